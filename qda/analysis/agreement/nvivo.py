"""NVivo's per cent agreement of characters, for comparison with studies that report it."""

import numpy as np

from qda.analysis.agreement.ratings import MISSING, NO_UNITS, TWO_CODERS, Rows
from qda.model.table import Undefined


def nvivo_agreement(rows: Rows) -> float | Undefined:
    """The mean over documents of the share of a document's characters that two coders coded alike.

    rows: whether each of two coders gave the code, with the characters of each document that they say it of.
    Gives 0 to 1. Each document counts the same, however long it is; `percent_agreement` of characters weights
    them by length. Characters that neither coded count as agreement, as in NVivo, so that a code that covers
    little text always agrees: it says next to nothing about reliability. Documents that one of the coders did
    not code are left out. Undefined for more than two coders and when no document was coded by both. NVivo
    counts every character of a file; here those between sentences and of interviewers do not count.

    Lumivero, NVivo help, "Coding comparison query", section on how percentage agreement is calculated.

    >>> values = np.array([[0, 0], [0, 1], [1, 1], [0, 0], [0, 1]])
    >>> counts, document = np.array([80, 10, 10, 50, 50]), np.array([0, 0, 0, 1, 1])
    >>> nvivo_agreement(Rows(values, counts, document, 2))  # (90% + 50%) / 2
    0.7
    """
    if rows.values.shape[1] != 2:
        return TWO_CODERS
    both = (rows.values != MISSING).all(axis=1)
    document, counts = rows.document[both], rows.counts[both]
    same = rows.values[both, 0] == rows.values[both, 1]
    sizes = np.bincount(document, weights=counts)
    if not sizes.any():
        return NO_UNITS
    alike = np.bincount(document, weights=counts * same)
    return float((alike[sizes > 0] / sizes[sizes > 0]).mean())
