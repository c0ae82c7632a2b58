"""Scripts that are written without blanks: Han, Kana, Thai, Lao, Khmer and Myanmar. Each sign is a word.

Where words end in them only a dictionary knows, and two dictionaries differ. So each sign is taken for a
word, and a word for a phrase of signs, in patterns and texts of every language alike. A sign is a letter with
the marks that join it.
"""

import numpy as np
from numpy.typing import NDArray

from qda.language.characters.kinds import CASELESS, JOINED, Codes, codes_of, kinds_of

_SCRIPT, _NUMERAL, _JOINING, _STACKING, _JOINT, _BEHIND = 1, 2, 4, 8, 16, 32
_BLOCKS = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    *((0x3005, 0x312F), (0x31A0, 0x31FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F)),
)
"""Where their letters stand in the first plane; what else stands there is no sign."""
_OTHERS = {
    _NUMERAL: "〇〡〢〣〤〥〦〧〨〩〸〹〺",
    _JOINING: "\u0e33\u0eb3\uff9e\uff9f\u200c\u200d",  # vowels and marks of sound that are letters in Unicode
    _STACKING: "\u1039\u17d2",  # puts the next letter below the one before, as part of the same sign
    _JOINT: "-‐‑/\\@^·・･",  # what other words keep at their edges, and would keep beside a sign
    _BEHIND: ".+",  # the same, but only where a sign stands before it: Mr., C++
}
_FIRST, _PLANE = _BLOCKS[0][0], 1 << 16
_BEYOND = ((0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF))
"""Kana and Han beyond the first plane."""
LETTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in (*_BLOCKS, *_BEYOND))
"""Their letters within the brackets of a regular expression; so are their digits, which are `\\d` too."""
_VARIANTS = (0xE0100, 0xE01EF)
"""What chooses how a sign of Han is drawn."""
_MOSTLY = 0.2
"""Borders for each character of a text; in Thai a sign has some two characters."""
_NONE = np.empty(0, np.int64)


def _roles() -> NDArray[np.uint8]:
    """What each code point of the first plane may be."""
    roles = np.zeros(_PLANE, np.uint8)
    for first, last in _BLOCKS:
        roles[first : last + 1] = _SCRIPT
    for role, signs in _OTHERS.items():
        roles[[ord(sign) for sign in signs]] = role
    return roles


_ROLES = _roles()


def sign_borders(text: str, edges: NDArray[np.int64] = _NONE) -> NDArray[np.int64]:
    """Where a sign begins or has ended (B,), in code points of a text; few texts have any.

    Over `edges`, where passages begin and end, nothing is beside anything else; those of the text are no
    borders. A hyphen or the like beside a sign stands apart too.
    """
    if text.isascii():
        return _NONE
    codes = codes_of(text)
    if not _may_hold(codes):
        return _NONE
    kinds, roles = kinds_of(codes), _ROLES[np.minimum(codes, _PLANE - 1)]
    letters = ((roles == _SCRIPT) & (kinds == CASELESS)) | (roles == _NUMERAL) | _within(codes, _BEYOND)
    joins = (kinds == JOINED) | (roles == _JOINING) | _within(codes, (_VARIANTS,))
    joins[1:] |= letters[1:] & (roles[:-1] == _STACKING)
    parted = np.zeros(len(codes), np.bool_)
    parted[0] = True
    parted[edges[edges < len(codes)]] = True
    heads = np.flatnonzero(parted | ~joins)
    apart = _stand_apart(letters[heads], roles[heads], parted[heads])
    return heads[1:][apart[1:] | apart[:-1]]


def is_sign_by_sign(text: str) -> bool:
    """Whether most of a text is written in such scripts, so that counts of its words are counts of signs."""
    return len(sign_borders(text)) > _MOSTLY * len(text)


def holds_signs(text: str) -> bool:
    """Whether a text, which may be short, holds letters of these scripts."""
    return not text.isascii() and _may_hold(codes_of(text))


def ends_in_sign(text: str) -> bool:
    """Whether the last word of a text is a sign, so that the word ends whatever letter stands behind."""
    return len(text) in sign_borders(f"{text}a")


def spaced(text: str) -> str:
    """A text with a blank wherever a sign begins or has ended."""
    borders = sign_borders(text).tolist()
    if not borders:
        return text
    return " ".join([text[start:end] for start, end in zip((0, *borders), (*borders, None), strict=True)])


def _may_hold(codes: Codes) -> bool:
    """Whether some code points may hold a sign: fast, for most texts hold none."""
    if codes.dtype == np.uint8:
        return False
    high = codes[codes >= _FIRST]  # few in Latin letters
    return bool(
        (_ROLES[np.minimum(high, _PLANE - 1)] & (_SCRIPT | _NUMERAL)).any() or _within(high, _BEYOND).any()
    )


def _stand_apart(
    letters: NDArray[np.bool_], roles: NDArray[np.uint8], parted: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether each is a sign, or a mark beside one and beside no other mark."""
    marks = (roles == _JOINT) | (roles == _BEHIND)
    alone = marks & ~_before(marks, parted) & ~_after(marks, parted)
    beside = _before(letters, parted) | (_after(letters, parted) & (roles == _JOINT))
    apart: NDArray[np.bool_] = letters | (alone & beside)
    return apart


def _before(values: NDArray[np.bool_], parted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What holds of the one before each, where none is `parted` from it."""
    return np.append(False, values[:-1]) & ~parted


def _after(values: NDArray[np.bool_], parted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What holds of the one after each, where that is not `parted` from it."""
    return np.append(values[1:] & ~parted[1:], False)


def _within(codes: Codes, ranges: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    """Whether each code point lies in a range beyond the first plane."""
    found = np.zeros(len(codes), np.bool_)
    if codes.dtype == np.uint32:
        for first, last in ranges:
            found |= (codes >= first) & (codes <= last)
    return found
