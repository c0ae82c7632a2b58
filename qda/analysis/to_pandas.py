"""A table as a pandas frame, for notebooks."""

import pandas as pd

from qda.model.table import Table, Undefined


def frame_of(table: Table) -> pd.DataFrame:
    """One column per column of the table, by its key; an undefined value is missing.

    `attrs` holds name, title, unit, n, excluded, parameters, notes, the meaning of each column, and under
    `undefined` the reasons by row and column.
    """
    keys = [column.key for column in table.columns]
    rows = [[None if isinstance(value, Undefined) else value for value in row] for row in table.rows]
    frame = pd.DataFrame(rows, columns=keys)
    frame.attrs = {
        "name": table.name,
        "title": table.title,
        "unit": table.unit,
        "n": table.n,
        "excluded": dict(table.excluded),
        "parameters": dict(table.parameters),
        "notes": list(table.notes),
        "meanings": {column.key: column.meaning for column in table.columns},
        "undefined": {
            f"{number}.{key}": value.reason
            for number, row in enumerate(table.rows)
            for key, value in zip(keys, row, strict=True)
            if isinstance(value, Undefined)
        },
    }
    return frame
