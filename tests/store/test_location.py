import os
import stat
from pathlib import Path

import pytest

from qda.errors import StoreError
from qda.store.database import open_store
from qda.store.location import database_path, is_open_to_others
from qda.store.payloads import ProjectCreated


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_database_is_its_owners_from_the_first_moment(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with open_store(tmp_path, create=True) as store, store.change("Anna") as change:
            change.append(ProjectCreated("Title"))
            files = {file.name: mode(file) for file in (tmp_path / ".qda").iterdir()}
    finally:
        os.umask(before)
    assert files == {"project.db": 0o600, "project.db-wal": 0o600, "project.db-shm": 0o600}
    assert mode(tmp_path / ".qda") == 0o700


def test_a_project_folder_that_was_open_is_closed_when_the_database_is_made(tmp_path: Path) -> None:
    (tmp_path / ".qda").mkdir(mode=0o755)
    open_store(tmp_path, create=True).close()
    assert mode(tmp_path / ".qda") == 0o700


@pytest.mark.parametrize(("bits", "is_open"), [(0o600, False), (0o640, True), (0o601, True), (0o602, True)])
def test_a_file_is_open_when_anybody_else_may_do_anything(tmp_path: Path, bits: int, is_open: bool) -> None:
    (tmp_path / "f").touch()
    (tmp_path / "f").chmod(bits)
    assert is_open_to_others(tmp_path / "f") is is_open


def test_a_folder_without_a_project_is_an_error_that_names_qda_init(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no project here") as error:
        open_store(tmp_path)
    assert "qda init" in error.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_was_never_begun_is_no_project_but_can_be_made_one(tmp_path: Path) -> None:
    database_path(tmp_path).parent.mkdir()
    database_path(tmp_path).touch()
    with pytest.raises(StoreError, match="the project database is missing or empty"):
        open_store(tmp_path)
    with open_store(tmp_path, create=True) as store:
        assert store.documents() == ()


@pytest.mark.parametrize("create", [False, True])
def test_a_missing_folder_is_an_error(tmp_path: Path, create: bool) -> None:
    with pytest.raises(StoreError, match="there is no such folder"):
        open_store(tmp_path / "none", create=create)


@pytest.mark.parametrize("create", [False, True])
def test_a_file_called_like_the_project_folder_is_an_error(tmp_path: Path, create: bool) -> None:
    (tmp_path / ".qda").write_text("mine")
    with pytest.raises(StoreError, match=r"\.qda is a file"):
        open_store(tmp_path, create=create)
    assert (tmp_path / ".qda").read_text() == "mine"


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_called_like_the_database_is_an_error(tmp_path: Path, create: bool) -> None:
    database_path(tmp_path).mkdir(parents=True)
    with pytest.raises(StoreError, match=r"project\.db is not a file"):
        open_store(tmp_path, create=create)


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("content", [b"hello", b"SQLite format 2\0 and more", b"SQLite"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, create: bool, content: bytes
) -> None:
    database_path(tmp_path).parent.mkdir()
    database_path(tmp_path).write_bytes(content)
    with pytest.raises(StoreError, match="this file is not a qda project database"):
        open_store(tmp_path, create=create)
    assert database_path(tmp_path).read_bytes() == content


def test_a_damaged_database_is_an_error_in_words(tmp_path: Path) -> None:
    open_store(tmp_path, create=True).close()
    path = database_path(tmp_path)
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 4000)
    with pytest.raises(StoreError, match="the project database is damaged") as error:
        open_store(tmp_path)
    assert "backups" in error.value.remedy


def test_a_place_where_nothing_can_be_written_is_an_error_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreError, match="the project database cannot be reached: Permission denied"):
        open_store(tmp_path, create=True)
