"""The tokens of spaCy's rules for whole texts, by NumPy: the same as spaCy's own, much faster."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.ranges import ranges
from qda.language.tokens.chunk_cache import LEFT, RIGHT, SPECIAL, ChunkCache
from qda.language.tokens.chunks import Chunks, chunks_of, slices
from qda.language.tokens.crossings import Crossings
from qda.language.tokens.forms import Forms
from qda.language.tokens.pieces import Pieces, columns_of, joined
from qda.language.tokens.plain_tokenizer import PlainTokenizer
from qda.model.span import Span


class RuleTokenizer:
    """spaCy's tokenizer cuts each chunk between white space for itself, but for what `crossings` says.

    So a chunk is cut once.
    """

    def __init__(self, tokenizer: PlainTokenizer, forms: Forms) -> None:
        self._tokenizer, self._forms = tokenizer, forms
        self._crossings = Crossings(tokenizer)
        self._cache = ChunkCache(tokenizer, self._crossings, forms)

    def pieces(self, text: str, spans: Sequence[Span] | Ints) -> Pieces:
        """The tokens of passages of a text, which stand in order, apart, and hold more than nothing."""
        found = [self._slice(text, part) for part in slices(columns_of(spans))]
        return joined(found)

    def _slice(self, text: str, spans: Ints) -> Pieces:
        chunks = chunks_of(text, spans)
        numbers = self._cache.numbers(chunks)
        counts = self._cache.count.values.take(numbers)
        apart = []
        for first, last in self._runs(numbers, chunks):
            counts[first : last + 1] = 0
            apart.append(self._run(text, chunks, numbers, first, last))
        pieces = self._scattered(numbers, counts, chunks.starts)
        if not apart:
            return pieces
        keys, starts, ends = joined([pieces, *apart])
        order = np.argsort(starts, kind="stable")
        return keys[order], starts[order], ends[order]

    def _scattered(self, numbers: NDArray[np.int32], counts: Ints, begins: Ints) -> Pieces:
        """The tokens of chunks that begin at `begins` (C,), of which some `counts` (C,) are 0."""
        cache = self._cache
        which = ranges(cache.first.values.take(numbers), counts)
        base = np.repeat(begins, counts)
        starts, ends = base + cache.begins.values.take(which), base + cache.ends.values.take(which)
        return cache.keys.values.take(which), starts, ends

    def _runs(self, numbers: NDArray[np.int32], chunks: Chunks) -> Iterator[tuple[int, int]]:
        """First and last of the chunks in a row that must be cut together."""
        marks = self._cache.marks.values.take(numbers)
        linked = chunks.joined[1:] & (marks[1:] & RIGHT > 0) & (marks[:-1] & LEFT > 0)
        edges = np.flatnonzero(np.diff(linked, prepend=False, append=False))
        firsts, lasts = edges[::2], edges[1::2]
        special = np.flatnonzero(marks & SPECIAL)
        told = np.searchsorted(special, lasts, "right") > np.searchsorted(special, firsts, "left")
        for run in np.flatnonzero(~told).tolist() if self._crossings.spaced else ():
            told[run] = self._has_spaced(numbers[firsts[run] : lasts[run] + 1])
        yield from zip(firsts[told].tolist(), lasts[told].tolist(), strict=True)

    def _has_spaced(self, numbers: NDArray[np.int32]) -> bool:
        """Whether a special case with a blank in it may stand in some chunks."""
        texts = [self._cache.texts[number] for number in numbers.tolist()]
        return any(self._crossings.has_spaced(left, right) for left, right in pairwise(texts))

    def _run(self, text: str, chunks: Chunks, numbers: NDArray[np.int32], first: int, last: int) -> Pieces:
        """What the rules make of some chunks in a row."""
        start = int(chunks.starts[first])
        end = int(chunks.starts[last]) + len(self._cache.texts[int(numbers[last])])
        return plain_pieces(self._tokenizer, self._forms, text, start, end)


def plain_pieces(tokenizer: PlainTokenizer, forms: Forms, text: str, start: int, end: int) -> Pieces:
    """The tokens of one passage, in plain code."""
    passage = text[start:end]
    places = tokenizer.tokens(passage)
    starts, ends = np.array(places, np.int64).reshape(-1, 2).T
    numbers = forms.numbers(passage[first:last] for first, last in places)
    return np.array(numbers, np.int32), starts + start, ends + start
