"""One file, or one member of an archive, to its documents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from qda.errors import InputError, Place
from qda.ingest import sniff
from qda.ingest.names import is_name, tidy
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Comment, Options, Reading
from qda.ingest.registry import is_table, reader_for
from qda.ingest.source import STANDARD_INPUT, Source, read_file
from qda.ingest.stored_text import refuse_unstorable, turned_round
from qda.model.document import INTERVIEW, LITERATURE, Document

KIND_OF_FOLDER = {"interview": INTERVIEW, "interviews": INTERVIEW, "literature": LITERATURE}
WITHIN = " > "
"""Stands in a document's source between the file and where in the file the document is."""

Read = Callable[[bytes, Path, Options], Sequence[Reading]]
"""Reads bytes by the suffix of the path that names them."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """The documents of one file, what a person should know of them, and remarks, by document."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]
    comments: Mapping[str, tuple[Comment, ...]]


def directly(content: bytes, path: Path, options: Options) -> Sequence[Reading]:
    """Read in this process, without limits of time and memory."""
    return reader_for(path)(content, path, options)


def read(path: Path, *, root: Path, options: Options = AS_IT_IS, kind: str | None = None) -> FileRead:
    """Read a file that is no archive; `read_source` says how."""
    return read_source(Source(path, read_file(path)), root=root, options=options, kind=kind)


def read_source(
    source: Source,
    *,
    root: Path,
    options: Options = AS_IT_IS,
    kind: str | None = None,
    reader: Read = directly,
) -> FileRead:
    """Read a source as documents of the project folder `root`; most are one document.

    A name is the one that the file gives (`document` in front matter), else the file's name without suffix.
    The kind is the one asked for, else the file's own, else that of the nearest folder called `interviews` or
    `literature` within the archive or within `root` (of a file elsewhere, its own folder's); without such a
    folder it is an interview. `source` is the path within `root`; of a file elsewhere only its name is kept,
    because a path can tell who it is. A work of literature is read as prose, unless the options say
    which columns hold its words or whose they are.

    Raises InputError when it cannot be read, has an unknown suffix, is not what its suffix says or holds no
    text.
    """
    path, content = source.path, source.content
    if not content:
        raise _empty("", path)
    sniff.refuse_other_kind(content, path)
    home, kind_there = source_name(source, root), _kind_of_folder(source, root)
    readings = reader(content, path, _for_kind(options, kind_called(kind) or kind_there))
    for one in readings:
        refuse_unstorable(one, path)
    full = [one for one in readings if _has_text(one)]
    if not full:
        raise _empty(readings[0].text if readings else "", path)
    documents = [
        _document(one, source, home, kind_called(kind or one.metadata.kind) or kind_there) for one in full
    ]
    turned = (notice for one in full for notice in turned_round(one, path))
    notices = (*(notice for one in readings for notice in one.notices), *turned)
    remarks = zip(documents, full, strict=True)
    return FileRead(
        tuple(documents), notices, {document.name: one.comments for document, one in remarks if one.comments}
    )


def _for_kind(options: Options, kind: str) -> Options:
    """How files of a kind are read. The few formats in which a file says its own kind are text, whose layout
    tells nobody's turns, so that the kind can be asked for before the file is read."""
    if options.prose is not None or options.text_columns or options.participant_column:
        return options
    return replace(options, prose=kind == LITERATURE)


def _document(reading: Reading, source: Source, home: str, kind: str) -> Document:
    metadata = reading.metadata
    return Document(
        name=metadata.document or _name_of_file(source.path),
        kind=kind,
        text=reading.text,
        body=reading.body,
        source=WITHIN.join(part for part in (home, reading.member) if part),
        source_hash=source.hash,
        participant=metadata.participant,
        attributes=metadata.attributes,
        locators=metadata.locators,
        language=metadata.language,
        speakers=metadata.speakers,
    )


def file_of(document: Document) -> str:
    """The file that a document was read from, as its source names it."""
    return document.source.partition(WITHIN)[0]


def table_of(document: Document) -> str:
    """The table of which a document is a row, as its source names it; "" of any other document."""
    table = document.source.rpartition(WITHIN)[0]
    return table if is_table(PurePath(table)) else ""


def origins(document: Document) -> tuple[str, ...]:
    """What a document's source names, the file and each thing within: one of them is the source read."""
    parts = document.source.split(WITHIN)
    return tuple(WITHIN.join(parts[:count]) for count in range(1, len(parts) + 1))


def source_name(source: Source, root: Path) -> str:
    """How the documents of a source name it, before what they say of their place in it."""
    return WITHIN.join((_source(source.file, root).as_posix(), *source.inside))


def _has_text(reading: Reading) -> bool:
    return bool(reading.body.of(reading.text).strip())


def _empty(text: str, path: Path) -> InputError:
    what = "there is no text below the front matter" if text.strip() else "the file is empty"
    return InputError(what, place=Place(path), remedy="Write the text into it, or remove the file.")


def _name_of_file(path: Path) -> str:
    name = tidy(path.stem)
    if not is_name(name):
        raise InputError(
            "the file's name cannot be the document's name",
            place=Place(path),
            remedy="Rename the file, or give the name in the front matter: 'document: P1'.",
        )
    return name


def kind_called(asked: str | None) -> str | None:
    """A kind as it is kept: in small letters, and `interviews` as `interview`."""
    if asked is None:
        return None
    name = tidy(asked).lower()
    return KIND_OF_FOLDER.get(name, name)


def _kind_of_folder(source: Source, root: Path) -> str:
    above = _source(source.file, root).parent.parts or source.file.parent.resolve().parts[-1:]
    folders = (*above, *PurePath(*source.inside).parent.parts)
    return _kind_within(folders)


def kind_by_place(document: Document) -> str | None:
    """The kind that the folders of a kept document's file tell; None where its source names none."""
    parts = (PurePath(part).parent.parts for part in document.source.split(WITHIN))
    folders = [folder for several in parts for folder in several]
    return _kind_within(folders) if folders else None


def _kind_within(folders: Sequence[str]) -> str:
    known = (KIND_OF_FOLDER.get(folder.lower()) for folder in reversed(folders))
    return next((kind for kind in known if kind), INTERVIEW)


def _source(file: Path, root: Path) -> PurePath:
    if file == STANDARD_INPUT:
        return file
    whole = file.parent.resolve() / file.name
    return whole.relative_to(root.resolve()) if whole.is_relative_to(root.resolve()) else PurePath(file.name)
