"""The codings of an exported workbook, read like a format so that it can be done under limits."""

from pathlib import Path

from qda.ingest import xlsx_table
from qda.ingest.reader import AS_IT_IS, Options
from qda.ingest.tables.codings import CodingRows, coding_rows


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> list[CodingRows]:
    """The codings of a workbook; none when its columns are not those of an export."""
    found = coding_rows(xlsx_table.sheet_in(content, path, options, []))
    return [] if found is None else [found]
