"""An import that does not end well leaves the project's folder as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from qda.errors import StoreError
from qda.project.exchange.import_codebook import import_codebook
from qda.store.engine import writing


def codebook(programs: Any, number: int, name: str) -> str:
    code = f'<Code guid="{programs.guid(number)}" name="{name}" isCodable="true"/>'
    return f"<CodeBook><Codes>{code}</Codes></CodeBook>"


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a project but the database's own."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("project.db")
    }


def full_disk(*_: Any) -> None:
    raise StoreError("the disk is full")


@contextmanager
def committed_nothing(engine: Any) -> Iterator[Any]:
    with writing(engine) as connection:
        yield connection
        full_disk()


@pytest.mark.parametrize("what", ["keep", "commit"])
def test_an_import_that_fails_leaves_no_file_behind(
    what: str, programs: Any, take: Any, workspace: Any, monkeypatch: Any
) -> None:
    def made(number: int, name: str) -> str:
        case = f'<Case guid="{programs.guid(number)}" name="{name}"/>'
        codes = codebook(programs, number + 1, name)
        return str(programs.project(f"{codes}<Cases>{case}</Cases>"))

    take(made(40, "Anna"))
    before = files(workspace.folder)
    assert len(before) == 4
    if what == "keep":
        monkeypatch.setattr("qda.project.arriving.replacing", full_disk)
    else:
        monkeypatch.setattr("qda.store.engine.writing", committed_nothing)
    with pytest.raises(StoreError, match="full"):
        take(made(50, "Bo"))
    assert files(workspace.folder) == before


def test_a_codebook_that_cannot_be_kept_leaves_no_file_behind(
    programs: Any, workspace: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    path = tmp_path / "c.qdc"
    codes = codebook(programs, 20, "Trust").replace(
        "<CodeBook>", '<CodeBook xmlns="urn:QDA-XML:codebook:1.0">'
    )
    path.write_text(codes, encoding="utf-8")
    monkeypatch.setattr("qda.project.arriving.replacing", full_disk)
    with pytest.raises(StoreError, match="full"):
        import_codebook(workspace, path, "2026-01-01T00:00:00Z")
    assert files(workspace.folder) == {}
