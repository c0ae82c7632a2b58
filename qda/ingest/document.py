"""One file to its documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from qda.errors import InputError, Place
from qda.files.text import read_bytes
from qda.ingest.names import is_name, tidy
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Comment, Options, Reading
from qda.ingest.registry import reader_for
from qda.model.document import INTERVIEW, LITERATURE, Document
from qda.model.identity import hash_bytes

KIND_OF_FOLDER = {"interview": INTERVIEW, "interviews": INTERVIEW, "literature": LITERATURE}
WITHIN = " > "
"""Stands in a document's source between the file and where in the file the document is."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """The documents of one file, what a person should know of them, and remarks, by document."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]
    comments: Mapping[str, tuple[Comment, ...]]


def read(path: Path, *, root: Path, options: Options = AS_IT_IS, kind: str | None = None) -> FileRead:
    """Read a file as documents of the project folder `root`; most files are one document.

    A name is the one that the file gives (`document` in front matter), else the file's name without suffix.
    The kind is the one asked for, else the file's own, else that of the nearest folder called `interviews` or
    `literature` within `root` (of a file elsewhere, its own folder's); without such a folder it is an
    interview. `source` is the path within `root`; of a file elsewhere only its name is kept, because a path
    can tell who it is.

    Raises InputError when the file cannot be read, has an unknown suffix or holds no text.
    """
    content = read_bytes(path)
    readings = reader_for(path)(content, path, options)
    if not any(_has_text(one) for one in readings):
        raise _empty(readings[0].text if readings else "", path)
    source, source_hash = _source(path, root), hash_bytes(content)
    documents = [_document(one, path, source, source_hash, kind) for one in readings if _has_text(one)]
    notices = tuple(notice for one in readings for notice in one.notices)
    remarks = zip(documents, (one for one in readings if _has_text(one)), strict=True)
    return FileRead(
        tuple(documents), notices, {document.name: one.comments for document, one in remarks if one.comments}
    )


def _document(reading: Reading, path: Path, source: PurePath, source_hash: str, kind: str | None) -> Document:
    metadata = reading.metadata
    return Document(
        name=metadata.document or _name_of_file(path),
        kind=_kind(kind or metadata.kind, source, path),
        text=reading.text,
        body=reading.body,
        source=WITHIN.join(part for part in (source.as_posix(), reading.member) if part),
        source_hash=source_hash,
        participant=metadata.participant,
        attributes=metadata.attributes,
        locators=metadata.locators,
        language=metadata.language,
        speakers=metadata.speakers,
    )


def file_of(document: Document) -> str:
    """The file that a document was read from, as its source names it."""
    return document.source.partition(WITHIN)[0]


def _has_text(reading: Reading) -> bool:
    return bool(reading.body.of(reading.text).strip())


def _empty(text: str, path: Path) -> InputError:
    what = "there is no text below the front matter" if text.strip() else "the file is empty"
    return InputError(what, place=Place(path), remedy="Write the transcript into it, or remove the file.")


def _name_of_file(path: Path) -> str:
    name = tidy(path.stem)
    if not is_name(name):
        raise InputError(
            "the file's name cannot be the document's name",
            place=Place(path),
            remedy="Rename the file, or give the name in the front matter: 'document: P1'.",
        )
    return name


def _kind(asked: str | None, source: PurePath, path: Path) -> str:
    if asked is not None:
        name = tidy(asked).lower()
        return KIND_OF_FOLDER.get(name, name)
    above = source.parent.parts or path.parent.resolve().parts[-1:]
    known = (KIND_OF_FOLDER.get(folder.lower()) for folder in reversed(above))
    return next((kind for kind in known if kind), INTERVIEW)


def _source(path: Path, root: Path) -> PurePath:
    whole = path.parent.resolve() / path.name
    return whole.relative_to(root.resolve()) if whole.is_relative_to(root.resolve()) else PurePath(path.name)
