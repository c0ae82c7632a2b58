"""What stands above the first turn: titles, facts such as `Date: 3 May`, and a legend of who is who.

    I: Interviewer, M: Mand, K: Kvinde
    I = Interviewer; Y = informant
    Interviewer: Anna (A)

None of it is a turn. A legend says which labels ask and which answer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from qda.model.span import Span
from qda.units.facts import facts_above
from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels, key_of
from qda.units.roles import Roles

_ENTRY = re.compile(
    r"\s*[-•*]?\s*[*_]*(?P<key>[^\W\d_][^:：=\n(){}\[\]?!;,]{0,30}?)[*_]*\s*(?:[:：=]|\s[-–—]\s|\t)[*_]*\s*(?P<value>[^\s:：=].*?)[*_]*\s*"
)
_IN_BRACKETS = re.compile(
    r"\s*[-•*]?\s*(?P<key>[^\W\d_][^:：=\n(){}\[\]?!;]{0,40}?)\s*[(\[](?P<value>[^()\[\]\n]{1,40})[)\]]\s*"
)
_LEAD = re.compile(r"\s*[^\W\d_][^:：=\n]{0,30}[:：]\s+(?=\S+\s*[:：=])")
_BEGINNING = re.compile(
    r"\s*[-•*]?\s*[*_]*[^\W\d_][^:：=\n(){}\[\]?!;]{0,40}?[*_]*\s*(?:[:：=(\[\t]|\s[-–—]\s)|\s*[;,|\t/]"
)
"""How a line begins whose first part is an entry, or is empty; most lines of prose do not."""
_BETWEEN = re.compile(r"\s*[;,|]\s+|\s*\t\s*|\s+/\s+")
_ALIAS = re.compile(r"[(\[“\"]\s*([^()\[\]“”\"]{1,25}?)\s*[)\]”\"]")
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
_LONGEST_ENTRY = 300
"""Characters of the longest line that is one entry: what is said in it has a few words."""
_ENTRY_WORDS = 5
_VALUE_WORDS = 8


class Head(NamedTuple):
    """Where the turns can begin, and what the legend says of labels: whether they ask."""

    end: int
    asks: Mapping[str, bool]


class _Neighbours(NamedTuple):
    """Whether a line follows another without a blank one between, and whether a blank one follows it."""

    adjacent: bool
    last: bool


class _Entry(NamedTuple):
    """A label and what is said of it."""

    key: str
    value: str


def is_said(text: str) -> bool:
    """Whether words are an utterance, not an entry such as a name or a date."""
    ends = text.rstrip().rstrip(_CLOSING)
    return ends.endswith((".", "?", "!", "…", "؟", "。", "？")) or len(text.split()) > _ENTRY_WORDS


def head_of(
    text: str, filled: Sequence[Span], found: Mapping[int, Label], known: LabelWords, start: int
) -> Head:
    """What stands above the first turn of lines with text, whose labels by position are `found`."""
    reader = _Reader(text, found, known)
    end = start
    spread = _is_spread(filled[:_MOST])
    facts = facts_above(text, filled[:_MOST], found, known)
    for number, line in enumerate(filled[:_MOST]):
        follows = number > 0 and (spread or filled[number - 1].end + 1 == line.start)
        last = not spread and (number + 1 == len(filled) or line.end + 1 < filled[number + 1].start)
        state = reader.look(line, _Neighbours(follows, last))
        if state is _SPEAKS and number >= facts:
            break
        if state is _CERTAIN or number < facts:
            end = line.end
    if len(filled) and end >= filled[-1].end:
        return Head(start, _noted(found.values(), known.roles))  # a head that is the whole text is none
    return Head(end, _noted(found.values(), known.roles) | reader.asks())


def _is_spread(filled: Sequence[Span]) -> bool:
    """Whether blank lines stand between all lines, as in what word processors write, and so part nothing."""
    return len(filled) > 2 and all(one.end + 1 < other.start for one, other in pairwise(filled))


def _noted(labels: Iterable[Label], roles: Roles) -> dict[str, bool]:
    """What stands in brackets behind a name: `Anna (interviewer)`."""
    told = {label.key: _role(roles, label.note) for label in labels if label.note}
    return {key: role for key, role in told.items() if role is not None}


_SPEAKS, _CERTAIN, _PERHAPS = "speaks", "certainly above the turns", "perhaps above the turns"


class _Reader:
    """Reads line after line, until somebody speaks."""

    def __init__(self, text: str, found: Mapping[int, Label], known: LabelWords) -> None:
        self.text, self.found, self.known = text, found, known
        self.times = count_labels(found.values())
        self.seen: set[str] = set()
        self.entries: list[_Entry] = []
        self.waiting = 0
        self.last = _PERHAPS

    def look(self, line: Span, beside: _Neighbours) -> str:
        """What a line is."""
        self.last = self._state(line, beside)
        return self.last

    def _state(self, line: Span, beside: _Neighbours) -> str:
        adjacent = beside.adjacent
        label = self.found.get(line.start)
        words = line.of(self.text)
        if label and label.key in self.seen:
            return _SPEAKS
        entries = entries_of(words)
        if self._is_legend(entries, adjacent):
            self.entries += entries
            self.seen |= {key for entry in entries for key in self._targets(entry)}
            return _CERTAIN
        if listed := self._listed(words):
            self.entries += listed
            return _CERTAIN
        if label is None:
            return _PERHAPS
        rest = self.text[label.speech : line.end]
        if self.known.is_known(label) or self.times[label.key] > 1:
            return self._of_speaker(label, rest, beside)
        if self.known.is_heading(label.name) or not (self.known.is_name(label) or is_said(rest)):
            return _CERTAIN
        return _CERTAIN if adjacent and self.last is _CERTAIN and not is_said(rest) else _PERHAPS

    def _of_speaker(self, label: Label, rest: str, beside: _Neighbours) -> str:
        """A label that is a speaker's, or recurs: `Interviewer: Anna Smith` may stand among the facts."""
        self.seen.add(label.key)
        self.waiting += 1
        if is_said(rest) or not rest.strip() or self.waiting > 3:
            return _SPEAKS
        named = self._is_named(rest) or (beside.last and self._is_one_name(rest))
        return _CERTAIN if beside.adjacent and self.last is _CERTAIN and named else _PERHAPS

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

    def _is_legend(self, entries: Sequence[_Entry], adjacent: bool) -> bool:
        if not entries or any(is_long(entry.value) for entry in entries):
            return False
        roles = self.known.roles
        if any(_role(roles, entry.value) is not None for entry in entries):
            return True
        if len(entries) > 1 and all(self.times[key_of(entry.key)] for entry in entries[1:]):
            return True
        (first, *more) = entries
        if more or self.known.is_heading(first.key):
            return False
        if adjacent and self.last is _CERTAIN and self.entries and self.times[key_of(first.key)]:
            return not is_said(first.value) and key_of(first.key) not in self.seen
        only = self.times[key_of(first.key)] < 2 and self.times[key_of(first.value)] > 1
        named = _role(roles, first.key) is not None and (self._is_named(first.value) or only)
        aliases = _aliases(first.value) | self._short_names(first.value)
        return named and any(self.times[alias] for alias in aliases if alias != key_of(first.key))

    def _listed(self, line: str) -> list[_Entry]:
        """The people of a line that lists several: `Present: Jane Hill (JH, interviewer), Pat Lin (PL)`."""
        found = _LISTED.fullmatch(line)
        people = _OUTSIDE_BRACKETS.split(found["people"]) if found else []
        named = [_LISTED_PERSON.fullmatch(one.strip()) for one in people]
        if found is None or len(named) < 2 or line.rstrip().endswith(("?", "!", "…", "؟", "？")):
            return []
        entries = [self._person(found["lead"], one) for one in named if one and _is_capital(one["name"])]
        told = any(_role(self.known.roles, entry.key) is not None for entry in entries)
        known = any(self.times[alias] for entry in entries for alias in _aliases(entry.value))
        return entries if told and known and len(entries) == len(named) else []

    def _person(self, lead: str, found: re.Match[str]) -> _Entry:
        """What somebody in a list does, as said behind the name or before the list, and the name."""
        notes = re.split(r"\s*[,;]\s*", found["notes"] or "")
        role = next((note for note in notes if _role(self.known.roles, note) is not None), None)
        others = "".join(f" ({note})" for note in notes if note and note != role)
        return _Entry(role or lead, found["name"] + others)

    def _targets(self, entry: _Entry) -> set[str]:
        """The labels that an entry speaks of."""
        if _role(self.known.roles, entry.value) is None and _role(self.known.roles, entry.key) is not None:
            return _aliases(entry.value)
        return {
            *self.known.people_of(entry.key),
            *_aliases(entry.key),
            *map(key_of, _ALIAS.findall(entry.value)),
        }

    def asks(self) -> dict[str, bool]:
        """Of the labels that the legend names, whether they ask; of whom it does not tell is left out."""
        told: dict[str, bool | None] = {}
        for entry in self.entries:
            roles = self.known.roles
            role = _role(roles, entry.value)
            role = _role(roles, entry.key) if role is None else role
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

    def _short_names(self, value: str) -> set[str]:
        """What else a person may be called, as others may be: `Dr. Els de Vries` is Els, Vries, EV, E, V."""
        titles = self.known.roles.words.titles
        words = [word for word in _parts_of(_ALIAS.sub("", value)) if key_of(word) not in titles]
        large = [word for word in words if word[0].isupper()]
        if len(large) < 2:
            return {key_of(word) for word in large}
        initials = "".join(word[0] for word in large)
        return set(map(key_of, (large[0], large[-1], " ".join(words), initials, initials[0], initials[-1])))

    def _by_short_names(self, told: Mapping[str, bool | None]) -> dict[str, bool | None]:
        """The same of last names and initials that the legend does not tell, and only one person has."""
        roles = self.known.roles
        people = [(one, _role(roles, one.key)) for one in self.entries if _role(roles, one.value) is None]
        short = [
            (key, role) for one, role in people if role is not None for key in self._short_names(one.value)
        ]
        times = Counter(key for key, _ in short)
        return {key: role for key, role in short if key not in told and times[key] == 1}


def entries_of(line: str) -> list[_Entry]:
    """The entries of a line of a legend; none when it is no such line."""
    lead = _LEAD.match(line)
    if not lead and not _BEGINNING.match(line):
        return []
    for words in ([line[lead.end() :]] if lead else []) + [line]:
        if several := _several(words):
            return several
    one = _entry(line) if len(line) <= _LONGEST_ENTRY else None
    return [one] if one else []


def _several(words: str) -> list[_Entry]:
    """The entries of a line with more than one; the first part already tells most lines to be none."""
    mark = _BETWEEN.search(words)
    if mark is None or (words[: mark.start()].strip() and not _entry(words[: mark.start()])):
        return []
    parts = [part for part in _BETWEEN.split(words) if part.strip()]
    found = [entry for entry in takewhile(bool, map(_entry, parts)) if entry]
    return found if len(found) == len(parts) > 1 else []


def _entry(part: str) -> _Entry | None:
    found = _ENTRY.fullmatch(part) or _IN_BRACKETS.fullmatch(part)
    return _Entry(found["key"], found["value"]) if found else None


def is_long(value: str) -> bool:
    """Whether what is said of a label is more than a description."""
    return len(value.split()) > _VALUE_WORDS or value.rstrip().endswith(("?", "!", "…", "؟"))


def _role(roles: Roles, words: str) -> bool | None:
    """Whether words name somebody who asks or who answers; None when they name neither."""
    if roles.asking_word(words):
        return True
    return False if roles.answering_word(words) else None


def _is_capital(name: str) -> bool:
    return not name.strip()[0].islower()


def _aliases(value: str) -> set[str]:
    """The labels that a person of this name can have: `Anna Smith (A)` is also Anna, AS and A."""
    within = set(map(key_of, _ALIAS.findall(value)))
    name = _ALIAS.sub("", value).strip(" ,.;")
    words = _parts_of(name)
    initials = "".join(word[0] for word in words)
    return {
        one
        for one in {*within, key_of(name), *([key_of(words[0]), key_of(initials)] if words else [])}
        if one
    }


def _parts_of(name: str) -> list[str]:
    return [word.strip(",;") for word in name.split() if word[:1].isalpha()]
