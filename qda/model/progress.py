"""How a use case says how far it has come; whoever calls it decides what to show."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""


def silent(_what: str, _done: int, _total: int) -> None:
    """Show nothing."""


def counted(what: str, items: Iterable[Item], total: int, progress: Progress) -> Iterator[Item]:
    """Hand out items and report after each that it is done."""
    progress(what, 0, total)
    for done, item in enumerate(items, start=1):
        yield item
        progress(what, done, total)


class Count:
    """Counts what is done of a total, and reports it."""

    def __init__(self, what: str, total: int, progress: Progress) -> None:
        self._what, self._total, self._progress = what, total, progress
        self._done = 0
        progress(what, 0, total)

    def more(self, done: int) -> None:
        """So many more are done."""
        self._done += done
        self._progress(self._what, self._done, self._total)

    def each(self, items: Iterable[Item]) -> Iterator[Item]:
        """Hand out items; each is one more when it is done."""
        for item in items:
            yield item
            self.more(1)
