"""Who has a code: a code or theme against an attribute."""

from dataclasses import replace

from qda.analysis import columns
from qda.analysis.comparison.association import cramers_v, small_cells
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import NOT_GIVEN, Grouping, group_units_by
from qda.analysis.frames.levels import one_node, told_of
from qda.analysis.frames.tally import tally, totals
from qda.analysis.frames.voices import VOICE, ids_and_name, voices_alone
from qda.analysis.notes import across_groups, on_the_values, outside_the_units, several_coders
from qda.language.arrays import Ints
from qda.model.rounding import rounded
from qda.model.table import Table, Undefined


def crosstab(coded: Coded, code: str, *, by: str, unit: str = VOICE) -> Table:
    """How many units of each value of an attribute have a code (or a theme with all codes below it).

    One row per value of `by` (an attribute, or document, participant, kind, speaker), "(not given)" last.
    `unit` is voice (participants and works), sentence, paragraph, turn or document.

    Columns: the value; with, without and N, counts of units; share, 0 to 1, of the N units of that value;
    codings, the passages. A note gives Cramér's V over the values that are given, and warns when cells
    expect fewer than five units.

    How to read it: compare the shares, which allow for groups of different size; V says how far the value
    tells whether a unit has the code (0 not at all, 1 wholly). A few participants show what is there to
    ask, not what is so in general.

    What several people say at once, or somebody unknown, belongs to no voice; it is left out and counted.
    A unit that holds several values (a focus group with women and men) counts in each, and a note says so.
    V is undefined, with the reason, when there are not two values, or when all units have the code or none.

    Raises UsageError for an unknown code, attribute or unit.
    """
    if unit == VOICE:
        coded = voices_alone(coded, coded.within(code))
    node, grouping = one_node(coded, code), group_units_by(coded, by)
    ids, name = ids_and_name(coded.units, unit)
    found = tally(coded, node, grouping, ids, of_people=unit == VOICE)
    whole = totals(coded, grouping, ids)
    about = replace(coded, codings=coded.codings.iloc[node.frame["coding"].to_numpy()])
    counts = {
        value: (int(found.units[0, g]), int(whole.units[g] - found.units[0, g]), int(found.codings[0, g]))
        for g, value in enumerate(grouping.values)
    }
    n = len(set(ids[ids >= 0].tolist()))
    given = _with_a_value(grouping, ids)
    return Table(
        name="crosstab",
        title=f"{code} by {by}",
        columns=(
            columns.text("value", by, f"the value of {by}"),
            columns.count("with", "With", f"units ({name}) with the code"),
            columns.count("without", "Without", f"units ({name}) without the code"),
            columns.count("n", "N", f"units ({name}) of this value"),
            columns.share("share", "%", "units with the code, of all units of this value"),
            columns.count("codings", "Codings", "passages under the code"),
        ),
        rows=tuple(
            (
                value,
                having,
                lacking,
                having + lacking,
                columns.proportion(having, having + lacking, name),
                codings,
            )
            for value, (having, lacking, codings) in counts.items()
        ),
        unit=name,
        n=n,
        excluded=coded.excluded,
        parameters={**told_of(coded, code), "by": by, "unit": unit},
        notes=(
            *_effect([(w, wo) for value, (w, wo, _) in counts.items() if value != NOT_GIVEN], by, given),
            *_several(int(whole.units.sum()) - n, name),
            *on_the_values(coded, by, grouping.values),
            *outside_the_units(len(node.frame) - found.placed),
            *across_groups(about, by, found.across),
            *several_coders(about.codings),
        ),
    )


def _with_a_value(grouping: Grouping, ids: Ints) -> int:
    """How many different units have a value."""
    assert grouping.of_units is not None
    return len({*ids[grouping.given[grouping.of_units]].tolist()} - {-1})


def _effect(counts: list[tuple[int, int]], by: str, units: int) -> tuple[str, ...]:
    """Cramér's V over so many units with a value, and how far it can be trusted, in words."""
    v = cramers_v(counts)
    if isinstance(v, Undefined):
        return (f"Cramér's V is {v}.",)
    measure = "Cramér's V (here the absolute phi)" if len(counts) == 2 else "Cramér's V"
    said = f"{measure} = {rounded(v, 4)} over {len(counts)} values of {by} and {units} units with a value"
    again = sum(having + lacking for having, lacking in counts) - units
    said += f", of which some count in several ({again} more)." if again else "."
    small, cells = small_cells(counts)
    warning = f"{small} of {cells} cells expect fewer than 5 units: read it with care."
    return (said, warning) if small else (said,)


def _several(more: int, name: str) -> tuple[str, ...]:
    """A note on units that stand in more than one row."""
    return (f"Units ({name}) with several values count in each: N adds up to {more} more.",) if more else ()
