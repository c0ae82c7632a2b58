"""Cues of a whole corpus, and the words that each reaches; `assertion` says in plain code what they mean."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.coding.assertion import MOST_BESIDE, PRECEDENCE, backward_mark, compiled_cues
from qda.coding.engine.bridges import Bridges
from qda.coding.engine.find import Finder
from qda.coding.engine.found import Found
from qda.coding.engine.ground import Grounds
from qda.coding.engine.postings import Postings
from qda.coding.engine.ragged import Ints, Ragged, of_pairs, offsets_of, ranges, shared, stacked
from qda.coding.pattern import Pattern
from qda.language.corpus import BREAK, CLAUSE_BREAK, COLON, JOINED, SEMICOLON, Corpus
from qda.language.corpus_columns import smallest
from qda.language.cues import JOINTS, Closing, CueEntry, CueKind, marks_of
from qda.language.language import Language
from qda.model.codebook import Scope
from qda.model.coding import Assertion

_NEGATED = PRECEDENCE.index(Assertion.NEGATED)
_REPORTED = PRECEDENCE.index(Assertion.REPORTED)
_CUE = -1


class Scopes(NamedTuple):
    """N scopes in the order of the words with which they begin; none leaves its sentence.

    start, end (N,): the words that a scope reaches. weight (N,): the place of its value in PRECEDENCE; rank
    (N,): that of its cue among those of the sentence, in the order of the list of cues. cue_start, cue_end
    (N,): the words of the cue, of which `cue_named` are those that its pattern asks for, or only those of the
    denials within a longer denial. furthest (N,): how far a scope and those before it reach.
    """

    start: Ints
    end: Ints
    weight: Ints
    rank: Ints
    cue_start: Ints
    cue_end: Ints
    cue_named: Ragged
    furthest: Ints


class _Cues(NamedTuple):
    """C cues, by sentence and in each in the order of the list of cues; `entry` is the place in that list.

    first, last (C,): its room, the words that it may reach: its sentence, or a longer cue around it.
    """

    found: Found
    entry: Ints
    sentence: Ints
    first: Ints
    last: Ints

    def take(self, rows: NDArray[np.bool_]) -> "_Cues":
        return _Cues(self.found.take(rows), *(column[rows] for column in self[1:]))


def find_scopes(corpus: Corpus, language: Language) -> Scopes:
    """Every scope that a cue of the language opens in a corpus."""
    compiled = compiled_cues(language)
    entries = _Entries([entry for entry, _ in compiled])
    found = _found(corpus, compiled)
    joint = entries.joint[found.entry]
    bridges = _bridges(corpus, found, entries, joint)
    stands = ~entries.final[found.entry] | (found.found.end == found.last) | bridges.parted(found.found.end)
    opening, stops = _apart(corpus, found.take((joint == _CUE) & stands), entries)
    return _open(corpus, opening, entries, stops, bridges)


class _Entries:
    """The columns of a list of cues."""

    def __init__(self, entries: Sequence[CueEntry]) -> None:
        weights = [PRECEDENCE.index(one.assertion) if one.assertion else -1 for one in entries]
        self.weight = np.array(weights, dtype=np.int64)
        self.pseudo = np.array([one.kind is CueKind.PSEUDO for one in entries], dtype=np.bool_)
        self.ends = np.array([one.kind is CueKind.TERMINATE for one in entries], dtype=np.bool_)
        joints = [JOINTS.index(one.kind) if one.kind in JOINTS else _CUE for one in entries]
        self.joint = np.array(joints, dtype=np.int64)
        self.interrupted = np.array([one.interrupted for one in entries], dtype=np.bool_)
        self.who = np.array([one.who for one in entries], dtype=np.int64)
        self.final = np.array([one.final for one in entries], dtype=np.bool_)
        self.around = np.array([one.around for one in entries], dtype=np.bool_)
        self.forward = np.array([one.forward for one in entries], dtype=np.bool_)
        self.backward = np.array([one.backward for one in entries], dtype=np.bool_)
        self.clause = np.array([one.clause for one in entries], dtype=np.bool_)
        self.confines = np.array([one.confines for one in entries], dtype=np.bool_)
        self.closing = np.array([one.closing is not None for one in entries], dtype=np.bool_)
        self.backward_mark = np.array([backward_mark(one) for one in entries], dtype=np.int64)
        self.tail = np.array([one.tail for one in entries], dtype=np.int64)
        self.reach = np.array([one.reach for one in entries], dtype=np.int64)


def _bridges(corpus: Corpus, cues: _Cues, entries: _Entries, joint: Ints) -> Bridges:
    """What asides, series and openers make of the marks of a corpus."""
    asides, series, openers = (cues.take(joint == kind) for kind in range(len(JOINTS)))
    begun = np.maximum(openers.found.start - entries.who[openers.entry], openers.first)
    return Bridges(
        corpus, (asides.found.start, asides.found.end), (series.found.start, series.found.end), begun
    )


def _found(corpus: Corpus, compiled: list[tuple[CueEntry, Pattern]]) -> _Cues:
    everywhere = np.ones(len(corpus.sentence_start), dtype=np.bool_)
    finder = Finder(corpus, Postings(corpus, None), Grounds(corpus, everywhere), {})
    marks = _Marks(corpus)
    parts = []
    for entry, pattern in compiled:
        found = finder.find(pattern, Scope.SENTENCE)
        parts.append(marks.standing(entry, _own(found, entry.ahead)))
        finder.forget()  # no two cues have a part in common
    start = np.concatenate([part.start for part in parts] or [np.zeros(0, dtype=np.int64)])
    end = np.concatenate([part.end for part in parts] or [start])
    named = stacked([part.named for part in parts])
    entry_of = np.repeat(np.arange(len(parts)), [len(part.start) for part in parts])
    sentence = corpus.sentence_of(start)
    order = np.argsort(sentence, kind="stable")
    sentence = sentence[order]
    first, last = corpus.sentence_word[sentence], corpus.sentence_word[sentence + 1]
    return _Cues(Found(start, end, named).take(order), entry_of[order], sentence, first, last)


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
        self._flags = np.append(corpus.word_flags, 0)

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
        if entry.parted:
            found = found.take((self._flags[found.start] & JOINED) == 0)
        return found.take(self._closes(entry.closing, found)) if entry.closing else found

    def _closes(self, place: Closing, found: Found) -> NDArray[np.bool_]:
        """Which are the first or the last of the few words between a comma and the end of their sentence."""
        sentence = self._corpus.sentence_of(found.start)
        first, last = self._corpus.sentence_word[sentence], self._corpus.sentence_word[sentence + 1]
        start, end = _last(self._commas, found.start), _next(self._commas, found.end, last)
        whole = (start > first) & ((end == last) | ((self._flags[end] & SEMICOLON) > 0))
        edge = start == found.start if place is Closing.FIRST else end == found.end
        closes: NDArray[np.bool_] = whole & edge & ((found.start - start) + (end - found.end) <= MOST_BESIDE)
        return closes


def _beside(corpus: Corpus, cues: _Cues, reached: Ints) -> tuple[Ints, Ints]:
    """Every pair of a cue and another of its sentence that begins with it or before it, not further off than
    the longest stretch from the beginning of a cue to what it has `reached`."""
    start = cues.found.start
    furthest = int((reached - start).max(initial=0))
    order = start.argsort(kind="stable")
    lowest = np.maximum(start - furthest, corpus.sentence_word[cues.sentence])
    low, high = start[order].searchsorted(lowest), start[order].searchsorted(start, "right")
    one, other = np.arange(len(start)).repeat(high - low), order[ranges(low, high - low)]
    return one[one != other], other[one != other]


def _apart(corpus: Corpus, cues: _Cues, entries: _Entries) -> tuple[_Cues, _Cues]:
    """The cues that open a scope, each with the words that longer ones leave it, and those that end one."""
    one, longer = _longer(corpus, cues, entries)
    within, unmade = np.zeros((2, len(cues.entry)), dtype=np.bool_)
    within[one] = True
    unmade[one[~_opens_within(entries, cues.entry[one], cues.entry[longer])]] = True
    opening, ends = entries.weight[cues.entry] >= 0, entries.ends[cues.entry]
    cues = _denying(cues, entries, one, longer)
    return _confined(cues, entries, one, longer).take(opening & ~unmade), cues.take(ends & ~within)


def _opens_within(entries: _Entries, entry: Ints, longer: Ints) -> NDArray[np.bool_]:
    """Which cues open a scope within a longer one; a report of which that says more does not."""
    told_twice = (entries.weight[entry] == _REPORTED) & (entries.weight[longer] == _REPORTED)
    opens: NDArray[np.bool_] = entries.confines[longer] & ~(told_twice & ~entries.closing[entry])
    return opens


def _denying(cues: _Cues, entries: _Entries, one: Ints, longer: Ints) -> _Cues:
    """Denials with only the words of the shortest denials within them: "not" of "I do not believe"."""
    denies = entries.weight[cues.entry] == _NEGATED
    both = denies[one] & denies[longer]
    inner, outer = one[both], longer[both]
    shortest = np.ones(len(denies), dtype=np.bool_)
    shortest[outer] = False
    inner, outer = inner[shortest[inner]], outer[shortest[inner]]
    named = cues.found.named
    rows = np.append(inner, np.flatnonzero(shortest))
    owners = np.append(outer, np.flatnonzero(shortest)).repeat(named.lengths[rows])
    core = of_pairs(owners, named.take(rows).values, len(denies))
    return cues._replace(found=cues.found._replace(named=core))


def _confined(cues: _Cues, entries: _Entries, one: Ints, longer: Ints) -> _Cues:
    """Cues that reach nothing but words of the longer ones around them, and of each pseudo-cue at most."""
    start, end = cues.found.start, cues.found.end
    first, last = cues.first.copy(), cues.last.copy()
    pseudo = entries.pseudo[cues.entry[longer]]
    held = ~pseudo & ~entries.closing[cues.entry[one]]  # what closes a sentence is held by pseudo-cues alone
    inner, outer = one[held], longer[held]
    first[inner], last[inner] = start[inner], end[inner]
    np.minimum.at(first, inner, start[outer])
    np.maximum.at(last, inner, end[outer])
    inner, outer = one[pseudo], longer[pseudo]
    tail = entries.tail[cues.entry[outer]]
    np.maximum.at(first, inner, np.where(tail > 0, np.maximum(start[outer], end[outer] - tail), start[outer]))
    np.minimum.at(last, inner, end[outer])
    return cues._replace(first=first, last=last)


def _longer(corpus: Corpus, cues: _Cues, entries: _Entries) -> tuple[Ints, Ints]:
    """Every pair of a cue and a longer one in which it lies, as "not" does in "not only"; a pseudo-cue counts
    as longer than an equal one."""
    found, size = cues.found, cues.found.named.lengths
    one, other = _beside(corpus, cues, cues.found.end)
    holds = (found.start[other] <= found.start[one]) & (found.end[one] <= found.end[other])
    one, other = one[holds], other[holds]
    within = shared(found.named, one, found.named, other) == size[one]
    pseudo = entries.pseudo[cues.entry[other]] & ~entries.pseudo[cues.entry[one]]
    outdone = within & ((size[other] > size[one]) | pseudo)
    return one[outdone], other[outdone]


def _open(corpus: Corpus, cues: _Cues, entries: _Entries, stops: _Cues, bridges: Bridges) -> Scopes:
    """The scopes of cues, each as far as it reaches, without negations within what is said of others."""
    found, entry = cues.found, cues.entry
    clause = np.maximum(_last(np.flatnonzero(corpus.word_flags & CLAUSE_BREAK), found.start), cues.first)
    behind = np.where(entries.closing[entry], clause, found.start)
    end = np.where(entries.forward[entry], _ends(cues, entries, stops, bridges), behind)
    weight = entries.weight[entry]
    said = (weight == _REPORTED) & entries.forward[entry] & ~entries.around[entry]
    begin = np.maximum(np.where(said, _named(corpus, cues, entries), found.start), cues.first)
    start = np.where(entries.backward[entry], _starts(cues, entries, stops, bridges), begin)
    end = np.maximum(end, start)
    one, outer = _beside(corpus, cues, end)
    within = (found.end[outer] <= found.start[one]) & (found.start[one] < end[outer])
    dropped = np.zeros(len(entry), dtype=np.bool_)
    lighter = entries.clause[entry] | (weight == _NEGATED)
    dropped[one[within & lighter[one] & (weight[outer] != _NEGATED)]] = True
    kept = np.flatnonzero(~dropped)
    kept = kept[start[kept].argsort(kind="stable")]
    rank = kept - cues.sentence.searchsorted(cues.sentence[kept])
    cue = found.take(kept)
    start, end = start[kept], end[kept]
    return Scopes(start, end, weight[kept], rank, cue.start, cue.end, cue.named, np.maximum.accumulate(end))


def _named(corpus: Corpus, cues: _Cues, entries: _Entries) -> Ints:
    """Where the words end that say who speaks, which are no part of what is said."""
    behind, who = cues.found.end, entries.who[cues.entry]
    end = _next(np.flatnonzero(corpus.word_flags & CLAUSE_BREAK), behind, cues.last)
    marked = (end < cues.last) & (end <= behind + MOST_BESIDE) & (who > 0)
    return np.where(marked, end, behind + who)


def _ends(cues: _Cues, entries: _Entries, stops: _Cues, bridges: Bridges) -> Ints:
    """Where forward scopes end: at the cue's reach, a terminating word, a mark, or where its room does."""
    interrupted, behind = entries.interrupted[cues.entry], cues.found.end
    resumed = bridges.resumed(behind, cues.last)
    begin, marked = (np.where(interrupted, one, behind) for one in resumed)
    stopped = _next(np.sort(stops.found.start), begin, cues.last)
    end: Ints = np.minimum(begin + entries.reach[cues.entry], stopped)
    colon = np.append(bridges.flags & COLON, 0).astype(np.bool_)
    first = marked + (colon[behind] & (entries.weight[cues.entry] == _REPORTED))
    for flag, asked in ((CLAUSE_BREAK, True), (BREAK, False)):
        marks = np.flatnonzero(bridges.flags & flag)
        end = np.where(entries.clause[cues.entry] == asked, np.minimum(end, _next(marks, first, end)), end)
    return end


def _starts(cues: _Cues, entries: _Entries, stops: _Cues, bridges: Bridges) -> Ints:
    """Where backward scopes begin: at the cue's reach, a terminating word, a mark, or where its room does."""
    begin = cues.found.start
    furthest = np.maximum(begin - entries.reach[cues.entry], cues.first)
    stopped = np.maximum(furthest, _last(np.sort(stops.found.end), begin))
    start: Ints = np.where(entries.closing[cues.entry], furthest, stopped)
    for mark in (CLAUSE_BREAK, SEMICOLON):
        marked = _last(np.flatnonzero(bridges.flags & mark), begin)
        start = np.where(entries.backward_mark[cues.entry] == mark, np.maximum(start, marked), start)
    return start


def _last(places: Ints, begin: Ints) -> Ints:
    """The last of the places up to each beginning, or -1."""
    found: Ints = np.append(-1, places)[np.searchsorted(places, begin, "right")]
    return found


def _next(places: Ints, begin: Ints, otherwise: Ints) -> Ints:
    """The first of the places from each beginning on, or what it is otherwise."""
    rows = np.searchsorted(places, begin, "left")
    found: Ints = np.append(places, np.iinfo(np.int64).max)[rows]
    return np.minimum(found, otherwise)


def to_columns(scopes: Scopes) -> dict[str, NDArray[Any]]:
    """Scopes as columns to be kept."""
    return {
        "start": smallest(scopes.start),
        "words": smallest(scopes.end - scopes.start),
        "weight": scopes.weight.astype(np.uint8),
        "rank": smallest(scopes.rank),
        "cue_start": smallest(scopes.cue_start),
        "cue_words": smallest(scopes.cue_end - scopes.cue_start),
        "named": smallest(scopes.cue_named.values),
        "named_each": smallest(scopes.cue_named.lengths),
    }


def merged(parts: Sequence[Mapping[str, NDArray[Any]]], words: Sequence[int]) -> dict[str, NDArray[Any]]:
    """What is to be kept of scopes in corpora that have become one; `words` says how many each had."""
    before = np.cumsum(words) - words
    whole = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    for name in ("start", "cue_start", "named"):
        whole[name] = smallest(whole[name] + np.repeat(before, [len(part[name]) for part in parts]))
    return whole


def from_columns(columns: Mapping[str, NDArray[Any]]) -> Scopes:
    """The scopes that were kept."""
    whole = {name: column.astype(np.int64) for name, column in columns.items()}
    end = whole["start"] + whole["words"]
    return Scopes(
        start=whole["start"],
        end=end,
        weight=whole["weight"],
        rank=whole["rank"],
        cue_start=whole["cue_start"],
        cue_end=whole["cue_start"] + whole["cue_words"],
        cue_named=Ragged(offsets_of(whole["named_each"]), whole["named"]),
        furthest=np.maximum.accumulate(end),
    )
