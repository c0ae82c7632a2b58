"""A text without one participant's turns, and what is left there of passages that run on into them."""

from collections.abc import Sequence
from functools import cached_property

from qda.model.coding import Anchor, anchor
from qda.model.document import Document
from qda.model.edit import Edit, Moves, edited
from qda.model.identity import hash_text
from qda.model.span import Span


class Shared:
    """A document that a participant shares with others.

    `edits` take their turns out, none where they speak in earlier versions only; `others` is what others
    answer in it, turn by turn.
    """

    def __init__(self, document: Document, edits: Sequence[Edit], others: Sequence[Span]) -> None:
        self._document = document
        self.edits = tuple(edits)
        self._others = tuple(others)

    @cached_property
    def text(self) -> str:
        """The text without the turns."""
        return edited(self._document.text, self.edits)

    @cached_property
    def moves(self) -> Moves:
        """Where what stays stands in the text without the turns."""
        return Moves(self.edits)

    def goes(self, place: Anchor) -> bool:
        """Whether a passage has words of the participant, and none that another answers."""
        return self._is_touched(place) and not self._said(place.span)

    def is_cut(self, place: Anchor) -> bool:
        """Whether a passage has words of the participant, and of others too, which stay."""
        return self._is_touched(place) and bool(self._said(place.span))

    def left(self, place: Anchor) -> Anchor:
        """Where a passage of the document's text stands in the text without the turns.

        One that runs on into the turns ends with what another answers last before them, or begins with what
        another answers first behind them; a question in between was the participant's. Turns between others'
        words have become a heading, which is nobody's.
        """
        span = self._of_others(place.span) if self.is_cut(place) else place.span
        return anchor(place.document, hash_text(self.text), self.text, self.moves.of(span))

    def _of_others(self, span: Span) -> Span:
        said, gone = self._said(span), self._gone(span)
        begins, ends = gone[0].start < said[0].start, gone[-1].end > said[-1].end
        start = max(span.start, said[0].start) if begins else span.start
        return Span(start, min(span.end, said[-1].end) if ends else span.end)

    def _is_touched(self, place: Anchor) -> bool:
        return place.text_hash == self._document.text_hash and bool(self._gone(place.span))

    def _gone(self, span: Span) -> list[Span]:
        turns = [Span(one.start, one.end) for one in self.edits]
        return [one for one in turns if one.overlaps(span)]

    def _said(self, span: Span) -> list[Span]:
        return [one for one in self._others if one.overlaps(span)]
