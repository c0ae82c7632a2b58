"""What is wrong with a pattern, where, and what to do: the spot is shown under the pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qda.errors import PatternError, Place

if TYPE_CHECKING:
    from lark import UnexpectedInput

MISPLACED = "An operator needs a word on each side; 'or' is written |; quotation marks make it a word."
_MAX_LENGTH = 20_000
_MAX_BRACKETS = 20
_MAX_OPERATORS = 40
_SIGN = re.compile(r'"[^"]*"?|[()\[\]|]|(?<![^\s()\[\]|"])(?:AND|NOT|(?:NEAR|BEFORE|AFTER)/[0-9]+)')
_OPENING = "(["
_SHARED = ("AND", "NOT", "/")
"""What every operator has one of."""
_CLOSING = {")": "(", "]": "["}
_END = "$END"
_HIDDEN = re.compile(r"(?P<before>[^\s$#=]*[^\w\s$#=*?])(?P<name>[$#=]\w[\w.-]*).*", re.DOTALL)
_OF_DATABASES = re.compile(
    r"(?P<near>W|N|ONEAR|WITHIN|ADJ|SAME)/?(?P<words>\d+)"
    r"|(?P<before>PRE|NEXT|FBY)/(?P<after>\d+)|(?:AND|OR|NOT|XOR)/\d+|XOR"
    r"|(?P<own>NEAR|BEFORE|AFTER)[:~=.,-](?P<distance>\d+)"
)
_ONLY_WITH_SLASH = re.compile(r"(?:W|N|SAME)\d+")
"""Words: N95 is a mask, W3 an organisation."""


class Slip(Exception):
    """Something that the grammar lets through and a reader would not mean."""

    def __init__(self, problem: str, at: int, remedy: str) -> None:
        super().__init__(problem)
        self.at = at
        self.remedy = remedy


def misread(word: str, at: int) -> Slip | None:
    """What looks like a word of a text and was meant as something else; None for any other word."""
    hidden = _HIDDEN.fullmatch(word)
    if hidden and not _is_amount(hidden):
        return _hidden(hidden, at)
    operator = _OF_DATABASES.fullmatch(word)
    if operator is None or _ONLY_WITH_SLASH.fullmatch(word):
        return None
    return Slip(f"{word} is no operator here", at, f"{_instead(operator)}; quotation marks make it a word.")


def _is_amount(found: re.Match[str]) -> bool:
    """Whether it is a number of dollars, or of something else as in Nr.#5."""
    is_number = found["name"][1].isdigit()
    return is_number and (found["name"][0] != "#" or re.search(r"\w", found["before"]) is not None)


def _hidden(found: re.Match[str], at: int) -> Slip:
    word, name = found[0], found["name"]
    what = {"$": "the list", "#": "the code", "=": "the exact form"}[name[0]]
    remedy = (
        f"Write {name} with a blank beside it. Quotation marks for YAML stand around the whole rule.\n"
        f'  As text it stands in double ones: "{word}"'
    )
    return Slip(f"{word} is read as a word, and not as {what} {name}", at, remedy)


def _instead(operator: re.Match[str]) -> str:
    if operator["near"]:
        return f"Write NEAR/{operator['words']}"
    if operator["before"]:
        return f"Write BEFORE/{operator['after']}"
    if operator["own"]:
        return f"Write {operator['own']}/{operator['distance']}"
    return "Operators are | (one or the other), AND, NOT, NEAR/5, BEFORE/5 and AFTER/5"


def without_letters(text: str) -> str:
    """What to write in place of signs that are no word."""
    if text in {"&", "&&", "+"}:
        return "Two words in one sentence are joined by AND, side by side by a blank."
    if text in {"¦", "‖", "||", "//", "\\"}:
        return "One or the other is written |."
    if set(text) <= set(".…*?") and not set(text) <= set("*?"):
        return "Words that may stand between are written BEFORE/5 or NEAR/5; * and ? stand beside letters."
    if set(text) <= set("-–—−•·▪>→"):
        return "Leave it out. Each rule begins with a hyphen and a blank, on a line of its own."
    if set(text) <= set("'‘’‚‹›`´"):
        return 'Leave it out. An exact form stands in double quotation marks: "Line of Control"'
    return "Give at least one letter beside wildcards and punctuation."


def refuse_hopeless(text: str, place: Place | None) -> None:
    """Refuse what is empty, or so long or deep that nobody could read it."""
    if not text.strip():
        raise PatternError("the pattern is empty", place=place, remedy="Write at least one word.")
    if len(text) > _MAX_LENGTH:
        problem = f"the pattern has {len(text):,} characters, more than {_MAX_LENGTH:,}"
        raise PatternError(problem, place=place, remedy="Split it into several entries.")
    _refuse_deep(text, place)


def _refuse_deep(text: str, place: Place | None) -> None:
    """Count what stands within what: brackets, and operators one after the other, which hold each other."""
    if sum(map(text.count, _OPENING)) <= _MAX_BRACKETS and sum(map(text.count, _SHARED)) <= _MAX_OPERATORS:
        return  # however they stand, there are too few of them
    chains, deepest = [0], [0]  # for each open bracket: operators since the last |, and the most before it
    for sign in _SIGN.finditer(text):
        if sign[0] in _OPENING:
            chains.append(0)
            deepest.append(0)
        elif sign[0] in _CLOSING:
            within = max(chains.pop(), deepest.pop())
            chains, deepest = chains or [0], deepest or [0]
            chains[-1] += within
        elif sign[0] == "|":
            deepest[-1], chains[-1] = max(chains[-1], deepest[-1]), 0
        elif sign[0][0] != '"':
            chains[-1] += 1
        if len(chains) > _MAX_BRACKETS + 1:
            problem = f"brackets are nested more than {_MAX_BRACKETS} deep"
            raise error_at(text, sign.start(), problem, place, "Give the inner part a name under 'terms'.")
        if sum(chains) > _MAX_OPERATORS:
            problem = f"more than {_MAX_OPERATORS} operators hang together"
            raise error_at(text, sign.start(), problem, place, "Split the pattern into several entries.")


def explained(text: str, error: UnexpectedInput, place: Place | None) -> PatternError:
    """What a reader would call the grammar's complaint."""
    from lark import UnexpectedCharacters, UnexpectedToken

    if isinstance(error, UnexpectedCharacters):
        return _stray_character(text, error.pos_in_stream or 0, place)
    if not isinstance(error, UnexpectedToken) or error.token.type == _END:
        return _end_too_early(text, place)
    at = error.token.start_pos or 0
    if error.token in _CLOSING:
        return _closing_bracket(text, at, place)
    return error_at(text, at, f"{error.token} stands where a word is expected", place, MISPLACED)


def slipped(text: str, slip: Slip, place: Place | None) -> PatternError:
    """A slip as the error that it is in this pattern."""
    if text[: slip.at].split()[-1:] == ["AND"] and text[slip.at :].split()[:1] == ["NOT"]:
        remedy = "Leave AND out, as in: border NOT trade"
        return error_at(text, slip.at, "AND NOT is written NOT", place, remedy)
    return error_at(text, slip.at, str(slip), place, slip.remedy)


def _stray_character(text: str, at: int, place: Place | None) -> PatternError:
    if text[at] == '"':
        return error_at(text, at, "a quotation mark is never closed", place, 'Close it with another ".')
    if text[at] in "$#=":
        what = {"$": "the name of a list", "#": "the name of a code", "=": "a word"}[text[at]]
        return error_at(
            text, at, f"{text[at]} needs {what} right after it", place, "Write it, without a blank."
        )
    return error_at(text, at, f"{text[at]!r} has no meaning here", place, "Remove it or write a word.")


def _end_too_early(text: str, place: Place | None) -> PatternError:
    open_brackets = _open_brackets(text)
    if open_brackets:
        at = open_brackets[-1]
        return error_at(text, at, f"the bracket {text[at]} is never closed", place, "Close it with ) or ].")
    problem, remedy = (
        "the pattern ends too early",
        "Write what comes after the last sign, or remove the sign.",
    )
    return error_at(text, len(text), problem, place, remedy)


def _closing_bracket(text: str, at: int, place: Place | None) -> PatternError:
    open_brackets = _open_brackets(text[:at])
    if not open_brackets:
        problem = f"{text[at]} closes a bracket that was never opened"
        return error_at(text, at, problem, place, f"Remove the {text[at]}.")
    opening = text[open_brackets[-1]]
    if opening != _CLOSING[text[at]]:
        return error_at(text, at, f"{text[at]} closes a {opening}", place, "Close ( with ) and [ with ].")
    problem = f"a word is missing before {text[at]}"
    return error_at(text, at, problem, place, "Write a word there, or remove the brackets or the sign.")


def _open_brackets(text: str) -> list[int]:
    """Where the brackets stand that are not closed; those in quotation marks are no brackets."""
    found: list[int] = []
    quoted = False
    for at, character in enumerate(text):
        quoted ^= character == '"'
        if not quoted and character in _OPENING:
            found.append(at)
        elif not quoted and character in _CLOSING and found:
            found.pop()
    return found


def error_at(text: str, at: int, problem: str, place: Place | None, remedy: str) -> PatternError:
    """The error with its line and column, and the pattern with a mark under the spot."""
    line_start = text.rfind("\n", 0, at) + 1
    line = text[line_start:].split("\n", 1)[0]
    from_start = max(0, at - line_start - 60)
    shown = line[from_start : from_start + 90]
    mark = " " * (at - line_start - from_start) + "^"
    return PatternError(problem, place=_spot(text, at, place), remedy=f"{shown}\n  {mark}\n  {remedy}")


def _spot(text: str, at: int, place: Place | None) -> Place | None:
    """The place of a character. In a pattern of several lines the column is not known from the first's."""
    if place is None or place.column is None:
        return place
    if "\n" in text:
        return Place(place.file, place.line)
    return Place(place.file, place.line, place.column + at)
