"""Cues within one another: what a longer one leaves to those in it; `assertion` says it in plain code."""

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.cue_places import CuePlaces, Entries, beside
from qda.coding.engine.ragged import of_pairs, shared
from qda.coding.plain.assertion import PRECEDENCE
from qda.language.arrays import Ints
from qda.language.corpus.corpus import Corpus
from qda.language.ranges import ranges
from qda.model.coding import Assertion

_NEGATED = PRECEDENCE.index(Assertion.NEGATED)
_REPORTED = PRECEDENCE.index(Assertion.REPORTED)


def apart(corpus: Corpus, cues: CuePlaces, entries: Entries) -> tuple[CuePlaces, CuePlaces]:
    """The cues that open a scope, each with the words that longer ones leave it, and those that end one."""
    one, longer = _with_those_around(cues, entries, *_longer(corpus, cues, entries))
    within, unmade = np.zeros((2, len(cues.entry)), dtype=np.bool_)
    within[one[~entries.beyond[cues.entry[longer]]]] = True
    unmade[one[~_opens_within(entries, cues.entry[one], cues.entry[longer])]] = True
    opening, ends = entries.weight[cues.entry] >= 0, entries.ends[cues.entry]
    cues = _denying(cues, entries, one, longer)
    return _confined(cues, entries, one, longer).take(opening & ~unmade), cues.take(ends & ~within)


def _with_those_around(cues: CuePlaces, entries: Entries, one: Ints, longer: Ints) -> tuple[Ints, Ints]:
    """The pairs, and those of cues that reach beyond themselves with pseudo-cues around one within them."""
    pseudo = entries.pseudo[cues.entry[longer]]
    beyond = entries.beyond[cues.entry[longer]] & ~pseudo
    order = np.flatnonzero(pseudo)[one[pseudo].argsort(kind="stable")]
    low, high = (one[order].searchsorted(one[beyond], side) for side in ("left", "right"))
    around = longer[order[ranges(low, high - low)]]
    return np.append(one, longer[beyond].repeat(high - low)), np.append(longer, around)


def _opens_within(entries: Entries, entry: Ints, longer: Ints) -> NDArray[np.bool_]:
    """Which cues open a scope within a longer one; a report of which that says more does not."""
    told_twice = (entries.weight[entry] == _REPORTED) & (entries.weight[longer] == _REPORTED)
    opens: NDArray[np.bool_] = entries.confines[longer] & ~(told_twice & ~entries.whole[entry])
    return opens


def _denying(cues: CuePlaces, entries: Entries, one: Ints, longer: Ints) -> CuePlaces:
    """Denials with only the words of the shortest denials within them: "not" of "I do not believe"."""
    denies = entries.weight[cues.entry] == _NEGATED
    both = denies[one] & denies[longer]
    inner, outer = one[both], longer[both]
    shortest = np.ones(len(denies), dtype=np.bool_)
    shortest[outer] = False
    inner, outer = inner[shortest[inner]], outer[shortest[inner]]
    named = cues.found.named
    rows = np.append(inner, np.flatnonzero(shortest))
    owners = np.append(outer, np.flatnonzero(shortest)).repeat(named.lengths[rows])
    core = of_pairs(owners, named.take(rows).values, len(denies))
    return cues._replace(found=cues.found._replace(named=core))


def _confined(cues: CuePlaces, entries: Entries, one: Ints, longer: Ints) -> CuePlaces:
    """Cues that reach nothing but words of the longer ones around them, and of each pseudo-cue at most."""
    start, end = cues.found.start, cues.found.end
    first, last = cues.first.copy(), cues.last.copy()
    pseudo = entries.pseudo[cues.entry[longer]]
    held = ~pseudo & ~entries.whole[cues.entry[one]]  # what reports all before it pseudo-cues alone hold
    inner, outer = one[held], longer[held]
    first[inner] = start[inner]
    beyond = entries.beyond[cues.entry[outer]]
    np.minimum.at(first, inner, np.where(beyond, start[inner], start[outer]))
    held &= ~entries.begins[cues.entry[longer]]
    inner, outer = one[held], longer[held]
    last[inner] = end[inner]
    np.maximum.at(last, inner, end[outer])
    inner, outer = one[pseudo], longer[pseudo]
    tail = entries.tail[cues.entry[outer]]
    np.maximum.at(first, inner, np.where(tail > 0, np.maximum(start[outer], end[outer] - tail), start[outer]))
    np.minimum.at(last, inner, end[outer])
    return cues._replace(first=first, last=last)


def _longer(corpus: Corpus, cues: CuePlaces, entries: Entries) -> tuple[Ints, Ints]:
    """Every pair of a cue and a longer one in which it lies, as "not" does in "not only"; a pseudo-cue counts
    as longer than an equal one."""
    found, size = cues.found, cues.found.named.lengths
    one, other = beside(corpus, cues, cues.found.end)
    holds = (found.start[other] <= found.start[one]) & (found.end[one] <= found.end[other])
    one, other = one[holds], other[holds]
    within = shared(found.named, one, found.named, other) == size[one]
    pseudo = entries.pseudo[cues.entry[other]] & ~entries.pseudo[cues.entry[one]]
    outdone = within & ((size[other] > size[one]) | pseudo)
    return one[outdone], other[outdone]
