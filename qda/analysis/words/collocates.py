"""The words that keep company with a pattern: help for finding out how people speak of something."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.placed import Places
from qda.analysis.words.collocation import log_dice, log_likelihood
from qda.analysis.words.running_words import LEMMA, NOTHING, RunningWords, StopWords, running_words
from qda.model.table import Column, ColumnKind, Table

WINDOW = 5
"""Words on each side of a hit that count as its company, if nothing else is said."""


def collocates(
    hits: Coded,
    places: Places,
    *,
    window: int = WINDOW,
    level: str = LEMMA,
    stop: StopWords = NOTHING,
    minimum: int = 2,
) -> Table:
    """The words near the hits of a pattern, those first that are there most surely more often than elsewhere.

    hits: what the pattern found, as codings, with the sentences that were searched. A word is near a hit
    when it is one of the `window` words before or behind it in the same sentence; a word that is near two
    hits counts once, and the words of the hits themselves do not count.

    Columns: word; near, how often it is near a hit; count, how often it occurs outside of hits; expected,
    how often it would be near if it were spread evenly; log_likelihood and log_dice as in `collocation`.
    Listed are words that are near at least `minimum` times and more often than expected; what is a stop word
    in its own document (`stop`) is no occurrence of them. N is the running words outside of hits.
    """
    words = running_words(hits, places, level=level)
    within, near = _company(words, hits, window)
    size = len(words.names)
    listed = ~words.stopped(hits.units, stop)
    together = np.bincount(words.word[near & listed], minlength=size)
    counts = np.bincount(words.word[~within & listed], minlength=size)
    n, around, n_hits = int((~within).sum()), int(near.sum()), len(hits.codings)
    rows, left_out = [], 0
    for word in np.unique(words.word[near]).tolist():
        n2, n12 = int(counts[word]), int(together[word])
        expected = around * n2 / n
        name = words.names[word]
        if n12 < minimum or n12 <= expected:
            left_out += 1
            continue
        scores = log_likelihood(around, n2, n12, n), log_dice(n_hits, n2, n12)
        rows.append((name, n12, n2, expected, *scores))
    rows.sort(key=lambda row: (-row[4] if isinstance(row[4], float) else 0.0, row[0]))
    why = f"stop words, and those near fewer than {minimum} times or no more often than expected"
    return Table(
        name="collocates",
        title="Words near the hits of a pattern",
        columns=_columns(level),
        rows=tuple(rows),
        unit="word",
        n=n,
        excluded=hits.excluded,
        parameters={"window": f"{window} words on each side", "level": level, "minimum": str(minimum)},
        notes=(
            f"Hits {n_hits}; words near them {around}.",
            *((f"Different words not listed ({why}): {left_out}.",) if left_out else ()),
        ),
    )


def _columns(level: str) -> tuple[Column, ...]:
    return (
        columns.text("word", "Word", f"the word, by its {level}"),
        columns.count("near", "Near", "how often it is near a hit"),
        columns.count("count", "Count", "how often it occurs outside of hits"),
        Column("expected", "Expected", ColumnKind.COEFFICIENT, "how often it would be near by chance"),
        Column(
            "log_likelihood",
            "Log-likelihood",
            ColumnKind.COEFFICIENT,
            "G2 (Dunning 1993); 0 or more, the higher the surer",
        ),
        Column(
            "log_dice", "logDice", ColumnKind.COEFFICIENT, "Rychlý 2008; at most 14, +1 is twice as close"
        ),
    )


def _company(words: RunningWords, hits: Coded, window: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(N,) which running words belong to a hit, and which others are near one."""
    found = hits.codings
    documents = pd.Index(hits.units["document"].unique())
    width = int(max(words.place.max(initial=0), found["word_end"].max() if len(found) else 0)) + 2
    key = documents.get_indexer(pd.Index(hits.units["document"]))[words.unit] * width + words.place
    begin = documents.get_indexer(pd.Index(found["document"])) * width
    first = key.searchsorted(begin + found["word_start"].to_numpy(np.int64), "left")
    last = key.searchsorted(begin + found["word_end"].to_numpy(np.int64), "left") - 1
    within, near = np.zeros(len(words), dtype=np.bool_), np.zeros(len(words), dtype=np.bool_)
    opens = words.unit.searchsorted(words.unit[first], "left")
    closes = words.unit.searchsorted(words.unit[last], "right")
    for one, other, low, high in zip(
        first.tolist(),
        last.tolist(),
        np.maximum(first - window, opens).tolist(),
        np.minimum(last + 1 + window, closes).tolist(),
        strict=True,
    ):
        within[one : other + 1] = True
        near[low:high] = True
    return within, near & ~within
