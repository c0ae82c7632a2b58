"""What an English claim says about how many people: "most participants", "several", "7 of 12", "60%".

A word of quantity counts only when it is about people who were asked: before a noun for them, or as the
subject of saying, thinking or feeling ("most described"). "All energy projects" says nothing of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qda.audit.number_words import WORDS_PATTERN, number_of

_COUNT = rf"(?:\d{{1,5}}|{WORDS_PATTERN})"
_WORDS = {
    "nearly all": r"(?:almost|nearly|virtually|practically) (?:all|every|everyone|everybody)",
    "most": r"(?:most|(?:the|a) (?:vast |great |large |clear )?majority|more than half|over half)",
    "half": r"(?:about |around |roughly )?half",
    "few": r"(?:only |very |just )?(?:a |the )?(?:few|handful|couple|minority)",
    "several": r"(?:several|many|numerous|a number|various)",
    "all": r"(?:all|every|each|everyone|everybody)",
}
_PEOPLE = (
    r"(?:participant|interviewee|respondent|informant|discussant|interview partner|speaker|interview|voice|"
    r"expert|person|one of them)s?\b|people|individuals?\b|women\b|men\b|them\b"
)
_VERBS = (
    r"(?:sa(?:y|id|ys)|t(?:ell|old)|th(?:ink|ought)|fe(?:el|lt)|describe[ds]?|report(?:ed|s)?|mention(?:ed|s)?|"
    r"believe[ds]?|explain(?:ed|s)?|expressed?|stated?|argue[ds]?|agree[ds]?|saw|sees?|experienced?|"
    r"perceived?|stress(?:ed)?|emphasi[sz]ed?|want(?:ed)?|fear(?:ed)?|complain(?:ed)?|noted?|talk(?:ed)?|spoke)\b"
)
_OF = r"(?: of)?(?: the| our| these| those| all)*"
_SUBJECT = rf"(?:{_OF}(?: [\w-]+){{0,2}} (?:{_PEOPLE})|{_OF}(?: [\w-]+)? {_VERBS})"
_OF_N = re.compile(
    rf"\b(?P<part>{_COUNT})(?: out)?(?: of| ?/ ?)(?: the| our| all)* ?(?P<whole>{_COUNT})\b"
    rf"(?:(?: [\w-]+){{0,2}} (?:{_PEOPLE})| {_VERBS})", re.I,
)  # fmt: skip
_PER_CENT = re.compile(rf"\b(?P<share>\d{{1,3}}(?:\.\d+)?) ?(?:%|per ?cent\b){_SUBJECT}", re.I)
_EXACT = re.compile(
    rf"\b(?P<part>\d{{1,3}}|{WORDS_PATTERN})(?: of the| of our)?(?: [\w-]+)? (?:{_PEOPLE})", re.I
)
_KINDS = {kind: re.compile(rf"\b(?P<word>{word})\b{_SUBJECT}", re.I) for kind, word in _WORDS.items()}
_BARE = {"all": re.compile(r"\b(?P<word>everyone|everybody)\b", re.I)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a claim says, in its own `words`. Either a `kind` of those above ("most"), or `exact` people, of a
    `whole` when the claim says so, or a `share` (0 to 1)."""

    words: str
    kind: str = ""
    exact: int | None = None
    whole: int | None = None
    share: float | None = None


def quantities(claim: str) -> tuple[Quantity, ...]:
    """All that a claim says about how many people, in its order; each word is read once.

    >>> [quantity.kind for quantity in quantities("Most participants and several experts agree.")]
    ['most', 'several']
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Quantity]] = []
    for start, end, quantity in _every(" ".join(claim.split())):
        if not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
            found.append((start, quantity))
    return tuple(quantity for _, quantity in sorted(found, key=lambda pair: pair[0]))


def _every(claim: str) -> Iterator[tuple[int, int, Quantity]]:
    """The most telling first: numbers of a whole, shares, words, then numbers alone."""
    for found in _OF_N.finditer(claim):
        part, whole = _number(found["part"]), _number(found["whole"])
        yield *found.span(), Quantity(found[0], exact=part, whole=whole)
    for found in _PER_CENT.finditer(claim):
        yield *found.span(), Quantity(found[0], share=float(found["share"]) / 100)
    for kind, pattern in (*_KINDS.items(), *_BARE.items()):
        for found in pattern.finditer(claim):
            yield *found.span("word"), Quantity(found[0], kind)
    for found in _EXACT.finditer(claim):
        yield *found.span("part"), Quantity(found[0], exact=_number(found["part"]))


def _number(word: str) -> int:
    return number_of(word)
