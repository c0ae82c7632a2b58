"""Running heads, feet and page numbers of a plain text with page breaks, as programs write it from a PDF.

They are nobody's words and stand in the middle of sentences. A line is one when it stands at the edge of its
page and recurs at that edge of most pages, and nothing of it varies but one number that grows with the pages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from qda.ingest.notice import Notice
from qda.ingest.pdf.page_numbers import is_page_number
from qda.ingest.reader import Reading
from qda.model.span import Span

_BREAK = "\f"
_MARK = "\0"
"""Stands for the page's number."""
_DEEP = 2
"""Lines at each edge of a page that can be a head or a foot."""
_LONGEST = 120
_NUMBER = re.compile(r"(?<![\w.,:])\d{1,4}(?!\w|[.,:]\d)")
_LABEL = re.compile(r"[^\n:]{1,40}:\s")
_ENDED = re.compile(r"[.!?…:;\"'”’»)\]]\s*$")


class _Edge(NamedTuple):
    """A line at an edge: its page and its number in that, and the edge with how deep it lies."""

    page: int
    line: int
    place: tuple[bool, int]


def without_page_edges(reading: Reading, path: Path) -> Reading:
    """The reading without what recurs at the edges of its pages, which is told; the same if nothing does."""
    start, end = reading.body
    pages = [page.split("\n") for page in reading.text[start:end].split(_BREAK)]
    if len(pages) > 1 and pages[-1] == [""]:
        pages.pop()
    taken, texts = _recurring(pages)
    if not texts:
        return reading
    plain = _joined([_left(lines, taken[number]) for number, lines in enumerate(pages)])
    listed = ", ".join(f"{text!r} ({many} times)" for text, many in texts.most_common())
    notice = Notice(f"what recurs at the edges of pages is left out: {listed}", path.name)
    return replace(
        reading,
        text=reading.text[:start] + plain + reading.text[end:],
        body=Span(start, start + len(plain)),
        notices=(*reading.notices, notice),
    )


def _recurring(pages: Sequence[Sequence[str]]) -> tuple[dict[int, set[int]], Counter[str]]:
    """The lines to be left out, by page, and what they say, with # for the page's number."""
    found: dict[tuple[tuple[bool, int], str, int | None], list[_Edge]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for edge in _edges(number, lines):
            for words, offset in _readings(lines[edge.line].strip(), number):
                found[edge.place, words, offset].append(edge)
    taken: dict[int, set[int]] = defaultdict(set)
    texts: Counter[str] = Counter()
    for (_, words, offset), edges in found.items():
        fresh = [edge for edge in edges if edge.line not in taken[edge.page]]
        least = 2 if offset is not None and is_page_number(words.replace(_MARK, "1")) is not None else 3
        if len(edges) >= max(least, len(pages) / 2) and fresh:
            texts[words.replace(_MARK, "#")] += len(fresh)
            for edge in fresh:
                taken[edge.page].add(edge.line)
    return taken, texts


def _edges(page: int, lines: Sequence[str]) -> Iterator[_Edge]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for depth, number in enumerate(filled[:_DEEP]):
        yield _Edge(page, number, (True, depth))
    for depth, number in enumerate(filled[::-1][:_DEEP]):
        yield _Edge(page, number, (False, depth))


def _readings(text: str, page: int) -> Iterator[tuple[str, int | None]]:
    """A line as it stands, and with each of its numbers as the page's: its words, and number minus page."""
    if len(text) > _LONGEST or _LABEL.match(text):
        return
    if not text.isdecimal():
        yield text, None
    for one in _NUMBER.finditer(text):
        yield f"{text[: one.start()]}{_MARK}{text[one.end() :]}", int(one[0]) - page


def _left(lines: Sequence[str], taken: set[int]) -> str:
    return "\n".join(line for number, line in enumerate(lines) if number not in taken).strip("\n")


def _joined(pages: Sequence[str]) -> str:
    """The pages as one text; a sentence that goes on over the break stays in its paragraph."""
    whole = ""
    for page in pages:
        goes_on = whole and not _ENDED.search(whole) and page.lstrip()[:1].islower()
        whole += ("\n" if goes_on else "\n\n" if whole else "") + page
    return whole + "\n"
