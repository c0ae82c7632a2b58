"""What became of each file of an import, as a table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from qda.ingest.notice import Notice
from qda.model.table import Column, ColumnKind, Table
from qda.project.intake.reading import Seen
from qda.store.payloads import Outcome

_LONG = 100
"""Characters of a reason; the error itself says it in full."""
_COLUMNS = (
    Column("file", "File", ColumnKind.TEXT, "the file, or the archive and its member"),
    Column("format", "Format", ColumnKind.TEXT),
    Column("documents", "Documents", ColumnKind.COUNT),
    Column("outcome", "Outcome", ColumnKind.TEXT, "what became of its documents"),
    Column("reason", "Reason", ColumnKind.TEXT, "why it gave no documents"),
)
_NOTES = (
    Column("where", "Where", ColumnKind.TEXT, "the document or the file"),
    Column("what", "What", ColumnKind.TEXT),
    Column("remedy", "What can be done", ColumnKind.TEXT),
)
_PLURAL = {"hidden file": "hidden files", "hidden folder": "hidden folders", "folder": "folder entries"}


def import_summary(seen: Sequence[Seen], outcomes: Mapping[str, Outcome]) -> Table:
    """One row for each file that a person wants to see named; N counts the files, not the documents."""
    listed = [one for one in seen if one.listed]
    unlisted = Counter(_PLURAL.get(one.aside, one.aside) for one in seen if not one.listed)
    return Table(
        name="import",
        title="Imported files",
        columns=_COLUMNS,
        rows=tuple(
            (one.file, one.format, len(one.documents), _outcome(one, outcomes), _reason(one))
            for one in listed
        ),
        unit="file",
        n=len(listed),
        excluded=dict(unlisted),
    )


def notices_table(notices: Sequence[Notice]) -> Table:
    """Every note of an import as a row, those too that are the same for many documents."""
    rows = tuple((one.where, one.what, one.remedy) for one in notices)
    return Table("notes", "Notes of an import", _NOTES, rows, "note", len(rows))


def _outcome(one: Seen, outcomes: Mapping[str, Outcome]) -> str:
    if one.refused:
        return "refused"
    if one.aside:
        return "left aside"
    counts = Counter(outcomes[name] for name in one.documents)
    if len(counts) == 1:
        return str(next(iter(counts)))
    return ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])


def _reason(one: Seen) -> str:
    reason = one.refused or one.aside
    return reason if len(reason) <= _LONG else reason[: _LONG - 2].rsplit(" ", 1)[0] + " …"
