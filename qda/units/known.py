"""What a label looks like by itself: a role, an identifier, a name, a heading, several people at once."""

import re
from dataclasses import dataclass

from qda.model.label import is_pseudonym, key_of
from qda.units.labels import TELEPHONE, Label, without_ending
from qda.units.roles import Roles, without_number

_IDENTIFIER = re.compile(r"[^\W\d_]{1,3}[ -]?\d{1,3}")
_NUMBERED = re.compile(r".*?[^\W\d_][\s#._-]*\d+")
_LETTERED = re.compile(r"(?P<word>.+?)[\s.-]+(?:[A-Z]|[IVX]{1,3})")
_ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii"})
_TELEPHONE = re.compile(TELEPHONE, re.VERBOSE)
_LETTERS = 3
_MOST_PARTS = 4
_BY_SPACES = re.compile(r"\s*[&+/,]\s*|\s+")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The words to judge labels by, and who asks.

    `initials` are the keys of labels of this document that are words of headings elsewhere, and somebody's
    initials here: `PS`, `H`.
    """

    roles: Roles
    initials: frozenset[str] = frozenset()

    @property
    def people(self) -> frozenset[str]:
        """The words that mean some person, or several, without a name."""
        return self.roles.words.machine | self.roles.words.roles | self.roles.words.persons

    def is_identifier(self, name: str) -> bool:
        """Whether a label is somebody's pseudonym by letters and number; a program's `Speaker 2` is not."""
        return _NUMBERED.fullmatch(name) is not None and not self.is_machine_given(name)

    def is_machine_given(self, name: str) -> bool:
        """Whether a label is what a program calls a voice: `Speaker 1`, `Speaker A`."""
        return not self.roles.words.machine.isdisjoint((without_number(name), _without_letter(name)))

    def is_known(self, label: Label) -> bool:
        """Whether a label can be nothing but a speaker."""
        words, name = self.roles.words, label.name
        if self.is_heading(name):
            return False
        word = _without_letter(name)
        if self.roles.told(name) or word in words.roles:
            return True
        if label.key in self.roles.legend or (label.key == self.roles.person and label.spaced):
            return True
        if word in words.machine and word != label.key:
            return True
        if len(name) == 1 and self.roles.asks(name):
            return True
        return bool(_IDENTIFIER.fullmatch(name)) and name.isupper() and label.key not in _ROMAN

    def is_role(self, name: str) -> bool:
        """Whether a label is a word for what somebody does in the interview, and not a letter."""
        words = self.roles.words.roles | self.roles.settings
        return len(name) > _LETTERS and without_number(name) in words

    def is_heading(self, name: str) -> bool:
        """Whether a label heads what is no speech: a note, a date, a conclusion; `Name 1` is a pseudonym."""
        if is_pseudonym(name) or key_of(name) in self.initials:
            return False
        if self.roles.told(name) or key_of(name) in self.roles.legend:
            return False
        words = {without_number(name), _without_letter(name)}
        return bool(words & self.roles.words.headings) or self._is_note(name)

    def is_note(self, name: str) -> bool:
        """Whether a label heads what the researcher adds: `Postscript`, `Transcriber's note`, `Anm. d. T.`"""
        return self._is_note(name) and self.is_heading(name)

    def _is_note(self, name: str) -> bool:
        plain = without_number(name)
        words = [word.strip(".") for word in plain.split()] or [""]
        return bool({words[0], words[-1]} & self.roles.words.notes) and plain not in self.roles.words.roles

    def is_name(self, label: Label) -> bool:
        """Whether a label has the shape of a name: a few words with capitals, no heading; a name and an
        office; or a number's."""
        if label.is_office and not self.is_heading(label.name):
            return label.spaced
        if is_telephone(label.name):
            return label.spaced
        parts = _BY_SPACES.split(without_ending(label.name).rstrip("?"))
        if self.is_heading(label.name) or not label.spaced or len(parts) > _MOST_PARTS:
            return False
        return all(self._is_name_part(part) for part in parts) and self.is_somebody(parts)

    def is_somebody(self, parts: list[str]) -> bool:
        """Whether one of the words is more than a small one that joins names."""
        return any(part not in self.roles.words.joining for part in parts)

    def people_of(self, name: str) -> tuple[str, ...]:
        """The parts of a label for several people, folded: `M & K`; one for a label of one."""
        words = "|".join(re.escape(word) for word in sorted(self.roles.words.joining))
        parts = re.split(rf"\s*[&+/,]\s*|\s+(?:{words})\s+", without_ending(name).casefold())
        return tuple(part.strip() for part in parts if part.strip())

    def is_everybody(self, name: str) -> bool:
        """Whether a label means several people at once, or somebody whom nobody could make out."""
        words = self.roles.words
        first, *more = key_of(name).rstrip("?. ").split() or [""]
        several = (
            first in words.together - words.machine
            and bool(more)
            and more[-1] in self.people | words.answering
        )
        return " ".join((first, *more)) in words.together or several or name.endswith("?")

    def is_anybody(self, name: str) -> bool:
        """Whether a label is everybody's, or what a program or a typist calls somebody without a name."""
        return self.is_machine_given(name) or is_telephone(name) or self.is_everybody(name)

    def _is_name_part(self, part: str) -> bool:
        letter = next((character for character in part if character.isalpha()), None)
        if letter is None:
            return not part or part.strip("#.").isdecimal()
        words = self.roles.words
        small = part.casefold() in words.particles or part in words.joining
        return not letter.islower() or small or bool(_IDENTIFIER.fullmatch(part))


def is_telephone(name: str) -> bool:
    """Whether a label is a telephone number, as a chat names who is not among the contacts."""
    return _TELEPHONE.fullmatch(name) is not None


def _without_letter(name: str) -> str:
    """A label without the number or the letter at its end, folded."""
    found = _LETTERED.fullmatch(name)
    return key_of(found["word"]) if found else without_number(name)
