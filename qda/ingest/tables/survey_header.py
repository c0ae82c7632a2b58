"""Rows of header below the first one, as programs for surveys write them."""

from collections.abc import Sequence
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.tables.row import Row

_ANSWERS = frozenset(
    {
        "response", "open-ended response", "antwort", "offene antwort", "réponse", "réponse ouverte",
        "respuesta", "respuesta abierta", "resposta", "resposta aberta", "risposta", "risposta aperta",
    }
)  # fmt: skip
"""What SurveyMonkey writes below a question that has one column."""


def header_and_rows(
    header: Row, below: list[Row], path: Path, notices: list[Notice]
) -> tuple[Row, list[Row]]:
    """The names of the columns, and the rows that are responses.

    Qualtrics writes two more rows, the questions' wording and the ids of an import; SurveyMonkey one, with
    the choices of each question, whose name stands above the first of them.
    """
    if len(below) > 1 and any(cell.strip().startswith('{"ImportId"') for cell in below[1].cells):
        notices.append(Notice("rows 2 and 3 are more of Qualtrics' header; they are no responses", str(path)))
        return header, below[2:]
    if len(below) > 1 and _goes_on(header, below[0], below[1:]):
        what = f"row {below[0].number} is more of SurveyMonkey's header, the choices; it is no response"
        notices.append(Notice(what, str(path)))
        return _joined(header, below[0]), below[1:]
    return header, below


def _goes_on(header: Row, second: Row, others: Sequence[Row]) -> bool:
    """Whether the first row below the header names answers: it lacks what all others have, an id or a time,
    and says `Response`, or the choice that those below it have made in a column without a name."""
    cells = list(enumerate(map(str.strip, second.cells)))
    if not any(not cell and all(_cell(row, at) for row in others) for at, cell in cells):
        return False
    return any(cell.casefold() in _ANSWERS for _, cell in cells) or any(
        cell and not _cell(header, at) and any(_cell(row, at) == cell for row in others) for at, cell in cells
    )


def _joined(header: Row, second: Row) -> Row:
    """The questions, each with its choices where it has any."""
    names, question = [], ""
    for at in range(max(len(header.cells), len(second.cells))):
        question = _cell(header, at) or question
        choice = _cell(second, at)
        alone = not choice or choice.casefold() in _ANSWERS
        names.append(_cell(header, at) if not choice else question if alone else f"{question} - {choice}")
    return Row(header.number, tuple(names))


def _cell(row: Row, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""
