"""Every chunk that was met, by number, with its tokens: a chunk is cut once, however often it stands."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qda.language.chunk_table import ChunkTable
from qda.language.chunks import Chunks
from qda.language.crossings import Crossings
from qda.language.forms import Forms
from qda.language.growing import Growing
from qda.language.pieces import Columns
from qda.language.plain_tokenizer import PlainTokenizer
from qda.language.rule_cutter import Ends, RuleCutter

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
        self.first, self.count, self.marks = Growing(np.int64), Growing(np.int64), Growing(np.uint8)
        self.keys, self.begins, self.ends = Growing(np.int32), Growing(np.int64), Growing(np.int64)

    def numbers(self, chunks: Chunks) -> NDArray[np.int32]:
        """The number of each chunk (C,)."""
        numbers = np.empty(len(chunks.begins), np.int32)
        widths = chunks.widths()
        new: list[Columns] = []
        known = len(self.texts)
        for width, table in enumerate(self._tables, 1):
            which = np.flatnonzero(widths == width)
            words = tuple(chunks.words(which, number) for number in range(width))
            numbers[which], added = table.look_up(words, known)
            new.append(which[added])
            known += len(added)
        self._learn(chunks.bytes_of(np.concatenate(new)))
        others = np.flatnonzero((widths == 0) | (widths > _WIDEST))
        numbers[others] = [self._other(raw) for raw in chunks.bytes_of(others)]
        return numbers

    def _other(self, raw: bytes) -> int:
        if raw not in self._others:
            self._others[raw] = len(self.texts)
            self._learn([raw])
        return self._others[raw]

    def _learn(self, raws: Sequence[bytes]) -> None:
        """Cut chunks and give them the next numbers."""
        if not raws:
            return
        texts = b"\n".join(raws).decode().split("\n")
        cuts = self._cutter.cut(texts)
        keys, begins, ends = self._pieces(texts, [cut for cut, _ in cuts])
        counts = np.fromiter((len(cut) for cut, _ in cuts), np.int64, len(cuts))
        self.first.extend(len(self.keys) + np.cumsum(counts) - counts)
        self.count.extend(counts)
        self.marks.extend([self._mark(text, *cut) for text, cut in zip(texts, cuts, strict=True)])
        self.keys.extend(keys)
        self.begins.extend(begins)
        self.ends.extend(ends)
        self.texts += texts

    def _pieces(self, texts: Sequence[str], cuts: Sequence[Ends]) -> tuple[list[int], list[int], list[int]]:
        """The numbers of the tokens' forms, and where the tokens begin and end in their chunks."""
        forms: list[str] = []
        begins: list[int] = []
        ends: list[int] = []
        for text, cut in zip(texts, cuts, strict=True):
            if len(cut) == 1:
                forms.append(text)
                begins.append(0)
            else:
                starts = (0, *cut[:-1])
                forms += [text[start:end] for start, end in zip(starts, cut, strict=True)]
                begins += starts
            ends += cut
        return self._forms.numbers(forms), begins, ends

    def _mark(self, text: str, cut: Ends, special: bool) -> int:
        crossings = self._crossings
        if special:
            left = text.endswith(crossings.endings)
            right = text.startswith(crossings.beginnings)
            return SPECIAL | LEFT * left | RIGHT * right
        first, last = text[: cut[0]], text[cut[-2] :] if len(cut) > 1 else text
        return LEFT * (last in crossings.lefts) | RIGHT * (first in crossings.rights)
