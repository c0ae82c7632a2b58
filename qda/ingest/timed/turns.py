"""Utterances to turns, and turns to the text of a transcript.

Utterances of one speaker in a row are one turn. A turn is one paragraph `[start - end] Speaker: words`; a
long one goes on in further paragraphs, which have their own times and no label. Where nobody is named, a
pause begins a paragraph, and so does a sentence that begins when the paragraph is long.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from qda.ingest.notice import Notice
from qda.ingest.reader import Metadata, Reading
from qda.ingest.timed.times import stamp
from qda.ingest.timed.utterance import Utterance, folded
from qda.model.document import Speakers
from qda.model.span import Span

PAUSE = 2.0
"""Seconds of silence that begin a new paragraph where nobody is named: pauses within a sentence are mostly
below one second, and captions leave gaps of about one between sentences."""
FULL = 500
"""Characters after which a new sentence begins a new paragraph where nobody is named."""
FULL_TURN = 1500
"""The same within the turn of one speaker, which a pause does not divide."""
LONGEST = 3
"""A paragraph so many times FULL ends with the utterance, for recognisers that write no full stops."""
UNKNOWN = "Unknown speaker"
"""The label of words that nobody is named for, in a file that names speakers."""

_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।]['\"”’»)\]]*$")
_SOUND = re.compile(r"(?:(?:\[[^\[\]]*\]|\([^()]*\)|\*[^*]*\*|[♪♫][^♪♫]*[♪♫])\s*)+")


class _Limits(NamedTuple):
    pause: float
    full: int


_NAMELESS = _Limits(PAUSE, FULL)
_NAMED = _Limits(float("inf"), FULL_TURN)


@dataclass(slots=True)
class _Paragraph:
    """Utterances that stand together; `label` is "" when the turn before goes on, or nobody is named."""

    label: str
    utterances: list[Utterance] = field(default_factory=list)
    length: int = 0
    end: float | None = None

    def add(self, one: Utterance) -> None:
        self.utterances.append(one)
        self.length += len(one.words) + 1
        if one.end is not None:
            self.end = one.end if self.end is None else max(self.end, one.end)

    @property
    def text(self) -> str:
        start = next((one.start for one in self.utterances if one.start is not None), None)
        words = joined([one.words for one in self.utterances])
        return " ".join(
            part for part in (stamp(start, self.end), self.label and f"{self.label}:", words) if part
        )

    @property
    def place(self) -> str:
        first, last = self.utterances[0].place, self.utterances[-1].place
        return first if first == last else f"{first} to {last}"


def transcript(
    utterances: Sequence[Utterance],
    path: Path,
    notices: Sequence[Notice] = (),
    *,
    language: str | None = None,
) -> Reading:
    """The transcript that utterances make, in their order; empty ones say nothing."""
    said = [one for one in utterances if one.words]
    labels = tuple(dict.fromkeys(one.speaker for one in said if one.speaker))
    more: list[Notice] = []
    if labels:
        said, nameless = _with_unknown(said)
        if nameless:
            labels += (UNKNOWN,) if UNKNOWN not in labels else ()
            what = f"{nameless} of {len(said)} pieces of speech name no speaker; they stand under {UNKNOWN!r}"
            more.append(Notice(what, str(path)))
    paragraphs = list(_paragraphs(said, _NAMED if labels else _NAMELESS))
    text = "\n\n".join(one.text for one in paragraphs) + ("\n" if paragraphs else "")
    places = tuple(one.place for one in paragraphs)
    metadata = Metadata(
        language=language, speakers=Speakers(labels=labels), locators=places if any(places) else ()
    )
    return Reading(text, Span(0, len(text)), metadata, notices=(*notices, *more))


def _with_unknown(said: Sequence[Utterance]) -> tuple[list[Utterance], int]:
    """Every piece with a speaker; a sound such as [music] stays with the voice before it."""
    known: list[Utterance] = []
    nameless = 0
    for one in said:
        speaker = one.speaker
        if not speaker and _SOUND.fullmatch(one.words) and known and not one.changes:
            speaker = known[-1].speaker
        if not speaker:
            nameless += 1
            speaker = UNKNOWN
        known.append(Utterance(one.words, speaker, one.start, one.end, one.changes, one.place))
    return known, nameless


def _paragraphs(said: Sequence[Utterance], limits: _Limits) -> Iterator[_Paragraph]:
    current: _Paragraph | None = None
    speaker = ""
    for one in said:
        another = one.changes and one.speaker in ("", UNKNOWN)
        turn = current is None or another or one.speaker != speaker
        if current is None or turn or _is_full(current, one, limits):
            if current is not None:
                yield current
            current = _Paragraph(one.speaker if turn else "")
        current.add(one)
        speaker = one.speaker
    if current is not None:
        yield current


def _is_full(paragraph: _Paragraph, following: Utterance, limits: _Limits) -> bool:
    end = paragraph.end
    paused = end is not None and following.start is not None and following.start - end > limits.pause
    ended = _SENTENCE_END.search(paragraph.utterances[-1].words) is not None
    return (
        paused
        or (ended and paragraph.length >= limits.full)
        or paragraph.length + len(following.words) > LONGEST * limits.full
    )


def joined(parts: Sequence[str]) -> str:
    """Words of several pieces on one line, with a space between, except in scripts that write none."""
    text: list[str] = []
    for part in map(folded, parts):
        if not part:
            continue
        if text and not (_is_unspaced(text[-1][-1]) and _is_unspaced(part[0])):
            text.append(" ")
        text.append(part)
    return "".join(text)


def _is_unspaced(character: str) -> bool:
    """Whether a character is of Chinese or Japanese writing; Korean is as wide, and has spaces."""
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide and not unicodedata.name(character, "").startswith("HANGUL")
