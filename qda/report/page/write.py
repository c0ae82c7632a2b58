"""A page of HTML that opens without a network and runs nothing but its own script."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qda.files.atomic import write_text
from qda.model.progress import Progress, silent
from qda.model.table import Table
from qda.report.page import cells
from qda.report.page.cells import Opener, Shown, shown
from qda.report.page.data import data, lines
from qda.report.page.frame import file, policy, style, template
from qda.report.page.page import Page
from qda.report.visible import visible


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page."""

    id: str
    title: str
    tables: tuple[Shown, ...]

    @property
    def wide(self) -> bool:
        """Whether it is printed across the page, as its first table has to be."""
        return bool(self.tables) and self.tables[0].wide


def write_page(path: Path, page: Page, *, progress: Progress = silent) -> None:
    """Write the page, whole or not at all. The same page gives the same bytes."""
    write_text(path, render(page, progress=progress))


def render(page: Page, *, progress: Progress = silent) -> str:
    """The page as text. What stands in documents, codebook or names can never become markup: the template
    escapes it, the quotations stand in JSON, and the policy of the page runs and loads nothing else."""
    script = file("script.js")
    return template("template.html").render(
        page=page,
        title=visible(page.book.title),
        policy=policy(style(), script),
        style=style(),
        script=script,
        data=data(page, progress),
        overview=[(label, visible(value)) for label, value in page.book.overview],
        methods=[visible(paragraph) for paragraph in page.methods],
        pictures=[(one, base64.b64encode(one.svg).decode("ascii")) for one in page.pictures],
        findings=_findings(page),
        codebook=[_plain(row) for row in _rows(page.book.codebook)],
        parts=_parts(page),
        notes=page.notes,
    )


def _parts(page: Page) -> list[Part]:
    book = page.book
    parts = (
        _part("frequencies", "Codes", (book.frequencies, cells.by_code)),
        _part("themes", "Themes", (page.themes, cells.by_theme)),
        _part("participants", "Codes by participant", (book.code_by_participant, cells.by_participant)),
        _part("documents", "Codes by document", (book.code_by_document, cells.by_document)),
        _part(
            "cooccurrence",
            "Co-occurrence",
            (book.cooccurrence_counts, cells.by_pair),
            (book.cooccurrence_pairs, cells.by_listed_pair),
        ),
    )
    audit = [one for one in (page.accounts, page.problems) if one is not None]
    return [*parts, _part("audit", "Audit of the findings", *((one, cells.nothing) for one in audit))]


def _part(name: str, title: str, *tables: tuple[Table, Opener]) -> Part:
    shaded = (cells.by_pair, cells.by_document, cells.by_participant)
    return Part(name, title, tuple(shown(table, opener, shaded=opener in shaded) for table, opener in tables))


def _findings(page: Page) -> list[Mapping[str, object]]:
    """Each finding with its evidence, in the order of the findings."""
    if page.accounts is None or page.evidence is None:
        return []
    evidence = [_plain(row) for row in _rows(page.evidence)]
    return [
        {
            **_plain(account),
            "codes": [visible(code) for code in str(account["codes"]).split(", ") if code],
            "evidence": [row for row in evidence if row["finding"] == visible(str(account["finding"]))],
        }
        for account in _rows(page.accounts)
    ]


def _rows(table: Table) -> list[dict[str, object]]:
    keys: Sequence[str] = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    """Texts with everything visible; numbers as they are."""
    return {key: lines(value) if isinstance(value, str) else value for key, value in row.items()}
