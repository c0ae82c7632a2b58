"""Which codes tell groups apart: every code against an attribute, with tests and the size of the effect."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from qda.analysis import columns
from qda.analysis.comparison.association import cramers_v
from qda.analysis.comparison.groups import Groups, by_code, by_value
from qda.analysis.comparison.independence import NO_GROUPS, NO_VARIATION, chi_squared, exact, needs_exact
from qda.analysis.comparison.odds_ratio import odds_ratio
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import Grouping, group_units_by
from qda.analysis.frames.incidence import incidence
from qda.analysis.frames.levels import CODE, roll_up
from qda.analysis.frames.touch import touched_sentences
from qda.analysis.frames.voices import VOICE, ids_and_name, of_nobody
from qda.analysis.meeting.significance import benjamini_hochberg
from qda.analysis.notes import across_groups, on_the_values, outside_the_codebook, own_only
from qda.errors import UsageError
from qda.language.arrays import Ints
from qda.model.table import Column, ColumnKind, Table, Undefined, Value

Counts = list[tuple[int, int]]

FEW = 5
"""Groups of fewer units have a note, because a share of these, or V over them, is large by chance."""
CHI, EXACT = "chi-squared", "Fisher exact"


def group_comparison(
    coded: Coded,
    *,
    by: str | None = None,
    codes: Sequence[str] = (),
    unit: str = VOICE,
    level: str = CODE,
    grouped: Coded | None = None,
) -> Table:
    """How many units of each group have each code (or theme), and whether the groups differ.

    Groups are the values of `by` (an attribute, or document, participant, kind, speaker), or the units that
    have each of some `codes`; units in no group or in several are left out and counted. `unit` is voice
    (participants and works), sentence, paragraph, turn or document. When `coded` is narrowed to some codes,
    `grouped` is the same without that filter, for the codes that make the groups.

    One row per code in the order of the codebook, without the codes that make the groups, which would be
    compared with themselves: those of `codes`, the ones below them, and at the level of themes the themes
    that hold them; a note names what is left out. Columns: the code; for each group the units with the code
    and their share of the group, under keys that name it (`with woman`, `share woman`); the test
    (chi-squared, or Fisher's exact test where a cell expects fewer than five units), its p, and q by
    Benjamini and Hochberg over all codes with a p; Cramér's V; if there are two groups, the odds ratio of
    the first against the second with Woolf's interval of 95 per cent, and a note in the place of its columns
    if there are not.

    How to read it: shares and V first. The tests ask whether a difference could be chance if the units were
    drawn independently; sentences of one participant are not, and a note warns. Participants of a
    purposive sample are no random draw either: a small p shows where to look, not what is so in general.

    Undefined with its reason: every measure of a code that all units have or none has, or when there are
    not two groups with units; p and q when the groups are too many for the exact test; the odds ratio when
    one of the four counts is 0. Raises UsageError for unknown names, and when neither `by` nor `codes` or
    both are given.
    """
    if (by is None) == (not codes):
        raise UsageError(
            "groups come from an attribute or from codes",
            remedy="For example: qda report compare --by gender, or: --group republic --group regime",
        )
    ids, what = ids_and_name(coded.units, unit)
    n_units = int(ids.max(initial=-1)) + 1
    people = unit == VOICE
    groups = (
        by_value(coded, by, ids, n_units)
        if by
        else by_code(grouped or coded, codes, ids, n_units, of_people=people)
    )
    rolled = roll_up(coded, level)
    within = group_units_by(coded, by) if by else None
    has = incidence(coded, rolled, ids, n_units, of_people=people, within=within)
    makers = _makers(coded, codes, level)
    listed = [k for k, name in enumerate(rolled.names) if name not in makers]
    counts = [_counts(has[:, k], groups) for k in listed]
    tests = [_test(one) for one in counts]
    adjusted = iter(benjamini_hochberg([p for _, p in tests if not isinstance(p, Undefined)]).tolist())
    rows = tuple(
        (
            rolled.names[k],
            *_shares(one),
            name,
            p,
            p if isinstance(p, Undefined) else next(adjusted),
            p if p in (NO_GROUPS, NO_VARIATION) else cramers_v(one),
            *(_odds(one) if len(one) == 2 else ()),
        )
        for k, one, (name, p) in zip(listed, counts, tests, strict=True)
    )
    asked = {"by": by} if by else {"groups": ", ".join(groups.names)}
    return Table(
        name="comparison",
        title=f"{level.capitalize()}s by {by}" if by else f"{level.capitalize()}s beside {asked['groups']}",
        columns=_columns(groups.names, what, level),
        rows=rows,
        unit=what,
        n=int((groups.of_unit >= 0).sum()),
        excluded={**coded.excluded, **of_nobody(ids), **groups.excluded},
        parameters={**coded.parameters, **asked, "unit": unit, "level": level, "interval": "95%"},
        notes=(
            *_notes(coded, groups, ids, unit, what),
            *(_without_a_value(coded, within, groups, ids, f"{by}, in a {what}") if within else ()),
            *on_the_values(coded, by, groups.names),
            *_not_compared([name for name in rolled.names if name in makers]),
            *outside_the_codebook(coded),
            *across_groups(coded),
            *own_only(coded, [rolled.names[k] for k in listed], level),
        ),
    )


def _makers(coded: Coded, codes: Sequence[str], level: str) -> set[str]:
    """What groups are made of: their codes with all below them, and those above that hold their codings."""
    below = {one for code in codes for one in coded.within(code)}
    return below if level == CODE else below | {one for code in codes for one in coded.path(code)}


def _counts(has: NDArray[np.bool_], groups: Groups) -> Counts:
    """Units with and without the code in each group."""
    having = groups.sizes(has)
    return [(one, size - one) for one, size in zip(having, groups.sizes(), strict=True)]


def _shares(counts: Counts) -> Iterable[Value]:
    for having, lacking in counts:
        yield having
        yield columns.proportion(having, having + lacking, "unit of this group")


def _test(counts: Counts) -> tuple[str | None, float | Undefined]:
    """The test that suits the counts, and its p."""
    if needs_exact(counts):
        p = exact(counts)
        return (None, p) if isinstance(p, Undefined) else (EXACT, p)
    done = chi_squared(counts)
    return (None, done) if isinstance(done, Undefined) else (CHI, done[1])


def _odds(counts: Counts) -> tuple[Value, Value, Value]:
    ratio = odds_ratio(*counts)
    return (ratio, ratio, ratio) if isinstance(ratio, Undefined) else (ratio.value, ratio.low, ratio.high)


def _columns(names: Sequence[str], what: str, level: str) -> tuple[Column, ...]:
    groups: list[Column] = []
    for name in names:
        groups.append(columns.count(f"with {name}", name, f"units ({what}) of {name} with the {level}"))
        groups.append(columns.share(f"share {name}", "%", f"of all units ({what}) of {name}"))
    return (
        columns.text("code", level.capitalize(), f"the {level}, in the order of the codebook"),
        *groups,
        columns.text("test", "Test", f"{EXACT} where a cell expects fewer than 5 units, else {CHI}"),
        Column("p", "p", ColumnKind.P_VALUE, "were the groups alike and the units independent"),
        Column("q", "q", ColumnKind.P_VALUE, "p adjusted over all tested codes (Benjamini and Hochberg)"),
        Column("v", "V", ColumnKind.COEFFICIENT, "Cramér's V: 0 (no association) to 1"),
        *(_odds_columns(*names) if len(names) == 2 else ()),
    )


def _odds_columns(first: str, second: str) -> tuple[Column, ...]:
    return (
        Column("odds_ratio", "Odds ratio", ColumnKind.COEFFICIENT, f"{first} against {second}; 1: alike"),
        Column("low", "low", ColumnKind.COEFFICIENT, "lower end of its 95% interval (Woolf)"),
        Column("high", "high", ColumnKind.COEFFICIENT, "upper end of its 95% interval"),
    )


def _notes(coded: Coded, groups: Groups, ids: Ints, unit: str, what: str) -> Iterable[str]:
    sizes = groups.sizes()
    told = ", ".join(f"{name}: {size}" for name, size in zip(groups.names, sizes, strict=True))
    yield f"Units ({what}) in each group: {told or 'there is no group'}."
    small = sum(size < FEW for size in sizes)
    if len(sizes) != 2:
        yield f"Groups: {len(sizes)}. An odds ratio compares two, so there is none here; V is for any number."
    if small:
        yield f"Groups of fewer than {FEW} units: {small} of {len(sizes)}. Read their shares and V with care."
    if unit == VOICE:
        return
    kept = groups.of_unit[ids] >= 0
    voices = len({*ids_and_name(coded.units[kept], VOICE)[0].tolist()} - {-1})
    units = int((groups.of_unit >= 0).sum())
    if voices < units:
        whose = "one participant or work" if voices == 1 else f"{voices} participants or works"
        yield (
            f"Warning: these {units} {what}s come from {whose}. Units of one voice "
            "are not independent, so p and q are too small and the interval is too narrow; compare by voice."
        )


def _without_a_value(
    coded: Coded, grouping: Grouping, groups: Groups, ids: Ints, of_what: str
) -> tuple[str, ...]:
    """A note on codings of whoever has no value, in units that are in a group by what others say there."""
    touched = touched_sentences(coded.codings, coded.units)
    unit = ids[touched["row"].to_numpy()]
    grouped = (unit >= 0) & (groups.of_unit[unit] >= 0)
    codings = np.unique(touched["coding"].to_numpy()[grouped])
    count = int((~grouping.given[grouping.of_codings[codings]]).sum())
    told = f"Codings without a value of {of_what} of a group: {count}. They count for no group."
    return (told,) if count else ()


def _not_compared(makers: Sequence[str]) -> tuple[str, ...]:
    return (f"Not compared, because the groups are made of them: {', '.join(makers)}.",) if makers else ()
