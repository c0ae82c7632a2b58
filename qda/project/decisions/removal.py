"""Take documents out of the study: one by its name, or all that a file gave, as the rows of a survey."""

from qda.ingest.document import origins
from qda.project.workspace import Workspace
from qda.store.changes.change import Change
from qda.store.changes.documents import Removal


def documents_called(workspace: Workspace, called: str) -> tuple[str, ...]:
    """The document of a name; where there is none, those that were read from a file of this name. A name that
    is neither comes back as it is, for `remove` to refuse."""
    documents = workspace.store.documents()
    if any(one.name == called for one in documents):
        return (called,)
    return tuple(one.name for one in documents if called in origins(one)) or (called,)


def remove(change: Change, names: tuple[str, ...]) -> Removal:
    """Take documents out; tells what is kept of all together. Raises UsageError for an unknown one."""
    kept = [change.remove_document(name) for name in names]
    return Removal(
        ", ".join(names),
        sum(one.versions for one in kept),
        sum(one.codings for one in kept),
        sum(one.decisions for one in kept),
        sum(one.memos for one in kept),
    )
