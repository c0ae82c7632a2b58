"""How processes that share the work of this one take Ctrl-C, which a terminal sends to all of them at once.

A piece of work is left where it stands, and its drafts are taken away. Nothing else is left so: a process
that left the queue of its pool while it read would leave half a message there, and another one would read on
from it.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


@contextmanager
def kept_back() -> Iterator[None]:
    """Keep Ctrl-C back from this thread during the block, and from the threads and processes that are begun
    in it until they let it in."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_when_interrupted() -> None:
    """Let this process end without a word when a person interrupts, or has interrupted since it began."""
    _let_in(lambda *_: sys.exit(1))


class _Worker:
    """What the process of a pool knows of Ctrl-C: whether it came, and whether there is work to be left."""

    came = at_work = False

    def interrupted(self, *_: object) -> None:
        """Leave the work, once; between two pieces of work only know it."""
        first, self.came = not self.came, True
        if first and self.at_work:
            raise KeyboardInterrupt


_worker = _Worker()


def leave_work_when_interrupted() -> None:
    """Let this process of a pool leave its work when a person interrupts; whoever made the pool ends it."""
    _let_in(_worker.interrupted)


def work(piece: Callable[_P, _T], *given: _P.args, **named: _P.kwargs) -> _T:
    """Do a piece of work in a process of a pool. Raises KeyboardInterrupt when a person interrupts it, or has
    interrupted this process before."""
    try:
        _worker.at_work = True
        if _worker.came:
            raise KeyboardInterrupt
        return piece(*given, **named)
    finally:
        _worker.at_work = False


def _let_in(handler: Callable[..., None]) -> None:
    signal.signal(signal.SIGINT, handler)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
