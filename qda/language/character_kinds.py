"""What kind of character a code point is, for many at a time."""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8] | NDArray[np.uint32]
OTHER, CASELESS, LOWER, UPPER, JOINED, DIGIT = range(6)
"""Letters without case, in lower case, in capitals; marks that join a letter; the digits 0 to 9."""
_PAGE, _PLANE = 1 << 8, 1 << 16
_UNKNOWN = 255
_KINDS = np.full(_PLANE, _UNKNOWN, np.uint8)
"""What has been looked up so far: a page when a character of it is met."""


def codes_of(text: str) -> Codes:
    """The code points of a text (N,)."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def kinds_of(codes: Codes) -> NDArray[np.uint8]:
    """The kind of each code point; beyond the first plane all are OTHER, as most are there."""
    held = codes if codes.dtype == np.uint8 else np.minimum(codes, _PLANE - 1)
    kinds: NDArray[np.uint8] = _KINDS[held]
    unknown = np.flatnonzero(kinds == _UNKNOWN)
    if len(unknown):
        for page in np.unique(held[unknown].astype(np.int64) // _PAGE).tolist():
            places = range(page * _PAGE, (page + 1) * _PAGE)
            _KINDS[places.start : places.stop] = [_kind(chr(place)) for place in places]
        kinds[unknown] = _KINDS[held[unknown]]
    return kinds


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
