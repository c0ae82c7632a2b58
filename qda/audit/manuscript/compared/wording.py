"""Words of a text for comparing: where they stand, and what two spellings of one word share.

A word is a run of anything but white space and punctuation, with apostrophes inside it; each Chinese or
Japanese character is one. What is elided before a vowel is one too ("l'", "qu'", "dell'"), so that a
quotation may begin behind it as behind any article. A number is one word with its minus and what stands
between its digits ("-20", "1,200", "9/11"); a dash between two numbers, a sign of money or per cent and the
letters behind a number ("20mg") are words of their own. So no letter, vowel sign or number is ever
left out of a comparison but the vowel signs of Arabic, which writers leave out, and numbers that a dash
parts are never one.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.characters.alike import SAME, any_letters, own_letters, without_yo
from qda.language.characters.kinds import points_of
from qda.language.words.norms import small

_APOSTROPHES = "'’‘ʼ＇`´"
_ONE_BY_ONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_NO_WORDS = (
    "\\s!-/:-@\\[-`{-\u007f\u0080-\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2010-\u2064"
    "\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\u060c\u061b\u061f\u06d4\u0964\u0965"
)
_AMOUNTS = "$%¢£¤¥€₤₹‰"
_BREAKS, _OPENS, _IN_WORD, _ALONE, _APOSTROPHE_KIND = range(5)
_DIGIT, _POINT, _STOP, _SHORT_DASH, _LONG_DASH, _VOICED = range(5, 11)
_KINDS = (
    (_BREAKS, _NO_WORDS),
    (_OPENS, "\\s(\\[{\"'“”„«»‘’"),
    (_ALONE, f"{_ONE_BY_ONE}{_AMOUNTS}"),
    (_APOSTROPHE_KIND, _APOSTROPHES),
    (_DIGIT, "\\d"),
    (_POINT, ",:/٫٬"),
    (_STOP, "."),
    (_SHORT_DASH, "‐‑‒–−-"),
    (_LONG_DASH, "—―"),
    (_VOICED, "\u3099\u309a"),
)
"""What characters are to a word; of two kinds that one may be, the later."""
_ONE_I = str.maketrans("ı", "i")
_DIGITS = {chr(zero + one): str(one) for zero in (0x660, 0x6F0, 0x966, 0x9E6) for one in range(10)}
"""Arabic, Persian and Urdu, Hindi and Bengali ones."""
_SAME: Mapping[int, str | None] = {
    **SAME,
    **{ord(one): same for one, same in (_DIGITS | {"œ": "oe", "Œ": "Oe", "٬": ",", "٫": "."}).items()},
}
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_APOSTROPHE = dict.fromkeys(map(ord, _APOSTROPHES), "'")
_MARKS_AND_DASHES = dict.fromkeys(
    map(ord, "\"'“”„‟«»‹›‘’‚‛＂＇`´「」『』-‐‑‒–—―−_*>\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_LINE_END = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\s*\n\s*(?=[^\W\d_])")
_EXCLAIMED = re.compile(r"[!?]*![!?]*")
_SMALL = np.uint32(0x20)
"""Turns a capital of the English alphabet into a small letter."""
_ELIDED = points_of("ldjcnsmt")
_ELIDED_PAIRS = np.array([256 * ord(one) + ord(other) for one, other in ("qu", "ll", "st", "un")], np.uint32)
_VOWELS = points_of("aeiouyhàâäáéèêëíìîïóòôöúùûüœæAEIOUYHÀÂÄÁÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜŒÆ")
_POINT_FIRST = re.compile(r"(?<![^-])\.(?=\d)")
"""The point of ".5", which is 0.5."""
_A_CHARACTER = re.compile(f"[{_ONE_BY_ONE}]")
_MINUS = frozenset("-‐‑–−")
_LONGEST_SIGNED = 6
_ABBREVIATION = re.compile(r"(?<!\w)(?:Rh|[A-Z][A-Z\d]{1,3})$")
_GOES_ON = re.compile(r"[\w-]")
_DASHES = frozenset("-‐‑‒–—―−\u00ad")
_ONE_DASH = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text in their normal forms, and where each stands in it."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def gap(self, number: int) -> str:
        """What stands between a word, not the first, and the one before it."""
        return self.text[self.ends[number - 1] : self.starts[number]]

    def of(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


@lru_cache(maxsize=20_000)
def wording(text: str) -> Wording:
    """Cut a text into its words."""
    starts, ends = (tuple(column.tolist()) for column in word_places(text))
    forms = tuple(form(text[start:end]) for start, end in zip(starts, ends, strict=True))
    return Wording(text, forms, starts, ends)


def word_places(text: str) -> tuple[Ints, Ints]:
    """Where the words of a text start and end, each (W,)."""
    kinds = _kinds()[np.minimum(points_of(text), 0xFFFF)]
    within = (kinds == _IN_WORD) | (kinds == _DIGIT)
    inner = np.flatnonzero(kinds == _APOSTROPHE_KIND)
    inner = inner[(inner > 0) & (inner < len(kinds) - 1)]
    joins = inner[within[inner - 1] & within[inner + 1]]
    within[joins[~_elides(points_of(text), joins, within)]] = True
    within[_in_numbers(kinds)] = True
    alone = kinds == _ALONE
    alone[_between_numbers(kinds)] = True
    before = np.concatenate(([False], within[:-1]))[: len(within)]
    after = np.concatenate((within[1:], [False]))[: len(within)]
    units = (kinds[1:] == _IN_WORD) & (kinds[:-1] == _DIGIT)
    starts = np.flatnonzero((within & ~before) | alone | np.append(False, units)[: len(within)])
    ends = np.flatnonzero((within & ~after) | alone | np.append(units, False)[: len(within)]) + 1
    return starts, ends + (_kind(kinds, ends) == _VOICED)


def _elides(points: NDArray[np.uint32], joins: Ints, within: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which apostrophes of words stand for a vowel before another: behind "l", "qu", "dell", "quest", "un",
    not in "don't", "o'clock" or "aujourd'hui"."""
    last, other = points[joins - 1] | _SMALL, points[np.maximum(joins - 2, 0)] | _SMALL
    goes_on = within[np.maximum(joins - 2, 0)] & (joins > 1)
    alone = ~goes_on & np.isin(last, _ELIDED)
    pairs = goes_on & np.isin(other * np.uint32(256) + (last & np.uint32(255)), _ELIDED_PAIRS)
    found: NDArray[np.bool_] = (alone | pairs) & np.isin(points[joins + 1], _VOWELS)
    return found


def _in_numbers(kinds: NDArray[np.uint8]) -> Ints:
    """Where a mark belongs to a number: between two digits, or as its minus or point before the first."""
    at = np.flatnonzero((kinds == _POINT) | (kinds == _STOP) | (kinds == _SHORT_DASH))
    at = at[_kind(kinds, at + 1) == _DIGIT]
    before, mark = _kind(kinds, at - 1), kinds[at]
    inner = (before == _DIGIT) & (mark != _SHORT_DASH)
    first = ((before == _OPENS) | (before == _APOSTROPHE_KIND)) & (mark != _POINT)
    joins: Ints = at[inner | first]
    return joins


def _between_numbers(kinds: NDArray[np.uint8]) -> Ints:
    """Where a dash stands between two numbers, with a space on both sides, behind it or none."""
    at = np.flatnonzero((kinds == _SHORT_DASH) | (kinds == _LONG_DASH))
    after = _kind(kinds, at + 1)
    spaced = (_kind(kinds, at - 1) == _OPENS) & (after == _OPENS)
    number_before = _kind(kinds, at - 1 - spaced) == _DIGIT
    number_behind = _kind(kinds, at + 1 + (after == _OPENS)) == _DIGIT
    apart: Ints = at[number_before & number_behind]
    return apart


def _kind(kinds: NDArray[np.uint8], at: Ints) -> NDArray[np.uint8]:
    """What stands at some places of a text; white space beyond its ends."""
    found = kinds[np.clip(at, 0, max(0, len(kinds) - 1))]
    return np.where((at >= 0) & (at < len(kinds)), found, np.uint8(_OPENS))


def cut_out(text: str, starts: Ints, ends: Ints) -> list[str]:
    """The words of a text that stand there. Splitting a text in which nothing else is left is far quicker
    than one cut for each word; only words that touch, as Chinese ones do, have to be cut."""
    if (starts[1:] == ends[:-1]).any():
        return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    edges = np.zeros(len(text) + 1, np.int8)
    edges[starts], edges[ends] = 1, -1
    within = edges.cumsum(dtype=np.int8)[:-1].view(np.bool_)
    points = np.where(within, points_of(text), np.uint32(ord(" ")))
    return points.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass").split()


def word_starts(text: str) -> dict[str, Ints]:
    """Where each word of a text starts, in order, by its normal form."""
    starts, ends = word_places(text)
    words = cut_out(text, starts, ends)
    forms = {word: form(word) for word in dict.fromkeys(words)}
    numbers = {one: number for number, one in enumerate(dict.fromkeys(forms.values()))}
    written = {word: numbers[one] for word, one in forms.items()}
    which = np.fromiter(map(written.__getitem__, words), np.int64, len(words))
    parts = np.split(starts[which.argsort(kind="stable")], np.bincount(which).cumsum()[:-1])
    return dict(zip(numbers, parts, strict=False))  # of a text without words there is one part, and empty


@cache
def _kinds() -> NDArray[np.uint8]:
    """For each of the first 65,536 characters, what it is to a word; those beyond are as the last, parts of
    one."""
    everything = "".join(map(chr, range(0x10000)))
    kinds = np.full(0x10000, _IN_WORD, np.uint8)
    for kind, characters in _KINDS:
        kinds[[one.start() for one in re.finditer(f"[{characters}]", everything)]] = kind
    return kinds


@lru_cache(maxsize=1_000_000)
def form(word: str) -> str:
    """What spellings of a word share that differ in case, in the sort of apostrophe or dash, in Unicode's
    composition, or in what some language takes for one: ё and е, İ, I and ı, the letters of Arabic keyboards
    and its vowel signs. `spelled` tells whether theirs does."""
    return any_letters(spelled(word)).translate(_ONE_I)


@lru_cache(maxsize=1_000_000)
def spelled(word: str, language: str = "") -> str:
    """What spellings of a word share in a language; without one, in all."""
    plain = unicodedata.normalize("NFKC", word.translate(_UNSEEN)).translate(_APOSTROPHE).translate(_ONE_DASH)
    if not plain.isascii() or language:
        plain = small(plain.translate(_SAME), language)
    folded = unicodedata.normalize("NFKC", plain.casefold())
    return _POINT_FIRST.sub("0.", without_yo(own_letters(folded, language), language))


@lru_cache(maxsize=100_000)
def same_letters(word: str, other: str, language: str) -> bool:
    """Whether two words of one form are one in a language: in Turkish "IŞIK" is "Işık", and "sınır" is not
    "sinir". What is one in any language is one there too, for every text has foreign words."""
    return spelled(word, language) == spelled(other, language) or spelled(word) == spelled(other)


def is_amount(word: str) -> bool:
    """Whether a word is a sign of money or per cent."""
    return word in _AMOUNTS


def is_one_by_one(word: str) -> bool:
    """Whether a word is a character of a script that has no spaces between words."""
    return _A_CHARACTER.match(word) is not None


def length(words: str) -> int:
    """How many words that is, to tell a term from what somebody said; two characters of a script without
    spaces between words are taken for one."""
    return len(_A_CHARACTER.sub(" ", words).split()) + (len(_A_CHARACTER.findall(words)) + 1) // 2


def sign(text: str, at: int) -> str:
    """The plus or minus behind a word that ends there: "+" of "HIV+", "-" of "HIV-"; "" of others, and of
    what somebody breaks off or stammers: "I was-", "I- I"."""
    if text[at : at + 1] == "+":
        return "+"
    if (
        text[at : at + 1] not in _MINUS
        or _ABBREVIATION.search(text, max(0, at - _LONGEST_SIGNED), at) is None
    ):
        return ""
    return "" if _GOES_ON.match(text, at + 1) else "-"


@lru_cache(maxsize=100_000)
def punctuation(gap: str) -> str:
    """What stands between two words, without white space, quotation marks and dashes. An exclamation mark is
    a full stop: whoever transcribed heard it, or did not."""
    plain = unicodedata.normalize("NFKC", gap).translate(_MARKS_AND_DASHES)
    return _EXCLAIMED.sub(lambda one: "?" if "?" in one[0] else ".", "".join(plain.split()))


def hyphenated(gap: str) -> bool:
    """Whether two words may be two parts of one: nothing but a dash, and a line's end, stands between
    them."""
    bare = "".join(gap.split())
    return len(bare) == 1 and bare in _DASHES


def unbroken(words: str) -> str:
    """Words without the hyphens that part one at a line's end."""
    return _LINE_END.sub("", words)


def one_word(forms: Sequence[str]) -> str:
    """Several parts of a hyphenated word as one."""
    return "".join(forms)


def in_thousands(forms: Sequence[str], gaps: Sequence[str]) -> Sequence[str]:
    """The parts of a number whose thousands a space sets apart as one, "1 200"; other words as they are."""
    first, *others = forms or ("",)
    groups = bool(others) and first.isdecimal() and len(first) <= 3
    apart = groups and all(one.isdecimal() and len(one) == 3 for one in others)
    return ["".join(forms)] if apart and all(len(gap) == 1 and gap.isspace() for gap in gaps) else forms


def digits_of(forms: Sequence[str]) -> str:
    """The digits of words that are numbers, and nothing but marks; "" of others."""
    together = "".join(forms)
    return "" if any(map(str.isalpha, together)) else "".join(filter(str.isdigit, together))
