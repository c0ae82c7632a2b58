"""Audit a manuscript: its quotations against the transcripts, its references and its text against
themselves."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from qda.audit.manuscript.attributes_named import attribute_items
from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.voices import Transcript, group_names, voice_names
from qda.audit.manuscript.fault import Item, with_ids
from qda.audit.manuscript.quotation_items import quotation_items
from qda.audit.manuscript.quoted.latex_marks import without_comments
from qda.audit.manuscript.quoted.omissions import with_omissions
from qda.audit.manuscript.quoted.quotations import quotations
from qda.audit.manuscript.reference_list import references_start, with_list_last
from qda.audit.manuscript.references.audit import entries_by_number, lettered_entries, reference_items
from qda.audit.manuscript.text_checks import text_items
from qda.audit.problem import Severity
from qda.errors import InputError, Place, ProjectError
from qda.ingest.document import read
from qda.ingest.reader import Options
from qda.ingest.references import read_references
from qda.model.counted import many
from qda.model.document import Document
from qda.model.span import Span
from qda.project.evidence.earlier_versions import stood_before
from qda.project.evidence.transcripts import transcripts_of
from qda.project.workspace import Workspace, open_workspace, project_folder

_KIND = "manuscript"
_NO_QUOTATION = (
    "The manuscript holds no quotation: nothing stands between quotation marks, is indented, or begins with "
    "> in Markdown."
)


@dataclass(frozen=True, slots=True)
class Audited:
    """What the audit of a manuscript found. `place` says where a character of it stands; `notes` what was not
    checked, and why."""

    name: str
    items: tuple[Item, ...]
    place: Callable[[int], str]
    notes: tuple[str, ...]

    def worst(self) -> Severity:
        """The gravest fault that nobody lets stand."""
        return max(
            (one.severity for one in self.items if not one.ignored),
            key=lambda one: one.rank,
            default=Severity.NONE,
        )


def audit_manuscript(
    path: Path, workspace: Workspace | None, *, references: Path | None, encoding: str | None
) -> Audited:
    """Audit a manuscript; without a project, or without transcripts in it, what needs none.

    `references` is a file of the works in any format that is known; otherwise it is the project's. `encoding`
    is how the manuscript was saved, UTF-8 where it is None.
    One without quotations is audited for the rest. Raises InputError when it cannot be read.
    """
    read_as_it_is = read_manuscript(path, encoding)
    printed = _as_printed(read_as_it_is)
    in_order = with_list_last(printed.text, printed.body)
    manuscript = printed.changed(text=in_order.text)
    transcripts = _transcripts(workspace)
    asking = workspace.settings.interviewers if workspace else ()
    at_place = _placing(read_as_it_is)

    def place(at: int) -> str:
        return at_place(in_order.stood(at))

    found = quotations(
        manuscript.text, manuscript.body, voice_names(transcripts), asking, group_names(transcripts)
    )
    prose = Span(manuscript.body.start, references_start(manuscript.text, manuscript.body))
    works = _works(workspace, references)
    about_works, compared = reference_items(manuscript.text, manuscript.body, works)
    listed = entries_by_number(manuscript.text, manuscript.body)
    lettered = lettered_entries(manuscript.text, manuscript.body)
    looked = look_up(found, transcripts, manuscript.text, listed, lettered)
    if workspace:
        looked = stood_before(looked, workspace.store, workspace.settings)
    items = with_ids(
        [
            *quotation_items(looked),
            *attribute_items(manuscript.text, found, workspace.store.participants() if workspace else {}),
            *about_works,
            *text_items(manuscript.text, prose, found, place),
        ]
    )
    ignored = dict(workspace.settings.ignored) if workspace else {}
    looked_up = _not_checked(workspace, transcripts) if found else (_NO_QUOTATION,)
    notes = (*looked_up, compared, *_unread(references, manuscript))
    notes = (*notes, *_unused(ignored, items))
    kept = tuple(replace(one, ignored=ignored.get(one.id, "")) for one in items)
    return Audited(path.name, kept, place, notes)


@contextmanager
def project_if_any(start: Path, *, asked: bool) -> Iterator[Workspace | None]:
    """The project of a folder; None when there is none and nobody asked for one."""
    try:
        project_folder(start)
    except ProjectError:
        if asked:
            raise
        yield None
        return
    with open_workspace(start) as workspace:
        yield workspace


def read_manuscript(path: Path, encoding: str | None) -> Document:
    """Read a manuscript of any format that transcripts may have, and LaTeX as the text it is."""
    options = Options(quotations=True, encoding=encoding)
    try:
        documents = read(path, root=path.parent, options=options, kind=_KIND).documents
    except InputError as error:  # what it advises is said of transcripts
        error.remedy = error.remedy.replace("qda import", "qda audit manuscript")
        raise
    if len(documents) != 1:
        raise InputError(
            f"this file holds {len(documents)} documents, not one manuscript",
            place=Place(path),
            remedy="Name a text, a Word file or a PDF.",
        )
    return documents[0]


def _as_printed(manuscript: Document) -> Document:
    """A manuscript without what only its author sees; every character stands where it stood."""
    if not manuscript.source.endswith(".tex"):
        return manuscript
    text = with_omissions(without_comments(manuscript.text))
    return manuscript.changed(text=text.replace(r"\&", " &"))


def _transcripts(workspace: Workspace | None) -> tuple[Transcript, ...]:
    if workspace is None:
        return ()
    return transcripts_of(workspace.store.documents(), workspace.settings)


def _works(workspace: Workspace | None, given: Path | None) -> Mapping[str, Mapping[str, str]]:
    if given is not None:
        return read_references(given)
    path = workspace.references_file if workspace else None
    return read_references(path) if path and path.is_file() else {}


def _placing(manuscript: Document) -> Callable[[int], str]:
    text = manuscript.text
    ends = [at for at, character in enumerate(text) if character == "\n"]

    def place(at: int) -> str:
        return manuscript.locator(at) or f"line {bisect_left(ends, at) + 1}"

    return place


def _not_checked(workspace: Workspace | None, transcripts: Sequence[Transcript]) -> Iterator[str]:
    if workspace is None:
        yield "Not checked: quotations against transcripts, for this folder is no qda project (qda init DIR)."
    elif not transcripts:
        yield "Not checked: quotations against transcripts, because the project has none yet (qda run)."
    else:
        works = sum(one.work for one in transcripts)
        places = f"{many(len(transcripts) - works, 'transcript')} and {many(works, 'work')}"
        yield f"Quotations were looked up in {places}."


def _unread(references: Path | None, manuscript: Document) -> Iterator[str]:
    if references is not None and references_start(manuscript.text, manuscript.body) < manuscript.body.end:
        yield f"The manuscript's own list was read; {references.name} stands in only where there is none."


def _unused(ignored: Mapping[str, str], items: Sequence[Item]) -> Iterator[str]:
    known = {one.id for one in items}
    unused = [one for one in ignored if one not in known]
    if unused:
        yield f"Ignored in qda.toml, but not found in this manuscript: {', '.join(unused)}."
