"""Numbers of a list that touch its items: word processors print `9. Int: ...`, `10.Ruth: ...`."""

import re
from collections.abc import Iterable
from dataclasses import replace

from qda.ingest.pdf.columns import Column, Line

_ITEM = re.compile(r"(?P<number>\d{1,3})(?P<mark>[.)])(?P<blank>\s*)(?=[^\W\d_])")


def with_room_behind_numbers(columns: Iterable[Column]) -> list[Column]:
    """The columns, with a blank behind each number that touches its item and goes on a list above."""
    counted: set[int] = set()
    return [
        replace(column, lines=tuple(_with_room(line, counted) for line in column.lines)) for column in columns
    ]


def _with_room(line: Line, counted: set[int]) -> Line:
    found = _ITEM.match(line.text)
    if found is None:
        return line
    number, touches = int(found["number"]), not found["blank"]
    if touches and number - 1 not in counted:
        return line
    counted.add(number)
    if not touches:
        return line
    at = found.end()
    text, first = (f"{one[:at]} {one[at:]}" for one in (line.text, line.cells[0]))
    return replace(line, text=text, cells=(first, *line.cells[1:]), pieces=())
