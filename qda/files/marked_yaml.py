"""YAML in which every value knows its line: plain scalars stay the text that was typed.

A codebook is full of words that YAML 1.1 would turn into something else (`no`, `on`, `1996`, `2014-21`),
so scalars are not resolved; whoever reads a field decides what it must be. Aliases, tags, repeated keys
and keys that nobody asked for are errors with their place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from qda.errors import InputError, Place, QdaError, did_you_mean

_MAX_DEPTH = 50
_QUOTES = ("'", '"')
_NOTHING = {"", "~", "null"}
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


def parse(text: str, file: Path | str, *, error: type[QdaError] = InputError, first_line: int = 1) -> Marked:
    """Parse one YAML document; `first_line` is the line of the file on which `text` begins."""
    try:
        _refuse_events(text, file, error, first_line)
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
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
    if node is None:
        return Marked(None, Place(file, first_line, 1), {}, error)
    return _marked(node, file, first_line, error)


def _refuse_events(text: str, file: Path | str, error: type[QdaError], first_line: int) -> None:
    """Refuse what would mean something else than it seems, before anything is built from it.

    Deep nesting is refused here because the composer would follow it until the program crashes.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise error(
                f"the alias *{event.anchor} is not allowed here",
                place=_place(file, event.start_mark, first_line),
                remedy="Write the value out. A text that begins with * needs quotation marks.",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise error(
                f"the tag {tag!r} is not allowed here",
                place=_place(file, event.start_mark, first_line),
                remedy="Leave it out. A text that begins with ! needs quotation marks.",
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise _too_deep(error, _place(file, event.start_mark, first_line))


def _too_deep(error: type[QdaError], place: Place) -> QdaError:
    return error(f"values are nested more than {_MAX_DEPTH} deep", place=place)


def _line_of_control_character(text: str) -> int | None:
    found = _CONTROL.search(text)
    return text.count("\n", 0, found.start()) if found else None


def _place(file: Path | str, mark: Any, first_line: int) -> Place:
    if mark is None:
        return Place(file)
    return Place(file, mark.line + first_line, mark.column + 1)


def _marked(node: yaml.Node, file: Path | str, first: int, error: type[QdaError]) -> Marked:
    place = _place(file, node.start_mark, first)
    if isinstance(node, yaml.SequenceNode):
        return Marked([_marked(child, file, first, error) for child in node.value], place, {}, error)
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, Marked] = {}
        places: dict[str, Place] = {}
        for key, key_place, child in _pairs(node, file, first, error):
            if key in fields:
                raise error(
                    f"the key {key!r} stands here twice", place=key_place, remedy="Remove one of them."
                )
            fields[key] = _marked(child, file, first, error)
            places[key] = key_place
        return Marked(fields, place, places, error)
    style = getattr(node, "style", None)
    if style in _QUOTES:  # the text begins after its quotation mark
        place = Place(file, place.line, (place.column or 0) + 1)
    empty = not style and node.value in _NOTHING
    return Marked(None if empty else node.value, place, {}, error, quoted=bool(style))


def _pairs(
    node: yaml.MappingNode, file: Path | str, first: int, error: type[QdaError]
) -> Iterator[tuple[str, Place, yaml.Node]]:
    for key, child in node.value:
        place = _place(file, key.start_mark, first)
        if not isinstance(key, yaml.ScalarNode):
            raise error("a key must be a single word", place=place)
        yield key.value, place, child
