"""The documents that somebody coded: in the others nothing is known of what they would have found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from qda.analysis.frames.coded import Coded
from qda.language.arrays import Bools
from qda.model.coding import RULES


def who_coded(codings: pd.DataFrame, documents: Sequence[str], coders: Sequence[str]) -> Bools:
    """(D, M) whether each of M coders coded each of D documents.

    codings: all codings of the project, whatever their code, status or assertion: somebody who rejected or
    lost all that they coded has coded the document all the same. The rules coded every document. A person
    who has no coding in a document is taken for somebody who never opened it, and not for somebody who found
    nothing.
    """
    there = np.zeros((len(documents), len(coders)), dtype=np.bool_)
    row = pd.Index(documents).get_indexer(pd.Index(codings["document"]))
    column = pd.Index(coders).get_indexer(pd.Index(codings["coder"]))
    known = (row >= 0) & (column >= 0)
    there[row[known], column[known]] = True
    for number, name in enumerate(coders):
        there[:, number] |= name == RULES
    return there


def never_coded(codings: pd.DataFrame, documents: Sequence[str], coders: Sequence[str]) -> Bools:
    """(D,) whether none of M coders coded a document; codings are those of the project, as in `who_coded`."""
    return np.asarray(~who_coded(codings, documents, coders).any(axis=1), dtype=np.bool_)


def without_their_coding(coders: Sequence[str]) -> str:
    """What the documents are called that none of some coders coded."""
    return f"documents without a coding of {' or '.join(coders)}"


def not_counted_so(parameters: Mapping[str, str], coders: Sequence[str]) -> dict[str, str]:
    """The parameters of a selection where documents that none of these coders coded are not counted as if
    nothing was found in them."""
    said = without_their_coding(coders)
    return {name: value for name, value in parameters.items() if name != said}


def where_coded(project: Coded, chosen: Coded, coders: tuple[str, ...]) -> Coded:
    """What was chosen, without the documents that none of these coders coded, which are counted.

    Who has coded a document is told as for agreement. Without coders everything stays.
    """
    if not coders:
        return chosen
    names = chosen.documents["document"].tolist()
    never = never_coded(project.codings, names, coders)
    if not never.any():
        return chosen
    kept = [name for name, no in zip(names, never, strict=True) if not no]
    units = chosen.units[chosen.units["document"].isin(kept)]
    return replace(
        chosen,
        units=units.reset_index(drop=True),
        documents=chosen.documents[chosen.documents["document"].isin(kept)].reset_index(drop=True),
        excluded={**chosen.excluded, without_their_coding(coders): len(names) - len(kept)},
        parameters=not_counted_so(chosen.parameters, coders),
    )
