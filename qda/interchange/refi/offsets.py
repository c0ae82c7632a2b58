"""Places in a text as programs count them, and as this one does: code points of the text with LF line ends.

Programs differ in what a character is (a code point, or a unit of UTF-16, of which an emoji has two), in
whether a line end of CR and LF counts as two, and in whether the byte order mark counts. A reading says all
three.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import NamedTuple

UTF16, CODE_POINTS = "utf16", "codepoint"
UNITS = (CODE_POINTS, UTF16)
_LAST_OF_ONE_UNIT = "\uffff"


class Reading(NamedTuple):
    """How the places of a file are counted; `crlf` is what a line end of two characters counts."""

    unit: str
    crlf: int
    bom: bool

    def in_words(self) -> str:
        """The reading for a person."""
        unit = "UTF-16 units" if self.unit == UTF16 else "code points"
        return f"{unit}, CRLF counts {self.crlf}, BOM {'counted' if self.bom else 'not counted'}"


OURS = Reading(CODE_POINTS, 1, False)
"""How the standard is read here on export, and how places are kept."""
READINGS = tuple(Reading(*one) for one in product(UNITS, (1, 2), (False, True)))


@dataclass(frozen=True)
class RawText:
    """A text with LF line ends and without byte order mark, and what its file had beside it.

    `breaks` are the places of the line ends that were CR and LF, `marks` how many byte order marks there
    were. `inline` texts stood within the XML, whose parser makes every line end LF: then any of them may have
    counted as two. `rich` ones are what a rich file shows: the text in which its program counted was not
    there.
    """

    text: str
    breaks: tuple[int, ...] = ()
    marks: int = 0
    inline: bool = False
    rich: bool = False

    def doubles(self, reading: Reading) -> tuple[int, ...]:
        """The places of characters that count as two in a reading."""
        return _doubles(self, reading.unit == UTF16, reading.crlf == 2)


@lru_cache(maxsize=64)
def _doubles(raw: RawText, wide: bool, lines: bool) -> tuple[int, ...]:
    found = [at for at, letter in enumerate(raw.text) if letter > _LAST_OF_ONE_UNIT] if wide else []
    return tuple(sorted([*found, *(_line_ends(raw) if lines else ())]))


def _line_ends(raw: RawText) -> Iterator[int]:
    if not raw.inline or raw.breaks:
        yield from raw.breaks
        return
    at = raw.text.find("\n")
    while at != -1:
        yield at
        at = raw.text.find("\n", at + 1)


@dataclass
class Counter:
    """Turns places of one text in one reading into ours and back."""

    raw: RawText
    reading: Reading
    _starts: list[int] = field(init=False)
    _doubles: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._doubles = self.raw.doubles(self.reading)
        self._starts = [at + number for number, at in enumerate(self._doubles)]

    @property
    def shift(self) -> int:
        """What the byte order mark adds to every place; of several the first belongs to the file alone."""
        return max(min(self.raw.marks, 1), self.raw.marks - 1) if self.reading.bom else 0

    @property
    def length(self) -> int:
        """The length of the text in this reading."""
        return len(self.raw.text) + len(self._doubles) + self.shift

    def ours(self, place: int) -> tuple[int, bool]:
        """A place in ours, and whether it stands within a character (then the place is before it).

        A place before the text is negative, one behind it is beyond the text's length.
        """
        bare = place - self.shift
        before = bisect_left(self._starts, bare)
        if before and bare == self._starts[before - 1] + 1:
            return self._doubles[before - 1], True
        return bare - before, False

    def theirs(self, place: int) -> int:
        """A place of ours in this reading."""
        return place + bisect_left(self._doubles, place) + self.shift
