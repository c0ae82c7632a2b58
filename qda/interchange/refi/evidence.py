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

from qda.interchange.refi.offsets import CODE_POINTS, OURS, READINGS, UTF16, Counter, RawText, Reading
from qda.interchange.refi.standard import is_ours

Selection = tuple[int, int, str]
"""Where a selection begins and ends, as its file counts, and its name."""

_CUT_WORD, _OUTSIDE, _WITHIN, _BLANK_EDGE, _NAMED, _MISNAMED = -2.5, -6.0, -6.0, -1.0, 4.0, -1.0
_PRIOR, _PRIOR_OF_STANDARD = 6.0, 3.0
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

_ORIGINS: tuple[tuple[str, Reading], ...] = (
    ("nvivo", Reading(UTF16, 2, False)),
    ("atlas", Reading(UTF16, 1, False)),
    ("maxqda", Reading(UTF16, 1, False)),
    ("qualcoder", Reading(CODE_POINTS, 1, False)),
    ("qc ", Reading(CODE_POINTS, 1, False)),
    ("transana", Reading(CODE_POINTS, 1, False)),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The reading that was taken for a text; `sure` is its share (0 to 1) against those that cut otherwise.

    `decides` is False when all readings cut the same passages out of the text, as in plain English with LF.
    """

    reading: Reading
    sure: float
    decides: bool

    def in_words(self) -> str:
        """The decision for a person."""
        if not self.decides:
            return "every way of counting gives the same passages"
        return f"{self.reading.in_words()} ({self.sure:.1%} sure)"


def prior_of(origin: str) -> Reading | None:
    """How the program that wrote a file is known to count; None for programs that nobody has measured."""
    if is_ours(origin):
        return OURS
    said = f"{origin.lower()} "
    return next((reading for name, reading in _ORIGINS if said.startswith(name)), None)


def decide(texts: Mapping[str, tuple[RawText, Sequence[Selection]]], origin: str) -> dict[str, Decision]:
    """The reading of each text of a file; what a text cannot tell, the others of the file do."""
    scores = {name: _scores(raw, selections) for name, (raw, selections) in texts.items()}
    whole = {reading: sum(one[reading] for one in scores.values()) for reading in READINGS}
    known = prior_of(origin)
    prior, weight = known or OURS, _PRIOR if known else _PRIOR_OF_STANDARD
    told = {reading: _told_before(reading, prior, weight) for reading in READINGS}
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
    return Decision(best, same / sum(shares.values()), len(set(cuts.values())) > 1)


def _told_before(reading: Reading, prior: Reading, weight: float) -> float:
    """The prior: a third of it for each of unit, line ends and byte order mark that are as it has them."""
    return weight * sum(a == b for a, b in zip(reading, prior, strict=True)) / 3


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
