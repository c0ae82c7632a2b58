"""Bring a project of another program into this one: read, match, keep, count. Again, it changes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qda.ingest.attributes import with_attributes
from qda.ingest.notice import Notice
from qda.interchange.refi.read import Package
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.write import write_project
from qda.model.document import NOTHING_KNOWN, Document, Speakers
from qda.model.span import Span
from qda.project.arriving import Arriving, arriving
from qda.project.exchange.admit import Admitted, admit, comes_in
from qda.project.exchange.coders_in import coders_in
from qda.project.exchange.codes_in import Codes, codes_in, write_codes
from qda.project.exchange.codings_in import Placed, codings_in
from qda.project.exchange.counts import Counts
from qda.project.exchange.documents_in import TextSource, documents_in, text_sources
from qda.project.exchange.kept import (
    NOT_KEPT,
    Kept,
    keep,
    kept_names,
    last_of,
    media_in,
)
from qda.project.exchange.memos_in import Here, memos_in, what_it_says, with_sources
from qda.project.exchange.names import Names, tidy_name
from qda.project.exchange.packages import read_package
from qda.project.exchange.people_in import Cases, cases_in, write_people
from qda.project.exchange.since import name_changes
from qda.project.exchange.who_asks import heard, left_out, without_owner
from qda.project.exchange.withheld import withheld
from qda.project.exchange.without_place import name_kept
from qda.project.intake.admission import Admission, admission
from qda.project.intake.import_files import Incoming
from qda.project.intake.import_files import keep as keep_documents
from qda.project.workspace import Workspace
from qda.store.payloads import Outcome

if TYPE_CHECKING:
    from qda.store.changes.change import Change


_BACK = (
    "a source of a document that was taken out of the study, which is in it again; if not meant: qda remove"
)


@dataclass(frozen=True, slots=True)
class ImportedProject:
    """What an import did. `readings` says for each text, by name, how its places were counted."""

    title: str
    origin: str
    counts: Counts
    remarks: Remarks
    readings: Mapping[str, str]
    notices: tuple[Notice, ...]
    codebook: Path | None
    coders: int
    participants: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything of a file, and what it is called here, before anything is changed.

    `known` are the documents of which it is known who asks, by a person or by an earlier import. `before` is
    what was kept of the last import of the same project.
    """

    package: Package
    title: str
    codes: Codes
    cases: Cases
    coders: dict[str, str]
    texts: tuple[TextSource, ...]
    documents: dict[str, Admitted]
    known: frozenset[str]
    before: Kept | None
    notices: tuple[Notice, ...]


def import_project(
    workspace: Workspace,
    path: Path,
    actor: str,
    *,
    kind: str | None = None,
    speakers: Speakers = NOTHING_KNOWN,
    key: Path | None = None,
    without_key: bool = False,
    project: str | None = None,
) -> ImportedProject:
    """Import a project of another program: a file of the standard, or a database.

    `speakers` is what a person says of those who speak in all of its texts. `project` is the name of one
    where the file holds several. Raises InputError when it cannot be used as a
    whole. Where names were replaced in this project they are replaced in what comes in, by the `key`. What
    could not be taken as it is stands in the remarks of the result, item by item.
    """
    remarks = Remarks()
    admitted = admission(workspace, key=key, without_key=without_key)
    admitted.refuse_without_key(path)
    package = read_package(path, remarks, project=project)
    return import_package(workspace, package, path, actor, admitted, remarks, kind=kind, speakers=speakers)


def import_package(
    workspace: Workspace,
    package: Package,
    path: Path,
    actor: str,
    admitted: Admission,
    remarks: Remarks,
    *,
    kind: str | None = None,
    speakers: Speakers = NOTHING_KNOWN,
) -> ImportedProject:
    """Import what was read of a project, from whichever reader it comes; again, it changes nothing."""
    plan = _planned(workspace, package, path, admitted, kind, speakers, remarks)
    with arriving(workspace.store, workspace.kept) as files, workspace.store.change(actor) as change:
        outcomes = _keep_documents(change, plan)
        placed = codings_in(
            change, package.root, plan.texts, plan.documents, plan.codes, plan.coders, remarks
        )
        memos, new_memos = _keep_memos(change, plan, placed, admitted, remarks)
        write_codes(plan.codes, files)
        write_people(workspace, plan.cases, files)
        called = (
            *(plan.codes.names, plan.coders, _names_of(plan.documents)),
            *(plan.cases.names, plan.cases.variables),
        )
        _keep_the_rest(workspace, plan, Names(change.at, path.name, *called), admitted, files, remarks)
        files.ready(change.head())
    counts = _counted(plan, outcomes, placed, memos, new_memos)
    name_kept(package.root, remarks)
    if not admitted.keeps_files:
        remarks.keep_nothing()
    names = {one.guid: one.document.name for one in plan.documents.values()}
    readings = {names[k]: v.in_words() for k, v in package.decisions.items() if k in names}
    return ImportedProject(
        plan.title,
        package.origin,
        counts,
        remarks,
        readings,
        (*plan.notices, *_left_out(workspace, plan, placed)),
        plan.codes.file,
        len(set(plan.coders.values())) - 1,
        len(plan.cases.names.keys() - plan.cases.gone),
    )


def _planned(
    workspace: Workspace,
    package: Package,
    path: Path,
    admitted: Admission,
    kind: str | None,
    speakers: Speakers,
    remarks: Remarks,
) -> _Plan:
    title = admitted.say(tidy_name(str(package.root.get("name") or ""), path.stem))
    known = kept_names(workspace)
    codes = codes_in(workspace, package.root, title, known, remarks, say=admitted.say)
    cases = cases_in(workspace, package.root, known, admitted, remarks)
    texts = text_sources(package, remarks)
    store = workspace.store
    before = {one.name: one for one in (*store.documents(), *store.removed_documents())}
    documents = documents_in(
        texts,
        package,
        cases,
        known,
        before,
        frozenset(store.removed()),
        title=title,
        kind=kind,
        speakers=speakers,
        comes_in=comes_in(workspace, admitted),
        remarks=remarks,
    )
    let_in, notices = _let_in(workspace, documents, texts, cases, before, admitted, remarks)
    return _Plan(
        package,
        title,
        codes,
        cases,
        coders_in(package.root, known, texts, workspace.store.codings(), remarks),
        tuple(texts),
        let_in,
        frozenset(one.name for one in documents.values() if one.name in before or speakers.interviewers),
        last_of(workspace, str(package.root.get("name") or ""), _names_of(let_in).values()),
        notices,
    )


def _let_in(
    workspace: Workspace,
    documents: Mapping[str, Document],
    texts: Sequence[TextSource],
    cases: Cases,
    before: Mapping[str, Document],
    admitted: Admission,
    remarks: Remarks,
) -> tuple[dict[str, Admitted], tuple[Notice, ...]]:
    """The documents as the project takes them, and what to say of who speaks in them; what is of somebody
    who withdrew stays out."""
    coded = {text.guid: [span for _, span in text.codings()] for text in texts}
    spoken: dict[str, tuple[Document, tuple[Notice, ...]]] = {}
    for key, document in documents.items():
        owned = without_owner(document, cases.people, workspace.settings, remarks)
        joined, _ = with_attributes(owned, participants=cases.people, references={})
        spoken[key] = heard(joined, before.get(joined.name), coded[key], workspace.settings)
    removed = frozenset(workspace.store.removed())
    let_in: dict[str, Admitted] = {}
    for key, (document, _) in spoken.items():
        one = admit(workspace, key, document, admitted)
        if one is None:
            remarks.skipped("a source in which somebody speaks who withdrew", key, Subject.SOURCES)
            continue
        there = before.get(document.name)
        let_in[key] = one.beside(there, cases.people, remarks)
        _name_older(workspace, let_in[key].document, there, remarks)
        if document.name in removed:
            remarks.accepted(_BACK, document.name)
    return let_in, tuple(notice for _, said in spoken.values() for notice in said)


def _name_older(workspace: Workspace, document: Document, before: Document | None, remarks: Remarks) -> None:
    """Say where a file brings back a text that the project had before a newer one."""
    if before is None or before.text_hash == document.text_hash:
        return
    if any(one.text_hash == document.text_hash for one in workspace.store.versions(document.name)):
        remarks.accepted("a text of which a newer one was here; it is the older one again", document.name)


def _left_out(workspace: Workspace, plan: _Plan, placed: Placed) -> Iterator[Notice]:
    """What to say of passages that reports leave out, of documents of which it was known who asks."""
    coded: dict[tuple[str, str], list[Span]] = {}
    for coding in placed.codings.values():
        place = coding.anchor
        coded.setdefault((place.document, place.text_hash), []).append(place.span)
    for document in (one.document for one in plan.documents.values()):
        if document.name in plan.known:
            spans = coded.get((document.name, document.text_hash), ())
            yield from left_out(document, spans, workspace.settings)


def _keep_documents(change: Change, plan: _Plan) -> Mapping[str, Outcome]:
    documents = tuple(one.document for one in plan.documents.values())
    return keep_documents(change, Incoming(documents, plan.cases.people, (), {}, ())).outcomes


def _keep_memos(
    change: Change, plan: _Plan, placed: Placed, admitted: Admission, remarks: Remarks
) -> tuple[int, int]:
    """Write the memos that are not there; gives how many notes are memos now, and how many are new."""
    documents = with_sources(plan.package.root, _names_of(plan.documents))
    absent = withheld(plan.texts, plan.documents, plan.cases.gone) if admitted.gone.records else frozenset()
    here = Here(placed.codings, plan.codes.names, documents, plan.package.texts, plan.coders, absent)
    held = change.memos()
    there = {what_it_says(one) for one in held}
    found = memos_in(plan.package.root, plan.package.texts, here, change.at, admitted.say, remarks)
    new = 0
    for memos in found.values():
        lacking = [one for one in memos if what_it_says(one) not in there]
        for memo in lacking:
            change.write_memo(memo)
        new += bool(lacking)
    if plan.before is not None:
        names = {**plan.coders, **plan.cases.names, **documents}
        root, codings = plan.package.root, change.codings()
        name_changes(plan.before, root, codings, placed.there, held, found, names, remarks)
    return len(found), new


def _names_of(documents: Mapping[str, Admitted]) -> dict[str, str]:
    return {key: one.document.name for key, one in documents.items()}


def _keep_the_rest(
    workspace: Workspace, plan: _Plan, names: Names, admitted: Admission, files: Arriving, remarks: Remarks
) -> None:
    """Keep the whole file in the standard's form, unless somebody's name could stand in it that must not."""
    if not admitted.keeps_files:
        remarks.skipped(NOT_KEPT, names.file)
        return
    with tempfile.TemporaryDirectory(dir=files.folder) as folder:
        draft = Path(folder) / "kept.qdpx"
        root = deepcopy(plan.package.root)
        write_project(draft, root, plan.package.texts, media_in(plan.package), remarks)
        keep(workspace, draft, names, files)


def _counted(
    plan: _Plan, outcomes: Mapping[str, Outcome], placed: Placed, memos: int, new_memos: int
) -> Counts:
    file = plan.package.counts
    project = {
        Subject.SOURCES: len(plan.documents),
        Subject.CODES: len(plan.codes.names),
        Subject.CODINGS: len(placed.there),
        Subject.MEMOS: memos,
    }
    new = {
        Subject.SOURCES: sum(one is Outcome.NEW for one in outcomes.values()),
        Subject.CODES: len(plan.codes.new),
        Subject.CODINGS: placed.new,
        Subject.MEMOS: new_memos,
    }
    return Counts(file, project, new)
