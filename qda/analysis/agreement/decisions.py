"""Single decisions: a coder gave a code to a unit."""

from dataclasses import dataclass

import numpy as np

from qda.analysis.agreement.axis import Axis
from qda.analysis.agreement.characters import character_cells
from qda.analysis.agreement.comparison import Comparison, Passages, passages
from qda.analysis.agreement.judged import Judged, cells
from qda.analysis.agreement.ratings import MISSING, Rows
from qda.analysis.agreement.same import same_rows
from qda.analysis.agreement.sets import sets_of
from qda.analysis.frames.touch import unit_ids
from qda.language.arrays import Ints
from qda.language.ranges import ranges
from qda.model.unit import UnitName


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """T decisions, several when a coder has several passages in a unit: the code (node), the unit, the coder
    and the coding of each. document (U,): where each of the units stands."""

    node: Ints
    unit: Ints
    coder: Ints
    coding: Ints
    document: Ints


def decisions(compared: Comparison, unit: UnitName) -> Decisions:
    """Every decision that coders made. A passage that touches several units decides on each of them."""
    coded, found = compared.coded, passages(compared)
    ids = unit_ids(coded.units, unit)
    document = np.zeros(int(ids.max(initial=-1)) + 1, dtype=np.int64)
    document[ids] = compared.sentence_document
    coding, row = (compared.touched[name].to_numpy(dtype=np.int64) for name in ("coding", "row"))
    first = np.searchsorted(coding, found.coding, "left")
    many = np.searchsorted(coding, found.coding, "right") - first
    rows = row[ranges(first, many)]
    node, coder, which = (np.repeat(one, many) for one in (found.node, found.coder, found.coding))
    made = Decisions(node, ids[rows], coder, which, document)
    return made if compared.uncoded else _coded_only(made)


def _coded_only(made: Decisions) -> Decisions:
    """The same without the units that nobody coded."""
    kept, number = np.unique(made.unit, return_inverse=True)
    return Decisions(made.node, number.reshape(-1), made.coder, made.coding, made.document[kept])


def judged_units(compared: Comparison, made: Decisions) -> Judged:
    """Units, code by code."""
    sizes = np.bincount(made.document, minlength=len(compared.coded_by)).astype(np.int64)
    return Judged(sizes, compared.coded_by, *cells(made.node, made.unit, made.coder, made.document))


def judged_characters(compared: Comparison, axis: Axis, found: Passages, first: Ints, last: Ints) -> Judged:
    """Characters, code by code, from passages and their places on the axis."""
    made = character_cells(axis, found.node, found.coder, first, last)
    return Judged(axis.sizes(), compared.coded_by, *made)


def set_rows(compared: Comparison, made: Decisions) -> tuple[Rows, tuple[tuple[int, ...], ...]]:
    """All codes of a unit at once: each coder's value is the set of codes that they gave it, and ABSENT is
    the empty set; and what the sets are."""
    coders = len(compared.coders)
    found = sets_of(made.unit * coders + made.coder, made.node)
    values = np.zeros((len(made.document), coders), dtype=np.int64)
    values[found.place // coders, found.place % coders] = found.number
    ones = np.ones(len(values), dtype=np.int64)
    return counted(compared, values, ones, made.document, len(found.sets)), found.sets


def times_rows(compared: Comparison, made: Decisions, node: int | None) -> Rows:
    """How many passages each coder has in a unit, under a code or under any; the number is the value."""
    coders = len(compared.coders)
    own = np.arange(len(made.node)) if node is None else np.flatnonzero(made.node == node)
    first, _ = same_rows([made.unit[own], made.coder[own], made.coding[own]])  # under two codes, once
    cell = made.unit[own][first] * coders + made.coder[own][first]
    values = np.bincount(cell, minlength=len(made.document) * coders).reshape(-1, coders)
    ones = np.ones(len(values), dtype=np.int64)
    return counted(compared, values, ones, made.document, int(values.max(initial=0)) + 1)


def counted(compared: Comparison, values: Ints, counts: Ints, document: Ints, categories: int) -> Rows:
    """Equal rows of a document put together; coders who did not code a document have no value in it."""
    values = np.where(compared.coded_by[document], values, MISSING)
    first, which = same_rows([document, *values.T])
    summed = np.bincount(which, weights=counts, minlength=len(first)).astype(np.int64)
    return Rows(values[first], summed, document[first], categories)
