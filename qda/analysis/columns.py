"""How every measure makes its columns and its shares, so that like things read alike."""

import pandas as pd

from qda.model.table import Column, ColumnKind, Undefined, Value


def text(key: str, heading: str, meaning: str = "") -> Column:
    """A column of words."""
    return Column(key, heading, ColumnKind.TEXT, meaning)


def count(key: str, heading: str, meaning: str = "") -> Column:
    """A column of whole numbers."""
    return Column(key, heading, ColumnKind.COUNT, meaning)


def share(key: str, heading: str, meaning: str = "") -> Column:
    """A column of shares, 0 to 1."""
    return Column(key, heading, ColumnKind.SHARE, meaning)


def proportion(part: int, whole: int, what: str) -> float | Undefined:
    """part / whole, or undefined when there is none of what the whole counts.

    >>> proportion(1, 4, "sentence")
    0.25
    >>> print(proportion(0, 0, "participant"))
    undefined: there is no participant
    """
    return part / whole if whole else Undefined(f"there is no {what}")


def values(column: "pd.Series[str]") -> list[Value]:
    """A frame's column as values of a table: missing is None, numbers are Python's own."""
    there: list[Value] = column.astype(object).where(column.notna(), None).tolist()
    return there


def distinct(key: str, taken: tuple[str, ...], what: str) -> str:
    """A key that no other column has: an attribute may be called `status`, a document `code`."""
    return f"{key} ({what})" if key in taken else key
