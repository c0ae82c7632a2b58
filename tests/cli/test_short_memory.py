"""Memory is short: a message that says what to do, and nothing is lost."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qda.project.index import batches


def refused(*_given, **_named):
    raise MemoryError


def refused_by_the_system(*_given, **_named):
    raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))


@pytest.mark.parametrize("short", [refused, refused_by_the_system])
def test_want_of_memory_is_told_with_what_to_do(project: Path, run, monkeypatch, short) -> None:
    for path in (project / ".qda" / "index").iterdir():
        path.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(batches, "gather", short)
        done = run(project, "code")
    assert (done.code, "not enough memory" in done.err, "--jobs 1" in done.err) == (2, True, True), done.err
    assert run(project, "code").code == 0


_KILLED = """
import os, signal
from qda.project.index import batches
batches.LARGEST = batches.SMALLEST = 1
batches.gather = lambda *given, **named: os.kill(os.getpid(), signal.SIGKILL)
from qda.cli.main import main
main(["code", "--jobs", "2"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only copies of this process know what was patched")
def test_a_process_that_the_system_ends_is_told_with_what_to_do(project: Path, run) -> None:
    for path in (project / ".qda" / "index").iterdir():
        path.unlink()
    done = subprocess.run(
        [sys.executable, "-c", _KILLED], cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    told = done.stderr
    assert (done.returncode, "ended from outside" in told, "--jobs 1" in told) == (2, True, True), told
    assert run(project, "code").code == 0
