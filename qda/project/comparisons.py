"""Saturation, and the comparison of groups, of a project."""

from collections.abc import Sequence
from dataclasses import replace

from qda.analysis.comparison import comparison
from qda.analysis.crosstab import VOICE
from qda.analysis.saturation import saturation
from qda.analysis.selection import Selection, select
from qda.model.table import Table
from qda.model.unit import UnitName
from qda.project.coded import coded
from qda.project.study import Study


def saturation_of(
    study: Study,
    selection: Selection,
    *,
    by: str,
    order: str | None,
    level: str,
    base: int,
    run: int,
    threshold: float,
    permutations: int,
    seed: int,
) -> Table:
    """Whether further participants or documents still bring new codes."""
    return saturation(
        select(coded(study), selection),
        by=by,
        order=order,
        level=level,
        base=base,
        run=run,
        threshold=threshold,
        permutations=permutations,
        seed=seed,
    )


def compared(
    study: Study,
    selection: Selection,
    *,
    by: str | None,
    groups: Sequence[str],
    unit: str | None,
    level: str,
) -> Table:
    """Which codes tell groups apart; by voice, or by sentence where codes make the groups.

    Filters of codes say which are compared; what makes the groups need not be among them.
    """
    counted = unit or (UnitName.SENTENCE if groups else VOICE)
    chosen = select(coded(study), selection)
    grouped = select(coded(study), replace(selection, codes=(), themes=()))
    return comparison(chosen, by=by, codes=groups, unit=counted, level=level, grouped=grouped)
