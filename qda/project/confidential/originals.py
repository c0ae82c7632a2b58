"""The files of transcripts whose names were replaced: they go beside the key, and texts come back."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from qda.errors import InputError
from qda.ingest.document import file_of, read_source
from qda.ingest.source import Source
from qda.model.document import Document
from qda.model.identity import hash_bytes
from qda.privacy.replace import Replacer
from qda.project.workspace import Workspace

_TEXT_FILES = {".txt", ".md"}


def move_originals(workspace: Workspace, key: Path, replacer: Replacer, actor: str) -> Iterator[Path]:
    """Move files that are not as the database has them beside the key, and give where they are now.

    Text files come back with the replacements, if they are read then as the document that the database has.
    """
    home = key.parent / f"{key.stem}-originals"
    for source, document in {file_of(one): one for one in workspace.store.documents()}.items():
        path = workspace.folder / source
        if not (path.is_file() and source.startswith(f"{workspace.settings.transcripts}/")):
            continue
        content = document.text.encode("utf-8")
        if path.read_bytes() != content:
            yield _moved(path, home / source)
            if path.suffix.lower() in _TEXT_FILES and _is_read_as(document, path, content, workspace):
                path.write_bytes(content)
                with workspace.store.change(actor) as change:
                    change.put_document(document.changed(source_hash=hash_bytes(content)))
    people = workspace.folder / workspace.settings.participants
    if people.is_file():
        text = people.read_bytes().decode("utf-8", errors="surrogateescape")
        said = replacer.replaced(text)
        if said != text:
            yield _moved(people, home / workspace.settings.participants)
            people.write_bytes(said.encode("utf-8", errors="surrogateescape"))


def _moved(path: Path, home: Path) -> Path:
    """Where a file is now: beside what earlier steps have moved from its place."""
    names = (home.with_stem(f"{home.stem}-{number}") for number in count(2))
    target = home if not home.exists() else next(one for one in names if not one.exists())
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.move(path, target)
    target.chmod(0o600)
    return target


def _is_read_as(document: Document, path: Path, content: bytes, workspace: Workspace) -> bool:
    """Whether a text file of some content is read as the document; of subtitles saved as text none is."""
    try:
        read = read_source(Source(path, content), root=workspace.folder).documents
    except InputError:
        return False
    return [_read(one) for one in read] == [_read(document)]


def _read(document: Document) -> tuple[object, ...]:
    return document.name, document.text, document.body, document.locators, document.speakers.labels
