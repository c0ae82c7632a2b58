"""Highlights as reference managers write them into notes, with or without HTML.

“The words of the work” (Smith, 2017, p. 12) What the reader says     Zotero's note from annotations
(Smith, 2017, p. 12) What the reader says                             a note that stands on a page
"The words of the work" (Smith 2017:12)                               Zotfile
What the reader says (note on p.12)                                   Zotfile
"""

import re

from qda.ingest.works.note_html import Paragraph
from qda.ingest.works.work import Annotation

_OPENING = "“”„«»\"'‘‚"
_CLOSING = "”“»«\"'’‘"
_CITED = re.compile(r"[”“»«\"]\s{0,3}\((?P<cited>[^()]{1,300})\)")
_BEGINS_CITED = re.compile(r"\((?P<cited>[^()]{1,300})\)\s*")
_PAGE = re.compile(
    r"(?:^|[\s,])(?:pp?|[Ss]|pgs?|págs?|pags?|str|стр|с)\.\s?(?P<page>[\w][\w .,–-]{0,40})$"
    r"|\d:(?P<after_colon>\w[\w–-]{0,20})$"
)
_YEAR = re.compile(r"\d{4}|\bn\.\s?d\.|\bin press\b|\bforthcoming\b|\bo\.\s?J\.")
_NOTE_ON = "(note on p."


def marked_in(paragraph: Paragraph) -> Annotation | None:
    """The annotation that a paragraph of a note is, or None where it is the reader's own text."""
    text = paragraph.text
    if paragraph.highlight:
        page = paragraph.page or _page_within(text)
        return Annotation(_unquoted(paragraph.highlight), paragraph.rest, page)
    return _quoted(text) or _on_a_page(text, paragraph.page) or _zotfile_note(text)


def _quoted(text: str) -> Annotation | None:
    if text[:1] not in _OPENING:
        return None
    for found in _CITED.finditer(text):
        page = _page_of(found["cited"])
        if page:
            quote = _unquoted(text[: found.start() + 1])
            return Annotation(quote, text[found.end() :].strip(), page) if quote else None
    return None


def _on_a_page(text: str, told: str) -> Annotation | None:
    found = _BEGINS_CITED.match(text)
    page = _page_of(found["cited"]) if found else ""
    if found is None or not page:
        return None
    return Annotation("", text[found.end() :].strip(), told or page)


def _zotfile_note(text: str) -> Annotation | None:
    before, on, after = text.rpartition(_NOTE_ON)
    page, closed, rest = after.partition(")")
    if not on or not closed or rest.strip() or not before.strip():
        return None
    return Annotation("", before.strip(), page.strip())


def _page_within(text: str) -> str:
    return next((page for found in _CITED.finditer(text) if (page := _page_of(found["cited"]))), "")


def _page_of(cited: str) -> str:
    """The page of a citation "Smith, 2017, p. 12"; "" where it is no citation of a page."""
    found = _PAGE.search(cited.strip()) if _YEAR.search(cited) else None
    return " ".join((found["page"] or found["after_colon"]).split()) if found else ""


def _unquoted(text: str) -> str:
    """Without the quotation marks around it, which the program put there."""
    text = text.strip()
    if len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING:
        return text[1:-1].strip()
    return text
