"""How a command ends that the system ends, by a time limit, a shutdown or `docker stop`: as by Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class Ended(KeyboardInterrupt):
    """The system ends the command (SIGTERM)."""

    exit_code = 128 + signal.SIGTERM


@contextmanager
def told_of_the_end() -> Iterator[None]:
    """Raise Ended when the system ends the command during the block, so that what was begun is tidied away.

    For commands whose own processes are begun anew and not as copies, which would take the end the same way.
    """
    usual = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, usual)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # what is tidied away is not to be left half-way
    raise Ended
