"""A coded project that can only be read is reported on and exported; what would write is refused in words."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from os import W_OK, access
from pathlib import Path

import pytest

from qda.project.index import languages

_VERSION, _OVER_FILES = 0x20080522, 0b110
"""Of Linux's capabilities: how they are told, and the two by which root reads and writes what it may not."""


def _give_up_rights_over_files() -> None:
    """Of this thread alone; nothing happens where there are no such rights."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    header, held = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    for effective_or_permitted in (0, 1):
        held[effective_or_permitted] &= ~_OVER_FILES
    assert libc.capset(header, held) == 0


@pytest.fixture
def reader() -> Iterator[ThreadPoolExecutor]:
    """A thread that is held to the modes of files, even where root runs the tests."""
    with ThreadPoolExecutor(1, initializer=_give_up_rights_over_files) as thread:
        yield thread


@pytest.fixture
def archived(project: Path, reader: ThreadPoolExecutor) -> Iterator[Path]:
    """The project, closed to writing."""
    everything = [project, *project.rglob("*")]
    modes = {path: path.stat().st_mode for path in everything}
    for path in reversed(everything):
        path.chmod(modes[path] & ~0o222)
    if reader.submit(access, project, W_OK).result():
        pytest.skip("who runs this may write everywhere")
    yield project
    for path in everything:
        path.chmod(modes[path])


@pytest.fixture
def read(reader: ThreadPoolExecutor, run):
    """`run`, by who may only read."""
    return lambda *given: reader.submit(run, *given).result()


def test_reports_and_exports_need_no_writing(archived: Path, read, tmp_path: Path) -> None:
    out = tmp_path / "codings.csv"
    assert "cost_barrier" in read(archived, "report", "frequencies").out
    assert read(archived, "export", "codings", out).code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) > 3
    for command in ("code", "status", "check"):
        assert read(archived, command).code == 0


def test_what_would_write_is_refused(archived: Path, read) -> None:
    done = read(archived, "memo", "Who pays?", "--code", "distance")
    assert done.code == 2
    assert "the project database may only be read; nothing was changed" in done.err


def test_what_another_version_kept_is_looked_for_anew_and_not_written(
    archived: Path, read, monkeypatch
) -> None:
    monkeypatch.setattr(languages, "version_of", lambda _code, _model: "later")
    before = {path: path.read_bytes() for path in (archived / ".qda").rglob("*") if path.is_file()}
    done = read(archived, "import", "transcripts")
    assert (done.code, "0 new, 3 unchanged, 0 changed" in done.err) == (0, True)
    assert {path: path.read_bytes() for path in (archived / ".qda").rglob("*") if path.is_file()} == before


def test_what_was_not_kept_is_made_for_the_report_and_goes_again(project: Path, run, monkeypatch) -> None:
    """As of a study whose index and codings were deleted before it was burnt to a disc."""
    reports = (["report", "frequencies"], ["search", "clinic"], ["export", "codings"])
    usual = [run(project, *one).out for one in reports]
    for derived in ("index", "cache"):
        shutil.rmtree(project / ".qda" / derived)
    can = os.access
    monkeypatch.setattr(os, "access", lambda path, mode, **how: mode != W_OK and can(path, mode, **how))
    before = sorted((project / ".qda").rglob("*"))
    assert [run(project, *one).out for one in reports] == usual
    assert sorted((project / ".qda").rglob("*")) == before
