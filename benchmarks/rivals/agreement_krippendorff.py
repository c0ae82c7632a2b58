"""krippendorff: alpha of each code, from how many coders gave it to each sentence."""

import json
import sys
import time
from itertools import pairwise

import krippendorff
import numpy as np

REPEATS = 3


def alphas(code: np.ndarray, unit: np.ndarray, coder: np.ndarray, codes: int, units: int) -> list[float]:
    """Alpha of each code; the codings of a code are put together first, so that only its own are touched."""
    order = np.argsort(code, kind="stable")
    bounds = np.searchsorted(code[order], np.arange(codes + 1))
    found = []
    for first, behind in pairwise(bounds.tolist()):
        given = np.zeros((2, units), dtype=bool)
        own = order[first:behind]
        given[coder[own], unit[own]] = True
        many = given.sum(axis=0)
        found.append(
            krippendorff.alpha(
                value_counts=np.stack([2 - many, many], axis=1), level_of_measurement="nominal"
            )
        )
    return found


def main() -> None:
    """Print the times and the sum of the alphas."""
    file = np.load(sys.argv[1])
    code, unit, coder = (file[name] for name in ("code", "unit", "coder"))
    codes, units = int(file["codes"]), int(file["units"])
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        found = alphas(code, unit, coder, codes, units)
        times.append(time.perf_counter() - start)
    print(json.dumps({"seconds": times, "sum": float(sum(found))}))


if __name__ == "__main__":
    main()
