"""What stands above the first turn: titles, facts such as `Date: 3 May`, and a legend of who is who.

    I: Interviewer, M: Mand, K: Kvinde
    I = Interviewer; Y = informant
    Interviewer: Anna (A)

None of it is a turn. A legend says which labels ask and which answer. Speech that names a role, `P1: I am a
nurse`, is none: a line that is written as the turns are is taken for a legend only by clear evidence.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from qda.model.label import key_of
from qda.model.span import Span
from qda.units.description import bare_role, has_details, is_long, is_spoken, is_stopped, role_of
from qda.units.entries import Entry, aliases_in, entries_of, without_aliases
from qda.units.facts import facts_above, is_title
from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels
from qda.units.roles import Roles

_LISTED = re.compile(
    r"\s*[-•*]?\s*[*_]*(?P<lead>[^\W\d_][^:：=\n()]{0,30}?)[*_]*\s*[:：][*_]*\s+(?P<people>\S.*)"
)
_OUTSIDE_BRACKETS = re.compile(r"\s*[;,]\s+(?![^(\[]*[)\]])")
_LISTED_PERSON = re.compile(
    r"(?P<name>[^\W\d_][^()\[\],;]{0,40}?)\s*(?:[(\[](?P<notes>[^()\[\]]{1,60})[)\]])?\.?"
)
_CLOSING = "\"'“”’»)]*_"
_INITIAL = re.compile(r"\b[^\W\d_]\.$")
_MOST = 80
"""Lines from the top that are looked at."""
_ENTRY_WORDS = 5


class Head(NamedTuple):
    """Where the turns can begin, and what the legend says of labels: whether they ask.

    `told` are the lines above the turns that tell who is who, or begin with a label of the turns; down to
    `facts` there is nothing but titles and facts.
    """

    end: int
    asks: Mapping[str, bool]
    told: tuple[Span, ...] = ()
    facts: int = 0


def is_said(text: str) -> bool:
    """Whether words are an utterance, not an entry such as a name or a date."""
    return is_ended(text) or len(text.split()) > _ENTRY_WORDS


def is_ended(text: str) -> bool:
    """Whether words end as a sentence does."""
    return text.rstrip().rstrip(_CLOSING).endswith((".", "?", "!", "…", "؟", "。", "？"))


def head_of(
    text: str, filled: Sequence[Span], found: Mapping[int, Label], known: LabelWords, start: int
) -> Head:
    """What stands above the first turn of lines with text, whose labels by position are `found`."""
    reader = _Reader(text, filled, found, known)
    end = start
    told: list[Span] = []
    facts = facts_above(text, filled[:_MOST], found, known)
    for number, line in enumerate(filled[:_MOST]):
        state = reader.look(number)
        if state is _SPEAKS and number >= facts:
            break
        if state is _CERTAIN or number < facts:
            end = line.end
        if reader.tells(line):
            told.append(line)
    noted = reader.noted()
    if len(filled) and end >= filled[-1].end:
        return Head(start, noted)  # a head that is the whole text is none
    above = tuple(line for line in told if line.end <= end)
    return Head(end, noted | reader.asks(), above, filled[facts - 1].end if facts else start)


def _is_spread(filled: Sequence[Span], found: Mapping[int, Label]) -> bool:
    """Whether blank lines stand between all lines, as in what word processors write, and so part nothing.

    Below, what somebody says may be wrapped in lines that have no labels.
    """
    pairs = enumerate(pairwise(filled), 1)
    close = next((number for number, (one, other) in pairs if one.end + 1 >= other.start), len(filled))
    return close > 2 and (close == len(filled) or filled[close].start not in found)


_SPEAKS, _CERTAIN, _PERHAPS = "speaks", "certainly above the turns", "perhaps above the turns"


class _Reader:
    """Reads line after line, until somebody speaks."""

    def __init__(
        self, text: str, filled: Sequence[Span], found: Mapping[int, Label], known: LabelWords
    ) -> None:
        self.text, self.filled, self.found, self.known = text, filled, found, known
        self.times = count_labels(found.values())
        self.spread = _is_spread(filled[:_MOST], found)
        self.seen: set[str] = set()
        self.entries: list[Entry] = []
        self.legend: set[int] = set()
        self.block = 0
        self.waiting = 0
        self.last = _PERHAPS

    def look(self, number: int) -> str:
        """What a line is, by its number among those with text; each is looked at after the one above."""
        self.last = self._state(number)
        return self.last

    def tells(self, line: Span) -> bool:
        """Whether a line that was looked at is one of a legend, or begins with a speaker's label."""
        label = self.found.get(line.start)
        again = label is not None and self.times[label.key] > 1 and not self.known.is_heading(label.name)
        return again or line.start in self.legend

    def _state(self, number: int) -> str:
        line = self.filled[number]
        label = self.found.get(line.start)
        words = line.of(self.text)
        if label and label.key in self.seen:
            return _SPEAKS
        entries = entries_of(words)
        if self._is_legend(number, entries):
            self.entries += entries
            self.seen |= {key for entry in entries for key in self._targets(entry)}
            self.legend.add(line.start)
            return _CERTAIN
        if listed := self._listed(words):
            self.entries += listed
            self.legend.add(line.start)
            return _CERTAIN
        if label is None:
            return _PERHAPS
        rest = self.text[label.speech : line.end]
        if not self.waiting and is_title(label, rest, self.known):
            return _CERTAIN
        if self.known.is_known(label) or self.times[label.key] > 1:
            return self._of_speaker(label, rest, number)
        if self.known.is_heading(label.name) or not (self.known.is_name(label) or is_said(rest)):
            return _CERTAIN
        return _CERTAIN if self._goes_on(number) and not is_said(rest) else _PERHAPS

    def _follows(self, number: int) -> bool:
        """Whether a line goes on with the one above: blank lines part lines only where not all are parted."""
        above = self.filled[number - 1].end if number else 0
        return number > 0 and (self.spread or above + 1 == self.filled[number].start)

    def _goes_on(self, number: int) -> bool:
        """Whether a line follows one that is certainly above the turns."""
        return self.last is _CERTAIN and self._follows(number)

    def _is_last(self, number: int) -> bool:
        """Whether a blank line that parts something, or the end, follows a line."""
        return not self.spread and (number + 1 == len(self.filled) or not self._follows(number + 1))

    def _of_speaker(self, label: Label, rest: str, number: int) -> str:
        """A label that is a speaker's, or recurs: `Interviewer: Anna Smith` may stand among the facts."""
        self.seen.add(label.key)
        self.waiting += 1
        if is_said(rest) or not rest.strip() or self.waiting > 3 or not self._may_describe(label.name, rest):
            return _SPEAKS
        named = self._is_named(rest) or (self._is_last(number) and self._is_one_name(rest))
        return _CERTAIN if self._goes_on(number) and named else _PERHAPS

    def _may_describe(self, name: str, value: str) -> bool:
        """Whether a value may say who has a label; of somebody who asks it says the name or a role."""
        roles = self.known.roles
        if is_long(value) or is_spoken(value, roles.words) or self.known.is_heading(value):
            return False
        called = self._is_named(value) or self._is_one_name(value) or role_of(roles, value) is not None
        return called or not roles.asks(name)

    def _is_one_name(self, rest: str) -> bool:
        word = rest.strip()
        return word.isalpha() and word[0].isupper() and not self.known.is_heading(word)

    def _is_named(self, value: str) -> bool:
        """Whether a value is a name, not a word that somebody says: `Anna Smith`, `P3`, `Els de Vries`."""
        words = [word for word in re.split(r"[\s,]+", value.strip()) if word]
        small = self.known.roles.words.particles
        capital = all(word.strip('(["“')[:1].isupper() or word in small for word in words)
        telling = len(words) > 1 or any(character.isdigit() for character in value) or value.isupper()
        ends = _INITIAL.sub("", value.rstrip()).endswith((".", "!", "?"))
        return capital and telling and not ends

    def _is_legend(self, number: int, entries: Sequence[Entry]) -> bool:
        if not entries or not all(self._may_describe(entry.key, entry.value) for entry in entries):
            return False
        roles = self.known.roles
        if len(entries) > 1 and all(self.times[key_of(entry.key)] for entry in entries[1:]):
            return True
        if self.filled[number].start in self.found:
            if self._is_in_block(number):
                return True
        elif any(role_of(roles, entry.value) is not None for entry in entries):
            return True  # not written as the turns are
        (first, *more) = entries
        if more or self.known.is_heading(first.key):
            return False
        if self._goes_on(number) and self.entries and self.times[key_of(first.key)]:
            return not is_said(first.value) and key_of(first.key) not in self.seen
        if self.times[key_of(first.key)] > 1:
            return False  # who has this label has no other: `Moderator: Anna Smith` may call somebody
        only = self.times[key_of(first.value)] > 1
        named = role_of(roles, first.key) is not None and (self._is_named(first.value) or only)
        aliases = _aliases(first.value) | self._short_names(first.value)
        return named and any(self.times[alias] for alias in aliases if alias != key_of(first.key))

    def _is_in_block(self, number: int) -> bool:
        """Whether a line is one of those together, each written as the turns are, that tell who is who."""
        if number >= self.block:
            rows = self._rows(number)
            sure = self._is_last(number + len(rows) - 1) and (len(rows) > 1 or self._goes_on(number))
            if not sure and self.waiting:
                return False  # somebody has perhaps spoken
            if not sure:
                rows = list(takewhile(lambda row: all(map(self._is_plain, row)), rows))
            if not self._tell_roles(list(chain(*rows))):
                return False
            self.block = number + len(rows)
        return True

    def _rows(self, number: int) -> list[list[Entry]]:
        """The entries of a line and of those that go on with it, each about somebody else."""
        rows: list[list[Entry]] = []
        seen = set(self.seen)
        for place, line in enumerate(self.filled[number:_MOST], number):
            label, entries = self.found.get(line.start), entries_of(line.of(self.text))
            if not label or label.timestamp or label.key in seen or (rows and not self._follows(place)):
                break
            if not entries or not all(self._may_describe(entry.key, entry.value) for entry in entries):
                break
            rows.append(entries)
            seen.add(label.key)
        return rows

    def _tell_roles(self, entries: Sequence[Entry]) -> bool:
        """Whether entries tell roles: one is called an interviewer and no more, or none is a sentence."""
        roles = self.known.roles
        if all(role_of(roles, entry.value) is None for entry in entries):
            return False
        if any(bare_role(roles, entry.value) for entry in entries):
            return True
        return not any(is_stopped(entry.value) for entry in entries)

    def _is_plain(self, entry: Entry) -> bool:
        """Whether a value is a name, nothing but a role, or a list with a number."""
        value, asks = entry.value, self.known.roles.asks(entry.key)  # `Interviewer: Ready` asks
        named = self._is_named(value) or (self._is_one_name(value) and not asks)
        if named and role_of(self.known.roles, value) is None:
            return True
        return bare_role(self.known.roles, value) is not None or has_details(value)

    def _listed(self, line: str) -> list[Entry]:
        """The people of a line that lists several: `Present: Jane Hill (JH, interviewer), Pat Lin (PL)`."""
        found = _LISTED.fullmatch(line)
        people = _OUTSIDE_BRACKETS.split(found["people"]) if found else []
        named = [_LISTED_PERSON.fullmatch(one.strip()) for one in people]
        if found is None or len(named) < 2 or line.rstrip().endswith(("?", "!", "…", "؟", "？")):
            return []
        entries = [self._person(found["lead"], one) for one in named if one and _is_capital(one["name"])]
        calls = self.times[key_of(found["lead"])] > 1  # `Moderator: Anna, Ben` calls two people
        told = not calls and any(role_of(self.known.roles, entry.key) is not None for entry in entries)
        known = any(self.times[alias] for entry in entries for alias in _aliases(entry.value))
        return entries if told and known and len(entries) == len(named) else []

    def _person(self, lead: str, found: re.Match[str]) -> Entry:
        """What somebody in a list does, as said behind the name or before the list, and the name."""
        notes = re.split(r"\s*[,;]\s*", found["notes"] or "")
        role = next((note for note in notes if role_of(self.known.roles, note) is not None), None)
        others = "".join(f" ({note})" for note in notes if note and note != role)
        return Entry(role or lead, found["name"] + others)

    def _targets(self, entry: Entry) -> set[str]:
        """The labels that an entry speaks of."""
        if (
            role_of(self.known.roles, entry.value) is None
            and role_of(self.known.roles, entry.key) is not None
        ):
            return _aliases(entry.value)
        return {
            *self.known.people_of(entry.key),
            *_aliases(entry.key),
            *map(key_of, aliases_in(entry.value)),
        }

    def asks(self) -> dict[str, bool]:
        """Of the labels that the legend names, whether they ask; of whom it does not tell is left out."""
        told: dict[str, bool | None] = {}
        for entry in self.entries:
            role = self._role(entry)
            for key in self._targets(entry):
                if key not in told or told[key] is None:
                    told[key] = role
        told |= self._by_short_names(told)
        somebody = any(told.values())
        return {
            key: bool(role)
            for key, role in told.items()
            if self.times[key] and (role is not None or somebody)
        }

    def noted(self) -> dict[str, bool]:
        """What stands in brackets behind a name: `Anna (interviewer)`, not `Anna (to the interviewer)`."""
        notes = {Entry(label.name, label.note) for label in self.found.values() if label.note}
        plain = [one for one in sorted(notes) if bare_role(self.known.roles, one.value) is not None]
        told = {key_of(one.key): self._role(one) for one in plain}
        return {key: role for key, role in told.items() if role is not None}

    def _role(self, entry: Entry) -> bool | None:
        """Whether an entry says that somebody asks, or answers; of a label such as MODERATOR nothing else."""
        roles = self.known.roles
        if self.known.is_role(entry.key) and roles.asking_word(entry.key):
            return True
        role = role_of(roles, entry.value)
        if role and not self._may_ask(entry):
            role = None
        return role_of(roles, entry.key) if role is None else role

    def _may_ask(self, entry: Entry) -> bool:
        """Whether a word for those who ask means one of them where others ask: not in `P1: researcher`.

        It does if the label is short for it, or where it is the word that the others are called by.
        """
        roles, asked = self.known.roles, _asking_in(self.known.roles, entry.value)
        others = {
            one.name for one in self.found.values() if roles.asks(one.name) and self.times[one.key] > 1
        } - {entry.key}
        if not others or roles.asks(entry.key):
            return True
        called = [*others, *(one.value for one in self.entries if one.key in others)]
        alike = asked & frozenset().union(*(_asking_in(roles, one) for one in called))
        short = any(word.startswith(entry.key[0].casefold()) for word in asked)
        return bool(alike or short) and bare_role(roles, entry.value) is True

    def _short_names(self, value: str) -> set[str]:
        """What else a person may be called, as others may be: `Dr. Els de Vries` is Els, Vries, EV, E, V."""
        titles = self.known.roles.words.titles
        words = [word for word in _parts_of(without_aliases(value)) if key_of(word) not in titles]
        large = [word for word in words if word[0].isupper()]
        if len(large) < 2:
            return {key_of(word) for word in large}
        initials = "".join(word[0] for word in large)
        return set(map(key_of, (large[0], large[-1], " ".join(words), initials, initials[0], initials[-1])))

    def _by_short_names(self, told: Mapping[str, bool | None]) -> dict[str, bool | None]:
        """The same of last names and initials that the legend does not tell, and only one person has."""
        roles = self.known.roles
        people = [(one, role_of(roles, one.key)) for one in self.entries if role_of(roles, one.value) is None]
        short = [
            (key, role) for one, role in people if role is not None for key in self._short_names(one.value)
        ]
        times = Counter(key for key, _ in short)
        return {key: role for key, role in short if key not in told and times[key] == 1}


def _asking_in(roles: Roles, words: str) -> frozenset[str]:
    """The words of a description or a label that mean somebody who asks, folded."""
    return frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+", words) if roles.asking_word(word))


def _is_capital(name: str) -> bool:
    return not name.strip()[0].islower()


def _aliases(value: str) -> set[str]:
    """The labels that a person of this name can have: `Anna Smith (A)` is also Anna, AS and A."""
    within = set(map(key_of, aliases_in(value)))
    name = without_aliases(value).strip(" ,.;")
    words = _parts_of(name)
    initials = "".join(word[0] for word in words)
    return {
        one
        for one in {*within, key_of(name), *([key_of(words[0]), key_of(initials)] if words else [])}
        if one
    }


def _parts_of(name: str) -> list[str]:
    return [word.strip(",;") for word in name.split() if word[:1].isalpha()]
