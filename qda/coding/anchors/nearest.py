"""Where a quotation that was not found again may stand now, for a person to choose from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize

from rapidfuzz import fuzz

from qda.coding.anchors.alignment import shared
from qda.coding.anchors.changes import changes, mapped
from qda.coding.anchors.reanchor import ENOUGH
from qda.model.coding import Anchor
from qda.model.span import Span, places_of

_MOST = 9
_LEAST = 50.0
"""Likeness in per cent below which a passage is only shown when it stands in the place of the old one."""
_WORD = re.compile(r"\w+")
_BESIDE = 3
"""How much farther the surroundings are looked for than they reached, for spaces and marks may be new."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of the new text and its likeness to the quotation in per cent; 100: the quotation itself.

    `known` says whether it stands where the quotation stood, or has enough of its words and surroundings.
    """

    span: Span
    likeness: float
    known: bool = False


def nearest(old: Anchor, old_text: str, text: str, body: Span) -> list[Place]:
    """Up to nine places within the body of the new text, the likeliest first.

    Where the exact words stand, these places alone, those with more of the old surroundings first. Else where
    the same words stand with other spaces, marks or capitals, what stands in the place of the old passage,
    and what is most like it (edit distance, as rapidfuzz counts it).
    """
    there = _in_its_place(old, old_text, text, body)

    def place(span: Span, likeness: float) -> Place:
        in_place = any(span.overlaps(one) for one in there)
        return Place(span, likeness, in_place or _letters_shared(old, text, span) >= ENOUGH)

    exact = [Span(at, at + len(old.quote)) for at in places_of(old.quote, text, body)]
    if exact:
        exact.sort(key=lambda span: -_surroundings(old, text, span))
        return [place(span, 100.0) for span in exact[:_MOST]]
    found = [*_same_words(old.quote, text, body), *there]
    if not any(fuzz.ratio(old.quote, span.of(text)) >= 90 for span in found):
        found += _alike(old.quote, text, body)
    places = [place(span, min(99.0, fuzz.ratio(old.quote, span.of(text)))) for span in found]
    return _apart(sorted(places, key=lambda one: (-one.likeness, one.span)))[:_MOST]


def same_words(quote: str, passage: str) -> bool:
    """Whether two passages differ in spaces, punctuation and capitals only."""
    return _words(quote) == _words(passage) != []


def _words(text: str) -> list[str]:
    return _WORD.findall(normalize("NFC", text).casefold())


def _surroundings(old: Anchor, text: str, span: Span) -> int:
    before = text[max(0, span.start - len(old.before)) : span.start]
    after = text[span.end : span.end + len(old.after)]
    return shared(before[::-1], old.before[::-1]) + shared(after, old.after)


def _letters_shared(old: Anchor, text: str, span: Span) -> int:
    """Letters of the quotation and beside it that a passage has too, counted outward from the quotation."""
    if not same_words(old.quote, span.of(text)):
        return 0
    before, after = _letters(old.before), _letters(old.after)
    wide = _BESIDE * max(len(old.before), len(old.after))
    there = _letters(text[max(0, span.start - wide) : span.start])
    behind = _letters(text[span.end : span.end + wide])
    return len(_letters(old.quote)) + shared(before[::-1], there[::-1]) + shared(after, behind)


def _letters(text: str) -> str:
    return "".join(_words(text))


def _same_words(quote: str, text: str, body: Span) -> list[Span]:
    words = _WORD.findall(quote)
    if not words:
        return []
    pattern = re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b", re.IGNORECASE)
    return [_with_marks(quote, text, Span(*found.span()), body) for found in pattern.finditer(text, *body)]


def _with_marks(quote: str, text: str, span: Span, body: Span) -> Span:
    """The passage with as many marks at its beginning and end as the quotation has, if marks stand there."""
    first, last = _WORD.search(quote), len(quote)
    lead = first.start() if first else 0
    trail = last - max((found.end() for found in _WORD.finditer(quote)), default=last)
    start, end = span
    while start > body.start and span.start - start < lead and _is_mark(text[start - 1]):
        start -= 1
    while end < body.end and end - span.end < trail and _is_mark(text[end]):
        end += 1
    return Span(start, end)


def _is_mark(character: str) -> bool:
    return not (character.isalnum() or character.isspace())


def _in_its_place(old: Anchor, old_text: str, text: str, body: Span) -> list[Span]:
    """What the changes put where the quotation stood, if it is about as long."""
    span = mapped(old.span, changes(old_text, text))
    span = _trimmed(text, Span(max(span.start, body.start), min(span.end, body.end)))
    return [span] if 0 < span.end - span.start <= 2 * len(old.quote) + 80 else []


def _alike(quote: str, text: str, body: Span) -> Iterator[Span]:
    """The most alike passage, and the most alike before and behind it."""
    best = _most_alike(quote, text, body)
    if best is not None:
        sides = (Span(body.start, best.start), Span(best.end, body.end))
        others = (_most_alike(quote, text, side) for side in sides)
        yield from (one for one in (best, *others) if one is not None)


def _most_alike(quote: str, text: str, within: Span) -> Span | None:
    found = fuzz.partial_ratio_alignment(quote, within.of(text), score_cutoff=_LEAST)
    if found is None or found.dest_end <= found.dest_start or within.end - within.start < len(quote) // 2:
        return None
    start, end = within.start + found.dest_start, within.start + found.dest_end
    while start > within.start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < within.end and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    span = _trimmed(text, Span(start, end))
    return span if span.start < span.end and fuzz.ratio(quote, span.of(text)) >= _LEAST else None


def _trimmed(text: str, span: Span) -> Span:
    passage = span.of(text)
    start = span.start + len(passage) - len(passage.lstrip())
    return Span(start, start + len(passage.strip()))


def _apart(places: Iterable[Place]) -> list[Place]:
    """The places that share no character with a better one."""
    kept: list[Place] = []
    for place in places:
        if not any(place.span.overlaps(other.span) for other in kept):
            kept.append(place)
    return kept
