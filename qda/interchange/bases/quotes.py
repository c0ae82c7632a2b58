"""Where passages stand, by evidence: a program keeps the words of a passage beside its places in the text.

Each way of counting that the program is known for is tried on every passage; the one that cuts out the kept
words is right. What no way of counting cuts out is named.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qda.interchange.refi.remarks import Remarks
from qda.model.span import Span, places_of

_LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\r": "\n"})
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as a program has it: two places as it counts them, and the words that it kept, if any."""

    start: int
    end: int
    quote: str
    name: str

    def told(self, where: str) -> str:
        """The passage for a person: what it is called, the text that it is in, and the kept words, if any."""
        return f"{self.name} in {where}" + (f": {_short(self.quote)}" if bare(self.quote) else "")


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting: what it is called, and how its places are found among the text's code points."""

    name: str
    place: Callable[[int], int]

    def span(self, one: Passage) -> Span:
        """Where a passage stands when its places are counted in this way."""
        return Span(self.place(one.start), self.place(one.end))


@dataclass(frozen=True, slots=True)
class Told:
    """How the places of a text were read, and how many of its passages are the words that were kept."""

    way: str
    right: int
    compared: int

    def in_words(self) -> str:
        """The decision for a person."""
        if not self.compared:
            return f"{self.way}; no words were kept to compare with"
        return f"{self.way}; {self.right} of {self.compared} passages are the words that were kept"


def settle(
    text: str,
    passages: Sequence[Passage],
    ways: Sequence[Way],
    where: str,
    remarks: Remarks,
    comes_in: Callable[[Span], bool],
    *,
    search: bool = False,
) -> tuple[list[Span], Told, Way]:
    """A span for each passage, how they were found, and the way of counting that is right most often.

    `ways` stand in the order in which they are believed. With `search`, words that no way of counting cuts
    out are taken where they stand, if that can be told. Spans may lie outside of the text: those that do not
    `comes_in` are the caller's to name.
    """
    right = {way.name: sum(_is_said(text, way.span(one), one) for one in passages) for way in ways}
    best = sorted(ways, key=lambda way: -right[way.name])
    spans: list[Span] = []
    missed = 0
    for one in passages:
        said = [way for way in best if _is_said(text, way.span(one), one)]
        found = next((way for way in said if way.span(one).of(text) == one.quote), next(iter(said), None))
        span = (found or best[0]).span(one)
        if found is None and bare(one.quote):
            there = _searched(text, one, [way.span(one) for way in ways]) if search else None
            span, missed = (there, missed) if there else (span, missed + 1)
            what = (
                "a passage that stands where its kept words are, not where its places say"
                if there
                else "a passage whose words are not those that were kept with it: look at it"
            )
            if comes_in(span):
                remarks.accepted(what, f"{one.told(where)} / {_short(span.of(text))}")
        elif found is not None and found is not best[0]:
            remarks.accepted("a passage that is counted otherwise than most", f"{one.name} in {where}")
        spans.append(span)
    compared = sum(bool(bare(one.quote)) for one in passages)
    return spans, Told(best[0].name, compared - missed, compared), best[0]


def bare(text: str) -> str:
    """A text without anything that is blank, by which passages are compared."""
    return "".join(text.replace("\ufeff", "").split())


def _is_said(text: str, span: Span, one: Passage) -> bool:
    return bool(bare(one.quote)) and 0 <= span.start < span.end and bare(span.of(text)) == bare(one.quote)


def _searched(text: str, one: Passage, candidates: Iterable[Span]) -> Span | None:
    """Where the kept words stand: the only place, or the only one that the ways of counting come near to."""
    words = one.quote.translate(_LINE_ENDS)
    places = list(places_of(words, text))
    near = [span for span in candidates if span.start >= 0]
    if len(places) > 1 and near:
        first, last = min(span.start for span in near), max(span.start for span in near)
        slack = last - first
        places = [at for at in places if first - slack <= at <= last + slack]
    return Span(places[0], places[0] + len(words)) if len(places) == 1 else None


def _short(text: str) -> str:
    one = " ".join(text.split())
    return repr(one if len(one) <= _SHOWN else f"{one[:_SHOWN]}…")
