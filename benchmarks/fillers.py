"""Words that a corpus has not seen yet: what makes its vocabulary grow as that of natural text does.

A text that only repeats the sentences of a book stops bringing new words once all have been used. In natural
text the number of different words V grows with the length n as V ~ n ** s (Heaps' law), because rare words
never run out. Here a rare place of a sentence is filled with the word of a random rank r, where the chance of
a rank beyond r is r ** -s; the list of ranks has no end.
"""

import random
from functools import cache

from lexicon import lemmas

ORDER = 1
"""Seed of the order of the words."""

GROWTH = 0.72
"""s, the exponent with which new words come."""

FIRST = 1_500
"""The ranks are even up to about here (Mandelbrot's correction), so that no filler is a frequent word."""

_SYLLABLES = [first + rest for rest in ("a", "i", "or", "e", "an", "u") for first in "mbrdksntlvghpwz"]


ENDINGS = ("ing", "ed", "ly", "es", "s", "")
"""A word is filled in for one with the same ending, the first of these that it has."""


class Fillers:
    """Words of an English dictionary in an order of ranks that is always the same, names and numbers."""

    def __init__(self) -> None:
        words = sorted(word for word in lemmas() if len(word) > 3)
        random.Random(ORDER).shuffle(words)
        self._by_ending: dict[str, list[str]] = {ending: [] for ending in ENDINGS}
        for word in words:
            self._by_ending[ending_of(word)].append(word)
        self._all = len(words)

    def word(self, ending: str, rng: random.Random) -> str:
        """A word with the ending; once the dictionary is used up, two of its words with a hyphen."""
        words = self._by_ending[ending]
        known = len(words)
        rank = _rank(rng) * known // self._all
        if rank < known:
            return words[rank]
        return f"{words[rank * 7919 % known]}-{words[rank % known]}"

    def name(self, rng: random.Random) -> str:
        """A name of two syllables or more, by rank."""
        rank, parts = _rank(rng), ""
        while rank or len(parts) < 4:
            rank, syllable = divmod(rank, len(_SYLLABLES))
            parts += _SYLLABLES[syllable]
        return parts.capitalize()

    def number(self, rng: random.Random) -> str:
        """A year, or an amount."""
        return str(rng.randint(1840, 2025) if rng.random() < 0.5 else int(10 ** rng.uniform(1, 5)))


@cache
def fillers() -> Fillers:
    """The fillers, which take a second to make."""
    return Fillers()


def ending_of(word: str) -> str:
    """The first of the endings that a word has."""
    if word[-1] not in "gdys":
        return ""
    return next(ending for ending in ENDINGS if word.endswith(ending))


def _rank(rng: random.Random) -> int:
    """A rank from 0."""
    return int(FIRST * ((1 - rng.random()) ** (-1 / GROWTH) - 1))
