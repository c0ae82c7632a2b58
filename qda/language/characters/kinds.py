"""What kind of character a code point is, for many at a time."""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.uint32]
OTHER, CASELESS, LOWER, UPPER, JOINED, DIGIT = range(6)
"""Letters without case, in lower case, in capitals; marks that join a letter; the digits 0 to 9."""
_PAGE, _PLANE = 1 << 8, 1 << 16
_UNKNOWN = 255
_BLANK, _DELETE = ord(" "), 0x7F
"""The printed characters of ASCII begin with the one and end before the other."""
_SHORT = 1000
"""Characters below which to look for one sign after the other takes less than to begin with columns."""
_KINDS = np.full(_PLANE, _UNKNOWN, np.uint8)
"""What has been looked up so far: a page when a character of it is met."""


def codes_of(text: str) -> Codes:
    """The code points of a text (N,), in the narrowest numbers that hold them."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    pairs = _pairs_of(text)
    return pairs if len(pairs) == len(text) else points_of(text)  # beyond the first plane a sign takes two


def points_of(text: str) -> NDArray[np.uint32]:
    """The code points of a text (N,), in numbers of one width for every text."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return points.astype(np.uint32, copy=False)


def _pairs_of(text: str) -> NDArray[np.uint16]:
    """A text in UTF-16: one number for each sign of the first plane, and two for each one beyond."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2").astype(np.uint16, copy=False)


def kinds_of(codes: Codes) -> NDArray[np.uint8]:
    """The kind of each code point; beyond the first plane all are OTHER, as most are there."""
    held = np.minimum(codes, _PLANE - 1) if codes.dtype == np.uint32 else codes
    kinds: NDArray[np.uint8] = _KINDS[held]
    unknown = np.flatnonzero(kinds == _UNKNOWN)
    if len(unknown):
        for page in np.unique(held[unknown].astype(np.int64) // _PAGE).tolist():
            places = range(page * _PAGE, (page + 1) * _PAGE)
            _KINDS[places.start : places.stop] = [_kind(chr(place)) for place in places]
        kinds[unknown] = _KINDS[held[unknown]]
    return kinds


def is_letter(kinds: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether each kind is one of letters."""
    found: NDArray[np.bool_] = (kinds == CASELESS) | (kinds == LOWER) | (kinds == UPPER)
    return found


def among(codes: Codes, signs: str) -> NDArray[np.bool_]:
    """Whether each code point is one of some signs of the first plane."""
    found = np.zeros(len(codes), np.bool_)
    for sign in filter(str.isascii, signs):
        found |= codes == ord(sign)
    beyond = [ord(sign) for sign in signs if not sign.isascii()]
    if beyond and codes.dtype != np.uint8:
        high = np.flatnonzero(codes >= min(beyond))  # few or none in most texts in Latin letters
        found[high] = _signs(signs)[np.minimum(codes[high], _PLANE - 1)]
    return found


class Signs:
    """Some signs of the first plane, to be looked for in texts that hold none as a rule."""

    def __init__(self, signs: str) -> None:
        self._signs, self._ascii = signs, "".join(filter(str.isascii, signs))
        self._printed = "".join(one for one in self._ascii if _BLANK <= ord(one) < _DELETE)

    def are_in(self, text: str) -> bool:
        """Whether any is in a text: each for itself in a short or an ASCII text, else all by one look."""
        if text.isascii():
            return any(one in text for one in self._ascii)
        if len(text) < _SHORT:
            return any(one in text for one in self._signs)
        if any(one in text for one in self._printed):
            return True
        codes = _pairs_of(text)
        others = codes[(codes < _BLANK) | (codes >= _DELETE)]  # few in Latin letters
        return bool(_signs(self._signs)[others].any())


@cache
def _signs(signs: str) -> NDArray[np.bool_]:
    table = np.zeros(_PLANE, np.bool_)
    table[[ord(sign) for sign in signs]] = True
    return table


def _kind(one: str) -> int:
    if one.isalpha():
        return LOWER if one.islower() else CASELESS if one.lower() == one.upper() else UPPER
    if "0" <= one <= "9":
        return DIGIT
    return JOINED if unicodedata.category(one).startswith("M") else OTHER
