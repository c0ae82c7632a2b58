"""The words of a page, with their place and size, as PDFium finds them.

Coordinates are in points, x to the right and y upwards, turned so that most of the page's text runs to the
right. Words are in PDFium's order, which is the file's, and the letters of a word in the order of reading.
"""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pypdfium2 import PdfPage, raw

from qda.ingest.pdf.clipped import Shown
from qda.ingest.pdf.letters import HYPHEN, UNKNOWN, is_private, letters
from qda.ingest.pdf.word_ends import parted, without_filling

RAISED, LOWERED = "\ufdd0", "\ufdd1"
"""Stand around a small raised number while it may be the mark of a footnote; no text holds them."""
_BLANK = frozenset(
    (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B))
)
_SPACE = 0x20
_GUESSED = 0.9
_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "ˇ": "\u030c",
}
_PRESENTATION = re.compile("[\ufb00-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_RIGHTWARD = re.compile(rf"[{_DIGIT}A-Za-z](?:[{_DIGIT}A-Za-z.,:/]*[{_DIGIT}A-Za-z])?")
_RIGHTWARD_IN_HEBREW = re.compile(r"[#$%°€£₪]*[0-9A-Za-z](?:[0-9A-Za-z.,:/+-]*[0-9A-Za-z])?[#$%°€£₪]*")
"""What runs from left to right among other letters (Unicode's bidirectional algorithm, rules W1-W7)."""
_HEBREW = re.compile("[\u0590-\u05ff]")
_BEFORE_MARK = re.compile(r"[\w.,;:!?)\]’”\"']")
_LONGEST_MARK = 3
_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d][.,;:!?)\]’”\"']))\d{1,3}$")
"""Figures that are a mark if the last one is small: behind a word, not in `PM10²` or `93,5²`."""
_BEHIND_MARK = ".,;:!?)]”’»\"'"
_MARK_FIRST = re.compile(r"\d{1,3}(?=[^\W\d])")
_SOFT_SEEN = re.compile("\u00ad+[-\u2010]$")
"""A soft hyphen at a line's end and the hyphen that is printed for it; some programs keep both."""
_SMALL = 0.8
_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its text, its edges, its base line, the size of its letters."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(slots=True)
class PageWords:
    """The words of a page; `height` and `width` are those of the page as it is read.

    `turned` are words that run in another direction than most of the page, `outside` those beyond its edges
    or those of what it shows. `unknown` counts the words whose characters the file does not tell.
    """

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    outside: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word as PDFium places it, and its direction in quarter turns; -1 when it is askew."""

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float
    bold: bool
    quarter: int
    told: bool


def page_words(page: PdfPage) -> PageWords:
    """Read the words of a page."""
    text_page = page.get_textpage()
    try:
        reading = _Page(text_page.raw, Shown(page, text_page.raw))
        placed = reading.words(text_page.count_chars())
    finally:
        text_page.close()
    turns = Counter(one.quarter for one in placed for _ in one.text)
    quarter = max((0, 1, 2, 3), key=lambda turn: turns[turn])
    bounds = _turned(page.get_bbox(), quarter)
    found = PageWords(bounds[2] - bounds[0], bounds[3] - bounds[1], outside=reading.hidden)
    for one in placed:
        if one.quarter != quarter:
            found.turned.append(one.text)
            continue
        word = _word(one, quarter, bounds)
        if -1 <= word.left <= found.width + 1 and -1 <= word.base <= found.height + 1:
            found.words.append(word)
            found.unknown += not one.told
        else:
            found.outside += 1
    return found


def _word(one: _Placed, quarter: int, bounds: tuple[float, float, float, float]) -> Word:
    left, _, right, _ = _turned(one.box, quarter)
    base = _turned((*one.origin, *one.origin), quarter)[1]
    return Word(one.text, left - bounds[0], right - bounds[0], base - bounds[1], one.size, one.bold)


def _turned(box: tuple[float, float, float, float], quarter: int) -> tuple[float, float, float, float]:
    """A box (left, bottom, right, top) after turning the page back by quarter turns."""
    if quarter == 0:
        return box
    x1, y1, x2, y2 = box
    if quarter == 1:
        x1, y1, x2, y2 = y1, -x2, y2, -x1
    elif quarter == 2:
        x1, y1, x2, y2 = -x2, -y2, -x1, -y1
    elif quarter == 3:
        x1, y1, x2, y2 = -y2, x1, -y1, x2
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


class _Page:
    """Asks PDFium about the characters of one page; keeps the memory that it writes its answers to.

    `hidden` counts the words that the page does not show.
    """

    def __init__(self, handle: object, shown: Shown) -> None:
        self.handle, self.shown, self.hidden = handle, shown, 0
        self.rectangle, self.matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.name, self.flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def words(self, count: int) -> list[_Placed]:
        """All words: what stands between white space, or after a hyphen at a line's end."""
        get, handle = raw.FPDFText_GetUnicode, self.handle
        codes = without_filling([get(handle, index) for index in range(count)], self._box)
        without_blanks = self._are_blanks_guessed(codes)
        words, start = [], 0
        for index in range(count + 1):
            if index < count and codes[index] not in _BLANK and codes[index - 1] != HYPHEN:
                continue
            parts = [(start, index)] if index > start else []
            if parts and without_blanks:
                parts = parted(start, index, self._size(start), self._box)
            words += [word for part in parts if (word := self._word(codes, *part)) is not None]
            start = index + (index < count and codes[index] in _BLANK)
        return words

    def _are_blanks_guessed(self, codes: Sequence[int]) -> bool:
        """Whether the page has hardly any blanks of its own: PDFium puts them where it sees gaps."""
        blanks = [index for index, code in enumerate(codes) if code == _SPACE]
        guessed = sum(int(raw.FPDFText_IsGenerated(self.handle, index) == 1) for index in blanks)
        return guessed > _GUESSED * len(blanks)

    def _word(self, codes: Sequence[int], start: int, end: int) -> _Placed | None:
        first, last = self._box(start), self._box(end - 1)
        if first is None or last is None or not raw.FPDFText_GetMatrix(self.handle, start, self.matrix):
            return None
        size = self._size(start)
        placed = raw.FPDFText_GetCharOrigin(self.handle, start, self.x, self.y)
        if not (placed and 0.1 < size < 2000 and math.isfinite(self.x.value) and math.isfinite(self.y.value)):
            return None
        quarter = self._quarter(start)
        text = self._text(codes, start, end, size)
        if not text:
            return None
        ends = [first, last]
        if not text.isascii() and _LEFTWARD.search(text):  # the letters at its edges can stand anywhere in it
            ends += [box for index in range(start, end) if (box := self._box(index))]
        lefts, bottoms, rights, tops = zip(*ends, strict=True)
        box = (min(lefts), min(bottoms), max(rights), max(tops))
        if self.shown.hides(start, box):
            self.hidden += 1
            return None
        told = UNKNOWN not in text and raw.FPDFText_HasUnicodeMapError(self.handle, start) != 1
        return _Placed(
            text,
            box,
            (self.x.value, self.y.value),
            size,
            self._bold(start),
            quarter,
            told and not is_private(text),
        )

    def _text(self, codes: Sequence[int], start: int, end: int, size: float) -> str:
        text = letters(codes[start:end])
        if not text.isascii() and len(text) == end - start and _LEFTWARD.search(text):
            text = self._leftward(text, start)
        if ("`" in text or not text.isascii()) and any(accent in text for accent in _ACCENTS):
            text = self._accented(text, start) if len(text) == end - start else text
        if not text.isascii():
            text = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
            text = unicodedata.normalize("NFC", text)
            text = _SOFT_SEEN.sub("\u00ad", text).lstrip("\u00ad")
        word = text if text[-1:].isalpha() else text.rstrip(_BEHIND_MARK)
        if word[-1:].isdigit() and len(word) > 1:
            if at := self._small_digits(word, end - len(text) + len(word), size):
                text = f"{text[:at]}{RAISED}{word[at:]}{LOWERED}{text[len(word) :]}"
        elif text[:1].isdigit() and (mark := _MARK_FIRST.match(text)) and size < _SMALL * self._size(end - 1):
            text = f"{RAISED}{mark[0]}{LOWERED}{text[mark.end() :]}"
        return text

    def _small_digits(self, text: str, end: int, size: float) -> int:
        """Where the small digits begin that may be a mark of a footnote, at the end of a word, or 0."""
        at = len(text)
        while at > 0 and text[at - 1].isdigit() and self._size(end - len(text) + at - 1) < _SMALL * size:
            at -= 1
        if at < len(text) and (
            mark := _MARK.search(text)
        ):  # text recognition sees its figures in several sizes
            at = mark.start()
        is_mark = 0 < len(text) - at <= _LONGEST_MARK and at and _BEFORE_MARK.match(text[at - 1])
        return at if is_mark else 0

    def _accented(self, text: str, start: int) -> str:
        """Accents that were printed over a letter, as its own accents."""
        letters = list(text)
        for index, accent in enumerate(text[:-1]):
            over, under = self._box(start + index), self._box(start + index + 1)
            if accent in _ACCENTS and text[index + 1].isalpha() and over and under and over[2] > under[0] + 1:
                letters[index], letters[index + 1] = "", text[index + 1] + _ACCENTS[accent]
        return "".join(letters).replace("ı\u0301", "í").replace("ı\u0308", "ï")

    def _leftward(self, text: str, start: int) -> str:
        """A word of a script that is read from right to left; some are kept from left to right.

        What stands at a number in it is kept in no order that tells its place.
        """
        boxes = [self._box(start + index) for index in range(len(text))]
        middles = [box[0] + box[2] if box else 0.0 for box in boxes]
        letters = [
            middle
            for letter, middle in zip(text, middles, strict=True)
            if _LEFTWARD.match(letter) and not letter.isdigit()
        ]
        steps = [after - before for before, after in pairwise(letters)]
        forwards = sum(step > 0 for step in steps) <= sum(step < 0 for step in steps)
        if forwards and not any(letter.isdigit() for letter in text):
            return text
        order = sorted(range(len(text)), key=lambda index: -middles[index])
        rightward = _RIGHTWARD_IN_HEBREW if _HEBREW.search(text) else _RIGHTWARD
        return rightward.sub(lambda found: found[0][::-1], "".join(text[index] for index in order))

    def _box(self, index: int) -> tuple[float, float, float, float] | None:
        box = self.rectangle
        if not raw.FPDFText_GetLooseCharBox(self.handle, index, box):
            return None
        edges = (box.left, box.bottom, box.right, box.top)
        return edges if all(map(math.isfinite, edges)) else None

    def _size(self, index: int) -> float:
        """The height of a character's font on the page, in points."""
        if not raw.FPDFText_GetMatrix(self.handle, index, self.matrix):
            return 0.0
        size = abs(float(raw.FPDFText_GetFontSize(self.handle, index)))
        return size * math.hypot(self.matrix.c, self.matrix.d)

    def _quarter(self, index: int) -> int:
        """The direction of a character; a negative size stands type on its head, as half a turn does."""
        turn = -1.0 if raw.FPDFText_GetFontSize(self.handle, index) < 0 else 1.0
        return _quarter(turn * float(self.matrix.a), turn * float(self.matrix.b))

    def _bold(self, index: int) -> bool:
        length = raw.FPDFText_GetFontInfo(self.handle, index, self.name, len(self.name), self.flags)
        if 0 < length <= len(self.name) and _BOLD.search(self.name.value.decode("latin-1")):
            return True
        return bool(raw.FPDFText_GetFontWeight(self.handle, index) >= _BOLD_WEIGHT)


def _quarter(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return -1
