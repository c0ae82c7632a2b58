"""What goes on over a column or a page becomes one paragraph; footnotes and what lies between follow it."""

from collections.abc import Iterator, Mapping, Sequence

from qda.ingest.pdf.openings import Openings, begins_caption, begins_item, is_label_alone
from qda.ingest.pdf.paragraphs import Kind, Paragraph, has_room, is_finished, same_type, start_of

_AHEAD = 5
"""Paragraphs, such as a figure's caption, over which an unfinished one is looked for."""
_INDENT = 0.6


def flowing(paragraphs: Sequence[Paragraph], openings: Openings) -> list[Paragraph]:
    """The paragraphs of all columns, those that go on joined; what stood between comes after."""
    found: list[Paragraph] = []
    used: set[int] = set()
    for index, paragraph in enumerate(paragraphs):
        if index in used:
            continue
        here = index
        while paragraph.last and (there := _continuation(paragraphs, here, used, openings)) is not None:
            other = paragraphs[there]
            used.add(there)
            paragraph = Paragraph(paragraph.kind, paragraph.lines + other.lines, paragraph.first, other.last)
            here = there
        found.append(paragraph)
    return found


def _continuation(
    paragraphs: Sequence[Paragraph], here: int, used: set[int], openings: Openings
) -> int | None:
    one = paragraphs[here]
    ahead = range(here + 1, min(here + 1 + _AHEAD, len(paragraphs)))
    for there in ahead:
        other = paragraphs[there]
        if there in used:
            continue
        if other.pages[0] > one.pages[1] + 1 or openings.begins_turn(other.lines[0].text):
            return None
        if there == here + 1:
            if _goes_on(one, other, openings):
                return there
        elif _resumes(one, other):
            return there
    return None


def _goes_on(one: Paragraph, other: Paragraph, openings: Openings) -> bool:
    end, start = one.lines[-1], other.lines[0]
    if one.kind is not Kind.TEXT or other.kind is not Kind.TEXT or not other.first:
        return False
    if begins_item(start.text) or begins_caption(start.text) or not same_type(end, start):
        return False
    if len(one.lines) == 1 and is_label_alone(end.text) and openings.begins_turn(end.text):
        return True
    if end.bold != start.bold:
        return False
    if not is_finished(end.text) and start.text[:1].islower():
        return True
    return not has_room(end, start) and not _is_indented(other, one)


def _resumes(one: Paragraph, other: Paragraph) -> bool:
    """Whether a later paragraph is the rest of an unfinished sentence."""
    end, start = one.lines[-1], other.lines[0]
    return (
        one.kind is other.kind is Kind.TEXT
        and not is_finished(end.text)
        and not has_room(end, start)
        and start.text[:1].islower()
        and same_type(end, start)
        and end.bold == start.bold
    )


def _is_indented(other: Paragraph, one: Paragraph) -> bool:
    start, end = other.lines[0], one.lines[-1]
    reach = _INDENT * start.size
    if start.page == end.page and abs(start.left - end.left) <= reach:
        return False
    if len(other.lines) > 1:
        return start_of(start) - start_of(other.lines[1]) > reach
    return start_of(start) - start_of(end) > reach


def with_notes(
    paragraphs: Sequence[Paragraph], notes: Mapping[int, Sequence[Paragraph]]
) -> Iterator[Paragraph]:
    """The paragraphs, and after those that begin on a page its footnotes."""
    waiting = sorted(notes)
    for paragraph in paragraphs:
        while waiting and waiting[0] < paragraph.pages[0]:
            yield from notes[waiting.pop(0)]
        yield paragraph
    for page in waiting:
        yield from notes[page]
