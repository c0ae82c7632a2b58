"""The marks of a text that need no thought: most of those that could end a sentence.

Each verdict here is what `sentences` would say of the mark, read off the few characters around it: a mark
after a plain word, a single blank, a letter. What is not plain is left to be asked, one by one.
"""

from dataclasses import dataclass
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Bools, Ints
from qda.language.characters.kinds import (
    DIGIT,
    JOINED,
    LOWER,
    OTHER,
    Codes,
    among,
    codes_of,
    is_letter,
    kinds_of,
)

LATIN = ".!?…‼⁇⁈⁉‽"
OPENING, CLOSING = '"“', '"”'
FULL = "。！？｡؟۔।॥։።፧፨။។"
NONE, END, ASK = range(3)
_STOP, _QUESTION, _CRY, _ELLIPSIS = map(ord, ".?!…")
_LONGEST = 30


class ListedWords:
    """Casefolded words."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words, self._longest = words, max(map(len, words), default=0)

    def among(self, text: str, starts: Ints, ends: Ints) -> Bools:
        """Which of some words (W,) of a text are listed."""
        found = ends - starts <= self._longest
        places = zip(starts[found].tolist(), ends[found].tolist(), strict=True)
        found[found] = [normalize("NFC", text[a:b]).casefold() in self._words for a, b in places]
        return found


@dataclass(frozen=True, slots=True)
class Marks:
    """The M marks in some passages.

    `places` (M,) are code points of the text, `owners` (M,) numbers of passages, `verdicts` (M,) NONE, END or
    ASK, and `cuts` (M,) where the next sentence begins when the verdict is END.
    """

    places: Ints
    owners: Ints
    verdicts: NDArray[np.uint8]
    cuts: Ints


def marks_of(text: str, spans: Ints, listed: ListedWords) -> Marks:
    """The marks in passages (P, 2) of a text, P >= 1.

    `listed` are the words of two or more letters after which a full stop needs thought.
    """
    low = int(spans[0, 0])
    codes = codes_of(text[low : int(spans[-1, 1])])
    places = np.flatnonzero(among(codes, LATIN + FULL))
    owners = np.searchsorted(spans[:, 0], places + low, side="right") - 1
    inside = places + low < spans[owners, 1]
    places, owners = places[inside], owners[inside]
    verdicts, gaps = _Verdicts(text, low, codes, spans - low, places, owners).all(listed)
    return Marks(places + low, owners, verdicts, places + (low + 1) + gaps)


class _Verdicts:
    """The characters around each mark; those beyond its passage count as OTHER."""

    def __init__(self, text: str, low: int, codes: Codes, spans: Ints, places: Ints, owners: Ints):
        self._text, self._low, self._codes, self._places = text, low, codes, places
        self._first, self._end = spans[owners, 0], spans[owners, 1]
        self._mark = codes[places]
        self._before, self._next = self._kind(-1), self._kind(1)

    def all(self, listed: ListedWords) -> tuple[NDArray[np.uint8], Ints]:
        """The verdicts (M,), and how many characters stand between the mark and the next sentence (M,)."""
        after_letter = is_letter(self._before)
        closed = self._is(1, CLOSING)
        blank = self._is(1 + closed, " \n")
        opened = blank & self._is(2 + closed, OPENING)
        word = self._kind(2 + closed + opened)
        lower = word == LOWER
        stop, question, full = self._mark == _STOP, self._mark == _QUESTION, among(self._mark, FULL)
        met = after_letter & blank & is_letter(word)
        cried = (self._mark == _CRY) & ~lower
        ends = met & (((question | cried) & ~closed) | full)
        ends |= after_letter & full & is_letter(self._next)
        capital = blank & (is_letter(word) & ~lower)
        ends |= self._stops(capital, listed) | (stop & capital & self._after_bracket())
        ends &= ~self._in_bracket("()") & ~self._in_bracket("[]")
        none = self._places + closed + 1 == self._end
        none |= stop & (self._next == LOWER)
        none |= stop & (self._before == DIGIT) & (self._next == DIGIT)
        none |= (self._mark == _ELLIPSIS) & after_letter & blank & lower & ~closed & ~opened
        within, running_on = self._spaced_stops()
        ends &= ~within
        none |= within | running_on
        verdicts = np.where(ends, END, np.where(none, NONE, ASK)).astype(np.uint8)
        return verdicts, (closed & blank).astype(np.int64) + blank

    def _spaced_stops(self) -> tuple[Bools, Bools]:
        """Which stops stand within ". . .", and which begin one that a word in lower case follows."""
        near = self._is(-1, LATIN) | self._is(1, LATIN)
        alone = (self._mark == _STOP) & ~near
        linked = np.zeros(len(alone) + 1, np.bool_)
        linked[1:-1] = alone[1:] & alone[:-1] & self._is(1, " \n")[:-1] & (np.diff(self._places) == 2)
        linked[1:-1] &= self._end[1:] == self._end[:-1]
        within = linked[:-1]
        lasts = np.flatnonzero(~linked[1:])
        last = self._places[lasts[np.searchsorted(lasts, np.arange(len(alone)))]] - self._places
        begins = linked[1:] & ~within
        return within, begins & self._is(last + 1, " \n") & (self._kind(last + 2) == LOWER)

    def _kind(self, step: int | Ints) -> NDArray[np.uint8]:
        return np.where(self._holds(step), kinds_of(self._at(step)), np.uint8(OTHER))

    def _at(self, step: int | Ints) -> Codes:
        found: Codes = self._codes[np.clip(self._places + step, 0, len(self._codes) - 1)]
        return found

    def _holds(self, step: int | Ints) -> Bools:
        place = self._places + step
        held: Bools = (place >= self._first) & (place < self._end)
        return held

    def _is(self, step: int | Ints, signs: str) -> Bools:
        found: Bools = among(self._at(step), signs) & self._holds(step)
        return found

    def _after_bracket(self) -> Bools:
        """Whether a bracket that closes, with a word before it, stands before each mark."""
        inner = self._kind(-2)
        found: Bools = self._is(-1, ")") & (is_letter(inner) | (inner == DIGIT))
        return found

    def _stops(self, wanted: Bools, listed: ListedWords) -> Bools:
        """Which of the wanted full stops come after a plain word that no list names."""
        which = np.flatnonzero(wanted & (self._mark == _STOP) & (self._before != OTHER))
        lengths, letters, marks = self._words(which)
        signs = lengths - marks
        plain = np.flatnonzero((signs >= 3) | ((signs == 2) & letters))
        found = np.zeros(len(self._places), np.bool_)
        ends = self._places[which[plain]] + self._low
        starts = ends - lengths[plain]
        found[which[plain[~listed.among(self._text, starts, ends)]]] = True
        return found

    def _words(self, which: Ints) -> tuple[Ints, Bools, Ints]:
        """The lengths of the words before some marks (W,), which of them have no digit (W,), and how many of
        their characters join a letter (W,).

        A plain word has letters and digits only, begins with one of these, and stands after a blank or where
        its passage begins. The length of another one is 0.
        """
        lengths, letters = np.zeros(len(which), np.int64), np.ones(len(which), np.bool_)
        joined = np.zeros(len(which), np.int64)
        rest = np.arange(len(which))
        last = np.full(len(which), OTHER, np.uint8)
        for step in range(1, _LONGEST + 2):
            places = self._places[which[rest]] - step
            begun = places < self._first[which[rest]]
            codes = self._codes[np.maximum(places, 0)]
            kinds = kinds_of(codes)
            edge = begun | among(codes, " \n")
            done = rest[edge & (last[rest] != JOINED)]
            lengths[done] = step - 1
            letters[rest] &= edge | (kinds != DIGIT)
            joined[rest] += ~edge & (kinds == JOINED)
            last[rest] = kinds
            rest = rest[~edge & (kinds != OTHER)]
            if not len(rest):
                break
        return lengths, letters, joined

    def _in_bracket(self, pair: str) -> Bools:
        """Whether the last bracket of a kind before each mark is an opening one."""
        brackets = np.flatnonzero(among(self._codes, pair))
        if not len(brackets):
            return np.zeros(len(self._places), np.bool_)
        number = np.searchsorted(brackets, self._places) - 1
        last = brackets[np.maximum(number, 0)]
        opened: Bools = (number >= 0) & (last >= self._first) & (self._codes[last] == ord(pair[0]))
        return opened
