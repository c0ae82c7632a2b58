"""The themes with the codes below them, and how much stands under each."""

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import group_by
from qda.analysis.frames.levels import TREE, roll_up
from qda.analysis.frames.tally import tally
from qda.analysis.frames.touch import unit_ids, unit_name
from qda.analysis.notes import (
    across_groups,
    outside_the_codebook,
    outside_the_units,
    several_coders,
    with_all_below,
)
from qda.model.table import Table
from qda.model.unit import UnitName

INDENT = "  "


def themes(coded: Coded, *, unit: str = UnitName.SENTENCE) -> Table:
    """The tree of themes and codes, with definitions and counts.

    One row per theme or code in the order of the codebook, indented by two spaces for each level (strip
    them to get the code's name). A row holds everything below it: its units, documents and participants
    are those of the union, so a sentence with two codes of a theme counts once in the theme. Codings are
    the passages of the code and of all codes below it.

    Columns: code, definition, codings, units, documents, participants; counts >= 0. Codes that the codebook
    lacks stand last, without a definition. Raises UsageError for an unknown unit.
    """
    counted, rolled, everything = unit_name(unit), roll_up(coded, TREE), group_by(coded, None)
    ids = unit_ids(coded.units, counted)
    found = tally(coded, rolled, everything, ids)
    return Table(
        name="themes",
        title="Themes and codes",
        columns=(
            columns.text("code", "Theme / code", "the code, indented below its theme"),
            columns.text("definition", "Definition", "as in the codebook"),
            columns.count("codings", "Codings", "passages under the code and all codes below it"),
            columns.count("units", f"{counted}s".capitalize(), f"{counted}s with any of them"),
            columns.count("documents", "Documents", "documents with any of them"),
            columns.count("participants", "Participants", "participants with any of them"),
        ),
        rows=tuple(
            (
                INDENT * (len(coded.path(name)) - 1) + name,
                " ".join(coded.codebook[name].definition.split()) if name in coded.codebook else "",
                *(int(c[k, 0]) for c in (found.codings, found.units, found.documents, found.participants)),
            )
            for k, name in enumerate(rolled.names)
        ),
        unit=counted,
        n=len(set(ids.tolist())),
        excluded=coded.excluded,
        parameters={**coded.parameters, "unit": counted},
        notes=(
            *outside_the_codebook(coded),
            *outside_the_units(len(coded.codings) - found.placed),
            *across_groups(coded),
            *with_all_below(coded, rolled.names),
            *several_coders(coded.codings),
        ),
    )
