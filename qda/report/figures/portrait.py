"""The course of a document: a row for each code, with a bar wherever it stands."""

from matplotlib.patches import Patch

from qda.model.coding import Assertion
from qda.model.table import Table
from qda.report.figures.labels import column, labels, lines_of, listed, size
from qda.report.figures.style import (
    INK,
    SMALL,
    Drawn,
    code_rows,
    empty,
    finished,
    label_columns,
    new_figure,
    styled,
)

_ROW, _MORE, _AROUND, _LEGEND = 5.0, 3.2, 11.0, 5.0
_THINNEST = 0.004
"""The share of the document that the shortest bar takes, so that it can be seen."""
_HATCHES = {Assertion.NEGATED: "xxxxxx", Assertion.HEDGED: "//////", Assertion.REPORTED: "......"}
"""What bars that are not affirmed are filled with."""


def portrait(table: Table, width: float) -> Drawn:
    """The table of a portrait as rows of bars along the words of the document.

    Bars of what is negated, hedged or reported are hatched, and named below when there are any.
    """
    names = list(dict.fromkeys(map(str, column(table, "code"))))
    if not names:
        return empty(width, table.title, "No passage of this document is coded.")
    made = labels(names, label_columns(width))
    others = [one for one in Assertion if one in column(table, "assertion") and one in _HATCHES]
    with styled("".join([*names, table.title])):
        row = _ROW + _MORE * (lines_of(made) - 1)
        height = _AROUND + row * len(names) + (_LEGEND if others else 0)
        figure = new_figure(width, height, "Show fewer with --code or --theme")
        axes = figure.subplots()
        code_rows(axes, made)
        for code, first, last, assertion in zip(
            *(column(table, key) for key in ("code", "from", "to", "assertion")), strict=True
        ):
            begin = size(first) - 0.5
            length = max(size(last) - size(first) + 1, table.n * _THINNEST)
            hatch = _HATCHES.get(Assertion(str(assertion)))
            axes.barh(
                names.index(str(code)),
                length,
                left=begin,
                height=0.6,
                facecolor="white" if hatch else INK,
                edgecolor=INK,
                linewidth=0.5,
                hatch=hatch,
            )
        axes.set_xlim(0.5, max(table.n, 1) + 0.5)
        axes.set_xlabel("words of the document", fontsize=SMALL)
        if others:
            keys = [Patch(facecolor=INK, edgecolor=INK, label="affirmed")]
            keys += [
                Patch(facecolor="white", edgecolor=INK, lw=0.5, hatch=_HATCHES[one], label=str(one))
                for one in others
            ]
            figure.legend(
                handles=keys,
                loc="outside lower center",
                ncols=4,
                frameon=False,
                fontsize=SMALL,
                handlelength=1.4,
                handletextpad=0.4,
                columnspacing=1.0,
            )
    return finished(figure, table.title, _said(table, names), "".join([*names, table.title]))


def _said(table: Table, names: list[str]) -> str:
    told = []
    for name in names:
        own = [row for row in table.rows if row[0] == name]
        places = listed([f"{row[1]}-{row[2]}" for row in own], 6)
        told.append(f"{name}: {len(own)} (words {places})")
    return f"{table.title}, along its {table.n} words. Passages: {'; '.join(told)}."
