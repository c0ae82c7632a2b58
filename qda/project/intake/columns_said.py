"""Tables of which a person said which columns hold what, when they are read again and nobody says it.

What was said is not kept, but the rows tell that it was: several columns of text stand in their locators, and
whose they are is known.
"""

from collections.abc import Sequence

from qda.errors import InputError, Place
from qda.ingest.source import Source
from qda.model.document import Document


def rows_as_before(rows: Sequence[Document], source: Source) -> tuple[Document, ...]:
    """The rows of a table as they were read, if it has not changed since; none of one that is new."""
    return tuple(rows) if {one.source_hash for one in rows} == {source.hash} else ()


def refuse_other_columns(read: Sequence[Document], before: Sequence[Document], source: Source) -> None:
    """Raise InputError for a table that has changed, if its rows lose their people, their questions or their
    names because nobody says the columns."""
    now = {one.name: one for one in read} | {f"{source.path.stem} {one.name}": one for one in read}
    pairs = [(one, now[one.name]) for one in before if one.name in now]
    lost = {
        "names": bool(before) and not pairs,
        "people": any(_has_people(old) and new.participant is None for old, new in pairs),
        "questions": any(_questions(old) for old, _ in pairs) and not any(map(_questions, read)),
    }
    if any(lost.values()):
        what = " and ".join(name for name, is_lost in lost.items() if is_lost)
        raise InputError(
            f"the table has changed, and by the columns that are taken now its rows would lose their {what}",
            place=Place(source.path),
            remedy="Say the columns as you did when it came in: qda import FILE, with --text-column, "
            "--id-column and --participant-column",
        )


def _has_people(document: Document) -> bool:
    return document.participant not in (None, document.name)


def _questions(document: Document) -> bool:
    """Whether the locators name columns: `row 5, What helped?`."""
    return any(", " in locator for locator in document.locators)
