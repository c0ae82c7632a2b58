"""Write the project for other programs, as the standard has it, with what was kept of imported ones."""

from collections.abc import Collection, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from qda import __version__
from qda.analysis.frames.placed import Placed
from qda.ingest.attributes import by_name
from qda.interchange.refi.guids import free_guid
from qda.interchange.refi.identity import identify
from qda.interchange.refi.offsets import CODE_POINTS
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Fate, Remarks, Subject
from qda.interchange.refi.tree import child, container, every, guid, new, put
from qda.interchange.refi.units import count_in, leave_out_marks
from qda.interchange.refi.write import write_codebook, write_project
from qda.model.coding import Coding
from qda.model.document import NOTHING_KNOWN, Document
from qda.model.progress import Progress, counted, silent
from qda.project.exchange.base import Base, base_of
from qda.project.exchange.codes_out import codebook_out, put_codes
from qda.project.exchange.codings_out import codings_out, name_decisions, sayable
from qda.project.exchange.counts import Counts
from qda.project.exchange.counts_out import explain_more
from qda.project.exchange.documents_in import holders_of
from qda.project.exchange.kept import kept_projects
from qda.project.exchange.notes_out import put_notes
from qda.project.exchange.people_out import (
    Variables,
    attributes_out,
    put_cases,
    put_source_references,
    put_users,
)
from qda.project.exchange.sources_out import Written, put_codings
from qda.project.index.corpora import corpora
from qda.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """A project as it will be written: its tree, texts by GUID, and what cannot be said."""

    root: Element
    base: Base
    remarks: Remarks
    counts: Counts


@dataclass(frozen=True, slots=True)
class ExportedProject:
    """What was written. `differing` selections have other places in the other unit."""

    title: str
    counts: Counts
    differing: int
    remarks: Remarks


def draft_project(workspace: Workspace, *, progress: Progress = silent) -> Draft:
    """The project as the standard has it; changes nothing."""
    remarks, store = Remarks(), workspace.store
    documents = store.documents()
    used = {one.code for one in store.codings()} | {one.target for one in store.memos(about="code")}
    book = codebook_out(workspace, used, remarks)
    every_coding = codings_out(workspace, book, documents, progress)
    codings = sayable(every_coding, frozenset(one.name for one in documents), remarks)
    name_decisions(store.decisions(), remarks)
    base, people = base_of(kept_projects(workspace)), by_name(store.participants())
    for what, item in dict.fromkeys(base.lost):
        remarks.lost(what, item)
    root = _root(workspace, base)
    used = {one.code for one in codings} | {one.target for one in store.memos(about="code")}
    codes = put_codes(root, book, used, base, remarks)
    variables = Variables(root, base, remarks)
    cases = put_cases(root, base, people, documents, variables)
    told = counted("Writing documents", documents, len(documents), progress)
    homes, written = _put_documents(root, base, told, codings, codes, remarks)
    for document in documents:
        home = homes[document.name]
        variables.put(home, attributes_out(document, people, variables.on(home)))
        _name_lost(document, remarks)
    _name_without_case(workspace, documents, cases, remarks)
    put_source_references(cases, homes, documents)
    _put_others(root, base)
    put_notes(root, store.memos(), base, codes, homes, written, remarks)
    put_users(root, base, [*(one.name for one in store.coders()), *(one.coder for one in codings)])
    _join(root, remarks)
    explain_more(root, homes, written, remarks)
    leave_out_marks(root, base.texts, remarks)
    project = {
        Subject.SOURCES: len(documents),
        Subject.CODES: len(book.codes) if book else 0,
        Subject.CODINGS: len(every_coding),
        Subject.MEMOS: len(store.memos()),
    }
    return Draft(root, base, remarks, Counts(_counts(root), project, {}))


def export_project(draft: Draft, path: Path, *, unit: str = CODE_POINTS) -> ExportedProject:
    """Write a project file (.qdpx). Raises InputError when the project cannot be said in the standard."""
    root = deepcopy(draft.root)
    differing = count_in(root, draft.base.texts, unit)
    write_project(path, root, draft.base.texts, draft.base.media, draft.remarks)
    return ExportedProject(str(root.get("name")), draft.counts, differing, draft.remarks)


def export_codebook(workspace: Workspace, path: Path) -> ExportedProject:
    """Write the codes of the project as a codebook file (.qdc). Raises InputError when there is none."""
    remarks = Remarks()
    used = {one.code for one in workspace.store.codings()}
    base = base_of(kept_projects(workspace))
    root = _root(workspace, base)
    book = codebook_out(workspace, used, remarks)
    put_codes(root, book, used, base, remarks)
    counts = Counts(
        {Subject.CODES: sum(1 for _ in every(root, "Code"))},
        {Subject.CODES: len(book.codes) if book else 0},
        {},
    )
    title = str(root.get("name"))
    for one in base.others.get("Sets", ()):
        put(container(root, "Sets"), one)
    _join(root, Remarks())
    write_codebook(path, root, remarks)
    return ExportedProject(title, counts, 0, remarks)


def _root(workspace: Workspace, base: Base) -> Element:
    events = workspace.store.events(type="ProjectCreated")
    root = new(
        "Project",
        name=workspace.settings.title or workspace.folder.resolve().name,
        origin=f"qda {__version__}",
        creationDateTime=events[0].at if events else None,
    )
    if base.description is not None:
        put(root, base.description)
    for reference in base.references:
        put(root, reference)
    return root


def _put_documents(
    root: Element,
    base: Base,
    documents: Iterable[Document],
    codings: Sequence[Coding],
    codes: dict[str, Element],
    remarks: Remarks,
) -> tuple[dict[str, Element], Written]:
    """Put every document into a tree, and the sources without a text behind; gives source by document."""
    written, homes = Written(), {}
    by_document: dict[str, list[Coding]] = {}
    for coding in codings:
        by_document.setdefault(coding.anchor.document, []).append(coding)
    for document in documents:
        holder = base.holder(document.name)
        if holder is None:
            free = free_guid({*base.owners, *base.sources}, "document", document.name)
            holder = source = new("TextSource", guid=free, name=document.name)
        else:
            source = base.owners[guid(holder)]
        homes[document.name] = source
        if source.getparent() is None or source.getroottree().getroot() is not root:
            put(container(root, "Sources"), source)
        own = by_document.get(document.name, [])
        put_codings(source, holder, document, own, codes, base, written, remarks)
        if base.texts.get(guid(holder)) != document.text:
            holder.attrib.pop("richTextPath", None)
        base.texts[guid(holder)] = document.text
    for source in base.sources.values():
        if all(guid(holder) not in base.called for holder in holders_of(source)):
            put(container(root, "Sources"), source)
    return homes, written


def _put_others(root: Element, base: Base) -> None:
    for name, elements in base.others.items():
        for element in elements:
            put(container(root, name), element)


def _join(root: Element, remarks: Remarks) -> None:
    """Leave out references to what is not written."""
    found = Remarks()
    identify(root, found)
    for one in found.all:
        if one.fate is Fate.SKIPPED:
            remarks.lost(one.what.replace("in the file", "written"), one.item)


def _name_lost(document: Document, remarks: Remarks) -> None:
    if document.locators:
        remarks.lost("where paragraphs stand in the original", document.name)
    if document.language:
        remarks.lost("the language of a document", document.name)
    if document.speakers != NOTHING_KNOWN:
        remarks.lost("what is known of who speaks and who asks in a document", document.name)


def _name_without_case(
    workspace: Workspace, documents: Sequence[Document], cases: Collection[str], remarks: Remarks
) -> None:
    """Name who speaks in a text and is a participant by a label alone."""
    indexed = corpora(workspace, documents).place()
    for document in documents:
        shelf, number = indexed[document.name]
        speaking = {one.participant: None for one in Placed(document, shelf.corpus, number).voices}
        without = [name for name in speaking if name is not None and name not in cases]
        if without:
            what = "who speaks in a document: they have no case, for participants.csv does not have them"
            remarks.lost(what, f"{document.name}: {', '.join(without)}")


def _counts(root: Element) -> dict[Subject, int]:
    sources, notes = child(root, "Sources"), child(root, "Notes")
    return {
        Subject.SOURCES: len(sources) if sources is not None else 0,
        Subject.CODES: sum(1 for _ in every(root, "Code")),
        Subject.CODINGS: sum(1 for _ in every(root, "Coding")),
        Subject.MEMOS: len(notes) if notes is not None else 0,
    }
