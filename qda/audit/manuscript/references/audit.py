"""The references of a manuscript against each other: items, and what could not be checked."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.reference_list import references_start
from qda.audit.manuscript.references.abbreviations import abbreviations, without_abbreviations
from qda.audit.manuscript.references.checks import compare_numbers, compare_references
from qda.audit.manuscript.references.citations import citations, keyed, numbered, with_edition_years
from qda.audit.manuscript.references.entries import entries, run_together
from qda.audit.manuscript.references.in_notes import told_in_notes
from qda.audit.manuscript.references.works import Citation, Entry, family_names, year_in
from qda.audit.problem import Severity
from qda.model.counted import many
from qda.model.span import Span

_FEWEST_NUMBERED = 3
_NEVER = "entry never cited"
_OF_A_LIST = frozenset({_NEVER, "entry incomplete"})
"""What is a fault of a list in the text, and none of a library, which holds more than one paper."""
_NOTHING_CITED = (
    "Not checked: citations against the reference list, because none is found by author and year, by a key, "
    "by a number in brackets or in a note; raised numbers are not read."
)
Work = TypeVar("Work", Citation, Entry)


class _Read(NamedTuple):
    """What a manuscript cites and lists. `text` has no abbreviations behind their names; `by_number`: works
    are cited by the numbers of the list."""

    text: str
    prose: Span
    listed: Span
    found: list[Entry]
    cited: list[Citation]
    numbers: list[Citation]
    by_number: bool


def _read(text: str, body: Span) -> _Read:
    start = references_start(text, body)
    prose, listed = Span(body.start, start), Span(start, body.end)
    short = abbreviations(text)
    text = with_edition_years(without_abbreviations(text, short))
    found = [_in_full(one, short) for one in entries(text, listed)] if start < body.end else []
    cited = [_in_full(one, short) for one in citations(text, prose)]
    numbers = numbered(text, prose)
    by_number = sum(one.number is not None for one in found) >= _FEWEST_NUMBERED and len(numbers) > len(cited)
    if not cited and all(one.number is None for one in found) and _are_places(numbers, len(found)):
        found, by_number = [replace(one, number=at) for at, one in enumerate(found, 1)], True
    return _Read(text, prose, listed, found, cited, numbers, by_number)


def _are_places(numbers: Sequence[Citation], listed: int) -> bool:
    """Whether numbers may be the places of entries that a word processor numbered. Those in parentheses are
    ages and the like unless they begin with the first entry and most of them are among the entries."""
    if not numbers or not listed or numbers[0].text.startswith("["):
        return bool(numbers and listed)
    there = [one for one in numbers if one.number is not None and one.number <= listed]
    return numbers[0].number == 1 and 2 * len(there) > len(numbers)


def entries_by_number(text: str, body: Span) -> Mapping[int, Entry]:
    """The entries of a manuscript's list by their numbers; none where it does not cite by number."""
    read = _read(text, body)
    return {one.number: one for one in read.found if one.number is not None} if read.by_number else {}


def lettered_entries(text: str, body: Span) -> list[Entry]:
    """The entries of a manuscript's list whose year has a letter, 2013a, in their order."""
    return [one for one in _read(text, body).found if one.letter]


def reference_items(
    text: str, body: Span, works: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[list[Item], str]:
    """Items of the references, and a sentence on what was compared or why nothing was.

    `works` are those of a bibliography file, by citation key; they stand in for a list in the text.
    """
    text, prose, listed, found, cited, numbers, by_number = _read(text, body)
    together = [_together(text, span, count) for span, count in run_together(text, listed)] if found else []
    if by_number:
        return [*compare_numbers(numbers, found), *together], _said(len(numbers), len(found))
    if not found and works:
        keys, listed_works = keyed(text, prose), [_entry(key, fields) for key, fields in works.items()]
        if not cited and not keys:
            return [], "Not checked: references, because the text cites nothing and has no list of its own."
        items = [one for one in compare_references(cited, listed_works) if one.verdict not in _OF_A_LIST]
        items = [*(replace(one, start=max(one.start, 0)) for one in items), *_unknown_keys(keys, works)]
        return items, _said(len(cited) + len(keys), len(works))
    if not found:
        return [], "Not checked: references, because no heading such as References begins a list."
    keys = keyed(text, prose)
    known = {one.key for one in found if one.key}
    told = told_in_notes(text, prose, found)
    items = [*_but(told, compare_references(cited, found, {key for key, _ in keys})), *together]
    items += _unknown_keys(keys, known) if known else ()
    if not (cited or keys or told):
        return items, _NOTHING_CITED
    return items, _said(len(cited) + len(keys) + len(told), len(found))


def _but(told: Collection[int], items: Iterable[Item]) -> Iterator[Item]:
    """The items but for those that say of entries which some note tells in full that nothing cites them."""
    return (one for one in items if one.start not in told or one.verdict != _NEVER)


def _in_full(work: Work, short: Mapping[str, str]) -> Work:
    """A work under the name of its organisation, where its author is an abbreviation of it."""
    full = short.get(work.first)
    return replace(work, authors=(full, *work.authors[1:])) if full and work.authors else work


def _unknown_keys(keys: Sequence[tuple[str, Span]], works: Collection[str]) -> Iterator[Item]:
    """The keys of LaTeX's commands that no work has, each once."""
    for key, span in {key: span for key, span in reversed(keys) if key not in works}.items():
        yield Item(
            "reference",
            "cited without entry",
            Severity.HIGH,
            span.start,
            key,
            f"no work has the key {key!r} among {len(works)}",
            "Add the work to the bibliography, or correct the key.",
        )


def _said(cited: int, listed: int) -> str:
    were = "was" if cited == 1 else "were"
    entries_there = f"{listed} {'entry' if listed == 1 else 'entries'}"
    return f"References: {many(cited, 'citation')} {were} compared with {entries_there}."


def _together(text: str, span: Span, count: int) -> Item:
    return Item(
        "reference",
        "entries run together",
        Severity.MEDIUM,
        span.start,
        " ".join(span.of(text).split())[:200],
        f"{count} entries stand in one paragraph",
        "Give each entry a paragraph of its own.",
    )


def _entry(key: str, fields: Mapping[str, str]) -> Entry:
    """A work of a bibliography file as an entry; it stands nowhere in the text."""
    people = fields.get("author") or fields.get("editor") or fields.get("organization", "")
    year, title = fields.get("year", ""), fields.get("title", "")
    text = f"{people} ({year}). {title}"
    return Entry(tuple(family_names(people)), year_in(year), title, Span(0, 0), text, key=key)
