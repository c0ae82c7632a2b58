"""Where runs of words stand in all transcripts: only those that some quotation has.

Texts become columns of word numbers, in which words of no quotation are -1. Runs of three, two and one words
are found in all texts by one sorted lookup each, so the work grows with the texts and not with texts times
quotations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from qda.audit.manuscript.voices import Transcript
from qda.audit.manuscript.wording import form, word_spans

Ints = NDArray[np.int64]
_MOST = {3: 4000, 2: 800, 1: 150}
"""How many places a run of so many words may have to still say where a quotation comes from."""
_MOST_OF_SHORT = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """All words of all transcripts in a row.

    words (W,): number of each word, or -1; starts, ends (W,): its place in its text; first_word (D + 1,): the
    first word of each transcript. A break between two speeches has no word of its own. `places` has, for runs
    of n words, the codes in order and the place of each.
    """

    transcripts: tuple[Transcript, ...]
    numbers: dict[str, int]
    words: Ints
    starts: Ints
    ends: Ints
    first_word: Ints
    places: dict[int, tuple[Ints, Ints]]

    def transcript_of(self, word: int) -> int:
        """The number of the transcript that a word belongs to."""
        return int(self.first_word.searchsorted(word, "right")) - 1

    def ids(self, forms: Sequence[str]) -> Ints:
        """The numbers of a quotation's words."""
        return np.array([self.numbers[one] for one in forms], np.int64)

    def seeds(self, ids: Ints, *, short: bool = False) -> tuple[Ints, Ints, Ints]:
        """Places of the runs of a quotation: word in the corpus, word in the quotation, length of the run."""
        found, offsets, sizes = [], [], []
        for size, (codes, places) in self.places.items():
            runs = _codes(ids, size, len(self.numbers))
            low, high = codes.searchsorted(runs, "left"), codes.searchsorted(runs, "right")
            most = _MOST_OF_SHORT if short else _MOST[size]
            for offset in np.flatnonzero((high > low) & (high - low <= most)).tolist():
                found.append(places[low[offset] : high[offset]])
                offsets.append(offset)
                sizes.append(size)
        if not found:
            nothing = np.empty(0, np.int64)
            return nothing, nothing, nothing
        counts = [len(one) for one in found]
        return np.concatenate(found), np.repeat(offsets, counts), np.repeat(sizes, counts)


def build(transcripts: Sequence[Transcript], quoted: Sequence[Sequence[str]]) -> Index:
    """Index the transcripts for some quotations, given as normal forms of their words."""
    numbers = {one: number for number, one in enumerate(dict.fromkeys(chain.from_iterable(quoted)))}
    memory: dict[str, int] = {}
    columns = [_columns(one, numbers, memory) for one in transcripts]
    words, starts, ends = (
        np.concatenate([one[part] for one in columns]) if columns else np.empty(0, np.int64)
        for part in range(3)
    )
    first = np.cumsum([0, *(len(one[0]) for one in columns)])
    ids = [np.array([numbers[form] for form in forms], np.int64) for forms in quoted]
    places = {size: _places(words, ids, size, len(numbers)) for size in (3, 2, 1)}
    return Index(tuple(transcripts), numbers, words, starts, ends, first, places)


def _columns(
    transcript: Transcript, numbers: dict[str, int], memory: dict[str, int]
) -> tuple[Ints, Ints, Ints]:
    text = transcript.text
    spans = [
        span
        for speech in transcript.speeches
        for stretch in speech.spans
        for span in word_spans(text, *stretch)
    ]
    words = np.empty(len(spans), np.int64)
    for place, (start, end) in enumerate(spans):
        word = text[start:end]
        number = memory.get(word)
        if number is None:
            number = memory[word] = numbers.get(form(word), -1)
        words[place] = number
    both = np.array(spans, np.int64).reshape(-1, 2)
    return words, both[:, 0], both[:, 1]


def _codes(ids: Ints, size: int, vocabulary: int) -> Ints:
    """Each run of so many words as one number; runs with an unknown word are -1. Exact up to 2 million words."""
    count = max(0, len(ids) - size + 1)
    code, known = np.zeros(count, np.int64), np.ones(count, np.bool_)
    for shift in range(size):
        part = ids[shift : shift + count]
        code = code * vocabulary + part
        known &= part >= 0
    return np.where(known, code, -1)


def _places(words: Ints, quoted: Sequence[Ints], size: int, vocabulary: int) -> tuple[Ints, Ints]:
    """The runs of the quotations in the texts: codes in order, and where each stands."""
    wanted = np.unique(np.concatenate([_codes(ids, size, vocabulary) for ids in quoted] or [words[:0]]))
    codes = _codes(words, size, vocabulary)
    at = np.flatnonzero((codes >= 0) & np.isin(codes, wanted))
    order = codes[at].argsort(kind="stable")
    return codes[at][order], at[order]
