"""What spaCy's rules make of a text, in plain code and without spaCy.

spaCy takes a text apart at white space, takes prefixes and suffixes off each chunk, and cuts what is left at
infixes, unless a special case or a whole match (an address) says otherwise. Then it looks for special cases
once more, among the tokens (https://spacy.io/usage/linguistic-features#how-tokenizer-works). Before all that,
signs of scripts that are written without white space are taken apart here.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple

from qda.language.characters.unspaced import sign_borders
from qda.language.tokens.token_rules import EXPRESSIONS, TokenRules

Places = list[tuple[int, int]]
"""Starts and ends of tokens, in order. A token of white space is one too: it keeps its neighbours apart."""

_RUNS = re.compile(r"\s+|\S+")
_SMALL_LETTERS = re.compile("[a-z]+").fullmatch
_NEVER = re.compile("(?!)")
_NO_CASES: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_MOST_KEPT = 100_000
"""Chunks whose cuts are remembered."""


class _Searches(NamedTuple):
    """What finds prefixes, suffixes and infixes, and what is one token as it is, alone or in the middle."""

    prefix: Callable[[str], re.Match[str] | None]
    suffix: Callable[[str], re.Match[str] | None]
    infixes: Callable[[str], Iterator[re.Match[str]]]
    untouched: Callable[[str], re.Match[str] | None]
    whole: tuple[Callable[[str], re.Match[str] | None], ...]


class PlainTokenizer:
    """Cuts texts by rules; tells the same tokens as spaCy's own tokenizer with these rules."""

    def __init__(self, rules: TokenRules) -> None:
        self.rules = rules
        self._known: tuple[dict[str, Sequence[int]], dict[str, Sequence[int]]] = ({}, {})

    @cached_property
    def _searches(self) -> "_Searches":
        """The expressions' methods; many words need none, and to compile them takes long."""
        prefix, suffix, infix, token, url = (self.rules.expressions.get(name, _NEVER) for name in EXPRESSIONS)
        return _Searches(prefix.search, suffix.search, infix.finditer, token.match, (token.match, url.match))

    def tokens(self, text: str) -> Places:
        """Where the tokens of a text start and end; white space is none."""
        parts = self.parts(text)
        found = self._crossed(text, parts) if len(parts) > 1 else parts  # one alone was looked at as a chunk
        return [place for place in found if not text[slice(*place)].isspace()]

    def parts(self, text: str, *, cases: bool = True) -> Places:
        """The tokens before special cases are looked for among them; without any `cases`, if so asked."""
        known = self._known[cases]
        found: Places = []
        for start, end in _chunks(text):
            chunk = text[start:end]
            ends = known.get(chunk)
            if ends is None:
                ends = self._chunk(chunk, self.rules.cases if cases else _NO_CASES)
                if len(known) < _MOST_KEPT:
                    known[chunk] = ends
            last = 0
            for one in ends:
                found.append((start + last, start + one))
                last = one
        return found

    def _chunk(self, chunk: str, special: Mapping[str, tuple[str, ...]]) -> tuple[int, ...]:
        """The ends of the tokens of a chunk; each begins where the last one ends."""
        if chunk in special:
            return tuple(accumulate(map(len, special[chunk])))
        if len(chunk) <= self.rules.whole and _SMALL_LETTERS(chunk):
            return (len(chunk),)
        start, end, prefixes, suffixes = 0, len(chunk), [], []
        while start < end:
            rest = chunk[start:end]
            if rest in special or self._searches.untouched(rest):
                break
            before, after = _length(self._searches.prefix, rest), 0
            if not (before and rest[before:] in special):
                after = _length(self._searches.suffix, rest[before:])
                if after and rest[:-after] in special:
                    before = 0
            if not before and not after:
                break
            start, end = start + before, end - after
            if before:
                prefixes.append(start)
            if after:
                suffixes.append(end + after)
        middle = chunk[start:end]
        inner = accumulate(map(len, special[middle])) if middle in special else self._inner(middle)
        return (*prefixes, *(start + one for one in inner), *reversed(suffixes))

    def _inner(self, middle: str) -> Iterator[int]:
        """The ends of the tokens of a chunk's middle, which has neither prefix nor suffix."""
        if middle and not any(match(middle) for match in self._searches.whole):
            last = 0
            for infix in self._searches.infixes(middle):
                if infix.start() == 0:
                    continue
                if infix.start() != last:
                    yield infix.start()
                if infix.end() != infix.start():
                    yield infix.end()
                last = infix.end()
            if last == len(middle):
                return
        if middle:
            yield len(middle)

    def _crossed(self, text: str, parts: Places) -> Places:
        """The tokens when the special cases among them have been heard."""
        found = self._cases_among(text, parts)
        if not found:
            return parts
        tokens: Places = []
        at = 0
        for first, last in found:
            tokens += parts[at:first]
            start = parts[first][0]
            case = self.rules.cases.get(text[start : parts[last - 1][1]])
            if case is None:
                tokens += parts[first:last]
            else:
                ends = list(accumulate(map(len, case), initial=start))
                tokens += pairwise(ends)
            at = last
        return tokens + parts[at:]

    def _cases_among(self, text: str, parts: Places) -> list[tuple[int, int]]:
        """First token and token after the last of each case; of those in each other's way, the longest."""
        found = []
        for first, (start, end) in enumerate(parts):
            for case in self._openings.get(text[start:end], ()):
                last = first + len(case)
                if last <= len(parts) and all(
                    text[a:b] == form for (a, b), form in zip(parts[first:last], case, strict=True)
                ):
                    found.append((first, last))
        taken: set[int] = set()
        kept = []
        for first, last in sorted(set(found), key=lambda one: (one[0] - one[1], one[0])):
            if first not in taken and last - 1 not in taken:
                kept.append((first, last))
            taken.update(range(first, last))
        return sorted(kept)

    @cached_property
    def _openings(self) -> dict[str, set[tuple[str, ...]]]:
        """The cases that are looked for among tokens, in tokens themselves, by the first of them."""
        openings: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for case in self.rules.crossing:
            forms = tuple(case[start:end] for start, end in self.parts(case, cases=False))
            if forms:
                openings[forms[0]].add(forms)
        return dict(openings)


def _length(search: Callable[[str], re.Match[str] | None], text: str) -> int:
    found = search(text)
    return found.end() - found.start() if found else 0


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Runs of white space and of other characters; a blank behind a chunk belongs to it and is no token.

    A sign of a script that is written without white space stands apart.
    """
    borders = frozenset(sign_borders(text).tolist())
    for run in _RUNS.finditer(text):
        start, end = run.span()
        if start and text[start] == " ":
            start += 1
        for border in filter(borders.__contains__, range(start + 1, end)) if borders else ():
            yield start, border
            start = border
        if start < end:
            yield start, end
