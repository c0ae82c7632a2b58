"""Cues of a whole corpus, and the words that each reaches; `assertion` says in plain code what they mean."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.bridges import Bridges
from qda.coding.engine.cue_places import CuePlaces, Entries, beside, find_cues, last_of, next_of
from qda.coding.engine.nested_cues import apart
from qda.coding.engine.ragged import Ragged, offsets_of
from qda.coding.plain.assertion import MOST_BESIDE, PRECEDENCE, compiled_cues
from qda.language.arrays import Ints
from qda.language.corpus.columns import smallest
from qda.language.corpus.corpus import BREAK, CLAUSE_BREAK, COLON, SEMICOLON, Corpus
from qda.language.language import Language
from qda.language.ranges import ranges
from qda.model.coding import Assertion

_NEGATED = PRECEDENCE.index(Assertion.NEGATED)
_REPORTED = PRECEDENCE.index(Assertion.REPORTED)


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


def find_scopes(corpus: Corpus, language: Language) -> Scopes:
    """Every scope that a cue of the language opens in a corpus."""
    compiled = compiled_cues(language)
    entries = Entries([entry for entry, _ in compiled])
    found, joints = find_cues(corpus, compiled)
    bridges = Bridges(corpus, joints)
    stands = ~entries.final[found.entry] | _ends_clause(found, entries, bridges)
    opening, stops = apart(corpus, found.take(stands), entries)
    return _open(corpus, opening, entries, stops, bridges)


def _ends_clause(cues: CuePlaces, entries: Entries, bridges: Bridges) -> NDArray[np.bool_]:
    """Which cues end a clause: a mark behind parts clauses, and opens no speech if the cue reports."""
    end = cues.found.end
    reports = entries.weight[cues.entry] == _REPORTED
    ends: NDArray[np.bool_] = (end == cues.last) | (bridges.parted(end) & ~(reports & bridges.speech(end)))
    return ends


def _open(corpus: Corpus, cues: CuePlaces, entries: Entries, stops: CuePlaces, bridges: Bridges) -> Scopes:
    """The scopes of cues, each as far as it reaches, without negations within what is said of others."""
    found, entry = cues.found, cues.entry
    clause = np.maximum(last_of(np.flatnonzero(corpus.word_flags & CLAUSE_BREAK), found.start), cues.first)
    behind = np.where(entries.closing[entry], clause, found.start)
    end = np.where(entries.forward[entry], _ends(cues, entries, stops, bridges), behind)
    weight = entries.weight[entry]
    said = (weight == _REPORTED) & entries.forward[entry] & ~entries.around[entry]
    own = np.where(entries.beyond[entry], found.end, found.start)
    begin = np.maximum(np.where(said, _named(corpus, cues, entries), own), cues.first)
    start = np.where(entries.backward[entry], _starts(cues, entries, stops, bridges), begin)
    end = np.maximum(end, start)
    one, outer = beside(corpus, cues, end)
    within = (found.end[outer] <= found.start[one]) & (found.start[one] < end[outer])
    dropped = np.zeros(len(entry), dtype=np.bool_)
    lighter = entries.clause[entry] | (weight == _NEGATED)
    dropped[one[within & lighter[one] & (weight[outer] != _NEGATED)]] = True
    inner, outer = _said_before(cues, start, end, np.flatnonzero(entries.whole[entry]))
    dropped[inner[lighter[inner] & (weight[outer] != _NEGATED)]] = True
    kept = np.flatnonzero(~dropped)
    kept = kept[start[kept].argsort(kind="stable")]
    rank = kept - cues.sentence.searchsorted(cues.sentence[kept])
    cue = found.take(kept)
    start, end = start[kept], end[kept]
    return Scopes(start, end, weight[kept], rank, cue.start, cue.end, cue.named, np.maximum.accumulate(end))


def _said_before(cues: CuePlaces, start: Ints, end: Ints, whole: Ints) -> tuple[Ints, Ints]:
    """Every pair of a cue and another that reports `whole` what stands before it, the first one too."""
    begin = cues.found.start
    order = begin.argsort(kind="stable")
    low, high = begin[order].searchsorted(start[whole]), begin[order].searchsorted(end[whole])
    inner, outer = order[ranges(low, high - low)], whole.repeat(high - low)
    within = cues.found.end[inner] <= end[outer]
    return inner[within], outer[within]


def _named(corpus: Corpus, cues: CuePlaces, entries: Entries) -> Ints:
    """Where the words end that say who speaks, which are no part of what is said."""
    behind, who = cues.found.end, entries.who[cues.entry]
    end = next_of(np.flatnonzero(corpus.word_flags & CLAUSE_BREAK), behind, cues.last)
    marked = (end < cues.last) & (end <= behind + MOST_BESIDE) & (who > 0)
    return np.where(marked, end, behind + who)


def _ends(cues: CuePlaces, entries: Entries, stops: CuePlaces, bridges: Bridges) -> Ints:
    """Where forward scopes end: at the cue's reach, a terminating word, a mark, or where its room does."""
    interrupted, behind = entries.interrupted[cues.entry], cues.found.end
    resumed = bridges.resumed(behind, cues.last)
    begin, marked = (np.where(interrupted, one, behind) for one in resumed)
    going_on = np.where(entries.clause[cues.entry], begin, bridges.past_subjects(begin))
    reported = entries.weight[cues.entry] == _REPORTED
    going_on = np.where(reported, np.maximum(going_on, bridges.unquoted(behind, cues.last)), going_on)
    stopped = next_of(np.sort(stops.found.start), going_on, cues.last)
    end: Ints = np.minimum(begin + entries.reach[cues.entry], stopped)
    colon = np.append(bridges.flags & COLON, np.uint8(0)).astype(np.bool_)
    first = marked + (colon[behind] & reported)
    for flag, asked in ((CLAUSE_BREAK, True), (BREAK, False)):
        marks = np.flatnonzero(bridges.flags & flag)
        end = np.where(entries.clause[cues.entry] == asked, np.minimum(end, next_of(marks, first, end)), end)
    return end


def _starts(cues: CuePlaces, entries: Entries, stops: CuePlaces, bridges: Bridges) -> Ints:
    """Where backward scopes begin: at the cue's reach, a terminating word, a mark, or where its room does."""
    begin = cues.found.start
    furthest = np.maximum(begin - entries.reach[cues.entry], cues.first)
    stopped = np.maximum(furthest, last_of(np.sort(stops.found.end), begin))
    start: Ints = np.where(entries.closing[cues.entry], furthest, stopped)
    for mark in (CLAUSE_BREAK, SEMICOLON):
        marked = last_of(np.flatnonzero(bridges.flags & mark), begin)
        start = np.where(entries.backward_mark[cues.entry] == mark, np.maximum(start, marked), start)
    return start


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
