"""Notes of a manuscript, at the end of its text, marked as Markdown marks them, [^1]: P4: so they are no
entries of a reference list above them.

In the text the mark stands behind quotations only, “...”[^1]: such a note may say whose the words are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qda.ingest.word.blocks import Note, Stretch
from qda.ingest.word.entries import Entry, tidied

_BEHIND_A_QUOTATION = re.compile(r"[”\"’'»“›][.,;:]?$")
_BEHIND_ITS_SENTENCE = re.compile(r"[”\"’'»“›][^.!?()”\"“„«»]{1,90}[.!?]$")
"""“...,” she told me.[^1]"""
_A_SENTENCE = 100
_SET_APART = "> "


def with_note_marks(entries: Sequence[Entry], notes: Sequence[Note]) -> tuple[list[Entry], list[Note]]:
    """The entries with marks behind quotations, and the notes, each of which begins with its mark."""
    texts = [one.text for one in entries]
    at, marks, found = (0, 0), [], []
    for count, note in enumerate(notes, 1):
        words = tidied(note.quote)
        place = _place(texts, words, at) if words else None
        at = place or at
        mark = f"[^{count}]"
        if place and _is_behind_a_quotation(texts[place[0]], words, place[1]):
            marks.append((place, mark))
        if note.paragraphs:
            first, *others = note.paragraphs
            begun = replace(first, stretches=(Stretch(f"{mark}: {first.text.strip()}"),))
            note = replace(note, paragraphs=(begun, *others))
        found.append(note)
    for (number, end), mark in reversed(marks):
        texts[number] = f"{texts[number][:end]}{mark}{texts[number][end:]}"
    return [replace(one, text=text) for one, text in zip(entries, texts, strict=True)], found


def _place(texts: Sequence[str], words: str, after: tuple[int, int]) -> tuple[int, int] | None:
    """Where the words before a note end: the number of the paragraph and the place in it, not before that of
    the last note."""
    number, floor = after
    for later in range(number, len(texts)):
        start = texts[later].find(words, max(0, floor - len(words)) if later == number else 0)
        if start >= 0:
            return later, start + len(words)
    return None


def _is_behind_a_quotation(text: str, words: str, end: int) -> bool:
    ends_block = text.startswith(_SET_APART) and not text[end:].strip(" .")
    sentence = _BEHIND_ITS_SENTENCE.search(text, max(0, end - _A_SENTENCE), end)
    return ends_block or sentence is not None or _BEHIND_A_QUOTATION.search(words) is not None
