"""Tables with a column for each speaker, whose names stand in the head: `Interviewer | Ruth`."""

from collections.abc import Sequence

from qda.ingest.word.blocks import Row
from qda.ingest.word.entries import Entry, entries_in
from qda.ingest.word.laid_rows import LaidRow, label, laid
from qda.ingest.word.table_columns import TITLES, asks, counting, is_title
from qda.ingest.word.tables import TableRead, loose
from qda.ingest.word.times import time_of
from qda.language.speakers import speaker_words_of
from qda.model.label import key_of

_LONGEST_NAME = 40
_MOST_WORDS = 4
_SAID = 2
"""Words that a cell of speech has on average, at least."""
_ENDS = frozenset(".?!…。？！؟")


def side_by_side(given: Sequence[Row]) -> TableRead | None:
    """What a table says in which each column is one voice; None unless one of them asks, and others speak.

    In a row the cells speak from the left to the right.
    """
    rows = [laid(row) for row in given]
    top = next((row for row in rows if len(row.filled) > 1), None)
    if top is None:
        return None
    body = [row for row in rows if row.texts != top.texts]
    voices = _voices(top, body)
    if not voices:
        return None
    found = TableRead(head=top.texts, labels=set(voices.values()))
    rest = {number for row in body for number in row.filled if not row.wide} - {*voices}
    counted = counting(body, rest)
    for row in body:
        turns = (
            [] if row.wide else [one for number, name in voices.items() for one in _turn(row, number, name)]
        )
        found.entries += turns or loose(row, () if row.wide else rest, found.labels)
        told = {number for number in rest if time_of(row.text(number)) is None} - counted
        found.put_beside(row, () if row.wide else told, turns[-1].text if turns else "")
    return found


def _turn(row: LaidRow, number: int, name: str) -> list[Entry]:
    said = [entry for one in row.paragraphs(number) for entry in entries_in(one, row.place)]
    time = next((time for text in row.texts if (time := time_of(text))), "")
    return [
        Entry(one.text, one.locator, "" if at else name, "" if at else time) for at, one in enumerate(said)
    ]


def _voices(top: LaidRow, body: Sequence[LaidRow]) -> dict[int, str]:
    """Who speaks in which column; empty when the table is none of that kind.

    Where one column is of somebody who answers (`Answer`), and not only of a name, those without such a word
    are no voices.
    """
    names = {number: label(top.text(number)) for number in top.filled if _is_speech(number, body)}
    names = {number: name for number, name in names.items() if _is_name(name)}
    words = speaker_words_of(TITLES)
    asking = [number for number, name in names.items() if asks(name)]
    answering = [number for number, name in names.items() if key_of(name) in words.answering]
    others = answering or [
        number
        for number, name in names.items()
        if number not in asking and key_of(name) not in words.headings and not is_title(name)
    ]
    voices = {number: names[number] for number in sorted({*asking, *others})}
    said = [text for row in body for number in voices if (text := row.text(number))]
    short = sum(len(text.split()) for text in said) < _SAID * len(said)
    if len(asking) != 1 or not others or short or len(set(names.values())) < len(names):
        return {}
    return voices


def _is_name(text: str) -> bool:
    return 0 < len(text.split()) <= _MOST_WORDS and len(text) <= _LONGEST_NAME and text[-1] not in _ENDS


def _is_speech(number: int, body: Sequence[LaidRow]) -> bool:
    """Whether a column holds sentences."""
    cells = [text for row in body if (text := row.text(number)) and not row.wide]
    return len(cells) > 1 and sum(bool(_ENDS & set(text)) for text in cells) >= len(cells) / 2
