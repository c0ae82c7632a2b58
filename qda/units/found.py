"""The labels of a document that are speakers, by the line that each begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from itertools import chain, pairwise

from qda.language.speakers import SpeakerWords
from qda.model.document import LITERATURE, Document
from qda.model.label import key_of
from qda.model.span import Span
from qda.units.asides import is_generated
from qda.units.bold_names import bold_once
from qda.units.chaired import who_speaks_once
from qda.units.chat import chat_in
from qda.units.conventions import DASHED, OTHERS, TIMED, Convention, Sample
from qda.units.declared import pattern_labels, told_labels
from qda.units.examined import examined
from qda.units.headings import headings_in
from qda.units.introduced import asking_introduced, introduced
from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels, label_of, labelled
from qda.units.legend import Head, head_of, is_said
from qda.units.lines import filled_of
from qda.units.lists import without_headings
from qda.units.lone import may_be_missed, who_answers, who_answers_once
from qda.units.press import questions_of_press
from qda.units.remarks import remarks_in
from qda.units.roles import Roles, roles_of
from qda.units.speakers import (
    Ground,
    behind_turns,
    find_speakers,
    follows,
    initials_in,
    paired,
    spaced_alike,
)
from qda.units.stamps import EARLY, has_colon, stamp_line, times_of
from qda.units.taking_turns import who_take_turns
from qda.units.times_alone import with_times

HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_FIRST_OF_LIST = re.compile(r"\s*([^,;()\n]{1,30}?)\s*[,;(]")
_NAMED = re.compile(r"\s*[^\W\d_][^:()\n]{2,60}\((?P<initials>[^\W\d_]{2,5})\)[\s.]*")
_WORDS_OF_ONE_LETTER = frozenset("AIYOEÅØÀÉÔÓВИОСКУЯА")
_SHORT = 3
_NEARLY_ALL = 0.8
_CLOSE = 0.85
_WORDS = 6
_SAMPLE, _RUN = 200, 20
"""Lines that show whether a convention is worth a look at all of them, and how many of them in a row."""
_RARELY = 0.04
"""The share of lines that are names alone, in a long document in which people take turns."""
_CONVERSATION = 4
"""Lines that a conversation has at least: two people, each of them twice."""
_CLOSING = 6
"""Lines at the end in which a program says what it wrote."""
Labels = dict[int, Label]


@dataclass(frozen=True, slots=True)
class Voices:
    """The labels that are speakers, by the position of their line, who asks, and where lines begin that stand
    between the turns and are nobody's: headings, facts below them, remarks, a program's own words. `legend`
    are the lines above the turns that tell who is who; down to `facts` nobody says anything. `doubted` look
    like labels of speakers too, and there was too little evidence for it."""

    labels: Labels
    roles: Roles
    apart: frozenset[int] = frozenset()
    legend: tuple[Span, ...] = ()
    doubted: tuple[Label, ...] = ()
    facts: int = 0


def find_voices(
    document: Document, text: str, lines: Sequence[Span], words: SpeakerWords, interviewers: Iterable[str]
) -> Voices:
    """Who speaks: as a person or the file's format says, else by evidence over the whole document."""
    found = _find_voices(document, text, lines, words, interviewers)
    closing = {line.start for line in lines[-_CLOSING:] if is_generated(text, line)}
    return replace(found, apart=found.apart | closing) if closing else found


def _find_voices(
    document: Document, text: str, lines: Sequence[Span], words: SpeakerWords, interviewers: Iterable[str]
) -> Voices:
    speakers = document.speakers
    roles = roles_of(tuple(interviewers), words, document)
    if speakers.pattern is not None:
        return _with_legend(text, lines, pattern_labels(text, lines, speakers.pattern), roles)
    if speakers.labels:
        labels = told_labels(text, lines, speakers.labels)
        return _with_legend(text, _above(lines, labels), labels, roles)
    chat = chat_in(text, filled_of(text, lines)) if document.kind != LITERATURE else None
    if chat is not None:
        return Voices(chat.labels, roles, apart=chat.notes)
    return _Search(text, lines, roles, conversation=document.kind == LITERATURE).voices()


def _with_legend(text: str, lines: Sequence[Span], labels: Labels, roles: Roles) -> Voices:
    filled = filled_of(text, lines)
    head = head_of(text, filled, labels, LabelWords(roles), lines[0].start)
    above = tuple(line for line in head.told if line.start not in labels)
    return Voices(labels, roles.told_by(head.asks), legend=above)


def _above(lines: Sequence[Span], labels: Labels) -> Sequence[Span]:
    """The lines down to the first label: what a format tells to be a label is no legend below it."""
    first = min(labels, default=lines[0].start)
    return [line for line in lines if line.start <= first]


class _Search:
    """Looks for the convention that a document follows."""

    def __init__(self, text: str, lines: Sequence[Span], roles: Roles, *, conversation: bool) -> None:
        self.text, self.lines, self.roles, self.conversation = text, lines, roles, conversation
        self.filled = filled_of(text, lines)

    @cached_property
    def spoken(self) -> frozenset[int]:
        """Where the lines begin that have text and are not only a timestamp."""
        return frozenset(line.start for line in self.filled if not stamp_line(self.text, line))

    @cached_property
    def openings(self) -> frozenset[int]:
        """Those of them that follow a line without text, or only with a timestamp."""
        before = chain((None,), self.lines)
        return frozenset(
            line.start
            for line, last in zip(self.lines, before, strict=False)
            if line.start in self.spoken and (last is None or last.start not in self.spoken)
        )

    @cached_property
    def whole(self) -> Sample:
        """All lines with text."""
        return Sample(self.text, self.filled)

    @cached_property
    def samples(self) -> list[Sample]:
        """Some of the lines, and some of those that begin paragraphs, from all over the text."""
        opening = [line for line in self.filled if line.start in self.openings]
        kinds = [self.filled] if opening == self.filled else [self.filled, opening]
        return [Sample(self.text, _sampled(lines)) for lines in kinds if lines]

    def voices(self) -> Voices:
        """Who speaks, and in a transcript what stands between the turns."""
        found = self._voices()
        if self.conversation or not found.labels:
            return found
        openings = self._ground(Head(min(found.labels), {}), found.labels).of(tuple(found.labels.values()))
        known = LabelWords(found.roles)
        remarks = remarks_in(self.text, self.filled, found.labels, openings, known)
        headings = headings_in(self.text, self.filled, found.labels, openings - remarks)
        return replace(found, apart=found.apart | remarks | headings)

    def _voices(self) -> Voices:
        """What a name and a time on a line of their own give, else a colon, else another convention."""
        if self.conversation and len(self.filled) < _CONVERSATION:
            return Voices({}, self.roles)
        short = [line for line in self.whole.short if has_colon(self.text, line, ":：")]
        timed = {line.start: label for line in short if (label := TIMED.label_of(self.text, line))}
        colon = {
            one.start: label
            for one in self.filled
            if (label := label_of(self.text, one)) and _is_short(label)
        }
        colon = without_headings(self.text, self.filled, behind_turns(spaced_alike(colon)))
        asked = examined(self.text, self.filled) or questions_of_press(self.text, self.filled, colon)
        colon = dict(sorted({**colon, **asked}.items())) if asked else colon
        if timed and (found := self._by(TIMED, timed)):
            return self._both(found, colon)
        if colon and (found := self._by(None, colon)):
            return self._with_others(found)
        best = Voices({}, self.roles)
        for convention in OTHERS if len(self.filled) > 1 else ():  # a label alone is none
            if not self._is_likely(convention):
                continue
            labels = self.whole.labels(convention)
            found = self._by(convention, labels) if len(labels) > 1 else None
            if found and len(found.labels) > len(best.labels):
                best = found
        return best

    def _is_likely(self, convention: Convention) -> bool:
        """Whether a convention is worth a look at each line of the text: it shows in some of them."""
        share = _RARELY if convention.alone else convention.share / 3
        return any(len(sample.labels(convention)) >= share * len(sample.lines) for sample in self.samples)

    def _by(self, convention: Convention | None, labels: Labels) -> Voices | None:
        """The speakers of a convention; None when there are none."""
        initials = initials_in(self.text, labels, LabelWords(self.roles))
        known = LabelWords(self.roles, initials)
        counts = paired(labels.values())
        if counts:
            labels = {start: _without_count(one, counts) for start, one in labels.items()}
        every = labels
        if convention is not None and convention.alone:
            labels = _followed(labels if convention.timed else _recurring(labels, known), self.filled)
        head = head_of(self.text, self.filled, labels, known, self.lines[0].start)
        below = [label for start, label in labels.items() if start >= head.end]
        short = introduced(below)
        asks = asking_introduced(below, short, self.roles) | dict(head.asks)
        below = [one._replace(name=short.get(one.line.start, one.name)) for one in below] if short else below
        known = LabelWords(self.roles.told_by(asks), initials)
        ground = self._ground(head, labels)
        if convention is None:
            keys = find_speakers(below, ground, known, conversation=self.conversation)
            if not self.conversation:
                keys = keys or who_take_turns(self.text, below, ground, known)
                keys |= who_answers(self.text, below, keys, ground, known)
                keys |= who_answers_once(self.text, below, keys, ground, known)
                keys |= who_speaks_once(self.text, below, keys, ground, known)
        else:
            keys = follows(convention, below, ground, known, conversation=self.conversation)
            if convention.alone and not keys and not self.conversation:
                keys = who_take_turns(self.text, below, ground, known)
            if keys and not (convention.marked or self.conversation):
                keys |= who_speaks_once(self.text, below, keys, ground, known)
        facts = self._facts(below, keys, known)
        found = {one.line.start: one for one in below if one.key in keys and one.line.start not in facts}
        if convention is not None and convention.alone and not (convention.timed or self.conversation):
            found |= bold_once(self.text, self.filled, every, found, known)
            found = dict(sorted(found.items()))
        found = with_times(self.text, _respelled(found, known), self.filled)
        doubted = tuple(one for one in below if convention is None and may_be_missed(one, keys, known))
        return Voices(found, known.roles, facts, head.told, doubted, head.facts) if found else None

    def _facts(self, labels: Sequence[Label], keys: frozenset[str], known: LabelWords) -> frozenset[int]:
        """Where a role below a heading is followed by a speaker, `Participant: P2, female, 31 years`, or any
        label by a name with a speaker's initials: `Presenter: Jane Hill (JH)`."""
        heads = {two.start for one, two in pairwise(self.filled) if is_heading(self.text, one)}
        below = [one for one in labels if one.line.start in heads] if heads else []
        rests = {
            one.line.start: self.text[one.speech : one.line.end] for one in below if known.is_role(one.name)
        }
        named = {one.line.start: _NAMED.fullmatch(self.text, one.speech, one.line.end) for one in below}
        named = {start: one for start, one in named.items() if one and key_of(one["initials"]) in keys}
        return frozenset(named) | frozenset(
            start
            for start, rest in rests.items()
            if (name := _FIRST_OF_LIST.match(rest)) and key_of(name[1]) in keys and not is_said(rest)
        )

    def _ground(self, head: Head, labels: Labels) -> Ground:
        text, spoken = self.text, self.spoken
        alone = len(spoken) < len(self.filled)
        timed = {two.start for one, two in pairwise(self.filled) if one.start not in spoken} if alone else ()
        below = [
            line
            for line in self.filled
            if line.start >= head.end and (line.start in labels or not is_heading(text, line))
        ]
        filled = frozenset(line.start for line in below)
        return Ground(filled & spoken, filled & self.openings, frozenset(timed))

    def _both(self, found: Voices, colon: Labels) -> Voices:
        """Where a name and a time stand alone, the same people may also have a colon somewhere."""
        keys = {label.key for label in found.labels.values()}
        more = {start: label for start, label in colon.items() if label.key in keys}
        return replace(found, labels=dict(sorted({**more, **found.labels}.items())))

    def _with_others(self, found: Voices) -> Voices:
        """With what the colon was forgotten in: `Researcher - Why?`, and `P1;` where all else has labels."""
        openings = self._ground(Head(min(found.labels), {}), found.labels).of(tuple(found.labels.values()))
        unlabelled = openings - found.labels.keys()
        missing = [line for line in self.filled if line.start in unlabelled]
        known = LabelWords(found.roles)
        dashed = {
            line.start: label
            for line in missing
            if (label := DASHED.label_of(self.text, line)) and known.is_role(label.name)
        }
        labels = dict(sorted({**found.labels, **dashed}.items()))
        return replace(found, labels=self._mistyped(labels, openings))

    def _mistyped(self, labels: Labels, openings: frozenset[int]) -> Labels:
        """With labels that have a mark too many, or one in place of the colon where nearly all have it."""
        missing = [line for line in self.filled if line.start in openings and line.start not in labels]
        if not missing:
            return labels
        names = {label.name for label in labels.values()}
        nearly_all = len(openings & labels.keys()) >= _NEARLY_ALL * len(openings)
        shapes = [_marked_shape(names), *([_mistyped_shape(names)] if nearly_all else [])]
        more = ((line, shape.match(self.text, *line)) for line in missing for shape in shapes)
        found = {
            line.start: labelled(line, one["name"] or one["bare"], one.end(), times_of(one["early"] or ""))
            for line, one in more
            if one
        }
        return dict(sorted({**labels, **found}.items()))


def _sampled(lines: list[Span]) -> list[Span]:
    """All lines of a short text, else runs of them from all over it.

    Labels recur every second or third line; single lines at even distances could all be of one kind.
    """
    if len(lines) <= 2 * _SAMPLE:
        return lines
    runs = _SAMPLE // _RUN
    starts = (len(lines) * run // runs for run in range(runs))
    return [line for start in starts for line in lines[start : start + _RUN]]


def _marked_shape(names: Iterable[str]) -> re.Pattern[str]:
    """A label with a mark or two beside its colon, or one before it: `P10|:`, `P10::`, `.P10:`"""
    return re.compile(
        rf"""\s* (?: (?P<early> {EARLY} ) \s* )? [.,;|~•–-]? (?P<name> {_any_of(names)} ) (?P<bare> (?!) )?
        [ ]? [.,;|~'’`/\\-]{{0,2}} :{{1,2}} \s+ (?=\S)""",
        re.VERBOSE,
    )


def _mistyped_shape(names: Iterable[str]) -> re.Pattern[str]:
    """A label with another mark in place of its colon; without any only where it is no word."""
    short = [name for name in names if len(name) <= _SHORT]
    marked, bare_names = _any_of(short), _any_of(set(short) - _WORDS_OF_ONE_LETTER)
    return re.compile(
        rf"""\s* (?: (?P<early> {EARLY} ) \s* )?
        (?: (?P<name> {marked} ) [ ]? [;.,] \s+ (?=\S) | (?P<bare> {bare_names} ) \s+ (?=[^\W\d_]) )""",
        re.VERBOSE,
    )


def _any_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or "(?!)"


def _is_short(label: Label) -> bool:
    """Whether a label has a few words, with a capital if more than three, as longer ones begin sentences."""
    words = label.name.count(" ") + 1
    return (words <= _WORDS or label.is_office) and (words <= _SHORT or not label.name[0].islower())


def _respelled(labels: Labels, known: LabelWords) -> Labels:
    """With a misspelt word for a role, `INTERVEIWER`, read as the word that the others have."""
    times = count_labels(labels.values())
    slips = {key for key in times if times[key] == 1 and key.isalpha() and not known.is_role(key)}
    if not slips:
        return labels
    roles = {one.key: one.name for one in labels.values() if times[one.key] > 1 and known.is_role(one.name)}
    meant = {key: near[0] for key in slips if (near := get_close_matches(key, roles, n=1, cutoff=_CLOSE))}
    return {
        start: one._replace(name=roles[meant[one.key]]) if one.key in meant else one
        for start, one in labels.items()
    }


def _recurring(labels: Labels, known: LabelWords) -> Labels:
    """Labels that recur or are known; a line of a word or two may be speech."""
    times = count_labels(labels.values())
    return {start: one for start, one in labels.items() if times[one.key] > 1 or known.is_known(one)}


def _followed(labels: Labels, filled: Sequence[Span]) -> Labels:
    """Labels alone on their lines, of which the next line with text is no such label."""
    behind = dict(pairwise(line.start for line in filled))
    return {start: one for start, one in labels.items() if start in behind and behind[start] not in labels}


def _without_count(label: Label, counts: frozenset[str]) -> Label:
    word = label.name.rstrip("0123456789 ")
    return label._replace(name=word) if key_of(word) in counts else label


def is_heading(text: str, line: Span) -> bool:
    """Whether a line is a heading of Markdown."""
    return text[line.start] in " \t#" and HEADING.match(text, *line) is not None
