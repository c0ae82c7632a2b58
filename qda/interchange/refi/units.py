"""Places when a project is written: in the unit that is asked for, in texts without a mark before them."""

from collections.abc import Mapping, MutableMapping

from qda.interchange.refi.offsets import UTF16, Counter, RawText, Reading
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.standard import TEXT_SELECTIONS, TEXTS, WIDE
from qda.interchange.refi.tree import called, children, every, guid

_PLACES = ("startPosition", "endPosition", "position")


def count_in(root: Element, texts: Mapping[str, str], unit: str) -> int:
    """Bring all places of a tree from code points into a unit; gives how many selections differ between both.

    In texts of characters that all are one unit of UTF-16 none does.
    """
    differing = 0
    if unit == UTF16:
        root.set("origin", f"{root.get('origin', '')}{WIDE}")
    for holder in every(root, *TEXTS):
        counter = Counter(RawText(texts.get(guid(holder), "")), Reading(UTF16, 1, False))
        moved: set[str] = set()
        for element in children(holder, "PlainTextSelection", "SyncPoint"):
            keys = [key for key in _PLACES if element.get(key)]
            places = {key: int(element.get(key, "0")) for key in keys}
            wide = {key: counter.theirs(place) for key, place in places.items()}
            moved |= {guid(element)} if wide != places else set()
            for key, place in wide.items() if unit == UTF16 else ():
                element.set(key, str(place))
        for selection in children(holder, *TEXT_SELECTIONS):
            own = (selection.get(key) for key in ("guid", "fromSyncPoint", "toSyncPoint"))
            differing += any(one in moved for one in own)
    return differing


def leave_out_marks(root: Element, texts: MutableMapping[str, str], remarks: Remarks) -> None:
    """Take the byte order marks before texts out of a tree whose places count code points.

    Whoever reads such a text takes them for no letters, and would find every place one letter too far.
    """
    for holder in every(root, *TEXTS):
        text = texts.get(guid(holder), "")
        bare = text.lstrip("\ufeff")
        marks = len(text) - len(bare)
        if not marks:
            continue
        texts[guid(holder)] = bare
        remarks.lost("a byte order mark before a text", called(holder))
        for element in children(holder, "PlainTextSelection", "SyncPoint"):
            for key in (key for key in _PLACES if element.get(key)):
                element.set(key, str(max(0, int(element.get(key, "0")) - marks)))
