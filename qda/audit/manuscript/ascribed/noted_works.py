"""Notes that name the work a quotation is from: “...”[^3] and [^3]: Okafor, "The receipts of trust," 45.

A note counts only where it begins with authors whom the project has a work of, with "Ibid.", or cites by key
or by author and year; what it says otherwise is the author's talk.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import regex as re

from qda.audit.manuscript.ascribed.cited_works import CitedWorks
from qda.audit.manuscript.ascribed.speech_words import COMPARE
from qda.audit.manuscript.compared.meaning_words import is_translators_note
from qda.audit.manuscript.compared.voices import Transcript
from qda.audit.manuscript.quoted.quotation import Attribution, Quotation, Source
from qda.audit.manuscript.references.works import family_names, is_called, plain
from qda.model.span import Span

_INLINE = r"(?:\\footnote|\^)(?P<o>[{\[])(?P<inline>(?:[^{}\[\]\n]|[{\[][^{}\[\]\n]*[}\]])*)[}\]]"
_NOTE = re.compile(rf"^\[\^(?P<key>[^\[\]\n]+)\]:(?P<said>[^\n]+)|{_INLINE}", re.M)
_MARK_BEHIND = re.compile(
    rf"(?:[^.!?\"“”„«»()\[\]\\\n]{{0,90}}[.,;:!?]?)(?:\[\^(?P<key>[^\[\]\n]+)\](?!:)|{_INLINE})"
)
_MARK_WITHIN = re.compile(r"\[\^(?P<key>[^\[\]\n]+)\][.\s]*$")
_FAR = 40
_LEAD = re.compile(rf"^\s*(?:(?:{COMPARE}|see also|e\.g|quoted in)\b[.,:\s]*)+", re.I)
_AGAIN = re.compile(r"^\s*(?:ibid(?:em)?|ibíd|ebd|ebenda)\b\.?", re.I)
_KEY = re.compile(r"@([\w:.#$%&+?<>~/-]*\w)|\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\[\]]*\])*\{([^{},]+)\}")
_OPTION = re.compile(r"\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\[\]]*\])*\[(?P<pages>[^\[\]]*\d[^\[\]]*)\]\{")
_HEAD = re.compile(r"\s*(?P<authors>[^,:(“\"*_]{2,120}?)\s*(?:[,:(“\"*_]|\.\s)")
_SMALL = frozenset((
    "and", "und", "et", "y", "e", "og", "och", "en", "al", "de", "la", "del", "der", "den", "van", "von",
    "da", "do", "dos", "of", "the", "for", "on",
))  # fmt: skip
"""Words without a capital in the names of people and organisations, and between them."""
_A_PAGE = r"\d{1,4}(?:\s*[-–]{1,2}\s*\d{1,4})?(?:\s?ff?\b\.?)?"
_PAGES = re.compile(
    rf"(?:[,:][”\"’'»*_}}]*|\b(?:pp?|S)\.)\s*(?:(?:pp?|S)\.)?\s*(?P<pages>{_A_PAGE}(?:,\s*{_A_PAGE})*)[\s.\])]*$"
)
_NO_TITLE = re.compile(r"\s*,?\s*(?:op\.?\s*cit\.?|a\.\s?a\.\s?O\.)?,?\s*(?:(?:pp?|S)\.)?\s*\d")
_REMARK = re.compile(r"[(\[][^()\[\]\d]*[)\]][\s.]*$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MARKUP = re.compile(r"[\\{}*_]")
_LONG = 4
"""Letters of a word by which a shortened title is known, where the author is named before it."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """The works that a note names, by number, and their pages."""

    works: frozenset[int]
    pages: str


@dataclass(frozen=True, slots=True)
class NotedWorks:
    """The notes of a manuscript by their keys, and which works of the project they name."""

    works: CitedWorks
    notes: Mapping[str, str]
    cited: Mapping[str, _Cited]

    def attribution(self, quotation: Quotation, text: str) -> Attribution | None:
        """The works that the note at a quotation names; None without a note, or where it names none."""
        key, span = _note_at(quotation, text)
        found = self.cited.get(key)
        if found is None:
            return None
        keys = [self.works.works[number].document.work for number in sorted(found.works)]
        pages = f"p. {found.pages}" if found.pages else ""
        return Attribution(Source.WORK, keys[0], span, others=tuple(dict.fromkeys(keys[1:])), pages=pages)

    def is_translated(self, quotation: Quotation, text: str) -> bool:
        """Whether the note at a quotation says that its author translated it."""
        return is_translators_note(self.notes.get(_note_at(quotation, text)[0], ""))


def noted_works(text: str, works: CitedWorks) -> NotedWorks:
    """The notes of a text, each read for the works of the project; "Ibid." is what the note before names."""
    notes = {
        one["key"] or str(one.start("inline")): one["said"] or one["inline"] for one in _NOTE.finditer(text)
    }
    cited: dict[str, _Cited] = {}
    last: _Cited | None = None
    for key, said in notes.items() if works.works else ():
        last = _cited(said, works, last, frozenset().union(*(one.works for one in cited.values())))
        if last is not None:
            cited[key] = last
    return NotedWorks(works, notes, cited)


def _note_at(quotation: Quotation, text: str) -> tuple[str, Span]:
    """The key of the note at the end of a quotation or its sentence, "" for none, and where its mark is."""
    start, end = quotation.span
    mark = _MARK_BEHIND.match(text, end) or _MARK_WITHIN.search(text, max(start, end - _FAR), end)
    if mark is None:
        return "", Span(end, end)
    inline = mark.groupdict().get("inline")
    key = mark["key"] if inline is None else str(mark.start("inline"))
    return key, Span(end, max(end, mark.end()))


def _cited(said: str, works: CitedWorks, last: _Cited | None, before: frozenset[int]) -> _Cited | None:
    """What a note names; None where a part of it names no work of the project. `last` is what the note before
    names, `before` all that any has named."""
    parts = [one for one in said.split(";") if one.strip()]
    first = [one for number, one in enumerate(parts) if not number or not _LEAD.match(one)]
    found = [_of_part(one, works, last, before) for one in first]
    named = [one for one in found if one is not None]
    if not named or len(named) < len(found):
        return None
    pages = ", ".join(one.pages for one in named if one.pages) if all(one.pages for one in named) else ""
    return _Cited(frozenset().union(*(one.works for one in named)), pages)


def _of_part(part: str, works: CitedWorks, last: _Cited | None, before: frozenset[int]) -> _Cited | None:
    bare = _REMARK.sub("", _LEAD.sub("", part))
    again = _AGAIN.match(bare)
    if again:
        pages = _pages(bare, frozenset()) or (last.pages if last else "")
        return _Cited(last.works, pages) if last and len(last.works) == 1 else None
    keys = {one for pair in _KEY.findall(bare) for one in pair if one}
    found = frozenset(number for number, one in works.works.items() if one.document.work in keys)
    found = found or works.by_author(bare.strip(" .")) or _by_title(bare, works.works, before)
    if not found:
        return None
    years = frozenset(
        year
        for number in found
        for year in _YEAR.findall(works.works[number].document.attributes.get("year", ""))
    )
    return _Cited(found, _pages(bare, years))


def _pages(part: str, years: frozenset[str]) -> str:
    """The pages at the end of a note; the year of the work there is none."""
    found = _OPTION.search(part) or _PAGES.search(part)
    return found["pages"] if found and found["pages"] not in years else ""


def _by_title(part: str, works: Mapping[int, Transcript], before: frozenset[int]) -> frozenset[int]:
    """The works of the authors whom a note begins with: of several that with most of the title, whole or
    shortened; without a title the only one that these have, among those of notes before or else of all."""
    head = _HEAD.match(part)
    if head is None or not all(map(_may_be_of_a_name, re.findall(r"[\w’'.-]+", head["authors"]))):
        return frozenset()
    authors, rest = plain(head["authors"]), part[head.end("authors") :]
    of_these = {number: one for number, one in works.items() if _is_named(authors, one)}
    alike = {number: _likeness(rest, one) for number, one in of_these.items()}
    most = max(alike.values(), default=0)
    if most:
        return frozenset(number for number, count in alike.items() if count == most)
    only = before.intersection(of_these) or frozenset(of_these)
    return only if len(only) == 1 and _NO_TITLE.match(rest) else frozenset()


def _may_be_of_a_name(word: str) -> bool:
    return word[:1].isupper() or word.strip(".") in _SMALL


def _is_named(authors: str, work: Transcript) -> bool:
    """Whether the first author of a work is among those whom a note begins with."""
    people = work.document.attributes.get("author", "")
    first = plain(next(iter(family_names(people)), ""))
    return bool(first) and (f" {first} " in f" {authors} " or is_called(authors, people))


def _likeness(rest: str, work: Transcript) -> int:
    """How much of a work's title stands in the rest of a note: all words, or those that are long."""
    title = plain(work.document.attributes.get("title", "").partition(":")[0])
    said = plain(_MARKUP.sub(" ", rest))
    if title and f" {title} " in f" {said} ":
        return 100 + len(title)
    return len({word for word in title.split() if len(word) >= _LONG}.intersection(said.split()))
