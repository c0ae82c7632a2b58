"""A concordance for the terminal: one line for each hit, with the hits below each other."""

from rich.cells import cell_len, set_cell_size

from qda.model.table import Table, Value
from qda.report.caption import caption
from qda.report.terminal import WIDTH
from qda.report.visible import visible

_PLACE, _HIT = 28, 24
"""Columns for where a hit stands, and for the hit itself, at most."""
_CUT = "…"


def render(table: Table, *, width: int = WIDTH) -> str:
    """The hits of a search in lines of at most `width` columns (80 or more).

    A line is the place (document, locator, speaker), the words before the hit, the hit in brackets, and the
    words behind it. What does not fit is cut and marked with an ellipsis; other formats have it in full.
    """
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    places = [_cut(_place(row), _PLACE) for row in rows]
    wide = max(map(cell_len, places), default=0)
    quotes = [_middle_cut(visible(str(row["quote"])), _HIT) for row in rows]
    each = (width - wide - max(map(cell_len, quotes), default=0) - 6) // 2
    lines = [
        _line(set_cell_size(place, wide), row, quote, each, width)
        for place, row, quote in zip(places, rows, quotes, strict=True)
    ]
    body = lines or ["No hits."]
    below = [folded for line in caption(table) for folded in _folded(visible(line), width)]
    return "\n".join([table.title, "", *body, "", *below]) + "\n"


def _place(row: dict[str, Value]) -> str:
    speaker = row["speaker"] or row["participant"]
    parts = [row["document"], row["locator"], speaker if speaker != row["document"] else None]
    return visible(", ".join(str(part) for part in parts if part))


def _line(place: str, row: dict[str, Value], quote: str, each: int, width: int) -> str:
    before = _last(visible(str(row["before"] or "")), each)
    left = " " * (each - cell_len(before)) + before
    line = f"{place}  {left}[{quote}]{visible(str(row['after'] or ''))}"
    return _cut(line, width).rstrip()


def _cut(text: str, width: int) -> str:
    """The beginning of a text, as much as fits."""
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + _CUT


def _middle_cut(text: str, width: int) -> str:
    """The beginning and the end of a text, as much as fits."""
    if cell_len(text) <= width:
        return text
    begin = _cut(text, width // 2 + 1)
    return begin + _last(text, width - cell_len(begin))


def _last(text: str, width: int) -> str:
    """The end of a text, as much as fits."""
    while cell_len(text) > width:
        text = text[1:]
    return text


def _folded(text: str, width: int) -> list[str]:
    """Words in lines."""
    lines = [""]
    for word in text.split():
        if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
