"""Cues to a transcript: voices that the format names, else those that the lines begin with."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.reader import Options, Reading
from qda.ingest.text_file import decode_text
from qda.ingest.timed.cue_text import plain, voices
from qda.ingest.timed.cue_voices import Conventions, conventions, parted
from qda.ingest.timed.cues import Cue, Form, read_cues
from qda.ingest.timed.lines_above import NAMED_CUE
from qda.ingest.timed.rolled_up import without_repeats
from qda.ingest.timed.turns import joined, transcript
from qda.ingest.timed.utterance import Utterance, folded

_TOLD_AGAIN = re.compile(r"\s*(?:\[[\d:.,]+\])?\s*[:：]\s*")
"""What stands between a name that is told again and the words: a time, if there is one, and a colon."""


def read_subtitles(content: bytes, path: Path, options: Options, form: Form) -> Sequence[Reading]:
    """Read subtitles of a form. InputError when they are no text or have no cue."""
    text = decode_text(content, path, options.encoding)
    cues, notices = read_cues(text, form, path)
    named = list(_named(cues))
    if any(one.speaker for one in named):
        return [transcript(named, path, notices)]
    lines, repeats = without_repeats(cues, [_lines(cue) for cue in cues])
    if repeats:
        what = f"{repeats} lines only repeat the line before, as rolling captions do; they are left out"
        notices.append(Notice(what, str(path)))
    return [transcript(list(_opened(cues, lines)), path, notices)]


def _named(cues: Sequence[Cue]) -> Iterator[Utterance]:
    """What each voice tag or named cue says."""
    for cue in cues:
        named = NAMED_CUE.fullmatch(cue.name)
        owner = folded(named["name"]) if named else ""
        for voice, words in voices("\n".join(cue.lines)):
            name, said = voice or owner, folded(plain(words))
            said = _without_name(said, name)
            if said:
                yield Utterance(said, name, cue.start, cue.end)


def _without_name(said: str, name: str) -> str:
    """The words without the name that the format has told already, as noScribe writes it before them too."""
    if not name or not said.startswith(name):
        return said
    again = _TOLD_AGAIN.match(said, len(name))
    return said[again.end() :] if again else said


def _lines(cue: Cue) -> list[str]:
    return [line for line in map(folded, plain("\n".join(cue.lines)).split("\n")) if line]


def _opened(cues: Sequence[Cue], lines: Sequence[Sequence[str]]) -> Iterator[Utterance]:
    """What each line's opening tells; a line without one goes on with what stands before."""
    lines = parted(lines)
    marks = conventions(lines)
    speaker = ""
    for cue, own in zip(cues, lines, strict=True):
        for changes, name, words in _pieces(marks.parted(own), marks):
            speaker = name if changes else speaker
            if words:
                yield Utterance(words, speaker, cue.start, cue.end, changes)


def _pieces(lines: Sequence[str], marks: Conventions) -> Iterator[tuple[bool, str, str]]:
    """The lines of a cue, those of one voice together."""
    changes, name, words = False, "", list[str]()
    for line in lines:
        opening = marks.opening(line)
        if opening.changes:
            yield changes, name, joined(words)
            changes, name, words = True, opening.speaker, []
        words.append(opening.words)
    yield changes, name, joined(words)
