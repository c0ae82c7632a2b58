"""Documents whose file has another name now, so that their text stands in the study a second time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from qda.ingest.document import WITHIN, file_of, table_of
from qda.ingest.notice import Notice
from qda.model.document import Document
from qda.model.typed import typed
from qda.project.intake.same_text import are_about_as_long, is_corrected, words_of
from qda.project.workspace import Workspace

_WITH_FRONT_MATTER = (".txt", ".md")


def told_of_renamed(
    workspace: Workspace, kept: Iterable[Document], read: Sequence[Document]
) -> dict[str, Notice]:
    """What to say of documents whose file is gone and whose text was read under another name, by name.

    Nothing is decided here: the two may be one participant, or a copy that somebody means to keep. Rows of
    tables are none of these: two people give the same short answer. What of whole tables: `copies`.
    """
    now = {one.name: one for one in read}
    known = (now.get(one.name, one) for one in kept if not table_of(one))
    gone = [one for one in known if not _has_file(one, workspace)]
    worked = set(worked_on(workspace)) if gone else set()
    others = [one for one in read if not table_of(one)] if gone else []
    twins = ((one, _twin(one, others)) for one in gone)
    return {one.name: _told(one, twin, worked) for one, twin in twins if twin is not None}


def _has_file(document: Document, workspace: Workspace) -> bool:
    return (workspace.folder / file_of(document)).is_file()


def _twin(one: Document, read: Sequence[Document]) -> Document | None:
    """The document with the same text: word for word, else the most alike one if it is surely a version."""
    others = (other for other in read if other.name != one.name and other.kind == one.kind)
    near = [other for other in others if are_about_as_long(one, other)]
    words = Counter(words_of(one)) if near else Counter[str]()
    shared = [((Counter(words_of(other)) & words).total(), other) for other in near]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and is_corrected(one, best[1]) else None


def worked_on(workspace: Workspace) -> Iterator[str]:
    """The documents on which people have codings, decisions or memos."""
    store = workspace.store
    memos = store.memos()
    held = chain(store.codings(), (one.coding for one in store.decisions()), (one.coding for one in memos))
    yield from (coding.anchor.document for coding in held if coding is not None)
    yield from (memo.target for memo in memos if memo.about == "document")


def _told(one: Document, twin: Document, worked: set[str]) -> Notice:
    very = "the very words" if words_of(one) == words_of(twin) else "nearly all of its words"
    what = f"its file is gone, but {very} stand in {twin.name} too, so that they are counted twice"
    return Notice(what, one.name, _remedy(one, twin, worked))


def _remedy(one: Document, twin: Document, worked: set[str]) -> str:
    """How one of the two goes, and what people did stays."""
    if one.name not in worked:
        return f"If it is the same text, take the old one out: qda remove {typed(one.name)}"
    old, new = Path(file_of(one)).name, Path(file_of(twin)).name
    said = f", or name it in its front matter: 'document: {one.name}'"
    front = said if WITHIN not in twin.source and new.endswith(_WITH_FRONT_MATTER) else ""
    if twin.name in worked:
        then = f". People have worked on {twin.name} too: code that again before you take {twin.name} out"
    else:
        then = f"; then: qda run, and qda remove {typed(twin.name)}"
    return (
        f"If it is the same text, do not remove {one.name}, for people's work is on it. "
        f"Call {new} {old} again{front}{then}"
    )
