"""Values of attributes in the form of the standard, whatever form a program gave them."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from qda.interchange.refi import guids
from qda.interchange.refi.colours import colour
from qda.interchange.refi.dates import utc
from qda.interchange.refi.standard import DIRECTIONS, LINE_STYLES, SHAPES, VARIABLE_TYPES

_TRUE, _FALSE = frozenset({"true", "1", "yes"}), frozenset({"false", "0", "no"})
_NUMBER = re.compile(r"([+-]?\d{1,18})(?:[.,]0*)?")


class Value(NamedTuple):
    """The value in its form, None when it has none; and what to say when it was not in this form."""

    text: str | None
    remark: str = ""


def in_form(kind: str, raw: str) -> Value:
    """A value as the standard wants it: `kind` is the one that `standard.ELEMENTS` gives."""
    return _FORMS[kind](raw)


def _text(raw: str) -> Value:
    return Value(raw)


def _guid(raw: str) -> Value:
    """As it stands; joined to others and made unique when the whole tree is known."""
    if not raw.strip():
        return Value(None)
    return Value(raw, "" if guids.is_plain(raw) else "no GUID, another one stands for it")


def _truth(raw: str) -> Value:
    said = raw.strip().lower()
    if said in _TRUE | _FALSE:
        plain = "true" if said in _TRUE else "false"
        return Value(plain, "" if raw in {"true", "false", "1", "0"} else "written otherwise")
    return Value(None, "neither true nor false")


def _colour(raw: str) -> Value:
    made = colour(raw)
    if made is None:
        return Value(None, "no colour, left out")
    return Value(made, "" if re.fullmatch("#(?:[0-9a-fA-F]{3}){1,2}", raw.strip()) else "written otherwise")


def _date(raw: str) -> Value:
    made = utc(raw)
    if made is None:
        return Value(None, "no time, left out")
    return Value(made[0], "" if made[1] else "a time without its zone, read as UTC")


def _number(raw: str) -> Value:
    found = _NUMBER.fullmatch(raw.strip())
    if found is None:
        return Value(None, "no whole number")
    return Value(str(int(found[1])), "" if raw.strip().lstrip("+-").isdigit() else "written otherwise")


def _one_of(words: tuple[str, ...]) -> Callable[[str], Value]:
    known = {word.lower(): word for word in words}

    def form(raw: str) -> Value:
        word = known.get(raw.strip().lower())
        return Value(
            word, "" if word == raw.strip() else "written otherwise" if word else "unknown, left out"
        )

    return form


_FORMS: Mapping[str, Callable[[str], Value]] = {
    "text": _text,
    "guid": _guid,
    "reference": _guid,
    "user": _guid,
    "truth": _truth,
    "color": _colour,
    "date": _date,
    "number": _number,
    "direction": _one_of(DIRECTIONS),
    "variable": _one_of(VARIABLE_TYPES),
    "shape": _one_of(SHAPES),
    "line": _one_of(LINE_STYLES),
}
