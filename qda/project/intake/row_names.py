"""Names of rows that another table has used already: two surveys both have a respondent 1."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.source import Source
from qda.model.document import Document

Named = Callable[[str, Source], Path | None]
"""The other file that holds a document of this name, if one does."""


def apart(
    documents: Sequence[Document], source: Source, elsewhere: Named, own: Callable[[str, Source], bool]
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The rows of a table, those by the name of their table too whose own name is that of a document
    `elsewhere`, or who were called so before (`own`); and what a person should know of it."""
    called = [_called(one, source, elsewhere, own) for one in documents]
    longer = [new.name for new, old in zip(called, documents, strict=True) if new.name != old.name]
    if not longer:
        return tuple(called), ()
    what = f"rows named like documents of other files ({len(longer)}) have the name of this file before: "
    return tuple(called), (Notice(f"{what}{longer[0]!r}", str(source.path)),)


def _called(
    document: Document, source: Source, elsewhere: Named, own: Callable[[str, Source], bool]
) -> Document:
    longer = f"{source.path.stem} {document.name}"
    if own(longer, source) or elsewhere(document.name, source) is not None:
        return replace(document, name=longer)
    return document
