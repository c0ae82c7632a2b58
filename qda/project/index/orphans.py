"""Processes that share the work of another one end when that is gone, however it ended.

A copy that waits for work would wait for ever: it and its like hold the other end of the queue open
themselves.
"""

import _thread
import os
import threading
import time
from multiprocessing import parent_process
from multiprocessing.connection import wait

_TO_LEAVE = 2.0
"""Seconds in which work is left and drafts are taken away."""


def end_with_parent() -> None:
    """Let this process leave its work and end when the one that began it has ended.

    Call it while Ctrl-C is kept back: who watches is a thread, and is not to take it from the work.
    """
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(parent: int) -> None:
    wait([parent])
    _thread.interrupt_main()
    time.sleep(_TO_LEAVE)
    os._exit(1)
