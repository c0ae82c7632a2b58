"""What finds token patterns in a sentence."""

from collections.abc import Sequence
from typing import Protocol


class Matching(Protocol):
    """Finds token patterns in a sentence."""

    def matches(
        self, words: Sequence[str], spaces: Sequence[bool], lemmas: Sequence[str]
    ) -> list[tuple[str, int, int]]:
        """The name, first token and token after the last of each match."""
