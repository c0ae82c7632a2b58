"""Codings, units, documents, participants and words: the five counts of every node and group."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.covered_words import covered, number_words
from qda.analysis.frames.grouping import Grouping
from qda.analysis.frames.levels import RolledUp
from qda.analysis.frames.touch import of_others, touched_sentences, unit_ids
from qda.language.arrays import Ints
from qda.model.unit import NOT_ANSWERING, UnitName


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Five counts: (K, G) for K nodes and G groups, or (G,) for everything that there is in each group.

    `placed` is the number of codings that touch a sentence that is counted, `across` that of those which
    go on into the words of another group than their own.
    """

    codings: Ints
    units: Ints
    documents: Ints
    participants: Ints
    words: Ints
    placed: int = 0
    across: int = 0


def tally(coded: Coded, rolled: RolledUp, grouping: Grouping, ids: Ints, *, of_people: bool = False) -> Tally:
    """(K, G) counts; ids (S,) is the number of the unit that each sentence belongs to.

    A unit or document has a node when a coding of the node touches one of its sentences in the same group. A
    coding counts in the group of the participant or work that it belongs to, and for no other participant;
    `of_people` says that the units are participants and works too.
    """
    units = number_words(coded.units)
    shape = (len(rolled.names), len(grouping.values))
    touched = rolled.of(touched_sentences(coded.codings, units))
    placed = touched["coding"].nunique()
    across = 0
    if grouping.of_units is not None:
        same = grouping.of_units[touched["row"]] == grouping.of_codings[touched["coding"]]
        said = ~units["role"].isin(NOT_ANSWERING).to_numpy()[touched["row"]]
        across = touched["coding"][~same & said].nunique()
        touched = touched[same]
    own = ~of_others(coded.codings, units, touched)
    touched = touched[own] if of_people else touched
    own = own[own] if of_people else own
    coding, row = touched["coding"].to_numpy(), touched["row"].to_numpy()
    key = touched["node"].to_numpy() * shape[1] + grouping.of_codings[coding]
    n_keys = shape[0] * shape[1]
    whole = rolled.frame["node"] * shape[1] + grouping.of_codings[rolled.frame["coding"]]
    starts, ends = _words_touched(coded.codings, units, coding, row)
    return Tally(
        codings=np.bincount(whole, minlength=n_keys).reshape(shape),
        units=_distinct(key, ids[row], n_keys).reshape(shape),
        documents=_distinct(key, unit_ids(units, UnitName.DOCUMENT)[row], n_keys).reshape(shape),
        participants=_distinct(key[own], _participants(units)[row[own]], n_keys).reshape(shape),
        words=covered(key, starts, ends, n_keys).reshape(shape),
        placed=placed,
        across=across,
    )


def totals(coded: Coded, grouping: Grouping, ids: Ints) -> Tally:
    """(G,) counts of everything that could have been coded in each group."""
    units, n_groups = coded.units, len(grouping.values)
    # where only codings have groups, all groups are counted over the same units, and so once
    of_units = np.zeros(len(units), np.int64) if grouping.of_units is None else grouping.of_units
    n_counted = 1 if grouping.of_units is None else n_groups
    words = units["words"].to_numpy(dtype=np.int64)

    def distinct(things: Ints) -> Ints:
        return np.broadcast_to(_distinct(of_units, things, n_counted), n_groups)

    return Tally(
        codings=np.bincount(grouping.of_codings, minlength=n_groups),
        units=distinct(ids),
        documents=distinct(unit_ids(units, UnitName.DOCUMENT)),
        participants=distinct(_participants(units)),
        words=np.broadcast_to(
            np.bincount(of_units, weights=words, minlength=n_counted).astype(np.int64), n_groups
        ),
    )


def _participants(units: pd.DataFrame) -> Ints:
    """(S,) the number of each sentence's participant, -1 for works."""
    return pd.factorize(units["participant"])[0].astype(np.int64)


def _distinct(keys: Ints, things: Ints, n_keys: int) -> Ints:
    """(n_keys,) how many different things each key has; things below 0 are none."""
    there = things >= 0
    width = int(things.max(initial=0)) + 1
    pairs = np.sort(keys[there] * width + things[there])
    new = np.diff(pairs, prepend=-1) != 0
    return np.bincount(pairs[new] // width, minlength=n_keys)


def _words_touched(codings: pd.DataFrame, units: pd.DataFrame, coding: Ints, row: Ints) -> tuple[Ints, Ints]:
    """The words that a coding covers in a sentence, numbered over all sentences that are counted."""
    words = units["words"].to_numpy(dtype=np.int64)
    offset = (np.cumsum(words) - words - units["word_start"].to_numpy(dtype=np.int64))[row]
    first = units["word_start"].to_numpy(dtype=np.int64)[row]
    starts = np.maximum(codings["word_start"].to_numpy()[coding].astype(np.int64), first)
    ends = np.minimum(codings["word_end"].to_numpy()[coding].astype(np.int64), first + words[row])
    return starts + offset, np.maximum(starts, ends) + offset
