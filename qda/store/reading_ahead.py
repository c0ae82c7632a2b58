"""Texts read when they are asked for; who goes through them in order gets some of the next ones at once."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

_AT_HAND = 4
"""Texts that are not read again when they are asked for once more."""
_AHEAD, _MOST = 1_000_000, 500
"""Characters and texts that are read at once, at most: asking for a short text takes longer than reading."""


class ReadingAhead:
    """Reads texts by their hashes, which stand in `sizes` in the order of the documents with the length of
    each; `read` reads some of them."""

    def __init__(self, sizes: Mapping[str, int], read: Callable[[Sequence[str]], Mapping[str, str]]) -> None:
        self._sizes, self._read = sizes, read
        self._order = list(sizes)
        self._place = {text_hash: place for place, text_hash in enumerate(self._order)}
        self._held: dict[str, str] = {}
        self._last = -1

    def __call__(self, text_hash: str) -> str:
        """One text."""
        place = self._place[text_hash]
        if text_hash not in self._held:
            in_turn = place == self._last + 1 > 0
            at_hand = islice(reversed(self._held.items()), _AT_HAND)
            self._held = {**dict(at_hand), **self._read(self._next(place) if in_turn else [text_hash])}
        self._last = place
        return self._held[text_hash]

    def _next(self, place: int) -> list[str]:
        """The text at a place and those after it, as many as may be read at once."""
        found, size = [self._order[place]], self._sizes[self._order[place]]
        for text_hash in self._order[place + 1 : place + _MOST]:
            size += self._sizes[text_hash]
            if size > _AHEAD:
                break
            found.append(text_hash)
        return found
