"""Words one after the other in UTF-8, each on a line, as they are kept: made words when somebody asks."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

_BREAK = ord("\n")


class WordLines(Sequence[str]):
    """N words, none empty or with a line break. `lines` holds them in UTF-8 with line breaks between."""

    def __init__(self, lines: NDArray[np.uint8]) -> None:
        self.lines = lines

    @classmethod
    def of(cls, words: Sequence[str]) -> "WordLines":
        """Words as lines."""
        assert all(words), "one empty word could not be told from none"
        return cls(np.frombuffer("\n".join(words).encode(), np.uint8))

    def __len__(self) -> int:
        return len(self._breaks) + 1 if len(self.lines) else 0

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        return self.words[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def holding(self, part: str) -> NDArray[np.int64]:
        """The numbers of the words that hold some letters, in order: looked for in one text of them all."""
        text, sought = self._text, part.encode()
        places: list[int] = []
        at = text.find(sought)
        while at >= 0:
            places.append(at)
            at = text.find(sought, at + len(sought))
        numbers = self._breaks.searchsorted(np.array(places, np.int64), "left")
        return numbers[np.diff(numbers, prepend=-1) > 0]

    @cached_property
    def _breaks(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.lines == _BREAK)

    @cached_property
    def _text(self) -> bytes:
        return self.lines.tobytes()

    @cached_property
    def words(self) -> list[str]:
        """All of them as a list, which is quicker to search than the lines."""
        return self._text.decode().split("\n") if self._text else []
