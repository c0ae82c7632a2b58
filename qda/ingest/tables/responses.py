"""One document for each row: a response, or an excerpt."""

from pathlib import Path
from types import MappingProxyType

from qda.ingest.names import is_name, tidy
from qda.ingest.notice import Notice
from qda.ingest.reader import Metadata, Reading
from qda.ingest.tables.columns import Columns
from qda.ingest.tables.sheet import Row, Sheet, listed
from qda.ingest.timed.utterance import folded
from qda.model.document import paragraph_count
from qda.model.span import Span


def responses(sheet: Sheet, columns: Columns, path: Path) -> tuple[list[Reading], list[Notice]]:
    """The documents of a table, and what is not among them."""
    readings, empty = [], []
    for row in sheet.rows:
        reading = _reading(sheet, row, columns, path)
        if reading.text:
            readings.append(reading)
        else:
            empty.append(row.number)
    if not empty:
        return readings, []
    texts = ", ".join(repr(one) for one in columns.texts)
    return readings, [
        Notice(f"{listed(empty)}: no text in {texts}; left out ({len(empty)} in all)", str(path))
    ]


def _reading(sheet: Sheet, row: Row, columns: Columns, path: Path) -> Reading:
    cells = dict(zip(sheet.columns, row.cells, strict=True))
    place = f"row {row.number}"
    answers = [(one, cells[one].strip()) for one in columns.texts if cells[one].strip()]
    text = "\n\n".join(answer for _, answer in answers)
    metadata = Metadata(
        document=_name(cells, columns.name) or _row_name(path, row.number),
        participant=_name(cells, columns.participant),
        locators=_locators(place, answers, several=len(columns.texts) > 1),
        attributes=MappingProxyType(_attributes(cells, columns)),
    )
    return Reading(text, Span(0, len(text)), metadata, member=place)


def _locators(place: str, answers: list[tuple[str, str]], *, several: bool) -> tuple[str, ...]:
    """The row; with several answers each paragraph's row and question."""
    if not several:
        return (place,)
    return tuple(f"{place}, {name}" for name, answer in answers for _ in range(paragraph_count(answer)))


def _name(cells: dict[str, str], column: str | None) -> str | None:
    name = folded(tidy(cells[column])) if column else ""
    return name if is_name(name) else None


def _row_name(path: Path, number: int) -> str:
    return f"{folded(tidy(path.stem)) or 'table'} row {number}"


def _attributes(cells: dict[str, str], columns: Columns) -> dict[str, str]:
    apart = {*columns.texts, columns.name, columns.participant}
    return {tidy(name): tidy(cell) for name, cell in cells.items() if name not in apart and cell.strip()}
