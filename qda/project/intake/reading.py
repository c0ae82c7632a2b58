"""Read files, folders, archives and standard input one after the other, and hold what came of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, Place, QdaError
from qda.ingest.bounded import Worker
from qda.ingest.document import FileRead, file_of, origins, read_source, source_name, table_of
from qda.ingest.folder import find
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Comment, Options
from qda.ingest.references import SUFFIXES
from qda.ingest.registry import NOT_READ, READERS, is_archive, is_table
from qda.ingest.source import Found, Source, sources_of
from qda.interchange.suffixes import EXCHANGED
from qda.model.document import LITERATURE, Document, Speakers
from qda.model.typed import typed
from qda.project.decisions.coding_tables import may_hold_codings, rows_in, said_by_a_person
from qda.project.intake.admission import Admission
from qda.project.intake.columns_said import refuse_other_columns, rows_as_before
from qda.project.intake.guesses import Guesses
from qda.project.intake.hearing import Hearing, Told
from qda.project.intake.row_names import apart
from qda.project.intake.said_before import as_said, reading_said, speakers_said
from qda.project.intake.same_text import is_a_version
from qda.project.intake.spool import Spool
from qda.project.workspace import Workspace
from qda.store.location import FOLDER

NOT_LISTED = ("hidden", "folder")
"""How the reasons begin of what is left aside without being named, because nobody misses it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was come across: what it is, the documents that it gave, else why it gave none."""

    file: str
    format: str
    documents: tuple[str, ...] = ()
    refused: str = ""
    aside: str = ""

    @property
    def listed(self) -> bool:
        """Whether a person wants to see it named."""
        return not self.aside.startswith(NOT_LISTED)


class Shelf:
    """Takes sources, and holds the documents, the remarks and what was refused or left aside; `here` are the
    documents that the project has, by name, as they were before."""

    def __init__(
        self,
        workspace: Workspace,
        worker: Worker,
        admission: Admission,
        hearing: Hearing,
        *,
        kind: str | None,
        language: str | None,
        options: Options,
        speakers: Speakers,
    ) -> None:
        self._workspace, self._worker, self._admission = workspace, worker, admission
        self._hearing = hearing
        self._kind, self._language, self._options, self._said = kind, language, options, speakers
        self.here: Mapping[str, Document] = {one.name: one for one in workspace.store.documents()}
        self._from: dict[str, list[Document]] = {}
        for one in self.here.values():
            for origin in origins(one):
                self._from.setdefault(origin, []).append(one)
        self._guesses = Guesses(workspace, self.here)
        self._given: dict[str, Path] = {}
        self._spool = Spool(workspace.folder / FOLDER)
        self.documents: dict[str, Document] = {}
        self.as_before: set[str] = set()
        self.comments: dict[str, tuple[Comment, ...]] = {}
        self._told: list[list[Notice]] = []
        self.refused: list[QdaError] = []
        self.seen: list[Seen] = []

    def add(self, found: Iterable[Found]) -> None:
        """Take what was found; of each source all documents come in, or none."""
        for one in found:
            if isinstance(one, Source):
                self._add(one)
            elif isinstance(one, Notice):
                self._leave(one)
            else:
                self._refuse(one, str(one.place.file) if one.place else "")

    def _add(self, source: Source) -> None:
        try:
            if self._is_of_codings(source):
                what = "codings of documents of this project, left aside"
                self._leave(Notice(what, str(source.path), "To bring people's back: qda import FILE"))
                return
            read = self._read(source)
            named, renamed = self._named(read.documents, source)
            self._refuse_taken(named, source)
            of_kind = [self._as_said(one) for one in named]
            documents, left_out = self._admission.let_in([one for one, _ in of_kind])
            heard = [self._heard(document) for document in documents]
        except InputError as error:
            self._refuse(error, str(source.path))
            return
        kinds = chain.from_iterable(told for _, told in of_kind)
        self._told.append([*read.notices, *renamed, *kinds, *left_out])
        names = tuple(one.name for one in documents)
        self.seen.append(Seen(str(source.path), _format(source.path), names))
        for document, told in heard:
            self._given[document.name] = source.path
            self.documents[document.name] = self._spool.holding(document)
            self.comments[document.name] = self._admission.comments(read.comments.get(document.name, ()))
            notices: list[Notice] = []
            self._told.append(notices)
            if told is None:
                self._hearing.later(document, partial(self._tell, document.name, notices))
            else:
                self._tell(document.name, notices, told)

    def _tell(self, name: str, notices: list[Notice], told: Told) -> None:
        """Keep who speaks in a document, and what there is to say of it."""
        speakers, said = told
        heard = self.documents[name] = self.documents[name].changed(speakers=speakers)
        notices += self._guesses.keep(heard, said)

    def keep_heard(self) -> None:
        """Remember by what all documents were heard, when they were."""
        self._guesses.write()

    @property
    def notices(self) -> list[Notice]:
        """What people should know, file by file."""
        return list(chain.from_iterable(self._told))

    def _is_of_codings(self, source: Source) -> bool:
        """Whether a table is one of codings of documents that are here, so that its rows are none."""
        if not may_hold_codings(source.path) or said_by_a_person(self._options) or self._before(source):
            return False
        said = rows_in(source.content, source.path, self._options, self._worker)
        names = self.here.keys() | self.documents.keys()
        return said is not None and any(row.document in names for row in said.rows)

    def _leave(self, notice: Notice) -> None:
        if notice.what == NOT_READ and Path(notice.where).suffix.lower() in EXCHANGED:
            what = "a project or codebook of another program, left aside"
            notice = Notice(what, notice.where, "Import it by its own name: qda import FILE")
        seen = Seen(notice.where, _format(Path(notice.where)), aside=notice.what)
        self.seen.append(seen)
        if seen.listed:
            self._told.append([notice])

    def _refuse(self, error: InputError, file: str) -> None:
        self.refused.append(error)
        self.seen.append(Seen(file, _format(Path(file)), refused=error.problem))

    def _read(self, source: Source) -> FileRead:
        """The documents of a source; those kept when it was read before, if somebody said how then."""
        if self._admission.keyless:
            return self._known(source)
        if self._asks_nothing and (rows := rows_as_before(self._rows_of(source), source)):
            return self._kept(rows)
        try:
            read = read_source(
                source,
                root=self._workspace.folder,
                options=self._how(source.path),
                kind=self._kind,
                reader=self._worker.read,
            )
        except InputError:
            before = self._before(source)
            if not before:
                raise
            return self._kept(before)
        if self._asks_nothing:
            refuse_other_columns(read.documents, self._rows_of(source), source)
        return read

    @property
    def _asks_nothing(self) -> bool:
        """Whether nobody says now how files are to be read."""
        return self._options == AS_IT_IS and self._kind is None

    def _rows_of(self, source: Source) -> list[Document]:
        """The documents that were rows of a table when it was read last, those too that were taken out."""
        name = self._name_of(source)
        return [one for one in (*self._from.get(name, ()), *self._removed) if table_of(one) == name]

    @cached_property
    def _removed(self) -> tuple[Document, ...]:
        return self._workspace.store.removed_documents()

    def _kept(self, documents: tuple[Document, ...]) -> FileRead:
        """Documents as they were read before."""
        self.as_before.update(one.name for one in documents)
        return FileRead(documents, (), MappingProxyType({}))

    def _how(self, path: Path) -> Options:
        return reading_said(self._options, path, self.here, kind=self._kind, speakers=self._said)

    def _before(self, source: Source) -> tuple[Document, ...]:
        """The documents that were read from these very bytes before; none of a source that is new."""
        before = tuple(self._from.get(self._name_of(source), ()))
        return before if {one.source_hash for one in before} == {source.hash} else ()

    def _known(self, source: Source) -> FileRead:
        """What was read of a source before; without the key nothing else comes in."""
        before = self._before(source)
        if not before:
            self._admission.refuse_without_key(source.path)
        return self._kept(before)

    def _heard(self, document: Document) -> tuple[Document, Told | None]:
        """The document with what people said of its speakers, and who asks in it, None when that is to be
        heard beside other work; it is looked for anew unless text, kind, settings and people's word are those
        of before."""
        before = self._guesses.before(document.name)
        document = replace(document, speakers=speakers_said(document, before, self._said))
        known = self._guesses.known(document)
        if known is not None:
            return known, (known.speakers, ())
        return document, None if self._hearing.beside(document) else self._hearing.now(document)

    def _as_said(self, document: Document) -> tuple[Document, Sequence[Notice]]:
        return as_said(document, self.here.get(document.name), kind=self._kind, language=self._language)

    def heard_again(self) -> list[Document]:
        """The documents of which no file was read and in which others ask by the settings of now."""
        again = [(one, self._again(one)) for one in self._guesses.lapsed(self.documents)]
        return [now for one, now in again if now.speakers != one.speakers]

    def _again(self, document: Document) -> Document:
        """A kept document with who asks in it now."""
        try:
            speakers, said = self._hearing.now(self._guesses.before(document.name) or document)
        except InputError as error:
            self._refuse(error, document.source)
            return document
        heard = document.changed(speakers=speakers)
        self._told.append(self._guesses.keep(heard, said))
        return heard

    def _named(
        self, documents: tuple[Document, ...], source: Source
    ) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
        """The documents, the rows of a table set apart from those of other files."""
        by_row = is_table(source.path) and documents[0].source != self._name_of(source)
        return apart(documents, source, self._elsewhere, self._own, self.here) if by_row else (documents, ())

    def _name_of(self, source: Source) -> str:
        return source_name(source, self._workspace.folder)

    def _own(self, name: str, source: Source) -> bool:
        """Whether a document of this source has this name already."""
        kept = self.here.get(name)
        return kept is not None and self._name_of(source) in origins(kept)

    def _elsewhere(self, name: str, source: Source) -> Path | None:
        """The other file that gave a document of this name, now or before."""
        home = self._given.get(name) or self._home(name, source)
        return home if home is not None and home.resolve() != source.path.resolve() else None

    def _refuse_taken(self, documents: Sequence[Document], source: Source) -> None:
        """Refuse a source that calls two documents alike, or one like a document of another source."""
        names: set[str] = set()
        for name in (one.name for one in documents):
            home = source.path if name in names else self._elsewhere(name, source)
            if home is not None:
                raise _taken(name, home, source.path)
            names.add(name)
        if not is_table(source.path):
            self._refuse_another(documents, source)

    def _refuse_another(self, documents: Sequence[Document], source: Source) -> None:
        """Refuse a text from elsewhere that is called like a document and is another one.

        A table's row or a work is known by what it is called, and may have become all other words.
        """
        is_library = source.path.suffix.lower() in SUFFIXES
        for one in documents:
            if is_library and one.kind == LITERATURE:
                continue
            kept = self.here.get(one.name)
            file = self._workspace.folder / file_of(kept) if kept is not None else source.file
            here = file.is_file() and file.resolve() == source.file.resolve()
            if kept is not None and not here and not is_a_version(one, kept):
                raise _another(kept, source.path)

    def _home(self, name: str, source: Source) -> Path | None:
        """The file that holds a document of this name already, if it is another one."""
        kept = self.here.get(name)
        file = self._workspace.folder / file_of(kept) if kept is not None else None
        if file is None or not file.is_file() or file.resolve() == source.file.resolve():
            return None
        return file


def files_of(path: Path) -> Iterator[Path | Notice | InputError]:
    """A file, or the files of a folder; what cannot be used is handed out with its reason."""
    try:
        if not path.is_dir():
            yield path
            return
        found = find(path)
        yield from found.skipped
        yield from found.files
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"it cannot be read: {error.strerror}", place=Place(path))


def opened(file: Path | Notice | InputError) -> Iterable[Found]:
    """What is to be read of a file; what was not to be used stays what it is."""
    return sources_of(file) if isinstance(file, Path) else [file]


def _format(path: Path) -> str:
    known = READERS.get(path.suffix.lower())
    if known is not None:
        return known.name
    return "zip archive" if is_archive(path) else "not known"


def _another(kept: Document, path: Path) -> InputError:
    return InputError(
        f"it would be a new version of the document {kept.name!r}, with which it has hardly a word in common",
        place=Place(path),
        remedy=f"If it is another text, rename the file, or name it in its front matter: 'document: ...'. "
        f"If it takes the old one's place: qda remove {typed(kept.name)}",
    )


def _taken(name: str, home: Path, path: Path) -> InputError:
    what = "stands in it twice" if home == path else f"is already that of {home}"
    return InputError(
        f"the name {name!r} {what}",
        place=Place(path),
        remedy="Rename one of the files, or name one in its front matter: 'document: ...'.",
    )
