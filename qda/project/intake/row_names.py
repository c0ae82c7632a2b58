"""Names of rows that another table has used already: two surveys both have a respondent 1.

A table that lies in the project's folder is another one. Of a table from elsewhere no more is kept than its
name, so that its rows tell: those of a newer export of one survey mostly say what they said before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from qda.ingest.document import file_of, table_of
from qda.ingest.notice import Notice
from qda.ingest.source import Source
from qda.model.counted import many, some
from qda.model.document import Document
from qda.project.intake.same_text import is_corrected, words_of

Named = Callable[[str, Source], Path | None]
"""The other file that holds a document of this name, if one does."""
_Pairs = list[tuple[Document, Document]]
"""Rows, each with the document that has its name already."""

_OTHER_PEOPLE = (
    "So they count as other people. If the same people wrote in both, say for each file which column tells "
    "who wrote a row: --participant-column NAME"
)
_MOSTLY = 0.5
"""The share of rows that say what they said from which on a table is the one before in a newer version."""


def apart(
    documents: Sequence[Document],
    source: Source,
    elsewhere: Named,
    own: Callable[[str, Source], bool],
    here: Mapping[str, Document],
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The rows of a table, those by the name of their table too whose own name is that of a document of
    another table, or who were called so before (`own`); and what a person should know of it.

    `elsewhere` knows the other files that are still there; `here` are the documents by name, of which those
    that other files gave tell by what they say whether this is another table.
    """
    taken = {
        one.name
        for one in documents
        if own(_longer(one, source), source) or elsewhere(one.name, source) is not None
    }
    table = table_of(documents[0])
    before = _before((one for one in documents if one.name not in taken), here)
    others = {home: rows for home, rows in before.items() if home != table}
    taken |= {new.name for rows in others.values() if not _goes_on(rows) for new, _ in rows}
    called = tuple(replace(one, name=_longer(one, source)) if one.name in taken else one for one in documents)
    where = str(source.path)
    longer = [new for new, old in zip(called, documents, strict=True) if new.name != old.name]
    followed = {home: rows for home, rows in others.items() if _goes_on(rows)}
    again = _before(called, here).get(table, [])
    return called, (
        *_of_longer(longer, where),
        *_of_followed(followed, where),
        *_of_other_words(again, where),
    )


def told_of_missing_rows(here: Iterable[Document], read: Iterable[Document]) -> Iterator[Notice]:
    """What to say of documents that were rows of a table which was read now and has them no more, or has no
    text in them: of people who left the study, or whose answer was taken out."""
    now: dict[str, set[str]] = defaultdict(set)
    for one in read:
        if table := table_of(one):
            now[table].add(one.name)
    missing: dict[str, list[str]] = defaultdict(list)
    for kept in here:
        if (table := table_of(kept)) in now and kept.name not in now[table]:
            missing[table].append(kept.name)
    for table, names in missing.items():
        what = f"{many(len(names), 'document')} that it gave before have no text in it any more and are kept"
        yield Notice(
            f"{what}: {some(names)}", table, "If they are no part of the study now: qda remove DOCUMENT"
        )


def _longer(document: Document, source: Source) -> str:
    return f"{source.path.stem} {document.name}"


def _before(documents: Iterable[Document], here: Mapping[str, Document]) -> dict[str, _Pairs]:
    """The rows whose names documents have already, by the table or file that gave these."""
    before: dict[str, _Pairs] = defaultdict(list)
    for new in documents:
        if (kept := here.get(new.name)) is not None:
            before[table_of(kept) or file_of(kept)].append((new, kept))
    return before


def _goes_on(rows: _Pairs) -> bool:
    return sum(_is_the_same(new, kept) for new, kept in rows) >= _MOSTLY * len(rows)


def _is_the_same(new: Document, kept: Document) -> bool:
    """Whether a row says what it said: word for word, or with corrections beside the same other columns.
    Short answers to one question are alike in two waves too, but their dates are not."""
    if words_of(new) == words_of(kept):
        return True
    told = new.attributes.items()
    return all(kept.attributes.get(name, value) == value for name, value in told) and is_corrected(new, kept)


def _of_longer(longer: Sequence[Document], where: str) -> Iterator[Notice]:
    if longer:
        what = f"rows named like documents of other files ({len(longer)}) have the name of this file before: "
        named = any(one.participant for one in longer)
        yield Notice(f"{what}{longer[0].name!r}", where, "" if named else _OTHER_PEOPLE)


def _of_followed(followed: Mapping[str, _Pairs], where: str) -> Iterator[Notice]:
    for home, rows in followed.items():
        what = f"rows named like those of {home} ({len(rows)}) are new versions of them, as most say the same"
        yield Notice(what, where)


def _of_other_words(rows: _Pairs, where: str) -> Iterator[Notice]:
    if rows and not _goes_on(rows):
        what = f"most of the rows that were read before ({len(rows)}) say something else now, which takes "
        yield Notice(
            f"{what}the place of what they said; what is not among them keeps its words",
            where,
            "If these are answers to another question, name the columns of both: --text-column NAME, several "
            "times. If it is another survey, or another wave, give its file another name.",
        )
