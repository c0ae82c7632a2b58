"""Entries of a reference list: in APA, Harvard and Chicago author-date, or numbered."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex as re

from qda.audit.manuscript.reference_list import references_end
from qda.audit.manuscript.references.citations import JOINS, NAME
from qda.audit.manuscript.references.works import Entry
from qda.model.span import Span

_YEAR = re.compile(
    r"\(?\b((?:1[5-9]|20)\d\d[a-z]?)\b(?:,[^()]{0,30})?\)?|\((n\.\s?d\.(?:-?[a-z])?|in press|forthcoming)\)"
)
_BULLET = re.compile(
    r"^\s*(?:[-*•·]\s+|\[(?P<a>\d{1,3})\]\s*|(?P<b>\d{1,3})[.)]\s+|\\bibitem(?:\[[^\]]*\])?\{(?P<key>[^}]*)\}\s*)"
)
_AUTHOR = re.compile(rf"(?P<family>{NAME}(?:\s+{NAME}){{0,2}}),\s*(?:\p{{Lu}}[\w’'.-]*\.?[\s-]*)+")
_PEOPLE = (
    rf"{NAME}(?:\s+{NAME}){{0,2}},?\s+(?:\p{{Lu}}[a-z]*\.?[\s-]?){{0,4}}"
    r"(?:,?\s*(?:&|and)\s[^().]{1,60})?(?:[^().\n]{0,80})?"
)
_GIVEN = rf"(?:(?:\p{{Lu}}\.[\s-]?)+(?:{NAME})?|{NAME}(?:\s\p{{Lu}}\.)*)"
_INVERTED = rf"{NAME}(?:\s{NAME}){{0,2}},\s{_GIVEN}"
_IN_ORDER = rf"{_GIVEN}\s?{NAME}(?:\s{NAME})?"
_CHICAGO = (
    rf"{_INVERTED}(?:(?:,?\s{JOINS}\s|,\s)(?:{_INVERTED}|{_IN_ORDER})){{0,19}}+"
    r"(?:,?\set\sal)?(?:,\s(?:eds?|trans|comps?))?(?:\.\s?|(?<=\.\s?)\s?)(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d)\.\s"
)
"""Smith, John. 2001; Smith, J.R., and A.B. Jones. 2012; Smith, J. and Jones, A. 2012. Behind an initial it
begins with a later author: Smith, J.R., A. [Jones, B. Fox, and C. Lee. 2012]."""
_DASHED = r"(?:[—–]{1,3}|-{3}|_{3})\.\s(?:1[5-9]|20)\d\d[a-z]?\.\s"
_BY_COMMAS = rf"{NAME},\s(?:\p{{Lu}}\.\s?)+(?:(?:,\s|and\s|&\s){NAME},\s(?:\p{{Lu}}\.\s?)+){{0,5}},?\s?"
_RUN_TOGETHER = re.compile(
    rf"(?<=[.*_>)\d/”\"])[\s*_]+(?P<entry>{_PEOPLE}\(\s*(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.)\s*\)(?:\.|,|\s[‘'“\"*_\p{{Lu}}])"
    rf"|(?<!\b\p{{Lu}}\.\s+){_CHICAGO}|{_DASHED}"
    rf"|{_BY_COMMAS}(?:1[5-9]|20)\d\d[a-z]?,\s)"
)
"""Where another entry begins within a paragraph: in APA and Harvard, in Chicago, or with commas."""
_ORGANISATION = re.compile(
    rf"{NAME}(?:\s+(?:{NAME}|of|for|on|and|the|in|&)){{0,9}}(?:\s*\([^()\d]{{2,40}}\))?[.,]?\s+\(?(?:1[5-9]|20)\d\d[a-z]?\b"
)
"""A line that begins with an organisation and its year: Ministry of Health (2014), UNICEF. 2014."""
_WITH_INITIALS = rf"{NAME}(?:\s{NAME})?\s\p{{Lu}}{{1,3}}"
_INITIALS_BEHIND = re.compile(rf"{_WITH_INITIALS}(?:[,.]|\s(?:&|and)\s)")
_VANCOUVER = re.compile(rf"{_WITH_INITIALS}(?:,\s{_WITH_INITIALS})*(?:,?\set al)?\.\s+(?=\p{{L}})")
"""The authors of an entry whose year stands at its end: Vyas MV, Garg AX. Shift work. BMJ. 2012."""
_AS_BEFORE = re.compile(r"^[*_]{0,2}(?:[—–]{1,3}|-{2,6}|_{2,6})[.,\s]")
"""What stands for the author of the entry above."""


def entries(text: str, listed: Span) -> list[Entry]:
    """The entries below the heading of a reference list, in order; those run together are told apart."""
    stop = references_end(text, *listed)
    found = []
    for start, last in _blocks(text, listed.start, stop):
        bounds = [start, *_begun_within(text, start, last), last]
        found += [_entry(text, begin, bound) for begin, bound in pairwise(bounds)]
    return _named([one for one in found if one is not None])


def _named(found: list[Entry]) -> list[Entry]:
    """The entries, those with a dash for their author under the name of the author above."""
    named: list[Entry] = []
    for one in found:
        again = named and _AS_BEFORE.match(one.text)
        named.append(replace(one, authors=named[-1].authors) if again else one)
    return named


def run_together(text: str, listed: Span) -> list[tuple[Span, int]]:
    """Entries that stand in one paragraph: the paragraph, and how many entries it holds. An entry that has
    a line for its beginning is none of them."""
    blocks = [(block, _begun_within(text, *block)) for block in _blocks(text, *listed)]
    within = [(block, [at for at in more if text[at - 1] != "\n"]) for block, more in blocks]
    return [(Span(*block), 1 + len(more)) for block, more in within if more]


def _begun_within(text: str, start: int, end: int) -> list[int]:
    """Where further entries begin in a paragraph of the list."""
    return [one.start("entry") for one in _RUN_TOGETHER.finditer(text, start + 12, end)]


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of the list, without its heading. Lines are entries when they begin like ones."""
    body = text.find("\n", start, end)
    if body < 0:
        return
    lines = [(one.start(), one.end()) for one in re.finditer(r"[^\n]+", text[:end]) if one.start() > body]
    joined: list[list[int]] = []
    for first, last in lines:
        blank = bool(re.search(r"\n[ \t]*\n[ \t]*$", text[max(0, first - 40) : first]))
        line = text[first:last]
        begins = bool(_BULLET.match(line)) or blank or not joined or _begins(line)
        if begins or not line.strip():
            joined.append([first, last])
        else:
            joined[-1][1] = last
    yield from ((first, last) for first, last in joined if text[first:last].strip())


def _begins(line: str) -> bool:
    """Whether a line begins like an entry: with authors, and a year not far behind."""
    if line[:1].isspace():
        return False
    if _ORGANISATION.match(line) or _AS_BEFORE.match(line) or _INITIALS_BEHIND.match(line):
        return True
    year = _YEAR.search(line)
    return bool(_AUTHOR.match(line)) and year is not None and year.start() < 200


def _entry(text: str, start: int, end: int) -> Entry | None:
    whole = text[start:end].strip()
    bullet = _BULLET.match(whole)
    said = whole[bullet.end() :] if bullet else whole
    number = next((int(one) for one in (bullet["a"], bullet["b"]) if one), None) if bullet else None
    if len(said.split()) < 2 or not re.search(r"[^\W\d_]{3}", said):
        return None
    year = _first_year(said)
    head = said[: year.start()] if year else said[:120]
    year_said = (year[1] or year[2] or "").strip() if year else ""
    behind = said[year.end() :].lstrip(" .,:)") if year else said
    authors = tuple(_authors(head)) if year is None or year.start() < 400 else ()
    named = _VANCOUVER.match(said)
    title = _title(said[named.end() :] if named else behind if authors else said)
    offset = start + len(text[start:end]) - len(text[start:end].lstrip())
    key = (bullet["key"] or "").strip() if bullet else ""
    return Entry(authors, year_said, title, Span(offset, end), whole, number, key)


def _first_year(said: str) -> re.Match[str] | None:
    """The year of publication: the first in parentheses, else the first that stands alone."""
    found = list(_YEAR.finditer(said))
    bracketed = [one for one in found if one[0].startswith("(") and one[0].endswith(")")]
    plain = [one for one in found if not said[: one.start()].rstrip().endswith(("pp.", "/", "-", "–", "doi"))]
    return next(iter(bracketed or plain), None)


def _authors(head: str) -> Iterator[str]:
    """Family names of an entry's head: "Lyall, J., Blair, G., & Imai, K.", "BBC.", "Smith J, Jones K"."""
    bare = head.strip(" .,*_(")
    if not bare or len(bare) > 400:
        return
    named = [one["family"] for one in _AUTHOR.finditer(bare.replace("&", ",").replace(" and ", " , "))]
    if named:
        yield from named
        return
    vancouver = re.findall(rf"({NAME}(?:\s+{NAME})?)\s+\p{{Lu}}{{1,3}}(?=,|\.|$|\s*&)", bare)
    if vancouver:
        yield from vancouver
    elif len(bare.split()) <= 10 and "|" not in bare:
        yield re.split(r"[,.](?:\s|$)", bare)[0]


def _title(behind: str) -> str:
    bare = re.sub(r"[*_]", "", behind).strip(' .“"')
    return re.split(r"[.?!](?:\s|$)|[”\"]", bare)[0].strip()[:160]
