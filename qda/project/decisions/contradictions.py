"""Decisions of two copies that contradict each other, until somebody who knows of both decides again."""

from collections.abc import Iterable, Iterator, Mapping

from qda.model.decision import Decision
from qda.store.database import Store
from qda.store.payloads import CodingDecided

_Key = tuple[str, str, str]
CameIn = Mapping[_Key, tuple[str, int]]
"""When each decision came into a copy, by time and event: as it was made there, or as a merge brought it."""
_NEVER = ("\uffff", 0)


def came_in(store: Store) -> CameIn:
    """When each decision of a copy came into it, as its events tell."""
    found: dict[_Key, tuple[str, int]] = {}
    for event in store.events(type=CodingDecided.__name__):
        said = event.payload.get("decision")
        if isinstance(said, Mapping):  # what was redacted says nothing
            key = str(said["coder"]), str(said["verdict"]), str(said["at"])
            found.setdefault(key, (event.at, event.number))
    return {_key(one): found.get(_key(one), (one.at, 0)) for one in store.all_decisions()}


def contradictions(
    decisions: Iterable[Decision], here: CameIn, there: CameIn
) -> Iterator[tuple[Decision, Decision]]:
    """Two that contradict each other for each coding that has such ones: the one made here, and the other.

    `decisions` are those of both copies. Only those count that nobody who knew of them has decided on again.
    """
    on: dict[tuple[str, str], list[Decision]] = {}
    for one in sorted(decisions, key=lambda one: one.order):
        on.setdefault(one.coding.key, []).append(one)
    for several in on.values():
        left = [
            one
            for number, one in enumerate(several)
            if not any(_knew(later, one, here, there) for later in several[number + 1 :])
        ]
        other = next((one for one in reversed(left) if one.verdict != left[-1].verdict), None)
        if other is not None:
            pair = (left[-1], other)
            yield pair if _made_in(left[-1], here, there) is here else pair[::-1]


def _knew(later: Decision, one: Decision, here: CameIn, there: CameIn) -> bool:
    """Whether a decision had come to where another one was made, before that was made."""
    copy = _made_in(later, here, there)
    return copy.get(_key(one), _NEVER) < copy[_key(later)]


def _made_in(one: Decision, here: CameIn, there: CameIn) -> CameIn:
    return here if here.get(_key(one), _NEVER) <= there.get(_key(one), _NEVER) else there


def _key(one: Decision) -> _Key:
    return one.coder, str(one.verdict), one.at
