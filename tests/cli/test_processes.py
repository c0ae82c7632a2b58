"""Several processes at work: how a person stops them, and when one may be a copy of another."""

import os
import signal
import subprocess
import sys
import threading
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

_unix = pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are of Unix")
_both_ways = pytest.mark.parametrize("way", ["copies", "anew"])


def _begun(folder: Path, what: str, way: str) -> "subprocess.Popen[str]":
    script = folder / "work.py"
    script.write_text(_BEGUN + what, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), way],
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
