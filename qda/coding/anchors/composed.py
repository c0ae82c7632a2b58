"""A text with its letters and accents composed (NFC), and where each character of it stands in the original.

One system writes é as a letter and one as a letter and an accent behind it; so it is with the syllables of
Korean. Unicode says that these are the same words, and nobody sees a difference.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, is_normalized, normalize

from qda.model.span import Span

_OTHER = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""What is not ASCII, with the letter before it that an accent may belong to."""
_VOWELS_AND_ENDS = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")
"""Parts of a syllable in Korean script that join what stands before them."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in NFC; `starts` has where each of its characters begins in the original, and its end."""

    text: str
    starts: Sequence[int]

    def span_of(self, span: Span) -> Span:
        """A place of the original here; a letter of which it has a part counts with it."""
        return Span(self._before(span.start), self._before(span.end - 1) + 1)

    def original(self, span: Span) -> Span:
        """Where a place of the composed text stands in the original."""
        return Span(self.starts[span.start], self.starts[span.end])

    def _before(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1


@lru_cache(maxsize=2)
def is_apart(text: str) -> bool:
    """Whether a letter and its accent are apart in a text, as they may not be in another one."""
    return not is_normalized("NFC", text)


@lru_cache(maxsize=2)
def composed(text: str) -> Composed:
    """The text in NFC with the places of its characters; every coding of a changed document asks for it."""
    pieces: list[str] = []
    starts = array("I")
    done = 0
    for run in _OTHER.finditer(text):
        pieces.append(text[done : run.start()])
        starts.extend(range(done, run.start()))
        at = run.start()
        for letter in _letters(run[0]):
            whole = normalize("NFC", letter)
            pieces.append(whole)
            starts.extend(min(at + number, at + len(letter) - 1) for number in range(len(whole)))
            at += len(letter)
        done = run.end()
    pieces.append(text[done:])
    starts.extend(range(done, len(text) + 1))
    return Composed("".join(pieces), starts)


def _letters(run: str) -> Iterator[str]:
    """Each letter with all that joins it."""
    first = 0
    for at in range(1, len(run)):
        if not _joins(run[at]):
            yield run[first:at]
            first = at
    yield run[first:]


def _joins(sign: str) -> bool:
    return category(sign).startswith("M") or _VOWELS_AND_ENDS.match(sign) is not None
