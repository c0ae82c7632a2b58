"""What could not go into the cells as it stood, kept while the sheets are written."""

from dataclasses import dataclass, field

from qda.report.workbook import text as cell_text
from qda.report.workbook.limits import MAX_LINKS
from qda.report.workbook.links import FIRST_ROW, Link

LONG_TEXTS = "Long texts"
OPENING = 500
"""Characters of a long text that its cell still shows."""


@dataclass(frozen=True, slots=True)
class LongText:
    """A text that one cell cannot hold, with the cell that it belongs to."""

    sheet: str
    cell: str
    heading: str
    parts: tuple[str, ...]


@dataclass(slots=True)
class Ledger:
    """Counts and long texts of a whole workbook."""

    escaped_characters: int = 0
    escaped_cells: int = 0
    links: int = 0
    unlinked: int = 0
    long_texts: list[LongText] = field(default_factory=list)
    long_parts: int = 0
    _on_sheet: dict[str, int] = field(default_factory=dict)

    def text(self, text: str, sheet: str, cell: str, heading: str) -> tuple[str, Link | None]:
        """The text as its cell holds it, and a link to the rest of it when there is more."""
        escaped, count = cell_text.escape(text)
        if cell_text.fits(escaped):
            self.escaped_characters += count
            self.escaped_cells += count > 0
            return escaped, None
        long = LongText(sheet, cell, heading, cell_text.parts(text))
        first = FIRST_ROW + self.long_parts
        self.long_texts.append(long)
        self.long_parts += len(long.parts)
        opening, _ = cell_text.escape(text[:OPENING])
        marker = f"[{len(text):,} characters: in full on the sheet {LONG_TEXTS}, from row {first}] "
        return marker + opening + " …", Link.to(
            LONG_TEXTS, first, first + len(long.parts) - 1, columns=7, tooltip="the whole text"
        )

    def link(self, link: Link | None, sheet: str) -> Link | None:
        """The link, unless its sheet already has as many as Excel opens."""
        if link is None:
            return None
        if self._on_sheet.get(sheet, 0) == MAX_LINKS:
            self.unlinked += 1
            return None
        self._on_sheet[sheet] = self._on_sheet.get(sheet, 0) + 1
        self.links += 1
        return link
