"""Words of a text for comparing: where they stand, and what two spellings of one word share.

A word is a run of anything but white space and punctuation, with apostrophes inside it; each Chinese or
Japanese character is one. So no letter, vowel sign or number is ever left out of a comparison.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = "'’‘ʼ＇`´"
_PLAIN_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    "|[^\\s!-/:-@\\[-`{-\u007f\u0080-\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2010-\u2064"
    "\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u060c\u061b\u061f\u06d4\u0964\u0965]+"
    f"(?:[{_APOSTROPHES}][^\\W_]+)*"
)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_APOSTROPHE = dict.fromkeys(map(ord, _APOSTROPHES), "'")
_MARKS_AND_DASHES = dict.fromkeys(
    map(ord, "\"'“”„‟«»‹›‘’‚‛＂＇`´「」『』-‐‑‒–—―−_*>\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_DASHES = frozenset("-‐‑‒–—―−\u00ad")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text in their normal forms, and where each stands in it."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def gap(self, number: int) -> str:
        """What stands between a word and the one before it."""
        return (
            self.text[self.ends[number - 1] : self.starts[number]] if number else self.text[: self.starts[0]]
        )

    def of(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def wording(text: str) -> Wording:
    """Cut a text into its words."""
    found = [(form(one[0]), *one.span()) for one in _PLAIN_WORD.finditer(text)]
    forms, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Wording(text, forms, starts, ends)


def word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of a stretch stand in the text."""
    return [one.span() for one in _PLAIN_WORD.finditer(text, start, end)]


@lru_cache(maxsize=1_000_000)
def form(word: str) -> str:
    """What spellings of a word share that differ in case, in the sort of apostrophe or in Unicode's composition."""
    plain = unicodedata.normalize("NFKC", word.translate(_UNSEEN)).translate(_APOSTROPHE)
    return unicodedata.normalize("NFKC", plain.casefold())


@lru_cache(maxsize=100_000)
def punctuation(gap: str) -> str:
    """What stands between two words, without white space, quotation marks and dashes."""
    plain = unicodedata.normalize("NFKC", gap).translate(_MARKS_AND_DASHES)
    return "".join(plain.split())


def hyphenated(gap: str) -> bool:
    """Whether two words may be two parts of one: nothing but a dash, and a line's end, stands between them."""
    bare = "".join(gap.split())
    return len(bare) == 1 and bare in _DASHES


def one_word(forms: Sequence[str]) -> str:
    """Several parts of a hyphenated word as one."""
    return "".join(forms)
