"""Pieces of speech, each on a line with a program's label of its voice, as WhisperX and the like save text.

[SPEAKER_00]: So when did                        WhisperX
[SPEAKER_00]: you leave?
[00:03.000 --> 00:05.120] [SPEAKER_00] you leave?
SPEAKER_00 [0.5s - 5.12s]: you leave?            scripts around it
3.00 5.12 SPEAKER_00 you leave?

A piece is a part of a turn, and often of a sentence: the same label comes again and again in a row.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from qda.ingest.timed.times import seconds_of
from qda.ingest.timed.utterance import Utterance
from qda.language.data import FALLBACK
from qda.language.speakers import speaker_words_of
from qda.model.label import key_of

_TIME = r"\d[\d:.,]{0,14}"
_TIMES = rf"(?: {_TIME} s? (?: (?: \s* (?: -{{1,2}}> | [-–—] ) \s* | [ \t]+ ) {_TIME} s? )? )"
_CLOCK = r"[\[(]? \d{1,2} : \d\d"
"""What services write behind the label: theirs are paragraphs."""
_LINE = re.compile(
    rf"""(?: [\[(]? (?P<early> {_TIMES} ) [\])]? [ \t]+ )?
    (?P<mark> [\[(] )? (?P<label> [^\W\d_]{{1,20}} [ _]? \d{{1,3}} ) [\])]?
    (?: [ \t]+ [\[(] (?P<late> {_TIMES} ) [\])] )?
    (?: (?P<colon> \s? : ) (?: [ \t]+ | $ ) | [ \t]+ ) (?! {_CLOCK} ) (?P<words> .* )""",
    re.VERBOSE,
)
_BETWEEN = re.compile(r"\s*(?:-{1,2}>|[-–—]|\s)\s*")
_NEAR = 2000
"""Characters within which a first line begins and mostly ends."""
_FEW = 5
"""Pieces that are enough to tell."""
_NEARLY_ALL = 0.9
_AGAIN = 0.2
"""The share of pieces whose voice is that of the one before, from which on they are no turns."""
_LONGEST = 40
"""Words that half of the pieces have at most; paragraphs that somebody wrote have more."""


def pieces_of(text: str) -> list[Utterance] | None:
    """The pieces of a text all of which is such lines; None for any other text.

    A line without a label, as WhisperX writes one whose voice it cannot tell, names nobody.
    """
    text = text.removeprefix("\ufeff")
    if _piece(1, text[:_NEAR].lstrip().partition("\n")[0].strip()) is None:  # so it is in nearly all texts
        return None
    lines = [(number, line) for number, one in enumerate(text.split("\n"), 1) if (line := one.strip())]
    pieces = [_piece(*line) or Utterance(line[1], place=f"line {line[0]}") for line in lines]
    return pieces if _are_pieces(pieces) else None


def _are_pieces(pieces: Sequence[Utterance]) -> bool:
    named = [one.speaker for one in pieces if one.speaker]
    again = sum(one == two for one, two in pairwise(named))
    return (
        len(pieces) >= _FEW
        and len(named) >= _NEARLY_ALL * len(pieces)
        and again >= _AGAIN * len(named)
        and median(len(one.words.split()) for one in pieces) <= _LONGEST
    )


def _piece(number: int, line: str) -> Utterance | None:
    found = _LINE.fullmatch(line)
    if found is None or not (found["mark"] or found["colon"] or found["early"]):
        return None
    word = key_of(found["label"]).rstrip("0123456789").rstrip(" _")
    if word not in speaker_words_of(FALLBACK).machine:
        return None
    start, end = _times(found["early"] or found["late"] or "")
    return Utterance(found["words"], found["label"], start, end, place=f"line {number}")


def _times(written: str) -> tuple[float | None, float | None]:
    start, *end = _BETWEEN.split(written) if written else [""]
    times = [seconds_of(one.removesuffix("s")) for one in (start, *end)]
    return times[0], times[1] if len(times) > 1 else None
