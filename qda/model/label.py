"""What a label is the same as: a speaker is one person however the letters of the name are written.

A name may be typed on another keyboard, pasted from a PDF, or set in capitals; what is left when none of that
counts is its key. Names are told apart by their keys everywhere: in transcripts, in settings, in the list of
participants, and where somebody types one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from qda.model.signs import APOSTROPHES, HYPHENS

_Value = TypeVar("_Value")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("ıİ", "i"),  # the capital of i is İ in Turkish, that of ı is I
        "\u0307": None,  # what is left of İ in small letters
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(HYPHENS, "-"),
        "ё": "е",  # the dots are left out as often as not
        **dict.fromkeys("ىی", "ي"),  # which of them is typed is the keyboard's choice; so it is below
        "ک": "ك",
        "ہ": "ه",
        "ـ": None,  # stretches a word
    }
)
_UNWRITTEN = re.compile("[\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+")
"""Vowels and other signs of Arabic script that are left out as a rule; a hamza is none."""
_AROUND = re.compile(
    r"[\s*]* (?P<opening> [\[(<【] )? (?P<name> .*? ) (?(opening) [\])>】] ) [\s*]* [:：]? [\s*]*",
    re.VERBOSE | re.DOTALL,
)
"""A name with what sets it apart from the speech in a transcript."""
_PSEUDONYM = re.compile(r"name \d+", re.IGNORECASE)
_GREEK = re.compile("(?<=[α-ωΑ-Ω])[\u0300-\u0345]+")
"""The accents of Greek, which capitals do not have."""


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """A label without what makes no other name: case, white space, a full stop behind it, and how its letters
    are encoded.

    The case is folded as Greek and Turkish have it too. `key_of(key_of(x)) == key_of(x)`.
    """
    return folded(name)


def folded(text: str) -> str:
    """The same of a longer text, in which names are looked for by their keys."""
    plain = text if text.isascii() and "`" not in text else _plainly(text)
    return " ".join(plain.split()).casefold().rstrip(". ")


def _plainly(name: str) -> str:
    plain = unicodedata.normalize("NFKC", _first(name).casefold())
    parted = unicodedata.normalize("NFD", plain)
    held = unicodedata.normalize("NFC", _GREEK.sub("", parted)).translate(_ALIKE)
    return unicodedata.normalize("NFC", _UNWRITTEN.sub("", "".join(map(_plain, held))))


def _first(name: str) -> str:
    """A name in NFKC, which would take ´ for an accent without a letter, and with i for İ."""
    return unicodedata.normalize("NFKC", name.replace("´", "'")).replace("İ", "i")


def _plain(character: str) -> str:
    """A digit of any script as 0 to 9; nothing for what nobody sees."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return "" if unicodedata.category(character) == "Cf" else character


def as_label(typed: str) -> str:
    """A label as it is called, of one that was typed as a transcript has it: `INT` for `**[INT]:**`."""
    found = _AROUND.fullmatch(typed)
    return found["name"] if found else typed.strip()


def without_accents(name: str) -> str:
    """A key in Latin letters without accents, as capitals often are; one in another script as it is."""
    parted = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", re.sub("(?<=[a-z])[\u0300-\u036f]+", "", parted))


def capitals_of(name: str) -> set[str]:
    """A name in capitals, also as Turkish has them, which keeps the dot of i, and Greek, without accents."""
    without = unicodedata.normalize("NFC", _GREEK.sub("", unicodedata.normalize("NFD", name)))
    return {name.upper(), name.replace("i", "İ").upper(), without.upper()}


def composed(name: str) -> str:
    """A name as it is shown: as written, its letters and accents composed (NFC)."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def first_written(names: Iterable[str]) -> "ByLabel[str]":
    """For each name, in any spelling, the spelling that comes first."""
    return ByLabel((name, name) for name in names)


class ByLabel(Mapping[str, _Value]):
    """What is known by a label, found by any spelling of it; the first that is said of one stands."""

    def __init__(self, known: Iterable[tuple[str, _Value]] = ()) -> None:
        self._names: dict[str, str] = {}
        self._values: dict[str, _Value] = {}
        for name, value in known:
            key = key_of(name)
            self._names.setdefault(key, name)
            self._values.setdefault(key, value)

    def __getitem__(self, name: str) -> _Value:
        return self._values[key_of(name)]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and key_of(name) in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.values())

    def __len__(self) -> int:
        return len(self._names)

    def spelling(self, name: str) -> str:
        """How a name is spelled here; as it is given when it is not known."""
        return self._names.get(key_of(name), name)


def is_pseudonym(name: str) -> bool:
    """Whether a label is one by which `qda pseudonymise` replaces a name, everywhere alike: `Name 1`."""
    return _PSEUDONYM.fullmatch(name) is not None
