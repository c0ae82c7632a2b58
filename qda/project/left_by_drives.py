"""What a cloud drive has left beside files of the project, with work that may be nowhere else."""

from collections.abc import Iterator
from glob import escape

from qda.ingest.notice import Notice
from qda.model.typed import typed
from qda.project.settings_file import NAME
from qda.project.workspace import Workspace
from qda.store.copies import head_of, left_by_drives
from qda.store.payloads import Merged


def told_of_left_by_drives(workspace: Workspace) -> Iterator[Notice]:
    """What to say of each: whether it may hold what is not here, and how that comes in."""
    left = left_by_drives(workspace.folder)
    known = _known(workspace) if left else set()
    for one in left:
        name = workspace.show(one)
        if head_of(one) in known:
            what = "a copy of the database that holds nothing more than it"
            yield Notice(what, name, "It is not used, but holds texts and codings too: delete it.")
        else:
            what = (
                "another state of the database, as a cloud drive keeps it when two computers write at once: "
                "what people did in it may not be here"
            )
            bring = f"See what it would bring in: qda merge {typed(name)}"
            yield Notice(what, name, f"{bring}. Delete it when that has come in with --apply, or is nothing.")
    for file in (workspace.folder / NAME, workspace.participants_file):
        for copy in sorted(file.parent.glob(f"{escape(file.stem)} (*{file.suffix}")):
            what = f"it is called like a copy of {file.name}, which alone is read"
            yield Notice(what, workspace.show(copy), f"Take over what only the copy has into {file.name}.")


def _known(workspace: Workspace) -> set[str | None]:
    """The states of the database that it has gone through, and those that came in from other copies."""
    events = workspace.store.events()
    merged = (one for one in events if one.type == Merged.__name__)
    return {*(one.hash for one in events), *(str(one.payload.get("head")) for one in merged)}
