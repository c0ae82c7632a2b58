"""Bring files into a project: read, compare, keep the old version, and carry people's codings along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from qda.coding.anchors.reanchor import Carried, Fate, carry
from qda.coding.anchors.stale import stale
from qda.errors import InputError, Place, Problems, QdaError
from qda.ingest.attributes import People, Works, by_name, with_attributes
from qda.ingest.bounded import Worker
from qda.ingest.document import file_of
from qda.ingest.folder import mark_of
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Comment, Options
from qda.ingest.references import read_library
from qda.ingest.source import sources_in
from qda.model.coding import Anchor, Coding
from qda.model.counted import many
from qda.model.decision import Memo
from qda.model.document import NOTHING_KNOWN, Document, Speakers
from qda.model.progress import Progress, counted, silent
from qda.project.decisions.coding_tables import may_hold_codings
from qda.project.decisions.move_work import move_work
from qda.project.index.languages import read_as_any
from qda.project.intake.admission import admission
from qda.project.intake.copies import told_of_copies
from qda.project.intake.earlier_places import places_in
from qda.project.intake.hearing import Hearing
from qda.project.intake.read_otherwise import told_of_other_text
from qda.project.intake.reading import Seen, Shelf, files_of, opened
from qda.project.intake.rejoin import rejoined, with_its_own
from qda.project.intake.renamed import told_of_renamed
from qda.project.intake.row_names import told_of_missing_rows
from qda.project.participants_file import read_people
from qda.project.workspace import Workspace
from qda.store.documents import project_order
from qda.store.payloads import Outcome

if TYPE_CHECKING:
    from qda.store.changes.change import Change


@dataclass(frozen=True, slots=True)
class Incoming:
    """Documents that were read and not yet kept, the participants, and what was left aside and why.

    `comments` are remarks that stand in the files, by document. `refused` are the files that cannot be used,
    and `seen` is every file, member of an archive included, with what came of it. `unread` are documents that
    are among these without having been read, as the project had them when the others were.
    """

    documents: tuple[Document, ...]
    participants: People
    notices: tuple[Notice, ...]
    comments: Mapping[str, tuple[Comment, ...]]
    refused: tuple[QdaError, ...]
    seen: tuple[Seen, ...] = ()
    unread: tuple[Document, ...] = ()

    def all_read(self) -> Incoming:
        """The same; raises the one error, or Problems, when a file could not be used."""
        if self.refused:
            raise self.refused[0] if len(self.refused) == 1 else Problems(list(self.refused))
        return self

    @property
    def nothing_read(self) -> bool:
        """Whether files were refused and no other gave a document: nothing of such a call is kept."""
        return bool(self.refused) and not any(one.documents for one in self.seen)

    def over(self, kept: Iterable[Document]) -> tuple[Document, ...]:
        """What the project will hold, in its order: what it has, and these in place of their old versions."""
        names = {one.name for one in self.documents}
        return tuple(sorted((*(k for k in kept if k.name not in names), *self.documents), key=project_order))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the outcome for each document, what was left aside, what moved along.

    `carried` has each coding of changed documents once, whatever decisions and memos are on it; `waiting` are
    the ids of those that are stale until somebody decides.
    """

    outcomes: Mapping[str, Outcome]
    notices: tuple[Notice, ...]
    carried: tuple[Carried, ...]
    waiting: frozenset[str] = frozenset()

    def count(self, outcome: Outcome) -> int:
        """How many documents had an outcome."""
        return sum(one is outcome for one in self.outcomes.values())

    def telling(self, more: Iterable[Notice]) -> Imported:
        """The same with more to tell."""
        return replace(self, notices=(*self.notices, *more))

    @property
    def fates(self) -> dict[Fate, int]:
        """How many codings of changed documents that people made, decided on or wrote about had each fate."""
        counts = Counter(one.fate for one in self.carried)
        return {fate: counts[fate] for fate in Fate if counts[fate]}


def read_files(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    kind: str | None = None,
    language: str | None = None,
    options: Options = AS_IT_IS,
    speakers: Speakers = NOTHING_KNOWN,
    key: Path | None = None,
    without_key: bool = False,
    progress: Progress = silent,
    given: Mapping[str, bytes] = MappingProxyType({}),
) -> Incoming:
    """Read files, folders and archives, and join what is known of their participants and works.

    Changes nothing. Where names were replaced before, they are replaced here too, by the `key`;
    `without_key` says that there are none. `speakers` is what a person says of those who speak in all of
    these files; `given` are the bytes of standard input by the name that a person gave them. A file or a
    member of an archive that cannot be used is refused with its error, and the others are read. Documents
    whose files are not among these come too when their participant or work is known otherwise now.
    """
    files = sorted((file for path in paths for file in files_of(path)), key=_may_be_of_others)
    admitted = admission(workspace, key=key, without_key=without_key)
    with Worker() as worker, Hearing(workspace.settings) as hearing:
        shelf = Shelf(
            workspace,
            worker,
            admitted,
            hearing,
            kind=kind,
            language=language,
            options=options,
            speakers=speakers,
        )
        for name, content in given.items():
            shelf.add(sources_in(content, name))
        for file in counted("Importing", files, len(files), progress):
            shelf.add(opened(file))
        hearing.finish()
        again = {one.name: one for one in shelf.heard_again()}
        shelf.keep_heard()
    settings = workspace.settings
    people = admitted.people(read_people(workspace.participants_file))
    works, told = _references(workspace.references_file)
    known: list[Document] = []
    before = by_name(workspace.store.participants())
    notices = [*shelf.notices, *told, *_lost(settings.participants, before, people)]
    if kind is None and options == AS_IT_IS and speakers == NOTHING_KNOWN:
        notices += told_of_other_text(shelf.here, shelf.documents.values())
    for document in shelf.documents.values():
        own = with_its_own(document, before, works) if document.name in shelf.as_before else document
        joined, more = with_attributes(own, participants=people, references=works)
        known.append(joined)
        unread = read_as_any(joined, settings)
        notices += [*more, *([unread] if unread else [])]
    kept = [one for one in shelf.here.values() if one.name not in shelf.documents]
    others = [again.get(one.name, one) for one in kept]
    rejoining = rejoined(others, before=before, participants=people, references=works)
    along = {**again, **{one.name: one for one in rejoining}}
    return Incoming(
        (*known, *along.values()),
        people,
        tuple(notices),
        shelf.comments,
        tuple(shelf.refused),
        tuple(shelf.seen),
        tuple(one for one in kept if one.name in along),
    )


def with_second_texts(workspace: Workspace, incoming: Incoming) -> Incoming:
    """The same, which tells of documents whose file has another name now, of copies, and of rows that a table
    has no more."""
    here = workspace.store.documents()
    renamed = told_of_renamed(workspace, here, incoming.documents)
    copies = told_of_copies(workspace, _but(incoming.over(here), renamed), _changed(here, incoming.documents))
    left = {one.name for one in incoming.unread}
    missing = told_of_missing_rows(here, (one for one in incoming.documents if one.name not in left))
    return replace(incoming, notices=(*incoming.notices, *renamed.values(), *copies, *missing))


def _changed(here: Iterable[Document], read: Iterable[Document]) -> set[str]:
    """The names of documents whose text was read and is not the one that is here."""
    texts = {one.name: one.text_hash for one in here}
    return {one.name for one in read if texts.get(one.name) != one.text_hash}


def _but(documents: Iterable[Document], names: Collection[str]) -> list[Document]:
    return [one for one in documents if one.name not in names]


def _may_be_of_others(file: Path | Notice | InputError) -> bool:
    """Whether a file may hold codings of the other files, and so is read behind them."""
    return isinstance(file, Path) and may_hold_codings(file)


def read_transcripts(workspace: Workspace, *, progress: Progress) -> Incoming:
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
    read = {one.name for one in incoming.documents}
    removed = set(workspace.store.removed())
    kept = tuple(one for one in incoming.documents if one.name not in removed)
    here = workspace.store.documents()
    renamed = told_of_renamed(workspace, here, kept)
    gone = tuple(
        Notice(f"{reason}; the document is kept", document.name, "Put it back, or use: qda remove")
        for document in here
        if document.name not in renamed and (reason := _gone(document, workspace, read))
    )
    out = tuple(
        Notice(
            "it was taken out of the study; its file is left aside",
            one.name,
            "To bring it back: qda import FILE",
        )
        for one in incoming.documents
        if one.name in removed
    )
    incoming = replace(incoming, documents=kept)
    copies = told_of_copies(workspace, _but(incoming.over(here), renamed))
    return replace(incoming, notices=(*incoming.notices, *renamed.values(), *copies, *gone, *out))


def _gone(document: Document, workspace: Workspace, read: Collection[str]) -> str:
    """Why a document of the transcripts folder is not in it any more; empty when it is, in whatever file."""
    if document.name in read or not document.source.startswith(f"{workspace.settings.transcripts}/"):
        return ""
    file = workspace.folder / file_of(document)
    if file.is_file():
        return "its file no longer holds it"
    return "" if mark_of(file).is_file() else "its file is gone"


def keep(change: Change, incoming: Incoming) -> Imported:
    """Keep what was read, within a change: new versions of changed texts, and people's codings with them.

    Where no file could be used nothing is kept, the participants' file neither. Raises StoreError when a
    document that was not read is another one by now: its text of then would come back.
    """
    if incoming.nothing_read:
        return Imported({}, incoming.notices, ())
    change.refuse_changed(incoming.unread, others_may_be_there=True)
    before = {one.name: one.text_hash for one in (*change.removed_documents(), *change.documents())}
    outcomes: dict[str, Outcome] = {}
    new: dict[str, Document] = {}
    change.put_participants(incoming.participants)
    for document in incoming.documents:
        outcomes[document.name] = change.put_document(document)
        if before.get(document.name, document.text_hash) != document.text_hash:
            new[document.name] = document
    carried = move_work(change, _InNewTexts(change, new)).carried if new else ()
    for name, comments in incoming.comments.items():
        if comments:
            _keep_comments(change, name, comments)
    return Imported(outcomes, incoming.notices, carried, _waiting(change, carried))


def _waiting(change: Change, carried: Sequence[Carried]) -> frozenset[str]:
    """What has no place in the new texts, except what was rejected before."""
    if all(one.fate.found for one in carried):
        return frozenset()
    hashes = {one.name: one.text_hash for one in change.documents()}
    waits = stale(change.codings(), change.decisions(), change.memos(about="coding"), hashes)
    return frozenset(one.coding.id for one in waits)


def _keep_comments(change: Change, document: str, comments: Sequence[Comment]) -> None:
    """Remarks within a file become memos on its document; one that is a memo already is not written again."""
    written = {memo.text for memo in change.memos(about="document", target=document)}
    for text in dict.fromkeys(_told(comment) for comment in comments):
        if text not in written:
            change.write_memo(Memo("document", document, text, change.actor, change.at))


def _told(comment: Comment) -> str:
    on = f" on {comment.quote!r}" if comment.quote else ""
    return f"Comment{f' by {comment.author}' if comment.author else ''}{on}: {comment.text}"


def _lost(file: str, before: People, now: People) -> tuple[Notice, ...]:
    """That a file which had participants has none any more, or is gone: their attributes go with it."""
    if now or not before:
        return ()
    gone = f"nothing is known any more of {many(len(before), 'participant')} that it had"
    return (Notice(gone, file, "If that is not meant, put the file back and repeat the command."),)


def _references(path: Path) -> tuple[Works, tuple[Notice, ...]]:
    if not path.is_file():
        return {}, ()
    library = read_library(path)
    return {work.key: work.fields for work in library.works}, library.notices


class _InNewTexts:
    """Finds codings in the new texts of their documents, by name."""

    def __init__(self, change: Change, new: Mapping[str, Document]) -> None:
        self._change, self._new = change, new
        self._earlier: dict[str, Mapping[tuple[str, str], Anchor]] = {}

    def __call__(self, coding: Coding) -> Carried | None:
        """What becomes of a coding; None where its document has no new text."""
        document = self._new.get(coding.anchor.document)
        if document is None:
            return None
        earlier = self._stood(document).get(coding.key)
        return carry(coding, self._change.text(coding.anchor.text_hash), document, earlier)

    def _stood(self, new: Document) -> Mapping[tuple[str, str], Anchor]:
        """Where codings stood in this very text, if the document had it before."""
        if new.name not in self._earlier:
            before = self._change.versions(new.name)[:-1]
            had = any(one.text_hash == new.text_hash for one in before)
            self._earlier[new.name] = places_in(new.text_hash, self._change.events()) if had else {}
        return self._earlier[new.name]
