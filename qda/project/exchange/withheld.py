"""What of a file stays out because somebody withdrew: a note on it is not the study's either."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qda.interchange.refi.parse import Element
from qda.interchange.refi.places import passages
from qda.interchange.refi.tree import children, guid
from qda.model.span import Span
from qda.project.exchange.admit import Admitted
from qda.project.exchange.documents_in import TextSource


def withheld(
    texts: Sequence[TextSource], documents: Mapping[str, Admitted], gone: Iterable[str]
) -> frozenset[str]:
    """The GUIDs of sources, passages and codings that do not come in, and those of who is `gone`.

    Of a source without somebody's turns nothing counts as come in but the passages that still stand in it.
    """
    found = set(gone)
    for text in texts:
        one = documents.get(text.guid)
        if one is None:
            gone_alone = _guids(text.source).isdisjoint(documents)
            found |= _guids(text.source if gone_alone else text.holder)
        elif one.came.text_hash != one.named.text_hash:
            found |= _guids(text.source) - {text.guid, guid(text.source)} - set(_standing(text, one))
    return frozenset(found)


def _guids(element: Element) -> set[str]:
    return {guid(one) for one in element.iter() if one.get("guid")}


def _standing(text: TextSource, one: Admitted) -> Iterator[str]:
    """The passages that stand in what came in, and their codings."""
    for selection, (start, end) in passages(text.holder):
        if one.came_in(Span(start, end), "", "") is not None:
            yield guid(selection)
            yield from map(guid, children(selection, "Coding"))
