"""Bring files into a project: read, compare, keep the old version, and carry people's codings along."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qda.coding.reanchor import Carried, Fate, carry
from qda.errors import InputError, Place, Problems, QdaError
from qda.files.text import read_bytes
from qda.ingest.attributes import People, Works, with_attributes
from qda.ingest.document import FileRead, file_of, read
from qda.ingest.folder import find
from qda.ingest.notice import Notice
from qda.ingest.participants import read_participants
from qda.ingest.reader import AS_IT_IS, Comment, Options
from qda.ingest.references import read_references
from qda.model.coding import Coding
from qda.model.decision import Memo
from qda.model.document import NOTHING_KNOWN, Document, Speakers
from qda.model.identity import hash_bytes
from qda.project.admission import Admission, admission
from qda.project.progress import Progress, counted, silent
from qda.project.workspace import Workspace
from qda.store.database import Change
from qda.store.documents import project_order
from qda.store.payloads import Outcome


@dataclass(frozen=True, slots=True)
class Incoming:
    """Documents that were read and not yet kept, the participants, and what was left aside and why.

    `comments` are remarks that stand in the files, by document. `refused` are the files that cannot be used.
    """

    documents: tuple[Document, ...]
    participants: People
    notices: tuple[Notice, ...]
    comments: Mapping[str, tuple[Comment, ...]]
    refused: tuple[QdaError, ...]

    def all_read(self) -> "Incoming":
        """The same; raises the one error, or Problems, when a file could not be used."""
        if self.refused:
            raise self.refused[0] if len(self.refused) == 1 else Problems(list(self.refused))
        return self

    def over(self, kept: Iterable[Document]) -> tuple[Document, ...]:
        """What the project will hold, in its order: what it has, and these in place of their old versions."""
        names = {one.name for one in self.documents}
        return tuple(sorted((*(k for k in kept if k.name not in names), *self.documents), key=project_order))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the outcome for each document, what was left aside, what moved along."""

    outcomes: Mapping[str, Outcome]
    notices: tuple[Notice, ...]
    carried: tuple[Carried, ...]

    def count(self, outcome: Outcome) -> int:
        """How many documents had an outcome."""
        return sum(one is outcome for one in self.outcomes.values())

    @property
    def fates(self) -> dict[Fate, int]:
        """How many codings, decisions and memos of changed documents had each fate."""
        counts = Counter(one.fate for one in self.carried)
        return {fate: counts[fate] for fate in Fate if counts[fate]}


def read_files(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    kind: str | None = None,
    options: Options = AS_IT_IS,
    speakers: Speakers = NOTHING_KNOWN,
    key: Path | None = None,
    without_key: bool = False,
    progress: Progress = silent,
) -> Incoming:
    """Read files and folders, and join what is known of their participants and works. Changes nothing.

    Where names were replaced before, they are replaced here too, by the `key`; `without_key` says that there
    are none. `speakers` is what a person says of those who speak in all of these files. A file that cannot be
    used is refused with its error, and the others are read.
    """
    notices: list[Notice] = []
    files = [file for path in paths for file in _files(path, notices)]
    admitted = admission(workspace, key=key, without_key=without_key)
    shelf = _Reading(workspace, kind, options, speakers, admitted)
    for path in counted("Importing", files, len(files), progress):
        shelf.add(path)
    settings = workspace.settings
    people = admitted.people(_participants(workspace.folder / settings.participants))
    works = _references(workspace.folder / settings.references)
    known: list[Document] = []
    notices += shelf.notices
    for document in shelf.documents.values():
        joined, more = with_attributes(document, participants=people, references=works)
        known.append(joined)
        notices.extend(more)
    return Incoming(tuple(known), people, tuple(notices), shelf.comments, tuple(shelf.refused))


def read_transcripts(workspace: Workspace, *, progress: Progress = silent) -> Incoming:
    """Read the whole transcripts folder.

    A document whose file is gone from the folder stays in the project, and one that was taken out stays out
    although its file is there; both are named in the notices. Only a person decides what the study holds.
    """
    folder = workspace.folder / workspace.settings.transcripts
    if not folder.is_dir():
        raise InputError(
            "the project has no transcripts folder",
            place=Place(folder),
            remedy="Make it and put one file for each interview or work into it.",
        )
    incoming = read_files(workspace, [folder], progress=progress).all_read()
    gone = tuple(
        Notice(
            "its file is gone; the document is kept", document.name, "Put the file back, or use: qda remove"
        )
        for document in workspace.store.documents()
        if document.source.startswith(f"{workspace.settings.transcripts}/")
        and not (workspace.folder / file_of(document)).is_file()
    )
    removed = set(workspace.store.removed())
    out = tuple(
        Notice(
            "it was taken out of the study; its file is left aside",
            one.name,
            "To bring it back: qda import FILE",
        )
        for one in incoming.documents
        if one.name in removed
    )
    kept = tuple(one for one in incoming.documents if one.name not in removed)
    return replace(incoming, documents=kept, notices=incoming.notices + gone + out)


def keep(change: Change, incoming: Incoming) -> Imported:
    """Keep what was read, within a change: new versions of changed texts, and people's codings with them."""
    before = {one.name: one for one in change.documents()}
    outcomes: dict[str, Outcome] = {}
    carried: list[Carried] = []
    change.put_participants(incoming.participants)
    for document in incoming.documents:
        outcomes[document.name] = change.put_document(document)
        old = before.get(document.name)
        if old is not None and old.text_hash != document.text_hash:
            carried.extend(_carry(change, document))
    for name, comments in incoming.comments.items():
        _keep_comments(change, name, comments)
    return Imported(outcomes, incoming.notices, tuple(carried))


def _keep_comments(change: Change, document: str, comments: Sequence[Comment]) -> None:
    """Remarks within a file become memos on its document; one that is a memo already is not written again."""
    written = {memo.text for memo in change.memos(about="document", target=document)}
    for text in dict.fromkeys(_told(comment) for comment in comments):
        if text not in written:
            change.write_memo(Memo("document", document, text, change.actor, change.at))


def _told(comment: Comment) -> str:
    on = f" on {comment.quote!r}" if comment.quote else ""
    return f"Comment{f' by {comment.author}' if comment.author else ''}{on}: {comment.text}"


def _files(path: Path, notices: list[Notice]) -> Iterable[Path]:
    if not path.is_dir():
        return [path]
    found = find(path)
    notices.extend(notice for notice in found.skipped if not notice.what.startswith("hidden"))
    return found.files


class _Reading:
    """Reads one file after the other, and holds what came of each."""

    def __init__(
        self,
        workspace: Workspace,
        kind: str | None,
        options: Options,
        speakers: Speakers,
        admission: Admission,
    ) -> None:
        self.workspace, self.kind, self.options, self.speakers = workspace, kind, options, speakers
        self.admission = admission
        self.kept = {one.name: one for one in workspace.store.documents()}
        self.homes = {one.name: workspace.folder / file_of(one) for one in self.kept.values()}
        self.documents: dict[str, Document] = {}
        self.comments: dict[str, tuple[Comment, ...]] = {}
        self.notices: list[Notice] = []
        self.refused: list[QdaError] = []

    def add(self, path: Path) -> None:
        """Read a file; all of its documents come in, or none."""
        try:
            found = self._read(path)
            for document in found.documents:
                self._refuse_taken(document.name, path)
            documents, left_out = self.admission.let_in(found.documents)
        except InputError as error:
            self.refused.append(error)
            return
        self.notices += [*found.notices, *left_out]
        for document in documents:
            self.comments[document.name] = self.admission.comments(found.comments.get(document.name, ()))
            self.homes[document.name] = path
            self.documents[document.name] = replace(document, speakers=self._speakers(document))

    def _read(self, path: Path) -> FileRead:
        if self.admission.keyless:
            return FileRead(self._known(path), (), {})
        try:
            return read(path, root=self.workspace.folder, options=self.options, kind=self.kind)
        except InputError:
            before = tuple(one for name, one in self.kept.items() if self.homes[name] == path)
            if not _is_kept(path, before):
                raise
            return FileRead(before, (), {})  # read before, when somebody said how it was saved

    def _known(self, path: Path) -> tuple[Document, ...]:
        """What was read from these very bytes before; without the key nothing else comes in."""
        before = tuple(one for name, one in self.kept.items() if self.homes[name] == path)
        if not _is_kept(path, before):
            self.admission.refuse_without_key(path)
        return before

    def _speakers(self, document: Document) -> Speakers:
        """What a person says now of those who speak, or said when the document was imported before."""
        before = self.kept.get(document.name, document).speakers
        return replace(
            document.speakers,
            pattern=self.speakers.pattern or before.pattern,
            interviewers=self.speakers.interviewers or before.interviewers,
        )

    def _refuse_taken(self, name: str, path: Path) -> None:
        home = self.homes.get(name)
        if home is not None and home.is_file() and home.resolve() != path.resolve():
            raise _taken(name, home, path)


def _is_kept(path: Path, documents: Sequence[Document]) -> bool:
    """Whether a file has the very bytes that some documents were read from."""
    hashes = {document.source_hash for document in documents}
    return path.is_file() and hashes == {hash_bytes(read_bytes(path))}


def _taken(name: str, home: Path, path: Path) -> InputError:
    return InputError(
        f"the name {name!r} is already that of {home}",
        place=Place(path),
        remedy="Rename one of the files, or name one in its front matter: 'document: ...'.",
    )


def _participants(path: Path) -> People:
    return read_participants(path) if path.is_file() else {}


def _references(path: Path) -> Works:
    return read_references(path) if path.is_file() else {}


def _carry(change: Change, new: Document) -> list[Carried]:
    """Look for every coding of a document, and those that decisions and memos hold, in its new text."""
    carried: list[Carried] = []
    for coding in sorted(change.codings(), key=_version):
        if coding.anchor.document == new.name:
            found = _found(change, coding, new)
            change.anchor_coding(coding, found.coding, str(found.fate))
            carried.append(found)
    for decision in sorted(change.decisions(), key=lambda one: _version(one.coding)):
        if decision.coding.anchor.document == new.name:
            found = _found(change, decision.coding, new)
            if found.coding != decision.coding:
                change.anchor_decision(decision, replace(decision, coding=found.coding), str(found.fate))
            carried.append(found)
    for memo in change.memos(about="coding"):
        if memo.coding is not None and memo.coding.anchor.document == new.name:
            found = _found(change, memo.coding, new)
            if found.coding != memo.coding:
                moved = replace(memo, coding=found.coding, target=found.coding.id)
                change.anchor_memo(memo, moved, str(found.fate))
            carried.append(found)
    return carried


def _version(coding: Coding) -> str:
    """Those of one text stand together, so that its changes are found once."""
    return coding.anchor.text_hash


def _found(change: Change, coding: Coding, new: Document) -> Carried:
    return carry(coding, change.text(coding.anchor.text_hash), new)
