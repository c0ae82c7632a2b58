"""The evidence for each row of a table, in the unit that is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.comparison import Comparison, passages, placed, sentence_axis
from qda.analysis.agreement.continuum import Tiling, coincidences, tilings
from qda.analysis.agreement.decisions import (
    counted,
    decisions,
    judged_characters,
    judged_units,
    set_rows,
    times_rows,
)
from qda.analysis.agreement.evidence import Evidence
from qda.analysis.agreement.measures import CHARACTERS, QUOTATION
from qda.analysis.agreement.quotations import match_all, quotation_rows
from qda.analysis.agreement.same import distinct, same_rows
from qda.errors import UsageError
from qda.language.arrays import Ints
from qda.model.unit import UnitName

ONE_CODE = ((), (0,))
"""What the values of a single code stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Evidence by code, and for all codes at once; `whole` is how many units there are. Of quotations each
    code has its own, and `whole` is how many all codes have."""

    of_node: Callable[[int], Evidence]
    overall: Evidence
    whole: int


def gathered(compared: Comparison, asked: Asked, *, continuum: bool) -> Gathered:
    """The evidence in the unit that is asked for; `continuum` says whether intersections are needed."""
    if asked.unit == QUOTATION:
        return _quotations(compared, asked.overlap)
    if asked.unit == CHARACTERS:
        return _characters(compared, continuum=continuum)
    made = decisions(compared, UnitName(asked.unit))
    judged = judged_units(compared, made)
    rows, sets = set_rows(compared, made)
    return Gathered(
        lambda node: Evidence(judged.rows(node), ONE_CODE, times=lambda: times_rows(compared, made, node)),
        Evidence(rows, sets, times=lambda: times_rows(compared, made, None)),
        len(made.document),
    )


def _characters(compared: Comparison, *, continuum: bool) -> Gathered:
    axis, coders = sentence_axis(compared), len(compared.coders)
    found, first, last = placed(compared, axis)
    judged = judged_characters(compared, axis, found, first, last)
    made, sets = tilings(axis, coders, found.node, found.coder, first, last)

    def of_node(node: int) -> Evidence:
        if not continuum:
            return Evidence(judged.rows(node), ONE_CODE)
        own = found.node == node
        none = np.zeros(int(own.sum()), dtype=np.int64)
        alone, _ = tilings(axis, coders, none, found.coder[own], first[own], last[own])
        return Evidence(judged.rows(node), ONE_CODE, continuum=coincidences(alone, compared.coded_by))

    values, counts, document = _pieces(made)
    rows = counted(compared, values, counts, document, len(sets))
    together = coincidences(made, compared.coded_by) if continuum else None
    return Gathered(of_node, Evidence(rows, sets, continuum=together), axis.length)


def _pieces(made: tuple[Tiling, ...]) -> tuple[Ints, Ints, Ints]:
    """The values (P, M) of all coders between two cuts of any of them, their characters and documents."""
    start = distinct(np.concatenate([one.start for one in made]))
    counts: Ints = np.append(start, made[0].end[-1:])[1:] - start
    at = [np.searchsorted(one.start, start, "right") - 1 for one in made]
    values = np.stack([one.value[rows] for one, rows in zip(made, at, strict=True)], axis=1)
    return values, counts, made[0].document[at[0]]


def _quotations(compared: Comparison, overlap: float) -> Gathered:
    if len(compared.coders) != 2:
        raise UsageError(
            "quotations are compared between two coders", remedy="Add --pairs, or name two coders."
        )
    if not compared.uncoded:
        raise UsageError("quotations have no text that nobody coded", remedy="Leave --ignore-uncoded away.")
    found, codings = passages(compared), compared.coded.codings
    start, end = (codings[name].to_numpy(dtype=np.int64)[found.coding] for name in ("start", "end"))
    first, _ = same_rows(
        [found.node, found.document, found.coder, start, end]
    )  # of two codes of a theme, one
    node, document, coder = (one[first] for one in (found.node, found.document, found.coder))
    matches = match_all(node, document, coder, start[first], end[first], overlap)

    def of_node(node: int | None) -> Evidence:
        return Evidence(quotation_rows(matches, node), ONE_CODE, quotations=True)

    return Gathered(of_node, of_node(None), len(matches))
