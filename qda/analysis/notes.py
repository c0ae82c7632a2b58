"""Notes that more than one measure prints below its table."""

from qda.analysis.coded import Coded
from qda.analysis.touch import going_on


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
