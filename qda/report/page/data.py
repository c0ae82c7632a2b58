"""The quotations of a page, as its script reads them: columns of numbers and texts, in JSON."""

import json
from collections.abc import Mapping

from qda.model.progress import Progress, counted, silent
from qda.model.table import Value
from qda.report.page.page import Page
from qda.report.visible import visible

_SHARED = ("document", "participant", "speaker", "code", "assertion", "cue", "rule", "coder", "status")
"""Columns whose values come again and again: each is listed once, and rows hold its number."""
_MARKUP = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def data(page: Page, progress: Progress = silent) -> str:
    """The JSON of a page; no text in it can end its element or begin another."""
    quotations = page.quotations
    held: dict[str, object] = {}
    columns = quotations.columns
    for number, column in enumerate(counted("Writing columns", columns, len(columns), progress)):
        values = [row[number] for row in quotations.rows]
        held[column.key] = _listed(values) if column.key in _SHARED else [_text(value) for value in values]
    told: Mapping[str, object] = {
        "unit": page.unit,
        "paths": {visible(code): [visible(one) for one in path] for code, path in page.paths.items()},
        "quotations": held,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_MARKUP)


def lines(text: str) -> str:
    """The text with its line ends, and every other character that would not show written out."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _text(value: Value) -> str | int | float | None:
    return lines(value) if isinstance(value, str) else value if isinstance(value, (int, float)) else None


def _listed(values: list[Value]) -> dict[str, object]:
    known: dict[str, int] = {}
    rows = [known.setdefault(lines(str(value)) if value is not None else "", len(known)) for value in values]
    return {"values": list(known), "rows": rows}
