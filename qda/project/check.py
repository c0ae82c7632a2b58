"""Is everything in the project as it was put there? The database, and every coding of rules and people."""

from dataclasses import dataclass
from pathlib import Path

from qda.errors import Problems, QdaError, StoreError
from qda.model.coding import Coding, Status
from qda.model.counted import many
from qda.project.decisions.strangers import told_of_strangers
from qda.project.doubles import told_of_doubles
from qda.project.index.other_speakers import told_of_other_speakers
from qda.project.study import load_study
from qda.project.workspace import Workspace, open_workspace
from qda.store.check import check_store
from qda.store.database import Store
from qda.store.failures import Damaged
from qda.store.problem import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, what should be seen although it is no problem, and in words what was looked at."""

    problems: tuple[Problem, ...]
    summary: str
    notes: tuple[str, ...] = ()


def check_folder(start: Path) -> Checked:
    """Verify the project that a folder belongs to, also when its database cannot be opened any more."""
    try:
        with open_workspace(start) as workspace:
            return check_project(workspace)
    except Damaged as error:
        problem = Problem(error.problem, str(error.place or "database file"))
        return Checked((problem,), "checked: nothing more, because the database cannot be read; 1 problem")


def check_project(workspace: Workspace) -> Checked:
    """Verify the database, and that each coding's quotation stands where the coding says."""
    problems = check_store(workspace.store)
    looked = _looked_at(workspace.store)
    documents = () if problems else workspace.store.documents()
    notes: tuple[str, ...] = ()
    if documents:
        try:
            study = load_study(workspace)
        except QdaError as error:
            problems += _unmade(error)
        else:
            notes = (
                *told_of_strangers(workspace, study.codebook),
                *told_of_doubles(workspace, documents),
                *(f"note: {one}" for one in told_of_other_speakers(workspace, study.corpora)),
            )
            texts = {document.text_hash: document.text for document in documents}
            problems += [_false(one) for one in study.codings if not _true(one, texts)]
            stale = f" ({len(study.stale)} stale, see: qda anchors)" if study.stale else ""
            looked += f", {many(len(study.codings), 'coding')}{stale}"
    found = many(len(problems), "problem") if problems else "everything is as it was put there"
    return Checked(tuple(problems), f"checked: {looked}; {found}", notes)


def _unmade(error: QdaError) -> list[Problem]:
    """Why nothing can be coded, each reason with its place."""
    errors = error.errors if isinstance(error, Problems) else [error]
    return [
        Problem(f"the codings cannot be made: {one.problem}", str(one.place or "codebook"), one.remedy)
        for one in errors
    ]


def _looked_at(store: Store) -> str:
    try:
        return f"{many(store.count_documents(), 'document')}, {many(store.count_events(), 'event')}"
    except StoreError:
        return "what can still be read"


def _true(coding: Coding, texts: dict[str, str]) -> bool:
    """A stale or rejected one may stand in an earlier text, which the database check has verified."""
    text = texts.get(coding.anchor.text_hash)
    if text is None:
        return coding.status in {Status.STALE, Status.REJECTED}
    return coding.anchor.span.of(text) == coding.anchor.quote


def _false(coding: Coding) -> Problem:
    place = coding.anchor
    return Problem(
        f"the quotation of coding {coding.id} does not stand at {place.start}-{place.end}",
        f"document {place.document}",
        "Delete the folder .qda/cache and run: qda code",
    )
