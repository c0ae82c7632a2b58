"""Work that copies of this process do beside it, and leave on the disk: for what is done in a second or two.

A copy knows everything that this process knows when it begins, and nothing has to be handed over. Whatever it
does not come to, it leaves undone: who looks for it on the disk finds none, and does it, or learns why not.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from typing import TYPE_CHECKING

from qda.project.index.interruption import end_when_interrupted, kept_back
from qda.project.index.orphans import end_with_parent

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess  # not on Windows


def begin(works: Iterable[Callable[[], object]]) -> list[ForkProcess]:
    """Begin each work in a copy of its own; wait for one with its `join`."""
    context = get_context("fork")
    copies = [context.Process(target=_do, args=(work,), daemon=True) for work in works]
    with kept_back():
        for copy in copies:
            copy.start()
    return copies


def _do(work: Callable[[], object]) -> None:
    end_with_parent()
    end_when_interrupted()
    try:
        work()
    except BaseException:
        os._exit(1)
