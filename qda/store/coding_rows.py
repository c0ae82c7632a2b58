"""A coding as the columns that `codings` and `decisions` share, and as plain data."""

from typing import Any

from qda.model.coding import Anchor, Assertion, Coding, Status
from qda.store.reading_rows import reads, refuse_no_span, refuse_other_kinds
from qda.store.rows import Row


def columns_of(coding: Coding) -> dict[str, Any]:
    """The columns of a coding."""
    anchor = coding.anchor
    return {
        "id": coding.id,
        "document": anchor.document,
        "text_hash": anchor.text_hash,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
        "code": coding.code,
        "coder": coding.coder,
        "assertion": coding.assertion.value,
        "status": coding.status.value,
        "rule": coding.rule,
        "cue": coding.cue,
        "score": coding.score,
        "at": coding.at,
    }


@reads("codings")
def coding_of(row: Row) -> Coding:
    """The coding that a row of `codings` holds."""
    return coding_in(row)


def coding_in(row: Row) -> Coding:
    """The coding that a row holds, beside other things."""
    refuse_no_span(row.start, row.end)
    anchor = Anchor(row.document, row.text_hash, row.start, row.end, row.quote, row.before, row.after)
    return Coding(
        id=row.id,
        anchor=anchor,
        code=row.code,
        coder=row.coder,
        assertion=Assertion(row.assertion),
        status=Status(row.status),
        rule=row.rule,
        cue=row.cue,
        score=row.score,
        at=row.at,
    )


def coding_from(said: dict[str, Any]) -> Coding:
    """The coding that plain data hold, as `plain` writes it."""
    kinds = {"anchor": Anchor(**said["anchor"]), "assertion": Assertion(said["assertion"])}
    coding = Coding(**{**said, **kinds, "status": Status(said["status"])})
    refuse_no_span(coding.anchor.start, coding.anchor.end)
    columns = columns_of(coding)
    refuse_other_kinds("codings", tuple(columns), tuple(map(type, columns.values())))
    return coding
