"""Where two codes meet: in a unit, within a window of sentences, or where their passages overlap."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.levels import RolledUp
from qda.analysis.frames.touch import touched_sentences, unit_ids
from qda.errors import UsageError, did_you_mean
from qda.language.arrays import Ints
from qda.model.unit import UnitName

OVERLAP, WINDOW = "overlap", "window"


_DENSE = 16
"""Pairs of codes for each place, above which units count as full of codes."""
_BLOCK, _CELLS = 65_536, 1 << 24
"""Units that are multiplied at a time, and the most of these times codes."""


@dataclass(frozen=True, slots=True, eq=False)
class Meetings:
    """together (K, K): where two of K codes meet; its diagonal says where each occurs. `n` is how many units
    there are, None for overlaps, which have no number in all. `unit` says in words what was counted."""

    together: Ints
    n: int | None
    unit: str
    unplaced: int = 0


def meetings(coded: Coded, rolled: RolledUp, unit: str) -> Meetings:
    """Count where codes meet.

    sentence, paragraph, turn, document: two codes meet in a unit that codings of both touch.
    window:n: a window begins at each sentence that is counted and holds it with the n sentences behind it, as
        far as the document goes; two codes meet in it when codings of both touch a counted sentence there. So
        they meet where at most n sentences lie from the one to the other (sentences that are left out take up
        their place, but no code is found in them). window:0 is sentence.
    overlap: codings are counted, not units; two codes meet once for each pair of codings, one of each,
        whose passages share a character. Codings that stand in no sentence of the text of now are in none.
    """
    if unit == OVERLAP:
        return _overlaps(coded, rolled)
    window = _window(unit)
    touched = touched_sentences(coded.codings, coded.units)
    placed = touched["coding"].to_numpy()  # in order
    unplaced = len(coded.codings) - int((np.diff(placed, prepend=-1) != 0).sum())
    touched = rolled.of(touched)
    row, node = touched["row"].to_numpy(), touched["node"].to_numpy()
    if window is not None:
        there = _within(coded.units, row, node, len(rolled.names), window)
        name = f"{window + 1}-sentence window"
        return Meetings(_products(there), len(coded.units), name, unplaced)
    ids = unit_ids(coded.units, UnitName(unit))
    n_units = int(ids.max(initial=-1)) + 1
    return Meetings(together_in(ids[row], node, n_units, len(rolled.names)), n_units, unit, unplaced)


def refuse_unknown(unit: str) -> None:
    """Raise UsageError when codes cannot meet in a unit of this name."""
    if unit != OVERLAP:
        _window(unit)


def _window(unit: str) -> int | None:
    """The n of window:n, None for a unit; anything else is a UsageError."""
    name, _, number = unit.partition(":")
    if name == WINDOW and number.isdecimal():
        return int(number)
    if name == WINDOW or unit not in list(UnitName):
        known = [*map(str, UnitName), OVERLAP, f"{WINDOW}:1"]
        raise UsageError(
            f"codes cannot meet in {unit!r}",
            remedy=did_you_mean(unit, known)
            if name != WINDOW
            else "Write window:2 for codings that are at most two sentences apart.",
        )
    return None


def together_in(unit: Ints, node: Ints, n_units: int, n_nodes: int) -> Ints:
    """(K, K) in how many of U units two of K codes stand, from the unit and the code (N,) of each place.

    A code counts once in a unit. Where units have few codes, their pairs are counted one by one; where they
    have many, units are multiplied with codes as matrices.
    """
    keys = np.sort(unit * n_nodes + node, kind="stable")  # ten times as quick where they are in order already
    keys = keys[np.diff(keys, prepend=-1) != 0]
    unit, node = keys // n_nodes, keys % n_nodes
    many = np.bincount(unit, minlength=n_units)
    if int((many * many).sum()) > _DENSE * len(keys):
        return _by_matrix(unit, node, n_nodes)
    counts = np.diag(np.bincount(node, minlength=n_nodes))
    rows, step = np.flatnonzero(np.diff(unit) == 0), 1
    while len(rows):  # pairs of codes that stand next to each other in a unit, then those one further apart
        pairs = np.bincount(node[rows] * n_nodes + node[rows + step], minlength=n_nodes * n_nodes)
        counts += pairs.reshape(n_nodes, n_nodes)
        counts += pairs.reshape(n_nodes, n_nodes).T
        step += 1
        rows = rows[rows < len(keys) - step]
        rows = rows[unit[rows + step] == unit[rows]]
    return counts


def _by_matrix(unit: Ints, node: Ints, n_nodes: int) -> Ints:
    """The same by products of units and codes, some units at a time."""
    counts = np.zeros((n_nodes, n_nodes), dtype=np.int64)
    numbers = np.cumsum(np.diff(unit, prepend=unit[0]) != 0)
    n_units = int(numbers[-1]) + 1
    block = max(1, min(n_units, _BLOCK, _CELLS // n_nodes))
    edges = np.searchsorted(numbers, np.arange(0, n_units + block, block))
    for first, last in pairwise(edges.tolist()):
        there = np.zeros((block, n_nodes), dtype=np.float32)
        there[numbers[first:last] % block, node[first:last]] = 1
        counts += _products(there)
    return counts


def _products(there: NDArray[np.float32]) -> Ints:
    """(U, K) zeros and ones to (K, K) counts; exact, as long as there are fewer than 2**24 units."""
    counts: Ints = np.rint(there.T @ there).astype(np.int64)
    return counts


def _within(units: pd.DataFrame, row: Ints, node: Ints, n_nodes: int, window: int) -> NDArray[np.float32]:
    """(S, K) whether a code is in the sentence or in the `window` sentences behind it in the document."""
    number = units["sentence_number"].to_numpy(dtype=np.int64)
    document = unit_ids(units, UnitName.DOCUMENT)
    lengths = np.zeros(int(document.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(lengths, document, number + 1)
    begin = np.cumsum(lengths) - lengths
    place = begin[document] + number  # documents one after the other, with gaps where sentences are left out
    here = np.zeros((int(lengths.sum()) + 1, n_nodes), dtype=np.int32)
    here[place[row] + 1, node] = 1
    up_to = np.cumsum(here, axis=0)  # up_to[i]: sentences with the code before place i
    window = min(window, len(here))  # what is further off than the longest document is in none
    behind = np.minimum(place + window + 1, (begin + lengths)[document])
    near: NDArray[np.float32] = (up_to[behind] > up_to[place]).astype(np.float32)
    return near


def _overlaps(coded: Coded, rolled: RolledUp) -> Meetings:
    codings, frame = coded.codings, rolled.frame
    # where a stale coding stood in an earlier text is another place now
    placed = codings["sentence_number"].notna().to_numpy()
    width = int(codings["end"].max() if len(codings) else 0) + 1
    offset = pd.factorize(codings["document"])[0].astype(np.int64) * width
    start, end = offset + codings["start"].to_numpy(np.int64), offset + codings["end"].to_numpy(np.int64)
    full = end > start  # an empty passage shares no character with any
    there = frame[placed[frame["coding"].to_numpy()]]
    of_node = [there.loc[there["node"] == k, "coding"].to_numpy() for k in range(len(rolled.names))]
    starts = [np.sort(start[coding[full[coding]]]) for coding in of_node]
    ends = [np.sort(end[coding[full[coding]]]) for coding in of_node]
    together = np.diag([len(coding) for coding in of_node]).astype(np.int64)
    for a in range(len(of_node)):
        for b in range(a):
            # passages overlap when the one begins before the other ends, and has not ended where it begins
            begun = np.searchsorted(starts[b], ends[a], "left").sum()
            over = np.searchsorted(ends[b], starts[a], "right").sum()
            together[a, b] = together[b, a] = begun - over
    return Meetings(together, None, "coding", int((~placed).sum()))
