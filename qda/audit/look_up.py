"""A quotation in the document that it is said to come from: exactly, but for white space, or not at all.

Nothing but white space is forgiven, and how letters and accents are encoded, which nobody sees. What is not
there is shown beside the passage that is nearest to it, by the normalised indel similarity of rapidfuzz.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from unicodedata import normalize

from qda.audit.manuscript.compared.edges import cut_by
from qda.audit.nearest import Nearest, nearest
from qda.audit.source import Source, Spot
from qda.model.span import Span
from qda.model.unit import Role


class Match(StrEnum):
    """How a quotation stands in its document."""

    EXACT = "exact"
    SPACED = "exact but for white space"
    OVER_TURNS = "exact, over several turns"
    ABSENT = "not there"


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation that was looked up. `spots` are all places where it stands, none when it is absent.

    `parts` are the first place turn by turn. `nearest` is the passage of the document that is most like an
    absent quotation, `elsewhere` the names of other documents that hold it word for word. `cut` is what the
    document has where an absent quotation cuts a word, a number or a sign off: "fifty-two", "HIV+".
    """

    match: Match
    spots: tuple[Spot, ...] = ()
    parts: tuple[Spot, ...] = ()
    nearest: Nearest | None = None
    elsewhere: tuple[str, ...] = ()
    cut: str = ""

    @property
    def asked(self) -> bool:
        """Whether the words are there, and only the interviewer's, or nobody's."""
        return bool(self.parts) and all(part.asked for part in self.parts)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose words they are, titles aside."""
        spoken = (part for part in self.parts if part.role is not Role.NOBODY)
        return tuple(dict.fromkeys(part.participant or part.speaker or "nobody named" for part in spoken))


def look_up(quote: str, source: Source, others: Iterable[Source] = ()) -> Found:
    """Look a quotation up in its document; only when it is not there, in the others too."""
    encoded = _encoded(quote)
    there = next((found for one in encoded if (found := _there(one, source))), None)
    if there is not None:
        return there
    elsewhere = [
        one.document.name for one in others if any(_whole(way, one, _written(way, one)) for way in encoded)
    ]
    everywhere = chain(_written(quote, source), _over_turns(quote, source))
    cut = next((_cut(quote, source, span) for span in everywhere), "")
    return Found(Match.ABSENT, nearest=nearest(quote, source), elsewhere=tuple(elsewhere), cut=cut)


def _encoded(quote: str) -> tuple[str, ...]:
    """A quotation as it is written, and with its letters and accents in one sign or apart."""
    return tuple(dict.fromkeys((quote, normalize("NFC", quote), normalize("NFD", quote))))


def _there(quote: str, source: Source) -> Found | None:
    spans = _whole(quote, source, _written(quote, source))
    exact = [span for span in spans if span.of(source.text) == quote]
    if exact or spans:
        return _found(Match.EXACT if exact else Match.SPACED, source, exact or spans)
    over = _whole(quote, source, _over_turns(quote, source))
    return _found(Match.OVER_TURNS, source, over) if over else None


def _found(match: Match, source: Source, spans: Iterable[Span]) -> Found:
    """The places, those first where it is not the interviewer alone who speaks.

    A place begins with its first speech and not with a label before that. One that holds the label of the
    next turn runs over several, however it is written.
    """
    turns = ([source.spot(part) for part in source.spoken(span)] for span in spans)
    places = sorted(map(tuple, turns), key=lambda parts: all(part.asked for part in parts))
    spots = [source.spot(Span(parts[0].span.start, parts[-1].span.end)) for parts in places]
    return Found(match if len(places[0]) == 1 else Match.OVER_TURNS, tuple(spots), places[0])


def _whole(quote: str, source: Source, spans: Iterable[Span]) -> list[Span]:
    """The places that begin and end with a word, a number and a sign."""
    return [span for span in spans if not _cut(quote, source, span)]


def _cut(quote: str, source: Source, span: Span) -> str:
    return cut_by(quote, source.text, span, source.turns_of(span), source.language)


def _written(quote: str, source: Source) -> Iterator[Span]:
    """Where the words stand in what is said; labels and times alone are nobody's words."""
    found = _occurrences(quote, source.text, source.folded, source.document.body)
    return (span for span in found if source.spoken(span))


def _over_turns(quote: str, source: Source) -> Iterator[Span]:
    """Places of the quotation in what is said alone, without the labels and times between the turns."""
    speech = source.speech
    found = _occurrences(quote, speech.text, speech.folded, Span(0, len(speech.text)))
    return (Span(speech.place(span.start), speech.place(span.end - 1) + 1) for span in found)


def _occurrences(quote: str, text: str, folded: str, within: Span) -> Iterator[Span]:
    """Every place of the words of a quotation, with any white space between them.

    Hardly any text has them, and Python looks far faster for plain words, in `folded`, than for a pattern.
    """
    words = quote.split()
    if not words or " ".join(words) not in folded:
        return
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    yield from (Span(*found.span()) for found in pattern.finditer(text, *within))
