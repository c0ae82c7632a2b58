"""A document as patterns see it: its words in order, with sentences, gaps and postings.

A word is a token with a letter or a digit. A possessive or clipped `'s` belongs to the word before it and is
no word of its own, so `Pakistan fear` finds "Pakistan's fear". Other punctuation is no word either; it only
decides whether a phrase may run on (a hyphen or a quotation mark lets it, a comma does not).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np

from qda.language.corpus.index import Index, TokenType
from qda.language.gaps import joins, tailed
from qda.language.tokens.word_tokens import word_tokens


@dataclass(frozen=True, eq=False)
class Words:
    """Word i has type `types[i]`, stands at `[starts[i], ends[i])` and in sentence `sentence[i]`.

    `joined[i]` says whether a phrase may run from word i-1 to word i; `bounds[s]` are the words of
    sentence s, half-open. `tokens[i]` is the number of the word's token in the index.
    """

    text: str
    index: Index
    types: list[int]
    tokens: list[int]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    joined: list[bool]
    bounds: list[tuple[int, int]]
    _found: dict[object, list[int]] = field(default_factory=dict)

    @cached_property
    def postings(self) -> dict[int, list[int]]:
        """The words of each type, in order."""
        postings: dict[int, list[int]] = defaultdict(list)
        for word, kind in enumerate(self.types):
            postings[kind].append(word)
        return postings

    def tailed(self, word: int) -> bool:
        """Whether a possessive or clipped 's stands behind a word."""
        behind = self.starts[word + 1] if word + 1 < len(self.starts) else None
        return tailed(self.text[self.ends[word] : behind])

    @cached_property
    def by_norm(self) -> dict[str, list[int]]:
        """The types of each normal form."""
        return self._types_by(lambda kind: kind.norm)

    @cached_property
    def by_lemma(self) -> dict[str, list[int]]:
        """The types of each lemma."""
        return self._types_by(lambda kind: kind.lemma)

    def _types_by(self, key: Callable[[TokenType], str]) -> dict[str, list[int]]:
        types: dict[str, list[int]] = defaultdict(list)
        for number in self.postings:
            types[key(self.index.types[number])].append(number)
        return types

    def positions(self, question: object, types: Callable[[], set[int]]) -> list[int]:
        """The words of the types that answer a question, in order; remembered by the question."""
        if question not in self._found:
            hits = [word for kind in types() for word in self.postings.get(kind, ())]
            self._found[question] = sorted(hits)
        return self._found[question]

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """The words that lie in a passage or touch it, half-open."""
        first = bisect_left(self.ends, start + 1)
        return first, max(first, bisect_left(self.starts, end))


def words_of(text: str, index: Index) -> Words:
    """The words of an indexed document."""
    token_starts, token_ends, type_ids = index.starts.tolist(), index.ends.tolist(), index.type_ids.tolist()
    is_word = word_tokens(index)
    tokens: list[int] = []
    sentence: list[int] = []
    bounds: list[tuple[int, int]] = []
    for number, one in enumerate(index.sentences):
        found = np.flatnonzero(is_word[one.first_token : one.last_token]) + one.first_token
        bounds.append((len(tokens), len(tokens) + len(found)))
        tokens.extend(found.tolist())
        sentence.extend([number] * len(found))
    starts = [token_starts[token] for token in tokens]
    ends = [token_ends[token] for token in tokens]
    types = [type_ids[token] for token in tokens]
    joined = [False] + [
        joins(text[end:begin], text[start:end], text[begin:stop])
        for (start, begin), (end, stop) in zip(pairwise(starts), pairwise(ends), strict=True)
    ]
    joined = joined[: len(tokens)]
    for word, (before, after) in enumerate(pairwise(sentence), start=1):
        joined[word] = joined[word] and before == after
    return Words(text, index, types, tokens, starts, ends, sentence, joined, bounds)
