"""Untrusted formats are read in a process of their own, and whatever happens there is an InputError."""

import os
import pickle
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from qda.errors import InputError, Place
from qda.ingest import limits, registry
from qda.ingest.bounded import Worker
from qda.ingest.document import read_source
from qda.ingest.reader import Metadata, Options, Reading
from qda.ingest.registry import Format
from qda.ingest.source import Source, sources_of
from qda.model.span import Span

READERS = Path(__file__).parent / "files" / "readers"
FILE = Path("P1.hostile")


@pytest.fixture(autouse=True)
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files with the suffix .hostile are read by a reader that does what they say."""
    form = Format("reader", "hostile file", package="hostile")
    monkeypatch.setattr(registry, "READERS", {**registry.READERS, ".hostile": form})
    monkeypatch.setenv("PYTHONPATH", str(READERS))


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as kept:
        yield kept


def process_of(reading: Reading) -> int:
    return int(reading.metadata.participant or 0)


def test_a_reading_comes_back_whole_from_a_process_that_is_kept(worker: Worker) -> None:
    (first,) = worker.read(b"caf\xe9", FILE, Options(encoding="cp1252"))
    (second,) = worker.read(b"print", FILE)
    assert first.text == "café"
    assert dict(first.metadata.attributes) == {"age": "40"}
    assert (first.metadata.speakers.labels, first.metadata.locators) == (("A",), ("p. 1",))
    assert (first.member, first.notices[0].what, first.comments[0].text) == ("row 1", "n", "t")
    assert process_of(first) == process_of(second) != os.getpid()


def test_text_formats_start_no_process(worker: Worker) -> None:
    (reading,) = worker.read(b"Hello.", Path("P1.txt"))
    assert reading.text == "Hello."
    assert worker._process is None


def test_what_the_reader_refuses_comes_back_as_it_was_and_the_process_is_kept(worker: Worker) -> None:
    (before,) = worker.read(b"good", FILE)
    with pytest.raises(InputError) as error:
        worker.read(b"refuse", FILE)
    assert (error.value.place, error.value.remedy) == (Place(FILE, 3, 4), "Do something.")
    assert str(error.value) == "P1.hostile, line 3, column 4: it is refused\n  Do something."
    (after,) = worker.read(b"good", FILE)
    assert process_of(after) == process_of(before)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("segfault", "the reader of hostile file crashed on it"),
        ("exit", "the reader of hostile file crashed on it"),
        ("fault", "cannot make sense of it: KeyError: 'nothing'"),
        ("recursion", "cannot make sense of it: RecursionError"),
        pytest.param(
            "memory",
            "needs more memory than 4 GB",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory"),
        ),
    ],
)
def test_a_reader_gone_astray_is_an_error_and_the_next_file_is_read(
    worker: Worker, what: str, said: str
) -> None:
    with pytest.raises(InputError) as error:
        worker.read(what.encode(), FILE)
    assert said in str(error.value)
    assert str(error.value).startswith("P1.hostile: ")
    (reading,) = worker.read(b"good", FILE)
    assert reading.text == "good"


@pytest.mark.parametrize("what", ["sleep", "loop"])
def test_a_reader_that_does_not_come_to_an_end_is_stopped(
    worker: Worker, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.read(b"good", FILE)
    monkeypatch.setattr(limits, "seconds_for", lambda _: 2)
    began = time.monotonic()
    with pytest.raises(InputError, match="reading it took longer than 2 seconds"):
        worker.read(what.encode(), FILE)
    assert time.monotonic() - began < 30
    monkeypatch.undo()


@pytest.mark.skipif(sys.platform != "linux", reason="only there everything is limited")
def test_a_reader_cannot_write_a_file(worker: Worker, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="OSError"):
        worker.read(f"write {tmp_path / 'x'}".encode(), FILE)
    assert not (tmp_path / "x").exists() or (tmp_path / "x").read_bytes() == b""


def test_the_process_imports_nothing_from_the_folder_it_runs_in(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pickle.py", "docx.py", "hostile.py"):
        (tmp_path / name).write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert worker.read(b"good", FILE)[0].text == "good"


@pytest.mark.skipif(not hasattr(os, "kill"), reason="needs signals")
def test_leaving_ends_the_process() -> None:
    with Worker() as worker:
        (reading,) = worker.read(b"good", FILE)
        os.kill(process_of(reading), 0)
    with pytest.raises(ProcessLookupError):
        os.kill(process_of(reading), 0)


def test_errors_and_readings_travel_both_ways() -> None:
    error = InputError("p", place=Place(Path("x"), 1), remedy="r")
    again = pickle.loads(pickle.dumps(error))
    assert (again.problem, again.place, again.remedy, str(again)) == ("p", error.place, "r", str(error))
    reading = Reading("a", Span(0, 1), Metadata())
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_the_time_grows_with_the_file_between_minutes_and_an_hour() -> None:
    assert limits.seconds_for(0) == 180
    assert limits.seconds_for(5 * limits.MEBIBYTE) == 1080
    assert limits.seconds_for(500 * limits.MEBIBYTE) == 3600


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (12, "12 bytes"),
        (9999, "9,999 bytes"),
        (10_240, "10 KB"),
        (3_565_158, "3.4 MB"),
        (2**30, "1 GB"),
        (2**42, "4,096 GB"),
    ],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert limits.in_words(size) == words


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "P1.txt"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    (error,) = sources_of(path)
    assert "the file is too large: 512 MB; qda reads at most 512 MB" in str(error)
    with path.open("r+b") as file:
        file.write(b"OggS\0")
    (error,) = sources_of(path)
    assert "this is a recording" in str(error)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", ["P1.txt", "all.zip"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    (error,) = sources_of(tmp_path / name)
    assert "this is not a file" in str(error)
    assert "qda import -" in str(error)


@pytest.mark.parametrize(("text", "what"), [("a\nb\0", "NUL"), ("a\nb\ud800", "surrogate")])
def test_no_reader_gives_a_text_that_cannot_be_stored(text: str, what: str, tmp_path: Path) -> None:
    def reader(content: bytes, path: Path, options: Options) -> list[Reading]:  # noqa: ARG001
        return [Reading(text, Span(0, len(text)), Metadata(), "row 2")]

    with pytest.raises(InputError) as error:
        read_source(Source(tmp_path / "P1.txt", b"x"), root=tmp_path, reader=reader)
    assert what in str(error.value)
    assert "line 2" in str(error.value)
    assert "(row 2)" in str(error.value)
