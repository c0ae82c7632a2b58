"""Running heads and feet: rows at the edge of many pages that say the same, but for the number of the page.

A row is one when its words recur at the same height, and nothing of it varies except one number that grows
with the pages. So a speaker's line that happens to open several pages stays, and `[02:27] RESEARCHER:` does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from qda.ingest.pdf.openings import begins_caption, is_label_alone, label_of
from qda.ingest.pdf.page_numbers import NUMBER, is_page_number, page_of, value_of
from qda.ingest.pdf.pieces import Piece, rows_of

_ROWS = 4
"""Rows at each edge of a page that can be a head or a foot."""
_EDGE = 0.2
"""The part of a page's height, at the top and at the bottom, in which they stand."""
_MANY_PAGES = 8
_YEARS = 1000
_SAME_PLACE = 6.0
_NUMBERS = 6
"""Numbers in a row that are tried as the page's; a row with more of them is data."""
_SET_OFF = 1.35


@dataclass(frozen=True, slots=True)
class _Key:
    """What a row says: its words, with the page's number as its distance from the page's count."""

    top: bool
    words: str
    offset: int | None


@dataclass(slots=True)
class _Row:
    """A row at an edge; `height` is its distance from that edge, `depth` how many rows stand before it."""

    page: int
    top: bool
    depth: int
    height: float
    text: str
    pieces: list[Piece]
    set_off: bool
    key: _Key | None = None


@dataclass(slots=True)
class Margins:
    """What was taken out: for each page its pieces by identity, the texts, the numbers printed.

    `texts` counts the pages of each text; `offsets` gives for a page the printed number minus its count.
    """

    taken: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    texts: Counter[str] = field(default_factory=Counter)
    offsets: dict[int, int] = field(default_factory=dict)
    roman: set[int] = field(default_factory=set)


def find_margins(pages: Sequence[Sequence[Piece]], heights: Sequence[float]) -> Margins:
    """The running heads, feet and page numbers of a document; pages count from 0."""
    rows = [rows_of(pieces) for pieces in pages]
    leading = _leading(rows)
    edge = [one for page, found in enumerate(rows) for one in _edge_rows(page, found, heights[page], leading)]
    inside = _inside(rows, edge)
    labels = {label for text in inside if (label := label_of(text))}
    pages_of = _pages_of_keys(edge)
    for one in edge:
        one.key = max(
            _keys(one), key=lambda key: (len(pages_of.get(key, ())), key.offset is None), default=None
        )
    margins = Margins()
    for row in _running(edge, pages_of, inside, len(pages)):
        if label_of(row.text) not in labels or _is_apart(row, pages_of, len(pages)):
            _take(row, margins)
    _take_lone_numbers(edge, margins, len(pages))
    return margins


def _edge_rows(page: int, rows: Sequence[list[Piece]], height: float, leading: float) -> Iterator[_Row]:
    """The rows near the edges of a page; a number alone counts as such where wide white stands beyond it."""
    for top in (True, False):
        ordered = rows if top else rows[::-1]
        for depth, row in enumerate(ordered[:_ROWS]):
            distance = height - row[0].base if top else row[0].base
            text = " ".join(piece.text for piece in row)
            if distance > _EDGE * height and (depth or is_page_number(text) is None):
                break
            inward = ordered[depth + 1] if depth + 1 < len(ordered) else None
            set_off = inward is None or abs(row[0].base - inward[0].base) > _SET_OFF * leading
            yield _Row(page, top, depth, distance, text, row, set_off)


def _keys(row: _Row) -> Iterator[_Key]:
    """The row as it stands, and with each of its numbers as the page's."""
    text = row.text.casefold()
    yield _Key(row.top, text, None)
    numbers = list(NUMBER.finditer(text))
    for found in numbers if len(numbers) <= _NUMBERS else ():
        value = value_of(found[0])
        if value is not None:
            yield _Key(row.top, f"{text[: found.start()]}\0{text[found.end() :]}", value - row.page)


def _pages_of_keys(rows: Sequence[_Row]) -> dict[_Key, set[int]]:
    """The pages on which a key stands at its usual height."""
    places: dict[_Key, list[_Row]] = defaultdict(list)
    for row in rows:
        for key in _keys(row):
            places[key].append(row)
    found = {}
    for key, members in places.items():
        usual = median(row.height for row in members)
        found[key] = {row.page for row in members if abs(row.height - usual) <= _SAME_PLACE}
    return found


def _inside(rows: Sequence[Sequence[list[Piece]]], edge: Sequence[_Row]) -> Counter[str]:
    """How often each text stands within the pages, away from their edges."""
    at_edge = {id(row.pieces) for row in edge}
    return Counter(
        " ".join(piece.text for piece in row).casefold()
        for page in rows
        for row in page
        if id(row) not in at_edge
    )


def _running(
    rows: Sequence[_Row], pages_of: dict[_Key, set[int]], inside: Counter[str], count: int
) -> Iterator[_Row]:
    """The rows that recur, from a page's edge inwards, if they are set off or stand on most pages.

    Captions are none, nor are the notes below two tables of a long text that stand at the same height.
    """
    stacks: dict[tuple[int, bool], list[_Row]] = defaultdict(list)
    for row in rows:
        stack = stacks[row.page, row.top]
        pages = pages_of.get(row.key, set()) if row.key else set()
        recurs = len(pages) >= 2 and row.page in pages and inside[row.text.casefold()] < len(pages)
        by_chance = begins_caption(row.text) or (len(pages) == 2 and _recurs_by_chance(row, count))
        if recurs and not by_chance and len(stack) == row.depth:
            stack.append(row)
    for stack in stacks.values():
        while stack and not stack[-1].set_off and not _on_most(stack[-1], pages_of, count):
            stack.pop()
        yield from stack


def _recurs_by_chance(row: _Row, count: int) -> bool:
    """Whether two pages of a long text tell no head: it stands further in, or its number is a year."""
    is_year = row.key is not None and row.key.offset is not None and row.key.offset > _YEARS
    return count >= _MANY_PAGES and (row.depth > 0 or is_year)


def _on_most(row: _Row, pages_of: dict[_Key, set[int]], count: int) -> bool:
    pages = pages_of[row.key] if row.key else set()
    return len(pages) >= 3 and 2 * len(pages) >= count


def _is_apart(row: _Row, pages_of: dict[_Key, set[int]], count: int) -> bool:
    """Whether a row that begins like a turn is a head: the same on most pages, with more beside it."""
    first = row.pieces[0].text
    led = label_of(first) is not None and not is_label_alone(first)
    return led and len(row.pieces) > 1 and row.depth == 0 and row.set_off and _on_most(row, pages_of, count)


def _take(row: _Row, margins: Margins) -> None:
    margins.taken[row.page] |= {id(piece) for piece in row.pieces}
    offset = row.key.offset if row.key else None
    shown = row.text
    if row.key and offset is not None:
        margins.offsets[row.page] = offset
        numbers = (one for one in NUMBER.finditer(row.text) if value_of(one[0]) == row.page + offset)
        found = next(numbers, None)  # none in a foot like `.3`, which is known by standing alone
        if found and not found[0].isdecimal():
            margins.roman.add(row.page)
        shown = f"{row.text[: found.start()]}#{row.text[found.end() :]}" if found else row.text
    margins.texts[shown] += 1


def _take_lone_numbers(rows: Sequence[_Row], margins: Margins, count: int) -> None:
    """A number that stands alone at an edge is a page's when it fits those of the other pages."""
    known = Counter(margins.offsets.values())
    usual = known.most_common(1)[0][0] if known else None
    for row in rows:
        value = is_page_number(row.text) or _page_of_all(row, count)
        if value is None or row.depth or {id(piece) for piece in row.pieces} <= margins.taken[row.page]:
            continue
        fits = value - row.page == usual if usual is not None else count <= 2 and value == row.page + 1
        if fits and row.set_off:
            row.key = _Key(row.top, "", value - row.page)
            _take(row, margins)


def _page_of_all(row: _Row, count: int) -> int | None:
    """The number at the end of a foot that says more, as browsers print it: "file:///... 1/1"."""
    if len(row.pieces) < 2 or row.top:
        return None
    return page_of(row.pieces[-1].text, count)


def _leading(rows: Sequence[Sequence[list[Piece]]]) -> float:
    steps = [above[0].base - below[0].base for page in rows for above, below in pairwise(page)]
    return median(steps) if steps else 12.0
