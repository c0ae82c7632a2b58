"""Special cases that reach over a blank.

spaCy looks for its special cases once more when a text is in tokens, and there does not care for blanks
between them. So two chunks that are parted by a blank only may be cut otherwise than each for itself: when a
special case with a blank in it stands there, or when two tokens to either side of the blank are neighbours in
a special case, which then is in the way of another one.
"""

import re
from functools import cached_property
from itertools import pairwise

from qda.language.tokens.plain_tokenizer import PlainTokenizer

_WORDS = re.compile(r"\S+(?: \S+)* ?")


class Crossings:
    """The pairs of tokens that are neighbours in a special case."""

    def __init__(self, tokenizer: PlainTokenizer) -> None:
        self._tokenizer = tokenizer

    @cached_property
    def understood(self) -> bool:
        """Whether all white space in special cases is single blanks within or behind them."""
        return all(_WORDS.fullmatch(one) for one in self._tokenizer.rules.cases if one.strip())

    @cached_property
    def pairs(self) -> dict[tuple[str, str], bool]:
        """Pairs of tokens, and whether a blank is between them in some special case."""
        pairs: dict[tuple[str, str], bool] = {}
        for one in self._tokenizer.rules.cases:
            parts = self._tokenizer.parts(one, cases=False)
            places = [place for place in parts if not one[slice(*place)].isspace()]
            for left, right in pairwise(places):
                pair = one[slice(*left)], one[slice(*right)]
                pairs[pair] = pairs.get(pair, False) or left[1] < right[0]
        return pairs

    @cached_property
    def lefts(self) -> frozenset[str]:
        """The left token of each pair."""
        return frozenset(left for left, _ in self.pairs)

    @cached_property
    def rights(self) -> frozenset[str]:
        """The right token of each pair."""
        return frozenset(right for _, right in self.pairs)

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """The left tokens, for `str.endswith`."""
        return tuple(self.lefts)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The right tokens, for `str.startswith`."""
        return tuple(self.rights)

    @cached_property
    def spaced(self) -> bool:
        """Whether there is a special case with a blank in it."""
        return any(self.pairs.values())

    def has_spaced(self, left: str, right: str) -> bool:
        """Whether a special case with a blank in it may reach from the end of one chunk into another."""
        return any(
            spaced and left.endswith(one) and right.startswith(other)
            for (one, other), spaced in self.pairs.items()
        )
