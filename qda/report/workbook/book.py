"""What goes into a theme workbook, and what had to be done to get it there."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qda.model.table import Table


@dataclass(frozen=True, slots=True)
class Book:
    """The tables of a workbook.

    `created` is the stamp of the file; the same book gives the same bytes. `overview` holds labels and values
    in the order in which they are shown: date, version, documents, hashes, settings, selection.

    What leads a reader from cell to cell (a table without it has no links, and is otherwise complete):

    - `segments`: the keys `document`, `participant`, and `level_1`, `level_2` ... with the codes of the path
      (or `code`); rows sorted by code, then document, so that the codings of a code in a document stand
      together
    - any other table: a column with the key `code`, `a` or `b` names codes
    - `code_by_document`, `code_by_participant`, `code_by_participant_01`: the heading of a column is the name
      of a document or a participant
    - `cooccurrence_counts`, `cooccurrence_coefficients`: the heading of a column is a code
    - `codebook`: `color` holds colours such as `#b5651d`
    - `findings`, `evidence`: `document`, and `codes` joined by `, ` or `; `
    """

    title: str
    created: datetime
    overview: tuple[tuple[str, str], ...]
    codebook: Table
    segments: Table
    frequencies: Table
    code_by_document: Table
    code_by_participant: Table
    code_by_participant_01: Table
    cooccurrence_counts: Table
    cooccurrence_coefficients: tuple[Table, ...]
    cooccurrence_pairs: Table
    findings: Table | None = None
    evidence: tuple[Table, ...] = ()

    @property
    def texts(self) -> tuple[Table, ...]:
        """The tables that hold words of documents and people."""
        findings = (self.findings,) if self.findings else ()
        return (self.segments, self.codebook, *findings, *self.evidence)

    @property
    def sheets(self) -> dict[str, tuple[Table, ...]]:
        """The sheets after the Overview, in their order, each with the tables that stand on it."""
        return {
            "Codebook": (self.codebook,),
            "Segments": (self.segments,),
            "Frequencies": (self.frequencies,),
            "Code x document": (self.code_by_document,),
            "Code x participant": (self.code_by_participant, self.code_by_participant_01),
            "Co-occurrence": (self.cooccurrence_counts, *self.cooccurrence_coefficients),
            "Co-occurrence pairs": (self.cooccurrence_pairs,),
            "Findings": (self.findings,) if self.findings else (),
            "Evidence": self.evidence,
        }


@dataclass(frozen=True, slots=True)
class WorkbookSummary:
    """What was written, and what could not be written as it stood.

    `sheets` are names with their number of rows of data; `altered` says in sentences which tables were turned
    or cut, because a sheet does not hold them as they stand. `escaped_characters` stand as `_xHHHH_` in
    `escaped_cells`; `long_texts` stand in full on the sheet "Long texts"; `unlinked` cells have no link,
    because Excel opens only so many on one sheet.
    """

    path: Path
    sheets: tuple[tuple[str, int], ...]
    links: int
    altered: tuple[str, ...] = ()
    unlinked: int = 0
    escaped_characters: int = 0
    escaped_cells: int = 0
    long_texts: int = 0
    long_parts: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """The same in sentences; empty when every table, text and link went in as it was."""
        said = (
            (
                self.escaped_characters,
                "Characters that cannot stand in a workbook as they are (control characters, or text that "
                f"looks like an escape): {self.escaped_characters:,}, in cells: {self.escaped_cells:,}. They "
                "are written as _xHHHH_, which Excel and LibreOffice read as the character of that number.",
            ),
            (
                self.long_texts,
                f"Texts that are too long for one cell: {self.long_texts:,}. Each stands in full on the "
                f"sheet Long texts (parts in all: {self.long_parts:,}); its cell shows how it begins.",
            ),
            (
                self.unlinked,
                f"Cells without a link to their rows: {self.unlinked:,}, because Excel opens at most 65,530 "
                "links on one sheet. Their numbers are complete.",
            ),
        )
        return (*self.altered, *(sentence for count, sentence in said if count))
