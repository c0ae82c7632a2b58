"""A table of texts, for a terminal or as Markdown."""

from dataclasses import dataclass, field

WIDTH = 100
"""Columns that a table takes at most; longer cells are cut."""


@dataclass(slots=True)
class Table:
    """Headings and rows; the first so many columns, and the last if it is called found, stand to the left."""

    headings: list[str]
    rows: list[list[str]] = field(default_factory=list)
    texts: int = 2

    def plain(self) -> str:
        """Aligned, in at most so many columns."""
        lines = [self.headings, *self.rows]
        widths = [max(len(line[at]) for line in lines) for at in range(len(self.headings))]
        shown = [self._line(line, widths) for line in lines]
        shown.insert(1, "-" * min(WIDTH, sum(widths) + 2 * len(widths) - 2))
        return "\n".join(line[:WIDTH].rstrip() for line in shown)

    def markdown(self) -> str:
        """With bars."""
        marks = ["---" if self._left(at) else "---:" for at in range(len(self.headings))]
        lines = [self.headings, marks, *self.rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _line(self, line: list[str], widths: list[int]) -> str:
        cells = [
            cell.ljust(width) if self._left(at) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        return "  ".join(cells)

    def _left(self, at: int) -> bool:
        return at < self.texts or self.headings[at] == "found"
