"""Which labels of a document are speakers. The evidence is the whole document, never one line.

A colon is common in speech ("the thing is: we left") and in prose ("Conclusion: ..."), so a label must

- be known: an interviewer's label, a role (Respondent, Participant 17), or an identifier (P7, R12);
- or recur, in a document that has other speakers, or of which labels open a fair share of the paragraphs;
- or stand once, beside other speakers, in capitals or in a transcript whose every paragraph has a label.

A work of literature has turns only when it prints a conversation: an interviewer and somebody else, both
more than once.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qda.language.speakers import SpeakerWords
from qda.units.labels import Label

_IDENTIFIER = re.compile(r"[^\W\d_]{1,3}[ -]?\d{1,3}")
_NUMBERED = re.compile(r"(?P<word>.*?[^\W\d_])[\s#.-]*(?P<number>\d+)")
_FAIR_SHARE = 0.2
_MOST = 0.5
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The interviewer labels of the settings, casefolded, and the words of the language."""

    interviewers: frozenset[str]
    words: SpeakerWords

    def is_interviewer(self, name: str) -> bool:
        """Whether a label is an interviewer's, whatever its case and number."""
        return name.casefold() in self.interviewers or _without_number(name) in self.interviewers

    def is_identifier(self, name: str) -> bool:
        """Whether a label is somebody's pseudonym by letters and number; a program's `Speaker 2` is not."""
        numbered = _NUMBERED.fullmatch(name) is not None
        return numbered and _without_number(name) not in self.words.machine

    def is_known(self, label: Label) -> bool:
        """Whether a label can be nothing but a speaker."""
        if self.is_interviewer(label.name) or _without_number(label.name) in self.words.roles:
            return True
        if _NUMBERED.fullmatch(label.name) and _without_number(label.name) in self.words.machine:
            return True
        return bool(_IDENTIFIER.fullmatch(label.name)) and label.name.isupper()

    def is_name(self, label: Label) -> bool:
        """Whether a label has the shape of a name: a few words with capitals, and no heading."""
        parts = label.name.split()
        if _without_number(label.name) in self.words.headings:
            return False
        return label.spaced and len(parts) <= 4 and all(self._is_name_part(part) for part in parts)

    def _is_name_part(self, part: str) -> bool:
        letter = next((character for character in part if character.isalpha()), None)
        if letter is None:
            return part.strip("#.").isdecimal()
        return (
            not letter.islower()
            or part.casefold() in self.words.particles
            or bool(_IDENTIFIER.fullmatch(part))
        )


def label_words(interviewers: Collection[str], words: SpeakerWords) -> LabelWords:
    """The words to judge labels by."""
    return LabelWords(frozenset(" ".join(name.split()).casefold() for name in interviewers), words)


def find_speakers(
    labels: Sequence[Label], openings: Collection[int], known: LabelWords, *, conversation: bool
) -> frozenset[str]:
    """The keys of the labels that are speakers.

    `openings` are the positions at which a paragraph can begin. With `conversation`, an interviewer and
    another speaker must both recur, or nobody speaks.
    """
    certain = {label.key for label in labels if known.is_known(label)}
    candidates = [label for label in labels if label.key in certain or known.is_name(label)]
    counts = Counter(label.key for label in candidates)
    recurring = {key for key, count in counts.items() if count > 1 and key not in certain}
    opening = [label for label in candidates if label.line.start in openings]
    share = len({label.line.start for label in opening}) / max(1, len(openings))
    if conversation and not _is_conversation(counts, candidates, known):
        return frozenset()
    found = certain | (recurring if certain or _recur_enough(recurring, share) else set())
    if found:
        found |= {one.key for one in opening if share >= _NEARLY_ALL or _in_capitals(one.name)}
    return frozenset(found)


def _recur_enough(recurring: Collection[str], share: float) -> bool:
    return share >= (_FAIR_SHARE if len(recurring) > 1 else _MOST)


def _is_conversation(counts: Counter[str], candidates: Sequence[Label], known: LabelWords) -> bool:
    recurring = {label.name for label in candidates if counts[label.key] > 1}
    asking = {name for name in recurring if known.is_interviewer(name)}
    return bool(asking) and bool(recurring - asking)


def _in_capitals(name: str) -> bool:
    return name.isupper() and sum(character.isalpha() for character in name) > 1


def _without_number(name: str) -> str:
    found = _NUMBERED.fullmatch(name)
    return (found["word"] if found else name).casefold()
