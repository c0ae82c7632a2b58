"""Where a quotation stands after its document has changed.

What no change has touched stays where it was, or moves with the text around it. What was changed is looked
for in the changed parts of the new text, since the others are taken: there stands what stood there before.
Of several places the one with the best surroundings counts. When two are equally good, or one is found but
too little of its words and surroundings is left to be sure, the quotation is ambiguous; when no place holds
the words, it is lost. Nothing is guessed: only the exact quotation counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from qda.coding.changes import changes, is_new, kept_at, shared
from qda.model.coding import RULES, Anchor, Coding, anchor
from qda.model.document import Document
from qda.model.identity import coding_id
from qda.model.span import Span

_ENOUGH = 16
"""Characters of a quotation and its surroundings that must be found again in a changed part."""


class Fate(StrEnum):
    """What became of a quotation."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A quotation's fate, with its new place when it has exactly one."""

    fate: Fate
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Carried:
    """A coding that was looked for in a new text, and what became of it."""

    coding: Coding
    fate: Fate


def carry(coding: Coding, old_text: str, document: Document) -> Carried:
    """A person's coding, or the rules' coding that a person decided or wrote about, in a changed document.

    The rules' coding takes the id that it has in the new text; a person's keeps its own.
    """
    found = reanchor(coding.anchor, old_text, document.text, document.text_hash)
    place = found.anchor
    identity = coding.id
    if coding.coder == RULES:
        identity = coding_id(place.document, place.text_hash, coding.code, place.start, place.end)
    return Carried(replace(coding, id=identity, anchor=place), found.fate)


def reanchor(old: Anchor, old_text: str, text: str, text_hash: str) -> Reanchored:
    """Find a quotation of `old_text` in `text`, the new version of its document."""
    changed = changes(old_text, text)
    kept = kept_at(old.span, changed)
    places = [one for one in _places(old.quote, text) if one == kept or is_new(_span(old, one), changed)]
    if not places:
        return Reanchored(Fate.LOST, old)
    best = max(_context(old, text, place) for place in places)
    finest = [place for place in places if _context(old, text, place) == best]
    enough = min(_ENOUGH, len(old.before) + len(old.quote) + len(old.after))
    if len(finest) > 1 or (finest[0] != kept and best + len(old.quote) < enough):
        return Reanchored(Fate.AMBIGUOUS, old)
    fate = Fate.UNCHANGED if finest[0] == old.start else Fate.MOVED
    return Reanchored(fate, anchor(old.document, text_hash, text, _span(old, finest[0])))


def _span(old: Anchor, place: int) -> Span:
    return Span(place, place + len(old.quote))


def _places(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote)
    while at != -1:
        yield at
        at = text.find(quote, at + 1)


def _context(old: Anchor, text: str, place: int) -> int:
    """How many characters of the old surroundings stand beside a place, counted outward."""
    before = text[max(0, place - len(old.before)) : place]
    after = text[place + len(old.quote) : place + len(old.quote) + len(old.after)]
    return shared(before[::-1], old.before[::-1]) + shared(after, old.after)
