"""Passages on which coders agree or do not: units in a row of one quotation to which the same gave a code."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from qda.analysis.agreement.comparison import Comparison, passages
from qda.analysis.agreement.decisions import decisions
from qda.analysis.agreement.measures import CHARACTERS, QUOTATION
from qda.analysis.agreement.quotations import match_all
from qda.analysis.agreement.same import distinct
from qda.analysis.frames.touch import unit_ids
from qda.errors import UsageError
from qda.model.unit import UnitName


@dataclass(frozen=True, slots=True)
class Run:
    """A passage that some coders gave a code, and others could have given it and did not.

    `[start, end)` in the document: the words of the first coder who gave the code, within the units that the
    run is about, and assertion: theirs; units: how many, and `[first, behind)` what they hold.
    """

    code: str
    document: str
    start: int
    end: int
    assertion: str
    units: int
    first: int
    behind: int
    gave: tuple[str, ...]
    did_not: tuple[str, ...]

    @property
    def agreed(self) -> bool:
        """Whether all who could have given the code gave it."""
        return not self.did_not


@dataclass(frozen=True, slots=True)
class Said:
    """A coding that lies in a passage, in words."""

    coder: str
    code: str
    quote: str
    assertion: str


def said_in(compared: Comparison, found: Sequence[Run]) -> list[tuple[Said, ...]]:
    """The codings that are compared in the units of each passage, in the order of the text."""
    held = _held(compared, found)
    used = sorted({one for own in held for one in own})
    told = compared.coded.told(compared.coded.codings.iloc[used])
    named = ("coder", "code", "quote", "assertion")
    columns = zip(*(told[name].astype(str) for name in named), strict=True)
    words = dict(zip(used, (Said(*one) for one in columns), strict=True))
    return [tuple(words[one] for one in own) for own in held]


def _held(compared: Comparison, found: Sequence[Run]) -> list[list[int]]:
    """Positions of the codings that share characters with each passage's units."""
    own = distinct(passages(compared).coding)
    start, end = (compared.coded.codings[name].to_numpy(dtype=np.int64)[own] for name in ("start", "end"))
    document, coder = compared.coding_document[own], compared.coding_coder[own]
    order = np.lexsort([coder, start, document])
    own, start, end, document = own[order], start[order], end[order], document[order]
    width = max([int(end.max(initial=0)), *(run.behind for run in found)]) + 1
    begin, behind = document * width + start, document * width + end
    reach = np.maximum.accumulate(behind)  # ends of other documents lie before all of this one
    number = {name: at * width for at, name in enumerate(compared.coded.documents["document"])}
    held = []
    for run in found:
        first, last = number[run.document] + run.first, number[run.document] + run.behind
        near = slice(int(np.searchsorted(reach, first, "right")), int(np.searchsorted(begin, last, "left")))
        held.append(own[near][behind[near] > first].tolist())
    return held


def runs(compared: Comparison, unit: str, overlap: float) -> list[Run]:
    """All passages with a code, in the order of documents and of the text. Raises UsageError for characters,
    which nobody decides on one by one."""
    if unit == CHARACTERS:
        raise UsageError("characters are not decided on one by one", remedy="Take: --unit quotation")
    found = _quotations(compared, overlap) if unit == QUOTATION else _units(compared, UnitName(unit))
    order = {name: at for at, name in enumerate(compared.coded.documents["document"])}
    return sorted(found, key=lambda run: (order[run.document], run.start, run.end, run.code))


def _units(compared: Comparison, unit: UnitName) -> list[Run]:
    made, coders = decisions(compared, unit), len(compared.coders)
    codings, units = compared.coded.codings, compared.coded.units
    starts, ends = (codings[name].to_numpy(np.int64) for name in ("start", "end"))
    ids = unit_ids(units, unit)
    begin = np.asarray(units["start"].groupby(ids).min(), dtype=np.int64)
    behind = np.asarray(units["end"].groupby(ids).max(), dtype=np.int64)
    frame = pd.DataFrame({"node": made.node, "unit": made.unit, "coder": made.coder, "coding": made.coding})
    frame["start"] = starts[made.coding]
    frame = frame.sort_values(["node", "unit", "coder", "start"], kind="stable")
    frame["bit"] = np.where(
        frame.duplicated(["node", "unit", "coder"]), 0, 2 ** frame["coder"].to_numpy(np.int64)
    )
    groups = frame.groupby(["node", "unit"], sort=False)
    each = groups.agg(mask=("bit", "sum"), coding=("coding", "first")).reset_index()
    each["document"] = made.document[each["unit"]]
    steps = each[["node", "unit", "mask", "coding", "document"]].diff()
    goes_on = (steps.drop(columns="unit") == 0).all(axis=1) & (steps["unit"] == 1)
    firsts = each[~goes_on]
    many = np.diff([*firsts.index, len(each)])
    columns = (firsts[name].tolist() for name in ("node", "unit", "mask", "coding"))
    found = []
    for node, first, mask, coding, units_of in zip(*columns, many.tolist(), strict=True):
        held = (int(begin[first]), int(behind[first + units_of - 1]))
        place = (max(int(starts[coding]), held[0]), min(int(ends[coding]), held[1]))
        gave = [one for one in range(coders) if mask >> one & 1]
        found.append(_run(compared, node, coding, place, held, units_of, gave))
    return found


def _quotations(compared: Comparison, overlap: float) -> list[Run]:
    found, codings = passages(compared), compared.coded.codings
    if len(compared.coders) != 2:
        raise UsageError("quotations are compared between two coders", remedy="Name two coders.")
    start, end = (codings[name].to_numpy(dtype=np.int64)[found.coding] for name in ("start", "end"))
    made = []
    for node, _, a, b in match_all(found.node, found.document, found.coder, start, end, overlap):
        both = [one for one in (a, b) if one is not None]
        place = (int(start[both[0]]), int(end[both[0]]))
        gave = [coder for coder, one in enumerate((a, b)) if one is not None]
        made.append(_run(compared, node, int(found.coding[both[0]]), place, place, 1, gave))
    return made


def _run(
    compared: Comparison,
    node: int,
    coding: int,
    place: tuple[int, int],
    held: tuple[int, int],
    units: int,
    gave: list[int],
) -> Run:
    """The run that begins with a coding."""
    document = int(compared.coding_document[coding])
    could = np.flatnonzero(compared.coded_by[document]).tolist()
    return Run(
        code=compared.nodes.names[node],
        document=str(compared.coded.documents["document"].iloc[document]),
        start=place[0],
        end=place[1],
        assertion=str(compared.coded.codings["assertion"].iloc[coding]),
        units=units,
        first=held[0],
        behind=held[1],
        gave=tuple(compared.coders[one] for one in gave),
        did_not=tuple(compared.coders[one] for one in could if one not in gave),
    )
