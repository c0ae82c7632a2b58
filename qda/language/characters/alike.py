"""Signs that the writers of a script take for one, and signs that they leave out: كِتَابٌ is كتاب, ﻻ is لا.

What parts two words of a language stays: Arabic ى is not ي, though Persian has one letter for both, and
Pashto ي is not ی.
"""

import re
import unicodedata
from collections.abc import Mapping

_LEFT_OUT = (
    (0x0610, 0x061A),  # Arabic: above honoured names, small letters of the Quran
    (0x0640, 0x0640),  # tatweel, which only lengthens
    (0x064B, 0x0652),  # harakat
    (0x0656, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x0591, 0x05BD),  # Hebrew: accents and points
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
)
"""Marks for vowels and recitation; the hamza and madda of a letter are none of them."""
_PRESENTED = ((0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
"""Letters as they join others, which files that know no joining hold; some are ligatures."""
_TWO_IN_ONE = "ĲĳǄǅǆǇǈǉǊǋǌ"
HEBREW = {"״": '"', "׳": "'", "־": "-"}
"""Gershayim, geresh and maqaf, and what keyboards have for them."""

_QUOTES = ("”", "“", "''")
_GERSHAYIM = re.compile(f"(?<=[א-ת])(?:{'|'.join(_QUOTES)})(?=[א-ת])")


def _expanded(sign: str) -> str:
    """What a sign stands for in Unicode, without what is left out; "" for nothing else."""
    letters = "".join(one for one in unicodedata.normalize("NFKC", sign) if ord(one) not in _GONE)
    return letters.strip()


_GONE = {code: None for first, last in _LEFT_OUT for code in range(first, last + 1)}
_SIGNS = (
    *_TWO_IN_ONE,
    *(one for first, last in _PRESENTED for one in map(chr, range(first, last + 1)) if one.isalpha()),
)
SAME: Mapping[int, str | None] = {
    **_GONE,
    **{ord(one): letters for one in _SIGNS if " " not in (letters := _expanded(one))},
    **{ord(one): sign for one, sign in HEBREW.items()},
}
"""For `str.translate`: what stands for a sign, in whatever language."""

_PERSIAN = {"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "\u0654": ""}
_LETTERS = {
    "ar": str.maketrans({"ی": "ي", "ک": "ك"}),
    "fa": str.maketrans(_PERSIAN),
    "ur": str.maketrans(_PERSIAN | {"ه": "ہ", "ۀ": "ہ", "ۂ": "ہ", "ة": "ۃ"}),
    "ps": str.maketrans({"ك": "ک"}),
}
"""The letters of a language for those of keyboards of others; the hamza of Persian ezafe may be left out."""
_ANY = str.maketrans(_PERSIAN | {"ہ": "ه", "ۂ": "ه", "ة": "ۃ", "ё": "е", "Ё": "Е"})
_WITH_YO = frozenset({"", "xx", "ky", "tt"})
"""Languages where ё may be a letter of its own; what is written in Russian mostly has е for it."""


def gershayim(form: str) -> str:
    """A form with the sign that most keyboards have for other quotation marks within a Hebrew word."""
    return _GERSHAYIM.sub('"', form) if any(one in form for one in _QUOTES) else form


def own_letters(form: str, language: str) -> str:
    """A form in NFC with the letters of its language."""
    table = _LETTERS.get(language)
    if table is None or form.isascii():
        return form
    return unicodedata.normalize("NFC", form.replace("ی\u0654", "ئ").translate(table))


def without_yo(form: str, language: str) -> str:
    """A form in NFC and lower case with е for ё, where that is the same."""
    while "ё" in form and language not in _WITH_YO:
        form = unicodedata.normalize("NFC", form.replace("ё", "е"))
    return form


def any_letters(form: str) -> str:
    """A form with one letter for all that are the same in some language: of forms with one norm all that is
    left to tell them apart are capitals."""
    return form if form.isascii() else unicodedata.normalize("NFC", form).translate(_ANY)
