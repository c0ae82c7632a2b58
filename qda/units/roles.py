"""Which labels are those of who asks: by what a person, the legend or the settings say, or by a word for it.

The first of these that says anything about a label decides.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from qda.language.speakers import SpeakerWords
from qda.model.document import NOBODY_ELSE, Document
from qda.model.label import key_of
from qda.model.settings import INTERVIEWER_LABELS
from qda.units.labels import without_ending

_NUMBERED = re.compile(r"(?P<word>.*?[^\W\d_])[\s#._-]*(?P<number>\d+)\??")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORT = 2
"""Letters of labels that mean somebody only when they are the whole label: I, Q, R1."""


@dataclass(frozen=True, slots=True)
class Roles:
    """What is known of who asks; all labels are folded.

    `said` are a person's for this document; with `only`, nobody else asks in it. `taken` asks by the evidence
    of the text, where nothing else told. `legend` says of labels whether they ask. `settings` are the
    project's. `person` is who the document says it is about, and so asks by none of these: an interviewee I1.
    `_answers` are those given to `asks`, which asks of the same few labels turn by turn.
    """

    words: SpeakerWords
    settings: frozenset[str]
    said: frozenset[str] = frozenset()
    only: bool = False
    taken: str | None = None
    legend: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    person: str = ""
    _answers: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def told_by(self, legend: Mapping[str, bool]) -> "Roles":
        """The same with what the document's own legend says."""
        return replace(self, legend=legend)

    def asks(self, name: str) -> bool:
        """Whether a label is that of an interviewer."""
        if name not in self._answers:
            self._answers[name] = bool(self.why(name))
        return self._answers[name]

    def why(self, name: str) -> str:
        """What makes a label an interviewer's; "" when nothing does."""
        told = self.told(name)
        if told or self.only or key_of(name) in {*self.legend, self.person}:
            return told
        return "word" if self.asking_word(name) else ""

    def told(self, name: str) -> str:
        """Who tells that a label is an interviewer's: "said", "taken", "legend" or "settings"; "" when nobody
        does."""
        key, word = key_of(name), without_number(name)
        if key in self.said or word in self.said:
            return "said"
        if self.taken in (key, word):
            return "taken"
        if self.only or key == self.person:
            return ""
        if key in self.legend:
            return "legend" if self.legend[key] else ""
        return "settings" if key in self.settings or word in self.settings else ""

    def asking_word(self, name: str) -> bool:
        """Whether a word of a label or a description means somebody who asks."""
        if self.words.answering & (parts := _parts(name)):
            return False
        own = {label for label in self.settings if len(label) > _SHORT}
        return bool(parts & (own | self._asking))

    def answering_word(self, name: str) -> bool:
        """Whether a word of a label or a description means somebody who answers."""
        return bool(self.words.answering & _parts(name))

    @property
    def _asking(self) -> frozenset[str]:
        """The words of the languages, but for those that the settings could name and do not."""
        left_out = set(map(key_of, INTERVIEWER_LABELS)) - self.settings
        return self.words.asking - left_out


def roles_of(settings: Collection[str], words: SpeakerWords, document: Document) -> Roles:
    """The roles for a document; its legend is not read yet."""
    speakers = document.speakers
    said = frozenset(map(key_of, speakers.interviewers))
    only = key_of(NOBODY_ELSE) in said
    taken = key_of(speakers.taken) if speakers.taken else None
    own, person = frozenset(map(key_of, settings)), key_of(document.participant or "")
    return Roles(words, own, said - {key_of(NOBODY_ELSE)}, only, taken, person=person)


@lru_cache(maxsize=8192)
def without_number(name: str) -> str:
    """A label without the number and the ending for any gender, folded."""
    plain = key_of(without_ending(name))
    found = _NUMBERED.fullmatch(plain)
    return found["word"] if found else plain


def _parts(name: str) -> set[str]:
    """The words of a label and pairs of them, folded; a letter that has a capital only as the whole label."""
    words = _WORDS.findall(key_of(name))
    capitals = (key_of(word) for word in _WORDS.findall(name) if word == word.upper())
    whole = (word for word in words if len(word) > 1)
    return {*whole, *capitals, *(" ".join(pair) for pair in pairwise(words)), without_number(name)}
