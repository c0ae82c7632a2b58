"""YAML in which every value knows its line: plain scalars stay the text that was typed.

A codebook is full of words that YAML 1.1 would turn into something else (`no`, `on`, `1996`, `2014-21`),
so scalars are not resolved; whoever reads a field decides what it must be. Anchors, aliases, tags, repeated
keys, keys that nobody asked for and texts that YAML would take for a comment are errors with their place.
"""

import re
from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from qda.errors import Faults, InputError, Place, QdaError, did_you_mean
from qda.files.yaml_comments import Stretch, cut_off, cut_off_before, may_be_cut
from qda.files.yaml_hints import KEY_WITHOUT_COLON, hint, plainly, unseen

_MAX_DEPTH = 50
_ONE_TEXT = "Write it on one line, in quotation marks if in doubt."
_MAPPED = "A text that has ': ' in it must stand in quotation marks as a whole: '...'"
_SHOWN = 40
_QUOTES = ("'", '"')
_BLOCKS = ("|", ">")
_NOTHING = {"", "~", "null"}
_SECOND = "this is not valid YAML: a second document begins here"
_TRUTH = {"true": True, "false": False}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class Marked(NamedTuple):
    """A YAML value with its place: a text, a list of marked values, or a mapping to marked values."""

    value: "str | list[Marked] | dict[str, Marked] | None"
    place: Place
    key_places: "dict[str, Place]"
    error: type[QdaError]
    quoted: bool = False
    folded: bool = False
    """Whether it stands below a `>`, which makes one text of its lines."""

    def fail(self, problem: str, remedy: str = "") -> QdaError:
        """The error to raise about this value."""
        return self.error(problem, place=self.place, remedy=remedy)

    @property
    def line(self) -> int:
        """The line it begins on, counted from 1."""
        return self.place.line or 0

    @property
    def column(self) -> int:
        """The column it begins in, counted from 1."""
        return self.place.column or 0

    def text(self, what: str) -> str:
        """The value as one text, `what` naming it in the error."""
        if not isinstance(self.value, str):
            raise self.fail(f"{what} must be a text", _MAPPED if isinstance(self.value, dict) else _ONE_TEXT)
        return self.value

    def items(self, what: str) -> "list[Marked]":
        """The value as a list; nothing at all is an empty list."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.fail(f"{what} must be a list", "Begin each entry on its own line with '- '.")
        return self.value

    def texts(self, what: str) -> list[str]:
        """The value as a list of texts."""
        return [item.text(f"each entry of {what}") for item in self.items(what)]

    def fields(self, what: str, allowed: "frozenset[str] | None" = None) -> "dict[str, Marked]":
        """The value as a mapping, in which only the allowed keys may stand."""
        faults = Faults()
        fields = self.known_fields(what, allowed, faults)
        faults.tell()
        return fields

    def known_fields(
        self, what: str, allowed: "frozenset[str] | None", faults: Faults
    ) -> "dict[str, Marked]":
        """The same for whoever gathers faults: keys that are not allowed are among these."""
        if self.value is None:
            return {}
        if not isinstance(self.value, dict):
            raise self.fail(f"{what} must be a mapping", "Write it as 'key: value' lines.")
        for key in self.value if allowed is not None else ():
            if allowed is not None and key not in allowed:
                remedy = unseen(key) or did_you_mean(key, allowed)
                faults.add(self.error(f"unknown key {key!r}", place=self.key_places[key], remedy=remedy))
        return self.value

    def plain(self) -> object:
        """The value for a library that wants numbers and true or false; a quoted text stays a text."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        if self.value is None or self.quoted:
            return self.value
        if self.value in _TRUTH:
            return _TRUTH[self.value]
        whole = re.fullmatch(r"[-+]?[0-9]+", self.value)
        broken = re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", self.value)
        return int(self.value) if whole else float(self.value) if broken else self.value


def typed(value: object) -> str:
    """A value as a person types it into a file: a text as it is, a list or a mapping on one line."""
    if isinstance(value, str):
        return value
    line = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=inf)
    return str(line).rstrip()


def parse(text: str, file: Path | str, *, error: type[QdaError] = InputError, first_line: int = 1) -> Marked:
    """Parse one YAML document; `first_line` is the line of the file on which `text` begins."""
    values = _Values(text, file, error, first_line)
    try:
        whole = values.whole()
    except yaml.MarkedYAMLError as problem:
        raise values.unreadable(problem) from problem
    except yaml.reader.ReaderError as problem:
        line = _line_of_control_character(text)
        raise error(
            f"this is not valid YAML: {plainly(problem.reason)}",
            place=Place(file, line + first_line if line is not None else None),
            remedy="Remove the character; it cannot be seen in most editors.",
        ) from problem
    values.refuse_cut_texts()
    return whole


def _too_deep(error: type[QdaError], place: Place) -> QdaError:
    remedy = "Use fewer levels: move codes up, and close every bracket [ and { that is opened."
    return error(f"values are nested more than {_MAX_DEPTH} deep", place=place, remedy=remedy)


def _line_of_control_character(text: str) -> int | None:
    found = _CONTROL.search(text)
    return text.count("\n", 0, found.start()) if found else None


def _place(file: Path | str, mark: Any, first_line: int) -> Place:
    if mark is None:
        return Place(file)
    return Place(file, mark.line + first_line, mark.column + 1)


class _Values:
    """What the events of a YAML text build; refused is what would mean something else than it seems."""

    def __init__(self, text: str, file: Path | str, error: type[QdaError], first_line: int) -> None:
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        self._text, self._file, self._error, self._first = text, file, error, first_line
        self._texts: list[Stretch] = []
        self._heeding = may_be_cut(text)  # most files need no look

    def whole(self) -> Marked:
        """The one document of the text; nothing for a text without any."""
        values: list[Marked] = []
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if values:
                    raise self._fault(_SECOND, event, "Take out the line ---.")
                values.append(self._value(next(self._events), 0))
        return values[0] if values else Marked(None, Place(self._file, self._first, 1), {}, self._error)

    def refuse_cut_texts(self) -> None:
        """Raise the error for a text that YAML took for a comment, once all has been read."""
        cut = cut_off(self._text, self._texts) if self._heeding else None
        if cut is not None:
            raise self._cut(cut)

    def unreadable(self, problem: yaml.MarkedYAMLError) -> QdaError:
        """The error for what is no YAML; that may come of a closing bracket that was taken for a comment."""
        mark = problem.problem_mark or problem.context_mark
        if str(problem.problem).startswith(KEY_WITHOUT_COLON) and problem.context_mark:
            mark = problem.context_mark  # where it begins; that it is no key shows only on a later line
        place = _place(self._file, mark, self._first)
        if "nesting depth" in str(problem.problem):  # libyaml has a limit of its own and scans ahead
            return _too_deep(self._error, place)
        scanning = "scanning" in str(problem.context)  # it stopped within a text, which began at the context
        end = problem.context_mark if scanning else mark
        if self._heeding and end is not None:
            cut = cut_off_before(self._text, self._texts, end.index)
            if cut is not None:
                return self._cut(cut)
        said = str(problem.problem or problem.context)
        remedy = hint(self._text.splitlines(), mark.line if mark is not None else 0, said, self._first)
        return self._error(f"this is not valid YAML: {plainly(said)}", place=place, remedy=remedy)

    def _cut(self, at: int) -> QdaError:
        line = self._text.count("\n", 0, at)
        rest = self._text[at:].split("\n", 1)[0].rstrip()
        shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]}..."
        return self._error(
            f"{shown!r} would be left out, for YAML takes what follows a # for a comment",
            place=Place(self._file, line + self._first, at - self._text.rfind("\n", 0, at)),
            remedy="Put the whole text in quotation marks: '...'. In a comment, write a blank after the #.",
        )

    def _value(self, event: Any, depth: int) -> Marked:
        self._refuse(event, depth)
        place = self._place(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Marked([self._value(one, depth + 1) for one in self._inside()], place, {}, self._error)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, depth)
        if self._heeding:
            self._heed(event)
        if not event.style:
            return Marked(None if event.value in _NOTHING else event.value, place, {}, self._error)
        if event.style in _QUOTES:  # the text begins after its quotation mark
            place = Place(self._file, place.line, (place.column or 0) + 1)
        folded = event.style == ">"
        return Marked(event.value, place, {}, self._error, quoted=True, folded=folded)

    def _mapping(self, place: Place, depth: int) -> Marked:
        fields: dict[str, Marked] = {}
        places: dict[str, Place] = {}
        for event in self._inside():
            self._refuse(event, depth + 1)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._fault("a key must be a single word", event)
            if event.value in fields:
                again = next(iter(fields)) == event.value
                remedy = "Remove one of them" + (", or begin a new entry with '- '." if again else ".")
                raise self._fault(f"the key {event.value!r} stands here twice", event, remedy)
            if self._heeding:
                self._heed(event)
            places[event.value] = self._place(event)
            fields[event.value] = self._value(next(self._events), depth + 1)
        return Marked(fields, place, places, self._error)

    def _inside(self) -> Iterator[Any]:
        """The events that begin what a list or a mapping holds; whoever takes one takes all that is in it."""
        while not isinstance(event := next(self._events), yaml.CollectionEndEvent):
            yield event

    def _heed(self, event: Any) -> None:
        """Note where a text stands, so that comments can be told from it."""
        begin = event.start_mark.index
        if event.style in _BLOCKS:  # the text begins on the line below the sign
            begin = self._text.find("\n", begin)
        self._texts.append((begin, event.end_mark.index))

    def _refuse(self, event: Any, depth: int) -> None:
        if event.anchor is not None:
            alias = isinstance(event, yaml.AliasEvent)
            name = f"alias *{event.anchor}" if alias else f"anchor &{event.anchor}"
            remedy = "Write the value out." if alias else "Leave it out."
            remedy += f" A text that begins with {'*' if alias else '&'} needs quotation marks."
            raise self._fault(f"the {name} is not allowed here", event, remedy)
        if event.tag is not None:
            raise self._fault(
                f"the tag {event.tag!r} is not allowed here",
                event,
                "Leave it out. A text that begins with ! needs quotation marks.",
            )
        if depth >= _MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            raise _too_deep(self._error, self._place(event))

    def _place(self, event: Any) -> Place:
        return _place(self._file, event.start_mark, self._first)

    def _fault(self, problem: str, event: Any, remedy: str = "") -> QdaError:
        return self._error(problem, place=self._place(event), remedy=remedy)
