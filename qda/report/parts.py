"""Tables with more columns than fit side by side, as parts that stand one below the other."""

from itertools import takewhile

from qda.model.table import ColumnKind, Table

DO_NOT_FIT = "because the columns do not fit side by side"
"""What is said of a table in parts."""


def keys(table: Table) -> list[int]:
    """The columns of texts that begin the row, which say whose numbers follow."""
    return list(takewhile(lambda i: table.columns[i].kind is ColumnKind.TEXT, range(len(table.columns))))


def parts(table: Table, most: int) -> list[list[int]]:
    """Columns of each part, at most `most` (2 or more) of them, about as many in each: what begins the row
    comes again in each. A table that fits is one part; where the keys would leave no room the first alone
    comes again."""
    columns = list(range(len(table.columns)))
    if len(columns) <= most:
        return [columns]
    begin = keys(table) if len(keys(table)) <= most // 2 else columns[:1]
    others = columns[len(begin) :]
    many = -(-len(others) // (most - len(begin)))
    each = -(-len(others) // many)
    return [[*begin, *others[first : first + each]] for first in range(0, len(others), each)]
