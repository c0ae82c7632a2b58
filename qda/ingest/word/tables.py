"""Tables that are transcripts: one row for each turn, one column for who speaks, perhaps one for when.

A table is one when its head names the columns, or when its cells show it: one column of short entries that
come again, and one of words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qda.ingest.word.blocks import Row
from qda.ingest.word.entries import Entry, place_of, tidied
from qda.ingest.word.times import time_of

_SPEAKER = frozenset({
    "speaker", "speakers", "name", "who", "person", "participant", "respondent", "interviewee", "taler",
    "talare", "sprecher", "sprecherin", "person/speaker", "speaker/person", "interlocuteur", "locuteur",
    "intervenant", "hablante", "orador", "spreker", "puhuja", "locutrice", "falante", "parlante", "mówca",
    "спикер", "konuşmacı", "navn", "namn", "nom", "nombre", "nome", "deltager", "sprechende",
})  # fmt: skip
_TIME = frozenset({
    "time", "times", "timestamp", "timestamps", "timecode", "timespan", "start", "begin", "end", "zeit",
    "tid", "tidspunkt", "heure", "temps", "hora", "tijd", "duration", "minute", "minutes",
}) | {"time stamp", "time code", "time span", "start time", "end time"}  # fmt: skip
_WORDS = frozenset({
    "text", "transcript", "transcription", "content", "utterance", "speech", "dialogue", "dialog",
    "words", "said", "verbatim", "transkript", "transskription", "transkription", "tale", "udsagn",
    "texte", "contenu", "contenido", "texto", "tekst", "inhalt", "äußerung", "äusserung", "aussage",
    "beitrag", "wortlaut", "ytring", "yttrande", "propos", "énoncé", "enunciado", "fala", "testo",
    "wypowiedź", "текст", "metin",
})  # fmt: skip
_LONGEST_NAME = 40
_SHARE_OF_TIMES = 0.8


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what, counted from 0; `times` are one or two, `rest` holds words beside the speech."""

    speaker: int
    words: int
    times: tuple[int, ...]
    rest: tuple[int, ...]
    head: bool


@dataclass(frozen=True, slots=True)
class TableRead:
    """The turns of a transcript table, and what stands beside them: (name of the column, words, text)."""

    entries: list[Entry]
    beside: list[tuple[str, str, str]]


def transcript(rows: Sequence[Row]) -> TableRead | None:
    """The turns of one table; None when it is no transcript."""
    texts = [[tidied(text) for text in row.texts] for row in rows]
    columns = _columns(texts)
    if columns is None:
        return None
    found: list[Entry] = []
    beside: list[tuple[str, str, str]] = []
    for row, cells in list(zip(rows, texts, strict=True))[columns.head :]:
        said = list(_turn(row, cells, columns))
        found += said
        for number in columns.rest:
            if number < len(cells) and cells[number]:
                title = texts[0][number] if columns.head and number < len(texts[0]) else ""
                beside.append((title or f"column {number + 1}", said[0].text if said else "", cells[number]))
    return TableRead(found, beside)


def _turn(row: Row, cells: Sequence[str], columns: Columns) -> list[Entry]:
    """The paragraphs of a row's speech; the first says who speaks and when."""
    speaker = label(_cell(cells, columns.speaker))
    time = " - ".join(time for number in columns.times if (time := time_of(_cell(cells, number))))
    paragraphs = [part for part in re.split(r"\n\s*\n", "\n\n".join(_paragraphs(row, columns))) if part]
    where = place_of(row)
    first = [Entry(paragraphs[0], where, speaker, time)] if paragraphs else []
    return first + [Entry(part, where) for part in paragraphs[1:]]


def _paragraphs(row: Row, columns: Columns) -> list[str]:
    cell = row.cells[columns.words] if columns.words < len(row.cells) else ()
    return [tidied(one.text) for one in cell if one.text.strip()]


def label(text: str) -> str:
    """A speaker's name as a label: on one line, without the colon behind it."""
    return " ".join(text.split()).rstrip(":： ").strip("[]() ")


def _cell(cells: Sequence[str], number: int) -> str:
    return cells[number] if number < len(cells) else ""


def _columns(texts: Sequence[Sequence[str]]) -> Columns | None:
    width = max((len(cells) for cells in texts), default=0)
    if width < 2 or len(texts) < 2:
        return None
    return _by_head(texts, width) or _by_cells(texts, width)


def _by_head(texts: Sequence[Sequence[str]], width: int) -> Columns | None:
    """The columns by their names in the first row."""
    names = [_cell(texts[0], number).casefold().strip(" :") for number in range(width)]
    speakers = [number for number, name in enumerate(names) if name in _SPEAKER]
    words = [number for number, name in enumerate(names) if name in _WORDS]
    times = [number for number, name in enumerate(names) if name in _TIME and _is_time(texts[1:], number)]
    if not speakers or len(words) != 1:
        return None
    if not _is_names([_cell(cells, speakers[0]) for cells in texts[1:]]):
        return None
    return _rest(texts[1:], speakers[0], words[0], times, width, head=True)


def _by_cells(texts: Sequence[Sequence[str]], width: int) -> Columns | None:
    """The columns by what is in them."""
    body = texts[1:] if _looks_like_head(texts) else texts
    if len(body) < 4:
        return None
    times = [number for number in range(width) if _is_time(body, number)]
    left = [number for number in range(width) if number not in times and not _is_count(body, number)]
    speakers = [number for number in left if _recur([_cell(cells, number) for cells in body])]
    others = [number for number in left if number not in speakers[:1]]
    if not speakers or not others:
        return None
    lengths = {number: sum(len(_cell(cells, number)) for cells in body) for number in others}
    words = max(others, key=lambda number: lengths[number])
    speech = lengths[words] > 2 * sum(len(_cell(cells, speakers[0])) for cells in body)
    rivals = any(lengths[number] > lengths[words] / 2 for number in others if number != words)
    if rivals or not (speech or times):
        return None
    return _rest(body, speakers[0], words, times, width, head=body is not texts)


def _rest(
    body: Sequence[Sequence[str]], speaker: int, words: int, times: Sequence[int], width: int, *, head: bool
) -> Columns:
    used = {speaker, words, *times}
    rest = [number for number in range(width) if number not in used and not _is_count(body, number)]
    filled = [number for number in rest if any(_cell(cells, number) for cells in body)]
    return Columns(speaker, words, tuple(times[:2]), tuple(filled), head)


def _looks_like_head(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names columns: one of its cells is a known name of a column."""
    return any(text.casefold().strip(" :") in _SPEAKER | _TIME | _WORDS for text in texts[0])


def _is_time(body: Sequence[Sequence[str]], number: int) -> bool:
    cells = [text for row in body if (text := _cell(row, number))]
    return bool(cells) and sum(time_of(text) is not None for text in cells) >= _SHARE_OF_TIMES * len(cells)


def _is_count(body: Sequence[Sequence[str]], number: int) -> bool:
    cells = [text for row in body if (text := _cell(row, number))]
    return bool(cells) and all(text.strip(".) ").isdecimal() for text in cells)


def _is_names(cells: Sequence[str]) -> bool:
    names = [text for text in cells if text]
    return bool(names) and all(len(text) <= _LONGEST_NAME and "\n" not in text for text in names)


def _recur(cells: Sequence[str]) -> bool:
    """Whether a column holds a few names that come again and again: at most half as many as filled cells."""
    names = [label(text).casefold() for text in cells if text]
    short = _is_names(cells) and all(len(name.split()) <= 4 for name in names)
    said = sum(name.endswith((".", "?", "!", ",")) for name in names)
    letters = all(any(character.isalpha() for character in name) for name in names)
    return short and letters and len(names) >= 4 and 2 <= len(set(names)) <= len(names) / 2 and not said
