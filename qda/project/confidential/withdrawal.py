"""What goes when a participant withdraws, and what a person has to change."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from qda.errors import UsageError, did_you_mean
from qda.files.text import read_bytes, read_text
from qda.ingest.document import file_of
from qda.ingest.participants import rows_of
from qda.model.coding import Anchor, Coding
from qda.model.counted import some
from qda.model.decision import Memo
from qda.model.document import Document
from qda.model.identity import hash_bytes
from qda.model.label import key_of
from qda.model.natural_order import natural_order
from qda.project.codebooks import codebook_files
from qda.project.confidential.shared import Shared
from qda.project.confidential.speaking import Speaking, earlier_versions
from qda.project.confidential.spoken_of import SpokenOf, spoken_of
from qda.project.confidential.withdrawn import absent
from qda.project.evidence.findings import findings_files
from qda.project.index.speakers_told import as_settings_say
from qda.project.workspace import Workspace
from qda.store.copies import left_by_drives
from qda.store.database import Store
from qda.store.kept import document_of
from qda.units.people import label_in


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes when a participant withdraws, in the state of the record that `head` tells.

    `alone` are names of documents; `shared` has what goes and stays of each other one, and `left` is whom it
    speaks for then, if that is one person. `notes` are memos on passages of theirs that have no code, `cut`
    codings of others' words that run on into theirs, as they stand without these. `known` knows their name
    and words. `files` are deleted when asked for; `mentions` are files and places that a person has to
    change. `backups` are copies of the database and what was kept of imported projects of other programs, in
    which anybody's words may stand; all of them go.
    """

    head: str
    participant: str
    alone: tuple[str, ...]
    shared: dict[str, Shared]
    left: dict[str, str | None]
    notes: frozenset[Memo]
    cut: tuple[Coding, ...]
    known: SpokenOf
    codings: int
    decisions: int
    memos: int
    backups: tuple[Path, ...]
    files: tuple[Path, ...]
    row: str
    mentions: tuple[str, ...]


def plan(workspace: Workspace, participant: str) -> Plan:
    """Look for everything of a participant; changes nothing. Raises UsageError for somebody unknown."""
    head = workspace.store.head()
    documents = every_document(workspace)
    found = Speaking(workspace, participant)
    earlier = earlier_versions(workspace.store, documents, workspace.settings)
    for document in documents:
        found.look_into(document, earlier[document.name])
    if found.called_so and not found.alone and not found.shared:
        people = sorted(found.called_so, key=natural_order)
        raise UsageError(
            f"{participant!r} is a label, and the name of nobody: it is that of {some(people)}",
            remedy=f'Name the participant, as in: qda withdraw "{people[0]}"',
        )
    if participant not in found.everybody and not absent(workspace.store).is_gone(participant):
        raise UsageError(
            f"there is no participant {participant!r}", remedy=did_you_mean(participant, found.everybody)
        )
    alone, shared, known = found.alone, found.shared, spoken_of(frozenset({participant}), found.said)
    notes = frozenset(memo for memo in workspace.store.memos(about="document") if found.is_on_theirs(memo))
    counts, cut = _work(workspace.store, alone, shared, notes)
    own = [one for one in documents if one.name in alone]
    return Plan(
        head,
        participant,
        tuple(alone),
        shared,
        found.left,
        notes,
        cut,
        known,
        *counts,
        backups=tuple(
            sorted((*(workspace.store.path.parent / "backups").glob("*"), *workspace.kept.glob("*")))
        ),
        files=tuple(_files(workspace, own, participant)),
        row=_row(workspace, participant),
        mentions=tuple(_mentions(workspace, found, known, documents, notes)),
    )


def every_document(workspace: Workspace) -> list[Document]:
    """The documents of the study and those that were taken out of it, as the settings say who speaks."""
    every = (*workspace.store.documents(), *workspace.store.removed_documents())
    return [as_settings_say(one, workspace.settings) for one in every]


def _work(
    store: Store, alone: Sequence[str], shared: Mapping[str, Shared], notes: Collection[Memo]
) -> tuple[tuple[int, int, int], tuple[Coding, ...]]:
    """How many codings, decisions and memos go, and the codings that stay without the participant's words."""
    counts, cut = [0, 0, 0], []
    for name in [*alone, *shared]:
        one, in_part = store.everything(name), shared.get(name)
        anchors: tuple[list[Anchor | None], ...] = (
            [each.anchor for each in one.codings],
            [each.coding.anchor for each in one.decisions],
            [each.coding.anchor if each.coding else None for each in one.memos],
        )
        for at, found in enumerate(anchors):
            counts[at] += sum(in_part is None or (a is not None and in_part.goes(a)) for a in found)
        if in_part:
            touched = [each for each in one.codings if in_part.is_cut(each.anchor)]
            cut += [replace(each, anchor=in_part.left(each.anchor)) for each in touched]
    return (counts[0], counts[1], counts[2] + len(notes)), tuple(cut)


def _files(workspace: Workspace, own: Sequence[Document], participant: str) -> Iterator[Path]:
    """Files that hold nothing but what the participant said, or results that were made from it.

    Whoever is gone already has no documents: the files that an ended withdrawal has left are known by hashes.
    """
    for document in own:
        path = workspace.folder / file_of(document)
        if path.is_file():
            yield path
    gone, folder = absent(workspace.store), workspace.folder / workspace.settings.transcripts
    if gone.is_gone(participant):
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        yield from (path for path in files if gone.is_gone_file(hash_bytes(read_bytes(path))))
    if workspace.results.is_dir():
        yield from sorted(path for path in workspace.results.rglob("*") if path.is_file())


def _row(workspace: Workspace, participant: str) -> str:
    """Where the participant's row stands in the participants file; "" if there is none."""
    numbers = " and ".join(map(str, sorted(own_lines(workspace, participant))))
    return f"{workspace.settings.participants}, line {numbers}" if numbers else ""


def own_lines(workspace: Workspace, participant: str) -> frozenset[int]:
    """The lines of the participants file that are the participant's row, counted from 1: a cell may have
    several. Raises InputError for a file whose rows cannot be told apart."""
    path = workspace.participants_file
    rows = rows_of(read_text(path), path) if path.is_file() else ()
    key = key_of(participant)
    own = [range(one.first, one.last + 1) for one in rows if key_of(one.cells[0]) == key]
    return frozenset(chain.from_iterable(own))


def _mentions(
    workspace: Workspace,
    found: Speaking,
    known: SpokenOf,
    documents: Sequence[Document],
    notes: Collection[Memo],
) -> Iterator[str]:
    """Where a person's own files, memos and turns of several speak of the participant."""
    participant, alone, shared = found.participant, found.alone, found.shared
    for document in documents:
        if document.name not in alone:
            edits = shared[document.name].edits if document.name in shared else ()
            called = spoken_of(frozenset({participant, label_in(document, participant)}), ())
            yield from called.labels(document, edits)
    held = [one for one in workspace.store.memos() if document_of(one) not in alone and one not in notes]
    yield from known.memos(held, shared)
    for document in documents:
        turns = document.name in shared and shared[document.name].edits
        if turns and (workspace.folder / file_of(document)).is_file():
            yield f"{file_of(document)}: their turns in it (no import brings them back)"
    for copy in left_by_drives(workspace.folder):
        yield f"{workspace.show(copy)}, left by a cloud drive: bring in what is new (qda merge), delete it"
    named = spoken_of(frozenset({participant, *alone}), ())
    codebooks = codebook_files(workspace)
    people, own = workspace.participants_file, own_lines(workspace, participant)
    for path in (people, *findings_files(workspace), *codebooks):
        lines = read_text(path).split("\n") if path.is_file() else []
        for number, line in enumerate(lines, 1):
            if path == people and number in own:
                continue
            before = " (before the next qda run, which keeps it)" if path in codebooks else ""
            if named.is_named(line):
                yield f"{workspace.show(path)}, line {number}{before}"
            elif known.is_quoted(line):
                yield f"{workspace.show(path)}, line {number}: words of theirs{before}"
