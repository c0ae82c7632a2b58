r"""Quotation marks that LaTeX writes in letters: \glqq, "` and their like; what only looks like one; and
comments, in which nothing is one."""

import re

_COMMANDS = {
    "glqq": "„", "quotedblbase": "„", "grqq": "“", "flqq": "«", "frqq": "»", "og": "«", "fg": "»",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "textquotedblleft": "“", "textquotedblright": "”", "glq": "‚", "quotesinglbase": "‚", "grq": "‘",
    "textquoteleft": "‘", "textquoteright": "’", "lq": "‘", "rq": "’", "flq": "‹", "frq": "›",
    "guilsinglleft": "‹", "guilsinglright": "›",
}  # fmt: skip
_SHORTHANDS = {'"`': "„", "\"'": "“", '"<': "«", '">': "»"}
_CLOSING = frozenset(
    ("grqq", "grq", "frqq", "frq", "fg", "rq", "guillemotright", "guillemetright", "guilsinglright")
) | {"textquotedblright", "textquoteright"}
_WRITTEN = re.compile(
    rf"\\(?P<name>{'|'.join(sorted(_COMMANDS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|[ \t]+(?=\S))?"
    "|(?P<short>\"[`'<>])"
)
_IS_LATEX = re.compile(
    r"\\(?:documentclass|begin|(?:sub)*section|chapter|usepackage|emph|cite\w*|enquote|glqq|flqq)\b"
)
_COMMENT = re.compile(
    r"(?P<unseen>\\begin\{comment\}[\s\S]*?\\end\{comment\}|\\iffalse\b[\s\S]*?\\fi\b)|"
    r"(?P<kept>\\(?:url|href|path)\*?\{[^{}\n]*\}|\\[\s\S])|(?:\n[ \t]*)?%[^\n]*"
)
_NO_MARK = re.compile(r"(?<=\\)[\"'`^]|(?<=[^\W\d_])\"(?=[aouAOUsSz=~|-])")


def is_latex(text: str) -> bool:
    """Whether a text is LaTeX."""
    return _IS_LATEX.search(text) is not None


def without_comments(text: str) -> str:
    r"""LaTeX as it is printed: spaces in the place of comments, so that all else stands where it stood.

    A line that is nothing but a comment goes with the break before it, for it ends no paragraph. "\%" is a
    sign of the text, and so is "%" in an address.
    """
    return _COMMENT.sub(_blank, text)


def _blank(one: re.Match[str]) -> str:
    if one["unseen"]:
        return re.sub(r"[^\n]", " ", one[0])
    return one[0] if one["kept"] else " " * len(one[0])


def written_marks(text: str, start: int, end: int) -> list[tuple[int, int, str, bool]]:
    """Marks in letters: where each starts and ends, the mark that it stands for, and whether it opens."""
    found = []
    for one in _WRITTEN.finditer(text, start, end):
        short = one["short"]
        mark = _SHORTHANDS[short] if short else _COMMANDS[one["name"]]
        opens = short in ('"`', '"<') if short else one["name"] not in _CLOSING
        found.append((one.start(), one.end(), mark, opens))
    return found


def is_no_mark(text: str, at: int) -> bool:
    r"""Whether a mark belongs to an accent or a hyphen: \"u, Stra"se, Ein"-gang."""
    return _NO_MARK.match(text, at) is not None
