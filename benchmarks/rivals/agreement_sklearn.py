"""scikit-learn: Cohen's kappa of each code, from whether each of two coders gave it to each sentence."""

import json
import sys
import time
from itertools import pairwise

import numpy as np
from sklearn.metrics import cohen_kappa_score

REPEATS = 3


def kappas(code: np.ndarray, unit: np.ndarray, coder: np.ndarray, codes: int, units: int) -> list[float]:
    """Kappa of each code; the codings of a code are put together first, so that only its own are touched."""
    order = np.argsort(code, kind="stable")
    bounds = np.searchsorted(code[order], np.arange(codes + 1))
    found = []
    for first, behind in pairwise(bounds.tolist()):
        given = np.zeros((2, units), dtype=np.int8)
        own = order[first:behind]
        given[coder[own], unit[own]] = 1
        found.append(float(cohen_kappa_score(given[0], given[1])))
    return found


def main() -> None:
    """Print the times and the sum of the kappas."""
    file = np.load(sys.argv[1])
    code, unit, coder = (file[name] for name in ("code", "unit", "coder"))
    codes, units = int(file["codes"]), int(file["units"])
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        found = kappas(code, unit, coder, codes, units)
        times.append(time.perf_counter() - start)
    print(json.dumps({"seconds": times, "sum": float(sum(found))}))


if __name__ == "__main__":
    main()
