"""The documents of a shard, one after the other: a row of a Parquet file or a line of JSON Lines each.

A shard is never held as a whole. Of a Parquet file only the named columns are read, so many rows at a time as
take some megabytes; of JSON Lines, one line.
"""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from qda.errors import Place, ShardError, UsageError, did_you_mean, how_to_install
from qda.interchange.addresses import is_parquet, name_in, opened, telling
from qda.interchange.packed import unpacked

AT_ONCE = 4_000_000
"""Bytes of a Parquet file that are decoded at a time, about."""
_MARK = "\ufeff"
"""The byte order mark, which begins many texts and is no part of them."""


@dataclass(frozen=True, slots=True)
class ShardColumns:
    """The columns (or keys) that hold the text, the document's id, and who speaks or wrote, if one does."""

    text: str = "text"
    id: str = "id"
    participant: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(name for name in (self.text, self.id, self.participant) if name))


class Row(NamedTuple):
    """A document of a shard: its number from 1, its id, its text with LF line ends, "" when there is none."""

    number: int
    id: str
    text: str
    participant: str | None


def rows(address: str, columns: ShardColumns) -> Iterator[Row]:
    """The documents of a shard. Raises ShardError with the row or line when one cannot be read."""
    read = _parquet_rows if is_parquet(address) else _json_rows
    with telling(address):
        for number, values in read(address, columns):
            yield _Row(address, number).read(values, columns)


class _Row:
    """Reads the values of one row, and says where something is wrong."""

    def __init__(self, address: str, number: int) -> None:
        self.address, self.number = address, number

    def read(self, values: dict[str, Any], columns: ShardColumns) -> Row:
        """The document, or a ShardError."""
        participant = (
            self._name(values[columns.participant], columns.participant).strip()
            if columns.participant
            else ""
        )
        name = self._name(values[columns.id], columns.id)
        if not name.strip():
            raise self.error(
                f"the document has no id in {columns.id!r}", "Give every document an id of its own."
            )
        return Row(self.number, name, self._text(values[columns.text], columns.text), participant or None)

    def value(self, cell: Any, column: str) -> Any:
        """What a cell of a Parquet file holds, or a ShardError."""
        try:
            return cell.as_py()
        except UnicodeDecodeError as error:
            problem = f"{column!r} holds byte 0x{error.object[error.start]:02x}, which is not UTF-8"
            raise self.error(
                problem, "Is the file damaged? Make the shard anew, or copy it again."
            ) from error

    def _text(self, value: Any, column: str) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            problem = f"{column!r} holds {type(value).__name__}, not text"
            remedy = (
                "Name the column of the text with --text-column; where there is no text write null, not NaN."
            )
            raise self.error(problem, remedy)
        self._whole(value, column)
        text: str = value.removeprefix(_MARK)
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def _name(self, value: Any, column: str) -> str:
        if value is None or (isinstance(value, str | int | UUID) and not isinstance(value, bool)):
            name = "" if value is None else str(value)
            self._whole(name, column)
            return name
        problem = f"{column!r} holds {type(value).__name__}, which is no name"
        remedy = "A name must be a text or a whole number: write the column so, in pandas as Int64 or string."
        raise self.error(problem, remedy)

    def _whole(self, text: str, column: str) -> None:
        """Refuse half characters, which no file could hold."""
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            half = f"U+{ord(text[error.start]):04X}"
            remedy = "Make the shard anew from texts that are decoded right."
            raise self.error(f"{column!r} holds half a character ({half})", remedy) from error

    def error(self, problem: str, remedy: str) -> ShardError:
        """An error at this row."""
        return error_at(self.address, self.number, problem, remedy)


def error_at(address: str, number: int, problem: str, remedy: str) -> ShardError:
    """An error at a row of a Parquet file, or at a line of JSON Lines."""
    if is_parquet(address):
        return ShardError(f"row {number}: {problem}", place=Place(address), remedy=remedy)
    return ShardError(problem, place=Place(address, number), remedy=remedy)


def _json_rows(address: str, columns: ShardColumns) -> Iterator[tuple[int, dict[str, Any]]]:
    with opened(address) as file, unpacked(file, name_in(address)) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, _object(_Row(address, number), line, columns)


class _Twice(ValueError):
    """A key that stands twice in one object, of which only the last would count."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return found


def _object(row: _Row, line: bytes, columns: ShardColumns) -> dict[str, Any]:
    try:
        text = line.removeprefix(codecs.BOM_UTF8 if row.number == 1 else b"").decode("utf-8")
        values = json.loads(text.rstrip("\r\n"), object_pairs_hook=_pairs)
    except UnicodeDecodeError as error:
        problem = f"byte 0x{line[error.start]:02x} is not UTF-8"
        raise row.error(problem, "JSON Lines are UTF-8: save the shard so.") from error
    except _Twice as error:
        problem = f"the key {str(error)!r} stands twice in one object"
        raise row.error(problem, "Rename or leave out the other.") from error
    except (ValueError, RecursionError) as error:
        told = f"{error.msg}, character {error.colno}" if isinstance(error, json.JSONDecodeError) else error
        problem = f"this line is no JSON: {told}"
        raise row.error(problem, "Each line must be one object: {...}. Was the file cut off?") from error
    if not isinstance(values, dict):
        raise row.error(
            "this line is no JSON object", 'Each line must be one object: {"id": ..., "text": ...}'
        )
    lacking = [name for name in columns.names if name not in values]
    if lacking:
        raise row.error(f"the object has no key {lacking[0]!r}", _named(columns, lacking[0], list(values)))
    return values


def _parquet_rows(address: str, columns: ShardColumns) -> Iterator[tuple[int, dict[str, Any]]]:
    parquet = _pyarrow_parquet()
    how = {"buffer_size": 1 << 20, "pre_buffer": False, "page_checksum_verification": True}
    with opened(address) as file, parquet.ParquetFile(file, **how) as shard:
        known = shard.schema_arrow.names
        for name in columns.names:
            if name not in known:
                problem = f"the shard has no column {name!r}"
                raise ShardError(problem, place=Place(address), remedy=_named(columns, name, known))
            if known.count(name) > 1:
                problem = f"the shard has {known.count(name)} columns {name!r}"
                raise ShardError(problem, place=Place(address), remedy="Rename or leave out the others.")
        number = 0
        for batch in shard.iter_batches(_rows_at_once(shard.metadata), columns=list(columns.names)):
            held = {name: batch.column(batch.schema.get_field_index(name)) for name in columns.names}
            for row in range(batch.num_rows):
                number += 1
                said = _Row(address, number)
                yield number, {name: said.value(column[row], name) for name, column in held.items()}


def _rows_at_once(metadata: Any) -> int:
    """How many rows are decoded together, by how large they are on average in the largest row group."""
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    each = max((group.total_byte_size / max(1, group.num_rows) for group in groups), default=1.0)
    return max(1, min(10_000, int(AT_ONCE / max(1.0, each))))


def _named(columns: ShardColumns, name: str, known: list[str]) -> str:
    options = {
        columns.participant: "--participant-column",
        columns.id: "--id-column",
        columns.text: "--text-column",
    }
    return f"{did_you_mean(name, known)} Name it with {options[name]}.".strip()


def _pyarrow_parquet() -> Any:
    try:
        import pyarrow.parquet
    except ImportError as error:
        problem = "reading Parquet shards needs the library pyarrow"
        raise UsageError(problem, remedy=how_to_install("corpus")) from error
    return pyarrow.parquet
