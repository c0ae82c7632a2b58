"""Several processes at work: how a person stops them, and when one may be a copy of another."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from qda.project.index.processes import copies_are_safe

_BEGUN = """
import os, signal, sys, time
from qda.project.index import processes
processes.copies_are_safe = lambda: sys.argv[1] == "copies"

def at_work(moment):
    time.sleep(moment)
    return os.getpid()

def both_at_work(pool):
    while len(found := set(pool.map(at_work, [0.1] * 4))) < 2:
        pass
    return found
"""

_WAITING = """
if __name__ == "__main__":
    with processes.pool_of(2) as pool:
        both_at_work(pool)
        print("at work", flush=True)
        time.sleep(30)
"""

_INTERRUPTED_BETWEEN = """
if __name__ == "__main__":
    with processes.pool_of(2) as pool:
        for worker in both_at_work(pool):
            os.kill(worker, signal.SIGINT)
        time.sleep(0.5)
        print(repr(pool.submit(at_work, 0).exception()), flush=True)
"""

_INTERRUPTED_AT_WORK = """
if __name__ == "__main__":
    with processes.pool_of(1) as pool:
        worker = pool.submit(os.getpid).result()
        pieces = [pool.submit(at_work, 20) for _ in range(2)]
        time.sleep(0.5)
        os.kill(worker, signal.SIGINT)
        print([repr(piece.exception()) for piece in pieces], flush=True)
"""

_BEGINNING = """
if __name__ == "__mp_main__":
    print("at work", flush=True)
    time.sleep(1)

if __name__ == "__main__":
    with processes.pool_of(1) as pool:
        pool.submit(at_work, 20)
        time.sleep(30)
"""

_LEFT_ALONE = """
if __name__ == "__main__":
    with processes.pool_of(2) as pool:
        both = both_at_work(pool)
        if sys.argv[2] == "at work":
            pieces = [pool.submit(at_work, 60) for _ in both]
        print(*both, flush=True)
        time.sleep(60)
"""

_COPY_LEFT_ALONE = """
if __name__ == "__main__":
    from qda.project.coding.beside import begin
    copies = begin([lambda: time.sleep(60)] * 2)
    print(*(one.pid for one in copies), flush=True)
    time.sleep(60)
"""

_unix = pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are of Unix")
_both_ways = pytest.mark.parametrize("way", ["copies", "anew"])


def _begun(folder: Path, what: str, *way: str) -> "subprocess.Popen[str]":
    script = folder / "work.py"
    script.write_text(_BEGUN + what, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), *way],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _interrupt(at_work: "subprocess.Popen[str]") -> str:
    """What is said when a process and those of its pool are interrupted, once they are at work."""
    assert at_work.stdout is not None
    assert at_work.stdout.readline() == "at work\n"
    os.killpg(at_work.pid, signal.SIGINT)
    return at_work.communicate(timeout=15)[1]


def _only_the_script_says(said: str) -> bool:
    return said.endswith("\nKeyboardInterrupt\n") and said.count("Traceback") == 1 and "Process-" not in said


@_unix
@_both_ways
def test_who_is_interrupted_while_waiting_for_work_says_nothing(tmp_path: Path, way: str) -> None:
    assert _only_the_script_says(_interrupt(_begun(tmp_path, _WAITING, way)))


@_unix
def test_who_is_interrupted_while_beginning_says_nothing(tmp_path: Path) -> None:
    assert _only_the_script_says(_interrupt(_begun(tmp_path, _BEGINNING, "anew")))


@_unix
@_both_ways
def test_who_is_interrupted_between_two_pieces_of_work_stays_at_the_queue(tmp_path: Path, way: str) -> None:
    # who left it while a message was read would leave the rest of the message to another one
    found, said = _begun(tmp_path, _INTERRUPTED_BETWEEN, way).communicate(timeout=15)
    assert (found, said) == ("KeyboardInterrupt()\n", "")


@_unix
@_both_ways
def test_who_is_interrupted_at_work_leaves_it_and_begins_no_other(tmp_path: Path, way: str) -> None:
    found, said = _begun(tmp_path, _INTERRUPTED_AT_WORK, way).communicate(timeout=15)
    assert (found, said) == ("['KeyboardInterrupt()', 'KeyboardInterrupt()']\n", "")


def test_beside_another_thread_no_copy_is_made() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not copies_are_safe()
    finally:
        done.set()
        other.join()


def _is_there(process: int) -> bool:
    """Whether a process is there, and is not only waited for by who began it."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _gone_within(seconds: float, others: list[int]) -> bool:
    until = time.monotonic() + seconds
    while any(map(_is_there, others)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(_is_there, others))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no /proc")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    ("what", "way"),
    [
        (_LEFT_ALONE, ("copies", "waiting")),
        (_LEFT_ALONE, ("copies", "at work")),
        (_LEFT_ALONE, ("anew", "waiting")),
        (_LEFT_ALONE, ("anew", "at work")),
        (_COPY_LEFT_ALONE, ("copies", "at work")),
    ],
    ids=["copies wait", "copies work", "new ones wait", "new ones work", "copies beside"],
)
def test_nobody_is_left_alone_for_long(tmp_path: Path, what: str, way: tuple[str, ...], by: int) -> None:
    first = _begun(tmp_path, what, *way)
    assert first.stdout is not None
    others = [int(one) for one in first.stdout.readline().split()]
    assert len(others) == 2
    first.send_signal(by)
    first.wait(5)
    try:
        assert _gone_within(10, others)
    finally:
        for one in filter(_is_there, others):
            os.kill(one, signal.SIGKILL)
        first.communicate()
