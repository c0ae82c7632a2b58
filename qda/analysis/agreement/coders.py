"""Which coders are compared."""

from collections.abc import Sequence

from qda.analysis.agreement.judged import MOST_CODERS
from qda.analysis.frames.coded import Coded
from qda.errors import UsageError, did_you_mean
from qda.model.coding import RULES


def coders_called(coded: Coded, names: Sequence[str]) -> tuple[str, ...]:
    """The coders of these names; coded is the whole project. Raises UsageError for fewer than two, for
    more than MOST_CODERS, for one who is named twice and for one whom the project does not know."""
    known = {RULES, *(str(name) for name in coded.codings["coder"].dropna().unique())}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no coder {name!r}", remedy=did_you_mean(name, known))
        if list(names).count(name) > 1:
            raise UsageError(f"{name!r} is named twice", remedy="Name each coder once.")
    if len(names) < 2:
        others = sorted(known - set(names))
        raise UsageError(
            "agreement is between two coders or more",
            remedy=f"Name another one. The coders of this project are: {', '.join(sorted(known))}."
            if others
            else "Nobody else has coded yet; import or add the codings of a second coder.",
        )
    if len(names) > MOST_CODERS:
        raise UsageError(
            f"{len(names)} coders are more than can be compared", remedy=f"Name {MOST_CODERS} at most."
        )
    return tuple(names)
