"""Where the cues of a list stand in a corpus, as columns; `assertion` says in plain code what they are."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.find import Finder
from qda.coding.engine.found import Found
from qda.coding.engine.ground import Grounds
from qda.coding.engine.postings import Postings
from qda.coding.engine.ragged import of_pairs, stacked
from qda.coding.patterns.pattern import Pattern
from qda.coding.plain.assertion import MOST_BESIDE, PRECEDENCE, backward_mark
from qda.coding.plain.stretch import ALL
from qda.language.arrays import Ints
from qda.language.corpus.corpus import CLAUSE_BREAK, JOINED, SEMICOLON, Corpus
from qda.language.cues import JOINTS, Closing, CueEntry, CueKind, marks_of, parts_from_before
from qda.language.ranges import ranges
from qda.model.codebook import Scope


class CuePlaces(NamedTuple):
    """C cues, by sentence and in each in the order of the list of cues; `entry` is the place in that list.

    first, last (C,): its room, the words that it may reach: its sentence, or a longer cue around it.
    """

    found: Found
    entry: Ints
    sentence: Ints
    first: Ints
    last: Ints

    def take(self, rows: NDArray[np.bool_]) -> "CuePlaces":
        """Some of them."""
        return CuePlaces(self.found.take(rows), *(column[rows] for column in self[1:]))


class Joints(NamedTuple):
    """What says which marks part clauses: starts and ends of asides and of the words of series, and where
    clauses of their own begin; and starts and ends of subjects, whose relative clauses end nothing; among
    these are complementizers, and again with their ends as starts, for they may be a cue's last words."""

    asides: tuple[Ints, Ints]
    series: tuple[Ints, Ints]
    openers: Ints
    subjects: tuple[Ints, Ints]


class Entries:
    """The columns of a list of cues."""

    def __init__(self, entries: Sequence[CueEntry]) -> None:
        weights = [PRECEDENCE.index(one.assertion) if one.assertion else -1 for one in entries]
        self.weight = np.array(weights, dtype=np.int64)
        self.pseudo = np.array([one.kind is CueKind.PSEUDO for one in entries], dtype=np.bool_)
        self.ends = np.array([one.kind is CueKind.TERMINATE for one in entries], dtype=np.bool_)
        self.interrupted = np.array([one.interrupted for one in entries], dtype=np.bool_)
        self.who = np.array([one.who for one in entries], dtype=np.int64)
        self.final = np.array([one.final for one in entries], dtype=np.bool_)
        self.around = np.array([one.around for one in entries], dtype=np.bool_)
        self.begins = np.array([one.begins for one in entries], dtype=np.bool_)
        self.beyond = np.array([one.beyond for one in entries], dtype=np.bool_)
        self.forward = np.array([one.forward for one in entries], dtype=np.bool_)
        self.backward = np.array([one.backward for one in entries], dtype=np.bool_)
        self.clause = np.array([one.clause for one in entries], dtype=np.bool_)
        self.confines = np.array([one.confines for one in entries], dtype=np.bool_)
        self.closing = np.array([one.closing is not None for one in entries], dtype=np.bool_)
        self.whole = np.array([one.whole for one in entries], dtype=np.bool_)
        self.backward_mark = np.array([backward_mark(one) for one in entries], dtype=np.int64)
        self.tail = np.array([one.tail for one in entries], dtype=np.int64)
        self.reach = np.array([one.reach for one in entries], dtype=np.int64)


def find_cues(corpus: Corpus, compiled: list[tuple[CueEntry, Pattern]]) -> tuple[CuePlaces, Joints]:
    """Every place of every cue, between the marks that it asks for. Joints, which are many, are apart."""
    everywhere = np.ones(len(corpus.sentence_start), dtype=np.bool_)
    finder = Finder(corpus, Postings(corpus, None), Grounds(corpus, everywhere), {}, most=ALL)
    marks = _Marks(corpus)
    parts: list[tuple[int, Found]] = []
    joints: dict[CueKind, list[tuple[Ints, Ints]]] = {kind: [] for kind in JOINTS}
    sought = compiled if len(corpus.word_flags) else ()  # as in the first batch of each shard
    for number, (entry, pattern) in enumerate(sought):
        found = marks.standing(entry, _own(finder.find(pattern, Scope.SENTENCE), entry.ahead))
        if entry.kind in JOINTS:
            joints[entry.kind].append((marks.begun(entry, found), found.end))
        else:
            parts.append((number, found))
        finder.forget()
    asides, series, openers, subjects, that = (_columns(joints[kind]) for kind in JOINTS)
    return _by_sentence(corpus, parts), Joints(
        asides, series, openers[0], _columns([subjects, that, (that[1], that[1])])
    )


def _columns(pairs: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """The first and the second columns of some pairs, each as one."""
    none = np.zeros(0, dtype=np.int64)
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    return np.concatenate([none, *first]), np.concatenate([none, *second])


def _by_sentence(corpus: Corpus, parts: list[tuple[int, Found]]) -> CuePlaces:
    """The places of cues, given with their places in the list of cues."""
    start, end = _columns([(one.start, one.end) for _, one in parts])
    named = stacked([one.named for _, one in parts])
    numbers = np.array([number for number, _ in parts], dtype=np.int64)
    entry_of = numbers.repeat([len(one.start) for _, one in parts])
    sentence = corpus.sentence_of(start)
    order = np.argsort(sentence, kind="stable")
    sentence = sentence[order]
    first, last = corpus.sentence_word[sentence], corpus.sentence_word[sentence + 1]
    return CuePlaces(Found(start, end, named).take(order), entry_of[order], sentence, first, last)


def _own(found: Found, ahead: int) -> Found:
    """Cues without the words at their ends that they only look ahead to."""
    if not ahead:
        return found
    end = found.end - ahead
    owner = found.named.owners
    inside = found.named.values < end[owner]
    return Found(found.start, end, of_pairs(owner[inside], found.named.values[inside], len(end)))


class _Marks:
    """Between which marks words stand."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._flags = np.append(corpus.word_flags, np.uint8(0))

    @cached_property
    def _commas(self) -> Ints:
        return np.flatnonzero(self._flags & CLAUSE_BREAK)

    def standing(self, entry: CueEntry, found: Found) -> Found:
        """The cues that stand between such marks, and so near the end of their sentence, as they ask."""
        before, behind = marks_of(entry)
        if before:
            found = found.take((self._flags[found.start] & before) > 0)
        if behind:
            found = found.take((self._flags[found.end] & behind) > 0)
        if parts_from_before(entry):
            found = found.take((self._flags[found.start] & JOINED) == 0)
        return found.take(self._closes(entry.closing, found)) if entry.closing else found

    def begun(self, entry: CueEntry, found: Found) -> Ints:
        """Where joints begin: an opener with the words that say who acts, if it runs on from them."""
        if not entry.who:
            return found.start
        first = self._corpus.sentence_word[self._corpus.sentence_of(found.start)]
        begin = np.maximum(found.start - entry.who, first)
        return begin[last_of(self._commas, found.start) <= begin]

    def _closes(self, place: Closing, found: Found) -> NDArray[np.bool_]:
        """Which are the first or the last of the few words between a comma and the end of their sentence."""
        sentence = self._corpus.sentence_of(found.start)
        first, last = self._corpus.sentence_word[sentence], self._corpus.sentence_word[sentence + 1]
        start, end = last_of(self._commas, found.start), next_of(self._commas, found.end, last)
        whole = (start > first) & ((end == last) | ((self._flags[end] & SEMICOLON) > 0))
        edge = start == found.start if place is Closing.FIRST else end == found.end
        closes: NDArray[np.bool_] = whole & edge & ((found.start - start) + (end - found.end) <= MOST_BESIDE)
        return closes


def beside(corpus: Corpus, cues: CuePlaces, reached: Ints) -> tuple[Ints, Ints]:
    """Every pair of a cue and another of its sentence that begins with it or before it, not further off than
    the longest stretch from the beginning of a cue to what it has `reached` (C,); as rows of both, (N,) each.
    """
    start = cues.found.start
    furthest = int((reached - start).max(initial=0))
    order = start.argsort(kind="stable")
    lowest = np.maximum(start - furthest, corpus.sentence_word[cues.sentence])
    low, high = start[order].searchsorted(lowest), start[order].searchsorted(start, "right")
    one, other = np.arange(len(start)).repeat(high - low), order[ranges(low, high - low)]
    return one[one != other], other[one != other]


def last_of(places: Ints, begin: Ints) -> Ints:
    """(N,) the last of the ordered places (P,) up to each beginning (N,), or -1."""
    found: Ints = np.append(-1, places)[np.searchsorted(places, begin, "right")]
    return found


def next_of(places: Ints, begin: Ints, otherwise: Ints) -> Ints:
    """(N,) the first of the ordered places (P,) from each beginning (N,) on, or what it is otherwise (N,)."""
    rows = np.searchsorted(places, begin, "left")
    found: Ints = np.append(places, np.iinfo(np.int64).max)[rows]
    return np.minimum(found, otherwise)
