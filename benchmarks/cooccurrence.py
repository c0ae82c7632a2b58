"""Which codes meet, in memory: the measure of `qda` against joins in DuckDB and pandas, in one run.

    python benchmarks/cooccurrence.py [--codings 1000000] [--codes 50 500] [--rivals-python PYTHON]

Codings are random: each in one of 500,000 sentences, under a code whose frequency falls as 1 / rank. All
programs count, for each pair of codes, the sentences that have both; the clock runs from the codings in
memory to the counts. `qda` finds out first which sentences each coding touches. Its whole table, with all
coefficients, Fisher's exact test and its adjustment for every pair, is a line of its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

import numpy as np
import pandas as pd
from table import Table

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.levels import CODE, roll_up
from qda.analysis.frames.speech import texts
from qda.analysis.meeting.cooccurrence import cooccurrence
from qda.analysis.meeting.meeting import meetings
from qda.model.codebook import Code, Codebook, Rule

T = TypeVar("T")

SEED = 20260101
SENTENCES, DOCUMENTS = 500_000, 500
REPEATS = 3
RIVALS = Path(__file__).with_name("rivals")
NAMES = {"DuckDB, self-join": "overlap_duckdb.py", "pandas, merge": "overlap_pandas.py"}


def random_codings(number: int, codes: int) -> tuple[np.ndarray, np.ndarray]:
    """The code and the sentence of each coding."""
    rng = np.random.default_rng(SEED)
    weights = 1 / np.arange(1, codes + 1)
    code = rng.choice(codes, number, p=weights / weights.sum())
    return code, np.sort(rng.integers(0, SENTENCES, number))


def coded_of(code: np.ndarray, sentence: np.ndarray, codes: int) -> Coded:
    """The codings as the measures of `qda` take them."""
    per = SENTENCES // DOCUMENTS
    documents = [f"P{number:03d}" for number in range(DOCUMENTS)]
    names = [f"c{number:03d}" for number in range(codes)]
    codings = pd.DataFrame(
        {
            "document": texts(documents, sentence // per),
            "code": texts(names, code),
            "theme": texts(names, code),
            "sentence_number": sentence % per,
            "sentence_last": sentence % per,
        }
    )
    every = np.arange(SENTENCES)
    units = pd.DataFrame(
        {"document": texts(documents, every // per), "sentence_number": every % per, "words": 20}
    )
    book = Codebook("Benchmark", "en", tuple(Code(one, one, match=(Rule(f"{one}/1", one),)) for one in names))
    return Coded(book, codings, units, pd.DataFrame({"document": documents}), pd.DataFrame({"voice": []}))


def qda_times(coded: Coded) -> dict[str, tuple[list[float], int]]:
    """Seconds of each repetition of the counting and of the table, and how often two codes meet in all."""
    rolled = roll_up(coded, CODE)
    counted, times = _timed(lambda: meetings(coded, rolled, "sentence"))
    pairs = int(np.triu(counted.together, k=1).sum())
    table, whole = _timed(lambda: cooccurrence(coded, unit="sentence"))
    at = [column.key for column in table.columns].index("n12")
    listed = sum(value for row in table.rows if isinstance(value := row[at], int))
    return {"qda, counts": (times, pairs), "qda, whole table": (whole, listed)}


def _timed(work: Callable[[], T]) -> tuple[T, list[float]]:
    """What the work gives, and the seconds of each repetition."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        done = work()
        times.append(time.perf_counter() - start)
    return done, times


def rival_times(python: str, script: str, file: Path) -> tuple[list[float], int] | None:
    """The same of a rival; None if it is not installed."""
    done = subprocess.run([python, str(RIVALS / script), str(file)], capture_output=True, encoding="utf-8")
    if done.returncode:
        return None
    said = json.loads(done.stdout)
    return said["seconds"], said["hits"]


def rows_of(codings: int, codes: int, python: str) -> list[list[str]]:
    """A line for each program."""
    code, sentence = random_codings(codings, codes)
    with tempfile.TemporaryDirectory(prefix="qda-benchmark-") as folder:
        file = Path(folder) / "codings.npz"
        np.savez(file, code=code, unit=sentence)
        own = qda_times(coded_of(code, sentence, codes))
        found = own | {name: rival_times(python, script, file) for name, script in NAMES.items()}
    lines = []
    for name, said in found.items():
        if said is None:
            lines.append([f"{codes}", name, "not installed", "", ""])
            continue
        milliseconds = median(said[0]) * 1000
        ratio = median(said[0]) / median(own["qda, counts"][0])
        lines.append([f"{codes}", name, f"{milliseconds:,.0f}", f"{ratio:.2f}", f"{said[1]:,}"])
    return lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--codings", type=int, default=1_000_000)
    parser.add_argument("--codes", type=int, nargs="+", default=[50, 500])
    parser.add_argument("--rivals-python", default=sys.executable, help="a Python that has the rivals")
    parser.add_argument("--markdown", action="store_true")
    asked = parser.parse_args()
    table = Table(["codes", "program", "ms", "x qda", "meetings"])
    for codes in asked.codes:
        table.rows += rows_of(asked.codings, codes, asked.rivals_python)
    print(f"{asked.codings:,} codings in {SENTENCES:,} sentences; medians of {REPEATS}\n")
    print(table.markdown() if asked.markdown else table.plain())


if __name__ == "__main__":
    main()
