"""Quotations that stand as they are in an earlier version of a document, and not in the text of now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.verdict import FAITHFUL, Looked, Verdict
from qda.model.document import Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from qda.store.database import Store
from qda.store.documents import Version

_ALTERED = frozenset({Verdict.ALTERED, Verdict.STITCHED, Verdict.NOT_FOUND})


def stood_before(looked: Sequence[Looked], store: Store, settings: Settings) -> tuple[Looked, ...]:
    """The same, with the earlier version named in which words stand so that those of now have otherwise: a
    transcript was corrected after it was quoted, which is no fault of who quotes."""
    asked = [one for one in looked if one.verdict in _ALTERED]
    told: dict[int, str] = {}
    for version, document in _earlier(store) if asked else ():
        again = look_up([one.quotation for one in asked], transcripts_of([document], settings))
        for one, then in zip(asked, again, strict=True):
            if then.verdict in FAITHFUL:
                told.setdefault(id(one), _named(version))
    return tuple(
        replace(one, reason=f"{one.reason}; {told[id(one)]}".strip("; ")) if id(one) in told else one
        for one in looked
    )


def _named(version: Version) -> str:
    where = f"version {version.number} of {version.document}, read on {version.at[:10]}"
    return f"so it stood in {where}, which is not the text of now"


def _earlier(store: Store) -> Iterator[tuple[Version, Document]]:
    """Every text that a document of the study has had before, the latest first."""
    for document in store.documents():
        for version in reversed(store.versions(document.name)):
            if version.text_hash != document.text_hash:
                text = store.text(version.text_hash)
                yield version, document.changed(text=text, body=Span(0, len(text)), locators=())
