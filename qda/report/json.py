"""A table as JSON: everything that it says, for programs."""

import json
import re

from qda.model.table import Table, Undefined, Value
from qda.report.visible import UNSAFE


def render(table: Table) -> str:
    """One object with name, title, unit, n, excluded, parameters, notes, columns and rows.

    `columns` hold key, heading, kind and meaning; each row is an object by column key. Numbers are not
    rounded; missing is null, undefined is {"undefined": reason}. Characters that would control a terminal
    are written as escapes, which stand for the same text.
    """
    keys = [column.key for column in table.columns]
    everything = {
        "name": table.name,
        "title": table.title,
        "unit": str(table.unit),
        "n": table.n,
        "excluded": dict(table.excluded),
        "parameters": dict(table.parameters),
        "notes": list(table.notes),
        "columns": [
            {"key": c.key, "heading": c.heading, "kind": str(c.kind), "meaning": c.meaning}
            for c in table.columns
        ],
        "rows": [dict(zip(keys, map(_plain, row), strict=True)) for row in table.rows],
    }
    text = json.dumps(everything, ensure_ascii=False, allow_nan=False, indent=2)
    return _escaped(text) + "\n"


def _plain(value: Value) -> object:
    return {"undefined": value.reason} if isinstance(value, Undefined) else value


def _escaped(text: str) -> str:
    r"""Unsafe characters as \uhhhh; the line breaks between the values stay."""
    return "\n".join(
        re.sub(UNSAFE, lambda found: json.dumps(found[0])[1:-1], line) for line in text.split("\n")
    )
