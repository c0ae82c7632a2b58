"""Turns: who speaks, from where to where."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from qda.language.speakers import SpeakerWords
from qda.model.document import LITERATURE, Document
from qda.model.span import Span
from qda.model.unit import Role, Turn
from qda.units.labels import Label, label_of, timestamp_line
from qda.units.speakers import LabelWords, find_speakers, label_words

_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_ENTRY_WORDS = 5
_ENTRY = re.compile(r"\s*[^\s:：][^:：\n]{0,50}[:：](?:\s|$)")


@dataclass(slots=True)
class Passage:
    """Lines that one voice has in a row, the first beginning after its label.

    `label` is None for the transcriber's own lines in a document that has speakers, and in every line of
    a document that has none.
    """

    label: Label | None
    timestamp: str | None
    lines: list[Span]


def find_passages(
    document: Document, lines: Sequence[Span], words: SpeakerWords, *, interviewers: Collection[str]
) -> tuple[list[Passage], list[Turn]]:
    """The document's turns in order, each with its lines; the turns' spans are still those of the lines.

    Without speakers the whole body is one turn. With speakers, the lines before the first one and the
    headings between are the transcriber's: turns without a speaker, in the interviewer's role.
    """
    known = label_words(interviewers, words)
    labels = _speaker_labels(document, lines, known)
    if not labels:
        return [Passage(None, None, list(lines))], [_only_turn(document)]
    passages = [
        one for one in _passages(document.text, lines, labels) if one.label or _has_text(document, one)
    ]
    return passages, _turns(document, passages, known)


def _speaker_labels(document: Document, lines: Sequence[Span], known: LabelWords) -> dict[int, Label]:
    """The labels that are speakers, by the position of their line."""
    text = document.text
    found = {line: label for line in lines if (label := label_of(text, line))}
    if not found:
        return {}
    filled = [line for line in lines if not (line.end == line.start or line.of(text).isspace())]
    openings = _openings(text, lines, filled)
    if len(openings) < 2:
        openings = filled
    header = _header(text, lines, filled, found, known)
    labels = [label for line, label in found.items() if line.start >= header]
    starts = {line.start for line in openings if not _HEADING.match(line.of(text)) and line.start >= header}
    speakers = find_speakers(labels, starts, known, conversation=document.kind == LITERATURE)
    return {label.line.start: label for label in labels if label.key in speakers}


def _openings(text: str, lines: Sequence[Span], filled: Sequence[Span]) -> list[Span]:
    """The lines that have text, while the one before them has none; a timestamp is no text."""
    spoken = {line.start for line in filled if not timestamp_line(text, line)}
    before = chain((None,), lines)
    return [
        line
        for line, last in zip(lines, before, strict=False)
        if line.start in spoken and (last is None or last.start not in spoken)
    ]


def _is_said(text: str) -> bool:
    """Whether words are an utterance, not an entry such as a name or a date."""
    return text.rstrip().endswith((".", "?", "!", "…")) or len(text.split()) > _ENTRY_WORDS


def _header(
    text: str,
    lines: Sequence[Span],
    filled: Sequence[Span],
    found: Mapping[Span, Label],
    known: LabelWords,
) -> int:
    """Where a header of `Date: ...` lines ends, or where the lines begin when there is none.

    It ends before a line that is a turn: its label is known or comes again, and what follows is said rather
    than noted ("Interviewer: Anna Smith" is noted). A header that would be the whole text is none.
    """
    times = Counter(label.key for label in found.values())
    block: list[Span] = []
    for line in filled:
        label = found.get(line)
        speaker = label is not None and (known.is_known(label) or times[label.key] > 1)
        speaks = speaker and label is not None and _is_said(text[label.speech : line.end])
        if speaks or (block and line.start != block[-1].end + 1):
            break
        block.append(line)
    headed = any(label is None or not known.is_name(label) for label in map(found.get, block))
    entries = all(_ENTRY.match(line.of(text)) for line in block)
    if len(block) > 1 and len(block) < len(filled) and headed and entries:
        return block[-1].end
    return lines[0].start


def _passages(text: str, lines: Sequence[Span], labels: Mapping[int, Label]) -> Iterator[Passage]:
    """A passage begins at a label and at a heading; after a heading the voice before it goes on."""
    current, voice, stamp = Passage(None, None, []), None, None
    for line in lines:
        label, filled = labels.get(line.start), bool(line.of(text).strip())
        if label:
            yield current
            current, voice = Passage(label, label.timestamp or stamp, [Span(label.speech, line.end)]), label
        elif voice and _HEADING.match(text, line.start, line.end):
            yield current
            current = Passage(None, None, [line])
        elif voice and filled and current.label is None:
            yield current
            current = Passage(voice, None, [line])
        else:
            current.lines.append(line)
        stamp = timestamp_line(text, line) or (None if filled else stamp)
    yield current


def _has_text(document: Document, passage: Passage) -> bool:
    text = document.text
    return any(line.of(text).strip() and not timestamp_line(text, line) for line in passage.lines)


def _turns(document: Document, passages: Sequence[Passage], known: LabelWords) -> list[Turn]:
    names: dict[str, str] = {}
    for passage in passages:
        if passage.label:
            names.setdefault(passage.label.key, passage.label.name)
    people = [name for name in names.values() if not known.is_interviewer(name)]
    return [_turn(document, one, names, people, known) for one in passages]


def _turn(
    document: Document, passage: Passage, names: Mapping[str, str], people: Sequence[str], known: LabelWords
) -> Turn:
    span = Span(passage.lines[0].start, passage.lines[-1].end)
    if passage.label is None:
        return Turn(span, Role.INTERVIEWER)
    speaker = names[passage.label.key]
    if known.is_interviewer(speaker):
        return Turn(span, Role.INTERVIEWER, speaker, timestamp=passage.timestamp)
    participant = document.participant or _participant(document, speaker, people, known)
    return Turn(span, Role.PARTICIPANT, speaker, participant, passage.timestamp)


def _participant(document: Document, speaker: str, people: Sequence[str], known: LabelWords) -> str:
    """Several people are each their own participant; one alone is, if the label is a pseudonym."""
    if len(people) > 1 or known.is_identifier(speaker):
        return speaker
    return document.name


def _only_turn(document: Document) -> Turn:
    if document.kind == LITERATURE:
        return Turn(document.body, Role.AUTHOR, participant=document.participant)
    return Turn(document.body, Role.PARTICIPANT, participant=document.participant or document.name)
