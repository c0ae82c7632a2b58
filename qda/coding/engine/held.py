"""How speakers hold what was found: the scope of a cue that decides, for each stretch."""

import numpy as np

from qda.coding.engine.found import Found
from qda.coding.engine.ragged import first_of_each, shared
from qda.coding.engine.scopes import Scopes
from qda.language.arrays import Bools, Ints
from qda.language.ranges import ranges

_AT_ONCE = 1_000_000
"""Scopes of stretches that are compared at a time."""


def deciding(found: Found, scopes: Scopes) -> Ints:
    """(M,) the scope that decides how each stretch is held, -1 for what is affirmed.

    A scope counts when it reaches a word that the pattern asked for, and when the pattern did not name at
    least half of its cue; the weightiest decides, of equal ones the first that is met, in the
    text and then in the list of cues.
    """
    low = scopes.furthest.searchsorted(found.start, side="right")
    many = scopes.start.searchsorted(found.end) - low
    edges = np.cumsum(many).searchsorted(np.arange(_AT_ONCE, many.sum(), _AT_ONCE)) + 1
    if not len(edges):
        return _deciding(found, scopes, low, many)
    portions = np.split(np.arange(len(many)), edges)
    return np.concatenate([_deciding(found.take(rows), scopes, low[rows], many[rows]) for rows in portions])


def _deciding(found: Found, scopes: Scopes, low: Ints, many: Ints) -> Ints:
    """The same for stretches of which each is met by `many` scopes from `low` on, (M,) each."""
    decided = np.full(len(found.start), -1, dtype=np.int64)
    row, scope = np.repeat(np.arange(len(low)), many), ranges(low, many)
    near = found.start[row] < scopes.end[scope]
    row, scope = row[near], scope[near]
    word, reached = _first_reached(found, row, scopes, scope)
    row, scope, word = row[reached], scope[reached], word[reached]
    foreign = ~_own(found, row, scopes, scope)
    row, scope, word = row[foreign], scope[foreign], word[foreign]
    order = np.lexsort((scope, scopes.rank[scope], word, scopes.weight[scope], row))
    best = order[first_of_each(row[order])]
    decided[row[best]] = scope[best]
    return decided


def _own(found: Found, row: Ints, scopes: Scopes, scope: Ints) -> Bools:
    """Whether the pattern named at least half of the cue; it can only where stretch and cue share words."""
    own = (scopes.cue_start[scope] < found.end[row]) & (found.start[row] < scopes.cue_end[scope])
    row, scope = row[own], scope[own]
    own[own] = 2 * shared(scopes.cue_named, scope, found.named, row) >= scopes.cue_named.lengths_of(scope)
    return own


def _first_reached(found: Found, row: Ints, scopes: Scopes, scope: Ints) -> tuple[Ints, Bools]:
    """The first named word of each stretch that its scope reaches, and whether there is one."""
    named = found.named
    begun = scopes.start[scope]
    width = int(max(named.values.max(initial=0), begun.max(initial=0))) + 1
    keys = named.owners * width + named.values
    place = np.searchsorted(keys, row * width + begun)
    inside = place < named.offsets[row + 1]
    word = named.values[np.where(inside, place, 0)] if len(named.values) else place
    return word, inside & (word < scopes.end[scope])
