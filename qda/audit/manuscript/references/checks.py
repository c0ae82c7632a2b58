"""Citations and entries held against each other."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio, token_sort_ratio

from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.references.abbreviations import stands_for
from qda.audit.manuscript.references.authors import authors_disagree, near
from qda.audit.manuscript.references.items import of_citation, of_entry
from qda.audit.manuscript.references.works import Citation, Entry, plain
from qda.audit.problem import Severity

_SAME_TITLE = 92
_SHORT_TITLE = 12
_NEAR_YEARS = 2
_CITE = "Cite it, or take it out."
_DIGITS = re.compile(r"\d+|\b[ivx]{1,4}\b")
_LEADING_NUMBER = re.compile(r"^\d{1,3} ")


def compare_references(
    cited: Sequence[Citation], listed: Sequence[Entry], keys: Collection[str] = ()
) -> Iterator[Item]:
    """What does not agree between the works cited, some of them by their `keys`, and the works listed."""
    matched = {number for number, entry in enumerate(listed) if entry.key in keys}
    reported: set[tuple[str, str]] = set()
    told: set[tuple[tuple[str, ...], str, bool]] = set()
    for one in cited:
        found = [number for number, entry in enumerate(listed) if _is_of(one, entry)]
        same_year = [number for number in found if _same_year(one, listed[number])]
        matched.update(same_year)
        if same_year and one.told not in told:
            told.add(one.told)
            yield from authors_disagree(one, [listed[number] for number in same_year])
        if (one.first, one.year) in reported:
            continue
        if same_year:
            fault = _of_letter(one, [listed[number] for number in same_year])
            if fault is not None:
                reported.add((one.first, one.year))
                yield fault
            continue
        if one.doubtful and not found:
            continue
        reported.add((one.first, one.year))
        yield _without_entry(one, found, listed, matched)
    if cited or keys:
        yield from _never_cited(listed, matched)
    yield from _letters(cited, listed)
    yield from _twice(listed)


def compare_numbers(cited: Sequence[Citation], listed: Sequence[Entry]) -> Iterator[Item]:
    """What does not agree between numbers in the text and numbered entries."""
    numbers = {entry.number for entry in listed}
    missing: dict[int, Citation] = {}
    for one in cited:
        if one.number is not None and one.number not in numbers:
            missing.setdefault(one.number, one)
    for number, one in missing.items():
        compared, remedy = f"no entry has the number {number}", "Add the entry, or correct the number."
        yield of_citation(one, "cited without entry", Severity.HIGH, compared, remedy)
    used = {one.number for one in cited}
    for entry in listed:
        if entry.number is not None and entry.number not in used:
            compared = f"[{entry.number}] stands nowhere in the text"
            yield of_entry(entry, "entry never cited", Severity.LOW, compared, _CITE)
    yield from _twice(listed)


def _is_of(one: Citation, entry: Entry) -> bool:
    """Whether a citation's first author is the entry's, or its title the entry's that has no author."""
    first, other = one.first, entry.first
    if first == other or any(stands_for(*pair) for pair in product(one.authors[:1], _wholly_called(entry))):
        return _coauthors(one, entry)
    if entry.authors and (first.split()[-1:] == other.split()[-1:] or _is_part(first, other)):
        return _coauthors(one, entry)
    whole = plain(" ".join(one.authors))
    begins = plain(entry.text)[: len(whole) + 20]
    return len(whole) >= 4 and (
        begins.startswith(whole) or (len(whole) > 20 and ratio(whole, begins[: len(whole)]) > 90)
    )


def _wholly_called(entry: Entry) -> Iterator[str]:
    """The first author of an entry; of one of a bibliography file also all that stands before its year, for
    an organisation has no family name."""
    yield from entry.authors[:1]
    if not entry.in_text:
        yield entry.text.partition(" (")[0]


def _is_part(first: str, other: str) -> bool:
    """Whether one name is a whole part of the other: Yousafzai of Iqbal Yousafzai, UN of UN News."""
    return set(first.split()) <= set(other.split()) or set(other.split()) <= set(first.split())


def _coauthors(one: Citation, entry: Entry) -> bool:
    """Whether a second author that is named is among the entry's; "et al." says nothing about it."""
    if one.et_al or len(one.authors) < 2 or len(entry.authors) < 2:
        return True
    others = {plain(name).split()[-1] for name in entry.authors if plain(name)}
    second = plain(one.authors[1]).split()
    return not second or any(near(second[-1], other) for other in others)


def _same_year(one: Citation, entry: Entry) -> bool:
    if not entry.year or not one.year[0].isdigit():
        return not entry.year[:4].isdigit() or not one.year[0].isdigit()
    if one.year[:4] != entry.year[:4] and one.year not in entry.later_years:
        return False
    return one.letter == entry.letter or not one.letter or not entry.letter


def _of_letter(one: Citation, found: Sequence[Entry]) -> Item | None:
    """What is wrong with the letter of a citation whose author and year the list has."""
    letters = sorted({entry.letter for entry in found} - {""})
    if not one.letter and len(letters) > 1:
        compared = f"the list has {', '.join(one.year + letter for letter in letters)}"
        return of_citation(one, "letter missing", Severity.MEDIUM, compared, "Say which of them is meant.")
    if one.letter and not letters and any(entry.in_text for entry in found):
        compared = f"the list has {one.year[:4]} without a letter"
        remedy = "Take the letter away, or give it to the entry too."
        return of_citation(one, "letter without entry", Severity.LOW, compared, remedy)
    return None


def _without_entry(one: Citation, found: Sequence[int], listed: Sequence[Entry], matched: set[int]) -> Item:
    """A citation that no entry answers: the year may differ, the name be misspelled, or there is nothing."""
    if found and _may_be(one, [listed[number] for number in found]):
        entry = min((listed[n] for n in found), key=lambda e: abs(_number(e.year) - _number(one.year)))
        if entry.year[:4] == one.year[:4]:
            have = [f"{listed[n].authors[0] if listed[n].authors else ''} {listed[n].year}" for n in found]
            compared = f"the list has {', '.join(have)}, but no {one.year}"
            remedy = "Add the entry, or correct the letter."
            return of_citation(one, "letter without entry", Severity.HIGH, compared, remedy)
        matched.update(n for n in found if listed[n] is entry)
        compared = f"cited as {one.year}, listed as {entry.year}: {entry.text[:120]}"
        return of_citation(one, "years disagree", Severity.HIGH, compared, "Correct one of the two years.")
    for number, entry in enumerate(listed):
        if entry.authors and _misspelled(one, entry):
            matched.add(number)
            compared = f"cited as {one.authors[0]}, listed as {entry.authors[0]}: {entry.text[:120]}"
            remedy = "Spell the name in one way."
            return of_citation(one, "name spelled two ways", Severity.MEDIUM, compared, remedy)
    compared = f"no entry of {one.authors[0]} {one.year} among {len(listed)}"
    remedy = "Add the entry to the reference list, or take the citation out."
    return of_citation(one, "cited without entry", Severity.HIGH, compared, remedy)


def _may_be(one: Citation, found: Sequence[Entry]) -> bool:
    """Whether a work of another year may be meant: it is near, or has as many authors as are named."""
    many = one.et_al or len(one.authors) > 1
    near = any(abs(_number(entry.year) - _number(one.year)) <= _NEAR_YEARS for entry in found)
    return near or any((len(entry.authors) > 1) is many for entry in found)


def _misspelled(one: Citation, entry: Entry) -> bool:
    """Whether two names are one word with a letter or two different or joined otherwise, in one year."""
    first, other = one.first.replace(" ", ""), entry.first.replace(" ", "")
    if one.first == entry.first or not _same_year(one, entry) or min(len(first), len(other)) < 4:
        return False
    distance = DamerauLevenshtein.distance(first, other)
    return distance <= (1 if min(len(first), len(other)) < 6 else 2) and first[0] == other[0]


def _number(year: str) -> int:
    return int(year[:4]) if year[:4].isdigit() else 0


def _never_cited(listed: Sequence[Entry], matched: set[int]) -> Iterator[Item]:
    for number, entry in enumerate(listed):
        if number in matched:
            continue
        if not entry.year or not entry.authors:
            compared = "it has no author or no year, and nothing cites it"
            remedy = "Complete it; it may be a part of another entry."
            yield of_entry(entry, "entry incomplete", Severity.LOW, compared, remedy)
        else:
            compared = "no citation names its author and year"
            yield of_entry(entry, "entry never cited", Severity.LOW, compared, _CITE)


def _letters(cited: Sequence[Citation], listed: Sequence[Entry]) -> Iterator[Item]:
    """Years with a letter, of an author who has no other work of that year."""
    letters: dict[tuple[str, str], set[str]] = defaultdict(set)
    works: list[Citation | Entry] = [*cited, *listed]
    for one in works:
        letters[one.first, one.year[:4]].add(one.letter)
    told = set()
    for entry in listed:
        key = (entry.first, entry.year[:4])
        if entry.letter and key not in told and len(letters[key] - {""}) == 1:
            told.add(key)
            other = "b" if entry.letter == "a" else "a"
            compared = f"there is {entry.year}, but no {entry.year[:4]}{other} by {entry.called}"
            remedy = "Take the letter away, or add the other work."
            yield of_entry(entry, "letter without its fellow", Severity.LOW, compared, remedy)


def _twice(listed: Sequence[Entry]) -> Iterator[Item]:
    for number, one in enumerate(listed):
        other = next((other for other in listed[:number] if _same_work(one, other)), None)
        if other is not None:
            compared = f"the same work as: {other.text[:120]}"
            yield of_entry(one, "entry twice", Severity.MEDIUM, compared, "Keep one entry, and cite that.")


def _same_work(one: Entry, other: Entry) -> bool:
    """Whether two entries are alike but for their numbers, or one author's under nearly the same title, in
    one year also where only one has the subtitle; parts and years within a title tell two works apart."""
    if _bare(one) == _bare(other):
        return True
    title, others = (plain(said) for said in _titles(one, other))
    return (
        min(len(title), len(others)) > _SHORT_TITLE
        and one.first == other.first
        and _DIGITS.findall(title) == _DIGITS.findall(others)
        and token_sort_ratio(title, others) >= _SAME_TITLE
    )


def _titles(one: Entry, other: Entry) -> tuple[str, str]:
    """The titles of two entries, without the subtitle that only one of two of the same year has."""
    if one.year != other.year or (":" in one.title) == (":" in other.title):
        return one.title, other.title
    return one.title.partition(":")[0], other.title.partition(":")[0]


def _bare(entry: Entry) -> str:
    return _LEADING_NUMBER.sub("", plain(entry.text))
