"""What was read last stays at hand, as much of it as memory is meant to hold."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Held(Generic[Thing]):
    """Things by key. Those that were asked for last are held, as many as have a size of at most `most`
    together, and the very last one whatever its size. The size of a thing never changes."""

    def __init__(self, most: int, size: Callable[[Thing], int]) -> None:
        self._most, self._size = most, size
        self._known: OrderedDict[Hashable, Thing] = OrderedDict()
        self._total = 0

    def of(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """The thing of a key, made now if it is not held."""
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        made = self._known[key] = make()
        self._total += self._size(made)
        while len(self._known) > 1 and self._total > self._most:
            self._total -= self._size(self._known.popitem(last=False)[1])
        return made

    def clear(self) -> None:
        """Let go of everything."""
        self._known.clear()
        self._total = 0
