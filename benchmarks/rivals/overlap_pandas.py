"""pandas: how many units two codes share, as a merge of the frame with itself.

python rivals/overlap_pandas.py FILE.npz    (`code` and `unit` of each coding)
"""

import json
import sys
import time

import patterns

np = patterns.library("numpy")
pd = patterns.library("pandas")

REPEATS = 3


def main() -> None:
    """Print the times and how often two codes meet in all."""
    stored = np.load(sys.argv[1])
    frame = pd.DataFrame({"code": stored["code"], "unit": stored["unit"]})
    times, total = [], 0
    for _ in range(REPEATS):
        start = time.perf_counter()
        once = frame.drop_duplicates()
        pairs = once.merge(once, on="unit")
        total = int(pairs[pairs["code_x"] < pairs["code_y"]].groupby(["code_x", "code_y"]).size().sum())
        times.append(time.perf_counter() - start)
    print(json.dumps({"seconds": times, "hits": total, "rows": len(frame)}))


if __name__ == "__main__":
    main()
