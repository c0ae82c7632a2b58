"""The numbers of characters, as PDFium tells them, to text."""

import re
from collections.abc import Sequence

UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not tell what it is."""
HYPHEN = 2
"""What PDFium makes of a hyphen at a line's end; it then tells nothing of the line's end."""
_DROPPED = frozenset((0x200B, 0x2060, 0xFEFF))
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF06F: "o"}
"""Bullets of the fonts Symbol and Wingdings, which have no character of their own."""


def letters(codes: Sequence[int]) -> str:
    """The text of some characters, of which there is one at least."""
    if min(codes) >= 0x20 and max(codes) < 0x7F:
        return bytes(codes).decode("ascii")
    text = "".join(map(_letter, codes))
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _letter(code: int) -> str:
    if code == HYPHEN:
        return "-"
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return UNKNOWN
    if code in _DROPPED:
        return ""
    return _BULLETS.get(code) or (chr(code) if code <= 0x10FFFF else UNKNOWN)


_ODD = re.compile(r"[‰ˆ¸ˇ][^\W\d_]")


def is_odd(text: str) -> bool:
    """Whether signs that are none of a word stand in it, of fonts with other numbers: `f¸r` for `für`."""
    return not text.isascii() and _ODD.search(text) is not None


def is_private(text: str) -> bool:
    """Whether a text holds characters that have a meaning in their own font only."""
    return not text.isascii() and any("\ue000" <= letter <= "\uf8ff" for letter in text)
