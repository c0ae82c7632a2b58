"""Which column of a transcript table is what: by the names in its head, or by what is in its cells.

By its cells a table is a transcript when one column holds short entries that come again, and one holds words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qda.ingest.word.laid_rows import LaidRow, counts, label, name_and_time
from qda.ingest.word.times import time_of
from qda.language.speakers import speaker_words_of
from qda.model.label import key_of
from qda.model.settings import INTERVIEWER_LABELS

_SPEAKER = frozenset({
    "speaker", "speakers", "name", "who", "person", "participant", "respondent", "interviewee", "taler",
    "talare", "sprecher", "sprecherin", "person/speaker", "speaker/person", "interlocuteur", "locuteur",
    "intervenant", "hablante", "orador", "spreker", "puhuja", "locutrice", "falante", "parlante", "mówca",
    "спикер", "konuşmacı", "navn", "namn", "nom", "nombre", "nome", "deltager", "sprechende",
})  # fmt: skip
_PERHAPS = frozenset({
    "name", "person", "participant", "respondent", "interviewee", "navn", "namn", "nom", "nombre",
    "nome", "deltager",
})  # fmt: skip
"""Those of them that also head tables of facts about people."""
_TIME = frozenset({
    "time", "times", "timestamp", "timestamps", "timecode", "timespan", "start", "begin", "end", "zeit",
    "tid", "tidspunkt", "heure", "temps", "hora", "tijd", "duration", "minute", "minutes",
}) | {"time stamp", "time code", "time span", "start time", "end time"}  # fmt: skip
_WORDS = frozenset({
    "text", "transcript", "transcription", "content", "utterance", "speech", "dialogue", "dialog",
    "words", "said", "verbatim", "transkript", "transskription", "transkription", "tale", "udsagn",
    "texte", "contenu", "contenido", "texto", "tekst", "inhalt", "äußerung", "äusserung", "aussage",
    "beitrag", "wortlaut", "original", "original text", "originaltext", "originalton", "texte original",
    "texto original", "testo originale",
    "ytring", "yttrande", "propos", "énoncé", "enunciado", "fala", "testo",
    "wypowiedź", "текст", "metin",
})  # fmt: skip
TITLES = "en"
"""Columns are named in any language, or in English."""
_LONGEST_NAME = 40
_SHARE_OF_TIMES = 0.8
_TITLE = 3
"""Words that a column's name has at most."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what, counted from 0; `times` are one or two. `head` says whether a row names them."""

    speaker: int
    words: int
    times: tuple[int, ...]
    head: bool


def columns_of(rows: Sequence[LaidRow], wanted: str = "") -> Columns | None:
    """The columns of a transcript; None when the rows are none.

    `wanted` is the name of the column that a person says holds the words. Rows of one filled cell tell
    nothing.
    """
    texts = [row.texts for row in rows if len(row.filled) > 1]
    width = max((len(cells) for cells in texts), default=0)
    if width < 2 or len(texts) < 2:
        return None
    return _by_head(texts, width, title_key(wanted)) or _by_cells(texts, width, title_key(wanted))


def _by_head(texts: Sequence[Sequence[str]], width: int, wanted: str) -> Columns | None:
    """The columns by their names in the first row."""
    names = [title_key(_cell(texts[0], number)) for number in range(width)]
    speakers = [number for number, name in enumerate(names) if name in _SPEAKER]
    words = [number for number, name in enumerate(names) if name in _WORDS]
    if wanted and wanted in names:
        words = [names.index(wanted)]
    times = [number for number, name in enumerate(names) if name in _TIME and is_time(texts[1:], number)]
    if not speakers or len(words) != 1 or speakers[0] == words[0]:
        return None
    if not _is_names([_cell(cells, speakers[0]) for cells in texts[1:] if _cell(cells, words[0])]):
        return None
    return Columns(speakers[0], words[0], tuple(times[:2]), head=True)


def _by_cells(texts: Sequence[Sequence[str]], width: int, wanted: str) -> Columns | None:
    """The columns by what is in them."""
    named = _looks_like_head(texts[0])
    body = texts[1:] if named else texts
    if len(body) < 4:
        return None
    times = [number for number in range(width) if is_time(body, number)]
    left = [number for number in range(width) if number not in times and not _is_numbers(body, number)]
    full = [cells for cells in body if sum(bool(_cell(cells, number)) for number in left) > 1]
    speakers = [number for number in left if _recur([_cell(cells, number) for cells in full])]
    others = [number for number in left if number not in speakers[:1]]
    if not speakers or not others:
        return None
    asked = [number for number in others if wanted and title_key(_cell(texts[0], number)) == wanted]
    words = asked[0] if asked else _longest(texts, body, speakers[0], others, named=named)
    if words is None:
        return None
    if _length(body, words) <= 2 * _length(body, speakers[0]) and not times:
        return None
    head = named or _is_head(body, speakers[0], words)
    return Columns(speakers[0], words, tuple(times[:2]), head)


def _longest(
    texts: Sequence[Sequence[str]],
    body: Sequence[Sequence[str]],
    speaker: int,
    others: Sequence[int],
    *,
    named: bool,
) -> int | None:
    """The column of most words. Of several that are nearly as long, as speech and its translation, the first
    one, or the one whose name says so; None when nothing else tells that it is speech."""
    longest = max(others, key=lambda number: _length(body, number))
    rivals = [number for number in others if _length(body, number) > _length(body, longest) / 2]
    if len(rivals) < 2:
        return longest if rivals else None
    titles = [title_key(_cell(texts[0], number)) if named else "" for number in range(max(rivals) + 1)]
    title = title_key(_cell(texts[0], speaker)) if named else ""
    if title not in _SPEAKER - _PERHAPS and not any(asks(_cell(cells, speaker)) for cells in body):
        return None
    return next((number for number in rivals if titles[number] in _WORDS), rivals[0])


def title_key(text: str) -> str:
    """A column's name, folded."""
    return " ".join(text.casefold().split()).strip(" :")


def is_title(text: str) -> bool:
    """Whether a text is a known name of a column."""
    return title_key(text) in _SPEAKER | _TIME | _WORDS


def asks(name: str) -> bool:
    """Whether a label, or a column's name, is that of somebody who asks: `I`, `INT`, `Interviewerin 2`."""
    word = key_of(label(name)).rstrip(" 0123456789")
    asking = speaker_words_of(TITLES).asking
    return word in asking or word in set(map(key_of, INTERVIEWER_LABELS))


def is_time(body: Sequence[Sequence[str]], number: int) -> bool:
    """Whether a column holds times."""
    cells = [text for row in body if (text := _cell(row, number))]
    return bool(cells) and sum(time_of(text) is not None for text in cells) >= _SHARE_OF_TIMES * len(cells)


def counting(rows: Sequence[LaidRow], columns: Iterable[int]) -> frozenset[int]:
    """Those of the columns that number the rows."""
    return frozenset(number for number in columns if counts([row.text(number) for row in rows]))


def _looks_like_head(cells: Sequence[str]) -> bool:
    return any(map(is_title, cells))


def _is_head(body: Sequence[Sequence[str]], speaker: int, words: int) -> bool:
    """Whether the first row names columns in words that are not known.

    Nobody else is called like it, all others speak again, and it has no more words than a name.
    """
    names = [key_of(label(_cell(cells, speaker))) for cells in body if _cell(cells, speaker)]
    again = Counter(names)
    first = _cell(body[0], words)
    short = 0 < len(first.split()) <= _TITLE and first[-1].isalpha()
    alone = again[key_of(label(_cell(body[0], speaker)))] == 1 and not asks(_cell(body[0], speaker))
    return short and alone and sum(times == 1 for times in again.values()) == 1


def _length(body: Sequence[Sequence[str]], number: int) -> int:
    return sum(len(_cell(cells, number)) for cells in body)


def _is_numbers(body: Sequence[Sequence[str]], number: int) -> bool:
    cells = [text for row in body if (text := _cell(row, number))]
    return bool(cells) and all(text.strip(".) ").isdecimal() for text in cells)


def _is_names(cells: Sequence[str]) -> bool:
    names = [name_and_time(text)[0] if time_of(text) is None else "" for text in cells if text]
    lines = [text for text in cells if text.count("\n") > bool(name_and_time(text)[1])]
    return bool(names) and not lines and all(len(name) <= _LONGEST_NAME for name in names)


def _recur(cells: Sequence[str]) -> bool:
    """Whether a column holds a few names that come again and again: at most half as many as filled cells."""
    names = [name_and_time(text)[0].casefold() for text in cells if text]
    short = _is_names(cells) and all(len(name.split()) <= 4 for name in names)
    said = sum(name.endswith((".", "?", "!", ",")) for name in names)
    letters = all(any(character.isalpha() for character in name) for name in names)
    return short and letters and len(names) >= 4 and 2 <= len(set(names)) <= len(names) / 2 and not said


def _cell(cells: Sequence[str], number: int) -> str:
    return cells[number] if number < len(cells) else ""
