"""Different things counted over many parts, though one thing may stand in several: by hashes of their names.

A name is kept as a number of 64 bits. Among n names two share a number by chance with a probability of about
n**2 / 2**65: one in 40 for a billion names. What is counted is one too few then; who refuses names that come
twice looks them up before.
"""

from collections.abc import Iterable, Iterator, Sequence
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


def people_of(parts: Sequence[Having], codes: int) -> NDArray[np.int64]:
    """(K + 1,) how many different participants have each of K codes, and behind them how many there are."""
    many = np.zeros(codes + 1, dtype=np.int64)
    for ranges in _ranges([part.who for part in parts]):
        own = [Having(p.who[one], p.code[one]) for p, one in zip(parts, ranges, strict=True)]
        many += np.bincount(joined(own).code % (codes + 1), minlength=codes + 1)
    return many


def twice(parts: Sequence[Hashes]) -> Iterator[int]:
    """The hashes that stand more than once in ascending hashes of several parts, each once, ascending."""
    for ranges in _ranges(parts):
        together = np.sort(np.concatenate([part[one] for part, one in zip(parts, ranges, strict=True)]))
        yield from np.unique(together[1:][together[1:] == together[:-1]]).tolist()


def _ranges(parts: Sequence[Hashes]) -> Iterator[list[slice]]:
    """The same stretch of the hashes in each part, so that few are in memory together."""
    if not parts:
        return
    steps = 1 + sum(map(len, parts)) // _TOGETHER
    edges = [step * (2**64 // steps) for step in range(1, steps)]
    inner = np.array(edges, dtype=np.uint64)
    places = [[0, *np.searchsorted(part, inner).tolist(), len(part)] for part in parts]
    for step in range(steps):
        yield [slice(place[step], place[step + 1]) for place in places]


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
