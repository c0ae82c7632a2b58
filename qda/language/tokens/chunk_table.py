"""A hash table from chunks to numbers that looks up a million chunks at a time and never confuses two.

A chunk of up to 8 * W bytes is W numbers of 64 bits, zeros after its end. Each width W has its own table. The
chunks themselves are compared, not their hashes.
"""

import numpy as np
from numpy.typing import NDArray

Words = tuple[NDArray[np.uint64], ...]
Numbers = NDArray[np.int32]
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(29)
_FIRST_BITS = 12


class ChunkTable:
    """Open addressing over columns: a slot without a chunk holds zeros, which no chunk is."""

    def __init__(self, width: int) -> None:
        self._width, self._used = width, 0
        self._clear(_FIRST_BITS)

    def look_up(self, words: Words, next_number: int) -> tuple[Numbers, NDArray[np.int64]]:
        """The numbers (N,) of chunks given as W columns (N,), and which of them (M,) were not known.

        Chunks that were not known get `next_number` and those after it, in the order of the second column.
        """
        numbers = np.empty(len(words[0]), np.int32)
        missing = self._find(words, numbers)
        if not len(missing):
            return numbers, missing
        if self._used + len(missing) > self._size // 2:
            self._grow(self._used + len(missing))
        new = self._add(words, numbers, missing, next_number)
        return numbers, new

    def _find(self, words: Words, numbers: Numbers) -> NDArray[np.int64]:
        """Fill in the numbers of known chunks; which are not known. Most are in the first slot looked at."""
        slots = self._slots(words)
        self._numbers.take(slots, out=numbers)
        away = self._words[0].take(slots) != words[0]
        for column, mine in zip(self._words[1:], words[1:], strict=True):
            away |= column.take(slots) != mine
        rest = np.flatnonzero(away)
        slots = slots[rest]
        missing: list[NDArray[np.int64]] = []
        while len(rest):
            same, empty = self._compare(words, rest, slots)
            numbers[rest[same]] = self._numbers[slots[same]]
            missing.append(rest[empty])
            going = ~(same | empty)
            rest, slots = rest[going], (slots[going] + 1) & (self._size - 1)
        return np.concatenate(missing) if missing else rest

    def _add(
        self, words: Words, numbers: Numbers, rest: NDArray[np.int64], next_number: int
    ) -> NDArray[np.int64]:
        """Put chunks that are not in the table, though perhaps several times in `rest`, into it."""
        slots = self._slots(tuple(column[rest] for column in words))
        new: list[NDArray[np.int64]] = []
        while len(rest):
            _, empty = self._compare(words, rest, slots)
            self._numbers[slots[empty]] = rest[empty]
            won = empty.copy()
            won[empty] = self._numbers[slots[empty]] == rest[empty]
            count = int(won.sum())
            for column, mine in zip(self._words, words, strict=True):
                column[slots[won]] = mine[rest[won]]
            self._numbers[slots[won]] = np.arange(next_number, next_number + count, dtype=np.int32)
            new.append(rest[won])
            next_number, self._used = next_number + count, self._used + count
            same, _ = self._compare(words, rest, slots)
            numbers[rest[same]] = self._numbers[slots[same]]
            rest, slots = rest[~same], (slots[~same] + 1) & (self._size - 1)
        return np.concatenate(new)

    def _compare(
        self, words: Words, rest: NDArray[np.int64], slots: NDArray[np.int64]
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether each slot holds the chunk, and whether it holds none."""
        held = self._words[0][slots]
        same, empty = held == words[0][rest], held == 0
        for column, mine in zip(self._words[1:], words[1:], strict=True):
            same &= column[slots] == mine[rest]
        return same, empty

    def _slots(self, words: Words) -> NDArray[np.int64]:
        mixed = words[0] * _FACTOR
        for column in words[1:]:
            mixed = ((mixed ^ (mixed >> _FOLD)) + column) * _FACTOR
        mixed = (mixed ^ (mixed >> _FOLD)) * _FACTOR
        return (mixed >> np.uint64(64 - self._bits)).astype(np.int64)

    def _clear(self, bits: int) -> None:
        self._bits, self._size = bits, 1 << bits
        self._words: Words = tuple(np.zeros(self._size, np.uint64) for _ in range(self._width))
        self._numbers: Numbers = np.zeros(self._size, np.int32)

    def _grow(self, size: int) -> None:
        held = np.flatnonzero(self._words[0])
        words, numbers = tuple(column[held] for column in self._words), self._numbers[held]
        self._clear((4 * size).bit_length())
        rest, slots = np.arange(len(held)), self._slots(words)
        while len(rest):
            free = self._words[0][slots] == 0
            self._numbers[slots[free]] = rest[free]
            won = free.copy()
            won[free] = self._numbers[slots[free]] == rest[free]
            for column, mine in zip(self._words, words, strict=True):
                column[slots[won]] = mine[rest[won]]
            rest, slots = rest[~won], (slots[~won] + 1) & (self._size - 1)
        held = np.flatnonzero(self._words[0])
        self._numbers[held] = numbers[self._numbers[held]]
