"""Organisations under their abbreviations: World Health Organization [WHO], UN (United Nations)."""

from collections.abc import Mapping

import regex as re

from qda.audit.manuscript.references.works import plain

_BRACKETED = re.compile(r"\s?[(\[](\p{Lu}[\p{Lu}&-]{1,9})[)\]]")
_WITH_YEAR = re.compile(r"\s?\((\p{Lu}[\p{Lu}&-]{1,9}),\s*\d{4}[a-z]?\)")
"""An abbreviation that is told where it is first cited: Office for National Statistics (ONS, 2020)."""
_IN_WORDS = re.compile(
    r"\b(\p{Lu}[\p{Lu}&-]{1,9})\s?[(\[](\p{Lu}[^()\[\]\d]{4,80}?)(?:,\s*\d{4}[a-z]?)?[)\]]"
)
_CAPITALS = re.compile(r"\p{Lu}[\p{Lu}\p{Ll}]{0,7}\p{Lu}")
_WORD = re.compile(r"[\p{L}&][\p{L}\p{M}’'&-]*")
_MOST = 120
"""Characters in which a name stands before its abbreviation."""


def abbreviations(text: str) -> dict[str, str]:
    """What a text says its abbreviations mean, both as `plain` writes them; only where the initials agree."""
    found: dict[str, str] = {}
    for one in (*_BRACKETED.finditer(text), *_WITH_YEAR.finditer(text)):
        meant = _ending(text[max(0, one.start() - _MOST) : one.start()], one[1])
        if meant:
            found.setdefault(plain(one[1]), plain(meant))
    for one in _IN_WORDS.finditer(text):
        if _initials(_WORD.findall(one[2])) == one[1]:
            found.setdefault(plain(one[1]), plain(one[2]))
    return found


def stands_for(short: str, name: str) -> bool:
    """Whether a word of capitals has the first letters of an organisation's name, though no text says
    so: ONS and MoH of Office for National Statistics and Ministry of Health."""
    words = _WORD.findall(name) if _CAPITALS.fullmatch(short) else []
    return len(words) > 1 and short in (_initials(words), "".join(word[0] for word in words))


def without_abbreviations(text: str, known: Mapping[str, str]) -> str:
    """The text with blanks where an abbreviation stands in brackets behind its name, as long as it was."""
    return _BRACKETED.sub(lambda one: " " * len(one[0]) if plain(one[1]) in known else one[0], text)


def _ending(before: str, short: str) -> str:
    """The fewest last words whose capitals are the abbreviation; nothing when none are."""
    words = _WORD.findall(before)
    for count in range(1, len(words) + 1):
        last = words[-count:]
        if _initials(last) == short and last[0][0].isupper():
            return " ".join(last)
    return ""


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())
