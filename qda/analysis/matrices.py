"""Codes against documents or participants: how many codings, or whether any."""

import numpy as np

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import NOT_GIVEN, group_by
from qda.analysis.frames.levels import CODE, roll_up
from qda.analysis.notes import across_groups, outside_the_codebook, own_only, several_coders
from qda.model.table import Table


def code_by_document(coded: Coded, *, level: str = CODE, binary: bool = False) -> Table:
    """How many codings each code has in each document, or (`binary`) whether it has any: 1 or 0.

    One row per code (or theme) in the order of the codebook, one column per document in the order of the
    project, zeros included. An empty project gives a table without documents. Raises UsageError for an
    unknown level.
    """
    return _matrix(coded, "document", level=level, binary=binary)


def code_by_participant(coded: Coded, *, level: str = CODE, binary: bool = False) -> Table:
    """How many codings each code has in each participant, or (`binary`) whether it has any: 1 or 0.

    One row per code (or theme) in the order of the codebook, one column per participant, zeros included.
    Codings of works, which have no participant, are left out and counted. Raises UsageError for an
    unknown level.
    """
    return _matrix(coded, "participant", level=level, binary=binary)


def _matrix(coded: Coded, by: str, *, level: str, binary: bool) -> Table:
    rolled, grouping = roll_up(coded, level), group_by(coded, by)
    shape = (len(rolled.names), len(grouping.values))
    cell = rolled.frame["node"] * shape[1] + grouping.of_codings[rolled.frame["coding"]]
    counts = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    shown = [(g, value) for g, value in enumerate(grouping.values) if value != NOT_GIVEN]
    nobody = sum(int(counts[:, g].sum()) for g, value in enumerate(grouping.values) if value == NOT_GIVEN)
    counted = coded.codings[np.isin(grouping.of_codings, [g for g, _ in shown])]
    left_out = {f"codings without a {by}": nobody} if nobody else {}
    meaning = "1 if it has the code, else 0" if binary else "codings of the code"
    return Table(
        name=f"code_by_{by}" + ("_binary" if binary else ""),
        title=f"{level.capitalize()} by {by}" + (" (1: has it)" if binary else " (codings)"),
        columns=(
            columns.text("code", level.capitalize(), f"the {level}, in the order of the codebook"),
            *(columns.count(columns.distinct(value, ("code",), by), value, meaning) for _, value in shown),
        ),
        rows=tuple(
            (name, *(int(counts[k, g] > 0) if binary else int(counts[k, g]) for g, _ in shown))
            for k, name in enumerate(rolled.names)
        ),
        unit="coding",
        n=int(counts.sum()) - nobody,
        excluded={**coded.excluded, **left_out},
        parameters={**coded.parameters, "level": level},
        notes=(
            *outside_the_codebook(coded),
            *(across_groups(coded) if by == "participant" else ()),
            *own_only(coded, rolled.names, level),
            *(() if binary else several_coders(counted)),
        ),
    )
