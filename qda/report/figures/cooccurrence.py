"""Which codes occur together, as a triangle of numbers on shades of grey."""

from collections.abc import Sequence

from qda.analysis.meeting.meeting import OVERLAP
from qda.model.counted import many
from qda.model.table import ColumnKind, Table, Undefined, Value
from qda.report.figures.labels import (
    before_number,
    column,
    is_cut,
    labels,
    lines_of,
    listed,
    number,
    size,
    with_number,
)
from qda.report.figures.shades import Cell, grid
from qda.report.figures.style import (
    HIGHEST,
    SMALL,
    Drawn,
    empty,
    finished,
    legend,
    legend_height,
    new_figure,
    styled,
    too_large,
    widest,
)

_LINE, _SLACK = 2.95, 0.8
"""Millimetres of a line of a label, and how far labels of two lines may reach beyond their row."""
_WIDEST, _NARROWEST = 9.0, 3.0
"""Millimetres of a cell at most and at least."""


def cooccurrence(table: Table, width: float) -> Drawn:
    """A matrix of co-occurrence (`cooccurrence_matrix`): counts, with how often each code occurs on the
    diagonal, or one coefficient.

    The codes are numbered, so that columns need no names. Raises UsageError when the cells would be too
    small for their numbers, or the labels for their rows.
    """
    names = list(map(str, column(table, "code")))
    if not names:
        return empty(width, table.title, "There is no code to show.")
    kind = table.columns[1].kind
    values = [row[1:] for row in table.rows]
    texts = [[_short(number(value, kind)) for value in row] for row in values]
    longest = max((texts[a][b] for a in range(len(names)) for b in range(a + 1)), key=len)
    told = _legend(table, kind)
    with styled("".join(names)):
        below = 7 + legend_height(told, width)
        made, cell = _sizes(names, width, max(_NARROWEST, widest([longest], SMALL) + 0.8), below)
        figure = new_figure(width, min(HIGHEST, cell * len(names) + below))
        axes = figure.subplots()
        grid(axes, _cells(values, texts, kind))
        axes.set_xlim(-0.5, len(names) - 0.5)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_yticks(range(len(names)), made, fontsize=SMALL)
        axes.set_xticks(range(len(names)), [str(place + 1) for place in range(len(names))])
        legend(figure, told, width)
    return finished(figure, table.title, _said(table, names, texts), "".join(names))


def _short(text: str) -> str:
    """Decimals without the 0 before them."""
    return (
        "0" if text == "0.00" else text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text
    )


def _sizes(names: Sequence[str], width: float, least: float, below: float) -> tuple[list[str], float]:
    """Numbered labels and the size of a cell: as narrow labels as fit the height of their rows, but whole
    ones, and lines that do not touch, where there is room for them."""
    highest = (HIGHEST - below) / len(names)
    if highest < least:
        raise too_large(f"{len(names)} codes, and a page has {HIGHEST:.0f} mm", None)
    fits: list[tuple[bool, bool, list[str], float]] = []
    for wide in range(14, 100, 4):
        texts = labels(names, wide)
        made = [before_number(text, "  ", place + 1) for place, text in enumerate(texts)]
        cell = min(_WIDEST, highest, (width - widest(made, SMALL) - 5.5) / len(names))
        if cell < least:
            break
        high = lines_of(made) * _LINE
        if high <= cell + _SLACK:
            fits.append((not any(map(is_cut, texts)), high <= cell, made, cell))
    if not fits:
        raise too_large(f"{len(names)} codes in {width:.0f} mm leave no room for numbers and names", width)
    _, _, made, cell = max(fits, key=lambda one: one[:2])  # of equals the first
    return made, cell


def _cells(values: Sequence[Sequence[Value]], texts: Sequence[Sequence[str]], kind: ColumnKind) -> list[Cell]:
    """The lower triangle, and the diagonal where it counts the codes themselves."""
    below = [(a, b) for a in range(len(values)) for b in range(a)]
    strongest = max((size(values[a][b]) for a, b in below), default=0.0)
    cells = [Cell(a, b, _share(size(values[a][b]), strongest), texts[a][b]) for a, b in below]
    if kind is ColumnKind.COUNT:
        cells += [Cell(a, a, None, texts[a][a]) for a in range(len(values))]
    return cells


def _share(value: float, strongest: float) -> float:
    return min(1.0, max(0.0, value / strongest)) if strongest > 0 else 0.0


def counted(table: Table) -> tuple[str, str]:
    """What the counts of two codes and of a single one are: of passages that overlap, none has both codes."""
    if table.parameters.get("unit") == OVERLAP:
        return "pairs of passages that overlap", "passages of the code"
    return f"{table.unit}s with both codes", f"{table.unit}s with the code"


def _legend(table: Table, kind: ColumnKind) -> str:
    if kind is ColumnKind.COUNT:
        together, alone = counted(table)
        return f"{together}, the darker the more; framed: {alone}"
    return f"{table.columns[1].meaning}; the darker the more"


def _said(table: Table, names: list[str], texts: list[list[str]]) -> str:
    """The cells in words, the strongest first."""
    pairs = [
        (size(table.rows[a][b + 1]), with_number(f"{names[b]} and {names[a]}", texts[a][b]))
        for a in range(len(names))
        for b in range(a)
        if size(table.rows[a][b + 1]) and not isinstance(table.rows[a][b + 1], Undefined)
    ]
    told = [text for _, text in sorted(pairs, key=lambda one: -one[0])]
    met = f"{len(told)} of {len(names) * (len(names) - 1) // 2} pairs"
    strongest = f" The strongest: {listed(told)}." if told else ""
    of = f"N is {table.n} ({table.unit}s)."
    return f"{table.title}, as a triangle of {many(len(names), 'code')}; {met} are not 0.{strongest} {of}"
