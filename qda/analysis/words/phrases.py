"""Words that stand side by side, counted as one: every run of n words that no mark parts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.analysis.words.running_words import RunningWords
from qda.language.arrays import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """M occurrences of phrases of `length` words.

    first (M,): the running word that each begins with. phrase (M,): a position in `members`. members
    (K, length): the words of each different phrase, as positions in the words' names.
    """

    length: int
    first: Ints
    phrase: Ints
    members: Ints

    def text(self, words: RunningWords, phrase: int) -> str:
        """A phrase in words."""
        return " ".join(words.names[word] for word in self.members[phrase].tolist())


def phrases(
    words: RunningWords,
    length: int,
    stopped: NDArray[np.bool_] | None = None,
    among: NDArray[np.bool_] | None = None,
) -> Phrases:
    """The phrases of `length` words (1 or more) that neither begin nor end with a stop word (`stopped` (N,)).

    A phrase stays within a sentence and goes over no mark that parts phrases, as patterns do. With `among`
    (N,) all words of a phrase are among those.
    """
    first = np.arange(max(0, len(words) - length + 1))
    there = np.ones(len(first), dtype=np.bool_)
    if stopped is not None:
        there &= ~stopped[first] & ~stopped[first + length - 1]
    for step in range(length):
        there &= words.joined[first + step] if step else True
        there &= among[first + step] if among is not None else True
    first = first[there]
    phrase = words.word[first]
    for step in range(1, length):  # the phrase so far as a number, so that it need not be sorted as a row
        longer = phrase * len(words.names) + words.word[first + step]
        phrase = np.unique(longer, return_inverse=True)[1].reshape(-1)
    _, at, phrase = np.unique(phrase, return_index=True, return_inverse=True)
    members = np.stack([words.word[first[at] + step] for step in range(length)], axis=1)
    return Phrases(length, first, phrase.reshape(-1).astype(np.int64), members)
