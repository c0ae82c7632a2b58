"""What counts twice, or as several, and may be one: texts of documents, names of coders, databases."""

from collections.abc import Iterator, Sequence

from qda.model.document import Document
from qda.project.decisions.like_coders import told_of_like_coders
from qda.project.intake.copies import told_of_copies
from qda.project.left_by_drives import told_of_left_by_drives
from qda.project.workspace import Workspace


def told_of_doubles(workspace: Workspace, documents: Sequence[Document]) -> Iterator[str]:
    """What to say of them. Nothing is decided: a person knows what is one."""
    yield from (f"note: {one}" for one in told_of_copies(workspace, documents))
    yield from told_of_like_coders(workspace.store)
    yield from (f"note: {one}" for one in told_of_left_by_drives(workspace))
