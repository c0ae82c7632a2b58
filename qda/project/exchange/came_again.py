"""What has no text and came again with other GUIDs: some programs give everything new ones in each export."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from qda.interchange.refi.parse import Element
from qda.interchange.refi.tree import children, content_of, guid, name_of
from qda.interchange.refi.write import Bytes
from qda.project.exchange.documents_in import sources_of


def same_media(
    roots: Sequence[Element], sources: Mapping[str, Element], media: Mapping[str, Bytes]
) -> Iterator[tuple[Element, Element]]:
    """Pictures, pages and recordings of `sources` that are one in two projects: the first one, and the other.

    `roots` are the projects, the newest first; `sources`, by GUID, have no text. They are one when they have
    the same kind, name and file; of several such in one project the first is the first, and so on.
    """
    first: dict[tuple[str, str, str, int], Element] = {}
    for root in reversed(roots):
        alike = Counter[tuple[str, str, str]]()
        for element in sources_of(root):
            source, name = sources.get(guid(element)), str(element.get("name") or "").strip()
            if source is None or not name:
                continue
            key = (name_of(source), name, _file(source, media))
            alike[key] += 1
            home = first.setdefault((*key, alike[key]), source)
            if home is not source and not children(source, "TextDescription"):
                yield home, source


def _file(source: Element, media: Mapping[str, Bytes]) -> str:
    """The hash of a source's file, or the path of one that lies outside of its project."""
    path = str(source.get("path") or "")
    if path not in media:
        return path
    made = hashlib.sha256()
    for piece in media[path]():
        made.update(piece)
    return made.hexdigest()


def without_repeated(elements: Sequence[Element], there: Collection[str]) -> list[Element]:
    """Links, sets and graphs without those that are, but for GUIDs, `there` already, by their content."""
    return [one for one in elements if content_of(one) not in there]
