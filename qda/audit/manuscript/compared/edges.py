"""Where a passage begins and ends, within a word or a number or not, and the signs of its words.

"Two years old" is no quotation of "fifty-two years old", "I can" none of "I can't", and "HIV" none of "HIV+":
the words are the same, but what they say is not.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from qda.audit.manuscript.compared.excerpts import around
from qda.audit.manuscript.compared.wording import (
    Wording,
    form,
    is_amount,
    is_one_by_one,
    sign,
    word_places,
    wording,
)
from qda.language.arrays import Ints
from qda.language.words.numerals import goes_on
from qda.model.span import Span

LONGEST_NUMBER = 8
"""Words that a number may have: as many are looked at on either side of an edge."""
_SHOWN = 15
_ROOM = 300
"""Characters to either side of a passage in which these words stand."""
_WITHIN_A_NUMBER = re.compile(r"[ \t\u00a0\u202f]*(?:[-‐‑\u00ad]?\s?)")
"""What may stand between two words of one number."""
_SIGN = re.compile(r"\w[+‐‑–−-]")
_NO_EDGES = frozenset({"Lo", "So"})
"""Letters of scripts without capitals, of which some part words by nothing, and pictures."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """Words that are said in a row: their text, where each starts and ends in it, and its language."""

    text: str
    starts: Ints
    ends: Ints
    language: str

    def form(self, word: int) -> str:
        """The normal form of a word."""
        return form(self.text[int(self.starts[word]) : int(self.ends[word])])

    def joined(self, word: int) -> bool:
        """Whether a word and the next may be parts of one number."""
        start, end = int(self.ends[word]), int(self.starts[word + 1])
        return start <= end and _WITHIN_A_NUMBER.fullmatch(self.text, start, end) is not None


def cut_by(quote: str, text: str, span: Span, within: Span, language: str) -> str:
    """What a text has where the place of a quotation cuts a word, a number or a sign off; "" where it cuts
    nothing. `within` is what is said around it."""
    start, end = max(within.start, span.start - _ROOM), min(within.end, span.end + _ROOM)
    starts, ends = word_places(text[start:end])
    said = Said(text, starts + start, ends + start, language)
    for at in span:
        if _within_a_word(said, at):
            return around(text, at - 1, at + 1, _SHOWN)
    first, last = said.starts.searchsorted(span.start), said.ends.searchsorted(span.end, "right") - 1
    return beyond(said, int(first), int(last), wording(quote)) if first <= last else ""


def _within_a_word(said: Said, at: int) -> bool:
    word = int(said.ends.searchsorted(at, "right"))
    if word == len(said.ends) or said.starts[word] >= at:
        return False
    return _NO_EDGES.isdisjoint(map(unicodedata.category, said.text[at - 1 : at + 1]))


def beyond(said: Said, first: int, last: int, quoted: Wording) -> str:
    """What is said at an edge of words `first` to `last`, where these cut a number or a sign off:
    "fifty-two", "HIV+"; "" where they cut nothing."""
    for at in (first, last + 1):
        if 0 < at < len(said.starts) and (cut := _number_at(said, at)):
            return cut
    return _other_sign(said, first, last, quoted)


def _other_sign(said: Said, first: int, last: int, quoted: Wording) -> str:
    """The transcript's word whose sign the quotation has not, or else the one that it has without a sign."""
    text, start, end = said.text, int(said.starts[first]), int(said.ends[last])
    if not (_SIGN.search(text, start, end + 1) or _SIGN.search(quoted.text)):
        return ""
    signs = [(sign(text, one), one) for one in said.ends[first : last + 1].tolist()]
    theirs = [one for one, _ in signs if one]
    ours = [one for one in (sign(quoted.text, at) for at in quoted.ends) if one]
    if theirs == ours:
        return ""
    at = next((at for one, at in signs if one), end)
    return around(text, at, at + 1, _SHOWN)


def _number_at(said: Said, at: int) -> str:
    """The number that a place between two words lies in."""
    if not said.joined(at - 1):
        return ""
    before = list(_run(said, range(at - 1, max(0, at - LONGEST_NUMBER) - 1, -1), -1))[::-1]
    behind = list(_run(said, range(at, min(len(said.starts), at + LONGEST_NUMBER)), 1))
    ours, theirs = ([said.form(word) for word in run] for run in (before, behind))
    if not (_is_written_together(said, at) or goes_on(ours, theirs, said.language)):
        return ""
    return around(said.text, int(said.starts[at - 1]), int(said.ends[at]), _SHOWN)


def _run(said: Said, places: range, step: int) -> Iterator[int]:
    """Words from an edge on, as long as nothing that ends a number stands between them."""
    for word in places:
        yield word
        if not (0 <= word + step < len(said.starts)) or not said.joined(min(word, word + step)):
            return


def _is_written_together(said: Said, at: int) -> bool:
    """Whether the words on both sides of a place are written as one with a number in it: "20mg"; or as "50%"
    and "20-30", spaced or not."""
    one, other = said.form(at - 1), said.form(at)
    if "-" in (one, other):
        return True
    touch = int(said.ends[at - 1]) == int(said.starts[at]) and not any(map(is_one_by_one, (one, other)))
    numbers = one[-1].isdigit() or other[0].isdigit()
    return numbers and (touch or is_amount(one) or is_amount(other))
