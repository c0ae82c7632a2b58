"""Headings between the turns that no mark of Markdown tells: MONEY, `2. Money and roads`, `Topic 2: Money`.

A line of speech can look like one. So each kind has to come at least twice, on lines of their own that a
labelled turn follows, while the turns themselves are not so: sentences, and not in capitals.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qda.model.span import Span
from qda.units.labels import Label

_NUMBERED = re.compile(
    r"(?P<word>[^\W\d_]{3,20}\s)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4}|[A-Z])(?P<mark>[.):–-]*)(?:\s+\S.*)?"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ENDED = (".", "?", "!", "…", "؟", "？", "。", "।", "/", "-", "–", "—")
_GOES_ON = (*_ENDED, ",", ";", ":")
_CLOSING = "\"'“”’»)]*_"
_MOST_WORDS, _LEAST_LETTERS = 10, 4
_AGAIN = 2
_SENTENCES, _LABELLED = 0.9, 0.8


class _Line(NamedTuple):
    """A line that may be a heading, whether blank ones stand around it, and a sentence ends before it."""

    span: Span
    words: str
    alone: bool
    after_sentence: bool


def headings_in(
    text: str, filled: Sequence[Span], labels: Mapping[int, Label], openings: Collection[int]
) -> frozenset[int]:
    """Where the lines begin that are headings; `openings` are where paragraphs begin."""
    lines = list(_candidates(text, filled, labels))
    if len(lines) < _AGAIN:
        return frozenset()
    titles = _titles(text, lines, labels, openings)
    kinds = _capitals(text, lines, labels), _numbered(lines), _headed(lines), titles
    return frozenset(line.span.start for kind in kinds if len(kind) >= _AGAIN for line in kind)


def _candidates(text: str, filled: Sequence[Span], labels: Mapping[int, Label]) -> Iterator[_Line]:
    """Short lines without a label or a sentence's end, that stand apart before a label."""
    for before, line, following in zip((None, *filled), filled, filled[1:], strict=False):
        if line.start in labels or following.start not in labels:
            continue
        words = line.of(text).strip()
        if len(words.split()) > _MOST_WORDS or _ends(words, _GOES_ON) or not words[0].isalnum():
            continue
        alone = (before is None or before.end + 1 < line.start) and line.end + 1 < following.start
        after = before is not None and _ends(before.of(text), _ENDED)
        if alone or after or before is None:
            yield _Line(line, words, alone, after)


def _ends(words: str, marks: tuple[str, ...]) -> bool:
    return words.rstrip().rstrip(_CLOSING).endswith(marks)


def _capitals(text: str, lines: Sequence[_Line], labels: Mapping[int, Label]) -> list[_Line]:
    """Lines in capitals, where those of turns are not."""
    said = [text[one.speech : one.line.end] for one in labels.values()]
    if 2 * sum(map(str.isupper, said)) > len(said):
        return []
    return [
        one for one in lines if one.words.isupper() and sum(map(str.isalpha, one.words)) >= _LEAST_LETTERS
    ]


def _numbered(lines: Sequence[_Line]) -> list[_Line]:
    """Lines that begin with a number, each greater than the last, all with one word before it or none."""
    told = [(line, one) for line in lines if (one := _NUMBERED.fullmatch(line.words))]
    told = [(line, one) for line, one in told if one["word"] or one["mark"] or "." in one["number"]]
    numbers = [_order(one["number"]) for _, one in told]
    grows = all(one < two for one, two in pairwise(numbers))
    return [line for line, _ in told] if grows and len({one["word"] for _, one in told}) == 1 else []


def _headed(lines: Sequence[_Line]) -> list[_Line]:
    """Lines that begin with one word and a colon: `Theme: Arrival`, `Theme: Money`."""
    heads = [one.words.partition(":")[0] for one in lines if ":" in one.words]
    return [one for one in lines if heads.count(one.words.partition(":")[0]) >= _AGAIN]


def _order(number: str) -> tuple[int, ...]:
    """What numbers are compared by: 2.1 comes behind 2, IV behind III, B behind A."""
    if number in _ROMAN:
        return (_ROMAN.index(number),)
    return tuple(int(part) if part.isdecimal() else ord(part[0]) for part in number.split("."))


def _titles(
    text: str, lines: Sequence[_Line], labels: Mapping[int, Label], openings: Collection[int]
) -> list[_Line]:
    """Lines of several words with a capital between blank ones, where all else has labels and ends as
    sentences do. One word alone, "Exactly", is rather an answer that goes on."""
    several = [one for one in lines if " " in one.words and one.words[0].isupper()]
    titles = [one for one in several if one.alone and one.after_sentence]
    others = set(openings) - {one.span.start for one in titles}
    said = [line for one in labels.values() if (line := text[one.speech : one.line.end].strip())]
    labelled = sum(one in labels for one in others) >= _LABELLED * len(others)
    sentences = sum(_ends(line, _ENDED) for line in said) >= _SENTENCES * len(said)
    return titles if said and labelled and sentences else []
