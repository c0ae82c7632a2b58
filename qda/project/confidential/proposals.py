"""The key as a table for the screen."""

from collections.abc import Sequence

from qda.model.table import Column, ColumnKind, Table
from qda.privacy.key import Entry

_COLUMNS = (
    Column("accept", "Accepted", ColumnKind.TEXT, "y: it is to be replaced"),
    Column("kind", "Kind", ColumnKind.TEXT),
    Column("text", "Text", ColumnKind.TEXT, "the words as found"),
    Column("variants", "Variants", ColumnKind.TEXT, "other forms of the same"),
    Column("replacement", "Replacement", ColumnKind.TEXT, "what is to stand for them"),
    Column("count", "Times", ColumnKind.COUNT),
    Column("documents", "Documents", ColumnKind.TEXT),
    Column("example", "Example", ColumnKind.TEXT, "the first place, in context"),
)


def proposals_table(entries: Sequence[Entry]) -> Table:
    """One row for each entry of a key."""
    rows = tuple(
        (
            "y" if one.accept else "",
            one.kind,
            one.text,
            "; ".join(one.variants),
            one.replacement,
            one.count,
            "; ".join(one.documents),
            one.example,
        )
        for one in entries
    )
    return Table("proposals", "Proposals", _COLUMNS, rows, "form", len(rows))
