"""A corpus and a compiled codebook to passages: find, veto, assert, merge; `match` says it in plain code."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from qda.coding.compile import CompiledCode, CompiledCodebook
from qda.coding.engine.codings import Codings
from qda.coding.engine.find import Finder
from qda.coding.engine.found import NOTHING, Found
from qda.coding.engine.ground import Grounds, Taken, codable
from qda.coding.engine.held import deciding
from qda.coding.engine.postings import Postings
from qda.coding.engine.ragged import Ragged, first_of_each, of_pairs, stacked
from qda.coding.engine.scopes import Scopes
from qda.coding.patterns.pattern import Pattern, TokenRule
from qda.coding.plain.assertion import PRECEDENCE
from qda.coding.policy import STRENGTH
from qda.errors import PatternError
from qda.language.arrays import Bools, Ints
from qda.language.corpus.corpus import Corpus
from qda.model.codebook import Scope

TokenMatches = Callable[[list[TokenRule]], Mapping[str, Found]]
_OF_SCOPE = np.array([STRENGTH.index(value) for value in PRECEDENCE], dtype=np.int64)


class Passages(NamedTuple):
    """N passages of one code, in the order of the text, apart from each other.

    found: the words of each. assertion (N,): its place in STRENGTH. cue_start, cue_end (N,): the words of
    the cue that decided, -1 for none. rules: the numbers of the rules that found it, as in `match`.
    """

    found: Found
    assertion: Ints
    cue_start: Ints
    cue_end: Ints
    rules: Ragged


def code_corpus(
    corpus: Corpus,
    compiled: CompiledCodebook,
    scopes: Scopes,
    token_matches: TokenMatches,
    *,
    include_interviewer: bool = False,
    only: frozenset[str] | None = None,
) -> dict[str, Passages]:
    """What the rules find, by code; with `only`, for these codes alone.

    Raises PatternError, with the name of the rule, for a pattern that matches in too many ways.
    """
    needed = _needed(compiled, only)
    allowed = codable(corpus, include_interviewer=include_interviewer)
    found: dict[str, Found] = {}
    rules = [rule.pattern for code in needed for rule in (*code.match, *code.unless)]
    tokens = [one for one in rules if isinstance(one, TokenRule)]
    found.update(token_matches(tokens) if tokens else {})
    words = Postings(corpus, _left_out(corpus, allowed, include_interviewer=include_interviewer))
    finder = Finder(corpus, words, Grounds(corpus, allowed), found)
    passages: dict[str, Passages] = {}
    for code in needed:
        passages[code.code] = _passages(code, corpus, finder, scopes)
        found[code.code] = passages[code.code].found
    return {code: one for code, one in passages.items() if only is None or code in only}


def _left_out(corpus: Corpus, allowed: Bools, *, include_interviewer: bool) -> Bools | None:
    """(W,) the words that may not be coded; None when all may."""
    if allowed.all():
        return None
    return (~allowed).repeat(np.diff(corpus.sentence_word)) if include_interviewer else corpus.word_apart


def _needed(compiled: CompiledCodebook, only: frozenset[str] | None) -> list[CompiledCode]:
    """The codes that are asked for and those that their patterns speak of, in their order."""
    wanted = {code.code for code in compiled.codes} if only is None else set(only)
    needed: list[CompiledCode] = []
    for code in reversed(compiled.codes):
        if code.code in wanted:
            needed.append(code)
            wanted |= code.speaks_of
    return needed[::-1]


def _passages(code: CompiledCode, corpus: Corpus, finder: Finder, scopes: Scopes) -> Passages:
    parts = [_found(finder, rule.rule.name, rule.pattern, code.scope) for rule in code.match]
    if code.unless:
        taken = _vetoed(code, corpus, finder)
        parts = [one.take(taken.spares(*_sentences(one, corpus))) for one in parts]
    return _merged(parts, [rule.rule.name for rule in code.match], scopes)


def _vetoed(code: CompiledCode, corpus: Corpus, finder: Finder) -> Taken:
    """The sentences that a veto of the code touches."""
    vetoes = [_found(finder, rule.rule.name, rule.pattern, Scope.SENTENCE) for rule in code.unless]
    first, last = np.concatenate([_sentences(one, corpus) for one in vetoes], axis=1)
    return Taken(first, last, len(corpus.sentence_start))


def _sentences(found: Found, corpus: Corpus) -> tuple[Ints, Ints]:
    """The first and the last sentence that each match touches."""
    return corpus.sentence_of(found.start), corpus.sentence_of(found.end - 1)


def _found(finder: Finder, rule: str, pattern: Pattern, scope: Scope) -> Found:
    try:
        return finder.find(pattern, scope)
    except PatternError as error:
        raise PatternError(f"{rule}: {error.problem}", remedy=error.remedy) from error


def _merged(parts: list[Found], names: list[str], scopes: Scopes) -> Passages:
    """Hits that share a word, directly or through others, as one passage."""
    parts = parts or [NOTHING]
    rule = np.repeat(np.arange(len(parts)), [len(part.start) for part in parts])
    start, end = np.concatenate([p.start for p in parts]), np.concatenate([p.end for p in parts])
    order = np.lexsort((_by_name(names)[rule], end, start))
    hits, rule = Found(start, end, stacked([p.named for p in parts])).take(order), rule[order]
    scope = deciding(hits, scopes)
    held = np.where(scope >= 0, _OF_SCOPE[scopes.weight[scope]] if len(scopes.weight) else 0, 0)
    reach = np.maximum.accumulate(hits.end)
    opens = np.ones(len(reach), dtype=np.bool_)
    opens[1:] = hits.start[1:] >= reach[:-1]
    passage = np.cumsum(opens) - 1
    count = int(opens.sum())
    best = _best(hits, held, passage, opens)
    decided = scope[best]
    merged = Found(
        hits.start[opens],
        np.maximum.reduceat(hits.end, np.flatnonzero(opens)) if count else hits.end,
        of_pairs(passage[hits.named.owners], hits.named.values, count),
    )
    cued = decided >= 0
    cue_start, cue_end = np.full((2, count), -1, dtype=np.int64)
    cue_start[cued], cue_end[cued] = scopes.cue_start[decided[cued]], scopes.cue_end[decided[cued]]
    return Passages(merged, held[best], cue_start, cue_end, of_pairs(passage, rule, count))


def _best(hits: Found, held: Ints, passage: Ints, opens: Bools) -> Ints:
    """The hit of each passage that says how it is held: the strongest, the first, the longest."""
    best = np.flatnonzero(opens)
    several = np.diff(np.append(best, len(opens))) > 1
    rows = np.flatnonzero(several[passage])
    order = rows[np.lexsort((-hits.end[rows], hits.start[rows], held[rows], passage[rows]))]
    best[several] = order[first_of_each(passage[order])]
    return best


def _by_name(names: list[str]) -> Ints:
    """The place of each rule when rules are sorted by their names: code/1, code/10, code/2."""
    rank = np.zeros(max(1, len(names)), dtype=np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return rank


def codings_of(passages: Passages) -> Codings:
    """What is kept of passages."""
    found = passages.found
    return Codings(
        found.start, found.end, passages.assertion, passages.cue_start, passages.cue_end, passages.rules
    )
