"""Where the reference list of a manuscript stands, and what stands below it."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from qda.audit.manuscript.list_headings import BELOW, LISTS
from qda.model.span import Span

_HEADING = re.compile(
    rf"^[ \t\u00a0#*_\d.]*(?:{'|'.join(LISTS)})[ \t\u00a0:*_#]*$|^[ \t]*\\begin\{{thebibliography\}}",
    re.I | re.M,
)
_AN_AUTHOR = rf",\s(?!(?:{'|'.join(BELOW)})\b)(?-i:[A-Z])|\s(?-i:[A-Z]{{1,3}}),\s\w+\s(?-i:[A-Z]{{1,3}})\b"
"""What stands behind a family name: Tack, Anna (2001); Tack L, Miller P (2010)."""
_NEXT = re.compile(
    rf"^\s*(?:#+\s*)?[*_]{{0,2}}(?:{'|'.join(BELOW)})\b(?!{_AN_AUTHOR})"
    r"(?:[^.]{0,40}$|\s+(?:[A-Z]|S?\d{1,2})[.:)]\s)|^[^\S\n]*\\end\{|^\[\^[^\[\]\n]+\]:",
    re.I | re.M,
)
"""What ends a list: the heading of what belongs to none, the end of an environment, a note."""
_A_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_AHEAD, _LINES = 3_000, 8
"""Characters and lines that are looked at below a heading."""


def references_start(text: str, body: Span) -> int:
    """Where the heading of the reference list begins; the end of the body when there is none.

    It is the last one in the later two thirds, or further up one that years follow: the list of a short text
    can be longer than the text, while a table of contents names the heading only.
    """
    found = [one.span() for one in _HEADING.finditer(text, *body)]
    third = body.start + (body.end - body.start) // 3
    late = [start for start, end in found if start > third or _years_follow(text, end, body.end)]
    return late[-1] if late else body.end


def references_end(text: str, start: int, end: int) -> int:
    """Where a list whose heading begins at `start` ends: before notes, an appendix, tables, or at `end`."""
    found = _NEXT.search(text, text.find("\n", start) + 1 or end, end)
    return found.start() if found else end


@dataclass(frozen=True, slots=True)
class ListLast:
    """A manuscript's text with its reference list behind everything else, so that notes, tables and
    appendices below the list are text like any other. `stretches` says where each part begins in `text` and
    where it stood."""

    text: str
    stretches: tuple[tuple[int, int], ...]

    def stood(self, at: int) -> int:
        """Where a character of `text` stood in the manuscript."""
        begins, stood = self.stretches[bisect_right(self.stretches, (at, len(self.text))) - 1]
        return stood + at - begins


def with_list_last(text: str, body: Span) -> ListLast:
    """The text with its list last; it is as long as it was."""
    start = references_start(text, body)
    end = references_end(text, start, body.end)
    if end == body.end:
        return ListLast(text, ((0, 0),))
    below = text[end : body.end]
    behind = start + len(below) + 1
    moved = f"{text[:start]}{below}\n{text[start : end - 1]}{text[body.end :]}"
    return ListLast(moved, ((0, 0), (start, end), (behind, start), (body.end, body.end)))


def _years_follow(text: str, end: int, stop: int) -> bool:
    """Whether most of the next lines of the list hold a year."""
    ahead = text[end : min(references_end(text, end, stop), end + _AHEAD)]
    lines = [line for line in ahead.split("\n") if line.strip()][:_LINES]
    return 2 * sum(bool(_A_YEAR.search(line)) for line in lines) > len(lines)
