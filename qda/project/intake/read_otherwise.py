"""Documents that another qda read otherwise than this one, from files that nobody has changed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from qda.ingest.document import file_of
from qda.ingest.notice import Notice
from qda.model.counted import some
from qda.model.document import LITERATURE, Document

_BY_LAYOUT = frozenset({".docx", ".docm", ".odt", ".rtf", ".htm", ".html", ".xhtml", ".epub"})
"""Formats of which the layout once told speakers in works of literature too."""


def told_of_other_text(here: Mapping[str, Document], read: Iterable[Document]) -> Iterator[Notice]:
    """That the same bytes give another text than the one that is here, where nobody asked for it."""
    for document in read:
        before = here.get(document.name)
        if before is None or before.source_hash != document.source_hash:
            continue
        if before.text_hash != document.text_hash:
            yield Notice(
                "the file has not changed, but is read otherwise than before",
                document.name,
                "This qda reads such files by other rules than the one before, or it was imported with "
                "options that were not given now. Look at it: qda import FILE --preview",
            )


def told_of_works_with_speakers(documents: Iterable[Document]) -> Iterator[str]:
    """That works have speakers by their layout, as an earlier qda read them: its texts stay until their files
    are read again, which may be gone or elsewhere."""
    works = [one.name for one in documents if one.kind == LITERATURE and _is_heard_by_layout(one)]
    if works:
        yield (
            f"note: works of literature are read as prose, but an earlier qda read these as transcripts: "
            f"{some(works)}. Who speaks in them counts as participants. Read their files again: qda import "
            "FILE --kind literature. If one is a transcript: qda import FILE --kind interview"
        )


def _is_heard_by_layout(document: Document) -> bool:
    known = document.speakers
    said = known.pattern or known.interviewers
    return bool(known.labels) and not said and PurePath(file_of(document)).suffix.lower() in _BY_LAYOUT
