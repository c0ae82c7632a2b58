"""Where a quotation stands after its document has changed.

A quotation is where it was, or has moved to the one place that holds the same words in the best
surroundings; when two places are equally good it is ambiguous, and when none holds the words it is lost.
Nothing is guessed: only the exact quotation counts.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from qda.coding.match import anchor
from qda.model.coding import Anchor
from qda.model.span import Span


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


def reanchor(old: Anchor, old_text: str, text: str, text_hash: str) -> Reanchored:
    """Find a quotation in a new version of its document.

    What stands before the first or after the last change keeps its place or moves with the text's end;
    between them the quotation is looked for.
    """
    if old.end + len(old.after) <= _shared(old_text, text):
        return Reanchored(Fate.UNCHANGED, replace(old, text_hash=text_hash))
    shift = len(text) - len(old_text)
    from_end = len(old_text) - old.start + len(old.before)
    if from_end <= _shared(old_text[::-1], text[::-1]):
        return _at(old, old.start + shift, text, text_hash)
    places = _places(old.quote, text)
    if not places:
        return Reanchored(Fate.LOST, old)
    best = max(_context(old, text, place) for place in places)
    finest = [place for place in places if _context(old, text, place) == best]
    return Reanchored(Fate.AMBIGUOUS, old) if len(finest) > 1 else _at(old, finest[0], text, text_hash)


def _at(old: Anchor, place: int, text: str, text_hash: str) -> Reanchored:
    fate = Fate.UNCHANGED if place == old.start else Fate.MOVED
    return Reanchored(fate, anchor(old.document, text_hash, text, Span(place, place + len(old.quote))))


def _places(quote: str, text: str) -> list[int]:
    places: list[int] = []
    at = text.find(quote)
    while at != -1:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _context(old: Anchor, text: str, place: int) -> int:
    """How many characters of the old surroundings stand beside a place, counted outward."""
    before = text[max(0, place - len(old.before)) : place]
    after = text[place + len(old.quote) : place + len(old.quote) + len(old.after)]
    return _shared(before[::-1], old.before[::-1]) + _shared(after, old.after)


def _shared(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
