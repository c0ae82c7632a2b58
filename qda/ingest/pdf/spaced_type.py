"""Letter-spaced type, as in `I n t r o d u c t i o n`, back to words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from qda.ingest.pdf.words import Word

_LETTERS = 5
"""Single letters in a row that are taken for letter-spaced type."""
_WIDEST = 1.0
_BETWEEN_WORDS = 1.5


def closed_up(words: Iterable[Word]) -> list[Word]:
    """The words; single letters that follow each other at even distances are joined to words."""
    found: list[Word] = []
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            found += _joined(run)
            run = []
        if len(word.text) == 1 and word.text.isalpha():
            run.append(word)
        else:
            found += [*_joined(run), word]
            run = []
    return found + _joined(run)


def _follows(one: Word, other: Word) -> bool:
    return abs(one.base - other.base) < 1 and 0 < other.left - one.right < _WIDEST * one.size


def _joined(run: Sequence[Word]) -> list[Word]:
    if len(run) < _LETTERS:
        return list(run)
    usual = median(after.left - before.right for before, after in pairwise(run))
    words = [run[0]]
    for before, letter in pairwise(run):
        if letter.left - before.right <= _BETWEEN_WORDS * usual:
            words[-1] = replace(words[-1], text=words[-1].text + letter.text, right=letter.right)
        else:
            words.append(letter)
    return words
