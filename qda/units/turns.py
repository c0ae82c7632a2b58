"""Turns: who speaks, from where to where."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qda.language.characters.controls import printed
from qda.language.speakers import SpeakerWords
from qda.model.document import LITERATURE, Document
from qda.model.label import key_of
from qda.model.span import Span
from qda.model.unit import Role, Turn
from qda.units.found import HEADING, Voices, find_voices, is_heading
from qda.units.known import LabelWords
from qda.units.legend import is_said
from qda.units.mail import mail_in
from qda.units.passage import Passage, unnamed
from qda.units.roles import Roles
from qda.units.stamps import (
    UNTIMED,
    Times,
    clocks,
    ending_time,
    leading_times,
    stamp_line,
    stamped_lines,
    without_times,
)
from qda.units.unlabelled import with_unlabelled

_MERE = 0.9
"""The share of a text from which on headings are what it says."""
_CONTENT = 1 / 3
"""The share of a text from which on what stands before the first label is no head."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """Turns in order, each with its lines, and who asks. A turn still spans its lines.

    `spoken` is the document's text with blanks for the times among a transcript's words; `stamped` are the
    lines that begin with a time. `legend` are the lines above the turns that tell who is who. `doubted` are
    the lines within the turns that begin as if somebody else spoke.
    """

    passages: list[Passage]
    turns: list[Turn]
    roles: Roles
    spoken: str
    stamped: Sequence[Span] = ()
    legend: tuple[Span, ...] = ()
    doubted: tuple[Span, ...] = ()


def find_passages(
    document: Document,
    text: str,
    lines: Sequence[Span],
    words: SpeakerWords,
    *,
    interviewers: Collection[str],
) -> Voiced:
    """The turns of a document whose text is `text`.

    Without speakers the whole body is one turn, or each paragraph that begins with a timestamp, or in an
    interview what stands between headings, which are the transcriber's. With speakers, the lines before the
    first one and the headings between are the transcriber's: turns without a speaker, and nobody's. Questions
    without a label are turns without a speaker too, in the interviewer's role, and answers without one in the
    participant's.
    """
    seen = printed(text)
    voices, times = find_voices(document, seen, lines, words, interviewers), clocks(seen, document.body)
    spoken = text if document.kind == LITERATURE else without_times(text, lines, times)
    text = seen
    stamped = stamped_lines(text, lines, times)
    mail = mail_in(text, lines) if not voices.labels and document.kind != LITERATURE else []
    if mail:
        turns = _turns(document, mail, LabelWords(voices.roles), voices.facts)
        return Voiced(mail, turns, voices.roles, spoken, stamped)
    if not voices.labels:
        passages = (_stamped(text, lines) if len(stamped) > 1 else []) or _between_headings(
            document, text, lines
        )
        nobody = [_nobody(document, text, one) for one in passages]
        return Voiced(passages, nobody, voices.roles, spoken, stamped)
    told, known = _is_told(document), LabelWords(voices.roles)
    passages = [one for one in _passages(text, lines, voices, told) if one.label or _has_text(text, one)]
    if not told:
        passages = with_unlabelled(text, passages, known)
    timed = _holding(passages, times)
    _time_by_first_lines(text, passages, timed)
    _time_by_endings(text, passages, timed)
    _time_by_last_lines(text, passages, timed)
    doubted = tuple(one.line for one in voices.doubted)
    return Voiced(
        passages,
        _turns(document, passages, known, voices.facts),
        voices.roles,
        spoken,
        stamped,
        voices.legend,
        doubted,
    )


def _is_told(document: Document) -> bool:
    """Whether the file's format tells all labels."""
    return bool(document.speakers.labels) and document.speakers.pattern is None


def _passages(text: str, lines: Sequence[Span], voices: Voices, told: bool) -> Iterator[Passage]:
    """A passage begins at a label and at what stands apart; after this the voice before goes on.

    Where the format has `told` the labels, a paragraph with a time above the first one is nobody's known;
    below it, a long turn goes on, as whoever writes such texts divides them.
    """
    current, voice, stamp = Passage(None, UNTIMED, []), None, UNTIMED
    labels, apart = voices.labels, voices.apart
    opens = True
    for line in lines:
        if line.start == line.end:
            current.lines.append(line)
            opens = True
            continue
        label, filled = labels.get(line.start), not line.of(text).isspace()
        unknown = told and filled and opens and not (label or voice)
        times = leading_times(text, line) if unknown else None
        if label:
            yield current
            own = Times(label.timestamp, label.until)
            current = Passage(label, own if own.start else stamp, [Span(label.speech, line.end)])
            voice = label
        elif times:
            yield current
            current = Passage(unnamed(line), times, [line])
        elif voice and (line.start in apart or HEADING.match(text, line.start, line.end)):
            if current.label or HEADING.match(text, line.start, line.end):
                yield current
                current = Passage(None, UNTIMED, [])
            current.lines.append(line)
        elif voice and filled and current.label is None:
            yield current
            current = Passage(voice, UNTIMED, [line])
        else:
            current.lines.append(line)
        stamp = stamp_line(text, line) or (UNTIMED if filled else stamp)
        opens = not filled
    yield current


def _stamped(text: str, lines: Sequence[Span]) -> list[Passage]:
    """The paragraphs of a text of which several begin with a timestamp, and what stands before them."""
    found = [Passage(None, UNTIMED, [])]
    stamp = UNTIMED
    for line in lines:
        filled = bool(text[line.start : line.end].strip())
        times = leading_times(text, line) if filled else None
        alone = stamp_line(text, line) if times else None
        if times and not alone:
            found.append(Passage(None, times, [line]))
        elif filled and stamp.start and not alone:
            found.append(Passage(None, stamp, [line]))
        else:
            found[-1].lines.append(line)
        stamp = (alone or UNTIMED) if filled else stamp
    timed = sum(one.times.start is not None for one in found)
    return [one for one in found if _has_text(text, one)] if timed > 1 else []


def _holding(passages: Sequence[Passage], places: Iterable[int]) -> list[int]:
    """The numbers of the passages in which something stands, in order: most have no time at all."""
    starts = [passage.lines[0].start for passage in passages]
    return sorted({bisect_right(starts, place) - 1 for place in places} - {-1})


def _time_by_first_lines(text: str, passages: Sequence[Passage], timed: Iterable[int]) -> None:
    """A time before the words tells when they were said, also below a label that has a line of its own."""
    for passage in map(passages.__getitem__, timed):
        if passage.label and passage.times.start is None:
            first = next((line for line in passage.lines if line.of(text).strip()), None)
            passage.times = (leading_times(text, first) if first else None) or passage.times


def _time_by_endings(text: str, passages: Sequence[Passage], timed: Iterable[int]) -> None:
    """A time at the end of a turn is when it ended, and when the next one began."""
    for number in timed:
        passage = passages[number]
        last = next((line for line in reversed(passage.lines) if text[line.start : line.end].strip()), None)
        ended = ending_time(text, last) if last and not stamp_line(text, last) else None
        passage.times = Times(passage.times.start, passage.times.end or ended)
        for following in passages[number + 1 : number + 2]:
            following.times = Times(following.times.start or ended, following.times.end)


def _time_by_last_lines(text: str, passages: Sequence[Passage], timed: Iterable[int]) -> None:
    """A turn whose paragraphs all tell when they end ends with the last of them."""
    for passage in map(passages.__getitem__, timed):
        if passage.label and passage.times.end:
            told = (leading_times(text, line) for line in passage.lines[1:])
            ends = [times.end for times in told if times and times.end]
            passage.times = Times(passage.times.start, ends[-1] if ends else passage.times.end)


def _has_text(text: str, passage: Passage) -> bool:
    return any(text[a:b].strip() and not stamp_line(text, Span(a, b)) for a, b in passage.lines)


def _turns(document: Document, passages: Sequence[Passage], known: LabelWords, facts: int) -> list[Turn]:
    spellings = dict.fromkeys(one.label.name for one in passages if one.label and one.label.name)
    names: dict[str, str] = {}
    for spelling in spellings:
        names.setdefault(key_of(spelling), spelling)
    subject = key_of(document.participant or "")  # who is called X is not somebody unknown
    single = {key: name for key, name in names.items() if key == subject or not _is_joint(name, names, known)}
    people = [name for name in single.values() if not known.roles.asks(name)]
    whole = _speaks_for(document, people)
    heard = {
        key: _heard(document, name, whole, people, key not in single, known) for key, name in names.items()
    }
    told = {spelling: heard[key_of(spelling)] for spelling in spellings}
    turns = [_turn(document, one, whole, told) for one in passages]
    if passages[0].label is None and _is_content(document.text, passages, turns, facts):
        own = _participant(document, people[0], people, known) if len(people) == 1 else None
        turns[0] = Turn(turns[0].span, Role.PARTICIPANT, None, document.participant or own)
    return turns


def _speaks_for(document: Document, people: Sequence[str]) -> str | None:
    """Whose words all of a document's are, if they are one person's.

    Where its participant has a label of their own among others, the others are somebody else.
    """
    own = key_of(document.participant or "")
    return None if len(people) > 1 and own in map(key_of, people) else document.participant


def _is_content(text: str, passages: Sequence[Passage], turns: Sequence[Turn], facts: int) -> bool:
    """Whether what stands before the first label is more than a head: notes with an interview below them.

    Down to `facts` it is a head, however long.
    """
    lines = [line for line in passages[0].lines if line.start >= facts]
    first, last = turns[0].span, turns[-1].span
    if len(lines) <= 2 or first.end - lines[0].start <= _CONTENT * (last.end - first.start):
        return False
    return any(is_said(line.of(text).rpartition(":")[2]) for line in lines)


def _is_joint(name: str, names: Mapping[str, str], known: LabelWords) -> bool:
    """Whether a label means several people at once, or somebody whom nobody could make out.

    Of two at once one may have no turn of his own: `Dee & Bo` beside `Dee`.
    """
    people = known.people_of(name)
    heard = [key_of(one) in names for one in people]
    return known.is_everybody(name) or (len(people) > 1 and (all(heard) or (any(heard) and "," not in name)))


class _Heard(NamedTuple):
    """What a label says of the turns that have it."""

    role: Role
    speaker: str
    participant: str | None


def _turn(document: Document, passage: Passage, whole: str | None, heard: Mapping[str, _Heard]) -> Turn:
    span, (start, end) = Span(passage.lines[0].start, passage.lines[-1].end), passage.times
    if passage.label is None:
        return Turn(span, Role.INTERVIEWER if passage.asks else Role.NOBODY)
    if not passage.label.name:
        own = None if _is_told(document) or whole != document.participant else document.name
        return Turn(span, Role.PARTICIPANT, None, whole or own, start, end)
    return Turn(span, *heard[passage.label.name], start, end)


def _heard(
    document: Document, speaker: str, whole: str | None, people: Sequence[str], joint: bool, known: LabelWords
) -> _Heard:
    """Who a label is; a joint one is of several people at once. `whole` is whose words all of them are."""
    asking = [known.roles.asks(one) for one in known.people_of(speaker)] if joint else []
    if known.roles.asks(speaker) or (len(asking) > 1 and all(asking)):
        return _Heard(Role.INTERVIEWER, speaker, None)
    own = None if joint else whole or _participant(document, speaker, people, known)
    return _Heard(Role.PARTICIPANT, speaker, own)


def _participant(document: Document, speaker: str, people: Sequence[str], known: LabelWords) -> str:
    """Several people are each their own participant; one alone is, if the label is a pseudonym.

    A label that begins anew in each document is named with the document.
    """
    if document.participant and key_of(speaker) == key_of(document.participant):
        return document.participant
    if len(people) > 1:
        return of_document(document, speaker) if begins_anew(document, speaker, known) else speaker
    return speaker if known.is_identifier(speaker) and not document.labels_apart else document.name


def begins_anew(document: Document, label: str, known: LabelWords) -> bool:
    """Whether a label is somebody else in each document: as somebody said, else if a program gave it."""
    said = document.labels_apart
    return known.is_machine_given(label) if said is None else said


def of_document(document: Document, label: str) -> str:
    """The name of somebody whose label begins anew in each document: `FG1 P2`."""
    return f"{document.name} {label}"


def _between_headings(document: Document, text: str, lines: Sequence[Span]) -> list[Passage]:
    """The headings of an interview without labels, and what stands between; mere headings are one turn."""
    heads = {line for line in lines if line.start < line.end and is_heading(text, line)}
    mere = sum(line.end - line.start for line in heads) > _MERE * sum(line.end - line.start for line in lines)
    if document.kind == LITERATURE or not heads or mere:
        return [Passage(None, UNTIMED, list(lines))]
    found = [Passage(None, UNTIMED, [])]
    for line in lines:
        if line in heads:
            found += [Passage(None, UNTIMED, [line]), Passage(None, UNTIMED, [])]
        else:
            found[-1].lines.append(line)
    return [one for one in found if _has_text(text, one)]


def _nobody(document: Document, text: str, passage: Passage) -> Turn:
    """The turn of a document, or of a paragraph, of which nothing says who speaks."""
    first, last = passage.lines[0].start, passage.lines[-1].end
    whole = passage.times.start is None and (first, last) == document.body
    span = document.body if whole else Span(passage.lines[0].start, passage.lines[-1].end)
    start, end = passage.times
    if document.kind == LITERATURE:
        return Turn(span, Role.AUTHOR, None, document.participant, start, end)
    if len(passage.lines) == 1 and first < last and is_heading(text, passage.lines[0]):
        return Turn(span, Role.NOBODY)
    return Turn(span, Role.PARTICIPANT, None, document.participant or document.name, start, end)
