"""How every measure makes its columns and its shares, so that like things read alike."""

import pandas as pd

from qda.model.columns import count as count
from qda.model.columns import share as share
from qda.model.columns import text as text
from qda.model.table import Undefined, Value


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
