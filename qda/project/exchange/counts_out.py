"""Why a file that is written has more or fewer sources and codings than the project."""

from collections import Counter
from collections.abc import Mapping

from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.tree import called, every, guid, name_of
from qda.interchange.refi.views import OTHERS
from qda.model.coding import Work
from qda.project.exchange.codings_in import name_unplaced
from qda.project.exchange.documents_in import sources_of
from qda.project.exchange.sources_out import Written


def explain_more(root: Element, homes: Mapping[str, Element], written: Written, remarks: Remarks) -> None:
    """Name what was kept and stands in no document, and what stands twice; `homes` is source by document."""
    documents = Counter(map(guid, homes.values()))
    for source in sources_of(root):
        count = documents[guid(source)]
        if not count:
            remarks.kept(f"a {name_of(source)} without a text", called(source), Subject.SOURCES)
        elif count > 1:
            what = "a recording with several transcripts, each a document here"
            remarks.accepted(what, called(source), Subject.SOURCES, 1 - count)
    name_unplaced(root, written.by_guid, remarks)
    seen: set[Work] = set()
    for element in every(root, "Coding"):
        coding, place = written.by_guid.get(guid(element)), element.getparent()
        if coding is None:
            continue
        item = f"{guid(element)} in {coding.anchor.document}, {coding.code}, by {coding.coder}"
        if place is not None and name_of(place) in OTHERS:
            what = "a coding that stands at the page and at the text of one quotation"
            remarks.accepted(what, item, Subject.CODINGS)
        elif coding.work in seen:
            remarks.accepted(
                "a coding that repeats another one: passage, code and coder", item, Subject.CODINGS
            )
        else:
            seen.add(coding.work)
