"""Who speaks once in a meeting: a group, a parliament.

    The President: Mr Roe, please.
    Roe, Minister of Finance: I ask you not to pass it.
    The President: I thank you.

Somebody who chairs has every second turn, and never two in a row but around such a label. Or what people
are stands in brackets behind their names, in each of their turns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels
from qda.units.legend import is_ended
from qda.units.lone import may_be_missed, without_role
from qda.units.speakers import Ground

_NEARLY_ALL = 0.9
_EVERY_SECOND = 0.4
_ENOUGH, _AGAIN = 3, 2
_NEAR = 100
"""Characters above a line, with blank ones among them, in which a sentence ends."""


def who_speaks_once(
    text: str, labels: Sequence[Label], found: Collection[str], ground: Ground, known: LabelWords
) -> frozenset[str]:
    """The keys of labels that stand once and are speakers in a meeting, beside the keys that were `found`.

    They begin paragraphs, below one that ends as a sentence does: not a line within a remark.
    """
    voices = {one.line.start: one for one in labels if one.key in found}
    if len(voices) < _ENOUGH:
        return frozenset()
    times, openings = count_labels(labels), ground.of(tuple(voices.values()))
    lone = [one for one in labels if times[one.key] == 1 and one.line.start in openings]
    lone = [one for one in lone if may_be_missed(without_role(one), found, known)]
    once = {one.line.start: one for one in lone if _is_below_sentence(text, one.line.start)}
    noted = _noted(once, voices)
    others = {start: one for start, one in once.items() if start not in noted}
    around = _around_chair({**voices, **noted}, others) if others else {}
    return frozenset(one.key for one in (*noted.values(), *around.values()))


def _is_below_sentence(text: str, start: int) -> bool:
    """Whether what stands above a line ends as a sentence does."""
    return is_ended(text[max(0, start - _NEAR) : start])


def _noted(once: Mapping[int, Label], voices: Mapping[int, Label]) -> dict[int, Label]:
    """Those with a note in brackets, `Roe (SPD)`, where others come again with one in all of their turns."""
    times = count_labels(voices.values())
    notes = count_labels(one for one in voices.values() if one.note)
    always = any(notes[key] == times[key] >= _AGAIN for key in notes)
    return {start: one for start, one in once.items() if one.note and always}


def _around_chair(voices: Mapping[int, Label], once: Mapping[int, Label]) -> dict[int, Label]:
    """Those of which just one stands between two turns of whoever has every second turn."""
    chair, count = count_labels(voices.values()).most_common(1)[0]
    turns = [(one, two) for one, two in pairwise(sorted(voices)) if voices[one].key == chair]
    again = [(one, two) for one, two in turns if voices[two].key == chair]
    lone = sorted(once)
    between = [lone[bisect_right(lone, one) : bisect_left(lone, two)] for one, two in again]
    found = {starts[0]: once[starts[0]] for starts in between if len(starts) == 1}
    others = len(turns) - len(again)
    enough = others >= _ENOUGH and others + len(found) >= _NEARLY_ALL * len(turns)
    every = count >= _EVERY_SECOND * (len(voices) + len(found))
    return found if enough and every else {}
