"""Vocabularies as one."""

from collections.abc import Sequence
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

from qda.language.corpus.vocabulary import Types, Vocabulary, vocabulary_from

_TWINS = 1000
"""More than there are languages in which a form can have the same lemma."""


def merged_vocabulary(parts: Sequence[Vocabulary]) -> tuple[Vocabulary, list[Types]]:
    """One vocabulary for several, and for each of these the number in it of each of its types.

    Types are the same when form and lemma are; those of one part, which two languages may share, stay apart.
    """
    forms, norms, lemmas = (
        list(chain.from_iterable(side)) for side in zip(*map(_by_norm, parts), strict=True)
    )
    edges = np.cumsum([len(part.forms) for part in parts])[:-1]
    pairs = _first_met(forms) * len(forms) + _first_met(lemmas)
    keys = pairs * _TWINS + np.concatenate([_times_before(own) for own in np.split(pairs, edges)])
    _, first, same = np.unique(keys, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int32)
    rank[first.argsort()] = np.arange(len(first))
    places = np.sort(first).tolist()
    whole = vocabulary_from(*(list(map(side.__getitem__, places)) for side in (forms, norms, lemmas)))
    types = np.split(rank[same], edges)
    return whole, [numbers[part.norm_types.argsort()] for numbers, part in zip(types, parts, strict=True)]


def _by_norm(one: Vocabulary) -> tuple[list[str], list[str], list[str]]:
    """Form, norm and lemma of each type, in the order of the norms: what is nearly sorted is soon sorted."""
    lemmas = one.lemma_types.argsort()[one.norm_types]
    forms = list(map(one.forms.words.__getitem__, one.norm_types.tolist()))
    return forms, one.norms.words, list(map(one.lemmas.words.__getitem__, lemmas.tolist()))


def _first_met(words: list[str]) -> NDArray[np.int64]:
    """For each word the place where it stands first."""
    places: dict[str, int] = {}
    return np.fromiter(map(places.setdefault, words, count()), np.int64, len(words))


def _times_before(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each value how often it has stood before."""
    order = values.argsort(kind="stable")
    ordered = values[order]
    before = np.empty_like(values)
    before[order] = np.arange(len(values)) - ordered.searchsorted(ordered)
    return before
