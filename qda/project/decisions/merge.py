"""Join two copies of a project: the union of what people did in both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qda.errors import QdaError, UsageError
from qda.files.atomic import replacing
from qda.model.document import Document
from qda.model.identity import hash_bytes, hash_text
from qda.model.table import Column, ColumnKind, Table
from qda.project.codebooks import codebook_files, codebook_text, load_codebook, text_of
from qda.project.confidential.withdrawn import Absent, without_the_absent
from qda.project.decisions.merge_plan import Conflict, MergePlan, merge_plan
from qda.project.settings_file import read_settings
from qda.project.workspace import Workspace, project_folder
from qda.project.yaml_files import files_in
from qda.store.copies import reading_copy
from qda.store.database import Store
from qda.store.location import FOLDER, database_path, existing_database
from qda.store.payloads import Merged, Pseudonymised

if TYPE_CHECKING:
    from qda.store.changes.change import Change


@dataclass(frozen=True, slots=True)
class Merging:
    """A plan, the folder that it was made for, and the head of this project's record that it was made from;
    `merge` needs the copy that `planned` keeps open."""

    plan: MergePlan
    folder: Path
    head: str


@contextmanager
def planned(workspace: Workspace, other: Path) -> Iterator[Merging]:
    """What another copy would bring in, the folder of a project or a database that a drive left in one; it is
    only read. Raises UsageError for the project itself, and when names were replaced in one of the two only:
    they would come back from the other."""
    folder = project_folder(other.parent if other.is_file() else other)
    database = other if other.is_file() else existing_database(folder)
    if database.resolve() == database_path(workspace.folder).resolve():
        raise UsageError("this is the same project", remedy="Name the folder of the other copy.")
    with reading_copy(database, workspace.folder) as there:
        head = workspace.store.head()
        _refuse_names(workspace.store, there)
        plan = merge_plan(workspace.store, there, partial(_spoken_by, workspace))
        yield Merging(
            replace(
                plan,
                conflicts=(*plan.conflicts, *_codebooks(workspace, folder, plan), *_kept(workspace, folder)),
            ),
            folder,
            head,
        )


def _codebooks(workspace: Workspace, folder: Path, plan: MergePlan) -> Iterator[Conflict]:
    """The codebook files there, where they are neither those here nor a codebook that was run here, and codes
    that work comes in on and the codebook here lacks."""
    known = {one.text_hash for one in workspace.store.codebooks()} | {hash_text(codebook_text(workspace))}
    files, text = _codebook_there(folder)
    named = {one.code for one in plan.codings} | {one.coding.code for one in plan.decisions}
    noted = {one.target for one in plan.memos if one.about == "code"}
    lacking = (named | noted) - _codes_here(workspace)
    other = bool(files) and (text is None or hash_text(text) not in known)
    if other or lacking:
        here = ", ".join(path.name for path in codebook_files(workspace)) or "none"
        there = ", ".join(files) or "none"
        missing = ", ".join(sorted(lacking)) or "none"
        yield Conflict(
            "codebook",
            here,
            f"{there}: {'another text' if other else 'the same text, or an earlier one of here'}",
            f"The codebook here stays. Compare the files; codes of what comes in that it lacks: {missing}.",
        )


def _codebook_there(folder: Path) -> tuple[list[str], str | None]:
    """The names of the codebook's files in another folder, and their text; None where it cannot be read."""
    try:
        files = files_in(folder / read_settings(folder).codebooks)
    except QdaError:
        return [str(folder / "qda.toml")], None
    try:
        return [path.name for path in files], text_of(files)
    except QdaError:
        return [path.name for path in files], None


def _codes_here(workspace: Workspace) -> set[str]:
    """The codes of the codebook; none where it cannot be read."""
    try:
        return {code.code for code in load_codebook(workspace)}
    except QdaError:
        return set()


def _kept(workspace: Workspace, folder: Path) -> Iterator[Conflict]:
    """What is kept of other programs' projects there, and not here."""
    there = {path.stem for path in (folder / FOLDER / workspace.kept.name).glob("*.qdpx")}
    lacking = there - {path.stem for path in workspace.kept.glob("*.qdpx")}
    if lacking:
        remedy = "It does not come in. Import the same project file here too: qda import FILE.qdpx"
        yield Conflict("what is kept of imported projects", "not here", f"of {len(lacking)}", remedy)


def _refuse_names(here: Store, there: Store) -> None:
    times = [len(store.events(type=Pseudonymised.__name__)) for store in (here, there)]
    if times[0] != times[1]:
        which = "this project, but not in the other copy" if times[0] > times[1] else "the other copy only"
        raise UsageError(
            f"names were replaced in {which}",
            remedy="Replace them in both with the same key, then merge: qda pseudonymise --apply --key KEY",
        )


def _spoken_by(workspace: Workspace, gone: Absent, document: Document) -> bool:
    return without_the_absent(workspace, gone, document)[0] != document


def merge(workspace: Workspace, merging: Merging, *, actor: str) -> tuple[Path, ...]:
    """Bring it in, in one change. Gives the transcripts that were copied into this project's folder.

    They are there before the documents are: what was ended in between is done by the next merge. Raises
    StoreError when anything was recorded here since the plan was made: it may be what would come in.
    """
    plan = merging.plan
    with _copied(workspace, merging) as copies, workspace.store.change(actor, since=merging.head) as change:
        _documents(change, plan)
        for coding in plan.codings:
            change.add_coding(coding)
        for decision in plan.decisions:
            change.decide(decision)
        for memo in plan.memos:
            change.write_memo(memo)
        change.append(Merged(plan.head, plan.counts, len(plan.conflicts)))
    return copies


def _documents(change: Change, plan: MergePlan) -> None:
    """New documents, and earlier texts that codings stand in, behind which the text of now comes back."""
    for document in plan.documents:
        change.put_document(document)
        if document.name in plan.removed:
            change.remove_document(document.name)
    removed = set(change.removed())
    now = {one.name: one for one in (*change.removed_documents(), *change.documents())}
    for document in plan.texts:
        change.put_document(document)
    for name in dict.fromkeys(document.name for document in plan.texts):
        change.put_document(now[name])
        if name in removed:
            change.remove_document(name)


@contextmanager
def _copied(workspace: Workspace, merging: Merging) -> Iterator[tuple[Path, ...]]:
    """The files of new documents; they go again when the block does not end well."""
    copies: list[Path] = []
    try:
        for source, target in _to_copy(workspace, merging):
            with replacing(target) as draft:
                shutil.copyfile(source, draft)
            copies.append(target)
        yield tuple(copies)
    except BaseException:
        here = {workspace.folder / one.source for one in workspace.store.documents()}
        for target in copies:
            if target not in here:  # an interruption may come behind the change
                target.unlink(missing_ok=True)
        raise


def _to_copy(workspace: Workspace, merging: Merging) -> Iterator[tuple[Path, Path]]:
    """The files of new documents, where they are still what was read and nothing stands in their place."""
    for document in merging.plan.documents:
        if document.name in merging.plan.renamed:
            continue  # its file would be read as the document whose name it has
        source, target = merging.folder / document.source, workspace.folder / document.source
        if _may_be_copied(document, source, target, workspace):
            yield source, target


def _may_be_copied(document: Document, source: Path, target: Path, workspace: Workspace) -> bool:
    inside = target.resolve().is_relative_to(workspace.folder.resolve())
    if not inside or target.exists() or not source.is_file():
        return False
    return hash_bytes(source.read_bytes()) == document.source_hash


def plan_table(plan: MergePlan) -> Table:
    """One row for each kind of thing: how many both have, and how many come in."""
    rows = tuple((kind.capitalize(), plan.shared.get(kind, 0), new) for kind, new in plan.counts.items())
    return Table(
        name="merge",
        title="What the other copy brings in",
        columns=(
            Column("what", "What", ColumnKind.TEXT),
            Column("shared", "In both", ColumnKind.COUNT),
            Column("new", "Come in", ColumnKind.COUNT),
        ),
        rows=(*rows, *_by_coder(plan)),
        unit="document, coding, decision or memo",
        n=sum(plan.counts.values()) + sum(plan.shared.values()),
        notes=(f"To settle: {len(plan.conflicts)}.",),
    )


def _by_coder(plan: MergePlan) -> Iterator[tuple[str, None, int]]:
    coders = [one.coder for one in plan.codings]
    for name in sorted(set(coders)):
        yield f"  codings by {name}", None, coders.count(name)


def conflicts_table(plan: MergePlan) -> Table:
    """One row for each thing that the two copies say differently."""
    return Table(
        name="conflicts",
        title="What is left to settle",
        columns=tuple(
            Column(key, heading, ColumnKind.TEXT)
            for key, heading in (
                ("about", "What"),
                ("here", "Here"),
                ("there", "There"),
                ("remedy", "What to do"),
            )
        ),
        rows=tuple((one.about, one.here, one.there, one.remedy) for one in plan.conflicts),
        unit="difference",
        n=len(plan.conflicts),
    )
