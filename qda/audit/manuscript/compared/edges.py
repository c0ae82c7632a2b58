"""Where a passage begins and ends, within a number or not, and the signs of its words.

"Two years old" is no quotation of "fifty-two years old", and "HIV" none of "HIV+": the words are the same,
but what they say is not.
"""

import re
from collections.abc import Iterator

from qda.audit.manuscript.compared.excerpts import around
from qda.audit.manuscript.compared.index import Index
from qda.audit.manuscript.compared.wording import Wording, form, is_amount, is_one_by_one, sign
from qda.language.words.numerals import goes_on

NUMBER_WORDS = 8
"""Words that a number may have: as many are looked at on either side of an edge."""
_SHOWN = 15
_WITHIN_A_NUMBER = re.compile(r"[ \t\u00a0\u202f]*(?:[-‐‑\u00ad]?\s?)")
"""What may stand between two words of one number."""
_SIGN = re.compile(r"\w[+‐‑–−-]")


def beyond(index: Index, first: int, last: int, quoted: Wording) -> str:
    """What the transcript has at an edge of words `first` to `last`, where these cut a number or a sign off:
    "fifty-two", "HIV+"; "" where they cut nothing."""
    number = index.transcript_of(first)
    text = index.transcripts[number].text
    low, high = int(index.first_word[number]), int(index.first_word[number + 1])
    for at in (first, last + 1):
        if low < at < high and (cut := _number_at(index, text, at, low, high)):
            return cut
    return _other_sign(index, text, first, last, quoted)


def _other_sign(index: Index, text: str, first: int, last: int, quoted: Wording) -> str:
    """The transcript's word whose sign the quotation has not, or else the one that it has without a sign."""
    start, end = int(index.starts[first]), int(index.ends[last])
    if not (_SIGN.search(text, start, end + 1) or _SIGN.search(quoted.text)):
        return ""
    ends = index.ends[first : last + 1].tolist()
    signs = [(sign(text, one), one) for one in ends]
    theirs = [one for one, _ in signs if one]
    ours = [one for one in (sign(quoted.text, at) for at in quoted.ends) if one]
    if theirs == ours:
        return ""
    at = next((at for one, at in signs if one), end)
    return around(text, at, at + 1, _SHOWN)


def _number_at(index: Index, text: str, at: int, low: int, high: int) -> str:
    """The number that a place between two words lies in."""
    before = list(_run(index, text, range(at - 1, max(low, at - NUMBER_WORDS) - 1, -1), -1))[::-1]
    behind = list(_run(index, text, range(at, min(high, at + NUMBER_WORDS)), 1))
    if not before or not behind or not _joined(index, text, at - 1):
        return ""
    ours, theirs = ([_form(index, text, word) for word in run] for run in (before, behind))
    language = index.transcripts[index.transcript_of(at)].language
    if not (_is_written_together(index, text, at) or goes_on(ours, theirs, language)):
        return ""
    return around(text, int(index.starts[at - 1]), int(index.ends[at]), _SHOWN)


def _run(index: Index, text: str, places: range, step: int) -> Iterator[int]:
    """Words from an edge on, as long as nothing that ends a number stands between them."""
    for word in places:
        yield word
        if not (0 <= word + step < len(index.starts)) or not _joined(index, text, min(word, word + step)):
            return


def _joined(index: Index, text: str, word: int) -> bool:
    """Whether a word and the next may be parts of one number."""
    start, end = int(index.ends[word]), int(index.starts[word + 1])
    return start <= end and _WITHIN_A_NUMBER.fullmatch(text, start, end) is not None


def _is_written_together(index: Index, text: str, at: int) -> bool:
    """Whether the words on both sides of a place are written as one with a number in it: "20mg"; or as "50%"
    and "20-30", spaced or not."""
    one, other = (_form(index, text, word) for word in (at - 1, at))
    if "-" in (one, other):
        return True
    touch = int(index.ends[at - 1]) == int(index.starts[at]) and not any(map(is_one_by_one, (one, other)))
    numbers = one[-1].isdigit() or other[0].isdigit()
    return numbers and (touch or is_amount(one) or is_amount(other))


def _form(index: Index, text: str, word: int) -> str:
    return form(text[int(index.starts[word]) : int(index.ends[word])])
