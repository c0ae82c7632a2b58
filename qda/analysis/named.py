"""Tables in which codes stand by their names in the codebook, as readers of a paper want them."""

from collections import Counter
from dataclasses import replace

from qda.model.codebook import Codebook
from qda.model.table import Table, Value

_OF_CODES = "code"
"""The key of the column that holds codes, or themes."""


def named(table: Table, codebook: Codebook) -> Table:
    """The table with names for codes in its column of codes, and in the headings of a matrix of codes.

    Of codes that share a name each is told with its code; one that the codebook lacks stays as it is.
    """
    place = [column.key for column in table.columns].index(_OF_CODES)
    codes = {str(row[place]) for row in table.rows}
    often = Counter([one.name for one in codebook] + [one for one in codes if one not in codebook])
    names = {one.code: one.name if often[one.name] == 1 else f"{one.name} ({one.code})" for one in codebook}

    def written(code: Value) -> Value:
        return names.get(code, code) if isinstance(code, str) else code

    columns = (
        replace(column, heading=names.get(column.heading, column.heading))
        if column.heading in codes and column.key.startswith(column.heading)
        else column
        for column in table.columns
    )
    rows = ((*row[:place], written(row[place]), *row[place + 1 :]) for row in table.rows)
    return replace(table, columns=tuple(columns), rows=tuple(rows))
