"""Where codings stood in a text that comes back: the record knows, whatever people chose for other texts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qda.model.coding import Anchor, Key
from qda.model.event import Event


def places_in(text_hash: str, events: Iterable[Event]) -> dict[Key, Anchor]:
    """The last place in a text of each coding that was in it, by what the coding is called now.

    A coding of the rules has another id in each text: what people decided or wrote about it tells which.
    """
    known: dict[Key, dict[str, Anchor]] = {}
    for event in events:
        if event.redacted_by is None:
            for before, after in _steps(event.payload):
                places = known.setdefault(before, {})
                places[after[1].text_hash] = after[1]
                known[after[0]] = places
    return {key: places[text_hash] for key, places in known.items() if text_hash in places}


def _steps(said: Mapping[str, Any]) -> Iterator[tuple[Key, tuple[Key, Anchor]]]:
    """What an event says of a coding: what it was called, what it is called then, and where it stands."""
    if "status_before" in said:  # a person's coding in a new text, whose id stays
        key = (said["id"], said["coder"])
        yield from ((key, (key, Anchor(**said[when]))) for when in ("before", "after"))
        return
    new = said.get("coding") or _coding(said.get("decision")) or _coding(said.get("memo"))
    if new:
        yield _key(new), (_key(new), Anchor(**new["anchor"]))
    before, after = _coding(said.get("before")), _coding(said.get("after"))
    if before and after:
        yield _key(before), (_key(before), Anchor(**before["anchor"]))
        yield _key(before), (_key(after), Anchor(**after["anchor"]))


def _coding(work: Any) -> Any:
    """The coding that a decision or a memo is on, if it is on one."""
    return work.get("coding") if isinstance(work, dict) else None


def _key(coding: Mapping[str, Any]) -> Key:
    return coding["id"], coding["coder"]
