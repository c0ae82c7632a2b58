"""Where spaCy's rules cut chunks: each kind of chunk is asked for once, and what is alike is cut alike.

The rules are regular expressions and a list of special cases. Chunks whose characters are pairwise in one
class (`regex_classes`) have one shape: they look the same to the expressions, which cut them alike. All that
is looked up among the special cases stands between two such cuts. So where no special case stands there, the
expressions alone decide; and where the same ones stand in the same places, the cuts are the same, provided
that they are one token each and so add no cuts, between which other ones could be found.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.growing import Growing
from qda.language.ranges import ranges
from qda.language.tokens.case_prints import CasePrints
from qda.language.tokens.chunk_batch import ChunkBatch
from qda.language.tokens.plain_tokenizer import PlainTokenizer
from qda.language.tokens.shapes import Shapes

Ends = tuple[int, ...]
"""Where the tokens of a chunk end, in code points from its start; each begins where the last one ends."""

Hits = tuple[tuple[int, int, str], ...]
"""The special cases of two or more characters between two cuts: where they stand, and what they are.

One of a single character changes nothing: it is a token, and so it would be without.
"""
_MOST_TOKENS = 8


class Cuts(NamedTuple):
    """How many tokens each of C chunks has (C,), where all T tokens end (T,), and in which chunks (C,) a
    special case has a part."""

    counts: Ints
    ends: Ints
    special: NDArray[np.bool_]

    @property
    def begins(self) -> Ints:
        """Where the tokens begin (T,)."""
        begins = np.append(0, self.ends[:-1])
        begins[np.cumsum(self.counts) - self.counts] = 0
        return begins


class RuleCutter:
    """Cuts chunks, and remembers the cuts of each shape."""

    def __init__(self, tokenizer: PlainTokenizer) -> None:
        self._tokenizer = tokenizer
        cases = tokenizer.rules.cases
        self._single = {one: len(tokens) == 1 for one, tokens in cases.items() if len(one) > 1}
        self._prints = CasePrints(self._single)
        self._shapes = Shapes(tokenizer)
        self._firsts, self._counts, self._ends = Growing(np.int64), Growing(np.int64), Growing(np.int64)
        self._mended: dict[tuple[int, Hits], Ends] = {}

    def cut(self, batch: ChunkBatch) -> Cuts:
        """The cuts of each chunk."""
        shapes, new = self._shapes.numbers(batch)
        self._learn(self._ask(new, cases=False))
        counts = self._counts.values[shapes]
        ends = self._ends.values[ranges(self._firsts.values[shapes], counts)]
        cuts = Cuts(counts, ends, np.zeros(len(shapes), np.bool_))
        return self._with_cases(batch, shapes, cuts)

    def _learn(self, cuts: Sequence[Ends]) -> None:
        """Remember the cuts of the next shapes."""
        counts = np.fromiter(map(len, cuts), np.int64, len(cuts))
        self._firsts.extend(len(self._ends) + np.cumsum(counts) - counts)
        self._counts.extend(counts)
        self._ends.extend([end for ends in cuts for end in ends])

    def _ask(self, chunks: Sequence[str], *, cases: bool) -> list[Ends]:
        """Cut chunks by the rules, with the special cases or without."""
        cut = self._tokenizer.tokens if cases else partial(self._tokenizer.parts, cases=False)
        return [tuple(end for _, end in cut(chunk)) for chunk in chunks]

    def _with_cases(self, batch: ChunkBatch, shapes: Ints, cuts: Cuts) -> Cuts:
        """The cuts when the special cases have been heard."""
        edges = np.append(0, np.cumsum(cuts.counts))
        found: dict[int, tuple[Ends, Hits | None]] = {}
        for one in np.flatnonzero(self._suspects(batch, cuts)).tolist():
            ends = tuple(cuts.ends[edges[one] : edges[one + 1]].tolist())
            hits = self._hits(batch.texts[one], ends)
            if hits is None or hits:
                found[one] = ends, hits
        mended = self._mend(batch.texts, shapes, {one: hits for one, (_, hits) in found.items()})
        for one, (ends, hits) in found.items():
            cuts.special[one] = ends != mended[one] or not self._is_plain(hits)
        return _replaced(cuts, {one: ends for one, ends in mended.items() if ends != found[one][0]})

    def _suspects(self, batch: ChunkBatch, cuts: Cuts) -> NDArray[np.bool_]:
        """The chunks that may have a special case in them, and those with too many tokens to look."""
        found: NDArray[np.bool_] = cuts.counts > _MOST_TOKENS
        owners = np.repeat(np.arange(len(found)), cuts.counts)
        ends = batch.begins[owners] + cuts.ends
        begins = batch.begins[owners] + cuts.begins
        last_of = np.cumsum(cuts.counts)[owners] - 1
        first = np.flatnonzero(~found[owners])
        for last in range(_MOST_TOKENS):
            first = first[first + last <= last_of[first]]
            start = begins[first]
            hits = self._prints.among(batch.codes, start, ends[first + last] - start)
            found[owners[first[hits]]] = True
        return found

    def _hits(self, chunk: str, ends: Ends) -> Hits | None:
        """None: there are too many places to look at."""
        if len(ends) > _MOST_TOKENS:
            return None
        places = combinations((0, *ends), 2)
        return tuple(
            (start, end, chunk[start:end]) for start, end in places if chunk[start:end] in self._single
        )

    def _is_plain(self, hits: Hits | None) -> bool:
        return hits is not None and all(self._single[one] for _, _, one in hits)

    def _mend(self, texts: Sequence[str], shapes: Ints, found: dict[int, Hits | None]) -> dict[int, Ends]:
        """The ends of some chunks' tokens when the special cases have been heard."""
        keys = {one: (int(shapes[one]), hits) for one, hits in found.items() if hits and self._is_plain(hits)}
        asked = {keys.get(one, one): one for one in found if keys.get(one) not in self._mended}
        fresh = dict(zip(asked, self._ask([texts[one] for one in asked.values()], cases=True), strict=True))
        self._mended.update({key: ends for key, ends in fresh.items() if isinstance(key, tuple)})
        return {one: self._mended[keys[one]] if one in keys else fresh[one] for one in found}


def _replaced(cuts: Cuts, others: dict[int, Ends]) -> Cuts:
    """The cuts with other ones for some chunks."""
    if not others:
        return cuts
    numbers = np.array(list(others), np.int64)
    kept = np.ones(len(cuts.counts), np.bool_)
    kept[numbers] = False
    owners = np.repeat(np.arange(len(cuts.counts)), cuts.counts)
    mine = kept[owners]
    counts = cuts.counts.copy()
    counts[numbers] = [len(ends) for ends in others.values()]
    whose = np.concatenate([owners[mine], np.repeat(numbers, counts[numbers])])
    ends = np.concatenate([cuts.ends[mine], np.array(list(_all(others)), np.int64)])
    return Cuts(counts, ends[np.argsort(whose, kind="stable")], cuts.special)


def _all(cuts: dict[int, Ends]) -> Iterator[int]:
    return (end for ends in cuts.values() for end in ends)
