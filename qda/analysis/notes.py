"""Notes that more than one measure prints below its table."""

from collections.abc import Iterable

import pandas as pd

from qda.analysis.frames.attributes import without_a_value_somewhere
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import not_by_time, written_alike
from qda.analysis.frames.levels import CODE
from qda.analysis.frames.shared_passages import shared_passages
from qda.analysis.frames.touch import going_on
from qda.model.counted import many, some


def outside_the_codebook(coded: Coded) -> tuple[str, ...]:
    """A note on codes that the codebook lacks, when there are any."""
    names = ", ".join(code for code in coded.strangers if code in coded.codes)
    return (f"Not in the codebook, listed last: {names}.",) if names else ()


def outside_the_units(unplaced: int) -> tuple[str, ...]:
    """A note on codings that touch no sentence that is counted, when there are any."""
    return (f"Codings outside every sentence that is counted: {unplaced}.",) if unplaced else ()


def across_groups(coded: Coded, by: str | None = None, across: int = 0) -> tuple[str, ...]:
    """A note on codings that go on into words of another participant, or (`across` of them) of another group
    of `by`, when there are any."""
    counts = {"participant": going_on(coded.codings, coded.units)}
    if by is not None and by != "participant":
        counts[by] = across
    into = " and ".join(f"of another {what}: {count}" for what, count in counts.items() if count)
    if not into:
        return ()
    whose = "They belong to the first participant or work whose words they touch (interviewers aside)"
    return (f"Codings that go on into words {into}. {whose}, and count for no other.",)


def own_only(coded: Coded, names: Iterable[str], level: str) -> tuple[str, ...]:
    """A note on listed codes that count their own codings only, though codes below them have some too."""
    inside = ", ".join(_with_codings_below(coded, names)) if level == CODE else ""
    if not inside:
        return ()
    own = "Rows count a code's own codings."
    return (f"{own} Codes below {inside} are taken in by themes, crosstab, quotes and --level theme.",)


def with_all_below(coded: Coded, names: Iterable[str]) -> tuple[str, ...]:
    """A note that rows take in the codes below a code, when these have codings."""
    below = _with_codings_below(coded, names)
    return ("Each row takes in all codes below its code.",) if below else ()


def _with_codings_below(coded: Coded, names: Iterable[str]) -> list[str]:
    above = {one for code in coded.codings["code"].unique() for one in coded.path(str(code))[:-1]}
    return [name for name in names if name in above]


def by_signs(coded: Coded) -> tuple[str, ...]:
    """A note that words are counted sign by sign in documents of scripts without blanks, if there are any."""
    names = coded.sign_by_sign.intersection(map(str, coded.documents["document"]))
    if not names:
        return ()
    where = f"{many(len(names), 'document')} written without blanks between words"
    return (f"In {where} (Chinese, Japanese, Thai and the like) each sign counts as a word.",)


def on_the_values(coded: Coded, by: str | None, values: Iterable[str]) -> tuple[str, ...]:
    """Notes on an attribute by whose values a table is made: on values that may be meant as one, and on what
    is not taken over from one document of a participant to another."""
    if by not in coded.attribute_names:
        return ()
    values = tuple(values)
    return (*_written_alike(by, values), *dates_out_of_order(by, values), *_not_taken_over(coded, by))


def dates_out_of_order(by: str, values: Iterable[str]) -> tuple[str, ...]:
    """A note on dates that an order of their first figures puts out of the order of time."""
    dates = not_by_time(values)
    if not dates:
        return ()
    return (
        f"Dates of {by} such as {' and '.join(dates[:2])} do not stand in the order of time, for it is open "
        "which figure is the month: write them as 2024-07-06.",
    )


def _written_alike(by: str, values: Iterable[str]) -> tuple[str, ...]:
    alike = [" and ".join(those) for those in written_alike(values)]
    if not alike:
        return ()
    return (f"Groups of their own, though written nearly alike: {by} is {'; '.join(alike)}.",)


def _not_taken_over(coded: Coded, by: str) -> tuple[str, ...]:
    """Where somebody's documents differ in the attribute, and others have documents that do not say it."""
    without = without_a_value_somewhere(coded, by) if by in coded.differing else []
    if not without:
        return ()
    whose = some(coded.differing[by])
    return (
        f"{by} differs between the documents of {whose}, so that each document has its own: those of "
        f"{some(without)} that do not say it have none.",
    )


def several_coders(codings: pd.DataFrame) -> tuple[str, ...]:
    """A note on codings of a table by several coders that share words, when there are any: each counts."""
    passages = shared_passages(codings)
    if passages is None:
        return ()
    each = (
        f"Codings by several coders count each, also where they share words: {many(len(codings), 'coding')}"
    )
    return (f"{each}. With those of one code that overlap taken as one, {many(passages, 'passage')}.",)
