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
