"""Words that codings cover: a word under two codings of one code counts once."""

import numpy as np
import pandas as pd

from qda.language.arrays import Ints


def number_words(units: pd.DataFrame) -> pd.DataFrame:
    """Units with `word_start`, the words of the document before each sentence.

    To be called on whole documents, before a selection takes sentences away; units that have the column
    already are returned as they are.
    """
    if "word_start" in units.columns:
        return units
    units = units.reset_index(drop=True).astype({"words": np.int64})  # an empty column has no type yet
    in_order = units.sort_values(["document", "sentence_number"], kind="stable")
    before = in_order.groupby("document", sort=False, observed=True)["words"].cumsum() - in_order["words"]
    return units.assign(word_start=before)


def covered(keys: Ints, starts: Ints, ends: Ints, n_keys: int) -> Ints:
    """Words in the union of the intervals of each key.

    keys, starts, ends (I,): intervals `[start, end)`, each of one key from 0; gives (n_keys,) words.
    """
    width = int(ends.max(initial=0)) + 1
    order = np.argsort(keys * width + starts, kind="stable")
    key = keys[order]
    start, end = key * width + starts[order], key * width + ends[order]
    reached = np.maximum.accumulate(np.concatenate(([0], end)))[:-1]  # a key never reaches into the next
    fresh = np.clip(end - np.maximum(start, reached), 0, None)
    return np.bincount(key, weights=fresh, minlength=n_keys).astype(np.int64)
