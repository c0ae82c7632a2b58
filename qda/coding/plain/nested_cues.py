"""Cues within one another: which of them count, and how far a shorter one may reach.

`assertion` says why; `engine/nested_cues.py` does the same for a whole corpus at once.
"""

from collections import defaultdict

from qda.coding.plain.stretch import Match
from qda.language.cues import CueEntry, CueKind
from qda.model.coding import Assertion

Placed = tuple[CueEntry, Match]
"""A cue and where it stands."""


def longer_of(found: list[Placed]) -> list[list[Placed]]:
    """For each cue the longer ones in which it lies, as "not" does in "not only".

    Pseudo-cues around one within a cue that reaches beyond itself are around that too: "people who not only".
    """
    sharing: dict[int, list[Placed]] = defaultdict(list)
    for entry, match in found:
        for word in match.named:
            sharing[word].append((entry, match))
    longer = [
        [other for other in sharing[min(match.named)] if _outdoes(*other, entry, match)]
        for entry, match in found
    ]
    around: dict[frozenset[int], list[Placed]] = defaultdict(list)
    for others in longer:
        pseudo = [other for other in others if other[0].kind is CueKind.PSEUDO]
        for one, outer in others if pseudo else ():
            if one.beyond and one.kind is not CueKind.PSEUDO:
                around[outer.named] += pseudo
    return [
        others + around.get(match.named, []) if entry.beyond else others
        for (entry, match), others in zip(found, longer, strict=True)
    ]


def _outdoes(other: CueEntry, longer: Match, entry: CueEntry, match: Match) -> bool:
    """Whether another cue holds all words of a cue and more, or as many and is a pseudo-cue.

    A cue that only looks ahead over a gap goes on to what it looks at, and lies within none that ends before.
    """
    if not longer.start <= match.start <= match.end <= longer.end:
        return False
    pseudo = other.kind is CueKind.PSEUDO and entry.kind is not CueKind.PSEUDO
    return longer.named > match.named or (pseudo and longer.named == match.named)


def cores_of(
    cues: list[tuple[CueEntry, Match, list[Placed]]],
) -> dict[frozenset[int], frozenset[int]]:
    """The words of the shortest denials within each longer denial, by the words of that."""
    within = [
        (match.named, [other.named for one, other in longer if one.assertion is Assertion.NEGATED])
        for entry, match, longer in cues
        if entry.assertion is Assertion.NEGATED
    ]
    outer = {named for _, longer in within for named in longer}
    cores: dict[frozenset[int], frozenset[int]] = defaultdict(frozenset)
    for named, longer in within:
        for other in longer if named not in outer else ():
            cores[other] |= named
    return dict(cores)


def opens_within(entry: CueEntry, longer: CueEntry) -> bool:
    """Whether a cue opens a scope within a longer one; a report of which that says more does not."""
    told_twice = entry.assertion is longer.assertion is Assertion.REPORTED and not entry.whole
    return longer.confines and not told_twice


def room_of(cue: CueEntry, match: Match, bounds: tuple[int, int], longer: list[Placed]) -> tuple[int, int]:
    """The words that a cue may reach: its sentence, or longer cues around it, and each pseudo-cue at most.

    Within one that reaches beyond itself it reaches nothing back. What reports all before it, "argue" in "the
    authors argue", is held up by pseudo-cues alone.
    """
    pseudo = [(_kept(entry, one), one.end) for entry, one in longer if entry.kind is CueKind.PSEUDO]
    others = [(entry, one) for entry, one in longer if entry.kind is not CueKind.PSEUDO and not cue.whole]
    begun = (match.start if entry.beyond else one.start for entry, one in others)
    first = min(begun, default=bounds[0])
    last = max((one.end for entry, one in others if not entry.begins), default=bounds[1])
    return max([first, *(start for start, _ in pseudo)]), min([last, *(end for _, end in pseudo)])


def _kept(entry: CueEntry, cue: Match) -> int:
    """Where the words begin that cues within a pseudo-cue may reach."""
    return max(cue.start, cue.end - entry.tail) if entry.tail else cue.start
