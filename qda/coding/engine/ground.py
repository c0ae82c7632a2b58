"""Where codes of a scope are looked for: sentences that may be coded, and the regions that they make up."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.corpus.corpus import Corpus
from qda.language.ranges import ranges
from qda.model.codebook import Scope


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Regions of one scope, numbered in the order of the text.

    region (S,): the region of each sentence, -1 where nothing may be coded. first_word, last_word: the
    words `[first_word[r], last_word[r])` of each region.
    """

    region: Ints
    first_word: Ints
    last_word: Ints


def ground(corpus: Corpus, codable: NDArray[np.bool_], scope: Scope) -> Ground:
    """The regions of a scope; a region lies within one document, as turns and paragraphs do."""
    sentences = np.flatnonzero(codable)
    holder = _holder(corpus, scope)[sentences]
    opens = np.ones(len(sentences), dtype=np.bool_)
    np.not_equal(holder[1:], holder[:-1], out=opens[1:])
    region = np.full(len(codable), -1, dtype=np.int64)
    region[sentences] = np.cumsum(opens) - 1
    closes = np.append(opens[1:], True)[: len(opens)]
    return Ground(region, corpus.sentence_word[sentences[opens]], corpus.sentence_word[sentences[closes] + 1])


class Grounds(dict[Scope, Ground]):
    """The regions of each scope, found out when something is looked for in them."""

    def __init__(self, corpus: Corpus, codable: NDArray[np.bool_]) -> None:
        self._corpus, self._codable = corpus, codable

    def __missing__(self, scope: Scope) -> Ground:
        self[scope] = ground(self._corpus, self._codable, scope)
        return self[scope]


def codable(corpus: Corpus, *, include_interviewer: bool) -> NDArray[np.bool_]:
    """(S,) the sentences that may be coded: not nobody's, and the interviewer's only when asked for."""
    if include_interviewer:
        return ~corpus.sentence_nobodys
    return ~corpus.sentence_apart


class Taken:
    """Places that some stretches hold, to ask which others hold none of them; a stretch is given by its first
    and its last place, which are below `count`."""

    def __init__(self, first: Ints, last: Ints, count: int) -> None:
        taken = np.zeros(count + 1, dtype=np.int64)
        taken[ranges(first, last - first + 1) + 1] = 1
        self._before = taken.cumsum()

    def spares(self, first: Ints, last: Ints) -> NDArray[np.bool_]:
        """(N,) whether no place of each of some stretches is taken."""
        spared: NDArray[np.bool_] = self._before[last + 1] == self._before[first]
        return spared


def _holder(corpus: Corpus, scope: Scope) -> Ints:
    match scope:
        case Scope.PARAGRAPH:
            return corpus.sentence_paragraph
        case Scope.TURN:
            return corpus.sentence_turn
        case Scope.SENTENCE:
            return np.arange(len(corpus.sentence_start))
