"""Memory is short: a message that says what to do, and nothing is lost."""

import errno
import os
import signal
import sys
from pathlib import Path

import pytest

from qda.project.index import batches
from qda.project.index.processes import copies_are_safe


def killed(*_given, **_named):
    os.kill(os.getpid(), signal.SIGKILL)  # as the system does when memory is short


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


@pytest.mark.skipif(sys.platform != "linux", reason="only copies of this process know what was patched")
def test_a_process_that_the_system_ends_is_told_with_what_to_do(project: Path, run, monkeypatch) -> None:
    assert copies_are_safe()
    for path in (project / ".qda" / "index").iterdir():
        path.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(batches, "gather", killed)
        patch.setattr(batches, "LARGEST", 1)
        patch.setattr(batches, "SMALLEST", 1)
        done = run(project, "code", "--jobs", "2")
    assert (done.code, "ended from outside" in done.err, "--jobs 1" in done.err) == (2, True, True), done.err
    assert run(project, "code").code == 0
