"""What is told of entries of recognised speech that lack a text or have times that cannot be."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from qda.ingest.notice import Notice
from qda.ingest.timed.plain_data import at, has_objects, time_of

_SHOWN = 5
Way = tuple[str | int, ...]
"""Names and numbers from an object to a value in it."""


class Entries(NamedTuple):
    """A list of what was said: where it stands, what it is called, and where its entries have text and times.

    A text, a start or an end stands at the first of its ways that has one. `inner` is a list within each
    entry, which counts where the entry has no text, or the list names speakers. A list whose first entry
    lacks one of `needs` is not read at all.
    """

    way: Way
    called: str
    text: tuple[Way, ...]
    start: tuple[Way, ...]
    end: tuple[Way, ...]
    per_second: float = 1.0
    inner: "Entries | None" = None
    needs: tuple[str, ...] = ()


def notices_of(value: Any, lists: Sequence[Entries], path: Path) -> Iterator[Notice]:
    """What to tell of the first of the lists that has entries."""
    chosen = next((one for one in lists if has_objects(at(value, *one.way), *one.needs)), None)
    faults = list(_faults(value, chosen, "")) if chosen else []
    for lacking, what in (
        (True, "entries without a text are left out"),
        (False, "times that cannot be are left out, and the words are kept"),
    ):
        found = [told for is_text, told in faults if is_text is lacking]
        more = f"; {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        if found:
            yield Notice(f"{what}: {'; '.join(found[:_SHOWN])}{more}", str(path))


def _faults(value: Any, entries: Entries, above: str) -> Iterator[tuple[bool, str]]:
    """Whether a text is missing or a time wrong, and in which entry."""
    for number, one in enumerate(at(value, *entries.way) or (), 1):
        where = f"{above}{entries.called}, entry {number}"
        inner = at(one, *entries.inner.way) if entries.inner else None
        within = inner if isinstance(inner, list) else []
        own = any(at(one, *way) is not None for way in entries.text)
        if not (own or within):
            yield True, where
        yield from ((False, f"{where}, {what}") for what in _times(one, entries))
        if entries.inner and within and (not own or any(at(word, "speaker") is not None for word in within)):
            yield from _faults(one, entries.inner, f"{where}, ")


def _times(one: Mapping[str, Any], entries: Entries) -> Iterator[str]:
    found: list[float | None] = []
    for name, ways in (("start", entries.start), ("end", entries.end)):
        said = [value for way in ways if (value := at(one, *way)) is not None]
        read = (time_of(value, per_second=entries.per_second) for value in said)
        found.append(next((time for time in read if time is not None), None))
        if said and found[-1] is None:
            yield f"{name} {said[0]!r:.40}"
    start, end = found
    if start is not None and end is not None and end < start:
        yield f"end {end:g} s before its start {start:g} s"
