"""Transcripts that tell by bold or italic letters who speaks: names in bold, or all questions in bold."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from qda.ingest.word.blocks import Paragraph, Stretch
from qda.ingest.word.entries import Entry, as_heading
from qda.ingest.word.times import TIME

_LONGEST_NAME = 40
_MOST_WORDS = 4
_FEWEST_NAMES = 4
_SHARE_OF_NAMES = 0.6
_FEWEST_CHANGES = 3
_SHARE_OF_QUESTIONS = 0.6
_FEW_LABELS = 0.2
LABELLED = re.compile(
    rf"(?:[\[(]?{TIME}[\])]?\s+)?[\[(]?[^\W\d_](?:[^:：\n]|(?<=\d):(?=\d)){{0,39}}[:：](?:\s|$)"
)
"""The beginning of a paragraph that looks like a speaker's label, perhaps with a time."""
_REMARK = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
INTERVIEWER, PARTICIPANT = "Interviewer", "Participant"


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a paragraph begins with in bold: a name, and the words behind it ("" when it stands alone)."""

    name: str
    words: str


def bold_names(given: Sequence[Entry]) -> list[Entry] | None:
    """The turns by names in bold without a colon; None when most paragraphs have no such name.

    A bold name alone on its line is that of the next paragraph. Names with a colon are labels in the text
    already, and are left as they are.
    """
    openings = [_opening(one) for one in given]
    names = Counter(one.name.casefold() for one in openings if one)
    alone = [one is not None and not one.words for one in openings]
    speeches = sum(
        one is None and not (number and alone[number - 1]) and not given[number].paragraph.level
        for number, one in enumerate(openings)
    )
    count = sum(names.values())
    if count < max(_FEWEST_NAMES, _SHARE_OF_NAMES * (count + speeches)) or len(names) > count / 2:
        return None
    if len(names) < 2:
        return None
    return _turns(given, openings)


def _turns(given: Sequence[Entry], openings: Sequence[_Opening | None]) -> list[Entry]:
    turns: list[Entry] = []
    waiting = ""
    for entry, opening in zip(given, openings, strict=True):
        if opening is None:
            turns.append(replace(entry, speaker=waiting) if waiting else entry)
            waiting = ""
        elif opening.words:
            turns.append(replace(entry, text=opening.words, speaker=opening.name))
            waiting = ""
        else:
            waiting = opening.name
    return turns


def _opening(entry: Entry) -> _Opening | None:
    stretches = entry.paragraph.stretches
    if entry.paragraph.level or not _same_text(entry):
        return None
    head = _leading(stretches)
    name, words = head.strip(), entry.paragraph.text.strip()[len(head.strip()) :]
    if not _is_name(name) or words[:1] in {":", "：", ",", "."} or name.endswith((":", "：")):
        return None
    return _Opening(name.rstrip(" -–—"), words.lstrip(" \t\n\u00a0-–—"))


def _same_text(entry: Entry) -> bool:
    """Whether an entry is a whole paragraph of the file; parts of one have no looks of their own."""
    return bool(entry.paragraph.stretches) and entry.text == entry.paragraph.text.strip()


def _leading(stretches: Sequence[Stretch]) -> str:
    """The bold characters that a paragraph begins with; white space in between is of any look."""
    head = ""
    for one in stretches:
        if not one.bold and one.text.strip():
            break
        head += one.text
    return head


def _is_name(text: str) -> bool:
    words = text.split()
    capitals = all(not word[0].islower() for word in words) and any(c.isalpha() for c in text)
    short = 0 < len(words) <= _MOST_WORDS and len(text) <= _LONGEST_NAME and "\n" not in text
    return short and capitals and not text.endswith((".", "?", "!", "…", ",", ";"))


@dataclass(frozen=True, slots=True)
class SetApart:
    """Entries of which `count` whole paragraphs are read by their look ("bold", "italics"): as one of two
    voices, or as headings."""

    entries: list[Entry]
    look: str
    count: int
    voice: str = ""


def set_apart(given: Sequence[Entry]) -> SetApart | None:
    """The turns of a document whose questions are in bold or italics and whose answers are plain, or whose
    answers are in that look and whose questions are plain.

    None unless the looks alternate three times or more, most paragraphs of the one ask and few of the other
    do, and few paragraphs look as if they had a label: facts above the first question do (`Date: 3 May`),
    and some running speech.
    """
    for voice in (INTERVIEWER, PARTICIPANT):
        for look in ("bold", "italics"):
            asked = _Asked(look, voice)
            spoken = [one for one in given if asked.can_be_said(one)]
            marks = [asked.asks(one) for one in spoken]
            first = asked.first(spoken)
            begun = spoken[first:]
            labelled = sum(LABELLED.match(one.text) is not None for one in begun) + _named(begun, look)
            if voice == PARTICIPANT:  # what stands plain above the first question is no question
                spoken, marks = begun, marks[first:]
            if labelled <= _FEW_LABELS * len(begun) and _alternates(spoken, marks):
                count = sum(mark is (voice == INTERVIEWER) for mark in marks)
                return SetApart(asked.turns(given), look, count, voice)
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    """Questions and answers told apart by a look, which is that of one `voice`; the other one is plain."""

    look: str
    voice: str

    def can_be_said(self, entry: Entry) -> bool:
        """Whether it is a paragraph of text."""
        return not entry.paragraph.level and bool(entry.paragraph.stretches)

    def asks(self, entry: Entry) -> bool:
        """Whether a paragraph has the look of questions."""
        return _is_set(entry.paragraph, self.look) is (self.voice == INTERVIEWER)

    def first(self, spoken: Sequence[Entry]) -> int:
        """Where the first question stands, else the end. A plain one is known by its mark."""
        plain = self.voice == PARTICIPANT
        asking = (
            at for at, one in enumerate(spoken) if self.asks(one) and not (plain and "?" not in one.text)
        )
        return next(asking, len(spoken))

    def turns(self, given: Sequence[Entry]) -> list[Entry]:
        """The entries with a label where the voice changes, from the first question on."""
        spoken = [at for at, one in enumerate(given) if self.can_be_said(one)]
        begin = spoken[self.first([given[at] for at in spoken])]
        turns: list[Entry] = []
        voice = ""
        for at, entry in enumerate(given):
            said = at >= begin and self.can_be_said(entry)
            now = (INTERVIEWER if self.asks(entry) else PARTICIPANT) if said else voice
            turns.append(replace(entry, speaker=now) if said and now != voice else entry)
            voice = now
        return turns


def headed(given: Sequence[Entry]) -> SetApart | None:
    """Paragraphs in bold or italics without a label, below the first label, as headings: questions of a guide
    and the transcriber's remarks.

    None unless most paragraphs have labels, and none of these is wholly in that look.
    """
    labelled = [_has_label(one) for one in given]
    if True not in labelled or 2 * sum(labelled) < len(given):
        return None
    below = labelled.index(True)
    for look in ("bold", "italics"):
        marks = [bool(one.paragraph.stretches) and _is_set(one.paragraph, look) for one in given]
        heads = [
            mark and not own and at > below
            for at, (mark, own) in enumerate(zip(marks, labelled, strict=True))
        ]
        if any(heads) and not any(mark and own for mark, own in zip(marks, labelled, strict=True)):
            entries = [as_heading(one) if head else one for one, head in zip(given, heads, strict=True)]
            return SetApart(entries, look, sum(heads))
    return None


def _has_label(entry: Entry) -> bool:
    return entry.speaker != "" or LABELLED.match(entry.text) is not None


def _named(given: Sequence[Entry], look: str) -> int:
    """How many paragraphs are a name alone, above what that person says.

    There are two names or more, which come again, and below one of them mostly stands what is not in the
    look of questions: a short answer, `Yes`, has the next question below it.
    """
    above = [(one.text.strip("[]()"), two) for one, two in pairwise(given)]
    names = Counter(name for name, _ in above if _is_name(name) and ":" not in name)
    plain = Counter(name for name, below in above if not _is_set(below.paragraph, look))
    again = [name for name, count in names.items() if count > 1]
    answering = any(2 * plain[name] > names[name] for name in again)
    return sum(names[name] for name in again) if len(again) > 1 and answering else 0


def _is_set(paragraph: Paragraph, look: str) -> bool:
    """Whether all letters of a paragraph have a look, perhaps but those of remarks in brackets."""
    every = [one for one in paragraph.stretches if any(c.isalnum() for c in one.text)]
    letters = [one for one in every if any(c.isalnum() for c in _REMARK.sub("", one.text))] or every
    return bool(letters) and all(one.bold if look == "bold" else one.italic for one in letters)


def _alternates(spoken: Sequence[Entry], marks: Sequence[bool]) -> bool:
    runs = [mark for mark, _ in groupby(marks)]
    asked = [one for one, mark in zip(spoken, marks, strict=True) if mark]
    other = [one for one, mark in zip(spoken, marks, strict=True) if not mark]
    if runs.count(True) < _FEWEST_CHANGES or runs.count(False) < _FEWEST_CHANGES:
        return False
    questions = sum("?" in one.text for one in asked)
    answers = sum(one.text.rstrip().endswith("?") for one in other)
    return questions >= _SHARE_OF_QUESTIONS * len(asked) and answers < len(other) / 4
