"""Every quotation with its context, and the units that it stands in: what a page opens from a number."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis import columns
from qda.analysis.context import around
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.order import in_order
from qda.analysis.frames.touch import reach
from qda.analysis.meeting.meeting import OVERLAP, WINDOW
from qda.analysis.segments import COLUMNS
from qda.model.document import Document
from qda.model.table import Table, Value
from qda.model.unit import UnitName

_TOLD = tuple(
    COLUMNS[key]
    for key in (
        *("id", "document", "participant", "speaker", "code", "quote", "locator", "assertion", "cue"),
        *("rule", "coder", "status", "memo"),
    )
)
_MADE = (
    columns.text("before", "Before", "the text before the quotation"),
    columns.text("after", "After", "the text after the quotation"),
    columns.count("counted", "Counted", "1 when the tables count it, else 0"),
    columns.count("first", "First unit", "the first unit of co-occurrence that it touches, -1 for none"),
    columns.count("last", "Last unit", "the last of them"),
)


def in_context(listed: Coded, counted: Coded, documents: Mapping[str, Document], *, unit: str) -> Table:
    """One row per coding of `listed`, in the order of the codebook, of the documents, and of the text.

    `documents` are the texts by name; `counted` is what the tables count, a part of `listed`; `unit`
    is a unit of co-occurrence: two codings of a document meet when their stretches `first` to `last` share a
    number. For sentence, paragraph, turn and document these number the units of the whole selection; for
    window:n they are sentences of the document, and for overlap its characters, the last one included.
    """
    codings = listed.told(in_order(listed))
    ids = set(counted.told(counted.codings)["id"])
    contexts = _contexts(codings, documents)
    sides: list[list[Value]] = [
        [found[side] if found else kept for found, kept in zip(contexts, codings[name], strict=True)]
        for side, name in enumerate(("before", "after"))
    ]
    first, last = _places(codings, counted, unit).T.tolist() if len(codings) else ([], [])
    made = (*sides, [int(one in ids) for one in codings["id"]], first, last)
    return Table(
        name="quotations",
        title="Quotations in context",
        columns=(*_TOLD, *_MADE),
        rows=tuple(zip(*(columns.values(codings[column.key]) for column in _TOLD), *made, strict=True)),
        unit="coding",
        n=len(codings),
        excluded=listed.excluded,
        parameters=listed.parameters,
    )


def _contexts(codings: pd.DataFrame, documents: Mapping[str, Document]) -> list[tuple[str, str] | None]:
    """What stands around each passage that the text of now has; a stale or a rejected one may be of an
    earlier text. Each text is read once."""
    found: list[tuple[str, str] | None] = [None] * len(codings)
    starts, ends, quotes = (codings[name].to_numpy() for name in ("start", "end", "quote"))
    for name, rows in codings.groupby("document", sort=False, observed=True).indices.items():
        document = documents.get(str(name))
        text = document.text if document else ""
        for row in rows:
            if document is not None and text[starts[row] : ends[row]] == quotes[row]:
                found[row] = around(text, document.body, int(starts[row]), int(ends[row]))
    return found


def _places(codings: pd.DataFrame, counted: Coded, unit: str) -> NDArray[np.int64]:
    """(N, 2) the first and last number of each coding's stretch."""
    if unit == OVERLAP:
        stretch: NDArray[np.int64] = codings[["start", "end"]].to_numpy(dtype=np.int64) - [0, 1]
        return stretch
    if unit.startswith(WINDOW):
        return codings[["sentence_number", "sentence_last"]].fillna(-1).to_numpy(dtype=np.int64)
    return reach(codings, counted.units, UnitName(unit))
