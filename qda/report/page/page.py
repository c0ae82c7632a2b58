"""What a page holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.model.table import Table
from qda.report.workbook.book import Book


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as SVG, with its title and what it shows in words, for those who cannot see it.

    wide: whether it needs the whole width of the page.
    """

    title: str
    alternative: str
    svg: bytes
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The tables of a workbook, and what a page has beside them.

    quotations: as `analysis.in_context` makes it for the co-occurrence `unit`.
    paths: each code with all above it, the theme first.
    methods: paragraphs for a paper.
    themes: the tree of themes.
    evidence: one row for each quotation of a finding, with `finding`, `role`, `document`, `voice`, `before`,
        `quotation`, `after`, `match`, `place` and `note`; None without findings, as are the others:
    accounts: the findings with who bears on them; problems: what the audit found.
    notes: what could not be put into the page, in sentences.
    """

    book: Book
    quotations: Table
    unit: str
    paths: Mapping[str, tuple[str, ...]]
    methods: tuple[str, ...]
    themes: Table
    accounts: Table | None = None
    evidence: Table | None = None
    problems: Table | None = None
    pictures: tuple[Picture, ...] = ()
    notes: tuple[str, ...] = ()
