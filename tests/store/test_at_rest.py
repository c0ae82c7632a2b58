"""A project that can only be read, an archived study or a share, is read without a file beside it."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from qda.errors import StoreError
from qda.model.document import Document
from qda.store.check import check_store
from qda.store.database import Store, open_store


@pytest.fixture
def archived(
    tmp_path: Path, clock: Callable[[], datetime], document: Document, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """A database with a document, in a folder of a difficult name that says it cannot be written to."""
    folder = tmp_path / "a study, 100% #done?"
    folder.mkdir()
    with open_store(folder, create=True, clock=clock) as store, store.change("Anna") as change:
        change.put_document(document)
    can = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and can(path, mode))
    with open_store(folder) as store:
        yield store


def beside(store: Store) -> list[str]:
    return sorted(path.name for path in store.path.parent.iterdir())


def test_it_is_read_and_checked_without_a_file_beside_it(archived, document) -> None:
    (read,) = archived.documents()
    assert (read.name, read.text) == (document.name, document.text)
    assert check_store(archived) == []
    assert beside(archived) == ["project.db"]


def test_nothing_is_changed_in_it_and_the_message_says_why(archived, changed_text) -> None:
    before = archived.path.read_bytes()
    refused = pytest.raises(StoreError, match="may only be read; nothing was changed")
    with refused, archived.change("Anna") as change:
        change.put_document(changed_text)
    assert archived.path.read_bytes() == before


def test_what_another_machine_writes_meanwhile_is_noticed(archived) -> None:
    archived.documents()
    os.utime(archived.path, (1, 1))
    with pytest.raises(StoreError, match="changed by somebody else while it was read"):
        archived.documents()


def test_a_log_of_changes_beside_it_is_read_too(store, document, monkeypatch) -> None:
    """Who has the project open on this machine has what was changed last in the log."""
    with store.change("Anna") as change:
        change.put_document(document)
    assert "project.db-wal" in beside(store)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(store.path.parent.parent) as reader:
        assert [one.name for one in reader.documents()] == [document.name]
