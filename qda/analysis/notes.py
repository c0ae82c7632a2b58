"""Notes that more than one measure prints below its table."""

from qda.analysis.coded import Coded


def outside_the_codebook(coded: Coded) -> tuple[str, ...]:
    """A note on codes that the codebook lacks, when there are any."""
    names = ", ".join(code for code in coded.strangers if code in coded.codes)
    return (f"Not in the codebook, listed last: {names}.",) if names else ()


def outside_the_units(unplaced: int) -> tuple[str, ...]:
    """A note on codings that touch no sentence that is counted, when there are any."""
    return (f"Codings outside every sentence that is counted: {unplaced}.",) if unplaced else ()
