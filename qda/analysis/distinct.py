"""Different things counted over many parts, though one thing may stand in several: by hashes of their names.

A name is kept as a number of 64 bits. Among n names two share a number by chance with a probability of about
n**2 / 2**65: one in 40 for a billion names. What is counted is one too few then; who refuses names that come
twice looks them up before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from xxhash import xxh3_64_intdigest

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.levels import RolledUp
from qda.analysis.frames.touch import touched_sentences
from qda.model.label import key_of

Hashes = NDArray[np.uint64]
_TOGETHER = 8_000_000
"""Hashes that are looked at at a time."""
_NUMBERS = 2**64
EVERYBODY = -1
"""Stands in place of a code for everybody who speaks."""


class Having(NamedTuple):
    """P different pairs of a participant and a code that the participant has.

    who (P,): hashes, ascending; code (P,): positions among the codes, EVERYBODY once for each participant.
    """

    who: Hashes
    code: NDArray[np.int64]


def hashed(names: Iterable[str]) -> Hashes:
    """The numbers (N,) that stand for names."""
    return np.fromiter((xxh3_64_intdigest(name.encode()) for name in names), dtype=np.uint64)


def having(coded: Coded, rolled: RolledUp) -> Having:
    """Who has which code, among everything that is selected; works have no participants."""
    people = coded.units["participant"]
    row = np.flatnonzero(people.notna().to_numpy())
    if not len(row):
        return joined([])
    touched = rolled.of(touched_sentences(coded.codings, coded.units))
    touched = touched[people.notna().to_numpy()[touched["row"]]]
    rows = np.concatenate([row, touched["row"].to_numpy()])
    code = np.concatenate([np.full(len(row), EVERYBODY), touched["node"].to_numpy()])
    names, number = np.unique(people.to_numpy()[rows].astype(str), return_inverse=True)
    return joined([Having(hashed(map(key_of, names.tolist()))[number], code)])


def joined(parts: Sequence[Having]) -> Having:
    """The pairs of several, each once."""
    who = np.concatenate([np.zeros(0, np.uint64), *(part.who for part in parts)])
    code = np.concatenate([np.zeros(0, np.int64), *(part.code for part in parts)])
    order = np.lexsort((code, who))
    who, code = who[order], code[order]
    new = np.ones(len(who), dtype=np.bool_)
    new[1:] = (who[1:] != who[:-1]) | (code[1:] != code[:-1])
    return Having(who[new], code[new])


def people_of(parts: Callable[[], Iterable[Having]], codes: int) -> NDArray[np.int64]:
    """(K + 1,) how many different participants have each of K codes, and behind them how many there are.

    `parts` gives all parts anew whenever they are gone through; only one of them is held at a time.
    """
    many = np.zeros(codes + 1, dtype=np.int64)
    for low, high in _ranges(sum(len(part.who) for part in parts())):
        own = []
        for part in parts():
            one = _between(part.who, low, high)
            own.append(Having(part.who[one].copy(), part.code[one].copy()))
        many += np.bincount(joined(own).code % (codes + 1), minlength=codes + 1)
    return many


def twice(parts: Callable[[], Iterable[Hashes]]) -> Iterator[int]:
    """The hashes that stand more than once in ascending hashes of several parts, each once, ascending.

    `parts` is as for `people_of`.
    """
    for low, high in _ranges(sum(map(len, parts()))):
        own = [part[_between(part, low, high)].copy() for part in parts()]
        together = np.sort(np.concatenate([np.zeros(0, np.uint64), *own]))
        yield from np.unique(together[1:][together[1:] == together[:-1]]).tolist()


def _ranges(many: int) -> Iterator[tuple[int, int]]:
    """Stretches of all numbers, in which so many hashes are few enough to be in memory together."""
    steps = 1 + many // _TOGETHER
    return pairwise([*(step * (_NUMBERS // steps) for step in range(steps)), _NUMBERS])


def _between(hashes: Hashes, low: int, high: int) -> slice:
    """Where ascending hashes from `low` to below `high` stand."""
    last = len(hashes) if high == _NUMBERS else int(hashes.searchsorted(np.uint64(high)))
    return slice(int(hashes.searchsorted(np.uint64(low))), last)


class Seen:
    """The names that were met so far, 8 bytes each."""

    def __init__(self) -> None:
        self._parts: list[Hashes] = []

    def add(self, names: Sequence[str]) -> list[str]:
        """Add names; gives those whose numbers stand twice among them or were met before."""
        if not names:
            return []
        new = hashed(names)
        met = np.ones(len(new), dtype=np.bool_)
        met[np.unique(new, return_index=True)[1]] = False
        for part in self._parts:
            place = np.minimum(part.searchsorted(new), len(part) - 1)
            met |= part[place] == new
        self._parts.append(np.sort(new))
        while len(self._parts) > 1 and len(self._parts[-2]) <= 2 * len(self._parts[-1]):
            self._parts.append(np.sort(np.concatenate([self._parts.pop(), self._parts.pop()])))
        return [names[place] for place in np.flatnonzero(met).tolist()]

    @property
    def hashes(self) -> Hashes:
        """The numbers of all of them, ascending; one that two names share stands there twice."""
        return np.sort(np.concatenate([np.zeros(0, np.uint64), *self._parts]))
