"""What is in a file against what is in the project after its import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.ingest.notice import Notice
from qda.interchange.refi.remarks import Remarks, Subject
from qda.model.table import Column, ColumnKind, Table

_COLUMNS = (
    Column("what", "What", ColumnKind.TEXT),
    Column("file", "In the file", ColumnKind.COUNT),
    Column("project", "In the project", ColumnKind.COUNT),
    Column("new", "New", ColumnKind.COUNT, "of these, not in the project before"),
    Column("explained", "Explained", ColumnKind.COUNT, "the difference, by the remarks of the report"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each subject are in the file, in the project, and new there."""

    file: Mapping[Subject, int]
    project: Mapping[Subject, int]
    new: Mapping[Subject, int]

    def unexplained(self, remarks: Remarks) -> dict[Subject, int]:
        """What neither is in the project nor was noted; nothing, or this program has lost something."""
        left = {one: self.file[one] - self.project[one] - remarks.explained(one) for one in self.file}
        return {one: count for one, count in left.items() if count}

    def table_of_export(self, title: str, remarks: Remarks) -> Table:
        """The counts of a file that was written."""
        columns = (_COLUMNS[0], _COLUMNS[2], _COLUMNS[1], _COLUMNS[4])
        rows = tuple(
            (str(one), self.project.get(one, 0), self.file[one], remarks.explained(one)) for one in self.file
        )
        return Table("export", f"Exported: {title}", columns, rows, "item", sum(self.file.values()))

    def table(self, title: str, remarks: Remarks) -> Table:
        """The counts as a table."""
        return Table(
            name="import",
            title=f"Imported from {title}",
            columns=_COLUMNS,
            rows=tuple(
                (
                    str(one),
                    self.file[one],
                    self.project.get(one, 0),
                    self.new.get(one, 0),
                    remarks.explained(one),
                )
                for one in self.file
            ),
            unit="item",
            n=sum(self.file.values()),
        )


def remarks_table(title: str, remarks: Remarks, notices: Sequence[Notice] = ()) -> Table:
    """Every remark and notice as a row: the loss report."""
    rows = [(str(one.fate), one.what, one.item, str(one.subject or "")) for one in remarks.all]
    rows += [("note", f"{one.what}. {one.remedy}".removesuffix(". "), one.where, "") for one in notices]
    return Table(
        name="remarks",
        title=f"Remarks on {title}",
        columns=(
            Column("fate", "Fate", ColumnKind.TEXT, "accepted, kept, skipped, not written, note"),
            Column("what", "What", ColumnKind.TEXT),
            Column("item", "Item", ColumnKind.TEXT),
            Column("counts", "Counts as", ColumnKind.TEXT, "what it is one of, in the counts"),
        ),
        rows=tuple(rows),
        unit="remark",
        n=len(rows),
    )
