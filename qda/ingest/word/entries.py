"""Paragraphs of the stored text, each with its place in the file, and whose words they are if known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qda.ingest.word.blocks import Block, Paragraph, Row, plain
from qda.ingest.word.times import TIME

_BLANK = re.compile(r"\n\s*\n")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_FEWEST_MARKED = 8
_LEVEL = 2
"""The level of what stands as a heading because it is nobody's words."""
NOTHING = Paragraph(())
"""Stands where an entry is not one whole paragraph of the file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of the stored text.

    `speaker` and `time` ("0:03" or "0:03 - 0:09") are "" where the file does not tell them. `paragraph` is
    what the word processor shows.
    """

    text: str
    locator: str
    speaker: str = ""
    time: str = ""
    paragraph: Paragraph = NOTHING

    def written(self) -> str:
        """The paragraph as it is stored; a heading as `# heading`, with one # for each level."""
        words = self.text
        if self.speaker:
            words = f"{self.speaker}: {words}"
        if self.time:
            words = f"[{self.time}] {words}"
        if self.paragraph.level and not self.speaker and not self.time:
            words = f"{'#' * min(self.paragraph.level, 6)} {' '.join(words.split())}"
        return words


def entries_of(blocks: Iterable[Block]) -> list[Entry | Row]:
    """The blocks with their places: "paragraph 14" counts the paragraphs outside of tables that have text."""
    found: list[Entry | Row] = []
    blocks = [one for one in blocks if isinstance(one, Row) or one.text.strip()]
    marked = _marked_throughout(blocks)
    count = 0
    for block in blocks:
        if isinstance(block, Row):
            found.append(block)
            continue
        count += not block.place
        place = block.place or f"paragraph {count}"
        if marked and block.mark:
            number = f", numbered {block.mark}" if any(map(str.isalnum, block.mark)) else ""
            block, place = replace(block, mark=""), place + number
        found.extend(entries_in(block, place))
    return found


def as_heading(entry: Entry) -> Entry:
    """The same as nobody's words: a heading, if of no higher level."""
    return replace(entry, paragraph=replace(entry.paragraph, level=entry.paragraph.level or _LEVEL))


def opens_with(entry: Entry, labels: Iterable[str]) -> bool:
    """Whether a paragraph begins with one of some labels and a colon, perhaps behind a time."""
    time = rf"(?:[\[(]?{TIME}[\])]?\s*)?"
    return any(re.match(rf"{time}{re.escape(label)}\s*[:：(]", entry.text) for label in labels)


def _marked_throughout(blocks: Sequence[Block]) -> bool:
    """Whether most paragraphs have a list's mark: then it counts them, and stands in their places."""
    paragraphs = [one for one in blocks if isinstance(one, Paragraph)]
    marks = sum(bool(one.mark) for one in paragraphs)
    return marks >= _FEWEST_MARKED and marks > len(paragraphs) / 2


def entries_in(paragraph: Paragraph, locator: str) -> Iterator[Entry]:
    """A paragraph as entries: more than one where it has empty lines, which end it in the stored text."""
    text = tidied(paragraph.text)
    if paragraph.mark:
        text = f"{paragraph.mark} {text}"
    for part in _BLANK.split(text):
        if part.strip():
            yield Entry(part.strip(), locator, paragraph=paragraph)


def tidied(text: str) -> str:
    """Line ends as LF, without the white space around and characters that no text has."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)).strip()


def row_entries(row: Row) -> Iterator[Entry]:
    """A row of a table that is no transcript: cells of one paragraph beside one another, with tabs between.

    A row in which a cell holds several paragraphs is a page's layout: its paragraphs follow one another.
    """
    where = place_of(row)
    filled = [[one for one in cell if one.text.strip()] for cell in row.cells]
    if all(len(cell) <= 1 for cell in filled) and sum(map(len, filled)) > 1:
        cells = [" ".join(cell[0].text.split("\n")).strip() if cell else "" for cell in filled]
        yield from entries_in(plain("\t".join(cells)), where)
        return
    for cell in filled:
        for paragraph in cell:
            yield from entries_in(paragraph, where)


def place_of(row: Row) -> str:
    """Where a row stands."""
    return row.place or f"table {row.table}, row {row.number}"
