"""Whether the participants file says something else than reports know."""

from collections.abc import Iterator

from qda.errors import QdaError
from qda.ingest.attributes import People, by_name
from qda.ingest.notice import Notice
from qda.project.participants_file import read_people
from qda.project.workspace import Workspace


def participants_changed(workspace: Workspace) -> bool:
    """Whether the file is another than the one that was read last; one that cannot be read is an error to
    whoever reads it, and none here."""
    try:
        people = read_people(workspace.participants_file)
    except QdaError:
        return False
    known = by_name(workspace.store.participants())
    return people != known and _as_admitted(workspace, people) != known


def _as_admitted(workspace: Workspace, people: People) -> People:
    """With replaced names, and without who withdrew."""
    from qda.project.intake.admission import admission  # loads what replaces names, which few need

    return admission(workspace).people(people)


def told_of_participants(workspace: Workspace) -> Iterator[Notice]:
    """What to say where reports know other attributes than the file has; nothing before anything was read."""
    if participants_changed(workspace) and workspace.store.count_documents():
        yield Notice(
            "changed since it was read, and reports know the attributes of before",
            workspace.settings.participants,
            "To read it: qda run, or qda import",
        )
