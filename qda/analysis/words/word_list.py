"""How often words and phrases occur, and in whom."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.placed import Places
from qda.analysis.notes import by_signs
from qda.analysis.words.phrases import Phrases, phrases
from qda.analysis.words.running_words import FORM, NOTHING, RunningWords, StopWords, running_words
from qda.language.arrays import Ints
from qda.model.table import Column, ColumnKind, Table

PER = 1000
"""Rates are for so many running words."""


def word_list(
    coded: Coded,
    places: Places,
    *,
    length: int = 1,
    level: str = FORM,
    stop: StopWords = NOTHING,
    minimum: int = 1,
    within_codings: bool = False,
) -> Table:
    """The words of a selection (or its phrases of `length` words) by how often they occur.

    One row per word, the most frequent first, equal ones by alphabet; words that occur fewer than `minimum`
    times, and what is a stop word in its own document (`stop`), are not listed but counted in a note. Words
    are compared without regard to case; with `level` lemma, by their dictionary form. A phrase neither begins
    nor ends with a stop word, and no mark stands within it. With `within_codings` only words under the
    selection's codings count.

    Columns: word; count, its occurrences; rate, occurrences per 1,000 running words; documents and
    participants (counts >= 0) that have it, and the share (0 to 1) of all participants, undefined when
    there is none (works have no participants). N is the running words.
    """
    words = running_words(coded, places, level=level)
    among = words.within(coded.codings, coded.units) if within_codings else None
    found = phrases(words, length, words.stopped(coded.units, stop), among)
    n = len(words) if among is None else int(among.sum())
    counts = np.bincount(found.phrase, minlength=len(found.members))
    units = words.unit[found.first]
    documents, participants = (spread(coded.units[by], found, units) for by in ("document", "participant"))
    everybody = coded.units["participant"].nunique()
    named = [(found.text(words, k), k) for k in np.flatnonzero(counts >= minimum).tolist()]
    rows = tuple(
        (
            name,
            int(counts[k]),
            counts[k] * PER / n,
            int(documents[k]),
            int(participants[k]),
            columns.proportion(int(participants[k]), everybody, "participant"),
        )
        for name, k in sorted(named, key=lambda one: (-counts[one[1]], one[0]))
    )
    what = "word" if length == 1 else f"phrase of {length} words"
    return Table(
        name="words",
        title=f"{'Words' if length == 1 else f'Phrases of {length} words'} by frequency",
        columns=_columns(what, level),
        rows=rows,
        unit="word",
        n=n,
        excluded=coded.excluded,
        parameters={**coded.parameters, "level": level, "length": str(length), "minimum": str(minimum)},
        notes=(*_notes(words, found, counts, stop, length, minimum, among), *by_signs(coded)),
    )


def spread(names: "pd.Series[str]", found: Phrases, units: Ints) -> Ints:
    """(K,) how many different documents or participants have each phrase; a missing name is none."""
    codes = pd.factorize(names)[0].astype(np.int64)[units]
    there = codes >= 0
    width = int(codes.max(initial=0)) + 1
    pairs = np.unique(found.phrase[there] * width + codes[there])
    return np.bincount(pairs // width, minlength=len(found.members))


def _columns(what: str, level: str) -> tuple[Column, ...]:
    return (
        columns.text("word", "Word" if what == "word" else "Phrase", f"the {what}, by its {level}"),
        columns.count("count", "Count", "its occurrences"),
        Column("rate", "Per 1,000", ColumnKind.COEFFICIENT, f"occurrences per {PER:,} running words"),
        columns.count("documents", "Documents", "documents that have it"),
        columns.count("participants", "Participants", "participants who say it"),
        columns.share("participants_share", "%", "share of all participants"),
    )


def _notes(
    words: RunningWords,
    found: Phrases,
    counts: Ints,
    stop: StopWords,
    length: int,
    minimum: int,
    among: NDArray[np.bool_] | None,
) -> list[str]:
    notes: list[str] = []
    if length == 1 and any(stop.values()):
        counted = words.word if among is None else words.word[among]
        left = len(counted) - len(found.first)
        notes.append(f"Stop words, not listed: {left} of {len(counted)} running words.")
    elif any(stop.values()):
        notes.append("Phrases that begin or end with a stop word are not listed.")
    seldom = int((counts < minimum).sum())
    if seldom:
        notes.append(f"Not listed, because they occur fewer than {minimum} times: {seldom}.")
    return notes
