"""A quotation cut where its author marks a change: at ellipses and at words in square brackets."""

import re
from dataclasses import dataclass
from enum import StrEnum

from qda.audit.manuscript.compared.wording import Wording, wording

_SIC = re.compile(r"\s*[\[(]\s*(?:sic|SIC|Sic|!|emphasis (?:added|mine|in original))\s*!?\s*[\])]")
_PART_OF_WORD = re.compile(r"\[([^\W\d_]{1,3})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,4})\]")
_WORDS_AND_PART = re.compile(r"\[([^\[\]]*[^\W_][^\[\]\s]*\s+)([^\W\d_]{1,3})\](?=[^\W\d_])")
"""Words of the author with the first letters of the speaker's next one: "[He c]hecks"."""
_LETTER = r"[^\W\d_]"
_SELF = "sel(?:f|ves)"
_INNER = re.compile(rf"(?<={_LETTER})\[{_LETTER}{{1,4}}\](?={_LETTER})")
_OPENED = re.compile(rf"\[({_LETTER})\](?={_LETTER}+\[{_LETTER}{{1,4}}\])")
_ENDING = re.compile(
    rf"(?<![\w\]'’])(?P<head>{_LETTER}(?:{_LETTER}|['’](?=[\w\[])|\[{_LETTER}{{1,4}}\](?={_LETTER}))*)"
    rf"\[(?P<changed>{_LETTER}{{1,4}})\](?P<tail>(?:{_LETTER}|['’](?={_LETTER}))*)(?![\w\[])"
)
_BEGINNING = re.compile(
    rf"(?<![\w\]'’])\[(?P<changed>{_LETTER}|{_LETTER}{{2,4}}(?=\]{_SELF}\b))\]"
    rf"(?P<tail>(?:{_LETTER}|['’](?={_LETTER}))+)(?![\w\[])"
)
STEM = "\u2060"
"""Stands before the parts of a word that are the speaker's, where the author gave it another ending or
beginning: what it begins with, what it ends with, and the word that the author makes of it."""
_JOINT = re.compile(
    r"[\[(]\s*(?:…|\.(?:\s?\.){1,4})\s*[\])]|…|\.(?:[ \u00a0]?\.){2,4}|\[[^\[\]]{0,200}\]|"
    r"\\(?:l?dots|textellipsis)\b(?:\{\})?"
)


_OMITTED = r"[\[(]?\s*(?:…|\.(?:\s?\.){2,4}|\\(?:l?dots|textellipsis)\b(?:\{\})?)\s*[\])]?"
_OMITTED_LAST = re.compile(rf"{_OMITTED}[^\w\[(]*$")
_OMITTED_FIRST = re.compile(rf"\s*{_OMITTED}")


def is_self(tail: str) -> bool:
    """Whether what an author left of a word is that of "myself", "ourselves"."""
    return re.fullmatch(_SELF, tail) is not None


class Ending(StrEnum):
    """What "work[ed]" stands for: a word that the transcript has so, without what is in brackets, or with
    another ending."""

    KEPT = "kept"
    DROPPED = "dropped"
    REPLACED = "replaced"


class Joint(StrEnum):
    """How two pieces are joined: by an ellipsis, or by words of the author in brackets."""

    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are given as the speaker's own. `joint` and `said` tell what stands before them."""

    wording: Wording
    joint: Joint | None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a quotation, and whether its author marks a change anywhere, its ends included.

    `opened` and `closed` are what the author says in brackets before the first piece and behind the last.
    """

    pieces: tuple[Piece, ...]
    marks: bool
    opened: str = ""
    closed: str = ""


def has_endings(words: str) -> bool:
    """Whether the author changed a word's ending, or its first letter or pronoun: "work[ed]", "do[es]n't",
    "[l]e", "[him]self"."""
    apart = _apart(words)
    return _ENDING.search(apart) is not None or _BEGINNING.search(apart) is not None


def leaves_off(words: str, behind: str) -> bool:
    """Whether an omission is marked at the end of a quotation, or right behind it."""
    return _OMITTED_LAST.search(words) is not None or _OMITTED_FIRST.match(behind) is not None


def cut(words: str, ending: Ending = Ending.KEPT) -> Pieces:
    """Cut a quotation at its marks; [sic] goes, and so do the brackets of "[T]he"."""
    plain = _apart(_SIC.sub("", words))
    if ending is not Ending.KEPT:
        plain = _OPENED.sub(r"\1", plain)
    if ending is Ending.DROPPED:
        plain = _ENDING.sub(r"\g<head>\g<tail>", plain)
    elif ending is Ending.REPLACED:
        plain = _BEGINNING.sub(_stem, _ENDING.sub(_stem, plain))
    plain = _PART_OF_WORD.sub(lambda one: one[1] or one[2], plain)
    found: list[Piece] = []
    joint, said, at, opened = None, "", 0, ""
    for one in [*_JOINT.finditer(plain), None]:
        end = one.start() if one else len(plain)
        piece = wording(plain[at:end])
        if piece.forms:
            opened = opened if found else said
            found.append(Piece(piece, joint if found else None, said if found else ""))
            joint, said = None, ""
        if one:
            bracket = one[0].startswith("[") and wording(one[0]).forms
            joint = Joint.ELLIPSIS if joint is Joint.ELLIPSIS or not bracket else Joint.BRACKET
            said = f"{said} {one[0][1:-1]}".strip() if bracket else said
            at = one.end()
    marks = plain != words or len(found) > 1 or _JOINT.search(plain) is not None
    return Pieces(tuple(found), marks, opened, said)


def _apart(words: str) -> str:
    return _WORDS_AND_PART.sub(r"[\1] [\2]", words)


def _stem(one: re.Match[str]) -> str:
    """A word that the author changed, as a bracket of its parts (`STEM`)."""
    head = _INNER.sub("", one.groupdict().get("head") or "")
    return f"[{STEM}{head}{STEM}{one['tail']}{STEM}{head}{one['changed']}{one['tail']}]"
