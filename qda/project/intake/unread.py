"""Files of the transcripts folder that no command has read yet, or not as they are now."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from qda.ingest.document import file_of, source_name
from qda.ingest.folder import find
from qda.ingest.registry import is_archive
from qda.ingest.source import Source
from qda.model.counted import some
from qda.model.document import Document
from qda.model.identity import hash_bytes
from qda.project.workspace import Workspace


def told_of_unread(workspace: Workspace, documents: Sequence[Document]) -> Iterator[str]:
    """That new files are in no count, and changed ones as they were. Names and times of files are looked at,
    so that it costs nothing; only `qda status` tells of changes within an archive, or of a changed file with
    an older time. Files that are called like somebody who withdrew stay out, and untold."""
    if new := _new(workspace, documents):
        yield f"note: not read yet, and in no count: {some(new)}. To read it: qda run, or qda import FILE"
    if changed := some(_changed(workspace, documents)):
        yield f"note: counted as it was, for it changed since it was read: {changed}. To read it: qda run"


def _new(workspace: Workspace, documents: Sequence[Document]) -> list[str]:
    folder = workspace.folder / workspace.settings.transcripts
    known = {file_of(one) for one in documents}
    if not folder.is_dir() or _are_all_among(known, folder, workspace.folder):
        return []
    known |= {file_of(one) for one in workspace.store.removed_documents()}
    names = {file: source_name(Source(file, b""), workspace.folder) for file in find(folder).files}
    new = {file: name for file, name in names.items() if name not in known}
    if not new:
        return []
    from qda.project.intake.admission import admission  # loads what replaces names, which few need

    is_gone = admission(workspace).is_gone
    return [name for file, name in new.items() if not is_gone(file.stem)]


def _changed(workspace: Workspace, documents: Sequence[Document]) -> list[str]:
    """The files that were written after their documents were read, and hold something else."""
    read_at, inside = workspace.store.read_at(), f"{workspace.settings.transcripts}/"
    files = {file_of(one): one for one in documents if one.source.startswith(inside)}
    root = workspace.folder
    return [file for file, one in files.items() if _is_changed(root, file, one, read_at[one.name])]


def _is_changed(root: Path, file: str, document: Document, read_at: str) -> bool:
    path = os.path.join(root, file)  # hundreds of them: a Path takes long
    try:
        written = os.stat(path)
    except OSError:
        return False
    if written.st_mtime < datetime.fromisoformat(read_at).timestamp() or not stat.S_ISREG(written.st_mode):
        return False
    return not is_archive(Path(file)) and hash_bytes(Path(path).read_bytes()) != document.source_hash


def _are_all_among(known: Collection[str], folder: Path, root: Path) -> bool:
    """Whether all files below a folder are known, by a quick look: if not, it takes a closer one."""
    if not folder.is_relative_to(root):
        return False
    for above, _, names in os.walk(folder):
        place = Path(above).relative_to(root).as_posix()
        if not all(name.startswith(".") or f"{place}/{name}" in known for name in names):
            return False
    return True
