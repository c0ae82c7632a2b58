"""What the tables should hold by now, played through from the events."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from qda.model.plain import plain
from qda.store.documents import speakers_in
from qda.store.payloads import Redacted
from qda.store.rows import Row

Thing = dict[str, Any]
"""What a row should hold, by names: one value, or a frozenset of those that it may be one of.

What no event tells is left out.
"""
_VERSIONS = 100_000
"""No document has more versions than this; a number above it is a damaged one."""


class Things(dict[str, Thing]):
    """Documents, codings and the like, named in words.

    `senseless` are the numbers of events that make no sense.
    """

    def __init__(self) -> None:
        super().__init__()
        self.senseless: list[int] = []
        self._counts: Counter[str] = Counter()
        self._on: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, what: str, thing: Thing) -> int:
        """Add a thing that has no name of its own: it is the first, second, ... of its kind."""
        self._counts[what] += 1
        self[f"{what} number {self._counts[what]}"] = thing
        return self._counts[what]

    def add_work(self, what: str, said: Thing, before: Thing | None = None) -> None:
        """Add a decision or a memo, which takes the place of the last one that was as `before`."""
        earlier = self._on[what, _target(before)] if before else []
        replaces = next((one for one in reversed(earlier) if self._was(what, one, before)), None)
        self._on[what, _target(said)].append(self.add(what, {**said, "replaces": replaces}))

    def _was(self, what: str, number: int, before: Thing | None) -> bool:
        thing = self[f"{what} number {number}"]
        return before == {name: value for name, value in thing.items() if name != "replaces"}


def _target(said: Thing) -> str:
    """What a decision or a memo is about."""
    return str(said["target"] if "target" in said else said["coding"]["id"])


def replay(events: Iterable[Row]) -> Things:
    """What all events that were not redacted say, in their order.

    What follows a redaction in the same change tells again what is left, so that rows keep times of events
    that were redacted: then these are all that a time can be compared with.
    """
    told = Things()
    redacted: set[str] = set()
    again, times = ("", ""), frozenset[str]()
    for event in events:
        if event.redacted_by is not None:
            redacted.add(event.at)
            continue
        if event.type == Redacted.__name__:
            again, times = (event.at, event.actor), frozenset({*redacted, event.at})
        when = times if (event.at, event.actor) == again else event.at
        try:
            _REPLAY.get(event.type, _nothing)(told, json.loads(event.payload), when)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            told.senseless.append(event.number)
    return told


When = str | frozenset[str]
"""The time of an event, or those that its rows may have."""


def _nothing(_told: Things, _said: Any, _when: When) -> None:
    """An event that leaves no row behind."""


def _document(told: Things, said: Any, when: When) -> None:
    facts = dict(said.get("after") or said["document"])
    facts["speakers"] = plain(speakers_in(facts.get("speakers", {})))
    name, version = f"document {facts['name']}", said["version"]
    if not 0 < version <= _VERSIONS:
        raise ValueError("no document has so many versions")
    told[name] = {**facts, "version": version, "removed_at": None}
    source = {"source": facts["source"], "source_hash": facts["source_hash"]}
    if isinstance(when, frozenset):  # told again: of earlier versions no event says more than that they were
        source = {}
        for number in range(1, version):
            told.setdefault(f"{name}, version {number}", {"at": when})
    told.setdefault(f"{name}, version {version}", {"text_hash": facts["text_hash"], "at": when, **source})


def _document_removed(told: Things, said: Any, when: When) -> None:
    told[f"document {said['document']}"]["removed_at"] = when


def _participants(told: Things, said: Any, _when: When) -> None:
    """Events of earlier times do not tell the order of all."""
    for name in said["removed"]:
        del told[f"participant {name}"]
    for name, attributes in said["changed"].items():
        told[f"participant {name}"] = {"attributes": attributes}
    for thing, row in told.items():
        if thing.startswith("participant "):
            row.pop("position", None)
    for position, name in enumerate(said.get("order", [])):
        told[f"participant {name}"]["position"] = position


def _codebook(told: Things, said: Any, when: When) -> None:
    told.add("codebook", {**said, "at": when})


def _coder(told: Things, said: Any, when: When) -> None:
    told[f"coder {said['coder']}"] = {"since": when}


def _coding(told: Things, said: Any, _when: When) -> None:
    coding = said["coding"]
    told[f"coding {coding['id']} by {coding['coder']}"] = dict(coding)


def _coding_corrected(told: Things, said: Any, when: When) -> None:
    _coding(told, {"coding": said["after"]}, when)


def _coding_anchored(told: Things, said: Any, _when: When) -> None:
    told[f"coding {said['id']} by {said['coder']}"].update(anchor=said["after"], status=said["status"])


def _decision(told: Things, said: Any, _when: When) -> None:
    told.add_work("decision", said["decision"])


def _memo(told: Things, said: Any, _when: When) -> None:
    told.add_work("memo", said["memo"])


def _decision_anchored(told: Things, said: Any, _when: When) -> None:
    told.add_work("decision", said["after"], said["before"])


def _memo_anchored(told: Things, said: Any, _when: When) -> None:
    told.add_work("memo", said["after"], said["before"])


_REPLAY: dict[str, Callable[[Things, Any, When], None]] = {
    "DocumentImported": _document,
    "DocumentChanged": _document,
    "DocumentRemoved": _document_removed,
    "ParticipantsRead": _participants,
    "CodebookUsed": _codebook,
    "CoderAdded": _coder,
    "CodingAdded": _coding,
    "CodingCorrected": _coding_corrected,
    "CodingAnchored": _coding_anchored,
    "CodingDecided": _decision,
    "DecisionAnchored": _decision_anchored,
    "MemoWritten": _memo,
    "MemoAnchored": _memo_anchored,
}
