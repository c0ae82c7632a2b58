"""Every coding of a selection as data for other programs."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from qda.analysis.frames.selection import ALL, Selection, select
from qda.analysis.segments import segments, stale_among
from qda.errors import UsageError
from qda.interchange.codings import FORMATS, export
from qda.model.table import Table
from qda.project.coded import coded
from qda.project.study import Study

_DEFAULT = "csv"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many codings were written, how many of them stale, and the text when it went to no file."""

    rows: int
    stale: int
    text: str = ""


def codings_table(study: Study, selection: Selection) -> Table:
    """What is exported: every assertion and every status, for both have columns, unless a filter says
    otherwise, and what people coded of interviewers' words too."""
    whole = replace(
        selection,
        assertions=selection.assertions or (ALL,),
        statuses=selection.statuses or (ALL,),
        every_coding=True,
    )
    return segments(select(coded(study), whole))


def export_codings(table: Table, path: Path | None, form: str | None) -> Exported:
    """Write codings to a file, in a format or by its ending; without a file the text is given back."""
    stale = stale_among(table)
    chosen = _format(path, form)
    if path is not None:
        export(path, table, chosen)
        return Exported(len(table.rows), stale)
    if chosen == "parquet":
        raise UsageError("parquet is not text", remedy="Name a file: qda export codings codings.parquet")
    with tempfile.TemporaryDirectory(prefix="qda-") as folder:
        draft = Path(folder) / f"codings.{chosen}"
        export(draft, table, chosen)
        return Exported(len(table.rows), stale, draft.read_bytes().decode("utf-8"))


def _format(path: Path | None, form: str | None) -> str:
    ending = path.suffix.lower().removeprefix(".") if path else _DEFAULT
    if form is None and ending not in FORMATS:
        remedy = f"Let the file's name end in {', '.join(FORMATS)}, or say --format."
        raise UsageError(f"{str(path)!r} does not say in which format to write", remedy=remedy)
    return form or ending
