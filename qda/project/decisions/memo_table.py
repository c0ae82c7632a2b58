"""The memos of a project: what each is on, and whether that is still there."""

from qda.model.coding import Status
from qda.model.decision import Memo
from qda.model.table import Column, ColumnKind, Table
from qda.project.study import Study

_HEADINGS = {
    "about": "About",
    "document": "Document",
    "code": "Code",
    "quote": "Quotation",
    "memo": "Memo",
    "coder": "Coder",
    "at": "Written",
    "state": "State",
}
GONE = "the rules no longer make the coding"


def memo_table(study: Study) -> Table:
    """One row for each memo in the order of writing: on a coding, a document, a code or the study."""
    stale = {one.id for one in study.decided[1] if one.status is Status.STALE}
    rows = tuple(
        (memo.about, *_place(memo), memo.text, memo.coder, memo.at, _state(study, memo, stale))
        for memo in study.people.memos
    )
    columns = tuple(Column(key, heading, ColumnKind.TEXT) for key, heading in _HEADINGS.items())
    return Table("memos", "Memos", columns, rows, "memo", len(rows))


def _place(memo: Memo) -> tuple[str | None, str | None, str | None]:
    """Document, code and quotation, as far as a memo has them."""
    if memo.coding is not None:
        return memo.coding.anchor.document, memo.coding.code, memo.coding.anchor.quote
    return (
        memo.target if memo.about == "document" else None,
        memo.target if memo.about == "code" else None,
        None,
    )


def _state(study: Study, memo: Memo, stale: set[str]) -> str | None:
    """What became of the coding that a memo is on; None where nothing did."""
    if memo.about != "coding":
        return None
    held = study.held_by(memo)
    if not held:
        return GONE
    if stale.intersection(held):
        return "the coding is stale"
    return None if memo.target in held else "on what the rules find there now"
