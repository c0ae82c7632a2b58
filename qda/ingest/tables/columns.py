"""Which column of a table holds what: as a person says, else as the names and the cells tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from qda.errors import InputError, Place, did_you_mean
from qda.ingest.names import tidy
from qda.ingest.notice import Notice
from qda.ingest.reader import Options
from qda.ingest.tables.column_names import ID, PAGE, PARTICIPANT, TEXT
from qda.ingest.tables.sheet import Sheet, listed
from qda.ingest.timed.utterance import folded

_LONG_WORDS = 8
"""Words that the cells of an open answer have on average, at least."""
_EXAMPLE = 40
_WITH_POINT = re.compile(r"\d+\.0+")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table of responses; `texts` are one or more, `page` that of an excerpt's work."""

    texts: tuple[str, ...]
    name: str | None
    participant: str | None
    page: str | None = None


def plain_name(name: str) -> str:
    """A column's name without case, underscores and punctuation at its end."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return folded(re.sub(r"[_\-./:?()\[\]]+", " ", spaced)).casefold()


def find_columns(sheet: Sheet, options: Options, path: Path) -> Columns:
    """Choose the columns. InputError when a named one is not there, or nothing tells which holds the text."""
    participant = _named(sheet, options.participant_column, "--participant-column", path)
    name = _named(sheet, options.id_column, "--id-column", path)
    texts = _texts(sheet, options, path, {participant, name})
    if name is not None:
        _refuse_unclear(sheet, name, path)
    others = [one for one in sheet.columns if one not in texts]
    participant = participant or next((one for one in others if plain_name(one) in PARTICIPANT), None)
    name = name or next(
        (one for one in others if plain_name(one) in ID | PARTICIPANT and _is_unique(sheet, one)), None
    )
    page = next((one for one in others if plain_name(one) in PAGE and one not in (name, participant)), None)
    return Columns(texts, name, participant, page)


def unused_names(sheet: Sheet, columns: Columns, path: Path) -> Iterator[Notice]:
    """Why columns called like names of rows name none, where the rows are numbered for it."""
    if columns.name is not None:
        return
    for column in sheet.columns:
        reason = _why_no_name(sheet, column) if plain_name(column) in ID - PARTICIPANT else ""
        if reason and column not in (*columns.texts, columns.participant):
            yield Notice(
                f"the column {column!r} does not name the rows, because {reason}; they are numbered",
                str(path),
                "Correct it, or say which column names the rows: --id-column NAME",
            )


def numbers_with_a_point(sheet: Sheet, columns: Columns, path: Path) -> Iterator[Notice]:
    """That ids are written as programs of statistics write columns of numbers with empty cells: 12.0, which
    is another name than 12 in other tables and in participants.csv."""
    for column in dict.fromkeys((columns.name, columns.participant)):
        cells = [cell.strip() for cell in sheet.cells(column) if cell.strip()] if column else []
        if cells and all(map(_WITH_POINT.fullmatch, cells)):
            yield Notice(
                f"the column {column!r} names them with a decimal point, as {cells[0]!r}; in other files "
                f"{cells[0].partition('.')[0]!r} would be somebody else",
                str(path),
                "Write whole numbers there if it is so in other tables or in participants.csv.",
            )


def column_called(sheet: Sheet, wanted: str) -> str | None:
    """The column of a name, whatever its case and white space."""
    exact = [one for one in sheet.columns if one == folded(wanted)]
    alike = [one for one in sheet.columns if folded(one).casefold() == folded(wanted).casefold()]
    return next(iter(exact or alike), None)


def _named(sheet: Sheet, wanted: str | None, option: str, path: Path) -> str | None:
    if wanted is None:
        return None
    found = column_called(sheet, wanted)
    if found is None:
        raise InputError(
            f"there is no column {wanted!r} for {option}",
            place=Place(path),
            remedy=did_you_mean(wanted, sheet.columns),
        )
    return found


def _texts(sheet: Sheet, options: Options, path: Path, taken: set[str | None]) -> tuple[str, ...]:
    asked = [_named(sheet, one, "--text-column", path) for one in options.text_columns]
    if asked:
        return tuple(dict.fromkeys(one for one in asked if one is not None))
    free = [one for one in sheet.columns if one not in taken]
    called = [one for one in free if plain_name(one) in TEXT]
    long = [one for one in free if _is_long(sheet, one)]
    for choice in (called, [one for one in called if one in long], [] if called else long):
        if len(choice) == 1:
            return (choice[0],)
    raise _unclear(sheet, path)


def _is_long(sheet: Sheet, column: str) -> bool:
    lengths = [len(cell.split()) for cell in sheet.cells(column) if cell.strip()]
    return bool(lengths) and sum(lengths) / len(lengths) >= _LONG_WORDS


def _unclear(sheet: Sheet, path: Path) -> InputError:
    examples = "\n".join(f"    {one}: {_example(sheet, one)}" for one in sheet.columns)
    return InputError(
        "nothing tells which column holds the text to be coded",
        place=Place(path),
        remedy=f"Say it with --text-column NAME (several times for several), and with --id-column and "
        f"--participant-column what names each row and who wrote it. The columns are:\n{examples}",
    )


def _example(sheet: Sheet, column: str) -> str:
    first = next((cell for cell in sheet.cells(column) if cell.strip()), "")
    return shorten(folded(first), _EXAMPLE, placeholder=" ...") or folded(first)[:_EXAMPLE]


def _is_unique(sheet: Sheet, column: str) -> bool:
    return any(map(str.strip, sheet.cells(column))) and not _why_no_name(sheet, column)


def _why_no_name(sheet: Sheet, column: str) -> str:
    """Why the cells of a column cannot name the rows; "" when they can, or when they are all empty."""
    rows = _rows_by_name(sheet, column)
    empty = rows.pop("", [])
    twice = next(((name, numbers) for name, numbers in rows.items() if len(numbers) > 1), None)
    if twice:
        return f"{twice[0]!r} stands in {listed(twice[1])}"
    if rows and empty:
        return f"it is empty in {listed(empty)}"
    long = next((numbers for name, numbers in rows.items() if len(name) > _LONGEST_NAME), None)
    return f"a name has at most {_LONGEST_NAME} characters, and {listed(long)} has more" if long else ""


def _rows_by_name(sheet: Sheet, column: str) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, cell in zip(sheet.rows, sheet.cells(column), strict=True):
        rows.setdefault(folded(tidy(cell)), []).append(row.number)
    return rows


def _refuse_unclear(sheet: Sheet, column: str, path: Path) -> None:
    """A document's name must be one, and its own."""
    rows = _rows_by_name(sheet, column)
    twice: Sequence[tuple[str, list[int]]] = [pair for pair in rows.items() if len(pair[1]) > 1 and pair[0]]
    if twice:
        name, numbers = twice[0]
        raise InputError(
            f"the column {column!r} names two rows alike: {name!r} ({listed(numbers)})",
            place=Place(path),
            remedy="Choose a column that names each row, or leave --id-column out: rows are then numbered. "
            "Who wrote a row is said with --participant-column.",
        )
