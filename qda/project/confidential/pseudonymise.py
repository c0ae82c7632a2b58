"""Replace what tells who somebody is by pseudonyms: propose, let a person choose, do it everywhere alike.

Codings, decisions and memos move along exactly, because the places of all replacements are known. Earlier
versions of the texts stay in the database, for the record, unless they are purged too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qda.coding.anchors.reanchor import Carried, Fate
from qda.errors import UsageError
from qda.language.words.entities import entities, ordinary_words
from qda.model.coding import Coding, anchor
from qda.model.decision import Memo
from qda.model.document import Document
from qda.model.edit import Moves, edited
from qda.model.identity import hash_text
from qda.privacy.documents import people_pseudonymised, pseudonymised
from qda.privacy.edits import edits_of
from qda.privacy.find import propose
from qda.privacy.key import Entry, accepted, read_key, write_key
from qda.privacy.replace import Replacer
from qda.project.confidential.key_place import remember
from qda.project.confidential.originals import move_originals
from qda.project.decisions.move_work import Find, move_work
from qda.project.index.languages import language_of_text
from qda.project.index.speakers_told import as_settings_say
from qda.project.index.words_on_disk import take_away, taking_words_out
from qda.project.workspace import Workspace
from qda.store.changes.change import Change
from qda.store.document_facts import DocumentFacts
from qda.store.kept import Kept
from qda.store.payloads import Pseudonymised
from qda.units.people import looks_like_a_name, names_of_speakers

REASON = "names were replaced"


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done. `stale` codings still show the words of earlier texts; `moved` are files that went.

    `nowhere` are texts of accepted rows of which no document has any form, and such variants with a comma.
    """

    documents: int
    replaced: Mapping[str, int]
    people: int
    stale: int
    purged: bool
    moved: tuple[Path, ...]
    nowhere: tuple[str, ...] = ()


def make_proposals(workspace: Workspace, path: Path) -> tuple[list[Entry], int]:
    """Write the proposals into the key, behind what it has; gives all entries, and how many are new."""
    known = read_key(path) if path.is_file() else ()
    documents = workspace.store.documents()
    if not documents:
        raise UsageError("there is no document in this project", remedy="Import some first: qda import FILE")
    settings = workspace.settings
    found = propose(
        {document.name: document.text for document in documents},
        speakers=_speakers(workspace, documents),
        ordinary=ordinary_words(settings.language),
        entities=entities(settings.language, settings.language_model),
        known=known,
    )
    entries = [*known, *found]
    write_key(path, entries)
    return entries, len(found)


def _speakers(workspace: Workspace, documents: Sequence[Document]) -> set[str]:
    """Labels and participants that look like names."""
    settings = workspace.settings
    names: set[str] = set()
    for document in documents:
        language = language_of_text(document, settings)
        names |= names_of_speakers(
            as_settings_say(document, settings), language, interviewers=settings.interviewers
        )
        if document.participant and looks_like_a_name(document.participant, language):
            names.add(document.participant)
    return names


def apply_key(
    workspace: Workspace, path: Path, actor: str, *, purge: bool = False, with_originals: bool = False
) -> Applied:
    """Replace the accepted entries of a key in every document, in what is known of it and in people's work.

    With `purge` earlier versions, and what the record said in their words, are taken out for good. With
    `with_originals` the transcripts are moved to a folder beside the key: text files are put back with the
    replacements, of other formats only the database keeps the text. UsageError: nothing is accepted, or
    another command reads texts for long. ProjectError: the key cannot be written, then nothing is changed;
    or what names may stand in cannot be deleted. What was ended half-way is done by another call.
    """
    entries = read_key(path)
    chosen = accepted(entries)
    if not chosen:
        raise UsageError(
            "no row of the key is accepted",
            remedy=f"Write y into the first column of {path}, and save it as CSV.",
        )
    replacer = Replacer([*chosen, *(one for one in entries if one.applied and not one.accept)])
    with taking_words_out(workspace):
        with workspace.store.change(actor) as change:
            before = change.documents()
            counts, changed, found = _counts(before, replacer)
            people = _replace_all(change, replacer) if not purge else _purge_all(change, replacer)
            change.append(Pseudonymised(dict(counts), changed, purge))
            # before anything is kept: without these rows an import would let the names in again
            write_key(path, [replace(one, applied=one.applied or one.accept) for one in entries])
            remember(workspace, path)
        take_away(*((workspace.indexes, workspace.cache) if purge else ()))
    take_away(workspace.kept)  # names may stand in whatever was kept there
    if purge:
        take_away(workspace.store.path.parent / "backups")
        workspace.store.compact()
    moved = tuple(move_originals(workspace, path, replacer, actor)) if with_originals else ()
    nowhere = tuple(_nowhere([one for one in chosen if not one.applied], found, before))
    return Applied(changed, counts, people, _left_behind(workspace), purge, moved, nowhere)


def _counts(documents: Sequence[Document], replacer: Replacer) -> tuple[Counter[str], int, set[Entry]]:
    """How often each kind stands in the documents, in how many of them, and which entries do."""
    counts: Counter[str] = Counter()
    changed = 0
    entries: set[Entry] = set()
    for document in documents:
        found = [hit.entry for hit in replacer.hits(document.text)]
        counts.update(one.kind for one in found)
        entries.update(found)
        changed += bool(found)
    return counts, changed, entries


def _nowhere(chosen: Sequence[Entry], found: set[Entry], documents: Sequence[Document]) -> Iterator[str]:
    """Texts of entries that no document has, and variants with a comma, which may be several."""
    known = {one.text for one in found}
    for entry in chosen:
        if entry.text not in known:
            yield entry.text
        for variant in entry.variants:
            if "," in variant and not any(variant in document.text for document in documents):
                yield variant


def _replace_all(change: Change, replacer: Replacer) -> int:
    """New versions of the texts; gives how many codings, decisions and memos moved along."""
    movers: dict[str, tuple[Document, Document, Moves]] = {}
    removed = change.removed_documents()
    for document in (*change.documents(), *removed):
        made, edits = pseudonymised(document, replacer)
        if made is not document:
            change.put_document(made)
        if made is not document and document in removed:
            change.remove_document(document.name)  # putting it there had brought it back
        if edits:
            movers[document.name] = document, made, Moves(edits)
    moved = move_work(change, _find(movers)).work
    change.put_participants(people_pseudonymised(change.participants(), replacer))
    for memo in change.memos():
        said = replacer.replaced(memo.text)
        if said != memo.text:
            change.anchor_memo(memo, replace(memo, text=said), Fate.PSEUDONYMISED.value)
    return moved


def _find(movers: Mapping[str, tuple[Document, Document, Moves]]) -> Find:
    """What finds codings of texts in these texts with replacements; those of earlier texts stay."""

    def found(coding: Coding) -> Carried | None:
        old, new, moves = movers.get(coding.anchor.document, (None, None, None))
        if old is None or new is None or moves is None or coding.anchor.text_hash != old.text_hash:
            return None
        place = anchor(old.name, new.text_hash, new.text, moves.of(coding.anchor.span))
        return Carried(coding.moved_to(place), Fate.PSEUDONYMISED, coding.anchor)

    return found


def _purge_all(change: Change, replacer: Replacer) -> int:
    """All texts in all versions with replacements; gives how many codings, decisions and memos there are."""
    documents = (*change.documents(), *change.removed_documents())
    again = {one.name: _purged(change.everything(one.name), one, replacer) for one in documents}
    people = people_pseudonymised(change.participants(), replacer)
    on_codes = [
        replace(one, text=replacer.replaced(one.text))
        for one in change.memos()
        if one.about in {"code", "project"}
    ]
    change.tell_again(dict(again), REASON, people=people, on_codes=on_codes, in_codebooks=replacer.replaced)
    return sum(len(one.codings) + len(one.decisions) + len(one.memos) for one in again.values())


def _purged(kept: Kept, document: Document, replacer: Replacer) -> Kept:
    texts, moves = {}, {}
    for old, text in kept.texts.items():
        edits = edits_of(text, replacer)
        moves[old] = (edited(text, edits), Moves(edits))
        texts[hash_text(moves[old][0])] = moves[old][0]

    def at(coding: Coding) -> Coding:
        text, move = moves[coding.anchor.text_hash]
        return coding.moved_to(anchor(document.name, hash_text(text), text, move.of(coding.anchor.span)))

    def said(memo: Memo) -> Memo:
        coding = at(memo.coding) if memo.coding else None
        target = coding.id if coding else memo.target
        return replace(memo, coding=coding, target=target, text=replacer.replaced(memo.text))

    made, _ = pseudonymised(document, replacer)
    return Kept(
        facts=DocumentFacts.of(made),
        removed_at=kept.removed_at,
        versions=tuple(replace(one, text_hash=hash_text(moves[one.text_hash][0])) for one in kept.versions),
        texts=texts,
        codings=tuple(map(at, kept.codings)),
        decisions=tuple(replace(one, coding=at(one.coding)) for one in kept.decisions),
        memos=tuple(map(said, kept.memos)),
    )


def _left_behind(workspace: Workspace) -> int:
    """Stale codings, whose quotations are words of earlier texts."""
    hashes = {one.name: one.text_hash for one in workspace.store.documents()}
    return sum(
        hashes.get(one.anchor.document, one.anchor.text_hash) != one.anchor.text_hash
        for one in workspace.store.codings()
    )


def still_named(workspace: Workspace, replacer: Replacer) -> Iterator[str]:
    """Names of documents that are names of the key: they stay, because files of findings speak of them."""
    for document in workspace.store.documents():
        if any(replacer.hits(document.name)) or any(replacer.hits(Path(document.source).stem)):
            yield document.name
