"""pandas: how many units two codes share, as a merge of the frame with itself.

python rivals/overlap_pandas.py FILE.npz    (`code` and `unit` of each coding)
"""

import json
import sys

import patterns

np = patterns.library("numpy")
pd = patterns.library("pandas")


def overlap(frame: "pd.DataFrame") -> int:
    """How many units two codes share, over all pairs of codes."""
    once = frame.drop_duplicates()
    pairs = once.merge(once, on="unit")
    return int(pairs[pairs["code_x"] < pairs["code_y"]].groupby(["code_x", "code_y"]).size().sum())


def main() -> None:
    """Print the times and how often two codes meet in all."""
    stored = np.load(sys.argv[1])
    frame = pd.DataFrame({"code": stored["code"], "unit": stored["unit"]})
    times, total = patterns.timed(lambda: overlap(frame))
    print(json.dumps({"seconds": times, "hits": total, "rows": len(frame)}))


if __name__ == "__main__":
    main()
