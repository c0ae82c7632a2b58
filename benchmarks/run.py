"""How fast `qda` codes, beside other programs on the same files in the same run.

    python benchmarks/run.py [--megabytes 1] [--patterns 1000] [--repeat 3]
    python benchmarks/run.py --growth text        the same steps over 1, 10 and 100 MB
    python benchmarks/run.py --growth patterns    and over 100, 1,000 and 10,000 patterns

Makes a corpus and a codebook in a temporary folder, runs the steps of `qda` and every rival as processes of
their own, and prints medians, peak memory and ratios. What the rows mean stands in `docs/performance.md`.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import steps
from against import Outcome, Rival, chosen, face
from codebook import Pattern, patterns_of, sample, write_patterns
from corpus import SEED, write_corpus
from measure import Run
from source import sentences, text_folder
from steps import Steps, run_steps
from table import Table

BOOKS = 3
"""Codebooks of one shape, each with patterns of its own: to code by, to change to, to edit from."""


@dataclass(frozen=True, slots=True)
class Material:
    """The corpus, its size in bytes, the codebooks, and the first of them for the rivals."""

    texts: Path
    size: int
    books: list[list[Pattern]]
    patterns: Path


def material(folder: Path, source: Sequence[str], megabytes: float, patterns: int) -> Material:
    """Make corpus and codebooks."""
    texts = folder / "texts"
    paths = write_corpus(texts, megabytes, list(source), SEED)
    seen = sample(paths, SEED)
    books = [patterns_of(seen, patterns, SEED + number) for number in range(BOOKS)]
    write_patterns(folder / "patterns.json", books[0])
    return Material(texts, sum(path.stat().st_size for path in paths), books, folder / "patterns.json")


def qda_rows(rounds: Sequence[Steps], megabytes: float) -> list[list[str]]:
    """A line for each step."""
    found = {steps.RAW: f"{rounds[0].codings:,} codings"}
    return [
        _row(step, [one.runs[step] for one in rounds], megabytes, None, found.get(step, ""))
        for step in rounds[0].runs
    ]


def rival_row(rival: Rival, outcome: Outcome, megabytes: float, own: float) -> list[str]:
    """A line for a rival, with how many times the time of `qda` it takes."""
    if outcome.reason:
        return [rival.name, "", "", "", "", outcome.reason]
    return _row(rival.name, outcome.runs, megabytes, own, f"{outcome.hits:,} {outcome.unit}")


def _row(who: str, runs: Sequence[Run], megabytes: float, own: float | None, found: str) -> list[str]:
    seconds = median(run.seconds for run in runs)
    most = max(run.megabytes for run in runs)
    ratio = f"{seconds / own:.2f}" if own else ""
    return [who, f"{seconds:.2f}", f"{megabytes / seconds:.2f}", f"{most:,.0f}", ratio, found]


def compare(asked: argparse.Namespace, source: Sequence[str], folder: Path) -> str:
    """All steps and rivals at one size."""
    made = material(folder, source, asked.megabytes, asked.patterns)
    megabytes = made.size / 1e6
    rounds = [run_steps(folder / "project", made.texts, made.books) for _ in range(asked.repeat)]
    own = median(one.runs[steps.RAW].seconds for one in rounds)
    table = Table(["step or rival", "seconds", "MB/s", "peak MB", "x qda", "found"], texts=1)
    table.rows = qda_rows(rounds, megabytes)
    for rival in chosen(asked.rivals):
        outcome = face(rival, made.texts, made.patterns, asked.rivals_python, asked.repeat, asked.megabytes)
        table.rows.append(rival_row(rival, outcome, megabytes, own))
    shown = table.markdown() if asked.markdown else table.plain()
    disk = (
        f"On disk: index {rounds[0].index / made.size:.2f} times the text, "
        f"index, texts and codings together {rounds[0].project / made.size:.2f} times."
    )
    return f"{_about(asked, megabytes)}\n\n{shown}\n\n{disk}"


def growth(asked: argparse.Namespace, source: Sequence[str], folder: Path) -> str:
    """The steps of `qda` over sizes of the text or of the codebook."""
    by_text = asked.growth == "text"
    sizes = [(size, asked.patterns) for size in asked.sizes or (1, 10, 100)] if by_text else []
    sizes = sizes or [(asked.megabytes, int(size)) for size in asked.sizes or (100, 1_000, 10_000)]
    columns: list[dict[str, float]] = []
    for at, (megabytes, patterns) in enumerate(sizes):
        made = material(folder / str(at), source, megabytes, patterns)
        rounds = [
            run_steps(folder / "project", made.texts, made.books, reports=False) for _ in range(asked.repeat)
        ]
        columns.append({step: median(one.runs[step].seconds for one in rounds) for step in rounds[0].runs})
    heads = [f"{megabytes:g} MB" if by_text else f"{patterns:,}" for megabytes, patterns in sizes]
    last = "last / first"
    table = Table(["step", *heads, last], texts=1)
    for step in columns[0]:
        times = [column[step] for column in columns]
        table.rows.append([step, *(f"{time:.2f}" for time in times), f"{times[-1] / times[0]:.1f}"])
    what = f"{asked.patterns:,} patterns" if by_text else f"{asked.megabytes:g} MB"
    shown = table.markdown() if asked.markdown else table.plain()
    return f"Seconds over {asked.growth}; {what}; medians of {asked.repeat}\n\n{shown}"


def _about(asked: argparse.Namespace, megabytes: float) -> str:
    return f"{megabytes:.1f} MB of text, {asked.patterns:,} patterns; medians of {asked.repeat}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--patterns", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--rivals", nargs="+", default=[], metavar="NAME", help="only these, or none")
    parser.add_argument("--rivals-python", default=sys.executable, help="a Python that has the rivals")
    parser.add_argument("--growth", choices=["text", "patterns"])
    parser.add_argument("--sizes", type=float, nargs="+", help="with --growth: other sizes")
    parser.add_argument("--text", type=Path, help="a folder or file of English text to make the corpus from")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--output", type=Path, help="write to a file too")
    return parser.parse_args()


def main() -> None:
    """Print the table."""
    asked = _arguments()
    source = sentences(text_folder(asked.text))
    with tempfile.TemporaryDirectory(prefix="qda-benchmark-") as folder:
        report = (growth if asked.growth else compare)(asked, source, Path(folder))
    print(report)
    if asked.output:
        asked.output.write_text(report + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
