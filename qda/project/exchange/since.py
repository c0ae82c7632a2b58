"""What a newer export of a project has otherwise than the one that came before: all of it is told.

Nothing is taken back here because another program took it back: work that was done on it here would go too.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.standard import SOURCES
from qda.interchange.refi.tree import called, every, guid
from qda.model.coding import Coding, Work
from qda.model.decision import Memo
from qda.project.exchange.codings_in import in_words
from qda.project.exchange.kept import Kept
from qda.project.exchange.known_codings import codings_of
from qda.project.exchange.memos_in import Here, memos_in, notes_of, what_it_says, with_sources
from qda.project.exchange.names import RENAMED

_GONE = "came with this project before and is not in it any more; it stays here"


def name_changes(
    before: Kept,
    root: Element,
    codings: Sequence[Coding],
    there: Collection[Work],
    memos: Sequence[Memo],
    found: Mapping[str, Sequence[Memo]],
    names: Mapping[str, str],
    remarks: Remarks,
) -> None:
    """Name what came `before` and is gone, was changed or is called otherwise in a tree.

    `codings` and `memos` are those of the project, `there` and `found` those of the tree, `names` what its
    users, cases and sources are called here, by GUID.
    """
    known = codings_of(before, codings)
    for coding in dict.fromkeys(known.values()):
        if coding.work not in there:
            remarks.accepted(f"a coding that {_GONE}", in_words(coding))
    _name_memos(before, root, known, memos, found, remarks)
    now = {guid(one): one for one in _named(root)}
    for one in _named(before.package.root):
        same = now.get(guid(one))
        if same is not None and called(same) not in {called(one), names.get(guid(one), called(same))}:
            remarks.accepted(RENAMED, f"{called(same)!r}, here {names[guid(one)]!r}")


def _name_memos(
    before: Kept,
    root: Element,
    known: Mapping[str, Coding],
    memos: Sequence[Memo],
    found: Mapping[str, Sequence[Memo]],
    remarks: Remarks,
) -> None:
    own = before.names
    documents = with_sources(before.package.root, own.documents)
    here = Here(known, own.codes, documents, before.package.texts, own.coders)
    said = memos_in(before.package.root, before.package.texts, here, "", str, Remarks())
    now = {what_it_says(memo) for several in found.values() for memo in several}
    only_here = set(map(what_it_says, memos)) - now
    notes = {guid(note) for note in notes_of(root)}
    for note in notes_of(before.package.root):
        if any(what_it_says(memo) in only_here for memo in said.get(guid(note), ())):
            changed = "was changed or stands elsewhere since; both stand here"
            remarks.accepted(f"a memo that {changed if guid(note) in notes else _GONE}", called(note))


def _named(root: Element) -> Iterator[Element]:
    return every(root, "User", "Case", *SOURCES)
