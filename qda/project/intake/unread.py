"""Files that lie in the transcripts folder, and that no command has read yet."""

from collections.abc import Iterator

from qda.ingest.document import file_of, source_name
from qda.ingest.folder import find
from qda.ingest.source import Source
from qda.model.counted import some
from qda.project.workspace import Workspace


def told_of_unread(workspace: Workspace) -> Iterator[str]:
    """That new files are in no count. Their names alone are looked at, so that it costs nothing; `qda status`
    tells of changed ones too. Files that are called like somebody who withdrew stay out, and untold."""
    folder = workspace.folder / workspace.settings.transcripts
    files = find(folder).files if folder.is_dir() else ()
    store = workspace.store
    known = {file_of(one) for one in (*store.documents(), *store.removed_documents())}
    names = {file: source_name(Source(file, b""), workspace.folder) for file in files}
    new = {file: name for file, name in names.items() if name not in known}
    if new:
        from qda.project.intake.admission import admission  # loads what replaces names, which few need

        is_gone = admission(workspace).is_gone
        new = {file: name for file, name in new.items() if not is_gone(file.stem)}
    if new:
        unread = some(list(new.values()))
        yield f"note: not read yet, and in no count: {unread}. To read it: qda run, or qda import FILE"
