"""The other views of quotations that a text shows too: they are coded as the quotations are coded now."""

from collections.abc import Mapping

from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.places import span_of
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.standard import TEXT_SELECTIONS
from qda.interchange.refi.tree import called, children, drop, guid, name_of, put
from qda.interchange.refi.views import twin_of, views, work_of
from qda.model.coding import Coding


class Views:
    """The coded views of the quotations of a text, as they are before its codings become those of now."""

    def __init__(self, source: Element, holder: Element) -> None:
        self._holder = holder
        self._pairs = [
            (view, home, span_of(home))
            for view, home in views(source).values()
            if home.getparent() is holder and children(view, "Coding")
        ]

    def put(self, by_guid: dict[str, Coding], remarks: Remarks) -> None:
        """Give each view the codings that its quotation has now; `by_guid` learns of them."""
        for view, home, place in self._pairs:
            before = {work_of(one): one for one in children(view, "Coding")}
            for coding in self._codings(home, place):
                twin = before.pop(work_of(coding), None)
                twin = put(view, twin_of(coding)) if twin is None else twin
                by_guid[guid(twin)] = by_guid[guid(coding)]
            for left in before.values():
                drop(left)
            what = (
                f"that a {name_of(view)} is a passage of the text too; both are written, with their codings"
            )
            remarks.lost(what, f"{guid(view)} in {called(self._holder)}")

    def _codings(self, home: Element, place: tuple[int, int] | None) -> list[Element]:
        """The codings of a quotation, and what was coded here at its place."""
        ours = guid_of("selection", guid(self._holder), *map(str, place or ()))
        found: Mapping[tuple[str, str], Element] = {
            work_of(coding): coding
            for one in children(self._holder, *TEXT_SELECTIONS)
            if one is home or guid(one) == ours
            for coding in children(one, "Coding")
        }
        return list(found.values())
