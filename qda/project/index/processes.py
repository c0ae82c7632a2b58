"""Processes that share the work of this one: how many, and how they are begun."""

import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def places() -> int:
    """How many can work at once, this process and copies of it: 1 where it may not be copied."""
    return cores() if copies_are_safe() else 1


def pool_of(workers: int) -> ProcessPoolExecutor:
    """So many processes; when a person interrupts, they end without a word.

    They are begun as copies of this one where that is safe, else from nothing, which takes a second or two.
    """
    context = get_context("fork" if copies_are_safe() else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=end_when_interrupted)


def copies_are_safe() -> bool:
    """Whether this process may be copied: a copy has no threads, so that what another one held locked would
    stay locked. Elsewhere than on Linux libraries of the system do not bear it either."""
    return sys.platform == "linux" and threading.active_count() == 1


def end_when_interrupted() -> None:
    """Let this process end without a word when a person interrupts."""
    signal.signal(signal.SIGINT, lambda *_: sys.exit(1))
