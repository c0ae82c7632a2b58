"""The turns of one participant, and a text without them."""

from collections.abc import Callable, Collection, Iterator

from qda.language.language import Language
from qda.model.document import Document
from qda.model.edit import Edit
from qda.model.label import key_of
from qda.model.span import Span
from qda.model.unit import NOT_ANSWERING, Role
from qda.units.known import LabelWords
from qda.units.lines import lines_of
from qda.units.turns import Voiced, begins_anew, find_passages, of_document

WITHDRAWN = "# [withdrawn]"
"""What stands in the place of a turn: a heading, which is nobody's words and in no count."""


def participants_of(
    document: Document,
    language: Language,
    *,
    interviewers: Collection[str],
    known: Callable[[str], bool],
    every_label: bool = False,
) -> frozenset[str]:
    """Everybody who speaks in a document except those who ask; a label of somebody `known` is that person,
    with `every_label` one that begins anew in each document too."""
    turns = _turns(document, language, interviewers, known, every_label=every_label)
    return frozenset(who for who, _, _ in turns if who)


def names_of_speakers(
    document: Document, language: Language, *, interviewers: Collection[str]
) -> frozenset[str]:
    """The labels that look like names, in every spelling: not P1, Respondent or INT."""
    voiced = _voiced(document, language, interviewers)
    spoken = zip(voiced.passages, voiced.turns, strict=True)
    labels = {
        one.label.name
        for one, turn in spoken
        if turn.speaker and one.label and turn.role is not Role.INTERVIEWER
    }
    return frozenset(label for label in labels if looks_like_a_name(label, language))


def looks_like_a_name(label: str, language: Language) -> bool:
    """Whether a label or a participant is called by name and not by a role, a number or an abbreviation."""
    plain = not any(character.isdigit() for character in label) and not _is_role(label, language)
    return plain and label[:1].isupper() and not (label.isupper() and len(label) <= 4)


def without_turns(
    document: Document,
    language: Language,
    is_gone: Callable[[str], bool],
    *,
    interviewers: Collection[str],
    every_label: bool = False,
) -> tuple[Edit, ...]:
    """The edits that take a participant's turns out, their labels included; `every_label` as above."""
    text, edits = document.text, []
    for who, _, span in _turns(document, language, interviewers, is_gone, every_label=every_label):
        if who and is_gone(who):
            start = text.rfind("\n", document.body.start, span.start) + 1
            start = max(start, document.body.start)
            end = start + len(text[start : span.end].rstrip())
            if start < end:
                edits.append(Edit(start, end, WITHDRAWN))
    return tuple(edits)


def answers_of_others(
    document: Document, language: Language, is_gone: Callable[[str], bool], *, interviewers: Collection[str]
) -> tuple[Span, ...]:
    """What all others answer, each turn from its first word on; questions and headings are no answers."""
    text, answers = document.text, []
    for who, role, span in _turns(document, language, interviewers, is_gone):
        words = span.of(text)
        start = span.end - len(words.lstrip())
        end = span.start + len(words.rstrip())
        if role not in NOT_ANSWERING and not (who and is_gone(who)) and start < end:
            answers.append(Span(start, end))
    return tuple(answers)


def called_so(
    document: Document, language: Language, is_called: Callable[[str], bool], *, interviewers: Collection[str]
) -> frozenset[str]:
    """The participants of a document who have a label there that is not their name, and is called so."""
    turns = _voiced(document, language, interviewers).turns
    labels = ((one.speaker, one.participant) for one in turns if one.speaker and one.participant)
    return frozenset(who for label, who in labels if is_called(label) and key_of(label) != key_of(who))


def label_in(document: Document, participant: str) -> str:
    """The label of a participant in a document: what is left of `FG1 P2` there, else the name."""
    whole = of_document(document, "").casefold()
    return participant[len(whole) :] if participant.casefold().startswith(whole) else participant


def _turns(
    document: Document,
    language: Language,
    interviewers: Collection[str],
    known: Callable[[str], bool],
    *,
    every_label: bool = False,
) -> Iterator[tuple[str | None, Role, Span]]:
    """Who speaks in each turn, in which role, and its lines from the speech on.

    Where several speak, the label of somebody `known` tells more than whose the document is. So it does where
    one speaks alone in a document that is nobody's but its own: there only the label says who it is. A label
    that begins anew in each document tells nothing without its document; with it, it does always, also after
    the settings took labels for another thing.
    """
    voiced = _voiced(document, language, interviewers)
    answering = [turn for turn in voiced.turns if turn.role is not Role.INTERVIEWER]
    several = len({turn.speaker for turn in answering if turn.speaker}) > 1
    words = LabelWords(voiced.roles)
    for passage, turn in zip(voiced.passages, voiced.turns, strict=True):
        own = turn.participant
        named = several or bool(own and not document.participant and not known(own))
        label = turn.speaker if named and own else None
        if label and not several and _is_role(label, language):
            label = None  # anybody may be a Respondent
        whole = of_document(document, label) if label else ""
        if label and not every_label and begins_anew(document, label, words):
            label = None
        who = next((one for one in (whole, label) if one and known(one)), own)
        yield who, turn.role, Span(passage.lines[0].start, passage.lines[-1].end)


def _voiced(document: Document, language: Language, interviewers: Collection[str]) -> Voiced:
    text = document.text
    lines = tuple(lines_of(text, document.body))
    return find_passages(document, text, lines, language.speakers, interviewers=interviewers)


def _is_role(label: str, language: Language) -> bool:
    return key_of(label) in language.speakers.roles
