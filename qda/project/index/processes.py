"""Processes that share the work of this one: how many, and how they are begun."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from qda.errors import MORE_MEMORY, ProjectError
from qda.project.index.interruption import kept_back, leave_work_when_interrupted, work
from qda.project.index.orphans import end_with_parent

_P = ParamSpec("_P")
_T = TypeVar("_T")


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def none_lost() -> Iterator[None]:
    """Raise ProjectError when a process of a pool was ended from outside during the block."""
    try:
        yield
    except BrokenProcessPool as error:
        raise ProjectError(
            "a process that shared the work was ended from outside, most likely because memory was short",
            remedy=f"{MORE_MEMORY} What was done until then is kept.",
        ) from error


def places() -> int:
    """How many can work at once, this process and copies of it: 1 where it may not be copied."""
    return cores() if copies_are_safe() else 1


def pool_of(workers: int) -> ProcessPoolExecutor:
    """So many processes; when a person interrupts, or this one ends, they leave their work and end without a
    word.

    They are begun as copies of this one where that is safe, else from nothing, which takes a second or two.
    """
    context = get_context("fork" if copies_are_safe() else "spawn")
    return _Pool(workers, mp_context=context, initializer=_begin)


def _begin() -> None:
    end_with_parent()
    leave_work_when_interrupted()


class _Pool(ProcessPoolExecutor):
    """Begins a process only when there is work for it."""

    def submit(self, piece: Callable[_P, _T], /, *given: _P.args, **named: _P.kwargs) -> Future[_T]:
        """Have a piece of work done; a person who interrupts is not heard by a process that is just begun."""
        with kept_back():
            return super().submit(partial(work, piece, *given, **named))


def copies_are_safe() -> bool:
    """Whether this process may be copied: a copy has no threads, so that what another one held locked would
    stay locked. Elsewhere than on Linux libraries of the system do not bear it either."""
    return sys.platform == "linux" and threading.active_count() == 1
