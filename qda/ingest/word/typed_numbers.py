"""Numbers of lines that somebody typed into a word processor's text, in which each line is a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.numbered_lines import LineNumbers, line_numbers
from qda.ingest.word.blocks import Block, Paragraph, Stretch, folded
from qda.ingest.word.bold import LABELLED

_NEARLY_ALL = 0.9


@dataclass(slots=True)
class _Numbered:
    """A paragraph without the numbers of its lines, and these."""

    paragraph: Paragraph
    values: list[int] = field(default_factory=list)
    lines: int = 1


def without_typed_numbers(blocks: Sequence[Block], path: Path) -> tuple[list[Block], list[Notice]]:
    """The blocks without the numbers of their lines, if these are numbered all through; this is told.

    Where nearly every paragraph is one line, those that go on are one paragraph again, and where each has its
    number, the numbers are their places ("lines 12-15").
    """
    paragraphs = [(at, one) for at, one in enumerate(blocks) if isinstance(one, Paragraph)]
    placed_all = all(one.place for _, one in paragraphs)  # as in books, whose chapters are in the places
    running = [at for at, one in paragraphs if placed_all or not one.place]
    lines = [(at, line) for at in running for line in blocks[at].text.split("\n")]  # type: ignore[union-attr]
    numbers = line_numbers([line for _, line in lines]) if lines else None
    if numbers is None:
        return list(blocks), []
    bare = _bare(blocks, [at for at, _ in lines], numbers)
    filled = [one for one in bare.values() if one.paragraph.text.strip()]
    single = sum(one.lines == 1 for one in filled) >= _NEARLY_ALL * len(filled)
    placed = sum(bool(one.values) for one in filled) >= _NEARLY_ALL * len(filled)
    joined = _joined([bare.get(at, one) for at, one in enumerate(blocks)], join=single)
    found = [_with_place(one, placed=placed) if isinstance(one, _Numbered) else one for one in joined]
    return found, [numbers.notice(path)]


def _bare(blocks: Sequence[Block], owners: Sequence[int], numbers: LineNumbers) -> dict[int, _Numbered]:
    """The paragraphs by their place among the blocks; `owners` has that of each line."""
    found: dict[int, _Numbered] = {}
    for number, at in enumerate(owners):
        block = blocks[at]
        assert isinstance(block, Paragraph)
        one = found.setdefault(at, _Numbered(block, lines=0))
        if number in numbers.spans:
            span = numbers.spans[number]
            before = sum(len(line) + 1 for line in one.paragraph.text.split("\n")[: one.lines])
            one.paragraph = _cut(one.paragraph, before + span.start, before + span.end)
            one.values.append(numbers.values[number])
        one.lines += 1
    return found


def _cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """A paragraph without some of its characters."""
    kept: list[Stretch] = []
    at = 0
    for one in paragraph.stretches:
        size = len(one.text)
        text = one.text[: max(0, start - at)] + one.text[max(0, end - at) :]
        kept.append(replace(one, text=text if start < at + size and end > at else one.text))
        at += size
    return replace(paragraph, stretches=folded(kept))


def _joined(given: Sequence[Block | _Numbered], *, join: bool) -> Iterator[Block | _Numbered]:
    waiting: _Numbered | None = None
    for one in given:
        if waiting and isinstance(one, _Numbered) and join and _goes_on(waiting.paragraph, one.paragraph):
            whole = _with_line(waiting.paragraph, one.paragraph)
            waiting = _Numbered(whole, waiting.values + one.values, waiting.lines + 1)
            continue
        if waiting:
            yield waiting
        waiting = one if isinstance(one, _Numbered) else None
        if not isinstance(one, _Numbered):
            yield one
    if waiting:
        yield waiting


def _with_line(above: Paragraph, below: Paragraph) -> Paragraph:
    """A paragraph with one more line, which is not indented as a line without a number is beside others."""
    first, *others = below.stretches
    return replace(
        above,
        stretches=folded(
            (*above.stretches, replace(first, text="\n" + first.text.lstrip(" \t\u00a0")), *others)
        ),
    )


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a line goes on below: it opens with no label, in the look that the line above ends with."""
    looks = [
        [(one.bold, one.italic) for one in paragraph.stretches if one.text.strip()]
        for paragraph in (above, below)
    ]
    if not all(looks) or looks[0][-1] != looks[1][0] or above.level or below.level or below.mark:
        return False
    return LABELLED.match(below.text.strip()) is None


def _with_place(one: _Numbered, *, placed: bool) -> Paragraph:
    if not placed or not one.values:
        return one.paragraph
    first, last = one.values[0], one.values[-1]
    line = f"line {first}" if first == last else f"lines {first}-{last}"
    chapter = one.paragraph.place.rpartition(", ")[0]
    return replace(one.paragraph, place=f"{chapter}, {line}" if chapter else line)
