"""LaTeX in BibTeX's fields to the characters it stands for.

The decoder takes a second for some ten thousand characters, and most words have no LaTeX in them. So only
those are decoded that have, and each only once.
"""

import re
from collections.abc import Iterator

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field

_LATEX = re.compile(r"[\\{}~$%&#^_`]|--|''")
_BARE = re.compile(r"(?<!\\)((?:\\\\)*)([%&$])")
_ESCAPED = re.compile(r"\\([%&$#_~])")
_BLANK_LINE = re.compile(r"\n\s*\n|\\par\b|\\\\(?=\s*\n)")
_WHOLE = re.compile(r"\\(?:begin\b|end\b|verb\b|[(\[])")
_WORDS = re.compile(r"\S+\s*|\s+")
_OPEN = re.compile(r"\\(?:[A-Za-z@]+\*?|[^A-Za-z@%&$#_{}])?\s*\Z")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_BRACKETS = re.compile(r"[\[\]]")
_SIGNS = {"textless": "<", "textgreater": ">", "textbar": "|", "S": "§", "P": "¶"}
"""Signs that the decoder leaves out."""
_SIGN = re.compile(
    rf"\{{\\(?P<a>{'|'.join(_SIGNS)})\}}|(?<!\\)\\(?P<b>{'|'.join(_SIGNS)})(?:\{{\}}|(?![A-Za-z])[ \t]?)"
)
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span(?:\s[^<>]*)?)>")
"""Type that a reference manager marks as web pages do, and writes in such signs."""
_BELOW = {"s": "ș", "S": "Ș", "t": "ț", "T": "Ț"}
_COMMA_BELOW = re.compile(r"\\textcommabelow\s*(?:\{([sStT])\}|([sStT]))")
_NOT_PRINTED = re.compile(r"\{\\noopsort\{[^{}]*\}\}|\\noopsort\{[^{}]*\}|\\foreignlanguage\{[^{}]*\}(?=\{)")
"""What only tells how to sort a word, or its language."""
_SHORT = 200
_LONGEST = 20_000
"""Characters without an end of a word or a brace, which nobody writes and the decoder takes seconds for."""


class Decoder:
    """Decodes texts, and knows those that it has met."""

    def __init__(self) -> None:
        self.decoding = LatexDecodingMiddleware()
        self.known: dict[str, str] = {}

    def text(self, text: str) -> str:
        """A text as characters, its paragraphs parted by blank lines."""
        if not _LATEX.search(text):
            return text
        text = _with_signs(text)
        while text[:1] == "{" and text[-1:] == "}" and _balanced(text[1:-1]):
            text = text[1:-1]
        return "\n\n".join(self.paragraph(one) for one in _BLANK_LINE.split(text) if one.strip())

    def paragraph(self, text: str) -> str:
        """A text of one paragraph as characters; the same as decoding it in one piece."""
        if len(text) <= _LONGEST and (_WHOLE.search(text) or not _balanced(text)):
            return self.whole(text)
        return "".join(self._piece(piece) for piece in _pieces(text))

    def whole(self, text: str) -> str:
        """A text decoded in one piece; where that cannot be done, as it is."""
        decoded = self.decoded(text)
        return without_escapes(text) if decoded is None else decoded

    def decoded(self, text: str) -> str | None:
        """A text decoded in one piece, or None where the decoder cannot."""
        # A bare % would begin a comment and swallow the rest, a bare & or $ be layout.
        entry = Entry("work", "key", [Field("text", _BARE.sub(r"\1\\\2", text))])
        decoded = self.decoding.transform(Library([entry])).entries
        return str(decoded[0].fields[0].value) if decoded else None

    def _piece(self, piece: str) -> str:
        if not _LATEX.search(piece):
            return piece
        if len(piece) > _SHORT:
            return self.whole(piece) if len(piece) <= _LONGEST else without_escapes(piece)
        found = self.known.get(piece)
        if found is None:
            found = self.known[piece] = self.whole(piece)
        return found


def _with_signs(text: str) -> str:
    """A text with the signs for commands that the decoder knows nothing of, and would leave out."""
    if "\\" not in text:
        return text
    text = _COMMA_BELOW.sub(lambda one: _BELOW[one[1] or one[2]], _NOT_PRINTED.sub("", text))
    signs = _SIGN.sub(lambda one: _SIGNS[one["a"] or one["b"]], text)
    return _TAG.sub("", signs) if r"\textless" in text else signs


def without_escapes(text: str) -> str:
    r"""An address as it is meant: \_ is _."""
    return _ESCAPED.sub(r"\1", text)


def _balanced(text: str) -> bool:
    depth = 0
    for found in _BRACES.findall(text):
        depth += {"{": 1, "}": -1}.get(found, 0)
        if depth < 0:
            return False
    return depth == 0


def _pieces(text: str) -> Iterator[str]:
    """Words with the white space behind them; one piece as long as a brace or a command is not at its end."""
    piece: list[str] = []
    depth = brackets = 0
    for word in _WORDS.findall(text):
        piece.append(word)
        depth += sum({"{": 1, "}": -1}.get(found, 0) for found in _BRACES.findall(word))
        if "\\" in word or brackets:
            for bracket in _BRACKETS.findall(word):
                brackets = max(0, brackets + (1 if bracket == "[" else -1))
        if depth > 0 or brackets or _OPEN.search(word):
            continue
        yield "".join(piece)
        piece, depth, brackets = [], 0, 0
    yield "".join(piece)
