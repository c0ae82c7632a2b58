"""A library to documents: one for each work that has excerpts, named by its citation key."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, Place, Problems
from qda.ingest.notice import Notice
from qda.ingest.reader import Metadata, Reading
from qda.ingest.works.notes import Excerpts, excerpts_of
from qda.ingest.works.work import Library, Work
from qda.model.document import LITERATURE
from qda.model.span import Span

_ATTRIBUTES = ("author", "year", "title", "type")
_SHOWN = 8
_AS_REFERENCES = "To use their metadata, name the file in qda.toml: [paths] references = {name!r}"


def readings_of(library: Callable[[], Library], path: Path) -> Sequence[Reading]:
    """The documents of a file of works; raises InputError, also where the file has several errors.

    The works' own words and the reader's are the paragraphs, each with the locator that says which it is.
    Raises InputError when no work has a note, an annotation or an abstract.
    """
    try:
        found = library()
    except Problems as problems:
        raise _all_in_one(problems, path) from problems
    read = [(work, excerpts_of(work)) for work in found.works]
    with_words = [(work, excerpts) for work, excerpts in read if excerpts.found]
    if not with_words:
        raise _no_excerpts(found, path)
    notices = [*found.notices, *_without_words(read, path), *_pictures(read, path)]
    readings = [_reading(work, excerpts) for work, excerpts in with_words]
    return [replace(readings[0], notices=tuple(notices)), *readings[1:]]


def _reading(work: Work, excerpts: Excerpts) -> Reading:
    text = "\n\n".join(excerpt.text for excerpt in excerpts.found) + "\n"
    attributes = {"citation": work.key}
    attributes |= {name: work.fields[name] for name in _ATTRIBUTES if work.fields.get(name)}
    metadata = Metadata(
        document=work.key,
        kind=LITERATURE,
        locators=tuple(excerpt.locator for excerpt in excerpts.found),
        attributes=MappingProxyType(attributes),
    )
    return Reading(text, Span(0, len(text)), metadata, member=work.key, comments=tuple(excerpts.comments))


def _all_in_one(problems: Problems, path: Path) -> InputError:
    errors = problems.errors
    lines = [
        f"{f'line {error.place.line}: ' if error.place and error.place.line else ''}{error.problem}"
        for error in errors[:_SHOWN]
    ]
    more = len(errors) - _SHOWN
    shown = "; ".join(lines) + (f"; and {more} more" if more > 0 else "")
    first = errors[0].place.line if errors[0].place else None
    return InputError(
        f"{len(errors)} works cannot be used: {shown}", place=Place(path, first), remedy=errors[0].remedy
    )


def _no_excerpts(library: Library, path: Path) -> InputError:
    if not library.works:
        return InputError(
            "there is no work in it",
            place=Place(path),
            remedy="Export the works again, with their notes, from the program that holds them.",
        )
    count = len(library.works)
    what = "the work in it has no" if count == 1 else f"none of the {count} works in it has"
    return InputError(
        f"{what} notes, annotations or an abstract, so there is nothing to code",
        place=Place(path),
        remedy=f"{_AS_REFERENCES.format(name=path.name)}; or export the library with its notes.",
    )


def _without_words(read: Sequence[tuple[Work, Excerpts]], path: Path) -> list[Notice]:
    keys = [work.key for work, excerpts in read if not excerpts.found]
    if not keys:
        return []
    shown = ", ".join(keys[:_SHOWN]) + (", ..." if len(keys) > _SHOWN else "")
    what = "1 work has" if len(keys) == 1 else f"{len(keys)} works have"
    return [
        Notice(
            f"{what} no notes, annotations or abstract, and no document: {shown}",
            path.name,
            _AS_REFERENCES.format(name=path.name),
        )
    ]


def _pictures(read: Sequence[tuple[Work, Excerpts]], path: Path) -> list[Notice]:
    counts = {work.key: excerpts.pictures for work, excerpts in read if excerpts.pictures}
    if not counts:
        return []
    total = sum(counts.values())
    what = "1 mark without words is" if total == 1 else f"{total} marks or pictures without words are"
    return [Notice(f"{what} left out, of {', '.join(list(counts)[:_SHOWN])}", path.name)]
