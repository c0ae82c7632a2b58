"""Take a participant out of a project, everywhere and for good, and record that it was done.

Documents in which only they speak go as a whole. In documents that they share with others their turns are
replaced, and what others did and said there stays where it is.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qda.coding.stale import stale
from qda.errors import UsageError, did_you_mean
from qda.files.atomic import write_text
from qda.files.text import read_text
from qda.ingest.document import file_of
from qda.model.coding import RULES, Anchor, Coding, anchor
from qda.model.decision import Memo
from qda.model.document import Document
from qda.model.edit import Edit, Moves, edited
from qda.model.identity import coding_id, hash_text
from qda.model.span import Span
from qda.project.codebooks import codebook_files
from qda.project.confidential.spoken_of import spoken_of
from qda.project.confidential.withdrawn import new_salt, only_one_left, salted
from qda.project.evidence.findings import findings_files
from qda.project.index.tongues import code_of, load_language
from qda.project.workspace import Workspace
from qda.store.changes.change import Change
from qda.store.changes.redaction import Kept
from qda.store.payloads import Withdrawn
from qda.units.people import WITHDRAWN, participants_of, without_turns

REASON = "a participant withdrew"
_BLANK = f"{WITHDRAWN}\n"


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes when a participant withdraws.

    `alone` and `shared` are names of documents; `turns` are the edits of each shared one, and `left` is whom
    it speaks for then, if that is one person. `files` are deleted when asked for; `mentions` are files
    and places that a person has to change. `backups` are copies of the database and what was kept of
    imported projects of other programs, in which anybody's words may stand; all of them go.
    """

    participant: str
    alone: tuple[str, ...]
    shared: tuple[str, ...]
    turns: dict[str, tuple[Edit, ...]]
    left: dict[str, str | None]
    codings: int
    decisions: int
    memos: int
    backups: tuple[Path, ...]
    files: tuple[Path, ...]
    row: str
    mentions: tuple[str, ...]


def plan(workspace: Workspace, participant: str) -> Plan:
    """Look for everything of a participant; changes nothing. Raises UsageError for somebody unknown."""
    documents = _every_document(workspace)
    alone: list[str] = []
    turns: dict[str, tuple[Edit, ...]] = {}
    left: dict[str, str | None] = {}
    listed = frozenset(workspace.store.participants())
    everybody: set[str] = set(listed)
    for document in documents:
        people = _people(workspace, document, listed | {participant})
        everybody |= people
        if participant in people and people == {participant}:
            alone.append(document.name)
        elif participant in people:
            turns[document.name] = _turns(workspace, document, participant)
            left[document.name] = only_one_left(people - {participant})
    if participant not in everybody:
        raise UsageError(
            f"there is no participant {participant!r}", remedy=did_you_mean(participant, everybody)
        )
    with workspace.store.change("qda") as change:
        counts = _counts(change, alone, turns)
    own = [one for one in documents if one.name in alone]
    return Plan(
        participant,
        tuple(alone),
        tuple(turns),
        turns,
        left,
        *counts,
        backups=tuple(
            sorted((*(workspace.store.path.parent / "backups").glob("*"), *workspace.kept.glob("*")))
        ),
        files=tuple(_files(workspace, own)),
        row=_row(workspace, participant),
        mentions=tuple(_mentions(workspace, participant, documents, alone, turns)),
    )


def withdraw(workspace: Workspace, planned: Plan, actor: str, *, delete_files: bool = False) -> None:
    """Do it. Raises UsageError while somebody's stale codings in a shared document wait for a decision.

    What is left is written anew, so that no page of the database file holds what was taken out; indexes,
    caches and the program's own copies are deleted.
    """
    _refuse_stale(workspace, planned)
    salt = new_salt()
    documents = {one.name: one for one in _every_document(workspace)}
    names = {planned.participant, *planned.alone}
    sources = {documents[name].source_hash for name in planned.alone}
    with workspace.store.change(actor) as change:
        again: dict[str, Kept | None] = dict.fromkeys(planned.alone)
        for name in planned.shared:
            kept, speaks_for = change.everything(name), planned.left[name]
            again[name] = _left(kept, documents[name], planned.turns[name], speaks_for)
        people = {name: one for name, one in change.participants().items() if name != planned.participant}
        change.tell_again(again, REASON, people=people)
        change.append(
            Withdrawn(
                salt,
                tuple(sorted(salted(salt, name) for name in names)),
                tuple(sorted(salted(salt, source) for source in sources)),
                {"documents": len(planned.alone), "shared documents": len(planned.shared)},
            )
        )
    for folder in (workspace.indexes, workspace.cache):
        shutil.rmtree(folder, ignore_errors=True)
    for copy in planned.backups:
        copy.unlink(missing_ok=True)
    workspace.store.compact()
    if delete_files:
        _delete(workspace, planned)


def _every_document(workspace: Workspace) -> list[Document]:
    return [*workspace.store.documents(), *workspace.store.removed_documents()]


def _people(workspace: Workspace, document: Document, listed: frozenset[str]) -> frozenset[str]:
    language = load_language(code_of(document, workspace.settings), workspace.settings)
    interviewers = workspace.settings.interviewers
    speaking = participants_of(document, language, interviewers=interviewers, known=listed.__contains__)
    own = {document.participant} if document.participant else set()
    return speaking | own


def _turns(workspace: Workspace, document: Document, participant: str) -> tuple[Edit, ...]:
    language = load_language(code_of(document, workspace.settings), workspace.settings)
    interviewers = workspace.settings.interviewers
    return without_turns(document, language, lambda one: one == participant, interviewers=interviewers)


def _counts(change: Change, alone: Sequence[str], turns: dict[str, tuple[Edit, ...]]) -> tuple[int, int, int]:
    """Codings, decisions and memos that go."""
    counts = [0, 0, 0]
    for name in [*alone, *turns]:
        one = change.everything(name)
        edits = turns.get(name, ())
        anchors: tuple[list[Anchor | None], ...] = (
            [each.anchor for each in one.codings],
            [each.coding.anchor for each in one.decisions],
            [each.coding.anchor if each.coding else None for each in one.memos],
        )
        for at, found in enumerate(anchors):
            counts[at] += sum(name in alone or (a is not None and _goes(a, one, edits)) for a in found)
    return counts[0], counts[1], counts[2]


def _goes(place: Anchor, kept: Kept, edits: Sequence[Edit]) -> bool:
    """Whether a passage is, in part, in turns that go."""
    now = place.text_hash == kept.facts.text_hash
    return now and any(place.span.overlaps(Span(edit.start, edit.end)) for edit in edits)


def _refuse_stale(workspace: Workspace, planned: Plan) -> None:
    """Words of earlier texts cannot be told apart by who said them, so they are decided on before."""
    store = workspace.store
    hashes = {one.name: one.text_hash for one in _every_document(workspace) if one.name in planned.shared}
    waits = stale(store.codings(), store.decisions(), store.memos(about="coding"), hashes)
    if waits:
        names = ", ".join(dict.fromkeys(one.coding.anchor.document for one in waits))
        raise UsageError(
            f"{len(waits)} stale codings of shared documents wait for a decision: {names}",
            remedy="Earlier texts of these documents are taken out, so decide first: qda anchors",
        )


def _left(kept: Kept, document: Document, edits: tuple[Edit, ...], speaks_for: str | None) -> Kept:
    """A shared document without some turns; earlier texts, in which nobody looks for turns, are emptied."""
    text = edited(document.text, edits)
    body, moves = Moves(edits).of(document.body), Moves(edits)
    now, old = hash_text(text), kept.facts.text_hash
    labels = tuple(one for one in kept.facts.speakers.labels if f"{one}:" in text)
    facts = replace(
        kept.facts,
        participant=speaks_for,
        text_hash=now,
        body_start=body.start,
        body_end=body.end,
        locators=kept.facts.locators if len(kept.facts.locators) <= 1 else (),
        speakers=replace(kept.facts.speakers, labels=labels),
    )
    blank = hash_text(_BLANK)

    def at(coding: Coding) -> Coding:
        place = coding.anchor
        if place.text_hash == old:
            new = anchor(document.name, now, text, moves.of(place.span))
        else:
            new = anchor(document.name, blank, _BLANK, Span(0, len(WITHDRAWN)))
        identity = coding_id(document.name, new.text_hash, coding.code, new.start, new.end)
        return replace(coding, anchor=new, id=identity if coding.coder == RULES else coding.id)

    def stays(coding: Coding) -> bool:
        return not _goes(coding.anchor, kept, edits)

    versions = tuple(replace(one, text_hash=now if one.text_hash == old else blank) for one in kept.versions)
    return Kept(
        facts=facts,
        removed_at=kept.removed_at,
        versions=versions,
        texts={now: text, **({blank: _BLANK} if any(one.text_hash == blank for one in versions) else {})},
        codings=tuple(at(one) for one in kept.codings if stays(one)),
        decisions=tuple(replace(one, coding=at(one.coding)) for one in kept.decisions if stays(one.coding)),
        memos=tuple(
            replace(one, coding=at(one.coding), target=at(one.coding).id) if one.coding else one
            for one in kept.memos
            if one.coding is None or stays(one.coding)
        ),
    )


def _files(workspace: Workspace, own: Sequence[Document]) -> Iterator[Path]:
    """Files that hold nothing but what the participant said, or results that were made from it."""
    for document in own:
        path = workspace.folder / file_of(document)
        if path.is_file():
            yield path
    if workspace.results.is_dir():
        yield from sorted(path for path in workspace.results.rglob("*") if path.is_file())


def _row(workspace: Workspace, participant: str) -> str:
    """Where the participant's row stands in the participants file; "" if there is none."""
    people = workspace.folder / workspace.settings.participants
    lines = read_text(people).split("\n") if people.is_file() else []
    numbers = [str(number) for number, line in enumerate(lines, 1) if _is_row_of(participant, line)]
    return f"{workspace.show(people)}, line {' and '.join(numbers)}" if numbers else ""


def _is_row_of(participant: str, line: str) -> bool:
    starts = tuple(f"{quote}{participant}{quote}{end}" for quote in ("", '"') for end in ",;\t")
    return line.startswith(starts) or line == participant


def _mentions(
    workspace: Workspace,
    participant: str,
    documents: Sequence[Document],
    alone: Sequence[str],
    turns: dict[str, tuple[Edit, ...]],
) -> Iterator[str]:
    """Where a person's own files, memos and turns of several speak of the participant."""
    said = [one.text[one.body.start : one.body.end] for one in documents if one.name in alone]
    said += [one.text[edit.start : edit.end] for one in documents for edit in turns.get(one.name, ())]
    known = spoken_of(frozenset({participant}), said)
    for document in documents:
        if document.name not in alone:
            yield from known.labels(document, turns.get(document.name, ()))
    memos = [memo for memo in workspace.store.memos() if _document_of(memo) not in alone]
    yield from known.memos(memos, turns)
    for document in documents:
        if document.name in turns and (workspace.folder / file_of(document)).is_file():
            yield f"{file_of(document)}: their turns in it (no import brings them back)"
    names = {participant, *alone}
    people = workspace.folder / workspace.settings.participants
    for path in (people, *findings_files(workspace), *codebook_files(workspace)):
        lines = read_text(path).split("\n") if path.is_file() else []
        for number, line in enumerate(lines, 1):
            if path == people and _is_row_of(participant, line):
                continue
            if any(name in line.replace(",", " ").replace('"', " ").split() for name in names):
                yield f"{workspace.show(path)}, line {number}"
            elif known.is_quoted(line):
                yield f"{workspace.show(path)}, line {number}: words of theirs"


def _document_of(memo: Memo) -> str | None:
    if memo.coding:
        return memo.coding.anchor.document
    return memo.target if memo.about == "document" else None


def _delete(workspace: Workspace, planned: Plan) -> None:
    """Delete the files that were named, and the participant's row in the participants file."""
    for path in planned.files:
        path.unlink(missing_ok=True)
    people = workspace.folder / workspace.settings.participants
    if people.is_file():
        lines = read_text(people).split("\n")
        kept = [line for line in lines if not _is_row_of(planned.participant, line)]
        if kept != lines:
            write_text(people, "\n".join(kept))
