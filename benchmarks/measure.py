"""Run a command as a process of its own and see how long it takes and how much memory it has at its most."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY = 0.02
"""Seconds between two looks at the memory of a command and the processes that it started."""


@dataclass(frozen=True, slots=True)
class Run:
    """Wall clock seconds, megabytes of memory at most, and what the command left behind."""

    seconds: float
    megabytes: float
    code: int
    output: str
    errors: str


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end.

    The memory is the greater of the peak that the kernel keeps for the process and the sum over all processes
    of the command that are alive at one time, in which shared pages count for each of them. It is looked at
    every 20 milliseconds, in /proc: psutil looks through all processes of the machine for it, which takes a
    tenth of a core. Where there is no /proc, the kernel's figure for the process alone must do.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=err, env={**os.environ, **(environment or {})}
        )
        watch = _Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        kernels = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        most = (watch.stop() or kernels) / 1e6
        out.seek(0)
        err.seek(0)
        return Run(seconds, most, process.returncode, out.read(), err.read())


class _Watch(threading.Thread):
    """Looks at the resident memory of a process and its descendants until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._most, self._done = pid, 0, threading.Event()
        self.start()

    def run(self) -> None:
        """Keep the greatest sum that was seen."""
        while not self._done.wait(EVERY):
            self._most = max(self._most, _resident(self._pid), _peak(self._pid))

    def stop(self) -> int:
        """Bytes at most."""
        self._done.set()
        self.join()
        return self._most


def _resident(pid: int) -> int:
    """Bytes of a process and its descendants; 0 where the system does not tell."""
    try:
        own = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except (OSError, IndexError):
        return 0
    return own + sum(_resident(child) for child in children)


def _peak(pid: int) -> int:
    """Bytes that a process has had at most since it began its program; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
