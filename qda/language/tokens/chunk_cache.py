"""Every chunk that was met, by number, with its tokens: a chunk is cut once, however often it stands."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.growing import Growing
from qda.language.tokens.chunk_batch import ChunkBatch
from qda.language.tokens.chunk_table import ChunkTable
from qda.language.tokens.chunks import Chunks
from qda.language.tokens.crossings import Crossings
from qda.language.tokens.forms import Forms
from qda.language.tokens.plain_tokenizer import PlainTokenizer
from qda.language.tokens.rule_cutter import Cuts, RuleCutter

_WIDEST = 6
"""Numbers of 64 bits in the longest chunks that are looked up all at once."""
SPECIAL, LEFT, RIGHT = 1, 2, 4
"""Marks of a chunk: a special case has a part in it; its last, its first token may stand in a crossing."""


class ChunkCache:
    """Chunks by number. Chunk n has the tokens `first[n] <= i < first[n] + count[n]`."""

    def __init__(self, tokenizer: PlainTokenizer, crossings: Crossings, forms: Forms) -> None:
        self._cutter, self._crossings, self._forms = RuleCutter(tokenizer), crossings, forms
        self._tables = [ChunkTable(width) for width in range(1, _WIDEST + 1)]
        self._others: dict[bytes, int] = {}
        self.texts: list[str] = []
        self._sides = Growing(np.uint8)
        self.first, self.count, self.marks = Growing(np.int64), Growing(np.int64), Growing(np.uint8)
        self.keys, self.begins, self.ends = Growing(np.int32), Growing(np.int64), Growing(np.int64)

    def numbers(self, chunks: Chunks) -> NDArray[np.int32]:
        """The number of each chunk (C,)."""
        numbers = np.empty(len(chunks.begins), np.int32)
        widths = chunks.widths()
        new: list[Ints] = []
        known = len(self.texts)
        for width, table in enumerate(self._tables, 1):
            which = np.flatnonzero(widths == width)
            words = tuple(chunks.words(which, number) for number in range(width))
            numbers[which], added = table.look_up(words, known)
            new.append(which[added])
            known += len(added)
        self._learn(chunks.bytes_of(np.concatenate(new)))
        others = np.flatnonzero((widths == 0) | (widths > _WIDEST))
        numbers[others] = self._other(chunks.bytes_of(others))
        return numbers

    def _other(self, raws: Sequence[bytes]) -> list[int]:
        """The numbers of chunks that are in no table."""
        new = [raw for raw in dict.fromkeys(raws) if raw not in self._others]
        self._others.update(zip(new, range(len(self.texts), len(self.texts) + len(new)), strict=True))
        self._learn(new)
        return [self._others[raw] for raw in raws]

    def _learn(self, raws: Sequence[bytes]) -> None:
        """Cut chunks and give them the next numbers."""
        if not raws:
            return
        batch = ChunkBatch.of(b"\n".join(raws).decode().split("\n"))
        cuts = self._cutter.cut(batch)
        firsts = np.cumsum(cuts.counts) - cuts.counts
        begins = cuts.begins
        keys = self._keys(batch, begins, cuts)
        self.first.extend(len(self.keys) + firsts)
        self.count.extend(cuts.counts)
        self.marks.extend(self._marks(batch, cuts, keys[firsts], keys[firsts + cuts.counts - 1]))
        self.keys.extend(keys)
        self.begins.extend(begins)
        self.ends.extend(cuts.ends)
        self.texts += batch.texts

    def _keys(self, batch: ChunkBatch, begins: Ints, cuts: Cuts) -> NDArray[np.int32]:
        """The numbers of the tokens' forms."""
        chunk = np.repeat(batch.begins, cuts.counts)
        places = zip((chunk + begins).tolist(), (chunk + cuts.ends).tolist(), strict=True)
        return np.array(self._forms.numbers([batch.joined[start:end] for start, end in places]), np.int32)

    def _marks(
        self, batch: ChunkBatch, cuts: Cuts, first: NDArray[np.int32], last: NDArray[np.int32]
    ) -> NDArray[np.uint8]:
        """The marks of chunks whose first and last tokens have these keys."""
        new = self._forms.known[len(self._sides) :]
        lefts, rights = self._crossings.lefts, self._crossings.rights
        self._sides.extend([LEFT * (form in lefts) | RIGHT * (form in rights) for form in new])
        sides = self._sides.values
        marks: NDArray[np.uint8] = sides[last] & np.uint8(LEFT) | sides[first] & np.uint8(RIGHT)
        for one in np.flatnonzero(cuts.special).tolist():
            left = batch.texts[one].endswith(self._crossings.endings)
            right = batch.texts[one].startswith(self._crossings.beginnings)
            marks[one] = SPECIAL | LEFT * left | RIGHT * right
        return marks
