"""The rivals: what each is, and its run on the files of a corpus."""

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import measure
from measure import Run

FOLDER = Path(__file__).with_name("rivals")
MISSING = 3


@dataclass(frozen=True, slots=True)
class Rival:
    """A program that codes the same texts. `largest` is the megabytes up to which it is run, None for any."""

    key: str
    name: str
    script: str
    largest: float | None = None


RIVALS = (
    Rival("spacy", "spaCy, tuned, 2 processes", "spacy_tuned.py"),
    Rival("matcher", "spaCy Matcher", "spacy_matcher.py", largest=1),
    Rival("quanteda", "quanteda, 2 threads, no NEAR", "quanteda.R"),
    Rival("pandas", "pandas str.contains", "pandas_contains.py", largest=10),
    Rival("ripgrep", "ripgrep -F, words only", "ripgrep.py"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rival's runs with what it counted; or why it has none."""

    runs: tuple[Run, ...]
    hits: int
    unit: str
    reason: str = ""


def chosen(names: Sequence[str]) -> tuple[Rival, ...]:
    """The rivals of these keys; all if none is named."""
    unknown = set(names) - {rival.key for rival in RIVALS} - {"none"}
    if unknown:
        raise SystemExit(f"no such rival: {', '.join(unknown)}; there are {', '.join(r.key for r in RIVALS)}")
    return tuple(rival for rival in RIVALS if not names or rival.key in names)


def face(rival: Rival, texts: Path, patterns: Path, python: str, repeat: int, megabytes: float) -> Outcome:
    """Run a rival so many times."""
    if rival.largest is not None and megabytes > rival.largest:
        return Outcome((), 0, "", f"not run above {rival.largest:g} MB")
    program = shutil.which("Rscript") if rival.script.endswith(".R") else python
    if program is None:
        return Outcome((), 0, "", "not installed")
    command = [program, str(FOLDER / rival.script), str(texts), str(patterns)]
    runs = []
    for _ in range(repeat):
        print(f"  {rival.name}", file=sys.stderr)
        done = measure.run(command, texts)
        if done.code == MISSING:
            return Outcome((), 0, "", "not installed")
        if done.code:
            return Outcome((), 0, "", f"failed: {done.errors.strip().splitlines()[-1:]}")
        runs.append(done)
    said = json.loads(runs[-1].output.strip().splitlines()[-1])
    return Outcome(tuple(runs), said["hits"], said["unit"])
