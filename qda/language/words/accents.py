"""Greek words without their accent: capitals have none, and it may be missing elsewhere.

The accent tells words apart, ποτέ and πότε, so that it is no matter of spelling: a word without it may be any
of them, one with it is itself.
"""

import re
import unicodedata
from collections.abc import Iterator

_VOWELS = dict(zip("αεηιουω", "άέήίόύώ", strict=True))
_GREEK = re.compile("[α-ω]")
_SIGNS = frozenset(map(chr, range(0x300, 0x346)))
"""Accents, breathings, iota below and diaeresis; what is beyond Greek has no part in it."""


def accented(word: str) -> Iterator[str]:
    """A Greek word in lower case, without an accent, with one on each of its vowels; nothing of others."""
    if not word.isascii() and _GREEK.search(word) and unaccented(word) == word:
        for place, letter in enumerate(word):
            if letter in _VOWELS:
                yield word[:place] + _VOWELS[letter] + word[place + 1 :]


def unaccented(word: str) -> str:
    """A word without accents on its Greek letters."""
    if word.isascii() or not any("\u0370" <= one <= "\u03ff" or "\u1f00" <= one <= "\u1fff" for one in word):
        return word
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(one for one in apart if one not in _SIGNS))


def in_capitals(form: str) -> str | None:
    """A Greek form as it is written in capitals, without the accent that it has; None of what has none."""
    bare = unaccented(form)
    return bare.upper() if bare != form and len(form) > 1 else None
