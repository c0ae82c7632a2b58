"""One file to one document."""

from pathlib import Path, PurePath

from qda.errors import InputError, Place
from qda.files.text import read_bytes
from qda.ingest.names import is_name, tidy
from qda.ingest.reader import Reading
from qda.ingest.registry import reader_for
from qda.model.document import INTERVIEW, LITERATURE, Document
from qda.model.identity import hash_bytes

KIND_OF_FOLDER = {"interview": INTERVIEW, "interviews": INTERVIEW, "literature": LITERATURE}


def read(path: Path, *, root: Path, encoding: str | None = None, kind: str | None = None) -> Document:
    """Read a file as a document of the project folder `root`.

    The name is the front matter's `document`, else the file's name without suffix. The kind is the one
    asked for, else the front matter's, else that of the nearest folder called `interviews` or `literature`
    within `root` (of a file elsewhere, its own folder's); without such a folder it is an interview. `source`
    is the path within `root`; of a file elsewhere only its name is kept, because a path can tell who it is.

    Raises InputError when the file cannot be read, has an unknown suffix or holds no text.
    """
    content = read_bytes(path)
    reading = reader_for(path)(content, path, encoding=encoding)
    _refuse_empty(reading, path)
    source = _source(path, root)
    metadata = reading.metadata
    return Document(
        name=metadata.document or _name_of_file(path),
        kind=_kind(kind or metadata.kind, source, path),
        text=reading.text,
        body=reading.body,
        source=source.as_posix(),
        source_hash=hash_bytes(content),
        participant=metadata.participant,
        attributes=metadata.attributes,
        locators=metadata.locators,
        language=metadata.language,
    )


def _refuse_empty(reading: Reading, path: Path) -> None:
    if reading.body.of(reading.text).strip():
        return
    what = "there is no text below the front matter" if reading.text.strip() else "the file is empty"
    raise InputError(what, place=Place(path), remedy="Write the transcript into it, or remove the file.")


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
