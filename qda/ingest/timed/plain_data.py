"""Looks into JSON values with care: each look gives what it promises, or says what is not so."""

from collections.abc import Mapping, Sequence
from typing import Any

from qda.ingest.timed.times import seconds_of, sound
from qda.ingest.timed.utterance import folded


class Misshapen(Exception):
    """An entry is not what its form says."""


def at(value: Any, *path: str | int) -> Any:
    """What stands at a path of names and numbers, or None."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, Mapping) else None
        else:
            value = value[step] if isinstance(value, list) and len(value) > step else None
    return value


def objects(value: Any, what: str) -> Sequence[Mapping[str, Any]]:
    """A list of objects; None is an empty one."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Misshapen(f"{what} must be a list")
    for number, one in enumerate(value, 1):
        if not isinstance(one, Mapping):
            raise Misshapen(f"{what}, entry {number}: it must be an object with names and values")
    return value


def has_objects(value: Any, *keys: str) -> bool:
    """Whether it is a list of objects of which the first has these names."""
    first = at(value, 0)
    return isinstance(first, Mapping) and all(key in first for key in keys)


def words_of(value: Any, what: str) -> str:
    """A text on one line; None is an empty one."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Misshapen(f"{what} must be a text, not {value!r:.60}")
    return folded(value)


def time_of(value: Any, *, per_second: float = 1.0) -> float | None:
    """A time in seconds, from a number or a text; None when there is none or no recording has it."""
    if isinstance(value, str):
        found = seconds_of(value)
        return found if found is None or ":" in value else sound(found / per_second)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        return sound(value / per_second)
    except OverflowError:
        return None


def speaker_of(value: Any) -> str:
    """The label of a speaker: a name as it is, a number or letter as `Speaker 1`; "" when it is not told."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("id")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    label = folded(str(value))[:200]
    if label in ("", "?"):
        return ""
    return f"Speaker {label}" if len(label) == 1 or label.isdecimal() else label
