"""The files of transcripts whose names were replaced: they go beside the key, and texts come back."""

from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

from qda.errors import InputError
from qda.files.atomic import replacing
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
            copy = _beside_the_key(path, home / source)
            if path.suffix.lower() in _TEXT_FILES and _is_read_as(document, path, content, workspace):
                with workspace.store.change(actor) as change:
                    change.put_document(document.changed(source_hash=hash_bytes(content)))
                with replacing(path) as draft:
                    draft.write_bytes(content)
            else:
                path.unlink()
            yield copy
    people = workspace.participants_file
    if people.is_file():
        text = people.read_bytes().decode("utf-8", errors="surrogateescape")
        said = replacer.replaced(text)
        if said != text:
            copy = _beside_the_key(people, home / workspace.settings.participants)
            with replacing(people) as draft:
                draft.write_bytes(said.encode("utf-8", errors="surrogateescape"))
            yield copy


def _beside_the_key(path: Path, home: Path) -> Path:
    """A copy of a file, beside what earlier steps have moved from its place; one of them may have made it."""
    content = path.read_bytes()
    names = chain([home], (home.with_stem(f"{home.stem}-{number}") for number in count(2)))
    target = next(one for one in names if not one.exists() or one.read_bytes() == content)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with replacing(target) as draft:
            draft.write_bytes(content)
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
