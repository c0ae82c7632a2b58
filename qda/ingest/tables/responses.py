"""One document for each row: a response, or an excerpt."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from qda.ingest.names import is_name, tidy
from qda.ingest.notice import Notice
from qda.ingest.reader import Metadata, Reading
from qda.ingest.tables.columns import Columns
from qda.ingest.tables.row import Row
from qda.ingest.tables.rows_told import told_of_answers
from qda.ingest.tables.sheet import Sheet, listed
from qda.ingest.timed.utterance import folded
from qda.model.document import paragraph_count
from qda.model.span import Span

_WITH_POINT = re.compile(r"^(\d+)\.0+$")
"""A number of a column that programs of statistics wrote."""
_ROMAN = re.compile(r"[ivxlc]+", re.I)


def responses(sheet: Sheet, columns: Columns, path: Path) -> tuple[list[Reading], list[Notice]]:
    """The documents of a table, and what is not among them."""
    rows = [(row, _reading(sheet, row, columns, path)) for row in sheet.rows]
    read = [(row, reading) for row, reading in rows if reading.text]
    notices = list(told_of_answers(read, path))
    empty = [(row.number, reading) for row, reading in rows if not reading.text]
    if empty:
        texts = ", ".join(repr(one) for one in columns.texts)
        left_out = f"no text in {texts}; left out ({len(empty)} in all)"
        notices.append(Notice(f"{listed([number for number, _ in empty])}: {left_out}", str(path)))
    said = _said_of_people(reading.metadata for _, reading in empty)
    known = [_knowing(reading, said) for _, reading in read]
    added = dict.fromkeys(name for _, names in known for name in names)
    if added:
        what = (
            f"what rows without text say of their participants ({', '.join(map(repr, added))}) is kept with"
        )
        notices.append(Notice(f"{what} the rows of the same people that have text", str(path)))
    return [reading for reading, _ in known], notices


def _said_of_people(rows: Iterable[Metadata]) -> dict[str, dict[str, set[str]]]:
    """What the rows without text say of each participant, as the first rows of a longitudinal export do."""
    said: dict[str, dict[str, set[str]]] = {}
    for one in rows:
        own = said.setdefault(one.participant or "", {})
        for name, value in one.attributes.items():
            own.setdefault(name, set()).add(value)
    return said


def _knowing(reading: Reading, said: Mapping[str, Mapping[str, set[str]]]) -> tuple[Reading, list[str]]:
    """A row with what was said of its participant without a difference where it says nothing itself; and the
    names of these columns."""
    metadata = reading.metadata
    told = said.get(metadata.participant, {}) if metadata.participant else {}
    alike = {name: next(iter(own)) for name, own in told.items() if len(own) == 1}
    more = {name: value for name, value in alike.items() if name not in metadata.attributes}
    if not more:
        return reading, []
    attributes = MappingProxyType({**metadata.attributes, **more})
    return replace(reading, metadata=replace(metadata, attributes=attributes)), list(more)


def _reading(sheet: Sheet, row: Row, columns: Columns, path: Path) -> Reading:
    cells = dict(zip(sheet.columns, row.cells, strict=True))
    place = f"row {row.number}"
    answers = [(one, cells[one].strip()) for one in columns.texts if cells[one].strip()]
    text = "\n\n".join(answer for _, answer in answers)
    metadata = Metadata(
        document=_name(cells, columns.name) or _row_name(path, row.number),
        participant=_name(cells, columns.participant),
        locators=_locators(place, answers, _page(cells, columns.page), several=len(columns.texts) > 1),
        attributes=MappingProxyType(_attributes(cells, columns)),
    )
    return Reading(text, Span(0, len(text)), metadata, member=place)


def _locators(place: str, answers: list[tuple[str, str]], page: str, *, several: bool) -> tuple[str, ...]:
    """The row, and the page of an excerpt; with several answers each paragraph's row and question."""
    if not several:
        return (f"{place}{page}",)
    return tuple(f"{place}, {name}{page}" for name, answer in answers for _ in range(paragraph_count(answer)))


def _page(cells: dict[str, str], column: str | None) -> str:
    """Where an excerpt stands in its work, as a locator has it behind the row: ", p. 12", ", pp. 12-13"; what
    begins without a number as it is, ", ch. 3"."""
    said = _WITH_POINT.sub(r"\1", tidy(cells[column])) if column else ""
    if not said:
        return ""
    numbers = re.findall(r"\d+", said)
    bare = said[0].isdigit() or _ROMAN.fullmatch(said)
    return f", {'pp. ' if len(numbers) > 1 else 'p. '}{said}" if bare else f", {said}"


def _name(cells: dict[str, str], column: str | None) -> str | None:
    name = folded(tidy(cells[column])) if column else ""
    return name if is_name(name) else None


def _row_name(path: Path, number: int) -> str:
    return f"{folded(tidy(path.stem)) or 'table'} row {number}"


def _attributes(cells: dict[str, str], columns: Columns) -> dict[str, str]:
    apart = {*columns.texts, columns.name, columns.participant}
    return {tidy(name): tidy(cell) for name, cell in cells.items() if name not in apart and cell.strip()}
