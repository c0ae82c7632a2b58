"""What Windows does with files that are open: nobody can remove them or put others in their place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import os, sys
sys.modules["fcntl"] = None  # Windows has no such locks
from qda.files import columns
from qda.project.index import batches
columns._SMALL, batches.LARGEST = 0, 1

def is_open(path):
    real = os.path.realpath(path)
    kept = [os.path.realpath(f"/proc/self/fd/{one}") for one in os.listdir("/proc/self/fd")]
    with open("/proc/self/maps", encoding="utf-8") as file:
        return real in kept or any(line.rstrip("\\n").endswith(f" {real}") for line in file)

def refusing(do):
    def done(*paths, **options):
        for path in paths:
            if os.path.exists(path) and is_open(path):
                raise PermissionError(13, "used by another process", str(path))
        return do(*paths, **options)
    return done

os.unlink, os.replace = refusing(os.unlink), refusing(os.replace)
from qda.cli.main import main
main(sys.argv[1:])
"""


def done(project: Path, *arguments: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments], cwd=project, env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what is open")
def test_no_command_removes_or_replaces_a_file_that_it_reads(project: Path) -> None:
    interviews = project / "transcripts" / "interviews"
    for name in ("P7", "P8"):
        text = f"{name}: We could not pay the clinic. The road was long.\n"
        (interviews / f"{name}.txt").write_text(text, encoding="utf-8")
    shutil.rmtree(project / ".qda" / "index", ignore_errors=True)
    done(project, "import", "transcripts")
    done(project, "code", "--jobs", "1")
    first = [path.name for path in project.glob(".qda/index/*.corpus")]
    assert len(first) == 1  # those of single documents were put together and removed
    (interviews / "P8.txt").write_text("P8: The road is short now. We pay the clinic.\n", encoding="utf-8")
    book = project / "codebooks" / "codebook.yaml"
    for number in range(6):  # states of the codebook that are forgotten in the end
        book.write_text(f"codes:\n  - code: road\n    match: [road, long{number}]\n", encoding="utf-8")
        done(project, "run")
    done(project, "withdraw", "P7", "--yes")
    done(project, "run")
    assert not list(project.glob(".qda/index/.*"))
