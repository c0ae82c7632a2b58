"""The steps of a researcher's loop with `qda`, each a whole command in a process of its own."""

import json
import re
import shutil
import sys
from collections.abc import Sequence
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path

import measure
from codebook import Pattern, write_codebook
from measure import Run

import qda

IMPORT, FIRST = "import", "first coding: index and code"
AGAIN, WHOLE = "code again, nothing changed", "re-code, whole codebook changed"
ONE, INSIDE = "re-code, one code edited", "the same inside a running process"
FREQUENCIES, COOCCURRENCE = "report frequencies", "report cooccurrence"
RAW = "first coding from raw text: both"

SETTINGS = 'title = "Benchmark"\nlanguage = "en"\ninterviewers = []\n'
"""Every speaker is coded, so that all programs read the same words."""

EDITS = 3
"""So many codes are edited one after the other inside a process."""

_CODINGS = re.compile(r"codings by the rules: ([\d,]+)")


@dataclass(frozen=True, slots=True)
class Steps:
    """Runs of each step in order, how many codings the first coding found, and bytes on disk."""

    runs: dict[str, Run]
    codings: int
    index: int
    project: int


def run_steps(
    folder: Path, texts: Path, books: Sequence[Sequence[Pattern]], *, reports: bool = True
) -> Steps:
    """A fresh project, then all steps. `books` are the codebook, another one and a third."""
    compile_dir(Path(qda.__file__).parent, quiet=1)  # as pip does where it installs
    shutil.rmtree(folder, ignore_errors=True)
    _qda(folder.parent, "init", str(folder))
    (folder / "qda.toml").write_text(SETTINGS, encoding="utf-8")
    shutil.rmtree(folder / "transcripts")
    shutil.copytree(texts, folder / "transcripts")
    book = folder / "codebooks" / "codebook.yaml"
    write_codebook(book, books[0])
    runs = {IMPORT: _qda(folder, "import", "transcripts"), FIRST: _qda(folder, "code")}
    runs[RAW] = _together(runs[IMPORT], runs[FIRST])
    codings = _codings(runs[FIRST])
    index = _size(folder / ".qda" / "index")
    project = _size(folder / ".qda")
    runs[AGAIN] = _qda(folder, "code")
    write_codebook(book, books[1])
    runs[WHOLE] = _qda(folder, "code")
    write_codebook(book, edited(books[1], books[2], 1))
    runs[ONE] = _qda(folder, "code")
    runs[INSIDE] = _inside(folder, books[1], books[2])
    if reports:
        runs[FREQUENCIES] = _qda(folder, "report", "frequencies")
        runs[COOCCURRENCE] = _qda(folder, "report", "cooccurrence")
    return Steps(runs, codings, index, project)


def edited(book: Sequence[Pattern], other: Sequence[Pattern], codes: int) -> list[Pattern]:
    """The codebook with the patterns of the first codes from another."""
    names = sorted({one.code for one in book})[:codes]
    return [one for one in book if one.code not in names] + [one for one in other if one.code in names]


def _inside(folder: Path, book: Sequence[Pattern], other: Sequence[Pattern]) -> Run:
    """Coding after an edit of one code in a process that has coded before: without start-up."""
    (folder / "edits").mkdir()
    for codes in range(1, EDITS + 2):
        write_codebook(folder / "edits" / f"{codes}.yaml", edited(book, other, codes))
    script = Path(__file__).with_name("in_process.py")
    done = _python(folder, str(script), str(folder))
    return Run(json.loads(done.output)["seconds"], done.megabytes, 0, done.output, done.errors)


def _together(one: Run, other: Run) -> Run:
    most = max(one.megabytes, other.megabytes)
    return Run(one.seconds + other.seconds, most, 0, other.output, other.errors)


def _codings(done: Run) -> int:
    found = _CODINGS.search(done.errors + done.output)
    return int(found[1].replace(",", "")) if found else 0


def _qda(folder: Path, *arguments: str) -> Run:
    return _python(folder, "-m", "qda", *arguments)


def _python(folder: Path, *arguments: str) -> Run:
    print(f"  {Path(arguments[0]).name} {' '.join(arguments[1:3])}", file=sys.stderr)
    done = measure.run([sys.executable, *arguments], folder)
    print(f"    {done.seconds:.2f} s, {done.megabytes:,.0f} MB", file=sys.stderr)
    if done.code:
        raise SystemExit(f"{' '.join(arguments)} ended with {done.code}:\n{done.errors}")
    return done


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
