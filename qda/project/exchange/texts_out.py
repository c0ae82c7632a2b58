"""Every text that leaves the project in an export, so that it can be looked through for identifiers."""

from qda.interchange.refi.tree import name_of
from qda.model.table import Column, ColumnKind, Table
from qda.project.exchange.export_project import Draft


def texts_out(draft: Draft) -> Table:
    """The texts, notes, descriptions and names of a draft, and where each stands."""
    rows = [("text", text) for text in draft.base.texts.values()]
    for element in draft.root.iter():
        if element.text and element.text.strip():
            rows.append((name_of(element), element.text))
        if element.get("name"):
            rows.append((name_of(element), str(element.get("name"))))
    column = Column("where", "Where", ColumnKind.TEXT), Column("text", "Text", ColumnKind.TEXT)
    return Table("texts", "Texts", column, tuple(rows), "text", len(rows))
