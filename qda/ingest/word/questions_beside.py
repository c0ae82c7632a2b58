"""Tables without a head in which one column asks and the other answers."""

from collections.abc import Sequence

from qda.ingest.word.blocks import Row
from qda.ingest.word.bold import INTERVIEWER, LABELLED, PARTICIPANT
from qda.ingest.word.entries import Entry, entries_in
from qda.ingest.word.laid_rows import LaidRow, laid
from qda.ingest.word.table_columns import counting
from qda.ingest.word.tables import TableRead, loose

_FEWEST = 3
_SHARE = 0.6
"""The share of the cells of a column that ask, from which on it is the one with the questions."""
_FEW = 0.25
_SAID = 3
"""Words that an answer has on average, at least."""


def questions_beside(given: Sequence[Row]) -> TableRead | None:
    """What a table of questions and answers says; None unless it has two columns of words, perhaps beside
    numbers of its rows, of which one mostly asks and the other hardly does."""
    rows = [laid(row) for row in given]
    filled = {number for row in rows for number in row.filled if not row.wide}
    columns = sorted(filled - counting(rows, filled))
    pairs = [row for row in rows if not row.wide and set(columns) <= set(row.filled)]
    if len(columns) != 2 or len(pairs) < _FEWEST:
        return None
    shares = [sum("?" in row.text(number) for row in pairs) / len(pairs) for number in columns]
    asking = 0 if shares[0] >= shares[1] else 1
    words = sum(len(row.text(columns[1 - asking]).split()) for row in pairs)
    labelled = any(LABELLED.match(row.text(number)) for row in pairs for number in columns)
    if shares[asking] < _SHARE or shares[1 - asking] > _FEW or labelled or words < _SAID * len(pairs):
        return None
    voices = {columns[asking]: INTERVIEWER, columns[1 - asking]: PARTICIPANT}
    found = TableRead(labels=set(voices.values()), put_in=True)
    for row in rows:
        said = [] if row.wide else [one for number in columns for one in _said(row, number, voices[number])]
        found.entries += said or loose(row, (), found.labels)
    return found


def _said(row: LaidRow, number: int, voice: str) -> list[Entry]:
    said = [entry for one in row.paragraphs(number) for entry in entries_in(one, row.place)]
    return [Entry(one.text, one.locator, "" if at else voice) for at, one in enumerate(said)]
