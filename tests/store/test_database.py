import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from qda.errors import StoreError, UsageError
from qda.model.document import Document
from qda.store.check import check_store
from qda.store.database import Store, open_store
from qda.store.payloads import ProjectCreated

WRITER = """
import sys
from pathlib import Path
from qda.model.decision import Memo
from qda.store.database import open_store

name, count = sys.argv[2], int(sys.argv[3])
with open_store(Path(sys.argv[1]), create=True) as store:
    for number in range(count):
        with store.change(name) as change:
            change.write_memo(Memo("code", name, str(number), name, change.at))
"""

HALFWAY = """
import sys
import time
from pathlib import Path
from qda.model.decision import Memo
from qda.store.database import open_store

with open_store(Path(sys.argv[1])) as store, store.change("Ben") as change:
    for number in range(2000):  # enough to spill from the cache into the write-ahead log
        change.write_memo(Memo("code", "c", f"{number} " * 200, "Ben", change.at))
    print("halfway", flush=True)
    time.sleep(60)
"""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program that is writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def limit(store: Store, statement: str) -> None:
    """Run a PRAGMA on every connection that the store makes from now on."""

    @event.listens_for(store._engine, "connect")
    def set_pragma(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(statement)

    store._engine.dispose()


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_change_that_does_not_end_well_leaves_nothing_behind(
    store: Store, document: Document, dump: Callable[[], list[str]], failure: type[BaseException]
) -> None:
    before = dump()

    def fail() -> None:
        with store.change("Anna") as change:
            change.put_document(document)
            change.put_participants({"P5": {}})
            raise failure

    with pytest.raises(failure):
        fail()
    assert dump() == before
    assert (store.documents(), store.events()) == ((), ())
    with store.change("Anna") as change:  # the store goes on working
        change.put_document(document)
    assert len(store.documents()) == 1


def test_a_change_in_which_nothing_changes_writes_nothing(
    store: Store, dump: Callable[[], list[str]]
) -> None:
    before = dump()
    with store.change("Anna") as change:
        assert change.documents() == ()
    assert dump() == before


def test_a_change_within_a_change_of_one_store_is_a_mistake_of_the_program(store: Store) -> None:
    with store.change("Anna"), pytest.raises(RuntimeError, match="already being made"):  # noqa: SIM117
        with store.change("Ben"):
            pass


@pytest.mark.parametrize("actor", ["", " ", "a\nb"])
def test_a_change_needs_somebody_who_makes_it(store: Store, actor: str) -> None:
    with pytest.raises(UsageError, match="is not a coder's name"), store.change(actor):
        pass


def test_what_is_read_is_one_state_while_others_write(
    store: Store, tmp_path: Path, document: Document
) -> None:
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one() == 0
        with open_store(tmp_path) as other, other.change("Ben") as change:
            change.put_document(document)
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one() == 0
    assert len(store.documents()) == 1


def test_waiting_too_long_for_another_writer_is_an_error_in_words(store: Store) -> None:
    with locked(store.path):
        with (
            pytest.raises(StoreError, match="another program is writing to the project") as error,
            store.change("Anna"),
        ):
            pass
        assert store.events() == ()  # reading goes on
    assert "repeat the command" in error.value.remedy
    with store.change("Anna") as change:
        change.append(ProjectCreated("x"))
    assert len(store.events()) == 1


def test_a_full_disk_is_an_error_in_words_and_nothing_is_kept(
    store: Store, document: Document, dump: Callable[[], list[str]]
) -> None:
    before = dump()
    limit(store, "PRAGMA max_page_count = 60")
    long = replace(document, text=document.text + "x" * 10**6)

    def fill() -> None:
        with store.change("Anna") as change:
            change.put_document(document)
            change.put_document(replace(long, name="P6"))

    with pytest.raises(StoreError, match="the disk is full; nothing of this change was kept") as error:
        fill()
    assert "Make room on the disk" in error.value.remedy
    assert dump() == before
    assert check_store(store) == []
    with store.change("Anna") as change:
        assert change.put_document(document) == "new"


def test_a_database_that_may_only_be_read_is_an_error_in_words(store: Store) -> None:
    limit(store, "PRAGMA query_only = ON")
    expected = pytest.raises(StoreError, match="the project database may only be read")
    with expected as error, store.change("Anna") as change:
        change.append(ProjectCreated("x"))
    assert "you may write to the folder .qda" in error.value.remedy


def test_a_change_that_contradicts_the_database_is_an_error_in_words(
    store: Store, document: Document
) -> None:
    with store.change("Anna") as change:
        change.put_document(document)

    def delete_everything() -> None:
        with store.change("Anna") as change:
            change.connection.exec_driver_sql("DELETE FROM texts")

    with pytest.raises(StoreError, match="the change contradicts what the project database holds"):
        delete_everything()
    assert store.documents() == (document,)


def test_an_error_names_the_database_file(store: Store) -> None:
    with locked(store.path), pytest.raises(StoreError) as error, store.change("Anna"):
        pass
    assert error.value.place is not None
    assert error.value.place.file == store.path


def test_two_processes_that_write_at_once_both_succeed(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", WRITER, str(tmp_path), name, "25"] for name in ("Anna", "Ben")]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    said = [writer.communicate(timeout=120)[1] for writer in writers]
    assert ([writer.returncode for writer in writers], said) == ([0, 0], ["", ""])
    with open_store(tmp_path) as store:
        written = {(memo.coder, memo.text) for memo in store.memos()}
        assert written == {(name, str(number)) for name in ("Anna", "Ben") for number in range(25)}
        assert [one.number for one in store.events()] == list(range(1, 53))
        assert check_store(store) == []


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_process_that_ends_in_the_middle_of_a_change_leaves_the_database_as_before(
    store: Store, tmp_path: Path, document: Document, dump: Callable[[], list[str]], how: signal.Signals
) -> None:
    with store.change("Anna") as change:
        change.put_document(document)
    before = dump()
    writer = subprocess.Popen(
        [sys.executable, "-c", HALFWAY, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert writer.stdout is not None
    with writer.stdout:
        assert writer.stdout.readline() == "halfway\n"
        writer.send_signal(how)
        assert writer.wait(timeout=60) != 0
    assert dump() == before
    assert check_store(store) == []
    with store.change("Anna") as change:
        change.append(ProjectCreated("the lock is free"))


def test_a_closed_store_leaves_one_whole_file(tmp_path: Path, document: Document) -> None:
    with open_store(tmp_path, create=True) as store, store.change("Anna") as change:
        change.put_document(document)
    assert [file.name for file in (tmp_path / ".qda").iterdir()] == ["project.db"]
    with open_store(tmp_path) as store:
        assert store.documents() == (document,)
