"""Who speaks in the documents of a project: what a person, the settings, the file or the text tell.

What finds turns is loaded when somebody asks for them: a report on what is indexed needs none of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qda.ingest.notice import Notice
from qda.language.speakers import speaker_words_of
from qda.model.counted import many, some
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.span import line_of
from qda.model.unit import NOT_ANSWERING, Role, Turn
from qda.project.index.languages import code_of
from qda.project.index.speakers_told import as_settings_say

if TYPE_CHECKING:
    from qda.units.asking import Taken, Voice
    from qda.units.roles import Roles
    from qda.units.turns import Voiced


_NOBODY_ANSWERS = (
    "Put a name and a colon before what others say, or tell how labels are written: qda import FILE "
    "--speakers REGEX. If nobody asks: qda import FILE --interviewer none. If one of several answers, say "
    "who asks: qda import FILE --interviewer none --interviewer LABEL. "
    "Look at the turns: qda import FILE --preview"
)
_SAID = (
    "It tells who is who: neither coded nor counted. If somebody says it, tell how labels are written, "
    "and each is a turn: qda import FILE --speakers '(?P<speaker>[^:]+):'"
)
_DOUBTED = (
    "If somebody else speaks there, write the name in capitals and leave a blank line above it, or tell how "
    "labels are written: qda import FILE --speakers REGEX. What an interviewer says is not coded"
)
_GROUP = 3
"""Speakers of a group, in which somebody may speak just once."""
_NUMBERS = (
    "A number tells who somebody is, and every report would name it as a participant. To write something "
    "else in its place: qda pseudonymise"
)
_SHOWN = 60
"""Characters of a line that are shown."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The turns of a document, its speakers in numbers, and who is taken for the interviewer.

    `spoken` is its text with blanks for the times among the words; `legend` are the lines above the turns
    that tell who is who, `doubted` those that begin as if somebody else spoke than they are taken for.
    """

    document: Document
    spoken: str
    turns: tuple[Turn, ...]
    voices: tuple[Voice, ...]
    roles: Roles
    taken: Taken
    legend: tuple[str, ...]
    doubted: tuple[str, ...]


def hear(document: Document, settings: Settings) -> Heard:
    """Find the turns of a document and who speaks in them."""
    from qda.units.asking import voices_of, who_asks
    from qda.units.lines import lines_of
    from qda.units.turns import find_passages

    document = as_settings_say(document, settings)
    text = document.text
    words = speaker_words_of(code_of(document, settings))
    lines = tuple(lines_of(text, document.body))
    voiced = find_passages(document, text, lines, words, interviewers=settings.interviewers)
    voices = voices_of(voiced.spoken, voiced.turns)
    taken = who_asks(voices, voiced.roles)
    legend = tuple(" ".join(line.of(text).split()) for line in voiced.legend)
    doubted = tuple(_doubted(text, voiced, voices, taken.label))
    return Heard(document, voiced.spoken, tuple(voiced.turns), voices, voiced.roles, taken, legend, doubted)


def _doubted(text: str, voiced: Voiced, voices: Sequence[Voice], asks: str | None) -> Iterator[str]:
    """The lines that begin like a turn among the words of who asks, and in a group among anybody's.

    Where one asks and one answers, a third is less likely than a list within an answer.
    """
    starts = [turn.span.start for turn in voiced.turns]
    interview = asks is not None or any(voice.role is Role.INTERVIEWER for voice in voices)
    group = len(voices) >= (_GROUP if interview else _GROUP - 1)
    for line in voiced.doubted:
        turn = voiced.turns[bisect_right(starts, line.start) - 1]
        asked = turn.role is Role.INTERVIEWER or turn.speaker == asks
        if turn.speaker and (asked or group):
            said = _shortened(" ".join(line.of(text).split()))
            yield f"line {line_of(text, line.start)} ({turn.speaker}): {said!r}"


def with_interviewer(document: Document, settings: Settings) -> tuple[Document, tuple[Notice, ...]]:
    """The document with the one who is taken for the interviewer, if anybody is, and what to say of it.

    Whoever was taken for the interviewer before counts for nothing.
    """
    document = document.changed(speakers=document.speakers.said)
    if document.kind == LITERATURE:
        return document, ()
    heard = hear(document, settings)
    legend = [Notice(legend_of(heard), document.name, _SAID)] if heard.legend else []
    doubted = [Notice(doubted_of(heard), document.name, _DOUBTED)] if heard.doubted else []
    numbers = [Notice(numbered_of(heard), document.name, _NUMBERS)] if numbered_of(heard) else []
    known, told = _with_taken(document, heard)
    return known, (*legend, *doubted, *numbers, *told)


def written_without_blanks(document: Document) -> tuple[Notice, ...]:
    """What to know of counts where no blank stands between words."""
    from qda.language.characters.unspaced import is_sign_by_sign

    if not is_sign_by_sign(document.text):
        return ()
    what = "written without blanks between words, so that each sign counts as one, in NEAR/5 too"
    return (Notice(what, document.name),)


def _with_taken(document: Document, heard: Heard) -> tuple[Document, tuple[Notice, ...]]:
    from qda.units.asking import doubt_of

    if nobody_answers(heard):
        return document, (Notice(nobody_answers(heard), document.name, _NOBODY_ANSWERS),)
    doubt = doubt_of(heard.voices, heard.roles)
    if doubt:
        return document, (
            Notice(doubt, document.name, "If so: qda import FILE --interviewer none --interviewer LABEL"),
        )
    label = heard.taken.label
    if label is None:
        return document, _nobody_asks(heard)
    taken = Notice(
        f"{label!r} is taken for the interviewer: {heard.taken.why}",
        document.name,
        "Interviewers' words are not coded. If it is not so: qda import FILE --interviewer none",
    )
    return document.changed(speakers=replace(document.speakers, taken=label)), (taken,)


def legend_of(heard: Heard) -> str:
    """What to say of the lines that are taken for a legend; "" when there are none."""
    quoted = [repr(_shortened(line)) for line in heard.legend]
    return f"taken for a legend, not for what somebody says: {some(quoted)}" if quoted else ""


def doubted_of(heard: Heard) -> str:
    """What to say of lines that begin like somebody else's turn; "" when there are none."""
    if not heard.doubted:
        return ""
    return f"begins like a turn, and is taken for the words of who speaks above it: {some(heard.doubted)}"


def numbered_of(heard: Heard) -> str:
    """What to say of speakers who are called by their telephone numbers; "" when there are none."""
    from qda.units.known import is_telephone

    count = sum(is_telephone(one.label) for one in heard.voices)
    return f"telephone numbers stand for the names of {many(count, 'speaker')}" if count else ""


def _shortened(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def nobody_answers(heard: Heard) -> str:
    """What to say when all that is said is an interviewer's; "" when somebody else says something too."""
    text = heard.document.text
    answered = any(turn.role not in NOT_ANSWERING and turn.span.of(text).strip() for turn in heard.turns)
    if answered or not heard.voices:
        return ""
    labels = " and ".join(repr(voice.label) for voice in heard.voices)
    found = "was found, who asks" if len(heard.voices) == 1 else "were found, who ask"
    return f"only {labels} {found}: everything counts as the interviewer's words, nothing is coded"


def only_one_side(heard: Heard) -> str:
    """What to say when only those who ask have labels, or a mail quotes them; "" when others have too."""
    unnamed = {
        turn.role for turn in heard.turns[1:] if turn.speaker is None and turn.span.start < turn.span.end
    }
    roles = {voice.role for voice in heard.voices}
    if not roles and Role.INTERVIEWER in unnamed:
        return "in this e-mail, what is quoted counts as the interviewer's words, what is not as the answers"
    if roles == {Role.INTERVIEWER} and Role.PARTICIPANT in unnamed:
        return "only those who ask have labels: what stands below their questions counts as the answers"
    return ""


def _nobody_asks(heard: Heard) -> tuple[Notice, ...]:
    """What to say when several speak and nobody is known to ask: all of their words are coded and counted."""
    if only_one_side(heard):
        remedy = "Look at the turns: qda import FILE --preview. A label for each voice makes it certain."
        return (Notice(only_one_side(heard), heard.document.name, remedy),)
    if len(heard.voices) < 2:
        return _one_voice(heard)
    if not heard.taken.why:
        return ()
    asks = any(voice.role is Role.INTERVIEWER for voice in heard.voices)
    everybody = "The others'" if asks else "All speakers'"
    remedy = (
        f"{everybody} words count as participants'. If one of them asks: qda import FILE --interviewer LABEL"
    )
    return (Notice(heard.taken.why, heard.document.name, remedy),)


def _one_voice(heard: Heard) -> tuple[Notice, ...]:
    """What to say when a text with questions has one speaker or none: whoever asks is then a participant."""
    from qda.units.asking import asks_often

    document = heard.document
    if any(turn.role is Role.INTERVIEWER for turn in heard.turns):
        return ()
    if not asks_often(filter(str.strip, document.body.of(document.text).split("\n"))):
        return ()
    what = f"only {heard.voices[0].label!r} was found" if heard.voices else "no speakers were found"
    remedy = (
        "If several speak, put a name and a colon before what each says, or tell how labels are written: "
        "qda import FILE --speakers REGEX. Look at the turns: qda import FILE --preview"
    )
    return (Notice(f"{what}: all words count as one participant's", document.name, remedy),)
