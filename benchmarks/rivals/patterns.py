"""What every rival in Python shares: its arguments, its clock and the line with its result."""

import importlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypeVar

Found = TypeVar("Found")
REPEATS = 3

MISSING = 3
"""Exit code of a rival whose library is not installed."""

WINDOW = 5


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern's code, its kind (word, phrase, wildcard, near), its parts, and each part's forms."""

    code: int
    kind: str
    parts: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]


def library(name: str) -> ModuleType:
    """A library; leaves with the exit code for one that is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed", file=sys.stderr)
        sys.exit(MISSING)


def arguments() -> tuple[list[Path], list[Pattern]]:
    """The texts and the patterns that the command names."""
    folder, patterns = map(Path, sys.argv[1:3])
    rows = json.loads(patterns.read_text(encoding="utf-8"))
    number = {code: at for at, code in enumerate(sorted({row["code"] for row in rows}))}
    return sorted(folder.rglob("*.txt")), [
        Pattern(
            number[row["code"]], row["kind"], tuple(row["parts"]), tuple(tuple(one) for one in row["forms"])
        )
        for row in rows
    ]


def timed(work: Callable[[], Found]) -> tuple[list[float], Found]:
    """The seconds of each of several runs of some work, and what the last one found."""
    times: list[float] = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - start)
    return times, found


def report(hits: int, unit: str) -> None:
    """Print what was counted."""
    print(json.dumps({"hits": hits, "unit": unit}))
