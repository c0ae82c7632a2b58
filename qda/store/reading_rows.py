"""Rows become values here, unless they hold what the program never writes.

A file can lose a bit and a person can edit it, so that a column holds bytes instead of a text, a text instead
of a number, nothing where something must be, JSON of another shape or a word that means nothing. Whoever
reads such a row is told which one it is.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from types import MappingProxyType, NoneType
from typing import Any, TypeVar

from qda.store.failures import Damaged
from qda.store.rows import Row

Value = TypeVar("Value")

_NUMBERS = frozenset(
    {"version", "number", "position", "start", "end", "body_start", "body_end", "replaces", "redacted_by"}
)
_MAY_BE_EMPTY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "events": frozenset({"redacted_by"}),
        "documents": frozenset({"participant", "language", "removed_at"}),
        "codings": frozenset({"rule", "cue", "score", "at"}),
        "decisions": frozenset({"rule", "cue", "score", "at", "replaces"}),
        "memos": frozenset({"coding", "replaces"}),
    }
)
_SHOWN = 40
"""Characters of a row's name that a message shows at most."""


def reads(table: str) -> Callable[[Callable[[Row], Value]], Callable[[Row], Value]]:
    """Let a function that reads a row of a table raise StoreError for a row that cannot be read."""

    def careful(read: Callable[[Row], Value]) -> Callable[[Row], Value]:
        @wraps(read)
        def value_of(row: Row) -> Value:
            try:
                refuse_other_kinds(table, row._fields, tuple(map(type, row)))
                return read(row)
            except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
                name = str(row[0])[:_SHOWN]
                problem = f"row {name!r} of the table {table} cannot be read; it was damaged or edited"
                raise Damaged(problem) from error

        return value_of

    return careful


@lru_cache(maxsize=1000)
def refuse_other_kinds(table: str, columns: tuple[str, ...], kinds: tuple[type, ...]) -> None:
    """Raise ValueError when a column of a table holds a value of another kind than it should."""
    for column, kind in zip(columns, kinds, strict=True):
        if kind not in kinds_of(table, column):
            raise ValueError(f"{column} holds {kind.__name__}")


def is_whole(table: str, row: Row) -> bool:
    """Whether all columns of a row of a table hold values of their kinds."""
    try:
        refuse_other_kinds(table, row._fields, tuple(map(type, row)))
    except ValueError:
        return False
    return True


def kinds_of(table: str, column: str) -> tuple[type, ...]:
    """What a column may hold."""
    number = float if column == "score" else int
    kind = number if column in _NUMBERS or number is float else str
    return (kind, NoneType) if column in _MAY_BE_EMPTY.get(table, ()) else (kind,)


def refuse_no_span(start: int, end: int) -> None:
    """Raise ValueError unless a passage can stand there."""
    if not 0 <= start <= end:
        raise ValueError(f"{start}-{end} is no passage")


def kept_json(content: str) -> Any:
    """What a column of JSON says; raises ValueError for what the program never writes."""
    value = json.loads(content, parse_constant=_no_number)
    if "\\u" in content:
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a character is none
    return value


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def texts_by_name(content: str) -> dict[str, str]:
    """A column of JSON that gives names their texts."""
    value = kept_json(content)
    if not isinstance(value, dict):
        raise TypeError("no names with texts")
    return dict(zip(value, texts_in(list(value.values())), strict=True))


def texts_in(value: Any) -> tuple[str, ...]:
    """A list of texts; raises TypeError for anything else."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError("no list of texts")
    return tuple(value)
