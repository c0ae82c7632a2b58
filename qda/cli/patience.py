"""A word to whoever waits: a command that has shown nothing for two seconds says that it is still at work.

Bars tell how far a long work is; this is for all that has none. The clock of the process draws it and no
thread: while one runs, no copy of this process may be made.
"""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TextIO

_SILENCE = 2.0
"""Seconds without a word, after which there is one."""
_BETWEEN = 1.0
"""Seconds between two."""
_ERASE = "\r\x1b[2K"


class _Patience:
    """The line, while it is there, and when a person last saw something move."""

    def __init__(self) -> None:
        self.begun = self.seen = time.monotonic()
        self.at_rest = self._drawn = False
        # kept as long as this is: `print` goes on with the stream that it began with, and does not hold it
        self._covered = {name: _Covered(getattr(sys, name), self) for name in ("stdout", "stderr")}

    def tick(self, _signal: int, _frame: FrameType | None) -> None:
        """Draw the line if it is time."""
        now = time.monotonic()
        if self.at_rest or now - self.seen < _SILENCE:
            return
        for name, one in self._covered.items():
            if not self._drawn:
                one.stream = getattr(sys, name)
                setattr(sys, name, one)
        self._drawn = True
        _draw(f"{_ERASE}still at work, {now - self.begun:.0f} s")

    def clear(self) -> None:
        """Take the line off the screen: something else is shown."""
        self.seen = time.monotonic()
        if not self._drawn:
            return
        self._drawn = False
        for name, one in self._covered.items():
            if getattr(sys, name) is one:
                setattr(sys, name, one.stream)
        _draw(_ERASE)


class _Covered:
    """A stream on whose screen the line stands: whoever uses it finds the screen as it was before."""

    def __init__(self, stream: TextIO, patience: _Patience) -> None:
        self.stream, self._patience = stream, patience

    def __getattr__(self, name: str) -> Any:
        self._patience.clear()
        return getattr(self.stream, name)


_now: _Patience | None = None
"""That of the command that runs."""


@contextmanager
def patience() -> Iterator[None]:
    """Say that work goes on while a command runs whose results and notes a person sees."""
    global _now
    if not _somebody_waits():
        yield
        return
    _now = one = _Patience()
    before = signal.signal(signal.SIGALRM, one.tick)
    signal.siginterrupt(signal.SIGALRM, False)
    signal.setitimer(signal.ITIMER_REAL, _SILENCE, _BETWEEN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        one.clear()
        _now = None


@contextmanager
def at_rest() -> Iterator[None]:
    """Say nothing meanwhile: it is the person who is waited for."""
    if _now is not None:
        _now.clear()
        _now.at_rest = True
    try:
        yield
    finally:
        moved()
        if _now is not None:
            _now.at_rest = False


def moved() -> None:
    """Something on the screen has just changed."""
    if _now is not None:
        _now.clear()


def _somebody_waits() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and sys.stdout.isatty()
        and sys.stderr.isatty()
    )


def _draw(text: str) -> None:
    if sys.__stderr__ is not None:
        sys.__stderr__.write(text)
        sys.__stderr__.flush()
