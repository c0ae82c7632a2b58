"""Lines that one voice has in a row."""

from dataclasses import dataclass

from qda.model.span import Span
from qda.units.labels import Label
from qda.units.stamps import Times


@dataclass(slots=True)
class Passage:
    """Lines that one voice has in a row, the first beginning after its label.

    `label` is None for the transcriber's own lines in a document that has speakers, and in every line of
    a document that has none. A label without a name is that of a voice that nothing names. `asks` says of
    lines without a label that they are questions.
    """

    label: Label | None
    times: Times
    lines: list[Span]
    asks: bool = False


def unnamed(line: Span) -> Label:
    """The label of a voice that begins with a line and has no name."""
    return Label(line, "", line.start, None, True)
