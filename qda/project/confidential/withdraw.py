"""Take a participant out of a project, everywhere and for good, and record that it was done.

Documents in which only they speak go as a whole. In documents that they share with others their turns are
replaced, and what others did and said there stays where it is. Where they speak in earlier versions only,
these are emptied.
"""

import shutil
from dataclasses import replace

from qda.coding.stale import stale
from qda.errors import UsageError
from qda.files.atomic import write_text
from qda.files.text import read_text
from qda.model.coding import RULES, Coding, anchor
from qda.model.document import Document
from qda.model.edit import Edit, Moves, edited
from qda.model.identity import coding_id, hash_text
from qda.model.span import Span
from qda.project.confidential.withdrawal import Plan, every_document, goes, is_row_of
from qda.project.confidential.withdrawn import new_salt, salted
from qda.project.workspace import Workspace
from qda.store.changes.redaction import Kept
from qda.store.payloads import DocumentFacts, Withdrawn
from qda.units.people import WITHDRAWN

REASON = "a participant withdrew"
_BLANK = f"{WITHDRAWN}\n"


def withdraw(workspace: Workspace, planned: Plan, actor: str, *, delete_files: bool = False) -> None:
    """Do it. Raises UsageError while somebody's stale codings in a shared document wait for a decision.

    What is left is written anew, so that no page of the database file holds what was taken out; indexes,
    caches and the program's own copies are deleted.
    """
    _refuse_stale(workspace, planned)
    salt = new_salt()
    documents = {one.name: one for one in every_document(workspace)}
    names = {planned.participant, *planned.alone}
    sources = {documents[name].source_hash for name in planned.alone}
    with workspace.store.change(actor) as change:
        again: dict[str, Kept | None] = dict.fromkeys(planned.alone)
        for name in planned.shared:
            kept, speaks_for = change.everything(name), planned.left[name]
            kept = replace(kept, memos=tuple(one for one in kept.memos if one not in planned.notes))
            again[name] = _left(kept, documents[name], planned.turns[name], speaks_for)
        people = {name: one for name, one in change.participants().items() if name != planned.participant}
        change.tell_again(again, REASON, people=people, in_codebooks=planned.known.without_lines)
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


def _refuse_stale(workspace: Workspace, planned: Plan) -> None:
    """Words of earlier texts cannot be told apart by who said them, so they are decided on before."""
    store = workspace.store
    hashes = {one.name: one.text_hash for one in every_document(workspace) if one.name in planned.shared}
    waits = stale(store.codings(), store.decisions(), store.memos(about="coding"), hashes)
    if waits:
        names = ", ".join(dict.fromkeys(one.coding.anchor.document for one in waits))
        raise UsageError(
            f"{len(waits)} stale codings of shared documents wait for a decision: {names}",
            remedy="Earlier texts of these documents are taken out, so decide first: qda anchors",
        )


def _left(kept: Kept, document: Document, edits: tuple[Edit, ...], speaks_for: str | None) -> Kept:
    """A shared document without some turns; earlier texts, in which nobody looks for turns, are emptied."""
    text, moves = edited(document.text, edits), Moves(edits)
    now, old = hash_text(text), kept.facts.text_hash
    facts = _facts_left(kept.facts, text, moves.of(document.body), speaks_for) if edits else kept.facts
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
        return not goes(coding.anchor, kept, edits)

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


def _facts_left(facts: DocumentFacts, text: str, body: Span, speaks_for: str | None) -> DocumentFacts:
    return replace(
        facts,
        participant=speaks_for,
        text_hash=hash_text(text),
        body_start=body.start,
        body_end=body.end,
        locators=facts.locators if len(facts.locators) <= 1 else (),
        speakers=replace(
            facts.speakers, labels=tuple(one for one in facts.speakers.labels if f"{one}:" in text)
        ),
    )


def _delete(workspace: Workspace, planned: Plan) -> None:
    """Delete the files that were named, and the participant's row in the participants file."""
    for path in planned.files:
        path.unlink(missing_ok=True)
    people = workspace.folder / workspace.settings.participants
    if people.is_file():
        lines = read_text(people).split("\n")
        kept = [line for line in lines if not is_row_of(planned.participant, line)]
        if kept != lines:
            write_text(people, "\n".join(kept))
