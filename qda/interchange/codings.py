"""Codings as a data file: one row for each coding, every value exactly as it is.

    csv      UTF-8, RFC 4180 quoting, LF line ends, the first line names the columns; a missing value is an
             empty field and an empty text is `""`, "NA" is the text NA, a text that begins with "=" begins so
    json     one array of objects
    jsonl    one object on each line
    parquet  texts, whole numbers and decimals as such, the meanings of the columns in the file

A csv file is data, not a sheet to look at: a spreadsheet program may read a text that begins with "=" as a
formula. The theme workbook is the export that is safe to open there.
"""

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qda.errors import InputError, UsageError, did_you_mean, how_to_install
from qda.files.atomic import replacing
from qda.model.table import Column, ColumnKind, Table, Undefined, Value

FIRST = (
    "document",
    "participant",
    "kind",
    "speaker",
    "start",
    "end",
    "quote",
    "sentence",
    "code",
    "theme",
    "assertion",
    "rule",
    "coder",
    "status",
    "score",
)
"""The columns that every export has, in this order; others follow in the order of the table."""

_QUOTED = frozenset(',"\r\n')
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def export(path: Path, codings: Table, fmt: str, *, bom: bool = False) -> None:
    """Write codings as `csv`, `json`, `jsonl` or `parquet`, whole or not at all.

    `bom` puts a byte order mark before a csv file, by which Excel knows that it is UTF-8.
    Raises UsageError for another format, or when parquet's library is missing; InputError for a text that
    cannot be written as UTF-8; ProjectError when the file cannot be written; ValueError when the table lacks
    a column or holds a value that no coding has.
    """
    if fmt not in _WRITERS:
        raise UsageError(f"{fmt!r} is no format for codings", remedy=did_you_mean(fmt, _WRITERS))
    if bom and fmt != "csv":
        raise UsageError("a byte order mark belongs to csv files only", remedy=f"Leave it out with {fmt}.")
    table = ordered(codings)
    check(table)
    with replacing(path) as draft:
        _WRITERS[fmt](draft, table)
        if bom:
            draft.write_bytes(b"\xef\xbb\xbf" + draft.read_bytes())


def ordered(codings: Table) -> Table:
    """The table with the columns of FIRST in front."""
    keys = [column.key for column in codings.columns]
    lacking = [key for key in FIRST if key not in keys]
    if lacking:
        raise ValueError(f"{codings.name} lacks the columns {', '.join(lacking)}")
    order = [keys.index(key) for key in FIRST]
    order += [at for at, key in enumerate(keys) if key not in FIRST]
    columns = tuple(codings.columns[at] for at in order)
    rows = tuple(tuple(row[at] for at in order) for row in codings.rows)
    return Table(codings.name, codings.title, columns, rows, codings.unit, codings.n)


def check(codings: Table) -> None:
    """Raise InputError for a text that no file can hold, ValueError for a value that no coding has."""
    for number, row in enumerate(codings.rows, 1):
        for column, value in zip(codings.columns, row, strict=True):
            _check_value(value, f"coding {number}, {column.key}")


def _check_value(value: Value, place: str) -> None:
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                f"{place}: the text holds half a character (U+{ord(value[error.start]):04X}), "
                "which no text file can hold",
                remedy="Read the document again with the encoding that it was saved in.",
            ) from error
    elif value is not None and not (isinstance(value, (int, float)) and math.isfinite(value)):
        raise ValueError(f"{place}: {value!r} is not a value of a coding")


def _write_csv(draft: Path, codings: Table) -> None:
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(_field(column.key) for column in codings.columns) + "\n")
        file.writelines(",".join(map(_field, row)) + "\n" for row in codings.rows)


def _field(value: Value) -> str:
    """A field of RFC 4180. Python's own writer cannot tell a missing value from an empty text."""
    text = "" if value is None else str(value)
    if value == "" or not _QUOTED.isdisjoint(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _write_json(draft: Path, codings: Table) -> None:
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write("[\n" + ",\n".join(_objects(codings)) + "\n]\n" if codings.rows else "[]\n")


def _write_jsonl(draft: Path, codings: Table) -> None:
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{one}\n" for one in _objects(codings))


def _objects(codings: Table) -> Iterator[str]:
    """Each coding on one line, also for readers that break lines at more characters than LF."""
    keys = [column.key for column in codings.columns]
    for row in codings.rows:
        coding = dict(zip(keys, row, strict=True))
        yield json.dumps(coding, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS)


def _write_parquet(draft: Path, codings: Table) -> None:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            "parquet files need a library that is not installed",
            remedy=f"{how_to_install('parquet')}\n  Or choose csv, json or jsonl.",
        ) from error
    pyarrow.parquet.write_table(arrow_table(pyarrow, codings), draft)


def arrow_table(pyarrow: Any, table: Table) -> Any:
    """A table in the form of Arrow, with the meanings of its columns."""
    schema = pyarrow.schema([_arrow_field(pyarrow, column) for column in table.columns])
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [
        pyarrow.array([None if isinstance(value, Undefined) else value for value in values], field.type)
        for values, field in zip(columns, schema, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _arrow_field(pyarrow: Any, column: Column) -> Any:
    kinds = {ColumnKind.TEXT: pyarrow.string(), ColumnKind.COUNT: pyarrow.int64()}
    kind = kinds.get(column.kind, pyarrow.float64())
    return pyarrow.field(column.key, kind, metadata={"meaning": column.meaning})


_WRITERS: dict[str, Callable[[Path, Table], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
}
FORMATS = tuple(_WRITERS)
"""The formats that `export` writes."""
