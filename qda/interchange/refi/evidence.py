"""Which reading of its places a file means, by what the readings would cut out of its texts.

People select words, not halves of words: under the right reading most passages begin and end where words do,
and where programs write the first words of a passage into its name, they are its first words. The program
that wrote the file gives a prior. Some people select without care for words, so that one misfit says little
where there are many. The weights below are odds, as natural logarithms, of seeing a sign under the right
reading against a wrong one.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qda.interchange.refi.offsets import CODE_POINTS, READINGS, UTF16, Counter, RawText, Reading
from qda.interchange.refi.standard import WIDE, is_ours

Selection = tuple[int, int, str]
"""Where a selection begins and ends, as its file counts, and its name."""

_OUTSIDE, _WITHIN, _NAMED, _MISNAMED = -6.0, -6.0, 4.0, -1.0
_CARELESS: Mapping[float, float] = {0.02: 0.4, 0.1: 0.25, 0.25: 0.15, 0.5: 0.1, 0.75: 0.06, 1.0: 0.04}
"""Careless places, within words or with a blank at the edge, as a share of those by chance: how often people
are so."""
_OTHER_TEXTS = 0.5
"""How much what the other texts of the same file say counts, against what a text says itself."""
_MOST_OF_OTHERS = 12.0
_MOST = 2000
"""Selections and places of a text that are looked at; more say nothing new."""
_FEWEST_LETTERS = 4
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_DOTS = re.compile(r"(?:\.\.\.|…|\[\.\.\.\])\s*$")

Prior = tuple[tuple[str, float], tuple[int, float], tuple[bool, float]]
"""What a program is known to do with units, line ends and the byte order mark, each with its odds."""
_STANDARD: Prior = ((CODE_POINTS, 1.0), (1, 1.0), (False, 1.0))
_ORIGINS: tuple[tuple[str, Prior], ...] = (
    ("nvivo", ((UTF16, 2.0), (2, 2.0), (False, 2.0))),
    ("atlas", ((CODE_POINTS, 0.2), (1, 2.0), (False, 2.0))),
    ("maxqda", ((CODE_POINTS, 0.2), (1, 1.0), (False, 2.0))),
    ("qualcoder", ((CODE_POINTS, 2.0), (1, 2.0), (False, 2.0))),
    ("qc ", ((CODE_POINTS, 2.0), (1, 2.0), (True, 0.2))),
    ("transana", ((CODE_POINTS, 2.0), (1, 1.0), (False, 1.0))),
)
_CERTAIN = 50.0


@dataclass(frozen=True, slots=True)
class Decision:
    """The reading that was taken for a text; `sure` is its share (0 to 1) against those that cut otherwise.

    `decides` is False when all readings cut the same passages out of the text, as in plain English with LF.
    `within_words` is the share (0 to 1) of places that are within a word all the same.
    """

    reading: Reading
    sure: float
    decides: bool
    within_words: float = 0.0

    def in_words(self) -> str:
        """The decision for a person."""
        if not self.decides:
            return "every way of counting gives the same passages"
        return f"{self.reading.in_words()} ({self.sure:.1%} sure)"


def prior_of(origin: str) -> Prior:
    """How the program that wrote a file counts, as far as it was measured; else the standard's way."""
    if is_ours(origin):
        unit = UTF16 if origin.endswith(WIDE) else CODE_POINTS
        return (unit, _CERTAIN), (1, _CERTAIN), (False, _CERTAIN)
    said = f"{origin.lower()} "
    return next((prior for name, prior in _ORIGINS if said.startswith(name)), _STANDARD)


def decide(texts: Mapping[str, tuple[RawText, Sequence[Selection]]], origin: str) -> dict[str, Decision]:
    """The reading of each text of a file; what a text cannot tell, the others of the file do.

    A file of this program says itself how it counts, whatever its passages look like: the rules of a codebook
    and people who code may well cut words.
    """
    looked_at = {name: () if is_ours(origin) else selections for name, (_, selections) in texts.items()}
    scores = {name: _scores(raw, looked_at[name]) for name, (raw, _) in texts.items()}
    whole = {reading: sum(one[reading] for one in scores.values()) for reading in READINGS}
    prior = prior_of(origin)
    told = {reading: _told_before(reading, prior) for reading in READINGS}
    return {
        name: _decided(raw, selections, scores[name], whole, told)
        for name, (raw, selections) in texts.items()
    }


def _decided(
    raw: RawText,
    selections: Sequence[Selection],
    own: Mapping[Reading, float],
    whole: Mapping[Reading, float],
    told: Mapping[Reading, float],
) -> Decision:
    others = {reading: whole[reading] - own[reading] for reading in READINGS}
    best_of_others = max(others.values())
    total = {
        reading: own[reading]
        + max(-_MOST_OF_OTHERS, _OTHER_TEXTS * (others[reading] - best_of_others))
        + told[reading]
        for reading in READINGS
    }
    best = max(READINGS, key=lambda reading: total[reading])
    cuts = {reading: _cuts(raw, selections, reading) for reading in READINGS}
    shares = {reading: math.exp(max(-700.0, total[reading] - total[best])) for reading in READINGS}
    same = sum(share for reading, share in shares.items() if cuts[reading] == cuts[best])
    cut = sum(_cuts_word(raw.text, place) for place, _ in cuts[best])
    return Decision(
        best, same / sum(shares.values()), len(set(cuts.values())) > 1, cut / max(1, len(cuts[best]))
    )


def _told_before(reading: Reading, prior: Prior) -> float:
    """The odds of a reading before any text is looked at."""
    return sum(odds for said, (known, odds) in zip(reading, prior, strict=True) if said == known)


def _cuts(raw: RawText, selections: Sequence[Selection], reading: Reading) -> tuple[tuple[int, bool], ...]:
    counter = Counter(raw, reading)
    return tuple(counter.ours(place) for start, end, _ in selections for place in (start, end))


def _scores(raw: RawText, selections: Sequence[Selection]) -> dict[Reading, float]:
    looked_at = selections[:: max(1, len(selections) // _MOST)]
    known: dict[tuple[tuple[int, bool], ...], _Signs] = {}
    signs = {}
    for reading in READINGS:
        found = _cuts(raw, looked_at, reading)
        if found not in known:
            known[found] = _signs(raw.text, found, [name for *_, name in looked_at])
        signs[reading] = known[found]
    chance, places = _chance(raw.text), 2 * len(looked_at)
    return {reading: _care(one.careless, places, chance) + one.rest for reading, one in signs.items()}


class _Signs(NamedTuple):
    """What a reading would cut out: how many careless places, and the odds of all the rest."""

    careless: int
    rest: float


def _signs(text: str, found: Sequence[tuple[int, bool]], names: Sequence[str]) -> _Signs:
    careless, rest = 0, 0.0
    for (first, starts_within), (last, ends_within), name in zip(found[::2], found[1::2], names, strict=True):
        rest += _WITHIN * (starts_within + ends_within)
        if first < 0 or last > len(text) or first > len(text):
            rest += _OUTSIDE
            continue
        careless += _careless_start(text, first) + _careless_end(text, last)
        if last > first:
            rest += _names(text[first:last], name)
    return _Signs(careless, rest)


def _careless_start(text: str, place: int) -> bool:
    return _cuts_word(text, place) or text[place : place + 1].isspace()


def _careless_end(text: str, place: int) -> bool:
    return _cuts_word(text, place) or (place > 0 and text[place - 1].isspace() and text[place - 1] != "\n")


def _care(careless: int, places: int, chance: float) -> float:
    """The odds that people chose places of which so many are `careless`, against `chance` alone.

    How careless they were is not known: each share of what chance does has its weight.
    """
    if not 0 < chance < 1:
        return 0.0
    odds = [
        math.log(weight)
        + careless * math.log(share)
        + (places - careless) * math.log((1 - share * chance) / (1 - chance))
        for share, weight in _CARELESS.items()
    ]
    most = max(odds)
    return most + math.log(sum(math.exp(one - most) for one in odds))


def _chance(text: str) -> float:
    """The share of the places of a text at which only somebody careless begins."""
    looked_at = range(1, len(text), max(1, len(text) // _MOST))
    return sum(_careless_start(text, place) for place in looked_at) / max(1, len(looked_at))


def _cuts_word(text: str, place: int) -> bool:
    """Whether a place is within a word, or between a letter and what is combined with it."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if unicodedata.combining(after) or after in "\u200d\ufe0f":
        return True
    return before.isalnum() and after.isalnum() and not (_UNSPACED.match(before) and _UNSPACED.match(after))


def names_of(
    raw: RawText, selections: Sequence[Selection], reading: Reading
) -> Iterator[tuple[str, str, bool]]:
    """For each selection whose name tells something: passage, name, and whether the passage begins so."""
    counter = Counter(raw, reading)
    for start, end, name in selections:
        passage = raw.text[max(0, counter.ours(start)[0]) : max(0, counter.ours(end)[0])]
        odds = _names(passage, name)
        if odds:
            yield passage, name, odds == _NAMED


def _names(passage: str, name: str) -> float:
    """Whether the name of a selection is how its passage begins; one that is something else says little."""
    said = "".join(_DOTS.sub("", name).split())
    if len(said) < _FEWEST_LETTERS:
        return 0.0
    return _NAMED if "".join(passage.split()).startswith(said) else _MISNAMED
