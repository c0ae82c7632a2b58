"""What came of some shards; the outcomes of two lots add up to that of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

from qda.analysis.counts import Counts
from qda.errors import QdaError

FAN = 8
"""Outcomes that are added together at a time."""


@dataclass(frozen=True, slots=True)
class Done:
    """A shard whose part is written. `hash` is that of the shard's bytes, `part_hash` that of its part's.
    `empty` are documents without text, `identifiers` codings that hold an e-mail address or a telephone
    number, `unlabelled` interviews without speaker labels, `asked` documents in which everything counts as
    the interviewer's words."""

    address: str
    part: str
    hash: str
    part_hash: str
    documents: int
    empty: int
    codings: int
    identifiers: int = 0
    unlabelled: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """A shard that could not be coded, and why."""

    address: str
    error: QdaError


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Shards that are done, with their counts, and shards that failed."""

    counts: Counts | None = None
    done: tuple[Done, ...] = ()
    failed: tuple[Failed, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        both = self.counts + other.counts if self.counts and other.counts else self.counts or other.counts
        return Outcome(both, self.done + other.done, self.failed + other.failed)


def summed(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of all."""
    return reduce(add, outcomes, Outcome())
