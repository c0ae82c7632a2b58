"""The authors of a citation against those of the entry with the same first author and year.

Two authors are always both named, and "et al." stands for three or more: so in APA, Harvard, Chicago and
their kin. Nothing is told of an entry whose authors cannot be counted for certain.
"""

from collections.abc import Iterator, Sequence

import regex as re
from rapidfuzz.distance import DamerauLevenshtein

from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.references.citations import JOINS, NAME, OTHERS
from qda.audit.manuscript.references.items import of_citation
from qda.audit.manuscript.references.works import Citation, Entry, plain
from qda.audit.problem import Severity

_NEAR = 0.75
_INITIALS = r"(?:\p{Lu}\.[\s-]?)+"
_FAMILY = rf"{NAME}(?:\s+{NAME}){{0,2}}"
_PAIR = re.compile(
    rf"{_FAMILY},\s*(?:{_INITIALS},?\s*{JOINS}\s*(?:{_FAMILY},\s*{_INITIALS}|{_INITIALS}\s?{_FAMILY}\.?)"
    rf"|{NAME}\s\p{{Lu}}{{1,3}}\s*(?:,|{JOINS})\s*{NAME}\s\p{{Lu}}{{1,3}}\.?"
    rf"|{NAME}(?:\s+\p{{Lu}}\.)*,?\s+{JOINS}\s+{NAME}(?:\s+{NAME}|\s+\p{{Lu}}\.){{0,2}}\.?)"
    r"\s*[.,]?\s*\(?(?=\d|n\.\s?d|in press)"
)
"""Two people: "Jones, K., & Brown, T. (2003)", "Young, Ann, and Bert Old. 2005",
"Fox, S.T., and P. Day. 2003", "Fox S, Day P (2003)"."""


def near(one: str, other: str) -> bool:
    """Whether two names are one with a letter or two different, short ones with a letter more at the end."""
    if one == other or DamerauLevenshtein.normalized_similarity(one, other) >= _NEAR:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long[:-1] == short


def authors_disagree(one: Citation, found: Sequence[Entry]) -> Iterator[Item]:
    """At most one item: a name spelled in two ways, or other people named than any of the entries has."""
    told = [_fault(one, entry) for entry in found]
    if told and all(fault is not None for fault in told):
        fault = told[0]
        assert fault is not None
        verdict, severity, compared, remedy = fault
        yield of_citation(one, verdict, severity, f"{compared}: {found[0].text[:120]}", remedy)


def _fault(one: Citation, entry: Entry) -> tuple[str, Severity, str, str] | None:
    """What of the authors disagrees; None where nothing does, or nothing can be told."""
    for name in one.authors[1:] if len(entry.authors) > 1 else ():
        other = _meant(name, entry)
        if other:
            compared = f"cited as {name}, listed as {other}"
            return "name spelled two ways", Severity.MEDIUM, compared, "Spell the name in one way."
    people = _people(entry)
    if people == 2 and one.et_al:
        return "authors disagree", Severity.LOW, "et al., for two authors", "Name both."
    named = max(len(one.authors), _named(one, entry))
    if people >= 2 and not one.et_al and named < people:
        compared = f"{named} of {people} authors {'is' if named == 1 else 'are'} named"
        remedy = "Name both." if people == 2 else "Write et al., or name them all."
        return "authors disagree", Severity.LOW, compared, remedy
    return None


def _meant(name: str, entry: Entry) -> str:
    """The author of an entry whose family name is nearly that one; "" where it is one's, or nobody's."""
    said = plain(name).split()
    listed = {author: plain(author).split() for author in entry.authors[1:]}
    if not said or any(set(said) & set(words) for words in listed.values()):
        return ""
    return next((author for author, words in listed.items() if words and near(said[-1], words[-1])), "")


def _named(one: Citation, entry: Entry) -> int:
    """How many of an entry's authors stand in a citation, joined by whatever word."""
    words = set(plain(one.text).split())
    return sum(
        plain(author).split()[-1:] != [] and plain(author).split()[-1] in words for author in entry.authors
    )


def _people(entry: Entry) -> int:
    """How many authors an entry has, as far as it is certain: 2, or 3 for three or more; otherwise 0."""
    head = entry.text[: entry.text.find(entry.year)] if entry.year in entry.text else entry.text[:200]
    if OTHERS.search(head) or "…" in head or "..." in head:
        return 0
    if (entry.key and len(entry.authors) == 2) or _PAIR.match(entry.text):
        return 2
    return len(entry.authors) if len(entry.authors) > 2 else 0
