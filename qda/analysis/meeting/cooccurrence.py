"""Which codes occur together, and how strongly."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from math import isnan

import numpy as np

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.levels import CODE, roll_up
from qda.analysis.meeting.coefficients import COEFFICIENTS, NO_VARIATION, Named, c_of_pairs
from qda.analysis.meeting.meeting import Meetings, meetings
from qda.analysis.meeting.significance import Counts, benjamini_hochberg, fisher_exact_of_pairs
from qda.analysis.notes import outside_the_codebook, outside_the_units, own_only, several_coders
from qda.errors import UsageError, did_you_mean
from qda.language.arrays import Ints
from qda.model.table import Column, ColumnKind, Table, Undefined, Value
from qda.model.unit import UnitName

OF_PAIRS = Undefined("overlaps are pairs of passages, which are no shares and have no N")
C = "jaccard"
"""The coefficient that has a meaning for pairs of passages too."""

OVERLAP_NOTE = (
    "n1, n2: passages of each code; n12: pairs of passages, one of each code, that overlap; c: n12 / "
    "(n1 + n2 - n12) as in ATLAS.ti, which can exceed 1, because a passage may be in several pairs."
)
WINDOW_NOTE = "Windows of neighbouring sentences share sentences, so p and q are too small."


def cooccurrence(
    coded: Coded, *, unit: str = UnitName.SENTENCE, level: str = CODE, minimum: int = 1
) -> Table:
    """Which pairs of codes (or themes) occur together, how often, and how strongly.

    One row per pair that meets at least `minimum` times (0 lists all), in the order of the codebook; pairs
    that are not listed are counted in a note. `unit` is sentence, paragraph, turn, document, overlap or
    window:n, as in `meetings`.

    Columns: a, b; n1, n2, n12 and N, counts of units with the one, the other, both, and in all; the ten
    coefficients of `coefficients`, each with its range and source there; p of Fisher's exact test, and q
    by Benjamini and Hochberg over all pairs for which the test is defined, listed or not.

    How to read it: Jaccard, Sørensen and Ochiai compare the meetings with the codes' own frequencies and
    ignore units that have neither; lift, PMI, NPMI and phi compare them with chance. A pair with n12 below
    5 is an anecdote whatever its coefficients say: open its quotations.

    For overlaps n1 and n2 are passages and n12 is pairs of passages, which are no shares of anything: N and
    every measure are undefined, but for c, which is `c_of_pairs` there.

    Raises UsageError for an unknown unit or level.
    """
    rolled = roll_up(coded, level)
    met = meetings(coded, rolled, unit)
    rows, unlisted = pairs_of(rolled.names, met, minimum)
    return Table(
        name="cooccurrence",
        title=f"{level.capitalize()} co-occurrence",
        columns=headings(level, met),
        rows=rows,
        unit=met.unit,
        n=_n(coded, met),
        excluded=coded.excluded,
        parameters={**coded.parameters, "unit": unit, "level": level, "minimum": str(minimum)},
        notes=(*unlisted, *_notes(coded, met, unit), *own_only(coded, rolled.names, level)),
    )


def pairs_of(
    names: Sequence[str], met: Meetings, minimum: int
) -> tuple[tuple[tuple[Value, ...], ...], tuple[str, ...]]:
    """The rows of a table of co-occurrence, from where the codes of these names meet; and notes on the pairs
    that meet less often than `minimum` and are not listed, and when there is no pair at all."""
    above = np.triu(np.ones(met.together.shape, dtype=np.bool_), k=1)
    # thousands of codes have millions of pairs, most of which are tested and not listed
    together = met.together.astype(np.min_scalar_type(int(met.together.max(initial=0))))
    often, n12 = np.diagonal(together), together[above]
    n1, n2 = np.broadcast_to(often[:, None], above.shape)[above], np.broadcast_to(often, above.shape)[above]
    listed = np.flatnonzero(n12 >= minimum)
    first, second = np.nonzero(above & (together >= minimum))
    counted = (first, second, n1[listed], n2[listed], n12[listed])
    n: Value = OF_PAIRS if met.n is None else met.n
    rows = tuple(
        (names[a], names[b], *(one, other, both, n), *_strengths(met.n, one, other, both), *test)
        for a, b, one, other, both, test in zip(
            *(numbers.tolist() for numbers in counted), _tests(n1, n2, n12, met.n, listed), strict=True
        )
    )
    return rows, (*_too_few(names), *_unlisted(len(n12) - len(rows), minimum))


def _tests(n1: Counts, n2: Counts, n12: Counts, n: int | None, listed: Ints) -> Iterator[tuple[Value, Value]]:
    """p and q of the pairs that are listed, from the counts of all pairs."""
    if n is None:
        yield from repeat((OF_PAIRS, OF_PAIRS), len(listed))
        return
    p = fisher_exact_of_pairs(n1, n2, n12, n)
    q = benjamini_hochberg(p)
    for one, other in zip(p[listed].tolist(), q[listed].tolist(), strict=True):
        yield (NO_VARIATION, NO_VARIATION) if isnan(one) else (one, other)


def cooccurrence_matrix(
    coded: Coded, *, unit: str = UnitName.SENTENCE, level: str = CODE, measure: str = "n12"
) -> Table:
    """Codes by codes: n12, or one coefficient, for every pair.

    `measure` is n12 or the key of a coefficient (jaccard, lift, ...). The row is A and the column is B, which
    matters for p_a_given_b only. The diagonal of n12 says how often each code occurs; a coefficient of a code
    with itself is left empty. Otherwise as `cooccurrence`.

    Raises UsageError for an unknown unit, level or measure.
    """
    return cooccurrence_matrices(coded, unit=unit, level=level, measures=(measure,))[0]


def cooccurrence_matrices(
    coded: Coded, *, unit: str, level: str = CODE, measures: Sequence[str]
) -> tuple[Table, ...]:
    """A `cooccurrence_matrix` for each measure, for which it is counted once where codes meet."""
    rolled = roll_up(coded, level)
    named = [_measure(measure) for measure in measures]
    met = meetings(coded, rolled, unit)
    return tuple(_matrix(coded, rolled.names, met, unit, level, one) for one in named)


def _matrix(
    coded: Coded, names: Sequence[str], met: Meetings, unit: str, level: str, named: Named | None
) -> Table:
    measure = "n12" if named is None else named.key
    size = range(len(names))
    rows = tuple(
        (
            names[a],
            *(int(met.together[a, b]) if named is None else _off(met, a, b, named) for b in size),
        )
        for a in size
    )
    kind = ColumnKind.COUNT if named is None else ColumnKind.COEFFICIENT
    if met.n is None:
        counted = f"{_MEANS_PAIRS}; on the diagonal, passages of the code"
    else:
        counted = "units with both codes; on the diagonal, units with the code"
    heading, meaning = ("n12", counted) if named is None else _told(named, met)
    return Table(
        name=f"cooccurrence_{measure}",
        title=f"{level.capitalize()} co-occurrence: {heading}",
        columns=(
            columns.text("code", level.capitalize(), f"the {level}; A where the measure has a direction"),
            *(Column(columns.distinct(b, ("code",), level), b, kind, meaning) for b in names),
        ),
        rows=rows,
        unit=met.unit,
        n=_n(coded, met),
        excluded=coded.excluded,
        parameters={**coded.parameters, "unit": unit, "level": level, "measure": measure},
        notes=(*_notes(coded, met, unit), *own_only(coded, names, level)),
    )


def _off(met: Meetings, a: int, b: int, named: Named) -> Value:
    if a == b:
        return None
    n1, n2, n12 = (int(met.together[one]) for one in ((a, a), (b, b), (a, b)))
    return _strength(met.n, n1, n2, n12, named)


def _strengths(n: int | None, n1: int, n2: int, n12: int) -> list[float | Undefined]:
    return [_strength(n, n1, n2, n12, named) for named in COEFFICIENTS]


def _strength(n: int | None, n1: int, n2: int, n12: int, named: Named) -> float | Undefined:
    """One coefficient of two codes; without n of the pairs of passages that overlap."""
    if n is not None:
        return named.function(n1, n2, n12, n)
    return c_of_pairs(n1, n2, n12) if named.key == C else OF_PAIRS


def _n(coded: Coded, met: Meetings) -> int:
    return len(coded.codings) - met.unplaced if met.n is None else met.n


def _measure(measure: str) -> Named | None:
    """The coefficient, or None for the counts."""
    known = {"n12": None, **{named.key: named for named in COEFFICIENTS}}
    if measure not in known:
        raise UsageError(f"there is no measure {measure!r}", remedy=did_you_mean(measure, list(known)))
    return known[measure]


def headings(level: str, met: Meetings) -> tuple[Column, ...]:
    """The columns of a table of co-occurrence, for units or for passages that overlap."""
    pairs = met.n is None
    return (
        columns.text("a", "A", f"the {level} that stands first in the codebook"),
        columns.text("b", "B", f"the other {level}"),
        columns.count("n1", "n1", "passages of A" if pairs else "units with A"),
        columns.count("n2", "n2", "passages of B" if pairs else "units with B"),
        columns.count("n12", "n12", _MEANS_PAIRS if pairs else "units with both"),
        columns.count("n", "N", OF_PAIRS.reason if pairs else "units in all"),
        *(_column(one, met) for one in COEFFICIENTS),
        Column("p", "p", ColumnKind.P_VALUE, "Fisher's exact test, two-sided"),
        Column("q", "q", ColumnKind.P_VALUE, "p adjusted over all tested pairs (Benjamini and Hochberg)"),
    )


_MEANS_PAIRS = "pairs of passages, one of each, that overlap"


def _told(named: Named, met: Meetings) -> tuple[str, str]:
    """The heading of a coefficient and what it means."""
    if met.n is not None:
        return named.heading, named.meaning
    if named.key != C:
        return named.heading, str(OF_PAIRS)
    return "c", "n12 / (n1 + n2 - n12), of pairs; 0 or more, can exceed 1"


def _column(named: Named, met: Meetings) -> Column:
    heading, meaning = _told(named, met)
    return Column(named.key, heading, ColumnKind.COEFFICIENT, meaning)


def _too_few(names: Sequence[str]) -> tuple[str, ...]:
    if len(names) > 1:
        return ()
    there = f"there is only {names[0]}" if names else "there is none"
    return (f"A pair takes two codes or themes; in this selection {there}.",)


def _unlisted(unlisted: int, minimum: int) -> tuple[str, ...]:
    if not unlisted:
        return ()
    seldom = "never meet" if minimum == 1 else f"meet fewer than {minimum} times"
    return (f"Not listed are pairs that {seldom}: {unlisted}.",)


def on_the_unit(met: Meetings, unit: str) -> tuple[str, ...]:
    """A note on what is special about a unit, when there is something."""
    return (OVERLAP_NOTE,) if met.n is None else (WINDOW_NOTE,) if unit.startswith("window") else ()


def _notes(coded: Coded, met: Meetings, unit: str) -> tuple[str, ...]:
    return (
        *on_the_unit(met, unit),
        *outside_the_codebook(coded),
        *outside_the_units(met.unplaced),
        *(several_coders(coded.codings) if met.n is None else ()),
    )
