"""Tables in which the speech stands in one column with its labels, and words about it in others.

`I: And then?`   | turning point
`Ruth: I left.`  |
"""

import re
from collections import Counter
from collections.abc import Sequence

from qda.ingest.word.blocks import Row
from qda.ingest.word.entries import Entry, entries_in
from qda.ingest.word.laid_rows import LaidRow, laid
from qda.ingest.word.table_columns import asks, counting, is_time, is_title
from qda.ingest.word.tables import TableRead, loose
from qda.ingest.word.times import TIME, time_of

_LABEL = re.compile(rf"(?:[\[(#{{]?{TIME}[\])#}}]?\s*)?(?P<name>[^\W\d_][^:：\n]{{0,39}}?)\s*[:：](?:\s|$)")
_FEWEST = 4
_SHARE = 0.5


def labelled_cells(given: Sequence[Row]) -> TableRead | None:
    """The speech of such a table, its labels in the words, and what stands beside it; None for other tables.

    The speech is the first column in which somebody asks, and most of whose cells begin with labels that
    come again.
    """
    rows = [laid(row) for row in given]
    width = max((len(row.texts) for row in rows), default=0)
    speech = next((number for number in range(width) if _is_speech(rows, number)), None)
    if speech is None:
        return None
    said = [row for row in rows if row.text(speech) and not row.wide]
    times = {number for number in range(width) if is_time([row.texts for row in said], number)} - {speech}
    rest = {number for row in said for number in row.filled} - {speech} - times
    top = next((row.texts for row in rows if len(row.filled) > 1), ())
    head = () if _LABEL.match(_at(top, speech)) else top
    counted = counting([row for row in said if row.texts != head], rest)
    rest -= counted
    if not (rest or counted):
        return None
    found = TableRead(head=head)
    found.labels = {match["name"] for row in said if (match := _LABEL.match(row.text(speech)))}
    for row in rows:
        if row.texts == found.head and is_title(row.text(speech)):
            continue
        turns = _turn(row, speech, times) if row.text(speech) and not row.wide else []
        found.entries += turns or loose(row, rest - row.wide, found.labels)
        if row.texts != found.head:
            found.put_beside(row, rest - row.wide, turns[0].text if turns else "")
    return found


def _at(texts: Sequence[str], number: int) -> str:
    return texts[number] if number < len(texts) else ""


def _turn(row: LaidRow, speech: int, times: set[int]) -> list[Entry]:
    said = [entry for one in row.paragraphs(speech) for entry in entries_in(one, row.place)]
    time = " - ".join(time for number in sorted(times) if (time := time_of(row.text(number))))
    return [
        Entry(one.text, one.locator, time="" if at else time, paragraph=one.paragraph)
        for at, one in enumerate(said)
    ]


def _is_speech(rows: Sequence[LaidRow], number: int) -> bool:
    cells = [text for row in rows if (text := row.text(number)) and not row.wide]
    found = [match["name"].casefold() for text in cells if (match := _LABEL.match(text))]
    names = Counter(found)
    some = len(found) >= max(_FEWEST, _SHARE * len(cells))
    asked = any(map(asks, names)) or any("?" in text for text in cells)
    return some and 2 <= len(names) <= len(found) / 2 and asked
