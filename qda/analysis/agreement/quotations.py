"""Quotations of two coders that match: under the same code, with enough text in common."""

from collections import defaultdict

import numpy as np

from qda.analysis.agreement.ratings import ABSENT, Rows
from qda.language.arrays import Ints
from qda.model.table import Undefined

NOBODYS = Undefined("there is no number of quotations that nobody made, which chance would be told from")

Place = tuple[int, int]


def matched(
    first: list[Place], second: list[Place], threshold: float
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Which passages (start, end) of two coders are the same quotation: pairs, and who is left of each.

    Two passages match when the characters that both have are at least `threshold` (0 to 1) of those that
    either has. Each matches once: those with most in common first, ties in the order of the text.

    >>> matched([(0, 10)], [(0, 8), (30, 40)], 0.5)
    ([(0, 0)], [], [1])
    """
    near = sorted((-share, a, b) for a, b, share in _shared(first, second) if share >= threshold)
    pairs: list[tuple[int, int]] = []
    free_first, free_second = set(range(len(first))), set(range(len(second)))
    for _, a, b in near:
        if a in free_first and b in free_second:
            pairs.append((a, b))
            free_first.remove(a)
            free_second.remove(b)
    return sorted(pairs), sorted(free_first), sorted(free_second)


def _shared(first: list[Place], second: list[Place]) -> list[tuple[int, int, float]]:
    """Passages that share characters, and the share of them in all that either has."""
    found = []
    order = sorted(range(len(second)), key=lambda b: second[b])
    reach = np.maximum.accumulate([second[b][1] for b in order]) if order else np.zeros(0)
    for a, (start, end) in enumerate(first):
        for at in range(int(np.searchsorted(reach, start, "right")), len(order)):
            b = order[at]
            if second[b][0] >= end:
                break
            common = min(end, second[b][1]) - max(start, second[b][0])
            if common > 0:
                found.append((a, b, common / (end - start + second[b][1] - second[b][0] - common)))
    return found


def match_all(
    node: Ints, document: Ints, coder: Ints, start: Ints, end: Ints, threshold: float
) -> list[tuple[int, int, int | None, int | None]]:
    """Quotations of two coders, numbered 0 and 1, from passages (C,): node and document of each, and which
    passage is the first coder's and which the second's, None where one of them has none."""
    groups: dict[tuple[int, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at in np.lexsort([end, start, document, node]).tolist():
        groups[int(node[at]), int(document[at])][int(coder[at])].append(at)
    found: list[tuple[int, int, int | None, int | None]] = []
    for (one, where), (a, b) in groups.items():
        places = [[(int(start[at]), int(end[at])) for at in own] for own in (a, b)]
        pairs, alone, alone_too = matched(places[0], places[1], threshold)
        found += [(one, where, a[i], b[j]) for i, j in pairs]
        found += [(one, where, a[i], None) for i in alone]
        found += [(one, where, None, b[j]) for j in alone_too]
    return found


def quotation_rows(matches: list[tuple[int, int, int | None, int | None]], node: int | None) -> Rows:
    """Rows whose units are the quotations of a code, or of all: given by both, or by one of them only."""
    own = [(where, a, b) for one, where, a, b in matches if node is None or one == node]
    values = np.array([[a is not None, b is not None] for _, a, b in own], dtype=np.int64).reshape(-1, 2)
    document = np.array([where for where, _, _ in own], dtype=np.int64)
    return Rows(values, np.ones(len(own), dtype=np.int64), document, ABSENT + 2)
