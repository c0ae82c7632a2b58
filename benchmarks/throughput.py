"""How fast qda imports and codes, in MB of text a second, on a corpus that it generates.

    python benchmarks/throughput.py [--megabytes 1] [--codes 50] [--patterns 20]

The text is made from a seeded vocabulary with the frequencies of natural language (Zipf's law), so that no
corpus has to be downloaded. Each step is a whole command in a process of its own. As a yardstick the same
text is split into words with `str.split` in the same run; the last column is a multiple of that time.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = 20260101
_SYLLABLES = re.findall("..", "bacedifoguhajekilomunaperosutavewixoyuzabordersta")


def vocabulary(size: int, rng: random.Random) -> list[str]:
    """Invented words, each once."""
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4)))] = None
    return list(words)


def document(megabytes: float, words: list[str], weights: list[float], rng: random.Random) -> str:
    """An interview of about this size: turns of some sentences."""
    turns: list[str] = []
    size = 0
    while size < megabytes * 1_000_000:
        sentences = []
        for _ in range(rng.randint(2, 8)):
            chosen = rng.choices(words, weights, k=rng.randint(5, 30))
            sentences.append(" ".join(chosen).capitalize() + ".")
        turns.append(f"{'INTERVIEWER' if len(turns) % 2 else 'P1'}: {' '.join(sentences)}")
        size += len(turns[-1]) + 2
    return "\n\n".join(turns)


def codebook(codes: int, patterns: int, words: list[str], rng: random.Random) -> str:
    """Half words, a quarter phrases, some wildcards and some NEAR."""
    lines = ["title: Benchmark", "language: en", "codes:"]
    for code in range(codes):
        lines += [f"  - code: c{code}", "    match:"]
        for _ in range(patterns):
            one, other = rng.sample(words, 2)
            kind = rng.random()
            pattern = (
                one if kind < 0.5 else f"{one} {other}" if kind < 0.75 else f"{one}*" if kind < 0.9 else None
            )
            lines.append(f"      - {pattern or f'{one} NEAR/5 {other}'}")
    return "\n".join(lines) + "\n"


def timed(folder: Path, *arguments: str) -> float:
    """Seconds of wall clock that a command takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "qda", *arguments], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Make the corpus, run the steps, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--codes", type=int, default=50)
    parser.add_argument("--patterns", type=int, default=20)
    asked = parser.parse_args()
    rng = random.Random(SEED)
    words = vocabulary(20_000, rng)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    folder = Path(tempfile.mkdtemp(prefix="qda-benchmark-"))
    try:
        subprocess.run(
            [sys.executable, "-m", "qda", "init", str(folder / "p")], check=True, capture_output=True
        )
        project = folder / "p"
        text = ""
        for number in range(10):
            part = document(asked.megabytes / 10, words, weights, rng)
            (project / "transcripts" / "interviews" / f"I{number}.txt").write_text(part, encoding="utf-8")
            text += part
        book = codebook(asked.codes, asked.patterns, words, rng)
        (project / "codebooks" / "codebook.yaml").write_text(book, encoding="utf-8")
        start = time.perf_counter()
        text.split()
        yardstick = time.perf_counter() - start
        steps = [
            ("import", ("import", "transcripts")),
            ("first coding (index and code)", ("code",)),
            ("coding again, nothing changed", ("code",)),
            ("frequencies", ("report", "frequencies")),
            ("co-occurrence", ("report", "cooccurrence")),
        ]
        print(f"{len(text) / 1e6:.1f} MB, {asked.codes} codes x {asked.patterns} patterns")
        print(f"{'step':34}{'seconds':>9}{'MB/s':>9}{'x str.split':>13}")
        for name, arguments in steps:
            seconds = timed(project, *arguments)
            print(f"{name:34}{seconds:9.2f}{len(text) / 1e6 / seconds:9.2f}{seconds / yardstick:13.0f}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
