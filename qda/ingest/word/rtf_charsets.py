"""Which code page the bytes of rich text are in: the file's, or that of the font they are set in."""

import codecs
from dataclasses import dataclass, field

_BY_NUMBER = {
    10000: "mac_roman", 10001: "shift_jis", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2",
    10079: "mac_iceland", 10081: "mac_turkish", 1361: "johab", 936: "gb18030", 708: "iso8859_6",
    20127: "cp1252", 28591: "cp1252", 65001: "utf-8",
}  # fmt: skip
_BY_CHARSET = {
    77: 10000, 78: 10001, 79: 949, 81: 10006, 82: 10081, 83: 1255, 84: 1256, 85: 10006, 86: 10081, 87: 874,
    88: 10029, 89: 10007, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
    177: 1255, 178: 1256, 181: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}  # fmt: skip
OF_THE_FILE = {b"ansi": "cp1252", b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
SYMBOL = "symbol"
"""Stands for the code page of fonts whose codes are pictures, not letters."""


def code_page(number: int) -> str | None:
    """Python's name of a code page by its Windows number; None when there is none that can be read."""
    name = _BY_NUMBER.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name if number not in {65000, 1200, 1201} else None
    except LookupError:
        return None


@dataclass(slots=True)
class Fonts:
    """The fonts of a file: number -> charset, code page and name as the font table gives them."""

    charsets: dict[int, int] = field(default_factory=dict)
    pages: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def encoding(self, font: int | None, of_file: str) -> str:
        """The encoding of bytes in a font.

        Charset 0 is Western by the letter of the format, and is written by many programs for every font;
        it stands for the file's own code page unless other fonts of the file have charsets of their own.
        """
        if font is None or font not in self.charsets:
            page = code_page(self.pages[font]) if font in self.pages else None
            return page or of_file
        if font in self.pages and (page := code_page(self.pages[font])):
            return page
        charset = self.charsets[font]
        if charset == 2:
            return SYMBOL
        if charset == 0:
            told = any(one in _BY_CHARSET and one not in {77, 254, 255} for one in self.charsets.values())
            return "cp1252" if told else of_file
        return code_page(_BY_CHARSET.get(charset, 0)) or of_file
