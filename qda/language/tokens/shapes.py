"""The shapes of chunks: chunks of one shape look the same to the tokenizer's expressions."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.tokens.chunk_batch import ChunkBatch
from qda.language.tokens.plain_tokenizer import PlainTokenizer
from qda.language.tokens.regex_classes import CharacterClasses, Expressions, Unreadable

_PATIENCE = 2000
"""Chunks that are each of a shape of their own before the expressions are read, which takes as long."""
_GROUPS = ("0123456789", "'’", "°", "$", "-", ".", "—–…")
"""Characters by which the expressions know single letters and digits: 's, °C, US$, 5km, 127.0.0.1, —cannot.

Where one of these groups is missing from a chunk, more characters are alike.
"""
_ASCII, _BEYOND = 1 << 7, 1 << 7
_BREAK = "\n"


class Shapes:
    """Numbers shapes in the order in which they are met."""

    def __init__(self, tokenizer: PlainTokenizer) -> None:
        self._patterns: Sequence[re.Pattern[str]] = tuple(tokenizer.rules.expressions.values())
        self._met, self._count = 0, 0
        self._expressions: Expressions | None = None
        self._is_read = False
        self._tables: dict[int, CharacterClasses] = {}
        self._known: dict[int | None, dict[str, int]] = {}

    def numbers(self, batch: ChunkBatch) -> tuple[Ints, list[str]]:
        """The shape of each chunk (C,), and one chunk of each shape that is new, in the order of numbers."""
        self._met += len(batch.texts)
        if not self._is_read and self._met > _PATIENCE:
            self._expressions, self._is_read = self._read(), True
        new: list[str] = []
        if not self._expressions:
            return self._numbered(None, batch.texts, batch.texts, new), new
        numbers = np.empty(len(batch.texts), np.int64)
        kinds = _kinds(batch)
        for kind in np.unique(kinds).tolist():
            which = np.flatnonzero(kinds == kind)
            texts = [batch.texts[one] for one in which.tolist()]
            numbers[which] = self._numbered(kind & ~_BEYOND, self._translated(texts, kind), texts, new)
        return numbers, new

    def _numbered(self, kind: int | None, names: Sequence[str], texts: Sequence[str], new: list[str]) -> Ints:
        known = self._known.setdefault(kind, {})
        for name, text in zip(names, texts, strict=True):
            if name not in known:
                known[name] = self._count
                self._count += 1
                new.append(text)
        return np.fromiter(map(known.__getitem__, names), np.int64, len(names))

    def _translated(self, texts: Sequence[str], kind: int) -> list[str]:
        """Chunks of one kind with classes in place of characters."""
        own = kind & ~_BEYOND
        if own not in self._tables:
            self._tables[own] = self._table(own)
        return _BREAK.join(texts).translate(self._tables[own]).split(_BREAK)

    def _table(self, kind: int) -> CharacterClasses:
        """The classes for chunks with characters of the groups whose bits are set; line breaks stay."""
        assert self._expressions
        missing = [group for number, group in enumerate(_GROUPS) if not kind >> number & 1]
        table = CharacterClasses(self._expressions.sight, self._expressions.atoms("".join(missing)))
        table[ord(_BREAK)] = _BREAK
        return table

    def _read(self) -> Expressions | None:
        try:
            expressions = Expressions(self._patterns)
            _ = expressions.sight
        except Unreadable:
            return None
        return expressions


def _kinds(batch: ChunkBatch) -> NDArray[np.uint8]:
    """Which groups each chunk has characters of, a bit each (C,); one more for characters beyond ASCII.

    These are kept apart for speed only: `str.translate` is quick where a text is all ASCII.
    """
    bits = np.zeros(_ASCII, np.uint8)
    codes = batch.codes
    beyond = codes >= _ASCII
    for number, group in enumerate(_GROUPS):
        bits[[ord(one) for one in group if one.isascii()]] |= 1 << number
    each = np.where(beyond, np.uint8(_BEYOND), bits[np.minimum(codes, _ASCII - 1)])
    for number, group in enumerate(_GROUPS):
        for one in group:
            if not one.isascii():
                each[codes == ord(one)] |= 1 << number
    kinds: NDArray[np.uint8] = np.bitwise_or.reduceat(each, batch.begins)
    return kinds
