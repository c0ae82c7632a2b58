"""Which sentences a coding touches, and which unit a sentence belongs to."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.errors import UsageError, did_you_mean
from qda.language.arrays import Ints
from qda.language.ranges import ranges
from qda.model.unit import NOT_ANSWERING, UnitName

_HELD_BY = {
    UnitName.PARAGRAPH: ["document", "paragraph_number"],
    UnitName.TURN: ["document", "turn_number"],
    UnitName.DOCUMENT: ["document"],
}


def unit_name(unit: str, *others: str) -> UnitName:
    """The unit of that name, or a UsageError that names the `others` too, which a measure takes itself."""
    try:
        return UnitName(unit)
    except ValueError as error:
        raise UsageError(
            f"there is no unit {unit!r}", remedy=did_you_mean(unit, [*map(str, UnitName), *others])
        ) from error


def unit_ids(units: pd.DataFrame, unit: UnitName) -> Ints:
    """(S,) the number of the unit that holds each sentence, from 0 in the order of the sentences."""
    if unit is UnitName.SENTENCE:
        return np.arange(len(units), dtype=np.int64)
    return numbered(units, _HELD_BY[unit])


def numbered(units: pd.DataFrame, columns: list[str]) -> Ints:
    """(S,) the same number for sentences that agree in the columns, from 0 in the order of the sentences."""
    return np.asarray(
        units.groupby(columns, sort=False, dropna=False, observed=True).ngroup(), dtype=np.int64
    )


def touched_sentences(codings: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """One row for each sentence that a coding touches: `coding` and `row`, positions in the two frames.

    Sentences that are not among the units (an interviewer's, when left out) are not touched.
    """
    placed = np.flatnonzero(codings["sentence_number"].notna().to_numpy())
    first = codings["sentence_number"].to_numpy()[placed].astype(np.int64)
    last = codings["sentence_last"].to_numpy()[placed].astype(np.int64)
    many = np.maximum(last - first + 1, 0)
    place = _Places(units)
    row = place.rows(place.documents(codings["document"])[placed].repeat(many), ranges(first, many))
    there = row >= 0
    return pd.DataFrame({"coding": placed.repeat(many)[there], "row": row[there]}, dtype=np.int64)


class _Places:
    """Where the sentences of documents stand among the units."""

    def __init__(self, units: pd.DataFrame) -> None:
        document, self._documents = pd.factorize(units["document"])
        number = units["sentence_number"].to_numpy(np.int64)
        self._lengths = np.zeros(len(self._documents) + 1, dtype=np.int64)  # the last one's: of no document
        np.maximum.at(self._lengths, document, number + 1)
        sizes = self._lengths + 1  # behind the sentences of each document stands one that is no unit
        self._begins = np.cumsum(sizes) - sizes
        self._rows = np.full(int(sizes.sum()), -1, dtype=np.int64)
        self._rows[self._begins[document] + number] = np.arange(len(units))

    def documents(self, names: "pd.Series[str]") -> Ints:
        """(N,) the number of each document, -1 for one without units."""
        numbers, known = pd.factorize(names)
        found: Ints = pd.Index(self._documents, dtype=object).get_indexer(pd.Index(known, dtype=object))
        return np.append(found, -1)[numbers]

    def rows(self, document: Ints, number: Ints) -> Ints:
        """(N,) the unit of each sentence by its document and its number there, -1 for none."""
        rows: Ints = self._rows[self._begins[document] + np.minimum(number, self._lengths[document])]
        return rows


def of_others(codings: pd.DataFrame, units: pd.DataFrame, touched: pd.DataFrame) -> NDArray[np.bool_]:
    """(T,) whether a touched sentence is not of the participant or work that the coding belongs to."""
    coding, row = touched["coding"].to_numpy(), touched["row"].to_numpy()
    first, last = (codings[name].to_numpy()[coding] for name in ("sentence_number", "sentence_last"))
    several = np.flatnonzero(last > first)  # what touches a single sentence belongs to whoever says it
    others = np.zeros(len(touched), dtype=np.bool_)
    said, belongs = units["voice"].to_numpy(), codings["voice"].to_numpy()
    others[several] = said[row[several]] != belongs[coding[several]]
    return others


def going_on(codings: pd.DataFrame, units: pd.DataFrame) -> int:
    """How many codings go on into the words of another participant than the one that they belong to; words of
    interviewers, of several at once and of somebody unknown are no participant's."""
    several = codings[(codings["sentence_last"] > codings["sentence_number"]).to_numpy()]
    touched = touched_sentences(several, units)
    answers = ~units["role"].isin(NOT_ANSWERING) & units["participant"].notna()
    said = answers.to_numpy(dtype=np.bool_)[touched["row"].to_numpy()]
    return int(touched["coding"][of_others(several, units, touched) & said].nunique())


def reach(codings: pd.DataFrame, units: pd.DataFrame, unit: UnitName) -> Ints:
    """(N, 2) the first and last unit that each coding touches, as `unit_ids` numbers them; -1 for none."""
    touched = touched_sentences(codings, units)
    ids = unit_ids(units, unit)[touched["row"].to_numpy()]
    reached = np.full((len(codings), 2), -1, dtype=np.int64)
    spans = pd.Series(ids).groupby(touched["coding"].to_numpy()).agg(["min", "max"])
    reached[spans.index.to_numpy()] = spans.to_numpy()
    return reached
