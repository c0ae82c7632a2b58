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
