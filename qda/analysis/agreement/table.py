"""The table of agreement: how far coders agree on each code, and on all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from qda.analysis import columns
from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.bootstrap import bootstrap_interval
from qda.analysis.agreement.comparison import Comparison, comparison, not_compared, unplaced
from qda.analysis.agreement.evidence import Evidence, Sample
from qda.analysis.agreement.gathered import gathered
from qda.analysis.agreement.measures import QUOTATION, Measure, measures_called
from qda.analysis.agreement.ratings import ABSENT, MISSING, NO_UNITS, Ratings
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.selection import Selection
from qda.analysis.frames.touch import going_on
from qda.analysis.notes import outside_the_codebook, outside_the_units
from qda.model.table import Column, ColumnKind, Table, Undefined, Value

OVERALL = "overall"
UNUSED = Undefined("none of these coders used the code in what is compared")
NO_QUOTATIONS = Undefined("none of these coders made a quotation in what is compared")
OVERALL_NOTE = (
    "overall: all codes of a unit at once; coders agree when they gave it exactly the same codes, or none."
)
WHOLE_NOTE = "overall: the quotations of all codes together."


def agreement(project: Coded, selection: Selection, coders: Sequence[str], asked: Asked) -> Table:
    """How far coders agree: one row per code (or theme) in the order of the codebook, then `overall`.

    project: all of it; selection: what is compared, `coders` of it aside. Columns: code; N, units that at
    least two of the coders could judge; with two coders how many units both, only the first, only the second
    and neither gave the code, with more how many any of them and all of them gave it; prevalence, the share
    of all decisions that give the code; then each measure, with low and high of its 95% interval when those
    are asked for. Measures are undefined for a code that none of the coders used in these units. Raises
    UsageError for unknown coders, units or measures.
    """
    compared = _compared(project, selection, coders, asked)
    measures = measures_called(asked.measures, asked.unit, len(compared.coders))
    found = gathered(compared, asked, continuum=any(one.characters for one in measures))
    evidence = [
        *((name, found.of_node(k)) for k, name in enumerate(compared.nodes.names)),
        (OVERALL, found.overall),
    ]
    rows = tuple(
        (name, *_counts(one.ratings), *_values(compared, one, measures, asked, last=name == OVERALL))
        for name, one in evidence
    )
    return Table(
        name="agreement",
        title=f"Agreement of {', '.join(compared.coders)}",
        columns=(
            columns.text("code", asked.level.capitalize(), f"the {asked.level}"),
            *_count_columns(compared.coders),
            *_columns(measures, asked),
        ),
        rows=rows,
        unit=_one(asked.unit),
        n=found.whole,
        excluded=compared.coded.excluded,
        parameters={**compared.coded.parameters, **asked.in_words()},
        notes=(*_notes(compared, asked), *_of_several(project, selection, compared, asked)),
    )


def agreement_of_pairs(project: Coded, selection: Selection, coders: Sequence[str], asked: Asked) -> Table:
    """How far each pair of coders agrees on all codes at once: one row per pair.

    Each pair is compared in the documents that both coded. Columns: the two coders; how many documents that
    is; then those of `agreement` for the row `overall`. The table's n and what it leaves out are those of all
    coders together; of quotations, which each pair has its own of, n is the sum. Raises UsageError as
    `agreement` does, and when a pair has no document in common its measures are undefined.
    """
    whole = _compared(project, selection, coders, asked)
    measures = measures_called(asked.measures, asked.unit, 2)
    rows, quotations = [], 0
    for pair in combinations(whole.coders, 2):
        compared = _compared(project, selection, pair, asked)
        found = gathered(compared, asked, continuum=any(one.characters for one in measures))
        counts = _counts(found.overall.ratings)
        values = _values(compared, found.overall, measures, asked, last=True)
        rows.append((*pair, len(compared.coded_by), counts[0], counts[-1], *values))
        quotations += found.whole
    n = quotations if asked.unit == QUOTATION else gathered(whole, asked, continuum=False).whole
    return Table(
        name="agreement_of_pairs",
        title=f"Agreement of {', '.join(whole.coders)}, pair by pair",
        columns=(
            columns.text("first", "Coder", "the one"),
            columns.text("second", "and", "the other"),
            columns.count("documents", "Documents", "documents that both coded"),
            columns.count("n", "N", "units that both could judge"),
            columns.share("prevalence", "Coded", "share of decisions that give any code"),
            *_columns(measures, asked),
        ),
        rows=tuple(rows),
        unit=_one(asked.unit),
        n=n,
        excluded=whole.coded.excluded,
        parameters={**whole.coded.parameters, **asked.in_words()},
        notes=(*_notes(whole, asked), *_of_several(project, selection, whole, asked)),
    )


def _compared(project: Coded, selection: Selection, coders: Sequence[str], asked: Asked) -> Comparison:
    return comparison(
        project,
        replace(selection, coders=()),
        coders,
        level=asked.level,
        everywhere=asked.everywhere,
        ignore_uncoded=asked.ignore_uncoded,
    )


def _one(unit: str) -> str:
    return unit.removesuffix("s")


def _counts(ratings: Ratings) -> tuple[Value, ...]:
    """N, who gave the code to how many of them, and prevalence."""
    ratings = ratings.pairable()
    there, given = ratings.values != MISSING, ratings.values > ABSENT
    decided = int((there.sum(axis=1) * ratings.counts).sum())
    prevalence = columns.proportion(int((given.sum(axis=1) * ratings.counts).sum()), decided, "decision")
    many, could = given.sum(axis=1), there.sum(axis=1)
    patterns = [many > 0, many == could]
    if ratings.coders == 2:
        only = [(many == 1) & given[:, number] for number in range(2)]
        patterns = [many == 2, *only, many == 0]
    return (ratings.n, *(int(ratings.counts[which].sum()) for which in patterns), prevalence)


def _count_columns(coders: Sequence[str]) -> Iterator[Column]:
    yield columns.count("n", "N", "units that at least two of the coders could judge")
    if len(coders) == 2:
        yield columns.count("both", "Both", "units to which both gave the code")
        yield columns.count("only_first", f"Only {coders[0]}", f"units to which only {coders[0]} gave it")
        yield columns.count("only_second", f"Only {coders[1]}", f"units to which only {coders[1]} gave it")
        yield columns.count("neither", "Neither", "units to which neither gave it")
    else:
        yield columns.count("any", "Any", "units to which any of the coders gave the code")
        yield columns.count("all", "All", "units to which all who could gave it")
    yield columns.share("prevalence", "Coded", "share of decisions that give the code")


def _columns(measures: Sequence[Measure], asked: Asked) -> Iterator[Column]:
    for one in measures:
        kind = ColumnKind.COEFFICIENT if one.chance else ColumnKind.SHARE
        yield Column(one.key, one.heading, kind, one.meaning)
        if asked.intervals:
            yield Column(f"{one.key}_low", "low", kind, f"lower end of its 95% interval ({one.heading})")
            yield Column(f"{one.key}_high", "high", kind, f"upper end of its 95% interval ({one.heading})")


def _values(
    compared: Comparison, evidence: Evidence, measures: Sequence[Measure], asked: Asked, *, last: bool
) -> Iterator[Value]:
    nothing = _nothing(compared, evidence.ratings, asked, last=last)
    for one in measures:
        if nothing is not None:
            yield from (nothing, *((nothing, nothing) if asked.intervals else ()))
            continue
        own = evidence.of_times() if one.times else evidence
        yield one.value(Sample(own, own.ratings))
        if asked.intervals:
            yield from _ends(compared, own, one, asked)


def _nothing(compared: Comparison, ratings: Ratings, asked: Asked, *, last: bool) -> Undefined | None:
    """Why there is nothing that any measure could measure; None when there may be."""
    if (ratings.values[ratings.counts > 0] > ABSENT).any():
        return None
    if last:  # where nobody gave a code, coders agree; but there are no quotations that nobody made
        return NO_QUOTATIONS if asked.unit == QUOTATION and len(compared.coded_by) else None
    return UNUSED if len(compared.coded_by) else NO_UNITS


def _ends(compared: Comparison, evidence: Evidence, measure: Measure, asked: Asked) -> tuple[Value, Value]:
    interval = bootstrap_interval(
        measure,
        evidence,
        len(compared.coded_by),
        draw=asked.drawn,
        resamples=asked.resamples,
        seed=asked.seed,
    )
    return (interval, interval) if isinstance(interval, Undefined) else interval


def _notes(compared: Comparison, asked: Asked) -> tuple[str, ...]:
    coded = np.asarray(compared.has_coding).sum(axis=0).tolist()
    who = ", ".join(f"{name} {many}" for name, many in zip(compared.coders, coded, strict=True))
    others = "; in the others they are taken to have found nothing" if asked.everywhere else ""
    return (
        WHOLE_NOTE if asked.unit == QUOTATION else OVERALL_NOTE,
        f"Documents compared: {len(compared.coded_by)}; of these each coder coded: {who}{others}.",
        *not_compared(compared),
        *outside_the_codebook(compared.coded),
        *outside_the_units(unplaced(compared)),
    )


def _of_several(project: Coded, selection: Selection, compared: Comparison, asked: Asked) -> tuple[str, ...]:
    """A note on quotations that stand in the table of another participant too, when there are any."""
    if not selection.participants or asked.unit != QUOTATION:
        return ()
    several = going_on(compared.coded.codings, project.units)
    said = f"Quotations over words of several participants: {several}"
    return (f"{said}. Each counts in the table of everyone whose words it touches.",) if several else ()
