"""Take a participant out of a project, everywhere and for good, and record that it was done.

Documents in which only they speak go as a whole. In documents that they share with others their turns are
replaced, and what others did and said there stays where it is. Where they speak in earlier versions only,
these are emptied.
"""

import shutil
from dataclasses import replace

from qda.coding.anchors.stale import stale
from qda.errors import UsageError
from qda.files.atomic import write_text
from qda.files.text import read_text
from qda.model.coding import Coding, anchor
from qda.model.counted import many
from qda.model.document import Document
from qda.model.identity import hash_text
from qda.model.label import key_of
from qda.model.span import Span
from qda.project.confidential.shared import Shared
from qda.project.confidential.speaking import named
from qda.project.confidential.withdrawal import Plan, every_document, own_lines
from qda.project.confidential.withdrawn import new_salt, salted
from qda.project.index.words_on_disk import take_away, taking_words_out
from qda.project.workspace import Workspace
from qda.store.document_facts import DocumentFacts
from qda.store.kept import Kept
from qda.store.payloads import Withdrawn
from qda.units.people import WITHDRAWN
from qda.units.turns import of_document

REASON = "a participant withdrew"
_BLANK = f"{WITHDRAWN}\n"


def withdraw(workspace: Workspace, planned: Plan, actor: str, *, delete_files: bool = False) -> None:
    """Do it. Raises StoreError when the project was changed since it was planned; UsageError while somebody's
    stale codings in a shared document wait for a decision, or another command reads texts for long.

    What is left is written anew, so that no page of the database file holds what was taken out; indexes,
    caches and the program's own copies are deleted. ProjectError: one of these cannot be. What was ended
    half-way is done by another call.
    """
    _refuse_stale(workspace, planned)
    with taking_words_out(workspace):
        _take_out(workspace, planned, actor)
    for copy in planned.backups:
        shutil.rmtree(copy) if copy.is_dir() else copy.unlink(missing_ok=True)
    workspace.store.compact()
    if delete_files:
        _delete(workspace, planned)


def _take_out(workspace: Workspace, planned: Plan, actor: str) -> None:
    """Take everything out of the database, and what is derived from it away."""
    salt = new_salt()
    documents = {one.name: one for one in every_document(workspace)}
    labels = (of_document(documents[name], planned.participant) for name in planned.shared)
    names = set(map(key_of, (planned.participant, *planned.alone, *labels)))
    sources = {documents[name].source_hash for name in planned.alone}
    with workspace.store.change(actor, since=planned.head) as change:
        again: dict[str, Kept | None] = dict.fromkeys(planned.alone)
        for name in planned.shared:
            kept, speaks_for = change.everything(name), planned.left[name]
            kept = replace(kept, memos=tuple(one for one in kept.memos if one not in planned.notes))
            again[name] = _left(kept, documents[name], planned.shared[name], speaks_for)
        goes = named(planned.participant)
        people = {name: one for name, one in change.participants().items() if not goes(name)}
        change.tell_again(again, REASON, people=people, in_codebooks=planned.known.without_lines)
        change.append(
            Withdrawn(
                salt,
                tuple(sorted(salted(salt, name) for name in names)),
                tuple(sorted(salted(salt, source) for source in sources)),
                {"documents": len(planned.alone), "shared documents": len(planned.shared)},
            )
        )
    take_away(workspace.indexes, workspace.cache)


def _refuse_stale(workspace: Workspace, planned: Plan) -> None:
    """Words of earlier texts cannot be told apart by who said them, so they are decided on before."""
    store = workspace.store
    hashes = {one.name: one.text_hash for one in every_document(workspace) if one.name in planned.shared}
    waits = stale(store.codings(), store.decisions(), store.memos(about="coding"), hashes)
    if waits:
        names = ", ".join(dict.fromkeys(one.coding.anchor.document for one in waits))
        raise UsageError(
            f"{many(len(waits), 'stale coding')} of shared documents must be decided on first: {names}",
            remedy="Earlier texts of these documents are taken out, so decide first: qda anchors",
        )


def _left(kept: Kept, document: Document, shared: Shared, speaks_for: str | None) -> Kept:
    """A shared document without some turns; earlier texts, in which nobody looks for turns, are emptied."""
    text = shared.text
    now, old = hash_text(text), kept.facts.text_hash
    body = shared.moves.of(document.body)
    facts = _facts_left(kept.facts, text, body, speaks_for) if shared.edits else kept.facts
    blank = hash_text(_BLANK)

    def at(coding: Coding) -> Coding:
        if coding.anchor.text_hash == old:
            return coding.moved_to(shared.left(coding.anchor))
        return coding.moved_to(anchor(document.name, blank, _BLANK, Span(0, len(WITHDRAWN))))

    versions = tuple(replace(one, text_hash=now if one.text_hash == old else blank) for one in kept.versions)
    return Kept(
        facts=facts,
        removed_at=kept.removed_at,
        versions=versions,
        texts={now: text, **({blank: _BLANK} if any(one.text_hash == blank for one in versions) else {})},
        codings=tuple(at(one) for one in kept.codings if not shared.goes(one.anchor)),
        decisions=tuple(
            replace(one, coding=at(one.coding))
            for one in kept.decisions
            if not shared.goes(one.coding.anchor)
        ),
        memos=tuple(
            replace(one, coding=at(one.coding), target=at(one.coding).id) if one.coding else one
            for one in kept.memos
            if one.coding is None or not shared.goes(one.coding.anchor)
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
    people = workspace.participants_file
    if people.is_file():
        lines, own = read_text(people).split("\n"), own_lines(workspace, planned.participant)
        if own:
            write_text(people, "\n".join(line for number, line in enumerate(lines, 1) if number not in own))
