"""`qda corpus` on a real scheduler with real workers, some of which are killed or cannot do the work."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest

from tests.cli.corpus_texts import CODEBOOK, codings, documents, results, write_shard

PATIENCE = 600
"""Seconds that a slow machine may take for one step."""
SHARDS = 6

Process = subprocess.Popen[str]
_AS_IT_IS = ""
_OTHER_VERSION = "import qda; qda.__version__ = '9.9.9'\n"
_OTHER_LEMMAS = (
    "import qda.language.installed as known; real = known.installed\n"
    "known.installed = lambda name: '0.0.1' if name == 'simplemma' else real(name)\n"
)
_OTHER_UNICODE = "import unicodedata; unicodedata.unidata_version = '9.0.0'\n"
_WAITING = """
import os, time, qda.project.corpus.shard as shard
real, begun = shard.rows, []
def rows(*given):
    begun.append(time.monotonic())
    while len(begun) > 1 and not os.path.exists({!r}) and time.monotonic() < begun[-1] + 60:
        time.sleep(0.05)
    return real(*given)
shard.rows = rows
"""
_NO_LANGUAGE = "import sys; sys.modules['qda.language.load'] = None\n"


class Machines:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.processes = folder, []
        told = folder / "scheduler.json"
        options = ("--port", "0", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told))
        self.start("scheduler", *options)
        wait_until(told.is_file)
        wait_until(lambda: told.read_text().strip().endswith("}"))
        self.address = str(json.loads(told.read_text())["address"])

    def worker(self, before: str = _AS_IT_IS, threads: int = 1) -> Process:
        """A worker without anybody who would start it again; `before` runs first in its process."""
        number = len(self.processes)
        local = str(self.folder / f"local{number}")
        options = ("--no-nanny", "--nthreads", str(threads), "--no-dashboard", "--host", "127.0.0.1")
        return self.start("worker", self.address, *options, "--local-directory", local, before=before)

    def start(self, command: str, *options: str, before: str = _AS_IT_IS) -> Process:
        code = f"{before}import sys\nfrom dask.__main__ import main\nsys.argv[0] = 'dask'\nmain()"
        log = (self.folder / f"{command}{len(self.processes)}.log").open("w")
        with log:
            made = subprocess.Popen(
                [sys.executable, "-c", code, command, *options], stdout=log, stderr=log, text=True
            )
        self.processes.append(made)
        return made

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    folder = tmp_path / "machines"
    folder.mkdir()
    made = Machines(folder)
    yield made
    made.stop()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a codebook and shards of which each takes a moment."""
    (tmp_path / "book.yaml").write_text(CODEBOOK.partition("  - code: shape")[0], encoding="utf-8")
    for number in range(SHARDS):
        ending = "jsonl" if number % 2 else "parquet"
        write_shard(tmp_path / f"texts/s{number}.{ending}", documents(80, first=80 * number))
    return tmp_path


def start(folder: Path, output: str, *more: str, patience: int = PATIENCE, group: bool = False) -> Process:
    """`qda corpus` as a process of its own, or as the first of a group."""
    options = ("corpus", "texts", "--codebook", "book.yaml", "--participant-column", "who", "-o", output)
    return subprocess.Popen(
        [sys.executable, "-m", "qda", *options, *more],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=group,
        env={**os.environ, "PYTHONUTF8": "1", "QDA_PATIENCE": str(patience)},
    )


def ended(process: Process) -> tuple[int, str]:
    """The exit code, and what was told beside the results."""
    _, told = process.communicate(timeout=2 * PATIENCE)
    return process.returncode, told


def parts(folder: Path) -> list[Path]:
    return list((folder / "codings").glob("part-*.parquet"))


def records(folder: Path) -> list[Path]:
    """A shard is finished, and will not be coded again, when its record stands beside its part."""
    return list((folder / "counts").glob("[!.]*"))


def test_a_worker_is_killed_half_way_and_the_result_is_that_of_one_process(texts, machines, run) -> None:
    doomed, survivor = machines.worker(), machines.worker()
    command = start(texts, "many", "--cluster", machines.address)
    wait_until(lambda: bool(parts(texts / "many")) or command.poll() is not None)
    doomed.send_signal(signal.SIGKILL)
    at_the_time = len(parts(texts / "many"))
    assert 0 < at_the_time < SHARDS
    code, told = ended(command)
    assert code == 0, told
    assert "before" not in told  # whatever had to be looked up again was coded by this call
    assert (doomed.wait(), survivor.poll()) == (-signal.SIGKILL, None)
    done = run(texts, *_alone("one"))
    assert done.code == 0, done.err
    assert codings(texts / "many") == codings(texts / "one")
    assert results(texts / "many") == results(texts / "one")
    assert len(codings(texts / "one")) > 700
    assert not list((texts / "many").rglob(".*"))


def _alone(output: str, *more: str) -> tuple[str, ...]:
    own = ("corpus", "texts", "--codebook", "book.yaml", "--participant-column", "who")
    return (*own, "-o", output, "--jobs", "1", *more)


def test_when_every_worker_is_lost_what_is_finished_stays_and_the_work_can_go_on(
    texts, machines, run
) -> None:
    only = machines.worker()
    command = start(texts, "many", "--cluster", machines.address, patience=5)
    wait_until(lambda: bool(records(texts / "many")) or command.poll() is not None)
    only.send_signal(signal.SIGKILL)
    code, told = ended(command)
    assert code == 2, told
    assert "no worker is left" in told
    assert "--resume" in told
    assert "Traceback" not in told
    kept = len(parts(texts / "many"))
    assert 0 < kept < SHARDS
    done = run(texts, *_alone("many", "--resume"))
    assert done.code == 0, done.err
    before = re.search(rf"{SHARDS} shards, (\d+) of them before", done.err)
    assert before is not None
    assert int(before[1]) in {kept - 1, kept}  # the record of the last may not have been written
    run(texts, *_alone("one"))
    assert results(texts / "many") == results(texts / "one")


def test_when_the_scheduler_dies_only_our_message_is_shown(texts, machines) -> None:
    machines.worker()
    command = start(texts, "many", "--cluster", machines.address, patience=5)
    wait_until(lambda: bool(records(texts / "many")) or command.poll() is not None)
    machines.processes[0].kill()
    code, told = ended(command)
    assert code == 2, told
    assert told.splitlines() == [
        "qda: the connection to the scheduler is lost",
        "  The shards that are finished are kept: run the same command again with --resume.",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no groups of processes")
@pytest.mark.parametrize(
    "begun", ["manifest.json", "counts/[!.]*"], ids=["workers start", "one shard is done"]
)
def test_stopped_in_a_terminal_only_our_message_is_shown(texts, begun) -> None:
    """A terminal sends Ctrl-C to the workers too."""
    command = start(texts, "many", "--jobs", "2", group=True)
    wait_until(lambda: any((texts / "many").glob(begun)) or command.poll() is not None)
    if begun == "manifest.json":
        time.sleep(2)  # on a slow machine they take some seconds to start; on a fast one this is later
    os.killpg(command.pid, signal.SIGINT)
    code, told = ended(command)
    assert code == 130, told
    assert told.splitlines() == [
        "",
        "qda: stopped; the shards that are finished are kept: go on with --resume",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_the_system_ends_is_told_and_tidied_away_as_by_hand(texts, jobs, tmp_path, monkeypatch) -> None:
    """As by a time limit of Slurm, or `docker stop`."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    command = start(texts, "many", "--jobs", jobs)
    wait_until(lambda: bool(records(texts / "many")) or command.poll() is not None)
    command.terminate()
    code, told = ended(command)
    assert code == 128 + signal.SIGTERM, told
    assert told.splitlines() == [
        "",
        "qda: stopped; the shards that are finished are kept: go on with --resume",
    ]
    assert 0 < len(records(texts / "many")) < SHARDS
    assert not list((texts / "many").rglob(".*"))
    assert not list(scratch.glob("qda-*"))


@pytest.mark.parametrize(
    ("before", "problem", "remedy"),
    [
        (_OTHER_VERSION, "it has qda 9.9.9, and the command is qda ", "Both must have the same one"),
        (
            _OTHER_LEMMAS,
            "its language 'en' is not the same: it has simplemma 0.0.1, and the command has ",
            "same versions",
        ),
        (
            _OTHER_UNICODE,
            "its language 'en' is not the same: it has Unicode (of Python) 9.0.0, and the command has ",
            "same versions",
        ),
        (_NO_LANGUAGE, "it cannot use the codebook's language 'en'", "Install"),
    ],
)
def test_a_worker_that_cannot_do_the_work_is_named_before_anything_is_coded(
    texts, machines, before, problem, remedy
) -> None:
    machines.worker(before)
    code, told = ended(start(texts, "many", "--cluster", machines.address))
    assert code == 2, told
    assert "the worker at tcp://127.0.0.1:" in told
    assert problem in told
    assert remedy in told
    assert "Traceback" not in told
    assert not parts(texts / "many")


def test_a_worker_that_comes_late_and_cannot_do_the_work_takes_no_shard_from_others(
    texts, machines, run
) -> None:
    gone = texts / "gone"
    good = machines.worker(_WAITING.format(str(gone)))
    command = start(texts, "many", "--cluster", machines.address)
    wait_until(lambda: bool(records(texts / "many")) or command.poll() is not None)
    late = machines.worker(_OTHER_VERSION)
    wait_until(lambda: late.poll() is not None or command.poll() is not None)
    gone.touch()
    code, told = ended(command)
    assert code == 0, told
    assert told.count("cannot do the work") == 1
    assert "note: the worker at tcp://127.0.0.1:" in told
    assert f"coded: {SHARDS} shards; " in told
    assert late.wait(timeout=PATIENCE) is not None
    assert good.poll() is None
    assert run(texts, *_alone("one")).code == 0
    assert results(texts / "many") == results(texts / "one")


def test_a_scheduler_without_workers_or_none_at_all_is_told(texts, machines) -> None:
    code, told = ended(start(texts, "many", "--cluster", machines.address, patience=2))
    assert code == 2, told
    assert f"the scheduler at {machines.address} has no worker" in told
    assert f"dask worker {machines.address}" in told
    machines.stop()
    code, told = ended(start(texts, "many", "--resume", "--cluster", machines.address, patience=2))
    assert code == 2, told
    assert f"the scheduler at {machines.address} cannot be reached" in told
    assert "dask scheduler" in told
    assert "Traceback" not in told


def test_another_program_at_the_address_is_told_and_not_waited_for(texts, run, monkeypatch) -> None:
    monkeypatch.setenv("QDA_PATIENCE", "1")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        end = Timer(60, silent.close)  # what still waits then gets another error
        end.start()
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        own = ("corpus", "texts", "--codebook", "book.yaml", "-o", "c")
        done = run(texts, *own, "--cluster", address)
        end.cancel()
    assert done.code == 2, done.err
    assert f"the scheduler at {address} cannot be reached: what is there does not answer" in done.err


@pytest.mark.parametrize(
    ("address", "remedy"), [("tls://127.0.0.1:9", "TLS__CA_FILE"), ("127.0.0.1", "tcp://")]
)
def test_a_cluster_that_cannot_be_spoken_to_is_told(texts, run, address, remedy, monkeypatch) -> None:
    monkeypatch.setenv("QDA_PATIENCE", "1")
    own = ("corpus", "texts", "--codebook", "book.yaml", "-o", "c")
    done = run(texts, *own, "--cluster", address)
    assert done.code == 2, done.err
    assert f"the scheduler at {address} cannot be reached" in done.err
    assert remedy in done.err


def test_processes_of_this_machine_give_the_result_of_one_process(texts, run) -> None:
    code, told = ended(start(texts, "two", "--jobs", "2"))
    assert code == 0, told
    assert told.splitlines()[0].startswith("coded: ")
    run(texts, *_alone("one"))
    assert results(texts / "two") == results(texts / "one")


def test_a_process_of_this_machine_keeps_no_record_of_what_it_does_from_second_to_second() -> None:
    """It would grow by a gigabyte in an hour."""
    from qda.project.corpus.cluster import cluster

    with cluster(None, 1) as client:
        regular = client.run(_regular)
    assert [names for names in regular.values() if "heartbeat" in names]
    assert not [name for names in regular.values() for name in names if "profile" in name]


def _regular(dask_worker) -> list[str]:
    return sorted(dask_worker.periodic_callbacks)
