"""Quotations that a manuscript sets apart by an indent, told from all else that is indented.

Lists, tables, equations, headings, entries of a reference list and abstracts are indented too. So a
quotation has lines that begin at one place right of the column's edge, in letters no larger than the text's,
and says whose words it is: at its end ("... (P4)", "... — P4, nurse"), or in the text before it, which leads
to it with a colon.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from qda.ingest.pdf.columns import Line
from qda.ingest.pdf.openings import begins_caption, begins_item, begins_numbered
from qda.ingest.pdf.paragraphs import Kind, Paragraph, start_of

_INDENT, _STRAY = 1.0, 0.3
"""How far lines are indented at least, and how far they may be out of line, in letter sizes."""
_LARGER = 1.05
_FEWEST_LINES, _FEWEST_WORDS = 2, 6
_LETTERS = 0.8
"""The share of letters and spaces, of which formulas have fewer."""
_MOST = 1 / 3
_ASCRIBED = re.compile(
    r"(?:[(\[](?!see\b|cf\b|fig|tab|eq|chapter|section|appendix)(?=[^()\[\]]*[^\W\d_])[^()\[\]=<>]{1,80}[)\]]|"
    r"[.!?…\"'”’»]\s*[—–-]{1,2}\s?\w[^.!?]{0,60})[\s.]*$",
    re.I,
)
_STATED = re.compile(
    r"(?:(?:H|RQ|Hypothesis|Proposition|Definition|Theorem|Research question)\s?\d|Abstract|Summary|Keywords|"
    r"Background|Zusammenfassung|Résumé|Resumen)\b",
    re.I,
)
"""What abstracts, hypotheses and definitions begin with, and the headings above them."""
_LEADS_ON = re.compile(r"[:：]\s*$")


def set_apart(paragraphs: Sequence[Paragraph], texts: Sequence[str], body: float) -> frozenset[int]:
    """The numbers of the paragraphs that are quotations; `body` is the size of the text's letters.

    Where much of the text is indented, an indent sets nothing apart.
    """
    before = [None, *range(len(texts) - 1)]
    found = [
        number
        for number, (paragraph, last) in enumerate(zip(paragraphs, before, strict=True))
        if _is_indented(paragraph, body) and _is_said(texts[number], texts[last] if last is not None else "")
    ]
    inwards = sum(len(paragraphs[number].lines) for number in found)
    return frozenset(found if inwards < _MOST * sum(len(one.lines) for one in paragraphs) else ())


def _is_indented(paragraph: Paragraph, body: float) -> bool:
    lines = paragraph.lines
    if paragraph.kind is not Kind.TEXT or len(lines) < _FEWEST_LINES:
        return False
    first = lines[0].text
    if begins_item(first) or begins_numbered(first) or begins_caption(first):
        return False
    return all(_is_inwards(line, body) for line in lines) and all(
        abs(start_of(one) - start_of(other)) <= _STRAY * body for one, other in pairwise(lines)
    )


def _is_inwards(line: Line, body: float) -> bool:
    return start_of(line) >= _INDENT * body and line.size <= _LARGER * body and not line.bold


def _is_said(text: str, before: str) -> bool:
    """Whether a paragraph is prose that is somebody's."""
    if _STATED.match(text) or _STATED.match(before):
        return False
    return _is_prose(text) and bool(_ASCRIBED.search(text) or _LEADS_ON.search(before))


def _is_prose(text: str) -> bool:
    letters = sum(one.isalpha() or one.isspace() for one in text)
    return len(text.split()) >= _FEWEST_WORDS and letters >= _LETTERS * len(text)
