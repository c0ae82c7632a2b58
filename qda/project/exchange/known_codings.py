"""Which coding of the project an element of an imported project is."""

from collections.abc import Mapping, Sequence

from qda.interchange.refi.parse import Element
from qda.interchange.refi.tree import child, guid, target
from qda.interchange.refi.views import twins
from qda.model.coding import Coding
from qda.model.identity import coding_id, hash_text
from qda.project.exchange.documents_in import TextSource, holders_of, sources_of
from qda.project.exchange.kept import Kept
from qda.project.exchange.names import NOBODY


class KnownCodings:
    """Finds the codings of a document by the elements of the text that it was; all names are by GUID."""

    def __init__(
        self,
        document: str,
        text: str,
        codings: Sequence[Coding],
        codes: Mapping[str, str],
        coders: Mapping[str, str],
    ) -> None:
        self._document, self._hash = document, hash_text(text)
        self._by_id = {one.key: one for one in codings}
        self._by_place = {
            (one.anchor.start, one.anchor.end, one.code, one.coder): one
            for one in codings
            if one.anchor.text_hash == self._hash
        }
        self._codes, self._coders = codes, coders

    def find(self, element: Element, span: tuple[int, int]) -> Coding | None:
        """The coding that an element at a passage is; None when the project does not have it."""
        code = self._codes.get(target(child(element, "CodeRef")))
        coder = self._coders.get(str(element.get("creatingUser") or NOBODY))
        if code is None or coder is None:
            return None
        identity = coding_id(self._document, self._hash, code, *span, coder)
        return self._by_id.get((identity, coder)) or self._by_place.get((*span, code, coder))


def codings_of(kept: Kept, codings: Sequence[Coding]) -> dict[str, Coding]:
    """The codings of the project that came with what is kept, by the GUIDs of its elements."""
    found: dict[str, Coding] = {}
    for source in sources_of(kept.package.root):
        for holder in holders_of(source):
            name, text = kept.names.documents.get(guid(holder)), kept.package.texts.get(guid(holder))
            if name is None or text is None:
                continue
            own = [one for one in codings if one.anchor.document == name]
            known = KnownCodings(name, text, own, kept.names.codes, kept.names.coders)
            for element, span in TextSource(holder, source, name, text).codings():
                coding = known.find(element, (span.start, span.end))
                if coding is not None:
                    found[guid(element)] = coding
    seen_twice = twins(kept.package.root)
    return found | {one: found[same] for one, same in seen_twice.items() if same in found}
