"""A column of numbers that grows at its end."""

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Number = TypeVar("Number", bound=np.generic)


class Growing(Generic[Number]):
    """Keeps room to spare, so that adding costs what is added."""

    def __init__(self, kind: type[Number]) -> None:
        self._room: NDArray[Number] = np.zeros(1024, kind)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def extend(self, values: ArrayLike) -> None:
        """Add values at the end."""
        added = np.asarray(values, self._room.dtype)
        size = self._size + len(added)
        if size > len(self._room):
            room = np.zeros(2 * size, self._room.dtype)
            room[: self._size] = self.values
            self._room = room
        self._room[self._size : size] = added
        self._size = size

    @property
    def values(self) -> NDArray[Number]:
        """The column (N,); a view that is out of date after the next `extend`."""
        return self._room[: self._size]
