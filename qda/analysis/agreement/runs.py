"""Passages on which coders agree or do not: units in a row that the same coders gave the same code."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from qda.analysis.agreement.asked import QUOTATION
from qda.analysis.agreement.comparison import Comparison, passages
from qda.analysis.agreement.decisions import decisions
from qda.analysis.agreement.measures import CHARACTERS
from qda.analysis.agreement.quotations import match_all
from qda.analysis.touch import unit_ids
from qda.errors import UsageError
from qda.model.unit import UnitName


@dataclass(frozen=True, slots=True)
class Run:
    """A passage that some coders gave a code, and others could have given it and did not.

    `[start, end)` in the document: the words of the first coder who gave the code, within the units that the
    run is about; units: how many. codings: positions of all codings of these coders that lie in it, of any
    code, in the order of the text.
    """

    code: str
    document: str
    start: int
    end: int
    units: int
    gave: tuple[str, ...]
    did_not: tuple[str, ...]
    codings: tuple[int, ...]

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
    sentence: str
    locator: str
    assertion: str


def said_in(compared: Comparison, found: Sequence[Run]) -> list[tuple[Said, ...]]:
    """The codings in each passage, of any code."""
    used = sorted({one for run in found for one in run.codings})
    told = compared.coded.told(compared.coded.codings.iloc[used])
    named = ("coder", "code", "quote", "sentence", "locator", "assertion")
    columns = zip(*(told[name].astype(str) for name in named), strict=True)
    words = dict(zip(used, (Said(*one) for one in columns), strict=True))
    return [tuple(words[one] for one in run.codings) for run in found]


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
    ids = unit_ids(units, unit)
    begin = np.asarray(units["start"].groupby(ids).min(), dtype=np.int64)
    behind = np.asarray(units["end"].groupby(ids).max(), dtype=np.int64)
    frame = pd.DataFrame({"node": made.node, "unit": made.unit, "coder": made.coder, "coding": made.coding})
    frame["start"] = codings["start"].to_numpy(np.int64)[made.coding]
    frame = frame.sort_values(["node", "unit", "coder", "start"], kind="stable")
    frame["bit"] = np.where(
        frame.duplicated(["node", "unit", "coder"]), 0, 2 ** frame["coder"].to_numpy(np.int64)
    )
    groups = frame.groupby(["node", "unit"], sort=False)
    each = groups.agg(mask=("bit", "sum"), coding=("coding", "first")).reset_index()
    each["document"] = made.document[each["unit"]]
    steps = each[["node", "unit", "mask", "coding", "document"]].diff()
    goes_on = (steps.drop(columns="unit") == 0).all(axis=1) & (steps["unit"] == 1)
    each["run"] = (~goes_on).cumsum()
    inside = _inside(frame, len(begin))
    found = []
    for _, own in each.groupby("run", sort=False):
        first, last, row = int(own["unit"].iloc[0]), int(own["unit"].iloc[-1]), own.iloc[0]
        coding = int(row["coding"])
        start = max(int(codings["start"].iloc[coding]), int(begin[first]))
        end = min(int(codings["end"].iloc[coding]), int(behind[last]))
        gave = [c for c in range(coders) if int(row["mask"]) >> c & 1]
        there = dict.fromkeys(one for at in range(first, last + 1) for one in inside[at])
        found.append(
            _run(compared, int(row["node"]), int(row["document"]), (start, end), len(own), gave, tuple(there))
        )
    return found


def _inside(frame: pd.DataFrame, units: int) -> list[list[int]]:
    """The codings in each unit."""
    held: list[list[int]] = [[] for _ in range(units)]
    ordered = frame.sort_values(["start", "coder"], kind="stable")
    for at, coding in zip(ordered["unit"].tolist(), ordered["coding"].tolist(), strict=True):
        held[at].append(coding)
    return held


def _quotations(compared: Comparison, overlap: float) -> list[Run]:
    found, codings = passages(compared), compared.coded.codings
    if len(compared.coders) != 2:
        raise UsageError("quotations are compared between two coders", remedy="Name two coders.")
    start, end = (codings[name].to_numpy(dtype=np.int64)[found.coding] for name in ("start", "end"))
    made = []
    for node, document, a, b in match_all(found.node, found.document, found.coder, start, end, overlap):
        both = [one for one in (a, b) if one is not None]
        place = (int(start[both[0]]), int(end[both[0]]))
        near = (found.document == document) & (start < place[1]) & (end > place[0])
        there = dict.fromkeys(found.coding[np.flatnonzero(near)].tolist())
        gave = [coder for coder, one in enumerate((a, b)) if one is not None]
        made.append(_run(compared, node, document, place, 1, gave, tuple(there)))
    return made


def _run(
    compared: Comparison,
    node: int,
    document: int,
    place: tuple[int, int],
    units: int,
    gave: list[int],
    codings: tuple[int, ...],
) -> Run:
    could = np.flatnonzero(compared.coded_by[document]).tolist()
    return Run(
        code=compared.nodes.names[node],
        document=str(compared.coded.documents["document"].iloc[document]),
        start=place[0],
        end=place[1],
        units=units,
        gave=tuple(compared.coders[one] for one in gave),
        did_not=tuple(compared.coders[one] for one in could if one not in gave),
        codings=codings,
    )
