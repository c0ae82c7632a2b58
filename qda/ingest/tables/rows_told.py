"""What a person should know of the answers in a table: those that are none, and those that come again."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.reader import Reading
from qda.ingest.tables.row import Row
from qda.ingest.tables.sheet import listed

_NO_ANSWERS = frozenset(
    {
        "n/a", "n.a.", "na", "nan", "null", "none", "nil", "-99", "-999", "999", "no answer", "no comment",
        "not applicable", "k. a.", "k.a.", "keine angabe", "keine", "entfällt", "s/o", "sans objet",
        "sans réponse", "aucun", "aucune", "ninguno", "ninguna", "sin respuesta", "nessuno", "nenhum", "geen",
        "nvt", "n.v.t.", "ingen",
    }
)  # fmt: skip
"""What stands in place of an answer, in small letters."""
_WORD = re.compile(r"[^\W_]|[\u2600-\u27bf]|[^\x00-\u2fff]")
"""A letter or a digit, or a picture: an emoji can be an answer."""
_FEWEST = 10
"""Words below which two people may well have written the same."""


def told_of_answers(read: Sequence[tuple[Row, Reading]], path: Path) -> Iterator[Notice]:
    """Which rows hold no more than what stands for no answer, and which say what another row says."""
    none = [row.number for row, reading in read if all(map(_is_none, reading.text.split("\n\n")))]
    if none:
        what = f"{listed(none)}: no more than a sign that there is no answer ('n/a', '-'), which counts as an"
        remedy = "If they are none, empty these cells, so that they are in no total."
        yield Notice(f"{what} answer ({len(none)} in all)", str(path), remedy)
    places: dict[str, list[int]] = defaultdict(list)
    for row, reading in read:
        if len(reading.text.split()) >= _FEWEST:
            places[reading.text].append(row.number)
    again = [numbers for numbers in places.values() if len(numbers) > 1]
    if again:
        extra = sum(len(numbers) - 1 for numbers in again)
        shown = "; ".join(listed(numbers) for numbers in again[:4]) + ("; ..." if len(again) > 4 else "")
        yield Notice(
            f"the very same words stand in {shown}, and count in each ({extra} more than once)",
            str(path),
            "If somebody answered twice, take the other rows out of the table.",
        )


def _is_none(answer: str) -> bool:
    return not _WORD.search(answer) or answer.strip().casefold().rstrip("!") in _NO_ANSWERS
