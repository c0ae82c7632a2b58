"""How often each code occurs, and in whom."""

from collections.abc import Sequence

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import Grouping, group_by
from qda.analysis.frames.levels import CODE, roll_up
from qda.analysis.frames.tally import Tally, tally, totals
from qda.analysis.frames.touch import unit_ids, unit_name
from qda.analysis.notes import (
    across_groups,
    by_signs,
    on_the_values,
    outside_the_codebook,
    outside_the_units,
    own_only,
    several_coders,
)
from qda.model.table import Column, Table, Value
from qda.model.unit import UnitName

IN_ALL = "In all:"
"""How the note on what there is in all begins."""


def frequency(
    coded: Coded, *, unit: str = UnitName.SENTENCE, level: str = CODE, by: str | None = None
) -> Table:
    """How often each code (or theme) occurs: in codings, units, documents, participants and words.

    One row per code in the order of the codebook, zeros included (a heading without rules and codings, which
    only holds codes together, is left to `themes`); with `by` (an attribute, or document,
    participant, kind, speaker, coder, assertion) one row per code and value, each value with its own N.
    `level="theme"` counts a theme with all codes below it, each unit once; otherwise a parent counts its
    own codings only. A passage that two coders have coded is two codings, but one unit.

    Columns: code (theme), the value of `by`, codings, then four counts with their share: units, documents,
    participants, words. Units, documents and participants are counts >= 0 of those with at least one
    coding; words are the words covered, each once. Shares are 0 to 1, of all units, documents,
    participants and words of the selection (of the value, with `by`): of all that could have the code.
    With `unit="document"` the units are the documents, which stand in the table once.

    How to read it: codings measure how much is said, participants measure how many say it; a code with
    many codings in one participant is one voice.

    A coding that touches three sentences is one coding in three sentences. A coding that touches no
    sentence counts as a coding only, and a note says so. Codings of a code that the codebook lacks are
    listed last. A share of nothing is undefined (works have no participants). Participants are counted as
    in Guest, Bunce and Johnson (2006), How many interviews are enough?, Field Methods 18(1), p. 72: the
    number of individuals expressing the same idea is a better indicator than the number of times.

    Raises UsageError for an unknown unit, level or attribute.
    """
    counted, grouping, rolled = unit_name(unit), group_by(coded, by), roll_up(coded, level)
    ids = unit_ids(coded.units, counted)
    found, whole = tally(coded, rolled, grouping, ids), totals(coded, grouping, ids)
    everything = totals(coded, group_by(coded, None), ids)
    return Table(
        name="frequencies",
        title=f"{level.capitalize()} frequencies" + (f" by {by}" if by else ""),
        columns=headings(counted, level, by),
        rows=counts_of(rolled.names, grouping.values, found, whole, counted, by),
        unit=counted,
        n=int(everything.units[0]),
        excluded=coded.excluded,
        parameters={**coded.parameters, "unit": counted, "level": level, **({"by": by} if by else {})},
        notes=(
            *_notes(coded, grouping, everything, found, by),
            *on_the_values(coded, by, grouping.values),
            *own_only(coded, rolled.names, level),
            *(() if by == "coder" else several_coders(coded.codings)),
        ),
    )


def headings(unit: UnitName, level: str, by: str | None) -> tuple[Column, ...]:
    """The columns of a table of frequencies."""
    return (
        columns.text("code", level.capitalize(), f"the {level}, in the order of the codebook"),
        *((columns.text("value", by, f"the value of {by}; N is of this value"),) if by else ()),
        *_columns(unit, by),
    )


def counts_of(
    names: Sequence[str], values: Sequence[str], found: Tally, whole: Tally, unit: UnitName, by: str | None
) -> tuple[tuple[Value, ...], ...]:
    """The rows of a table of frequencies: counts (K, G) of K names and G values, and their N (G,)."""
    return tuple(
        (name, *((value,) if by else ()), *_counts(found, whole, k, g, unit, by))
        for k, name in enumerate(names)
        for g, value in enumerate(values)
    )


def in_all(whole: Tally) -> str:
    """A note on what there is in all."""
    return (
        f"{IN_ALL} documents {whole.documents[0]}, participants {whole.participants[0]}, "
        f"words {whole.words[0]}."
    )


def _measures(unit: UnitName) -> tuple[tuple[str, str, str], ...]:
    """Key, what is counted (one of them), and heading, of the counts that have a share."""
    measures = (
        ("units", str(unit), f"{unit}s".capitalize()),
        ("documents", "document", "Documents"),
        ("participants", "participant", "Participants"),
        ("words", "word", "Words"),
    )
    return measures[1:] if unit is UnitName.DOCUMENT else measures


def _columns(unit: UnitName, by: str | None) -> tuple[Column, ...]:
    made = [columns.count("codings", "Codings", "passages under the code")]
    for key, one, heading in _measures(unit):
        having = "words that its codings cover, each once" if key == "words" else f"{one}s with the code"
        made.append(columns.count(key, heading, having))
        if by:
            made.append(columns.count(f"{key}_n", "N", f"{one}s in all of this value"))
        made.append(columns.share(f"{key}_share", "%", f"share of all {one}s that could have the code"))
    return tuple(made)


def _counts(
    found: Tally, whole: Tally, node: int, group: int, unit: UnitName, by: str | None
) -> tuple[Value, ...]:
    values: list[Value] = [int(found.codings[node, group])]
    for key, one, _ in _measures(unit):
        part, n = int(getattr(found, key)[node, group]), int(getattr(whole, key)[group])
        of = f"{one} of this value" if by else one
        values += [part, *([n] if by else []), columns.proportion(part, n, of)]
    return tuple(values)


def _notes(
    coded: Coded, grouping: Grouping, everything: Tally, found: Tally, by: str | None
) -> tuple[str, ...]:
    notes = [in_all(everything), *by_signs(coded)]
    if by and grouping.of_units is None:
        notes.append(f"Each {by} is counted over all units, because only codings have one.")
    unplaced = outside_the_units(len(coded.codings) - found.placed)
    return (*notes, *outside_the_codebook(coded), *unplaced, *across_groups(coded, by, found.across))
