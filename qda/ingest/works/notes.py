"""Notes and annotations of a work to excerpts: its words and the reader's, never taken for each other.

What is marked in a work is an excerpt with its page, and what the reader says to it is a comment on it. A
note is the reader's own text: an excerpt whose locator says "note". An abstract is the work's: "abstract".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qda.ingest.reader import Comment
from qda.ingest.works.marks import marked_in
from qda.ingest.works.note_html import Paragraph, is_html, paragraphs_of
from qda.ingest.works.work import NOTE, Annotation, Note, Work

_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_MADE_HEADING = re.compile(r"(?:Extracted )?Annotations\s*\([^()]{4,60}\)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One paragraph of a work's document, and where it stands in the work or what it is."""

    text: str
    locator: str


@dataclass(slots=True)
class Excerpts:
    """What a work's notes and annotations give, in their order; `pictures` are marks without words."""

    found: dict[Excerpt, None] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    pictures: int = 0

    def add(self, text: str, locator: str) -> None:
        """A text, its paragraphs each an excerpt; what stands there twice is written once."""
        for paragraph in _BLANK_LINE.split(text):
            if paragraph.strip():
                self.found.setdefault(Excerpt(paragraph.strip(), locator))

    def annotate(self, one: Annotation) -> None:
        """Words under a mark with the reader's comment, or a comment that stands on a page alone."""
        quote, comment = plain(one.quote), plain(one.comment)
        page = f"p. {one.page}" if one.page else ""
        if quote:
            self.add(quote, page or "highlight")
            if comment:
                self.comments.append(Comment(one.author, " ".join(quote.split()), comment))
        elif comment:
            self.add(comment, f"{NOTE}, {page}" if page else NOTE)
        else:
            self.pictures += 1


def excerpts_of(work: Work) -> Excerpts:
    """The excerpts and comments of a work: abstract and notes, then annotations, as in the file."""
    excerpts = Excerpts()
    for note in work.notes:
        paragraphs, pictures = _paragraphs(note)
        excerpts.pictures += pictures
        for paragraph in paragraphs:
            _add(excerpts, paragraph, note.locator)
    for annotation in work.annotations:
        excerpts.annotate(annotation)
    return excerpts


def plain(text: str) -> str:
    """A text of the file without HTML, with LF line ends."""
    if is_html(text):
        return "\n\n".join(paragraph.text for paragraph in paragraphs_of(text)[0])
    return _lines_ended(text).strip()


def _add(excerpts: Excerpts, paragraph: Paragraph, locator: str) -> None:
    if locator != NOTE:
        excerpts.add(paragraph.text, locator)
    elif _MADE_HEADING.fullmatch(" ".join(paragraph.text.split())):
        return  # "Annotations (5/10/2023)": a program wrote it
    elif annotation := marked_in(paragraph):
        if annotation.quote or annotation.comment:  # a citation alone stands below a picture
            excerpts.annotate(annotation)
    else:
        excerpts.add(paragraph.text, NOTE)


def _paragraphs(note: Note) -> tuple[list[Paragraph], int]:
    if is_html(note.text):
        return paragraphs_of(note.text)
    return list(_plain_paragraphs(_lines_ended(note.text))), 0


def _plain_paragraphs(text: str) -> Iterator[Paragraph]:
    """Blank lines part paragraphs; a mark with its citation has a line of its own."""
    for paragraph in _BLANK_LINE.split(text):
        lines = [Paragraph(line.strip()) for line in paragraph.split("\n") if line.strip()]
        if any(marked_in(line) for line in lines):
            yield from lines
        elif lines:
            yield Paragraph(paragraph.strip())


def _lines_ended(text: str) -> str:
    return _LINE_ENDS.sub("\n", text).replace("\0", "")
