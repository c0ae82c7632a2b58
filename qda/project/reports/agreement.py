"""How far the coders of a project agree."""

from collections.abc import Sequence

from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.table import agreement, agreement_of_pairs
from qda.analysis.frames.selection import Selection
from qda.model.table import Table
from qda.project.coded import coded
from qda.project.study import Study


def agreements(
    study: Study, selection: Selection, coders: Sequence[str], asked: Asked, *, pairs: bool
) -> Table:
    """How far coders agree, by code or pair by pair."""
    made = agreement_of_pairs if pairs else agreement
    return made(coded(study), selection, coders, asked)
