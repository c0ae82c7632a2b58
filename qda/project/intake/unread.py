"""Files that lie in the transcripts folder, and that no command has read yet."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from qda.ingest.document import file_of, source_name
from qda.ingest.folder import find
from qda.ingest.source import Source
from qda.model.counted import some
from qda.model.document import Document
from qda.project.workspace import Workspace


def told_of_unread(workspace: Workspace, documents: Sequence[Document]) -> Iterator[str]:
    """That new files are in no count. Their names alone are looked at, so that it costs nothing; `qda status`
    tells of changed ones too. Files that are called like somebody who withdrew stay out, and untold."""
    folder = workspace.folder / workspace.settings.transcripts
    known = {file_of(one) for one in documents}
    if not folder.is_dir() or _are_all_among(known, folder, workspace.folder):
        return
    known |= {file_of(one) for one in workspace.store.removed_documents()}
    names = {file: source_name(Source(file, b""), workspace.folder) for file in find(folder).files}
    new = {file: name for file, name in names.items() if name not in known}
    if new:
        from qda.project.intake.admission import admission  # loads what replaces names, which few need

        is_gone = admission(workspace).is_gone
        new = {file: name for file, name in new.items() if not is_gone(file.stem)}
    if new:
        unread = some(list(new.values()))
        yield f"note: not read yet, and in no count: {unread}. To read it: qda run, or qda import FILE"


def _are_all_among(known: Collection[str], folder: Path, root: Path) -> bool:
    """Whether all files below a folder are known, by a quick look: if not, it takes a closer one."""
    if not folder.is_relative_to(root):
        return False
    for above, _, names in os.walk(folder):
        place = Path(above).relative_to(root).as_posix()
        if not all(name.startswith(".") or f"{place}/{name}" in known for name in names):
            return False
    return True
