"""Patterns against a whole corpus at once; `evaluate` says in plain code what they mean.

Each operator is a join of columns. Nothing here goes through a text word by word: a phrase and a NEAR look up
the places of their words, and everything else works on what was found.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.found import NOTHING, Found, at_words, in_order, joined, together, whole
from qda.coding.engine.ground import Ground, Taken
from qda.coding.engine.nearest import nearest
from qda.coding.engine.phrase import Phrases
from qda.coding.engine.postings import Postings, Within
from qda.coding.engine.ragged import shared
from qda.coding.engine.reach import Reach
from qda.coding.engine.word_rows import WordRows
from qda.coding.patterns.pattern import (
    Both,
    CodeReference,
    Either,
    Lexeme,
    Maybe,
    Near,
    Order,
    Pattern,
    Sequence,
    Tailed,
    TokenRule,
    Without,
    may_be_empty,
)
from qda.coding.plain.stretch import MOST, too_many
from qda.language.arrays import Ints
from qda.language.corpus.corpus import TAILED, Corpus
from qda.language.ranges import ranges
from qda.model.codebook import Scope

_HELD = 8
"""What part of all words the places may be that are held from one pattern to the next."""
_FAR = 1 << 40
"""Farther than any word."""


class Finder:
    """The words of a corpus with what was found in them before: codes by name, token rules by name.

    grounds: the regions of every scope in which something will be looked for. most: the matches of a pattern
    in one sentence, of which more are refused.
    """

    def __init__(
        self,
        corpus: Corpus,
        postings: Postings,
        grounds: Mapping[Scope, Ground],
        found: Mapping[str, Found],
        most: int = MOST,
    ) -> None:
        self._corpus, self._postings, self._grounds, self._before = corpus, postings, grounds, found
        self._most = most
        self._rows, self._phrases = WordRows(), Phrases(corpus, postings)
        self._reach = Reach(postings, self._rows, len(corpus.words_by_type))
        self._known: dict[tuple[int, Scope], Found] = {}
        self._held = 0

    def find(self, pattern: Pattern, scope: Scope, within: Within | None = None) -> Found:
        """Every stretch that a pattern matches in the regions of a scope, at least those that lie `within`.

        What was found for a pattern everywhere is remembered by its identity: words and lists come up again
        and again. Raises PatternError when it matches in more ways than are allowed in a sentence.
        """
        key = (id(pattern), scope)
        if key in self._known:
            return self._known[key]
        within = None if self._reach.longest(pattern) is None else within
        found = self._find(pattern, scope, within)
        if within is None:
            self._known[key], self._held = found, self._held + len(found.start)
        return found

    def forget(self) -> None:
        """Let go of what was found when it is much memory, as that of frequent words is."""
        if self._held > len(self._corpus.words_by_type) // _HELD:
            self._known.clear()
            self._held = 0
        self._postings.forget()

    def _find(self, pattern: Pattern, scope: Scope, within: Within | None) -> Found:
        found = self._of_words(pattern, within)
        if found is not None:
            return found
        match pattern:
            case Tailed(word):
                found = self.find(word, scope, within)
                return found.take(self._corpus.flagged(found.end - 1, TAILED))
            case CodeReference(name) | TokenRule(name):
                return self._in_ground(self._before.get(name, NOTHING), scope)
            case Either(options):
                return self._either(options, scope, within)
            case Maybe(part):
                return self.find(part, scope, within)
            case Sequence(parts):
                return self._sequence(parts, scope, within)
            case Near():
                return self._near(pattern, scope, within)
            case Both(left, right):
                found = self.find(left, scope)
                return self._both(found, self.find(right, scope), scope) if len(found.start) else NOTHING
            case Without(left, right):
                found = self.find(left, scope)
                return self._without(found, self.find(right, scope), scope) if len(found.start) else NOTHING
            case _:
                raise TypeError(f"{pattern} was not compiled")

    def _of_words(self, pattern: Pattern, within: Within | None) -> Found | None:
        """What was found of a pattern that is nothing but words side by side; None for any other."""
        if isinstance(pattern, Lexeme):
            return at_words(self._postings.words(self._postings.only(pattern), within))
        optional = may_be_empty(pattern)
        parts = pattern.parts if isinstance(pattern, Sequence) and not optional else (pattern,)
        rows = [self._rows.of(part) for part in parts]
        known = [tuple(row for row in one if row or not optional) for one in rows if one is not None]
        if len(known) < len(rows):
            return None
        found = self._phrases.find(known, within)
        if len(found.start) > self._most:
            self._refuse_too_many(np.ones(len(found.start)), self._corpus.sentence_of(found.start))
        return whole(found.start, found.end)

    def _either(self, options: tuple[Pattern, ...], scope: Scope, within: Within | None) -> Found:
        """Any of the options; those that are words are looked up together."""
        parts = [self.find(one, scope, within) for one in options if not isinstance(one, Lexeme)]
        words = self._postings.any_of(tuple(one for one in options if isinstance(one, Lexeme)))
        return together([*parts, at_words(self._postings.words(words, within))])

    def _in_ground(self, found: Found, scope: Scope) -> Found:
        """What was found before where something may be coded."""
        return found.take(self._grounds[scope].region[self._corpus.sentence_of(found.start)] >= 0)

    def _sequence(self, parts: tuple[Pattern, ...], scope: Scope, within: Within | None) -> Found:
        """Parts side by side; a part that may be empty can be left out."""
        chains, begun = NOTHING, False
        for part, found in zip(parts, self._of_each(parts, scope, within), strict=True):
            options = [self._side_by_side(chains, found)]
            options += [] if begun else [found]
            options += [chains] if may_be_empty(part) else []
            chains = self._checked(together(options))
            begun = begun or not may_be_empty(part)
            if begun and not len(chains.start):
                return NOTHING
        return chains

    def _of_each(self, parts: tuple[Pattern, ...], scope: Scope, within: Within | None) -> list[Found]:
        """What was found of each part, of frequent ones near the rarest that must be there; nothing of any
        when one that must be there is nowhere."""
        needed = sorted((part for part in parts if not may_be_empty(part)), key=self._reach.at_most)
        room = self._reach.longest_of(parts)
        found: dict[int, Found] = {}
        for number, part in enumerate((*needed, *parts)):
            if id(part) not in found and (not found or not needed):
                found[id(part)] = self.find(part, scope, within)
            elif id(part) not in found:
                found[id(part)] = self._around(found[id(needed[0])], part, scope, room, within)
            if number < len(needed) and not len(found[id(part)].start):
                return [NOTHING for _ in parts]
        return [found[id(part)] for part in parts]

    def _around(
        self, rarest: Found, part: Pattern, scope: Scope, room: int | None, within: Within | None
    ) -> Found:
        """What was found of a part within reach of something rarer."""
        nearer = self._reach.around(rarest, part, room)
        return self.find(part, scope, within if nearer is None else nearer)

    def _side_by_side(self, chains: Found, found: Found) -> Found:
        """Stretches that go on where others end, with nothing between that parts a phrase."""
        if not len(chains.start) or not len(found.start):
            return NOTHING
        if len(found.start) < len(chains.start):
            order = np.argsort(chains.end, kind="stable")
            ends = chains.end[order]
            low, high = (
                np.searchsorted(ends, found.start, "left"),
                np.searchsorted(ends, found.start, "right"),
            )
            right, left = np.repeat(np.arange(len(low)), high - low), order[ranges(low, high - low)]
        else:
            low = np.searchsorted(found.start, chains.end, "left")
            high = np.searchsorted(found.start, chains.end, "right")
            left, right = np.repeat(np.arange(len(low)), high - low), ranges(low, high - low)
        if len(right) > self._most:
            self._refuse_too_many(np.ones(len(right)), self._corpus.sentence_of(found.start[right]))
        runs_on = self._corpus.run_on(found.start[right])
        return in_order(joined(chains.take(left[runs_on]), found.take(right[runs_on])))

    def _near(self, near: Near, scope: Scope, within: Within | None) -> Found:
        rarer, other = sorted((near.left, near.right), key=self._reach.at_most)
        rarest = self.find(rarer, scope, within)
        if not len(rarest.start):
            return NOTHING
        found = self._around(rarest, other, scope, near.distance, within)
        left, right = (rarest, found) if rarer is near.left else (found, rarest)
        pairs: list[tuple[Ints, Ints]] = []
        if near.order is not Order.AFTER:
            pairs.append(self._followers(left, right, near.distance))
        if near.order is not Order.BEFORE:
            pairs.append(self._followers(right, left, near.distance)[::-1])
        if near.order is Order.NEAR:
            pairs += [self._among(left, right), self._among(right, left)[::-1]]
        rows, others = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
        return self._checked(in_order(joined(left.take(rows), right.take(others))))

    def _followers(self, before: Found, behind: Found, distance: int) -> tuple[Ints, Ints]:
        """Pairs of which the second begins in the sentence in which the first ends, behind it and with fewer
        than `distance` words between; begun from the side that has fewer."""
        first_word = self._corpus.sentence_word
        if len(before.start) <= len(behind.start):
            low = behind.start.searchsorted(before.end)
            near = np.flatnonzero(_at(behind.start, low, _FAR) < before.end + distance)
            low, sentence = low[near], self._corpus.sentence_of(before.end[near] - 1)
            reach = np.minimum(before.end[near] + distance, first_word[sentence + 1])
            many = np.maximum(behind.start.searchsorted(reach) - low, 0)
            self._refuse_too_many(many, sentence)
            return near.repeat(many), ranges(low, many)
        order = np.argsort(before.end, kind="stable")
        ends = before.end[order]
        high = ends.searchsorted(behind.start, "right")
        near = np.flatnonzero(_at(ends, high - 1, -_FAR) > behind.start - distance)
        high, sentence = high[near], self._corpus.sentence_of(behind.start[near])
        reach = np.maximum(behind.start[near] - distance, first_word[sentence])
        low = ends.searchsorted(reach, "right")
        many = np.maximum(high - low, 0)
        self._refuse_too_many(many, sentence)
        return order[ranges(low, many)], near.repeat(many)

    def _among(self, around: Found, inside: Found) -> tuple[Ints, Ints]:
        """Pairs of which the second begins among the words of the first, and no word is named by both.

        Only between words that it did not name can a stretch hold such a second one, for each names its first
        word.
        """
        gaping = np.flatnonzero(around.end - around.start > around.named.lengths)
        low = inside.start.searchsorted(around.start[gaping], "right")
        many = inside.start.searchsorted(around.end[gaping]) - low
        self._refuse_too_many(many, self._corpus.sentence_of(around.start[gaping]))
        rows, others = gaping.repeat(many), ranges(low, many)
        apart = shared(around.named, rows, inside.named, others) == 0
        return rows[apart], others[apart]

    def _both(self, left: Found, right: Found, scope: Scope) -> Found:
        """Each match of the left side, joined with the nearest of the right side in the scopes it touches."""
        if not len(right.start):
            return NOTHING
        ground, (first, last) = self._grounds[scope], self._regions(left, scope)
        partner = nearest(left, right, ground.first_word[first], ground.last_word[last])
        there = partner >= 0
        return in_order(joined(left.take(there), right.take(partner[there])))

    def _without(self, left: Found, right: Found, scope: Scope) -> Found:
        """Matches of the left side that touch no region that one of the right side touches."""
        if not len(right.start):
            return left
        taken = Taken(*self._regions(right, scope), len(self._grounds[scope].first_word))
        return left.take(taken.spares(*self._regions(left, scope)))

    def _regions(self, found: Found, scope: Scope) -> tuple[Ints, Ints]:
        """The first and the last region that each match touches."""
        region, corpus = self._grounds[scope].region, self._corpus
        return region[corpus.sentence_of(found.start)], region[corpus.sentence_of(found.end - 1)]

    def _checked(self, found: Found) -> Found:
        """Refuse what no text that people read could hold."""
        if len(found.start) > self._most:
            self._refuse_too_many(np.ones(len(found.start)), self._corpus.sentence_of(found.start))
        return found

    def _refuse_too_many(self, many: NDArray[np.number], sentence: Ints) -> None:
        """Raise PatternError when so many ways to match are more than a sentence could have."""
        if many.sum() <= self._most:
            return
        ways = np.bincount(sentence, weights=many)
        if ways.max() > self._most:
            raise too_many(self._corpus.documents[self._corpus.sentence_document[ways.argmax()]])


def _at(values: Ints, places: Ints, else_: int) -> Ints:
    """The values at some places; another one for places outside of them."""
    inside = (places >= 0) & (places < len(values))
    return np.where(inside, values[np.where(inside, places, 0)], else_)
