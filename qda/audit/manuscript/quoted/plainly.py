"""The words of a quotation without what is there for the printer: LaTeX's commands, marks of notes."""

import re
import unicodedata

_HYPHEN = re.compile(r"(?<=[^\W\d_])\"(?P<sign>[-=~|])(?=[^\W\d_])")
_SET = re.compile(r"\\[^\W\d_]|\\[^\w\s]|\\ |~|\{[\[\]]?\}|\[\^|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\w\"[-=~|]\w")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?[ \t]*")
_UNSAID = re.compile(
    r"\\(?:footnote|footnotemark|label|index|[a-z]*cite[a-z]*|hspace|vspace|marginpar)\*?"
    r"(?:\[[^\[\]]*\])*(?:\{(?:[^{}]|\{[^{}]*\})*\})*"
)
_NOTE = re.compile(r"\[\^[^\[\]]+\]|(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?…”’\"']))[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_DOTS = re.compile(
    r"\\(?:(?:[lch]|math)?dots[cbmio]?|(?:text|math)ellipsis)(?![A-Za-z])(?:\{\})?|"
    r"\\(?:o?lips|Lips|elide|elision|elp|omission|omitted|snip)(?![A-Za-z])(?:\{\}|(?!\s*\{))"
)
"""An ellipsis, also by commands that packages or authors have for one; not what takes the words away."""
_IN_FORMULA = re.compile(r"\$\s*([\[(]?\s*…\s*[\])]?)\s*\$")
_MARKED = re.compile(
    r"\\(?:(?:enquote|textquote|blockquote|say)\*?|(?:(?:foreign|hyphen)(?:text|block)?|(?:text|block)c)quote\*?"
    r"(?:\[[^\[\]]*\])*\{[^{}]*\})(?:\[[^\[\]]*\])*\{([^{}]*)\}"
)
_ALTERED = re.compile(r"\\text(?P<how>elp|ins)(?P<star>\*?)\s*\{(?P<said>[^{}]*)\}")
"""What the author left out or put in, in csquotes: \\textelp{}, \\textins{them}."""
_ARGUMENT = re.compile(r"\\[A-Za-z]+\*?\s?(?:\[[^\[\]]*\])*\{([^{}]*)\}")
_ACCENT = re.compile(r"""\\([`'^"~=.])\s?\{?\\?([^\W\d_])\}?|\\([cvuHkr])(?:\{([^\W\d_])\}|\s([^\W\d_]))""")
_COMBINING = dict(
    zip(
        "`'^\"~=.cvuHkr",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0327\u030c\u0306\u030b\u0328\u030a",
        strict=True,
    )
)
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'",
    "textendash": "–", "textemdash": "—",
}  # fmt: skip
_LETTER = re.compile(rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?:\{{\}}|(?![A-Za-z])\s?)")
_COMMAND = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\[A-Za-z]+\*?(?:\{\}|\s)?|\\\\(?:\[[^\]]*\])?")


def plainly(words: str) -> str:
    """Words as a reader sees them on the page; those of a text without commands and notes are as they are."""
    if _SET.search(words) is None:
        return words
    words = _HYPHEN.sub(lambda one: "-" if one["sign"] in "=~" else "", _NOTE.sub("", words))
    if re.search(r"\\|~|\{[\[\]]?\}", words) is None:
        return words
    words = _UNSAID.sub("", _COMMENT.sub("", words)) if "\\" in words else words
    words = _LETTER.sub(
        lambda one: _LETTERS[one[1]], _ACCENT.sub(_accented, _IN_FORMULA.sub(r"\1", _DOTS.sub("…", words)))
    )
    before = ""
    while before != words:
        before, words = words, _ALTERED.sub(_in_brackets, words)
        words = _ARGUMENT.sub(r"\1", _MARKED.sub(r"“\1”", words)) if words == before else words
    words = _COMMAND.sub(" ", words.replace(r"\-", ""))
    words = re.sub(r"\\[,;:!/ ]|(?<!\\)~", " ", words)
    return re.sub(r"\\([^\w\s])", r"\1", words).replace("{", "").replace("}", "")


def _in_brackets(found: re.Match[str]) -> str:
    r"""An omission as [...] and an insertion as [them]; \textelp{them} is both, \textelp*{them} the other way
    round."""
    said = f"[{found['said']}]" if found["said"].strip() else ""
    if found["how"] == "ins":
        return said
    return " ".join(one for one in ((said, "[…]") if found["star"] else ("[…]", said)) if one)


def _accented(found: re.Match[str]) -> str:
    mark, letter = found[1] or found[3], found[2] or found[4] or found[5]
    return unicodedata.normalize("NFC", letter + _COMBINING[mark])
