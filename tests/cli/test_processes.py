"""Several processes at work: how a person stops them, and when one may be a copy of another."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from qda.project.index.processes import copies_are_safe

_AT_WORK = """
import os, sys, time
from qda.project.index import processes
processes.copies_are_safe = lambda: sys.argv[1] == "copies"

def at_work(moment):
    time.sleep(moment)
    return os.getpid()

if __name__ == "__main__":
    with processes.pool_of(2) as pool:
        while len(set(pool.map(at_work, [0.1] * 4))) < 2:
            pass
        print("at work", flush=True)
        time.sleep(30)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are of Unix")
@pytest.mark.parametrize("way", ["copies", "anew"])
def test_who_is_interrupted_while_waiting_for_work_says_nothing(tmp_path: Path, way: str) -> None:
    script = tmp_path / "work.py"
    script.write_text(_AT_WORK, encoding="utf-8")
    at_work = subprocess.Popen(
        [sys.executable, str(script), way],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert at_work.stdout is not None
    assert at_work.stdout.readline() == "at work\n"
    os.killpg(at_work.pid, signal.SIGINT)
    _, said = at_work.communicate(timeout=30)
    assert "KeyboardInterrupt" in said  # the script's own
    assert "Process-" not in said


def test_beside_another_thread_no_copy_is_made() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not copies_are_safe()
    finally:
        done.set()
        other.join()
