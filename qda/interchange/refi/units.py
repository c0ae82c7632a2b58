"""Places in the unit that is asked for, when a project is written."""

from collections.abc import Mapping

from qda.interchange.refi.offsets import UTF16, Counter, RawText, Reading
from qda.interchange.refi.parse import Element
from qda.interchange.refi.standard import TEXT_SELECTIONS, TEXTS, WIDE
from qda.interchange.refi.tree import children, every, guid


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
            keys = [key for key in ("startPosition", "endPosition", "position") if element.get(key)]
            places = {key: int(element.get(key, "0")) for key in keys}
            wide = {key: counter.theirs(place) for key, place in places.items()}
            moved |= {guid(element)} if wide != places else set()
            for key, place in wide.items() if unit == UTF16 else ():
                element.set(key, str(place))
        for selection in children(holder, *TEXT_SELECTIONS):
            own = (selection.get(key) for key in ("guid", "fromSyncPoint", "toSyncPoint"))
            differing += any(one in moved for one in own)
    return differing
