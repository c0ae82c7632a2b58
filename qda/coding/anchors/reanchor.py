"""Where a quotation stands after its document has changed.

What no change has touched stays where it was, or moves with the text around it. What was changed is looked
for in the changed parts of the new text, since the others are taken: there stands what stood there before.
Of several places the one with the best surroundings counts. When two are equally good, or one is better than
the paragraph that is still there, or one is found but too little of its words and surroundings is left to be
sure, or only below another speaker's label, the quotation is ambiguous; when no place holds the words, it is
lost. Nothing is guessed: only the exact quotation counts, however its accents are encoded (`composed.py`).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from unicodedata import normalize

from qda.coding.anchors.alignment import shared
from qda.coding.anchors.changes import Changed, changes, kept_at, new_places
from qda.coding.anchors.composed import composed, is_apart
from qda.model.coding import Anchor, Coding, Status, anchor
from qda.model.document import Document
from qda.model.span import CONTEXT, Span

ENOUGH = 16
"""Characters of a quotation and its surroundings that must be found again in a changed part."""


_TIME = r"[(\[]\d{1,3}(?:[:.]\d{2}){1,2}(?:[.,]\d{1,3})?[)\]]"
_LABEL = re.compile(
    rf"^(?:[^\w\n]|[\d_])*+([^\n:]{{1,40}}?)[ \t]{{0,3}}(?:{_TIME}[ \t]{{0,3}})?:(?=\s)", re.MULTILINE
)
"""What stands at a line's beginning as a speaker's label does, without the time before or behind it.

All that it repeats without bound it keeps, so that each line is read once.
"""


class Fate(StrEnum):
    """What became of a quotation in another text.

    Coded anew: it was found, where its coder has put the words under the code meanwhile, so that it waits.
    Chosen: a person named its place. Pseudonymised: names in or before it were replaced.
    """

    UNCHANGED = "unchanged"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"
    CODED_ANEW = "coded anew"
    CHOSEN = "chosen"
    PSEUDONYMISED = "pseudonymised"

    @property
    def found(self) -> bool:
        """Whether it stands in the text; if not, it keeps its old one and is stale."""
        return self not in {Fate.AMBIGUOUS, Fate.LOST, Fate.CODED_ANEW}


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A quotation's fate, with its new place when it has exactly one."""

    fate: Fate
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Carried:
    """A coding that was looked for in a new text, what became of it, and where it stood before."""

    coding: Coding
    fate: Fate
    old: Anchor


def carry(coding: Coding, old_text: str, document: Document, earlier: Anchor | None = None) -> Carried:
    """A person's coding, or the rules' coding that a person decided or wrote about, in a changed document.

    The rules' coding takes the id that it has in the new text; a person's keeps its own. `earlier` is where
    it stood in this very text before, if it did: there it stands again.
    """
    if earlier is not None and earlier.text_hash == document.text_hash:
        fate = Fate.UNCHANGED if earlier.span == coding.anchor.span else Fate.MOVED
        found = Reanchored(fate, earlier)
    else:
        found = reanchor(coding.anchor, old_text, document.text, document.text_hash)
    status = coding.status
    if status is Status.STALE and found.fate.found:
        status = Status.PROPOSED  # it was decided on while its words were gone, and they are back
    return Carried(replace(coding.moved_to(found.anchor), status=status), found.fate, coding.anchor)


def reanchor(old: Anchor, old_text: str, text: str, text_hash: str) -> Reanchored:
    """Find a quotation of `old_text` in `text`, the new version of its document."""
    found = _reanchored(old, old_text, text, text_hash)
    if found.fate.found or not (is_apart(old_text) or is_apart(text)):
        return found
    return _in_other_letters(old, old_text, text, text_hash) or found


def _in_other_letters(old: Anchor, old_text: str, text: str, text_hash: str) -> Reanchored | None:
    """The quotation where one of the texts has letters and accents apart; None when it is not found so."""
    before, now = composed(old_text), composed(text)
    place = anchor(old.document, old.text_hash, before.text, before.span_of(old.span))
    found = _reanchored(place, before.text, now.text, text_hash)
    if not found.fate.found:
        return None
    there = anchor(old.document, text_hash, text, now.original(found.anchor.span))
    if normalize("NFC", there.quote) != normalize("NFC", old.quote):
        return None  # the place cuts a letter
    same = (there.span, there.quote) == (old.span, old.quote)
    return Reanchored(Fate.UNCHANGED if same else Fate.MOVED, there)


def _reanchored(old: Anchor, old_text: str, text: str, text_hash: str) -> Reanchored:
    changed = changes(old_text, text)
    kept = kept_at(old.span, changed)
    if kept is not None and _is_certain(old, old_text, text, kept):
        return _at(old, text, text_hash, kept)
    places = _places(old, text, changed, kept)
    if not places:
        return Reanchored(Fate.LOST, old)
    contexts = {place: _context(old, text, place) for place in places}
    best = max(contexts.values())
    finest = [place for place in places if contexts[place] == best]
    if len(finest) > 1 or (finest[0] != kept and best < _needed(old)):
        return Reanchored(Fate.AMBIGUOUS, old)
    if kept is not None and finest[0] != kept and _may_have_stayed(old, old_text, text, kept):
        return Reanchored(Fate.AMBIGUOUS, old)
    rivals = finest[0] != kept or len(places) > 1
    if rivals and _is_said_by_another(old, old_text, text, finest[0]):
        return Reanchored(Fate.AMBIGUOUS, old)
    return _at(old, text, text_hash, finest[0])


def _at(old: Anchor, text: str, text_hash: str, place: int) -> Reanchored:
    fate = Fate.UNCHANGED if place == old.start else Fate.MOVED
    span = Span(place, place + len(old.quote))
    return Reanchored(fate, anchor(old.document, text_hash, text, span))


def _is_certain(old: Anchor, old_text: str, text: str, place: int) -> bool:
    """Whether a kept quotation has all of its surroundings, the text's beginning included.

    That the text ended behind it says little: it may go on now, with the same words once more. There its
    whole lines have to stand.
    """
    before, after = _sides(old, old_text, text, place)
    if old.end + CONTEXT <= len(old_text):
        return before and after
    goes_on = text.startswith(old_text[old.end :], place + len(old.quote))
    return before and goes_on and _has_its_lines(old, old_text, text, place)


def _sides(old: Anchor, old_text: str, text: str, place: int) -> tuple[bool, bool]:
    """Whether a place has all that stood before the quotation, and all that stood behind it."""
    before = old_text[max(0, old.start - CONTEXT) : old.start]
    after = old_text[old.end : old.end + CONTEXT]
    end = place + len(old.quote)
    return text[max(0, place - CONTEXT) : place] == before, text[end : end + CONTEXT] == after


def _may_have_stayed(old: Anchor, old_text: str, text: str, place: int) -> bool:
    """Whether a kept quotation stands where it did, whatever came beside other places: its lines are still
    there, or all that stood on one side of it is, as when its words were said once more behind it."""
    return any(_sides(old, old_text, text, place)) or _has_its_lines(old, old_text, text, place)


def _has_its_lines(old: Anchor, old_text: str, text: str, place: int) -> bool:
    """Whether a kept quotation stands in the same lines as before, whole: so does the one who says it."""
    start = old_text.rfind("\n", 0, old.start) + 1
    end = old_text.find("\n", old.end)
    lines = old_text[start : end if end >= 0 else len(old_text)]
    first = place - (old.start - start)
    behind = text[first + len(lines) : first + len(lines) + 1]
    before = text[first - 1 : first] if first > 0 else ""
    return first >= 0 and text.startswith(lines, first) and behind in "\n" and before in "\n"


def _is_said_by_another(old: Anchor, old_text: str, text: str, place: int) -> bool:
    """Whether a place stands below another label than before, both of which stand in both texts.

    A label that is new or gone may be the same person's other name, and does not count.
    """
    was, now = _label(old_text, old.start), _label(text, place)
    return was != now and all(label in _labels(one)[1] for label in (was, now) for one in (old_text, text))


def _label(text: str, place: int) -> str:
    """The label that stands last before a place; none is empty."""
    starts, labels = _labels(text)
    number = bisect_right(starts, place)
    return labels[number - 1] if number else ""


@lru_cache(maxsize=4)
def _labels(text: str) -> tuple[list[int], list[str]]:
    """Where labels stand in a text, and what they are; every coding of a changed document asks for them."""
    found = list(_LABEL.finditer(text))
    return [one.start() for one in found], [one[1] for one in found]


def _needed(old: Anchor) -> int:
    """How many characters of the surroundings a changed place must have, to be the old one."""
    return min(ENOUGH, len(old.before) + len(old.quote) + len(old.after)) - len(old.quote)


def _places(old: Anchor, text: str, changed: Sequence[Changed], kept: int | None) -> list[int]:
    """Where the words stand: the kept place, and those that some change brought about.

    Short words stand in many places. All that can count have half of what is needed on one side, so only
    these are looked for, and any other one stands for the rest.
    """
    quote, half = old.quote, (_needed(old) + 1) // 2
    if kept is not None or half <= 0:
        return sorted({*new_places(quote, text, changed), *([kept] if kept is not None else [])})
    found: set[int] = set()
    if len(old.before) >= half:
        found |= set(new_places(quote, text, changed, before=old.before[-half:]))
    if len(old.after) >= half:
        found |= set(new_places(quote, text, changed, after=old.after[:half]))
    return sorted(found) or list(islice(new_places(quote, text, changed), 1))


def _context(old: Anchor, text: str, place: int) -> int:
    """How many characters of the old surroundings stand beside a place, counted outward."""
    before = text[max(0, place - len(old.before)) : place]
    after = text[place + len(old.quote) : place + len(old.quote) + len(old.after)]
    return shared(before[::-1], old.before[::-1]) + shared(after, old.after)
