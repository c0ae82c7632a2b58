"""Phrases that occur often and that no coding touches: what a codebook may lack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.placed import Places
from qda.analysis.words.phrases import Phrases, phrases
from qda.analysis.words.running_words import LEMMA, NOTHING, RunningWords, StopWords, running_words
from qda.analysis.words.word_list import spread
from qda.model.table import Table

_COLUMNS = (
    columns.text("phrase", "Phrase", "words that stand side by side; as a pattern it finds them"),
    columns.count("uncoded", "Uncoded", "occurrences that no coding touches"),
    columns.count("count", "All", "all its occurrences"),
    columns.count("documents", "Documents", "documents that have it uncoded"),
    columns.count("participants", "Participants", "participants who say it uncoded"),
)


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """Phrases of one length, (K,) their uncoded occurrences, and whether each is worth a row."""

    found: Phrases
    counts: NDArray[np.int64]
    listed: NDArray[np.bool_]


def uncoded_phrases(
    coded: Coded,
    places: Places,
    *,
    lengths: Sequence[int] = (2, 3, 4),
    level: str = LEMMA,
    stop: StopWords = NOTHING,
    minimum: int = 3,
) -> Table:
    """Phrases with at least `minimum` occurrences that no coding of the selection touches.

    One row per phrase, by its uncoded occurrences, then longer ones first. `lengths` are numbers of words
    (1 and more); a phrase neither begins nor ends with a stop word and no mark stands within it. A phrase
    that only ever occurs within a longer one that is listed is not listed itself; a note says how many are
    not. N is the running words that no coding touches.
    """
    words = running_words(coded, places, level=level)
    free = ~words.within(coded.codings, coded.units)
    stopped = words.stopped(coded.units, stop)
    counted: list[_Counted] = []
    hidden = 0
    for length in sorted(lengths, reverse=True):
        own = _counted(words, length, stopped, free, minimum)
        before = int(own.listed.sum())
        own.listed[_within_longer(own, counted)] = False
        hidden += before - int(own.listed.sum())
        counted.append(own)
    rows = [row for own in counted for row in _rows(own, words, coded, stopped)]
    rows.sort(key=lambda row: (-row[1], -len(row[0].split()), row[0]))
    return Table(
        name="uncoded_phrases",
        title="Frequent phrases that no coding touches",
        columns=_COLUMNS,
        rows=tuple(rows),
        unit="word",
        n=int(free.sum()),
        excluded=coded.excluded,
        parameters={
            **coded.parameters,
            "level": level,
            "lengths": ", ".join(map(str, lengths)),
            "minimum": str(minimum),
        },
        notes=(
            f"Running words {len(words)}, under codings {int((~free).sum())}.",
            *((f"Not listed, because they occur only within a longer phrase: {hidden}.",) if hidden else ()),
            "See one in context: qda search PHRASE.",
        ),
    )


def _counted(
    words: RunningWords, length: int, stopped: NDArray[np.bool_], free: NDArray[np.bool_], minimum: int
) -> _Counted:
    found = phrases(words, length, stopped, free)
    counts = np.bincount(found.phrase, minlength=len(found.members))
    return _Counted(found, counts, counts >= minimum)


def _within_longer(own: _Counted, longer: Sequence[_Counted]) -> list[int]:
    """The phrases whose every occurrence lies within one longer phrase that is listed.

    All lengths are looked through: what lies between may be hidden itself, or end with a stop word.
    """
    place = {tuple(members): k for k, members in enumerate(own.found.members.tolist())}
    inside = []
    for one in longer:
        for k in np.flatnonzero(one.listed).tolist():
            members = one.found.members[k].tolist()
            for first in range(len(members) - own.found.length + 1):
                shorter = place.get(tuple(members[first : first + own.found.length]))
                if shorter is not None and own.counts[shorter] == one.counts[k]:
                    inside.append(shorter)
    return inside


def _rows(
    own: _Counted, words: RunningWords, coded: Coded, stopped: NDArray[np.bool_]
) -> Iterator[tuple[str, int, int, int, int]]:
    found = own.found
    everywhere = phrases(words, found.length, stopped)
    total = np.bincount(everywhere.phrase, minlength=len(everywhere.members))
    place = {tuple(members): k for k, members in enumerate(everywhere.members.tolist())}
    units = words.unit[found.first]
    documents, participants = (spread(coded.units[by], found, units) for by in ("document", "participant"))
    for k in np.flatnonzero(own.listed).tolist():
        in_all = int(total[place[tuple(found.members[k].tolist())]])
        yield found.text(words, k), int(own.counts[k]), in_all, int(documents[k]), int(participants[k])
