"""What is in a project, what is out of date, and what to do next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qda.analysis.frames.placed import Placed
from qda.coding.anchors.stale import Stale
from qda.errors import InputError, QdaError
from qda.ingest.document import file_of, origins, source_name
from qda.ingest.folder import find
from qda.ingest.registry import is_archive
from qda.ingest.source import Source, sources_of
from qda.model.decision import Verdict
from qda.model.document import Document
from qda.model.label import ByLabel, composed, first_written
from qda.model.table import Column, ColumnKind, Table
from qda.project.codebooks import codebook_files, codebook_text, load_codebook, told_of_passed_over
from qda.project.decisions.anchors import stale_codings
from qda.project.decisions.strangers import told_of_strangers
from qda.project.doubles import told_of_doubles
from qda.project.evidence.findings import findings_files
from qda.project.index.corpora import Corpora, corpora
from qda.project.index.other_names import told_of_namesakes, told_of_shared_labels
from qda.project.index.other_speakers import told_of_other_speakers
from qda.project.intake.participants_now import participants_changed
from qda.project.intake.read_otherwise import told_of_works_with_speakers
from qda.project.participants_file import read_people
from qda.project.workspace import Workspace

_UNREADABLE = "which cannot be used as it is"


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """The state of a project as a table, what should be seen, and the steps that it suggests."""

    table: Table
    notes: tuple[str, ...]
    next_steps: tuple[str, ...]


def status_of(workspace: Workspace) -> ProjectStatus:
    """Look at the project without changing anything in it."""
    documents = workspace.store.documents()
    new, changed, gone = _against_folder(workspace, documents)
    if participants_changed(workspace):
        (changed if workspace.store.participants() else new).append(workspace.settings.participants)
    book, notes = _codebook_state(workspace)
    people, faults = _people(workspace, documents)
    out = workspace.store.removed()
    waiting = stale_codings(workspace)
    rows = [
        ("Project", workspace.settings.title or workspace.folder.name),
        ("Documents", _kinds(documents)),
        ("Participants", people),
        ("Codebook", book),
        ("People's codings", _codings(workspace, documents)),
        ("Decisions", _decisions(workspace)),
        ("Memos", str(len(workspace.store.memos()))),
        ("Coders", ", ".join(coder.name for coder in workspace.store.coders()) or "nobody yet"),
        ("Findings", ", ".join(path.name for path in findings_files(workspace)) or "none"),
        *([("Taken out", ", ".join(out))] if out else []),
        ("New files", ", ".join(new) or "none"),
        ("Changed files", ", ".join(changed) or "none"),
        ("Missing files", ", ".join(gone) or "none"),
        ("Stale codings", _stale(waiting)),
    ]
    table = Table(
        name="status",
        title="Status",
        columns=(Column("what", "What", ColumnKind.TEXT), Column("state", "State", ColumnKind.TEXT)),
        rows=tuple(rows),
        unit="project",
        n=1,
    )
    steps = _next(workspace, documents, new + changed, book)
    passed_over = (f"note: {one}" for one in told_of_passed_over(workspace, tables=True))
    seen = (*notes, *passed_over, *faults, *told_of_doubles(workspace, documents))
    return ProjectStatus(table, seen, (*(["qda anchors"] if waiting else []), *steps))


def _against_folder(
    workspace: Workspace, documents: tuple[Document, ...]
) -> tuple[list[str], list[str], list[str]]:
    """Files of the transcripts folder that are new or changed, and documents whose file is gone; the files of
    documents that were taken out are none of these."""
    folder = workspace.folder / workspace.settings.transcripts
    files = find(folder).files if folder.is_dir() else ()
    present = {
        composed(source_name(one, workspace.folder)): one.hash for file in files for one in _sources(file)
    }
    hashes = {
        next((one for one in _origins(document) if one in present), composed(file_of(document))): (
            document.source_hash
        )
        for document in documents
    }
    out = {one for document in workspace.store.removed_documents() for one in _origins(document)}
    new = [source for source in present if source not in hashes and source not in out]
    changed = [source for source in present if source in hashes and present[source] != hashes[source]]
    inside = f"{workspace.settings.transcripts}/"
    gone = [source for source in hashes if source.startswith(inside) and source not in present]
    return new, changed, gone


def _origins(document: Document) -> Iterator[str]:
    """What its source names, as names are told apart: a drive may encode the accents of files otherwise."""
    return map(composed, origins(document))


def _sources(file: Path) -> Iterator[Source]:
    """What a file holds; one that cannot be read is there all the same."""
    for one in sources_of(file):
        if isinstance(one, Source):
            yield one
        elif isinstance(one, InputError) and not is_archive(file):
            yield Source(file, b"")


def _kinds(documents: tuple[Document, ...]) -> str:
    counts = Counter(document.kind for document in documents)
    return ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "none yet"


def _people(workspace: Workspace, documents: tuple[Document, ...]) -> tuple[str, tuple[str, ...]]:
    """How many speak, and how many more the participants file has; what is wrong with that, or new."""
    indexed = corpora(workspace, documents)
    other = (
        *(f"note: {one}" for one in told_of_other_speakers(workspace, indexed)),
        *told_of_namesakes(indexed, documents, workspace.settings),
        *told_of_shared_labels(indexed, workspace.settings),
        *told_of_works_with_speakers(documents),
    )
    speaking = _participants(indexed, documents)
    path = workspace.participants_file
    try:
        silent = [name for name in read_people(path) if name not in speaking]
    except QdaError as error:
        return str(len(speaking)), (*other, str(error))
    beside = f", and {len(silent)} of {path.name} who speak in no document" if silent else ""
    return f"{len(speaking)}{beside}", other


def _participants(indexed: Corpora, documents: tuple[Document, ...]) -> ByLabel[str]:
    """Everybody who speaks in a document."""
    place = indexed.place()
    return first_written(
        voice.participant
        for document in documents
        for voice in Placed(document, place[document.name][0].corpus, place[document.name][1]).voices
        if voice.participant is not None
    )


def _codebook_state(workspace: Workspace) -> tuple[str, tuple[str, ...]]:
    """What to say of the codebook in a few words, and what should be seen: what is wrong with it and where,
    or people's codings whose code it lacks."""
    files = codebook_files(workspace)
    if not files:
        return "none yet", ()
    used = workspace.store.codebooks()
    names = ", ".join(path.name for path in files)
    try:
        current, codebook = codebook_text(workspace), load_codebook(workspace)
    except QdaError as error:
        return f"{names}, {_UNREADABLE}", (str(error),)
    notes = told_of_strangers(workspace, codebook)
    if used and workspace.store.text(used[-1].text_hash) == current:
        return f"{names}, as in the last qda run, and in use since {used[-1].at}", notes
    return f"{names}, changed since the last qda run" if used else f"{names}, no qda run yet", notes


def _codings(workspace: Workspace, documents: Sequence[Document]) -> str:
    """People's codings in the study's documents, the rejected and the stale among them."""
    names = {document.name for document in documents}
    there = Counter(coding.anchor.document in names for coding in workspace.store.codings())
    return f"{there[True]}, and {there[False]} in documents taken out" if there[False] else str(there[True])


def _decisions(workspace: Workspace) -> str:
    counts = Counter(str(decision.verdict) for decision in workspace.store.decisions())
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) or "0"


def _stale(waiting: Sequence[Stale]) -> str:
    """What waits for a decision because its passage was not found again."""
    rejected = sum(one.verdict is Verdict.REJECT for one in waiting)
    beside = f", and {rejected} rejected of which the words have changed" if rejected else ""
    return f"{len(waiting) - rejected}{beside}"


def _next(workspace: Workspace, documents: tuple[Document, ...], waiting: list[str], book: str) -> list[str]:
    steps = []
    if not documents and not waiting:
        steps.append(f"put transcripts into {workspace.settings.transcripts}/interviews")
    if book == "none yet":
        steps.append(f"write a codebook into {workspace.settings.codebooks}")
    elif book.endswith(_UNREADABLE):
        steps.append("qda codebook check, when the codebook has been mended")
    elif waiting or "no qda run" in book or "changed" in book:
        steps += ["qda codebook check", "qda run"]
    elif documents:
        steps.append("qda report frequencies, or qda report quotes CODE")
    return steps
