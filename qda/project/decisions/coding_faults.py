"""Rows of a table of codings that nothing can be made of: each is an error with its row, before anything is
imported."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

from qda.errors import InputError, Place, Problems, QdaError, UsageError
from qda.ingest.tables.codings import CodingRow
from qda.model.coding import CONSENSUS, RULES, Assertion, Status
from qda.model.document import Document
from qda.project.decisions.codings_here import CodingsHere
from qda.store.coders import refuse_no_name

_SHOWN = 20
_ADJUDICATED = (
    "Take the row out, or export without it: qda export codings FILE --coder NAME. What coders disagree on "
    "is decided here with: qda adjudicate"
)


def refuse_faults(
    path: Path, rows: Sequence[CodingRow], documents: Mapping[str, Document], here: CodingsHere
) -> None:
    """Raise InputError, or Problems, for cells that are no place, no assertion, no status and no coder."""
    errors: list[QdaError] = [
        InputError(f"row {row.row}: {what}", place=Place(path), remedy=remedy)
        for row in rows
        for what, remedy in (*_faults(row), *_of_coder(row, documents, here))
    ]
    if len(errors) > _SHOWN:
        more = InputError(f"{len(errors) - _SHOWN} more faults of this kind", place=Place(path))
        errors = [*errors[:_SHOWN], more]
    if errors:
        raise errors[0] if len(errors) == 1 else Problems(errors)


def _faults(row: CodingRow) -> Iterator[tuple[str, str]]:
    """What is wrong with the cells by themselves, and what to do."""
    numbers = "Write whole numbers from 0, or leave both cells empty: the quotation then tells the place."
    if row.start or row.end:
        wrong = [name for name in ("start", "end") if row.number(name) is None]
        yield from ((f"its {name} {getattr(row, name)!r} is no place in a text", numbers) for name in wrong)
        if not wrong and row.span is None:
            yield f"its end {row.end} does not come behind its start {row.start}", numbers
    for name, known in (("assertion", Assertion), ("status", Status)):
        said = getattr(row, name)
        if said not in ("", *known):
            yield f"{said!r} is no {name}", f"Known are: {', '.join(known)}."


def _of_coder(
    row: CodingRow, documents: Mapping[str, Document], here: CodingsHere
) -> Iterator[tuple[str, str]]:
    """What is wrong with the coder. What was adjudicated may come back to where it is already."""
    if row.coder == RULES:
        return
    if normalize("NFC", " ".join(row.coder.split())).casefold() == CONSENSUS:
        document = documents.get(row.document)
        if document is None or here.found(row, document) is None:
            yield f"{row.coder!r} is the coder of what was adjudicated, not a person", _ADJUDICATED
        return
    try:
        refuse_no_name(row.coder)
    except UsageError as error:
        yield error.problem, "Write into the column coder who coded it."
