"""Expressions of many alternatives that end alike, with the end told once.

spaCy's exceptions for French tell the class of all letters some four hundred times, which takes Python
seconds to compile, every time that a French text is read.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

_ALTERNATIVES = re.compile(r"(?P<flags>\(\?[a-z]+\))?\(\?:(?P<parts>.*)\)", re.DOTALL)
_BETWEEN = ")|(?:"
_LONG_CLASS = re.compile(
    r"(?P<head>.*?)(?<!\\)(?P<tail>\[[^\[\]\\]*(?:\\[^\[\]][^\[\]\\]*){50,}\][+*]?\$?)", re.DOTALL
)
"""A class of very many characters at the end of an alternative."""
_ONE_THING = re.compile(r"\\.|\[[^\[\]]*\]", re.DOTALL)
_GROUP = re.compile(r"\([^()]*\)")


def told_once(pattern: str) -> str:
    """An expression that matches what `pattern` does, though not by the same alternative.

    An expression that is no list of alternatives, each in a group of its own, stays as it is.
    """
    found = _ALTERNATIVES.fullmatch(pattern)
    parts = found["parts"].split(_BETWEEN) if found else []
    if found is None or not all(map(_is_one, parts)):
        return pattern
    return (found["flags"] or "") + _joined(parts)


def _is_one(part: str) -> bool:
    """Whether a part is one alternative: without further ones, and without half a group."""
    bare, inner = _ONE_THING.sub("", part), 1
    while inner:
        bare, inner = _GROUP.subn("", bare)
    return not set("|()") & set(bare)


def _joined(parts: Sequence[str]) -> str:
    heads: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        found = _LONG_CLASS.fullmatch(part)
        heads[found["tail"] if found else ""].append(found["head"] if found else part)
    return "|".join(f"(?:{_joined(own)}){tail}" if tail else "|".join(own) for tail, own in heads.items())
