"""Which coders are compared, and which documents each of them coded."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from qda.analysis.agreement.judged import MOST_CODERS
from qda.analysis.frames.coded import Coded
from qda.errors import UsageError, did_you_mean
from qda.language.arrays import Bools
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


def who_coded(
    codings: pd.DataFrame, documents: Sequence[str], coders: Sequence[str], *, everywhere: bool
) -> Bools:
    """(D, M) whether each of M coders coded each of D documents.

    codings: all codings of the project, whatever their code, status or assertion: somebody who rejected or
    lost all that they coded has coded the document all the same. The rules coded every document. A person
    who has no coding in a document is taken for somebody who never opened it, and not for somebody who found
    nothing; `everywhere` takes the second for granted.
    """
    there = np.zeros((len(documents), len(coders)), dtype=np.bool_)
    row = pd.Index(documents).get_indexer(pd.Index(codings["document"]))
    column = pd.Index(coders).get_indexer(pd.Index(codings["coder"]))
    known = (row >= 0) & (column >= 0)
    there[row[known], column[known]] = True
    for number, name in enumerate(coders):
        there[:, number] |= everywhere or name == RULES
    return there
