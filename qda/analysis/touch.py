"""Which sentences a coding touches, and which unit a sentence belongs to."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.errors import UsageError, did_you_mean
from qda.model.unit import UnitName

Ints = NDArray[np.int64]

_HELD_BY = {
    UnitName.PARAGRAPH: ["document", "paragraph_number"],
    UnitName.TURN: ["document", "turn_number"],
    UnitName.DOCUMENT: ["document"],
}


def unit_name(unit: str) -> UnitName:
    """The unit of that name, or a UsageError."""
    try:
        return UnitName(unit)
    except ValueError as error:
        raise UsageError(
            f"there is no unit {unit!r}", remedy=did_you_mean(unit, [str(one) for one in UnitName])
        ) from error


def unit_ids(units: pd.DataFrame, unit: UnitName) -> Ints:
    """(S,) the number of the unit that holds each sentence, from 0 in the order of the sentences."""
    if unit is UnitName.SENTENCE:
        return np.arange(len(units), dtype=np.int64)
    return numbered(units, _HELD_BY[unit])


def numbered(units: pd.DataFrame, columns: list[str]) -> Ints:
    """(S,) the same number for sentences that agree in the columns, from 0 in the order of the sentences."""
    return np.asarray(units.groupby(columns, sort=False, dropna=False).ngroup(), dtype=np.int64)


def touched_sentences(codings: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """One row for each sentence that a coding touches: `coding` and `row`, positions in the two frames.

    Sentences that are not among the units (an interviewer's, when left out) are not touched.
    """
    placed = np.flatnonzero(codings["sentence_number"].notna().to_numpy())
    first = codings["sentence_number"].to_numpy()[placed].astype(np.int64)
    last = codings["sentence_last"].to_numpy()[placed].astype(np.int64)
    many = last - first + 1
    step = np.arange(int(many.sum()), dtype=np.int64) - np.repeat(np.cumsum(many) - many, many)
    coding = np.repeat(placed, many)

    documents = pd.Index(units["document"].unique())
    width = int(max(units["sentence_number"].max() if len(units) else 0, last.max(initial=0))) + 1
    there = documents.get_indexer(units["document"]) * width + units["sentence_number"].to_numpy(np.int64)
    document = documents.get_indexer(codings["document"])[coding]
    row = pd.Index(there).get_indexer(pd.Index(document * width + np.repeat(first, many) + step))
    found = (row >= 0) & (document >= 0)
    return pd.DataFrame({"coding": coding[found], "row": row[found]}, dtype=np.int64)


def reach(codings: pd.DataFrame, units: pd.DataFrame, unit: UnitName) -> Ints:
    """(N, 2) the first and last unit that each coding touches, as `unit_ids` numbers them; -1 for none."""
    touched = touched_sentences(codings, units)
    ids = unit_ids(units, unit)[touched["row"].to_numpy()]
    reached = np.full((len(codings), 2), -1, dtype=np.int64)
    spans = pd.Series(ids).groupby(touched["coding"].to_numpy()).agg(["min", "max"])
    reached[spans.index.to_numpy()] = spans.to_numpy()
    return reached
