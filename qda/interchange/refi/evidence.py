"""Which reading of its places a file means, by what the readings would cut out of its texts.

People select words, not halves of words: under the right reading most passages begin and end where words do,
and where programs write the first words of a passage into its name, they are its first words. The program
that wrote the file gives a prior. The weights below are odds, as natural logarithms, of seeing a sign under
the right reading against a wrong one.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.interchange.refi.offsets import CODE_POINTS, READINGS, UTF16, Counter, RawText, Reading
from qda.interchange.refi.standard import WIDE, is_ours

Selection = tuple[int, int, str]
"""Where a selection begins and ends, as its file counts, and its name."""

_CUT_WORD, _OUTSIDE, _WITHIN, _BLANK_EDGE, _NAMED, _MISNAMED = -2.5, -6.0, -6.0, -1.0, 4.0, -1.0
_OTHER_TEXTS = 0.5
"""How much what the other texts of the same file say counts, against what a text says itself."""
_MOST_OF_OTHERS = 12.0
_MOST = 2000
"""Selections of a text that are looked at; more say nothing new."""
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
    cuts: dict[tuple[tuple[int, bool], ...], float] = {}
    scores = {}
    for reading in READINGS:
        found = _cuts(raw, looked_at, reading)
        if found not in cuts:
            cuts[found] = sum(
                _score(raw.text, found[2 * at], found[2 * at + 1], name)
                for at, (_, _, name) in enumerate(looked_at)
            )
        scores[reading] = cuts[found]
    return scores


def _score(text: str, start: tuple[int, bool], end: tuple[int, bool], name: str) -> float:
    score = _WITHIN * (start[1] + end[1])
    first, last = start[0], end[0]
    if first < 0 or last > len(text) or first > len(text):
        return score + _OUTSIDE
    score += _CUT_WORD * (_cuts_word(text, first) + _cuts_word(text, last))
    if last > first:
        score += _BLANK_EDGE * (text[first].isspace() + (text[last - 1].isspace() and text[last - 1] != "\n"))
        score += _names(text[first:last], name)
    return score


def _cuts_word(text: str, place: int) -> bool:
    """Whether a place is within a word, or between a letter and what is combined with it."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if unicodedata.combining(after) or after in "\u200d\ufe0f":
        return True
    return before.isalnum() and after.isalnum() and not (_UNSPACED.match(before) and _UNSPACED.match(after))


def _names(passage: str, name: str) -> float:
    """Whether the name of a selection is how its passage begins; one that is something else says little."""
    said = "".join(_DOTS.sub("", name).split())
    if len(said) < _FEWEST_LETTERS:
        return 0.0
    return _NAMED if "".join(passage.split()).startswith(said) else _MISNAMED
