"""What stands between two words: whether a phrase may run on, and whether the reach of a cue ends.

A hyphen or a quotation mark lets a phrase run on, a comma does not. A semicolon, a colon or a dash ends the
reach of a cue, but a colon behind "he said" opens what was said; over a semicolon no report reaches back; a
comma ends a clause. A quotation mark beside a comma, a full stop or another mark ends what is quoted, and one
behind a comma opens it again.
"""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from qda.language.characters.kinds import Codes, codes_of, is_letter, kinds_of
from qda.language.characters.unseen import THIN, bare
from qda.language.corpus.corpus import BREAK, CLAUSE_BREAK, COLON, JOINED, QUOTED, QUOTES, SEMICOLON
from qda.language.words.norms import norm_of

_JOINTS = frozenset("-‐‑–/&+~#\\·・･")
_QUOTES = frozenset("\"'“”„‟‘’‚«»‹›`´「」『』《》〈〉｢｣")
_BREAK = re.compile(r"[;:—―]|--|\s[-–]\s")
_CLAUSE_BREAK = re.compile(r"[,;:—―]|--|\s[-–]\s")
_ENDED = re.compile(r"[,.!?…](?:[\"'”’»“‘«]|\s»)|\s?[\"'”’»“‘«]\s?[,.!?…]")
_OPENED = re.compile(r".*,\s[\"'“‘„‚«»]\s?")
_THAI = "\u0e01", "\u0eff"
"""The first and the last sign of Thai and Lao."""
_SPACE, _STOP = ord(" "), ord(".")
_SHORT, _CHARACTER = 3, 21
"""Characters that are told apart by one number, and the bits of each."""


def gap_flags(text: str, starts: NDArray[np.integer], ends: NDArray[np.integer]) -> NDArray[np.uint8]:
    """(W,) the flags of each word of a text for the gap before it; the first word has none."""
    flags = np.zeros(len(starts), dtype=np.uint8)
    if len(starts) < 2:
        return flags
    codes = codes_of(text)
    before, after = ends[:-1], starts[1:]
    plain = (after - before == 1) & (codes[np.minimum(before, len(codes) - 1)] == _SPACE)
    touching = after == before
    flags[1:][plain], flags[1:][touching] = flags_of(" "), flags_of("")
    others = np.flatnonzero(~plain & ~touching)
    short = after[others] - before[others] <= _SHORT
    few = others[short]
    flags[few + 1] = _short_flags(codes, before[few], after[few])
    for gap in others[~short].tolist():
        flags[gap + 1] = flags_of(text[before[gap] : after[gap]])
    stops = few[(codes[before[few]] == _STOP) & (after[few] - before[few] <= len(". "))]
    told = codes[before[stops] - 1]
    within = stops[~is_letter(kinds_of(told)) | ((told >= ord(_THAI[0])) & (told <= ord(_THAI[1])))]
    for gap in within.tolist():
        if joins(text[before[gap] : after[gap]], text[before[gap] - 1]):
            flags[gap + 1] |= JOINED
    return flags


def _short_flags(codes: Codes, before: NDArray[np.integer], after: NDArray[np.integer]) -> NDArray[np.uint8]:
    """The flags of gaps of at most `_SHORT` characters: few are different, and each is asked once."""
    keys = np.zeros(len(before), np.int64)
    for step in range(_SHORT):
        place = before + step
        held = codes[np.minimum(place, len(codes) - 1)].astype(np.int64)
        keys = (keys << _CHARACTER) | np.where(place < after, held + 1, 0)
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    told = [
        flags_of("".join(map(chr, codes[start:end].tolist())))
        for start, end in zip(before[first].tolist(), after[first].tolist(), strict=True)
    ]
    return np.array(told, np.uint8)[which]


@lru_cache(maxsize=65_536)
def flags_of(gap: str) -> int:
    """The flags of what stands between two words."""
    gap = bare(gap).replace(THIN, " ")
    return (
        JOINED * joins(gap)
        | BREAK * bool(_BREAK.search(gap))
        | CLAUSE_BREAK * bool(_CLAUSE_BREAK.search(gap))
        | COLON * (":" in gap)
        | SEMICOLON * (";" in gap)
        | QUOTED * bool(_ENDED.match(gap))
        | QUOTES * bool(_OPENED.fullmatch(gap))
    )


def joins(gap: str, before: str = "") -> bool:
    """Whether a phrase may run across a gap, in one sentence; `before` is the character that stands there.

    A full stop behind a number that ends no sentence makes it an ordinal: 3. Mai. One within Thai or Lao
    makes an abbreviation: พ.ศ.
    """
    if before.isdecimal() and len(gap) == len(". ") and gap[0] == "." and gap[1].isspace():
        return True
    if gap == "." and _THAI[0] <= before <= _THAI[1]:
        return True
    gap = bare(gap).replace(THIN, " ")
    if norm_of(gap[:2]) == "'s":
        gap = gap[2:]
    rest = gap.strip()
    if not rest or rest == "&" or all(character in _QUOTES for character in rest):
        return True
    return rest == gap and all(character in _JOINTS or character in _QUOTES for character in rest)
