"""YAML in which every value knows its line: plain scalars stay the text that was typed.

A codebook is full of words that YAML 1.1 would turn into something else (`no`, `on`, `1996`, `2014-21`),
so scalars are not resolved; whoever reads a field decides what it must be. Aliases, tags, repeated keys
and keys that nobody asked for are errors with their place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

import yaml

from qda.errors import InputError, Place, QdaError, did_you_mean

_MAX_DEPTH = 50
_QUOTES = ("'", '"')
_NOTHING = {"", "~", "null"}
_SECOND = "this is not valid YAML: a second document begins here"
_TRUTH = {"true": True, "false": False}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A YAML value with its place: a text, a list of marked values, or a mapping to marked values."""

    value: "str | list[Marked] | dict[str, Marked] | None"
    place: Place
    key_places: "dict[str, Place]"
    error: type[QdaError]
    quoted: bool = False

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
            raise self.fail(f"{what} must be a text", "Write it on one line, in quotation marks if in doubt.")
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
        if self.value is None:
            return {}
        if not isinstance(self.value, dict):
            raise self.fail(f"{what} must be a mapping", "Write it as 'key: value' lines.")
        for key in self.value if allowed is not None else ():
            if allowed is not None and key not in allowed:
                raise self.error(
                    f"unknown key {key!r}", place=self.key_places[key], remedy=did_you_mean(key, allowed)
                )
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
    try:
        return _Values(text, file, error, first_line).whole()
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        if "nesting depth" in str(problem.problem):  # libyaml has a limit of its own and scans ahead
            raise _too_deep(error, _place(file, mark, first_line)) from problem
        raise error(
            f"this is not valid YAML: {problem.problem or problem.context}",
            place=_place(file, mark, first_line),
            remedy="Check the indentation, and put texts with : # * & [ ] { } in quotation marks.",
        ) from problem
    except yaml.reader.ReaderError as problem:
        line = _line_of_control_character(text)
        raise error(
            f"this is not valid YAML: {problem.reason}",
            place=Place(file, line + first_line if line is not None else None),
            remedy="Remove the character; it cannot be seen in most editors.",
        ) from problem


def _too_deep(error: type[QdaError], place: Place) -> QdaError:
    return error(f"values are nested more than {_MAX_DEPTH} deep", place=place)


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
        self._file, self._error, self._first = file, error, first_line

    def whole(self) -> Marked:
        """The one document of the text; nothing for a text without any."""
        values: list[Marked] = []
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if values:
                    raise self._fault(_SECOND, event, "Take out the line ---.")
                values.append(self._value(next(self._events), 0))
        return values[0] if values else Marked(None, Place(self._file, self._first, 1), {}, self._error)

    def _value(self, event: Any, depth: int) -> Marked:
        self._refuse(event, depth)
        place = self._place(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Marked([self._value(one, depth + 1) for one in self._inside()], place, {}, self._error)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, depth)
        if event.style in _QUOTES:  # the text begins after its quotation mark
            place = Place(self._file, place.line, (place.column or 0) + 1)
        empty = not event.style and event.value in _NOTHING
        return Marked(None if empty else event.value, place, {}, self._error, quoted=bool(event.style))

    def _mapping(self, place: Place, depth: int) -> Marked:
        fields: dict[str, Marked] = {}
        places: dict[str, Place] = {}
        for event in self._inside():
            self._refuse(event, depth + 1)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._fault("a key must be a single word", event)
            if event.value in fields:
                raise self._fault(f"the key {event.value!r} stands here twice", event, "Remove one of them.")
            places[event.value] = self._place(event)
            fields[event.value] = self._value(next(self._events), depth + 1)
        return Marked(fields, place, places, self._error)

    def _inside(self) -> Iterator[Any]:
        """The events that begin what a list or a mapping holds; whoever takes one takes all that is in it."""
        while not isinstance(event := next(self._events), yaml.CollectionEndEvent):
            yield event

    def _refuse(self, event: Any, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._fault(
                f"the alias *{event.anchor} is not allowed here",
                event,
                "Write the value out. A text that begins with * needs quotation marks.",
            )
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
