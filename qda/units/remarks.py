"""What the researcher adds between the turns: `Postscript: ...`, `[Transcriber's note: ...]`.

It is nobody's words, but for what stands first below a name on a line of its own: that is what the person
says, "Note: I was not there", unless brackets show it to be a remark.

A remark is its paragraph. It goes on to the next label where its own stands alone on a line, and where nearly
all paragraphs have a label, so that one without goes on with no turn.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from qda.model.span import Span
from qda.units.known import LabelWords
from qda.units.labels import Label
from qda.units.stamps import has_colon, stamp_line

_REMARK = re.compile(
    r"[\s*_]*(?P<open>[\[({]*)[\s*_]*(?P<name>[^\W\d_][^:：\n\[\](){}]{0,47}?)[\s*_]*[:：][\s*_]*"
)
_CLOSED = re.compile(r"[\])}][\s*_.]*$")
_ENDED = re.compile(r"[.!?…。؟।][\"'“”’»)\]*_]*\s*$")
_NEARLY_ALL = 0.8


def remarks_in(
    text: str,
    filled: Sequence[Span],
    labels: Mapping[int, Label],
    openings: Collection[int],
    known: LabelWords,
) -> frozenset[int]:
    """Where the lines begin that are remarks; `openings` are where paragraphs begin."""
    unlabelled = [one for one in openings if one not in labels]
    labelled = len(openings) - len(unlabelled) >= _NEARLY_ALL * len(openings)
    reader = _Remarks(text, filled, labels, openings, known)
    return frozenset(
        line.start for first in range(len(filled)) for line in reader.lines(first, to_label=labelled)
    )


class _Remarks:
    """Reads remarks by the number of the line with text that each begins with."""

    def __init__(
        self,
        text: str,
        filled: Sequence[Span],
        labels: Mapping[int, Label],
        openings: Collection[int],
        known: LabelWords,
    ) -> None:
        self.text, self.filled, self.labels, self.openings, self.known = text, filled, labels, openings, known
        self.first_said = frozenset(_below_names(text, filled, labels))

    def lines(self, first: int, *, to_label: bool) -> Iterator[Span]:
        """The lines of the remark that begins with a line; none when none does."""
        line = self.filled[first]
        if line.start in self.labels or not has_colon(self.text, line, ":："):
            return
        found = _REMARK.match(self.text, *line)
        if found is None or not self.known.is_note(found["name"]):
            return
        alone = found.end() == line.end
        if line.start in self.first_said and not (found["open"] or alone):
            return
        yield line
        for before, following in zip(self.filled[first:], self.filled[first + 1 :], strict=False):
            if following.start in self.labels:
                return
            if found["open"] and _CLOSED.search(self.text, *before):
                return
            if not (alone or to_label) and self._begins(before, following):
                return
            yield following

    def _begins(self, before: Span, line: Span) -> bool:
        """Whether a line begins another paragraph than the one before."""
        parted = before.end + 1 < line.start
        return parted or (line.start in self.openings and _ENDED.search(self.text, *before) is not None)


def _below_names(text: str, filled: Sequence[Span], labels: Mapping[int, Label]) -> Iterator[int]:
    """Where the first words begin below each label that has a line of its own; a time may stand between."""
    named = False
    for line in filled:
        label = labels.get(line.start)
        if label:
            named = label.speech == line.end
        elif named and not stamp_line(text, line):
            yield line.start
            named = False
