"""How many passages codings are, when those of several coders that overlap are one."""

import numpy as np
import pandas as pd

from qda.language.arrays import Ints


def shared_passages(codings: pd.DataFrame) -> int | None:
    """How many passages the codings of a frame are; None where no two coders' codings of one code overlap.

    Codings of one code that share a character are one passage when they are by several coders, and so are
    those that a third one joins.
    """
    coder, coders = pd.factorize(codings["coder"])
    if len(coders) < 2:
        return None
    place = _places(codings)
    rows = np.flatnonzero(np.isin(place, _of_several(place, coder, len(coders))))
    again = _again(codings.iloc[rows], place[rows], coder[rows])
    return len(codings) - again if again else None


def _places(codings: pd.DataFrame) -> Ints:
    """(N,) a number for each document and code."""
    document, code = pd.factorize(codings["document"])[0], pd.factorize(codings["code"])[0]
    return np.asarray(document.astype(np.int64) * (int(code.max()) + 1) + code, dtype=np.int64)


def _of_several(place: Ints, coder: Ints, n_coders: int) -> Ints:
    """The places in which more than one coder has coded; mostly few, so that only these need be sorted."""
    pairs = np.sort(pd.unique(place * n_coders + coder)) // n_coders
    twice = pairs[1:] == pairs[:-1]
    return np.asarray(pairs[1:][twice], dtype=np.int64)


def _again(codings: pd.DataFrame, place: Ints, coder: Ints) -> int:
    """How many codings share words with an earlier one, where several coders have coded them."""
    if codings.empty:
        return 0
    starts, ends = codings["start"].to_numpy(dtype=np.int64), codings["end"].to_numpy(dtype=np.int64)
    width = int(ends.max()) + 1
    order = np.argsort(place * width + starts, kind="stable")
    start, end = (place * width + starts)[order], (place * width + ends)[order]
    reached = np.maximum.accumulate(np.concatenate(([-1], end)))[:-1]  # a place never reaches into the next
    first = np.flatnonzero(start >= reached)
    lowest, highest = (most.reduceat(coder[order], first) for most in (np.minimum, np.maximum))
    return int((np.diff(first, append=len(start)) - 1)[lowest != highest].sum())
