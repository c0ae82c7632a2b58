"""The letters of rich text, which come as bytes in a code page or as numbers."""

from collections.abc import Callable

from qda.ingest.word.rtf_charsets import SYMBOL, Fonts
from qda.ingest.word.rtf_tokens import BYTES, WORD, Token
from qda.ingest.word.rtf_words import CHARACTERS
from qda.ingest.word.symbols import symbol

_UNKNOWN = "\ufffd"


class Letters:
    """Gives text to `say` as soon as it is known what it is; `unknown` counts the letters that are not.

    `page` is the code page of the file, `default` the font of text without one.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self.fonts = Fonts()
        self.page = "cp1252"
        self.default: int | None = None
        self.unknown = 0
        self._say = say
        self._held = bytearray()
        self._held_page = self.page
        self._held_font: int | None = None
        self._known: dict[tuple[int | None, str], str] = {}
        self._half: int | None = None
        self._standing_in = 0

    def add(self, content: bytes, font: int | None, *, in_table: bool = False) -> None:
        """Bytes wait until all of one code page are there, because a letter may have two.

        `in_table` says that they stand in one of the file's own tables, which are in the file's code page.
        """
        self._half_alone()
        font = font if font is not None else self.default
        page = self.page if in_table else self._encoding(font)
        if (page, font) != (self._held_page, self._held_font):
            self.flush()
            self._held_page, self._held_font = page, font
        self._held += content

    def flush(self) -> None:
        """Give what waits."""
        if not self._held:
            return
        content, self._held = bytes(self._held), bytearray()
        if self._held_page == SYMBOL:
            name = self._symbols(self._held_font)
            text = "".join(symbol(f"{one:x}", name) or chr(one) for one in content)
        else:
            text = content.decode(self._held_page, errors="replace")
            self.unknown += text.count(_UNKNOWN)
        self._say(text)

    def number(self, number: int, font: int | None, fallback: int) -> None:
        """A letter by its number, or half of one; `fallback` letters behind it stand in for it."""
        self._standing_in = fallback
        code = number & 0xFFFF if number < 0x10000 else number
        second = 0xDC00 <= code < 0xE000
        high, self._half = self._half, None
        if second == (high is None):
            self._tell_unknown()
        if 0xD800 <= code < 0xDC00:
            self._half = code
        elif second and high is not None:
            self._say(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00))
        elif 0 < code < 0x110000 and not second:
            self._say(self._letter(code, font if font is not None else self.default))

    def stands_in(self, token: Token) -> bool:
        """Whether a token only stands in for a letter given by its number, for programs without Unicode."""
        if not self._standing_in:
            return False
        ends = token.kind == WORD and token.content not in CHARACTERS
        if ends or token.content in {b"\n", b"\r"}:
            self._standing_in = 0
            return False
        if token.kind == BYTES and self._standing_in < len(token.content):
            return False
        self._standing_in = max(0, self._standing_in - (len(token.content) if token.kind == BYTES else 1))
        return True

    def rest(self, content: bytes) -> bytes:
        """Bytes without those at their beginning that stand in for a letter."""
        passed, self._standing_in = self._standing_in, 0
        return content[passed:]

    def end_of_group(self) -> None:
        """Nothing behind a group's end stands in for a letter within it."""
        self.flush()
        self._half_alone()
        self._standing_in = 0

    def fonts_are_known(self) -> None:
        """The table of fonts has ended."""
        self._known.clear()

    def _half_alone(self) -> None:
        """The first half of a letter whose second does not come."""
        if self._half is not None:
            self._half = None
            self._tell_unknown()

    def _tell_unknown(self) -> None:
        self.unknown += 1
        self._say(_UNKNOWN)

    def _letter(self, code: int, font: int | None) -> str:
        if 0xF000 <= code <= 0xF0FF and self._encoding(font) == SYMBOL:
            return symbol(f"{code:x}", self._symbols(font)) or "•"
        return chr(code)

    def _encoding(self, font: int | None) -> str:
        key = (font, self.page)
        if key not in self._known:
            self._known[key] = self.fonts.encoding(font, self.page)
        return self._known[key]

    def _symbols(self, font: int | None) -> str:
        name = self.fonts.names.get(font if font is not None else -1, "")
        return "Wingdings" if name.startswith("Wingdings") else "Symbol"
