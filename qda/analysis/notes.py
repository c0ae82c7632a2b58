"""Notes that more than one measure prints below its table."""

import pandas as pd

from qda.analysis.coded import Coded
from qda.analysis.shared_passages import shared_passages


def outside_the_codebook(coded: Coded) -> tuple[str, ...]:
    """A note on codes that the codebook lacks, when there are any."""
    names = ", ".join(code for code in coded.strangers if code in coded.codes)
    return (f"Not in the codebook, listed last: {names}.",) if names else ()


def outside_the_units(unplaced: int) -> tuple[str, ...]:
    """A note on codings that touch no sentence that is counted, when there are any."""
    return (f"Codings outside every sentence that is counted: {unplaced}.",) if unplaced else ()


def by_several_coders(codings: pd.DataFrame) -> tuple[str, ...]:
    """A note on words that several coders have coded alike, when there are any: they are counted for each."""
    passages = shared_passages(codings)
    if passages is None:
        return ()
    said = f"{len(codings)} codings, {passages} distinct passages"
    return (f"Codings of the same words by several coders count each: {said}.",)


def across_groups(count: int, by: str | None) -> tuple[str, ...]:
    """A note on codings that go on from the words of one group into those of another, when there are any."""
    if not count:
        return ()
    said = f"Codings that go on into words of another {by}: {count}."
    return (f"{said} They count for the one with which they begin, and for no other.",)
