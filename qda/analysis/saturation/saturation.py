"""Whether further participants still bring new codes."""

from collections.abc import Iterable

from qda.analysis import columns
from qda.analysis.frames.attributes import values_of_each
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import no_attribute, rank
from qda.analysis.frames.incidence import incidence, named_units, reordered
from qda.analysis.frames.levels import CODE, roll_up
from qda.analysis.notes import across_groups, dates_out_of_order, outside_the_codebook, own_only
from qda.analysis.saturation.accumulation import HIGH, LOW, collected, expected, permuted
from qda.analysis.saturation.new_information import new_information, saturated_at
from qda.errors import UsageError, did_you_mean
from qda.model.counted import many
from qda.model.table import Column, ColumnKind, Table, Undefined, Value

PARTICIPANT, DOCUMENT = "participant", "document"
BASE, RUN, THRESHOLD = 4, 2, 0.05
"""What Guest, Namey and Chen propose to begin with."""
PERMUTATIONS, SEED = 1000, 1


def saturation(
    coded: Coded,
    *,
    by: str = PARTICIPANT,
    order: str | None = None,
    level: str = CODE,
    base: int = BASE,
    run: int = RUN,
    threshold: float = THRESHOLD,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Table:
    """The codes that each participant (or document) adds to those before, and how many are new at the end.

    One row per participant in the order of the project, or of an attribute (`order`: numbers before other
    values, those with several values by the first of these, those without one last); participants without
    codings are rows too. Works have no participant: by participant they are left out.

    Columns: position; the participant; codes it has; new, those that none before it has; all so far; the
    run that ends with it (as in 5-6), the new codes in that run, and new information, their share of the
    codes of the base, as in `new_information`; then, for whatever order they had come in, the codes that so
    many participants have: expected exactly, and median, 5th and 95th percentile of random orders.

    A note says after how many participants new information is at most `threshold` (0 to 1), written 6+2 for
    six participants and a run of two that shows it. Raises UsageError for an unknown unit, level or
    attribute, and for a base or run that is not at least 1.
    """
    _check(by, base, run, threshold, permutations)
    rolled = roll_up(coded, level)
    names, ids = named_units(coded.units, by)
    if order is not None:
        names, ids = reordered(names, ids, _order(coded, names, by, order))
    has = incidence(coded, rolled, ids, len(names), of_people=by == PARTICIPANT)
    new, sofar = collected(has)
    ratios = new_information(new, base=base, run=run)
    curve = permuted(has, permutations=permutations, seed=seed)
    by_chance = zip(expected(has), curve.median, curve.low, curve.high, strict=True)
    rows = tuple(
        (
            number + 1,
            name,
            int(has[number].sum()),
            new[number],
            sofar[number],
            *_run(number + 1, new, ratios[number], base, run),
            *map(float, chances),
        )
        for number, (name, chances) in enumerate(zip(names, by_chance, strict=True))
    )
    return Table(
        name="saturation",
        title=f"New {level}s by {by}",
        columns=_columns(by, level),
        rows=rows,
        unit=by,
        n=len(names),
        excluded={**coded.excluded, **_without(coded, by)},
        parameters={
            **coded.parameters,
            "level": level,
            "order": order or "as in the project",
            "base": str(base),
            "run": str(run),
            "threshold": f"{100 * threshold:g}%",
            "random orders": f"{permutations}, seed {seed}",
        },
        notes=(
            *_verdict(names, new, ratios, by, level, base, run, threshold),
            "It tells whether further codes of this codebook turn up, not whether a code is understood.",
            *outside_the_codebook(coded),
            *(across_groups(coded) if by == PARTICIPANT else ()),
            *own_only(coded, rolled.names, level),
            *(_about_the_order(coded, names, by, order) if order else ()),
        ),
    )


def _check(by: str, base: int, run: int, threshold: float, permutations: int) -> None:
    if by not in (PARTICIPANT, DOCUMENT):
        raise UsageError(
            f"saturation cannot be counted by {by!r}", remedy=did_you_mean(by, (PARTICIPANT, DOCUMENT))
        )
    if min(base, run, permutations) < 1 or not 0 <= threshold < 1:
        raise UsageError(
            "base, run and random orders are at least 1, and the threshold is from 0% to less than 100%",
            remedy="For example: --base 4 --run 2 --threshold 5%",
        )


def _order(coded: Coded, names: tuple[str, ...], by: str, attribute: str) -> list[int]:
    """The positions of the units in the order of an attribute; equal ones stay in their order."""
    if attribute not in coded.attribute_names:
        raise no_attribute(coded, attribute, ())
    values = _values(coded, by, attribute)
    first = [values[name][0] if name in values else "" for name in names]
    return sorted(range(len(names)), key=lambda place: (first[place] == "", rank(first[place])))


def _values(coded: Coded, by: str, attribute: str) -> dict[str, list[str]]:
    """The values of an attribute in each participant or document that has any, in order: several, where waves
    or the members of a group differ."""
    return {name: sorted(own, key=rank) for name, own in values_of_each(coded, by, attribute).items()}


def _about_the_order(coded: Coded, names: tuple[str, ...], by: str, order: str) -> Iterable[str]:
    """Notes on those for whom the order says nothing or several things, and on words among numbers."""
    values = _values(coded, by, order)
    missing = [name for name in names if name not in values]
    several = [f"{name} ({', '.join(values[name])})" for name in names if len(values.get(name, ())) > 1]
    words = [f"{name} ({values[name][0]})" for name in names if name in values and rank(values[name][0])[0]]
    if missing:
        yield f"Without a value of {order}, and so last: {', '.join(missing)}."
    if several:
        yield f"With several values of {order}, and placed by the first of them: {'; '.join(several)}."
    yield from dates_out_of_order(order, [values[name][0] for name in names if name in values])
    if words and len(words) + len(missing) < len(names):
        yield f"Values of {order} that are no numbers stand behind the numbers: {', '.join(words)}."


def _run(
    end: int, new: list[int], ratio: float | Undefined, base: int, run: int
) -> tuple[Value, Value, Value]:
    """The run that ends here, its new codes and their share."""
    if end < base + run:
        return None, None, ratio
    first = end - run + 1
    return (f"{first}-{end}" if run > 1 else str(end)), sum(new[first - 1 : end]), ratio


def _columns(by: str, level: str) -> tuple[Column, ...]:
    chance = f"{level}s in so many {by}s, whatever order they come in"
    return (
        columns.count("position", "No.", "the place in the order"),
        columns.text("name", by.capitalize(), f"the {by}"),
        columns.count("codes", f"{level}s".capitalize(), f"{level}s that it has"),
        columns.count("new", "New", f"{level}s that none before it has"),
        columns.count("all", "All", f"{level}s so far"),
        columns.text("run", "Run", f"the {by}s of the run that ends here"),
        columns.count("run_new", "In run", f"new {level}s in the run"),
        columns.share("ratio", "New inf.", f"new information: of the base's {level}s (Guest et al. 2020)"),
        Column("expected", "Expected", ColumnKind.COEFFICIENT, f"{chance}: the mean, exactly"),
        Column("median", "Median", ColumnKind.COEFFICIENT, f"{chance}: the median of random orders"),
        Column("low", f"{LOW}th", ColumnKind.COEFFICIENT, f"{chance}: the {LOW}th percentile"),
        Column("high", f"{HIGH}th", ColumnKind.COEFFICIENT, f"{chance}: the {HIGH}th percentile"),
    )


def _verdict(
    names: tuple[str, ...],
    new: list[int],
    ratios: list[float | Undefined],
    by: str,
    level: str,
    base: int,
    run: int,
    threshold: float,
) -> Iterable[str]:
    if len(names) < base + run:
        yield (
            f"New information is undefined: it takes {base + run} {by}s (a base of {base} and a run of "
            f"{run}), and there {'is' if len(names) == 1 else 'are'} {len(names)}."
        )
        return
    in_base = sum(new[:base])
    yield f"Base: the first {by if base == 1 else many(base, by)}, with {many(in_base, level)}."
    if not in_base:
        yield "New information is undefined: the base has no codes to compare with."
        return
    at = saturated_at(ratios, run=run, threshold=threshold)
    if at is None:
        yield f"In this order new information never falls to {100 * threshold:g}% or less."
        return
    yield f"In this order new information is {100 * threshold:g}% or less at {at}+{run} {by}s."
    later = [ratio for ratio in ratios[at + run :] if not isinstance(ratio, Undefined) and ratio > threshold]
    if later:
        yield f"Afterwards it rises above that again (later runs: {len(later)}), so it does not end there."


def _without(coded: Coded, by: str) -> dict[str, int]:
    nobody = int(coded.units[by].isna().sum())
    return {f"sentences without a {by}": nobody} if nobody else {}
