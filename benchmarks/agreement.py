"""How far two coders agree, in memory: the table of `qda` against krippendorff and scikit-learn, in one run.

    python benchmarks/agreement.py [--codings 1000000] [--codes 300] [--growth] [--rivals-python PYTHON]

Two coders code 500,000 sentences of 500 documents, each with half of the codings: under a code whose
frequency falls as 1 / rank, and in three of four cases where the other coded it too. The clock runs from the
codings in memory to the table: `qda` works out counts, per cent agreement, kappa and alpha of every code and
of all codes at once; the rivals one coefficient of every code. Their sums must be the same. `--growth` shows
how the time grows with the codings.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
from table import Table

from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.table import agreement
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.selection import Selection
from qda.model.codebook import Code, Codebook, Rule

SEED = 20260101
SENTENCES, DOCUMENTS, LENGTH = 500_000, 500, 80
ALIKE = 0.75
REPEATS = 3
RIVALS = Path(__file__).with_name("rivals")
NAMES = {
    "krippendorff, alpha": ("agreement_krippendorff.py", "alpha"),
    "scikit-learn, kappa": ("agreement_sklearn.py", "kappa"),
}

Arrays = tuple[np.ndarray, np.ndarray, np.ndarray]


def random_codings(number: int, codes: int) -> Arrays:
    """The code, the sentence and the coder of each coding."""
    rng = np.random.default_rng(SEED)
    weights = 1 / np.arange(1, codes + 1)
    half = number // 2
    first = rng.choice(codes, half, p=weights / weights.sum()), rng.integers(0, SENTENCES, half)
    other = rng.choice(codes, half, p=weights / weights.sum()), rng.integers(0, SENTENCES, half)
    alike = rng.random(half) < ALIKE
    second = [np.where(alike, one, two) for one, two in zip(first, other, strict=True)]
    code, unit = (np.concatenate(both) for both in zip(first, second, strict=True))
    return code, unit, np.repeat([0, 1], half)


def coded_of(arrays: Arrays, codes: int) -> Coded:
    """The codings as the measures of `qda` take them."""
    code, sentence, coder = arrays
    per = SENTENCES // DOCUMENTS
    documents = np.array([f"P{number:03d}" for number in range(DOCUMENTS)], dtype=object)
    names = np.array([f"c{number:03d}" for number in range(codes)], dtype=object)
    number = sentence % per
    common = {"kind": "interview", "role": "participant"}
    codings = pd.DataFrame(
        {
            "document": documents[sentence // per],
            "participant": documents[sentence // per],
            "code": names[code],
            "coder": np.array(["ann", "ben"], dtype=object)[coder],
            "status": "accepted",
            "assertion": "affirmed",
            "sentence_number": number,
            "sentence_last": number,
            "start": number * LENGTH,
            "end": number * LENGTH + LENGTH // 2,
            **common,
        }
    )
    every = np.arange(SENTENCES)
    units = pd.DataFrame(
        {
            "document": documents[every // per],
            "participant": documents[every // per],
            "sentence_number": every % per,
            "words": 20,
            "start": every % per * LENGTH,
            "end": (every % per + 1) * LENGTH - 1,
            **common,
        }
    )
    book = Codebook("Benchmark", "en", tuple(Code(one, one, match=(Rule(f"{one}/1", one),)) for one in names))
    frame = pd.DataFrame({"document": documents, "kind": "interview"})
    return Coded(book, codings, units, frame, pd.DataFrame({"voice": []}))


def qda_times(coded: Coded, unit: str) -> tuple[list[float], dict[str, float]]:
    """Seconds of each repetition, and the sums of the coefficients over the codes."""
    times, sums = [], {}
    for _ in range(REPEATS):
        start = time.perf_counter()
        table = agreement(
            coded, Selection(), ("ann", "ben"), Asked(unit=unit, measures=("percent", "kappa", "alpha"))
        )
        times.append(time.perf_counter() - start)
        keys = [column.key for column in table.columns]
        for key in ("kappa", "alpha"):
            at = keys.index(key)
            sums[key] = sum(row[at] for row in table.rows[:-1] if isinstance(row[at], float))
    return times, sums


def rival_times(python: str, script: str, file: Path) -> tuple[list[float], float] | None:
    """The same of a rival; None if it is not installed."""
    done = subprocess.run([python, str(RIVALS / script), str(file)], capture_output=True, encoding="utf-8")
    if done.returncode:
        return None
    said = json.loads(done.stdout)
    return said["seconds"], said["sum"]


def compare(codings: int, codes: int, python: str) -> list[list[str]]:
    """A line for each program."""
    arrays = random_codings(codings, codes)
    coded = coded_of(arrays, codes)
    own, sums = qda_times(coded, "sentence")
    by_character, _ = qda_times(coded, "characters")
    lines = [
        ["qda, sentences", f"{median(own):.2f}", "1.00", ", ".join(f"{k} {v:.6f}" for k, v in sums.items())],
        ["qda, characters", f"{median(by_character):.2f}", f"{median(by_character) / median(own):.2f}", ""],
    ]
    with tempfile.TemporaryDirectory(prefix="qda-benchmark-") as folder:
        file = Path(folder) / "codings.npz"
        code, unit, coder = arrays
        np.savez(file, code=code, unit=unit, coder=coder, codes=codes, units=SENTENCES)
        for name, (script, key) in NAMES.items():
            said = rival_times(python, script, file)
            if said is None:
                lines.append([name, "not installed", "", ""])
                continue
            if abs(said[1] - sums[key]) > 1e-6:
                raise SystemExit(f"{name} gives {said[1]}, qda {sums[key]}")
            lines.append(
                [
                    name,
                    f"{median(said[0]):.2f}",
                    f"{median(said[0]) / median(own):.2f}",
                    f"{key} {said[1]:.6f}",
                ]
            )
    return lines


def growth(codings: int, codes: int) -> list[list[str]]:
    """Seconds for an eighth, a quarter, a half and all of the codings."""
    lines = []
    for number in (codings // 8, codings // 4, codings // 2, codings):
        coded = coded_of(random_codings(number, codes), codes)
        times = [median(qda_times(coded, unit)[0]) for unit in ("sentence", "characters")]
        lines.append([f"{number:,}", *(f"{seconds:.2f}" for seconds in times)])
    return lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--codings", type=int, default=1_000_000)
    parser.add_argument("--codes", type=int, default=300)
    parser.add_argument("--growth", action="store_true", help="only qda, over numbers of codings")
    parser.add_argument("--rivals-python", default=sys.executable, help="a Python that has the rivals")
    parser.add_argument("--markdown", action="store_true")
    asked = parser.parse_args()
    if asked.growth:
        table = Table(
            ["codings", "sentences, s", "characters, s"], growth(asked.codings, asked.codes), texts=0
        )
    else:
        table = Table(
            ["program", "seconds", "x qda", "sum over codes"],
            compare(asked.codings, asked.codes, asked.rivals_python),
            texts=1,
        )
    print(f"{asked.codings:,} codings, {asked.codes} codes, {SENTENCES:,} sentences; medians of {REPEATS}\n")
    print(table.markdown() if asked.markdown else table.plain())


if __name__ == "__main__":
    main()
