"""How many passages codings are, when those of several coders on the same words are one."""

import numpy as np
import pandas as pd


def shared_passages(codings: pd.DataFrame) -> int | None:
    """How many passages the codings of a frame are; None where no two coders have coded the same words.

    Codings of one code that share a character are one passage, whoever made them, and so are those that a
    third one joins.
    """
    if codings["coder"].nunique() < 2:
        return None
    place = codings.groupby(["document", "code"], sort=False, observed=True).ngroup().to_numpy()
    starts, ends = codings["start"].to_numpy(dtype=np.int64), codings["end"].to_numpy(dtype=np.int64)
    width = int(ends.max(initial=0)) + 1
    order = np.argsort(place * width + starts, kind="stable")
    start, end = (place * width + starts)[order], (place * width + ends)[order]
    reached = np.maximum.accumulate(np.concatenate(([-1], end)))[:-1]  # a place never reaches into the next
    passage = np.cumsum(start >= reached) - 1
    coders = pd.Series(codings["coder"].to_numpy()[order]).groupby(passage).nunique()
    return len(coders) if coders.max() > 1 else None
