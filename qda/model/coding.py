"""A coding: a passage under a code, with the coder who put it there."""

from dataclasses import dataclass, replace
from enum import StrEnum

from qda.model.identity import coding_id
from qda.model.span import CONTEXT, Span

RULES = "rules"
"""The coder that the codebook's rules are."""
CONSENSUS = "consensus"
"""The coder that adjudicated codings belong to."""


class Assertion(StrEnum):
    """Whether the speaker holds what the passage says (the ConText algorithm's question)."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    HEDGED = "hedged"
    REPORTED = "reported"


class Status(StrEnum):
    """What people have decided about a coding."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quotation stands, and enough of its surroundings to find it again in a changed text.

    `text[start:end] == quote` in the version of the document that `text_hash` names; `before` and
    `after` are up to 32 characters each side.
    """

    document: str
    text_hash: str
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""

    @property
    def span(self) -> Span:
        """The passage's place in the text."""
        return Span(self.start, self.end)


def anchor(document: str, text_hash: str, text: str, span: Span) -> Anchor:
    """Where a passage stands, with its quotation and its surroundings."""
    return Anchor(
        document=document,
        text_hash=text_hash,
        start=span.start,
        end=span.end,
        quote=span.of(text),
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[span.end : span.end + CONTEXT],
    )


@dataclass(frozen=True, slots=True)
class Coding:
    """A passage under a code.

    `rule` names the codebook entries that found it, joined by `; `, and `score` counts them; a person's
    coding has no rule and no score. `cue` is the wording that decided the assertion. `at` is the time of a
    person's coding (ISO 8601, UTC); rule codings have none, because they are recomputed.
    """

    id: str
    anchor: Anchor
    code: str
    coder: str
    assertion: Assertion = Assertion.AFFIRMED
    status: Status = Status.PROPOSED
    rule: str | None = None
    cue: str | None = None
    score: float | None = None
    at: str | None = None

    @property
    def work(self) -> "Work":
        """What makes two codings the same one, whenever and by whatever it came: passage, code and coder."""
        place = self.anchor
        return place.document, place.text_hash, place.start, place.end, self.code, self.coder

    @property
    def key(self) -> "Key":
        """What tells it from all others of a project: its id, and its coder."""
        return self.id, self.coder

    def moved_to(self, place: Anchor) -> "Coding":
        """The same at another place. One of the rules takes the id that it has there; a person's keeps its
        own."""
        if self.coder != RULES:
            return replace(self, anchor=place)
        identity = coding_id(place.document, place.text_hash, self.code, place.start, place.end)
        return replace(self, id=identity, anchor=place)


def by_hand(
    place: Anchor, code: str, coder: str, at: str, assertion: Assertion = Assertion.AFFIRMED
) -> Coding:
    """A passage that a person has put under a code."""
    identity = coding_id(place.document, place.text_hash, code, place.start, place.end, coder)
    return Coding(identity, place, code, coder, assertion, Status.ACCEPTED, at=at)


Key = tuple[str, str]
"""A coding's id and its coder."""
Work = tuple[str, str, int, int, str, str]
"""Document, hash of its text, start, end, code and coder."""
