"""Saturation of a project."""

from qda.analysis.frames.selection import Selection, select
from qda.analysis.frames.where_coded import where_coded
from qda.analysis.saturation.saturation import saturation
from qda.model.table import Table
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
    """Whether further participants or documents still bring new codes, in what the chosen coders coded."""
    project = coded(study)
    return saturation(
        where_coded(project, select(project, selection), selection.coders),
        by=by,
        order=order,
        level=level,
        base=base,
        run=run,
        threshold=threshold,
        permutations=permutations,
        seed=seed,
    )
