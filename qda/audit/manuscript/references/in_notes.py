"""What notes say of a work in full, as in Chicago's notes and bibliography: Grace Oduya, “Evenings,” *Time
and Health* 4, no. 1 (2021): 7; Ann Fox, *Nights* (London: Sage, 2022), 12."""

from collections.abc import Collection, Sequence

import regex as re

from qda.audit.manuscript.references.works import Entry, plain
from qda.model.span import Span

_PUBLISHED = re.compile(r"\p{Lu}[^:;\d]{1,40}:\s+(?:the\s+)?\p{L}[^;:\d]{1,60},\s*\d{4}")
"""Place, publisher and year."""
_A_NOTE = re.compile(r"^[ \t]*\[\^[^\[\]\n]+\]:(?:[^\n]|\n(?!\s*\n|[ \t]*\[\^))*", re.M)
"""A note to its end; its lines may be wrapped."""
_BEHIND_TITLE = re.compile(r"[*_”\"][\s,]*$")
_PAGES = re.compile(r"\s*[,:]\s*\d+(?:\s?[–-]\s?\d+)?\s*(?:[.;,)]|$)", re.M)
_HEAD = re.compile(r"\.[”\"]?\s+[*_“\"]*")
"""Between the authors of an entry and its title."""
_OF_YEAR = re.compile(r"\(\d{4}[a-z]?\)[.,:]?\s*")
"""A year behind the authors, which lists by author and date have there."""
_LONGEST = 3000
"""Characters of a note that are looked through."""
_FEWEST = 3
"""Words in a row by which a note has the title of an entry, or all of a shorter one."""


def is_imprint(text: str, span: Span, said: str) -> bool:
    """Whether parentheses, of which `said` is what stands within, tell where and when a work came out:
    "(London: Sage, 2022)" anywhere, and in a note also "(Sage, 2022), 12" or "(2021): 7" behind a title."""
    if _PUBLISHED.fullmatch(said.strip()):
        return True
    before = list(_A_NOTE.finditer(text, max(0, span.start - _LONGEST), span.start))
    if not before or before[-1].end() < span.start:
        return False
    title = _BEHIND_TITLE.search(before[-1][0])
    return title is not None or _PAGES.match(text, span.end) is not None


def told_in_notes(text: str, prose: Span, listed: Sequence[Entry]) -> Collection[int]:
    """The places of the entries of which some note has author and title."""
    noted = [f" {plain(one[0])} " for one in _A_NOTE.finditer(text, *prose)]
    return {one.span.start for one in listed if any(_has(note, one) for note in noted)}


def _has(note: str, entry: Entry) -> bool:
    behind = _HEAD.split(_OF_YEAR.sub("", entry.text), maxsplit=1)[-1]
    title = plain(re.split(r"[.?!](?:\s|$|[*_”\"])|[*_:”\"](?=\s|$)", behind)[0]).split()[:_FEWEST]
    name = plain(entry.called)
    return bool(name and title) and f" {' '.join(title)} " in note and f" {name} " in note
