"""Which works of the project a citation beside a quotation means, and the pages that it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.audit.manuscript.compared.voices import Transcript
from qda.audit.manuscript.quoted.quotation import Attribution
from qda.audit.manuscript.references.abbreviations import stands_for
from qda.audit.manuscript.references.citations import UNDATED, citations, numbered, read_in_another
from qda.audit.manuscript.references.works import Citation, Entry, family_names, is_called, plain
from qda.model.span import Span

_PAGE = re.compile(
    r"\b(?:pages?|pp?|Seiten?|S|págs?|páginas?|blz|sidor|sider|side|sida|s)\b\.?\s*(?P<pages>\d.*)", re.I
)
_NEXT_YEAR = r"\s*(?:1[5-9]|20)\d\d(?:[a-z]\b|\s*(?:[,;:)&]|$))"
"""Another year of the same author, and no page: (Okonkwo 2016a, 2016b), (Smith 2018, 2020)."""
_BEHIND_YEAR = re.compile(
    rf"(?:(?:1[5-9]|20)\d\d[a-z]?|\b(?:{UNDATED}))\s*(?:,(?!{_NEXT_YEAR})|:)\s*(?P<pages>\d{{1,4}}(?!\d).*)"
)
_OPTION = re.compile(r"\[(?P<pages>[^\[\]]*\d[^\[\]]*)\](?!\[)")
_RANGE = re.compile(r"(?P<first>\d{1,5})(?:\s*(?:--?|[–—])\s*(?P<last>\d{1,5}))?")
_NAMED = re.compile(r"[^\W\d_]+")
_YEARS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FOLLOWS = {"f": 1, "ff": 50}
_ABBREVIATION = re.compile(r"\s?\[[A-Z][\w&-]{1,9}\]")
"""What stands behind an organisation's name where it is cited first: World Bank [WB] 2020."""


_FEWEST_OF_A_TITLE = 3
"""Words from which a title is no phrase that an entry may have by chance."""


@dataclass(frozen=True, slots=True)
class CitedWorks:
    """The works of the project, by the number of each transcript that is one.

    `numbers` are the works under each number of a list that is cited by number; none under that of a work
    that the project does not have. `lettered` are the works whose titles stand in the entries of a year with
    a letter, by first author and year: ("okonkwo", "2016b").
    """

    works: dict[int, Transcript]
    numbers: Mapping[int, frozenset[int]]
    lettered: Mapping[tuple[str, str], frozenset[int]]

    def meant(self, attribution: Attribution) -> frozenset[int]:
        """The works that an attribution names, by their keys or by author and year; none that is unknown."""
        labels = (attribution.label, *attribution.others)
        return self.read_in_another(attribution).union(*(self._named(label) for label in labels))

    def read_in_another(self, attribution: Attribution) -> frozenset[int]:
        """The works whose words an attribution takes from another, of which its pages are: Chen's of "Chen
        2020, cited in Okafor 2019: 47"."""
        return self.by_author(read_in_another(attribution.label))

    def _named(self, label: str) -> frozenset[int]:
        keys = {one.strip().lstrip("@") for one in re.split(r"[,;\s]+", label)}
        by_key = {number for number, one in self.works.items() if one.document.work in keys}
        return frozenset(by_key) or self.by_author(label) or self._by_number(label)

    def _by_number(self, label: str) -> frozenset[int]:
        """The works of all numbers of a label, if the project has every one of them."""
        cited = numbered(label, Span(0, len(label))) if label.startswith("[") else []
        works = [self.numbers.get(one.number or 0, frozenset()) for one in cited]
        return frozenset().union(*works) if all(works) else frozenset()

    def by_author(self, label: str) -> frozenset[int]:
        """The works that a label cites by author and year."""
        bare = _ABBREVIATION.sub("", label)
        bracketed = f"{bare})" if bare.count("(") > bare.count(")") else bare if "(" in bare else f"({bare})"
        cited = citations(bracketed, Span(0, len(bracketed)))
        return frozenset().union(*map(self._of, cited))

    def _of(self, citation: Citation) -> frozenset[int]:
        """The works of an author and a year; of several, the one that has the letter, in its own year or in
        the list. Without either they are all meant."""
        found = {
            number: one
            for number, one in self.works.items()
            if _is_dated(citation, one) and _is_by(citation, one)
        }
        if not citation.letter:
            return frozenset(found)
        own = frozenset(number for number, one in found.items() if citation.year in _said_year(one))
        listed = self.lettered.get((citation.first, citation.year), frozenset())
        return own or listed.intersection(found) or frozenset(found)


def cited_works(
    transcripts: Sequence[Transcript], listed: Mapping[int, Entry], lettered: Sequence[Entry] = ()
) -> CitedWorks:
    """The works among all transcripts; `listed` are the entries of a list that is cited by number, `lettered`
    those of any list whose year has a letter."""
    works = {number: one for number, one in enumerate(transcripts) if one.work}
    return CitedWorks(
        works,
        {number: _works_of(entry, works) for number, entry in listed.items()},
        {(entry.first, entry.year): _titled(entry, works) for entry in lettered},
    )


def _titled(entry: Entry, works: Mapping[int, Transcript]) -> frozenset[int]:
    """The works whose titles stand in an entry."""
    said = f" {plain(entry.text)} "
    return frozenset(number for number, one in works.items() if _has_title(said, one))


def _works_of(entry: Entry, works: Mapping[int, Transcript]) -> frozenset[int]:
    """The works that an entry is of: by their titles, else by first author and year."""
    said = f" {plain(entry.text)} "
    years = set(_YEARS.findall(entry.text))
    return _titled(entry, works) or frozenset(
        number
        for number, one in works.items()
        if years.intersection(_YEARS.findall(_said_year(one))) and f" {_first_author(one)} " in said
    )


def _first_author(work: Transcript) -> str:
    return next((plain(one) for one in family_names(work.document.attributes.get("author", ""))), "")


def _has_title(said: str, work: Transcript) -> bool:
    title = plain(work.document.attributes.get("title", ""))
    return len(title.split()) >= _FEWEST_OF_A_TITLE and f" {title} " in said


def _is_dated(citation: Citation, work: Transcript) -> bool:
    """Whether a citation has a work's year, one of two ("2012/2013"), or none where the work has none."""
    years = _YEARS.findall(_said_year(work))
    return citation.year[:4] in years if years else not citation.year[0].isdigit()


def _said_year(work: Transcript) -> str:
    return work.document.attributes.get("year", "")


def _is_by(citation: Citation, work: Transcript) -> bool:
    """Whether one of a work's authors is the first that a citation names, or is meant by its letters: WHO."""
    people = work.document.attributes.get("author", "")
    return is_called(citation.first, people) or stands_for(citation.authors[0], people)


def cited_pages(attribution: Attribution) -> tuple[tuple[int, int], ...]:
    """The pages that a citation names, as first and last ones; () where it names none."""
    found = (
        _OPTION.search(attribution.pages)
        or _PAGE.search(attribution.pages)
        or _PAGE.search(attribution.label)
        or _BEHIND_YEAR.search(attribution.label)
        or _BEHIND_YEAR.search(attribution.pages)
    )
    said = found["pages"] if found else attribution.pages
    return tuple(_ranges(said))


def standing_pages(locator: str) -> tuple[tuple[int, int], ...]:
    """The pages that a locator names, in the file and in print; () where it is none of pages."""
    return tuple(
        one for found in _PAGE.finditer(locator.replace("(", "\n")) for one in _ranges(found["pages"])
    )


def _ranges(said: str) -> list[tuple[int, int]]:
    """The numbers in words such as "12-14", "12f."; of "198-9" the last is 199."""
    found = []
    for one in _RANGE.finditer(said):
        first, last = one["first"], one["last"] or one["first"]
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        behind = _NAMED.match(said, one.end())
        more = _FOLLOWS.get(behind[0], 0) if behind and not one["last"] else 0
        found.append((int(first), int(last) + more))
    return found


def overlap(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    """Whether some pages are among the others."""
    return any(first <= end and start <= last for first, last in some for start, end in others)
