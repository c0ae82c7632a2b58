"""The comparison of groups of a project."""

from collections.abc import Sequence
from dataclasses import replace

from qda.analysis.comparison.group_comparison import group_comparison
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frames.voices import VOICE
from qda.model.table import Table
from qda.model.unit import UnitName
from qda.project.coded import coded
from qda.project.study import Study


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
    return group_comparison(chosen, by=by, codes=groups, unit=counted, level=level, grouped=grouped)
