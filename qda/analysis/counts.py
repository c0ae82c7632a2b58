"""Counts that add up: those of two parts of a corpus give those of both, so no part must be seen twice.

Measures (shares, coefficients, tests) do not add up; they are worked out from the sums, by the same functions
as for a project. Participants do not add up either, since one may speak in several parts: see `distinct`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import group_by
from qda.analysis.frames.levels import CODE, roll_up
from qda.analysis.frames.tally import Tally, tally, totals
from qda.analysis.frames.touch import unit_ids, unit_name
from qda.analysis.frequency import counts_of, headings, in_all
from qda.analysis.meeting.cooccurrence import headings as pair_headings
from qda.analysis.meeting.cooccurrence import on_the_unit, pairs_of
from qda.analysis.meeting.meeting import Meetings, meetings
from qda.analysis.notes import outside_the_units
from qda.model.table import Table

_TALLY = ("codings", "units", "documents", "participants", "words")


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What was counted in a part of a corpus.

    names: the K codes. found: counts (K, 1) of each code; whole: counts (1,) of everything that could
    have been coded. met: where codes meet. excluded: what was not counted, in words, and how many.
    """

    names: tuple[str, ...]
    found: Tally
    whole: Tally
    met: Meetings
    excluded: Mapping[str, int]

    def __add__(self, other: Counts) -> Counts:
        if self.names != other.names or self.met.unit != other.met.unit:
            raise ValueError("counts of different codes or units do not add up")
        words = dict.fromkeys((*self.excluded, *other.excluded))
        return Counts(
            self.names,
            _added(self.found, other.found),
            _added(self.whole, other.whole),
            _both_met(self.met, other.met),
            {word: self.excluded.get(word, 0) + other.excluded.get(word, 0) for word in words},
        )

    def with_participants(self, found: Mapping[str, int], whole: int) -> Counts:
        """The same with participants: how many have each code, and how many there are."""
        having = np.array([[found.get(name, 0)] for name in self.names], dtype=np.int64).reshape(-1, 1)
        return replace(
            self,
            found=replace(self.found, participants=having),
            whole=replace(self.whole, participants=np.array([whole])),
        )


def counts(coded: Coded, *, unit: str, where: str) -> Counts:
    """Counts of what is selected: frequencies in `unit`, meetings in the unit `where`; no participants.

    Raises UsageError for an unknown unit.
    """
    rolled, everything = roll_up(coded, CODE), group_by(coded, None)
    ids = unit_ids(coded.units, unit_name(unit))
    found, whole = tally(coded, rolled, everything, ids), totals(coded, everything, ids)
    return Counts(
        rolled.names,
        replace(found, participants=np.zeros_like(found.participants)),
        replace(whole, participants=np.zeros_like(whole.participants)),
        meetings(coded, rolled, where),
        dict(coded.excluded),
    )


def frequencies(counted: Counts, *, unit: str, parameters: Mapping[str, str]) -> Table:
    """How often each code occurs, as `frequency` has it for a project."""
    name = unit_name(unit)
    unplaced = int(counted.found.codings.sum()) - counted.found.placed
    return Table(
        name="frequencies",
        title="Code frequencies",
        columns=headings(name, CODE, None),
        rows=counts_of(counted.names, ("",), counted.found, counted.whole, name, None),
        unit=name,
        n=int(counted.whole.units[0]),
        excluded=counted.excluded,
        parameters={**parameters, "unit": unit, "level": CODE},
        notes=(in_all(counted.whole), *outside_the_units(unplaced)),
    )


def cooccurrences(counted: Counts, *, where: str, parameters: Mapping[str, str]) -> Table:
    """Which codes occur together, and how strongly, as `cooccurrence` has it for a project."""
    met = counted.met
    rows, unlisted = pairs_of(counted.names, met, 1)
    return Table(
        name="cooccurrence",
        title="Code co-occurrence",
        columns=pair_headings(CODE, met),
        rows=rows,
        unit=met.unit,
        n=int(counted.found.codings.sum()) if met.n is None else met.n,
        excluded=counted.excluded,
        parameters={**parameters, "unit": where, "level": CODE, "minimum": "1"},
        notes=(*unlisted, *on_the_unit(met, where), *outside_the_units(met.unplaced)),
    )


def _added(one: Tally, other: Tally) -> Tally:
    columns = {name: getattr(one, name) + getattr(other, name) for name in _TALLY}
    return Tally(**columns, placed=one.placed + other.placed)


def _both_met(one: Meetings, other: Meetings) -> Meetings:
    n = None if one.n is None or other.n is None else one.n + other.n
    return Meetings(one.together + other.together, n, one.unit, one.unplaced + other.unplaced)


def to_columns(counted: Counts) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Plain data about counts, and their numbers as columns, to be kept."""
    met = counted.met
    about = {
        "names": list(counted.names),
        "met": [met.n, met.unit, met.unplaced],
        "placed": [counted.found.placed, counted.whole.placed],
        "excluded": dict(counted.excluded),
    }
    columns = {f"found {name}": getattr(counted.found, name).ravel() for name in _TALLY}
    columns |= {f"whole {name}": getattr(counted.whole, name) for name in _TALLY}
    return about, columns | {"together": met.together.ravel()}


def from_columns(about: Mapping[str, Any], columns: Mapping[str, NDArray[Any]]) -> Counts:
    """The counts that were kept, with numbers of their own; a mapped file stays open while one is held."""
    (n, unit, unplaced), size = about["met"], len(about["names"])
    found = {name: np.array(columns[f"found {name}"]).reshape(-1, 1) for name in _TALLY}
    whole = {name: np.array(columns[f"whole {name}"]) for name in _TALLY}
    together = np.array(columns["together"]).reshape(size, size)
    return Counts(
        tuple(about["names"]),
        Tally(**found, placed=about["placed"][0], across=0),
        Tally(**whole, placed=about["placed"][1], across=0),
        Meetings(together, n, unit, unplaced),
        dict(about["excluded"]),
    )
