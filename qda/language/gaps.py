"""What stands between two words: whether a phrase may run on, and whether the reach of a cue ends.

A hyphen, a stroke or a quotation mark lets a phrase run on, a comma or a dash does not. Beside a hyphen with
a blank on one side a phrase runs on where a word such as "and" stands (pre- and post-war); elsewhere a word
breaks off (I had- I mean). A semicolon, a colon or a dash ends the reach of a cue, but a colon behind "he
said" opens what was said, and one within a word (Lehrer:innen) is a hyphen; over a semicolon no report
reaches back; a comma ends a clause. A quotation mark beside a comma, a full stop or another mark ends what is
quoted, and so does a double one between a word and a blank; one behind a comma or a colon opens it. What
stands behind a word also tells whether it has a possessive or clipped 's.
"""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from qda.language.characters.kinds import Codes, codes_of, is_letter, kinds_of
from qda.language.characters.letters import RAISED
from qda.language.characters.unseen import THIN, bare
from qda.language.corpus.corpus import BREAK, CLAUSE_BREAK, COLON, JOINED, QUOTED, QUOTES, SEMICOLON, TAILED
from qda.language.words.norms import TAIL, norm_of

_QUOTES = "\"'“”„‟‘’‚«»‹›`´「」『』《》〈〉｢｣"
_WITHIN = ":"
_GLUED = re.compile(rf"[-‐‑־–/&+~#\\*_·・･{_QUOTES}]+|{_WITHIN}")
"""What a phrase runs across without a blank on either side."""
_TOUCHING = re.compile(rf"[*_{_QUOTES}]+")
"""What it runs across where it touches a word: **doctor** village."""
_APART = re.compile(rf"[/&]|[{_QUOTES}]+")
"""What it runs across wherever it stands."""
_FEW = 16
"""Characters within which the 's of a word ends, if there are some between that nobody sees."""
_HYPHENS = frozenset("-‐‑")
_JOINING = frozenset({
    "and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "u", "en", "of", "tot", "och",
    "eller", "og", "oraz", "lub", "és", "vagy", "nebo", "и", "или", "і", "або", "ve", "veya",
})  # fmt: skip
"""Words between two of which one lacks a part, in any language: Krankenhaus- und Pflegekosten."""
_BREAK = re.compile(r"[;:—―]|--|\s[-–]\s")
_CLAUSE_BREAK = re.compile(r"[,;:—―]|--|\s[-–]\s")
_ENDED = re.compile(r"\s?[,.!?…](?:[\"'”’»“‘«]|\s»)|\s?[\"'”’»“‘«]\s?[,.!?…]|[\"”»“]\s|\s»\s")
_OPENED = re.compile(r".*[,:]\s[\"'“‘„‚«»]\s?")
_ORDINAL = re.compile(r"\.\s?")
_THAI = "\u0e01", "\u0eff"
"""The first and the last sign of Thai and Lao."""
_SPACE, _STOP = ord(" "), ord(".")
_SHORT, _CHARACTER = 3, 21
"""Characters that are told apart by one number, and the bits of each."""


def gap_flags(text: str, starts: NDArray[np.integer], ends: NDArray[np.integer]) -> NDArray[np.uint8]:
    """(W,) the flags of each word of a text: TAILED for the gap behind it, the others for the gap before it,
    which the first word has not."""
    flags = np.zeros(len(starts), dtype=np.uint8)
    if not len(starts):
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
        flags[gap + 1] = _both_flags(text[before[gap] : after[gap]])
    for gap in few[_hanging(codes, before[few], after[few])].tolist():
        words = text[starts[gap] : before[gap]], text[after[gap] : ends[gap + 1]]
        flags[gap + 1] |= JOINED * joins(text[before[gap] : after[gap]], *words)
    stops = few[(codes[before[few]] == _STOP) & (after[few] - before[few] <= len(". "))]
    told = codes[before[stops] - 1]
    within = stops[~is_letter(kinds_of(told)) | ((told >= ord(_THAI[0])) & (told <= ord(_THAI[1])))]
    for gap in within.tolist():
        if joins(text[before[gap] : after[gap]], text[before[gap] - 1]):
            flags[gap + 1] |= JOINED
    behind = np.append(flags[1:] & TAILED, TAILED * tailed(text[ends[-1] : ends[-1] + _FEW]))
    return (flags & ~np.uint8(TAILED)) | behind.astype(np.uint8)


def _hanging(codes: Codes, before: NDArray[np.integer], after: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Whether each gap is a hyphen with a blank before or behind it."""
    first, second = codes[before], codes[after - 1]
    hyphens = [ord(one) for one in _HYPHENS]
    mixed = (first == _SPACE) & np.isin(second, hyphens) | (second == _SPACE) & np.isin(first, hyphens)
    found: NDArray[np.bool_] = mixed & (after - before == len("- "))
    return found


def _short_flags(codes: Codes, before: NDArray[np.integer], after: NDArray[np.integer]) -> NDArray[np.uint8]:
    """The flags of gaps of at most `_SHORT` characters: few are different, and each is asked once."""
    keys = np.zeros(len(before), np.int64)
    for step in range(_SHORT):
        place = before + step
        held = codes[np.minimum(place, len(codes) - 1)].astype(np.int64)
        keys = (keys << _CHARACTER) | np.where(place < after, held + 1, 0)
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    told = [
        _both_flags("".join(map(chr, codes[start:end].tolist())))
        for start, end in zip(before[first].tolist(), after[first].tolist(), strict=True)
    ]
    return np.array(told, np.uint8)[which]


def _both_flags(gap: str) -> int:
    """The flags of what stands between two words, for the one and the other."""
    return flags_of(gap) | TAILED * tailed(gap[:_FEW])


@lru_cache(maxsize=65_536)
def flags_of(gap: str) -> int:
    """The flags of what stands between two words, for the second of them."""
    gap = bare(gap).replace(THIN, " ")
    if gap == _WITHIN:
        return JOINED
    return (
        JOINED * joins(gap)
        | BREAK * bool(_BREAK.search(gap))
        | CLAUSE_BREAK * bool(_CLAUSE_BREAK.search(gap))
        | COLON * (":" in gap)
        | SEMICOLON * (";" in gap)
        | QUOTED * bool(_ENDED.match(gap))
        | QUOTES * bool(_OPENED.fullmatch(gap))
    )


def joins(gap: str, before: str = "", after: str = "") -> bool:
    """Whether a phrase may run across a gap, in one sentence, between the words `before` and `after`.

    A full stop behind a number that ends no sentence makes it an ordinal: 3. Mai, 3.Mai. One within Thai or
    Lao makes an abbreviation: พ.ศ.
    """
    if before[-1:].isdecimal() and _ORDINAL.fullmatch(gap):
        return True
    if gap == "." and _THAI[0] <= before[-1:] <= _THAI[1]:
        return True
    if len(gap) == len("- ") and (
        (gap[0] in _HYPHENS and gap[1] == " " and after in _JOINING)
        or (gap[0] == " " and gap[1] in _HYPHENS and before in _JOINING)
    ):
        return True
    gap = _without_tail(bare(gap).replace(THIN, " ")).lstrip(RAISED)
    marks = gap.split()
    first, last = not gap[:1].isspace(), not gap[-1:].isspace()
    if len(marks) < 2 and first and last:
        return not marks or bool(_GLUED.fullmatch(gap))
    if marks and first and _TOUCHING.fullmatch(marks[0]):
        marks = marks[1:]
    if marks and last and _TOUCHING.fullmatch(marks[-1]):
        marks = marks[:-1]
    return all(map(_APART.fullmatch, marks))


@lru_cache(maxsize=65_536)
def tailed(behind: str) -> bool:
    """Whether what stands behind a word, of which `_FEW` characters are enough, begins with a possessive or
    clipped 's."""
    return norm_of(bare(behind).replace(THIN, " ")[: len(TAIL)]) == TAIL


def _without_tail(gap: str) -> str:
    return gap[len(TAIL) :] if norm_of(gap[: len(TAIL)]) == TAIL else gap
