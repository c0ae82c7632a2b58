"""What one cell holds.

A workbook is XML 1.0, which has no place for most control characters, for U+FFFE, U+FFFF and for lone
surrogates. Office Open XML writes them as `_xHHHH_`, four hexadecimal digits of a UTF-16 unit (ECMA-376,
part 1, 22.9.2.19, ST_Xstring), and so a text that already reads like that must have its underscore escaped
as well. Excel counts a cell's length in UTF-16 units and holds 32,767 of them.
"""

import re

MAX_UNITS = 32_767
PART = 1_500
"""Characters in one part of a long text: what a row of a sheet shows, and escaped never over MAX_UNITS."""

_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=[xX][0-9A-Fa-f]{4})")
_BLANK = re.compile("[ \t\r\n]+")


def escape(text: str) -> tuple[str, int]:
    """The text as a cell holds it, and how many of its characters had to be escaped.

    White space alone would be dropped by readers of XML, so it is escaped too.
    """
    if _BLANK.fullmatch(text):
        return "".join(map(_code, text)), len(text)
    return _ESCAPED.subn(lambda found: _code(found[0]), text)


def _code(character: str) -> str:
    return f"_x{ord(character):04X}_"


def units(text: str) -> int:
    """The length of a text in UTF-16 units; a character beyond U+FFFF has two."""
    return len(text) + sum(character > "\uffff" for character in text)


def fits(escaped: str) -> bool:
    """Whether one cell holds it."""
    return len(escaped) <= MAX_UNITS // 2 or units(escaped) <= MAX_UNITS


def parts(text: str) -> tuple[str, ...]:
    """A long text in pieces that joined give the text again; cut after a space where there is one."""
    pieces, start = [], 0
    while start < len(text):
        end = min(start + PART, len(text))
        if end < len(text):
            end = text.rfind(" ", start + PART // 2, end) + 1 or end
        pieces.append(text[start:end])
        start = end
    return tuple(pieces)
