"""Shelves that copies of the process code: the result is the same, also when a copy is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qda.project.coding.machine import _shared_out

_PROGRAM = """
import sys
from qda.project.coding import beside, machine
from qda.project.index import together, batches, processes
machine._WORTH_IT, together.TOGETHER, batches.LARGEST = int(sys.argv[1]), 1, 1
processes.places = lambda: 2
if sys.argv[2] == "lost":
    beside._do = lambda work: beside.os._exit(1)
begun, begin = [], beside.begin
def counted(works):
    begun.extend(begin(works))
    return begun
beside.begin = counted
from qda.cli.main import main
try:
    main(sys.argv[3:] or ["export", "codings", "--format", "csv"])
finally:
    print("copies", len(begun), file=sys.stderr)
"""


def exported(project: Path, *how: str) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *how], cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr.splitlines()[-1]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are copied on Linux only")
def test_what_copies_code_is_what_one_process_codes(project, run) -> None:
    for name in ("P7", "P8", "P9"):
        text = f"{name}: We could not pay the clinic. The road was long.\n"
        (project / "transcripts" / "interviews" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(project, "import", "transcripts").code == 0
    alone, told = exported(project, "1000000000", "whole")
    assert (told, alone.count("\n") > 3) == ("copies 0", True)
    for how in ("whole", "lost"):
        for path in project.glob(".qda/cache/codings/*/*"):
            path.unlink()
        assert exported(project, "0", how) == (alone, "copies 1")
    for jobs, copies in (("2", 1), ("1", 0)):
        for path in project.glob(".qda/cache/codings/*/*"):
            path.unlink()
        assert exported(project, "0", "whole", "code", "--jobs", jobs)[1] == f"copies {copies}"


def test_shelves_are_shared_out_by_their_words() -> None:
    class Shelf:
        def __init__(self, words: int) -> None:
            self.corpus = type("Corpus", (), {"words_by_type": range(words)})

    shared = _shared_out([Shelf(2), Shelf(5), Shelf(3), Shelf(4)], 2)  # type: ignore[list-item]
    assert [[len(one.corpus.words_by_type) for one in some] for some in shared] == [[5, 2], [4, 3]]
