"""Abbreviations of several words, with blanks between them and without: z. B. and z.B., EE. UU. and EE.UU."""

import re
from itertools import groupby

from qda.coding.patterns.pattern import Exact, Pattern, Sequence, Word, parts, with_parts

_PART = r"[^\W\d_]{1,3}\."
_IS_PART, _GLUED = re.compile(_PART), re.compile(f"(?:{_PART}){{2,}}")
_SPACED = re.compile(rf"(?<!\S)({_PART}(?: {_PART})+|{_GLUED.pattern})(?!\S)")


def spaced(word: str) -> str | None:
    """An abbreviation of several words with blanks between them; None of what is none."""
    return word.replace(".", ". ").strip() if _GLUED.fullmatch(word) else None


def with_glued(pattern: Pattern) -> Pattern:
    """A pattern, as it is written, with each such abbreviation as one word that stands for itself."""
    match pattern:
        case Exact(text, cased):
            return _sequence([Exact(one, cased) for one in _apart(text)])
        case Sequence():
            found: list[Pattern] = []
            for is_part, run in groupby(map(with_glued, parts(pattern)), _is_part):
                same = list(run)
                found.extend([Word("".join(map(str, same)))] if is_part else same)
            return _sequence(found)
        case _:
            inside = parts(pattern)
            return with_parts(pattern, tuple(map(with_glued, inside))) if inside else pattern


def _apart(text: str) -> list[str]:
    """A text parted at its abbreviations, which have no blanks then."""
    if "." not in text:
        return [text]
    pieces = [one for one in _SPACED.split(" ".join(text.split())) if any(map(str.isalnum, one))]
    return [one.replace(" ", "") if _SPACED.fullmatch(one) else one.strip() for one in pieces] or [text]


def _is_part(pattern: Pattern) -> bool:
    return isinstance(pattern, Word) and _IS_PART.fullmatch(pattern.text) is not None


def _sequence(found: list[Pattern]) -> Pattern:
    return found[0] if len(found) == 1 else Sequence(tuple(found))
