"""A row of a table, as it stands in a file."""

from typing import NamedTuple


class Row(NamedTuple):
    """The cells of a row as texts, and its number, from 1."""

    number: int
    cells: tuple[str, ...]
