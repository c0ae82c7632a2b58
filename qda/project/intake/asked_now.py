"""Codings of people whose words an interviewer says in a changed text and did not before."""

from collections.abc import Iterator, Sequence

from qda.coding.anchors.reanchor import Carried
from qda.ingest.notice import Notice
from qda.model.coding import RULES
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.decisions.whose_words import is_asked
from qda.project.index.voices import hear

_REMEDY = (
    "See that the labels in the file are right. If they are, and the codings are not meant so: qda reject ID"
)


def told_of_asked(
    carried: Sequence[Carried], before: Sequence[Document], now: Sequence[Document], settings: Settings
) -> Iterator[Notice]:
    """What to say of codings that were carried along from documents as they were `before`."""
    old = {one.name: one for one in before}
    found = [one for one in carried if one.coding.coder != RULES and one.fate.found]
    for document in now:
        if document.kind == LITERATURE or document.name not in old:
            continue
        own = [one for one in found if one.coding.anchor.document == document.name]
        spans = [one.coding.anchor.span for one in own]
        for one, is_now in zip(own, _asked(spans, document, settings), strict=True):
            if is_now and not any(_asked([one.old.span], old[document.name], settings)):
                what = f"now the interviewer's words, and so in no count: {one.coding.code}, by "
                yield Notice(
                    f"{what}{one.coding.coder} ({one.coding.id}): {one.coding.anchor.quote!r}",
                    document.name,
                    _REMEDY,
                )


def _asked(spans: Sequence[Span], document: Document, settings: Settings) -> list[bool]:
    """Which passages of a document are an interviewer's."""
    turns = hear(document, settings).turns if spans else ()
    return [is_asked(span, turns) for span in spans]
