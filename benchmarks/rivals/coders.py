"""What the rivals that measure agreement share: the codings of two coders, code by code.

Each takes FILE.npz: `code`, `unit` and `coder` of each coding, and how many `codes` and `units` there are.
"""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise

import patterns

np = patterns.library("numpy")

Coefficient = Callable[["np.ndarray"], float]
"""From which of two coders gave a code to which unit, (2, units) of 0 and 1."""


def report(coefficient: Coefficient) -> None:
    """Print the times and the sum of the coefficients of all codes."""
    stored = np.load(sys.argv[1])
    times, found = patterns.timed(lambda: [coefficient(given) for given in _of_each_code(stored)])
    print(json.dumps({"seconds": times, "sum": float(sum(found))}))


def _of_each_code(stored: dict[str, "np.ndarray"]) -> Iterator["np.ndarray"]:
    """The codings of a code are put together first, so that only its own are touched."""
    code, unit, coder = (stored[name] for name in ("code", "unit", "coder"))
    order = np.argsort(code, kind="stable")
    bounds = np.searchsorted(code[order], np.arange(int(stored["codes"]) + 1))
    for first, behind in pairwise(bounds.tolist()):
        given = np.zeros((2, int(stored["units"])), dtype=np.int8)
        own = order[first:behind]
        given[coder[own], unit[own]] = 1
        yield given
