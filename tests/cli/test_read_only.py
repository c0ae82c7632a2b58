"""A coded project that can only be read is reported on and exported; what would write is refused in words."""

import os
import shutil
from collections.abc import Iterator
from os import W_OK, access
from pathlib import Path

import pytest


@pytest.fixture
def archived(project: Path) -> Iterator[Path]:
    """The project, closed to writing."""
    everything = [project, *project.rglob("*")]
    modes = {path: path.stat().st_mode for path in everything}
    for path in reversed(everything):
        path.chmod(modes[path] & ~0o222)
    if access(project, W_OK):
        pytest.skip("who runs this may write everywhere")
    yield project
    for path in everything:
        path.chmod(modes[path])


def test_reports_and_exports_need_no_writing(archived: Path, run, tmp_path: Path) -> None:
    out = tmp_path / "codings.csv"
    assert "cost_barrier" in run(archived, "report", "frequencies").out
    assert run(archived, "export", "codings", out).code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) > 3
    for command in ("code", "status", "check"):
        assert run(archived, command).code == 0


def test_what_would_write_is_refused(archived: Path, run) -> None:
    done = run(archived, "memo", "Who pays?", "--code", "distance")
    assert done.code == 2
    assert "the project database may only be read; nothing was changed" in done.err


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
