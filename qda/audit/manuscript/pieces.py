"""A quotation cut where its author marks a change: at ellipses and at words in square brackets."""

import re
from dataclasses import dataclass
from enum import StrEnum

from qda.audit.manuscript.wording import Wording, wording

_SIC = re.compile(r"\s*[\[(]\s*(?:sic|SIC|Sic|!|emphasis (?:added|mine|in original))\s*!?\s*[\])]")
_PART_OF_WORD = re.compile(r"\[([^\W\d_]{1,3})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,4})\]")
_LETTER = r"[^\W\d_]"
_INNER = re.compile(rf"(?<={_LETTER})\[{_LETTER}{{1,4}}\](?={_LETTER})")
_ENDING = re.compile(
    rf"(?<![^\W\d_\]])({_LETTER}(?:{_LETTER}|\[{_LETTER}{{1,4}}\](?={_LETTER}))+)\[({_LETTER}{{1,4}})\](?!{_LETTER})"
)
STEM = "\u2060"
"""Stands before the part of a word that is the speaker's, where the author gave it another ending."""
_JOINT = re.compile(
    r"[\[(]\s*(?:…|\.(?:\s?\.){1,4})\s*[\])]|…|\.(?:[ \u00a0]?\.){2,4}|\[[^\[\]]{0,200}\]|"
    r"\\(?:l?dots|textellipsis)\b(?:\{\})?"
)


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

    `endings` counts the words that are given with another ending.
    """

    pieces: tuple[Piece, ...]
    marks: bool
    endings: int = 0


def has_endings(words: str) -> bool:
    """Whether the author changed the ending of a word: "work[ed]"."""
    return _ENDING.search(words) is not None


def cut(words: str, ending: Ending = Ending.KEPT) -> Pieces:
    """Cut a quotation at its marks; [sic] goes, and so do the brackets of "[T]he"."""
    plain = _SIC.sub("", words)
    if ending is Ending.DROPPED:
        plain = _ENDING.sub(r"\1", plain)
    elif ending is Ending.REPLACED:
        plain = _ENDING.sub(lambda one: f"[{STEM}{_INNER.sub('', one[1])}]", plain)
    plain = _PART_OF_WORD.sub(lambda one: one[1] or one[2], plain)
    found: list[Piece] = []
    joint, said, at = None, "", 0
    for one in [*_JOINT.finditer(plain), None]:
        end = one.start() if one else len(plain)
        piece = wording(plain[at:end])
        if piece.forms:
            found.append(Piece(piece, joint if found else None, said if found else ""))
            joint, said = None, ""
        if one:
            bracket = one[0].startswith("[") and wording(one[0]).forms
            joint = Joint.ELLIPSIS if joint is Joint.ELLIPSIS or not bracket else Joint.BRACKET
            said = f"{said} {one[0][1:-1]}".strip() if bracket else said
            at = one.end()
    return Pieces(
        tuple(found), plain != words or len(found) > 1 or _JOINT.search(plain) is not None, plain.count(STEM)
    )
