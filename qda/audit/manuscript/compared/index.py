"""Where runs of words stand in all transcripts: only those that some quotation has.

Texts become columns of word numbers, in which words of no quotation are -1. Runs of three, two and one words
are found in all texts by one sorted lookup each, so the work grows with the texts and not with texts times
quotations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from qda.audit.manuscript.compared.edges import Said
from qda.audit.manuscript.compared.voices import Transcript
from qda.audit.manuscript.compared.wording import cut_out, form, word_places
from qda.language.arrays import Ints

_MOST = {3: 400, 2: 100, 1: 25}
"""How many places a run of so many words may have to still say where a quotation comes from."""

_BUCKETS = 1 << 20


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

    def transcript_at(self, word: int) -> Transcript:
        """The transcript that a word belongs to."""
        return self.transcripts[self.transcript_of(word)]

    def said(self, number: int) -> Said:
        """The words of a transcript."""
        transcript = self.transcripts[number]
        own = slice(*self.first_word[number : number + 2].tolist())
        return Said(transcript.text, self.starts[own], self.ends[own], transcript.language)

    def ids(self, forms: Sequence[str]) -> Ints:
        """The numbers of a quotation's words."""
        return np.array([self.numbers[one] for one in forms], np.int64)

    def starts_of(self, ids: Ints) -> Ints:
        """First words of every passage of the same words, in order; its rarest run tells where to look."""
        size = min(len(ids), 3)
        low, high = self._between(ids, size)
        offset = int((high - low).argmin())
        starts = self.places[size][1][low[offset] : high[offset]] - offset
        starts = starts[(starts >= 0) & (starts + len(ids) <= len(self.words))]
        for shift in range(len(ids)):
            starts = starts[self.words[starts + shift] == ids[shift]]
        return np.sort(starts)

    def seeds(self, ids: Ints) -> tuple[Ints, Ints, Ints]:
        """Places of the rare runs of a quotation: word in the corpus, word in the quotation, length of the
        run."""
        found, offsets, sizes = [], [], []
        for size in self.places:
            low, high = self._between(ids, size)
            count = high - low
            for offset in np.flatnonzero((count > 0) & (count <= _MOST[size])).tolist():
                found.append(self.places[size][1][low[offset] : high[offset]])
                offsets.append(offset)
                sizes.append(size)
        if not found:
            nothing = np.empty(0, np.int64)
            return nothing, nothing, nothing
        counts = [len(one) for one in found]
        return np.concatenate(found), np.repeat(offsets, counts), np.repeat(sizes, counts)

    def _between(self, ids: Ints, size: int) -> tuple[Ints, Ints]:
        """For each run of a quotation, between which entries of the column of places its own lie."""
        codes, _ = self.places[size]
        runs = _codes(ids, size, len(self.numbers))
        return codes.searchsorted(runs, "left"), codes.searchsorted(runs, "right")


def build(transcripts: Sequence[Transcript], quoted: Sequence[Sequence[str]]) -> Index:
    """Index the transcripts for some quotations, given as normal forms of their words."""
    numbers = {one: number for number, one in enumerate(dict.fromkeys(chain.from_iterable(quoted)))}
    memory = _Numbers(numbers)
    columns = [_columns(one, memory) for one in transcripts]
    words, starts, ends = (
        np.concatenate([one[part] for one in columns]) if columns else np.empty(0, np.int64)
        for part in range(3)
    )
    first = np.cumsum([0, *(len(one[0]) for one in columns)])
    ids = [np.array([numbers[form] for form in forms], np.int64) for forms in quoted]
    places = {size: _places(words, ids, size, len(numbers)) for size in (3, 2, 1)}
    return Index(tuple(transcripts), numbers, words, starts, ends, first, places)


class _Numbers(dict[str, int]):
    """The number of each word as it is written: that of its form in the quotations, or -1."""

    def __init__(self, forms: dict[str, int]) -> None:
        self._forms = forms

    def __missing__(self, word: str) -> int:
        self[word] = number = self._forms.get(form(word), -1)
        return number


def _columns(transcript: Transcript, memory: _Numbers) -> tuple[Ints, Ints, Ints]:
    """The words that are speech: their numbers, starts and ends."""
    text = transcript.text
    starts, ends = word_places(text)
    spans = [span for speech in transcript.speeches for span in speech.spans]
    spoken = np.array(spans, np.int64).reshape(-1, 2)
    owner = spoken[:, 0].searchsorted(starts, "right") - 1
    inside = (owner >= 0) & (starts < spoken[owner, 1]) if len(spoken) else np.zeros(len(starts), np.bool_)
    starts, ends = starts[inside], ends[inside]
    numbers = map(memory.__getitem__, cut_out(text, starts, ends))
    return np.fromiter(numbers, np.int64, len(starts)), starts, ends


def _codes(ids: Ints, size: int, vocabulary: int) -> Ints:
    """Each run of so many words as one number; runs with an unknown word are -1. Exact up to 2 million
    words."""
    count = max(0, len(ids) - size + 1)
    code, known = np.zeros(count, np.int64), np.ones(count, np.bool_)
    for shift in range(size):
        part = ids[shift : shift + count]
        code = code * vocabulary + part
        known &= part >= 0
    return np.where(known, code, -1)


def _wanted(codes: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """Where the runs of the texts are wanted ones, and which; most are none, as a few bits tell."""
    buckets = np.zeros(_BUCKETS, np.bool_)
    buckets[wanted & (_BUCKETS - 1)] = True
    at = np.flatnonzero((codes >= 0) & buckets[codes & (_BUCKETS - 1)])
    codes = codes[at]
    which = np.minimum(wanted.searchsorted(codes), len(wanted) - 1)
    same = wanted[which] == codes
    return at[same], which[same]


def _places(words: Ints, quoted: Sequence[Ints], size: int, vocabulary: int) -> tuple[Ints, Ints]:
    """The runs of the quotations in the texts: codes in order, and where each stands.

    Runs of one or two words that stand in too many places to tell anything are left out, unless they are all
    of a quotation.
    """
    apart = [np.append(ids, -1) for ids in quoted]  # no run goes from one quotation into the next
    wanted = np.unique(_codes(np.concatenate(apart), size, vocabulary)) if apart else words[:0]
    if not len(wanted):
        return wanted, wanted
    at, which = _wanted(_codes(words, size, vocabulary), wanted)
    kept = np.bincount(which, minlength=len(wanted)) <= _MOST[size]
    whole = [_codes(ids, size, vocabulary)[0] for ids in quoted if len(ids) == size]
    kept |= np.isin(wanted, np.array(whole, np.int64))
    if size < 3:
        at, which = at[kept[which]], which[kept[which]]
    order = which.argsort(kind="stable")
    return wanted[which][order], at[order]
