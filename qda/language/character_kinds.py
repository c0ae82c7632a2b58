"""What kind of character a code point is, for many at a time."""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8] | NDArray[np.uint32]
OTHER, CASELESS, LOWER, UPPER, JOINED, DIGIT = range(6)
"""Letters without case, in lower case, in capitals; marks that join a letter; the digits 0 to 9."""
_ASCII, _PLANE = 1 << 7, 1 << 16


def codes_of(text: str) -> Codes:
    """The code points of a text (N,)."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def kinds_of(codes: Codes) -> NDArray[np.uint8]:
    """The kind of each code point; beyond the first plane all are OTHER, as most are there."""
    if codes.dtype == np.uint8:
        return _kinds(_ASCII)[codes]
    return _kinds(_PLANE)[np.minimum(codes, _PLANE - 1)]


def among(codes: Codes, signs: str) -> NDArray[np.bool_]:
    """Whether each code point is one of some signs of the first plane."""
    if codes.dtype == np.uint8:
        found = np.zeros(len(codes), np.bool_)
        for sign in signs:
            if sign.isascii():
                found |= codes == ord(sign)
        return found
    return _signs(signs)[np.minimum(codes, _PLANE - 1)]


@cache
def _signs(signs: str) -> NDArray[np.bool_]:
    table = np.zeros(_PLANE, np.bool_)
    table[[ord(sign) for sign in signs]] = True
    return table


@cache
def _kinds(size: int) -> NDArray[np.uint8]:
    return np.fromiter(map(_kind, map(chr, range(size))), np.uint8, size)


def _kind(one: str) -> int:
    if one.isalpha():
        return LOWER if one.islower() else CASELESS if one.lower() == one.upper() else UPPER
    if "0" <= one <= "9":
        return DIGIT
    return JOINED if unicodedata.category(one).startswith("M") else OTHER
