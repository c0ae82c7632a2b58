"""Where spaCy's rules cut chunks: each kind of chunk is asked for once, and what is alike is cut alike.

The rules are regular expressions and a list of special cases. Chunks whose characters are pairwise in one
class (`regex_classes`) have one shape: they look the same to the expressions, which cut them alike. All that
is looked up among the special cases stands between two such cuts. So where no special case stands there, the
expressions alone decide; and where the same ones stand in the same places, the cuts are the same, provided
that they are one token each and so add no cuts, between which other ones could be found.
"""

import re
from collections.abc import Sequence
from functools import cached_property, partial
from itertools import combinations
from string import ascii_lowercase

from qda.language.plain_tokenizer import PlainTokenizer
from qda.language.regex_classes import CharacterClasses, Expressions, Unreadable

Ends = tuple[int, ...]
"""Where the tokens of a chunk end, in code points from its start; each begins where the last one ends."""

Hits = tuple[tuple[int, int, str], ...]
"""The special cases of two or more characters between two cuts: where they stand, and what they are.

One of a single character changes nothing: it is a token, and so it would be without.
"""
_PATIENCE = 2000
"""Chunks that are asked for one by one before the expressions are read, which takes as long."""
_MOST_TOKENS = 8
_GROUPS = ("0123456789", "'’", "°", "$", "-", ".")
"""Characters by which the expressions know single letters and digits: 's, °C, US$, 5km, 127.0.0.1.

Where one of these groups is missing from a chunk, more characters are alike.
"""
_IN_GROUPS = re.compile(f"[{re.escape(''.join(_GROUPS))}]")
_GROUP = {one: number for number, group in enumerate(_GROUPS) for one in group}


class RuleCutter:
    """Cuts chunks, and remembers the cuts of each shape."""

    def __init__(self, tokenizer: PlainTokenizer) -> None:
        self._tokenizer = tokenizer
        cases = tokenizer.rules.cases
        self._single = {one: len(tokens) == 1 for one, tokens in cases.items() if len(one) > 1}
        self._asked, self._is_read = 0, False
        self._expressions: Expressions | None = None
        self._tables: dict[int, CharacterClasses] = {}
        self._cuts: dict[str, Ends] = {}
        self._mended: dict[tuple[str, Hits], Ends] = {}

    def cut(self, chunks: Sequence[str]) -> list[tuple[Ends, bool]]:
        """The ends of each chunk's tokens, and whether a special case has a part in them."""
        shapes = self._shapes(chunks)
        new = {shape: chunk for chunk, shape in zip(chunks, shapes, strict=True) if shape not in self._cuts}
        self._cuts.update(zip(new, self._ask(list(new.values()), cases=False), strict=True))
        found = [(self._cuts[shape], False) for shape in shapes]
        hits = [self._hits(chunk, cuts) for chunk, (cuts, _) in zip(chunks, found, strict=True)]
        special = [number for number, hit in enumerate(hits) if hit is None or hit]
        for number, ends in zip(special, self._mend(chunks, shapes, hits, special), strict=True):
            found[number] = ends, ends != found[number][0] or not self._is_plain(hits[number])
        return found

    def _hits(self, chunk: str, ends: Ends) -> Hits | None:
        """None: there are too many places to look at."""
        if len(ends) == 1:
            return ((0, ends[0], chunk),) if chunk in self._single else ()
        if len(ends) > _MOST_TOKENS:
            return None
        places = combinations((0, *ends), 2)
        return tuple(
            (start, end, chunk[start:end]) for start, end in places if chunk[start:end] in self._single
        )

    def _is_plain(self, hits: Hits | None) -> bool:
        return hits is not None and all(self._single[one] for _, _, one in hits)

    def _mend(
        self, chunks: Sequence[str], shapes: Sequence[str], hits: Sequence[Hits | None], which: Sequence[int]
    ) -> list[Ends]:
        """The ends of some chunks' tokens when the special cases have been heard."""
        keys = [(shapes[one], hit) if (hit := hits[one]) and self._is_plain(hit) else None for one in which]
        asked = {key or one: one for one, key in zip(which, keys, strict=True) if key not in self._mended}
        answers = self._ask([chunks[one] for one in asked.values()], cases=True)
        fresh = dict(zip(asked, answers, strict=True))
        self._mended.update({key: ends for key, ends in fresh.items() if isinstance(key, tuple)})
        return [self._mended[key] if key else fresh[one] for one, key in zip(which, keys, strict=True)]

    def _ask(self, chunks: Sequence[str], *, cases: bool) -> list[Ends]:
        """Cut chunks by the rules, with the special cases or without."""
        self._asked += len(chunks)
        cut = self._tokenizer.tokens if cases else partial(self._tokenizer.parts, cases=False)
        return [tuple(end for _, end in cut(chunk)) for chunk in chunks]

    def _shapes(self, chunks: Sequence[str]) -> Sequence[str]:
        """What chunks must share to be cut alike; each is its own as long as the rules are not read."""
        if not self._is_read and self._asked + len(chunks) > _PATIENCE:
            self._expressions, self._is_read = self._read(), True
        if not self._expressions:
            return chunks
        plain = self._plain_name
        return [
            f"0\n{plain * len(chunk)}"
            if plain and chunk.isascii() and chunk.islower() and chunk.isalpha()
            else self._shape(chunk)
            for chunk in chunks
        ]

    @cached_property
    def _plain_name(self) -> str:
        """The name of the class of the letters a to z in chunks of letters alone, if they are all in one."""
        names = {self._shape(letter) for letter in ascii_lowercase}
        return names.pop()[-1] if len(names) == 1 else ""

    def _shape(self, chunk: str) -> str:
        kind = 0
        if not chunk.isalpha():
            for one in set(_IN_GROUPS.findall(chunk)):
                kind |= 1 << _GROUP[one]
        if kind not in self._tables:
            self._tables[kind] = self._table(kind)
        return f"{kind}\n{chunk.translate(self._tables[kind])}"

    def _table(self, kind: int) -> CharacterClasses:
        """The classes for chunks with characters of the groups whose bits are set."""
        assert self._expressions
        missing = [group for number, group in enumerate(_GROUPS) if not kind >> number & 1]
        return CharacterClasses(self._expressions.atoms("".join(missing)))

    def _read(self) -> Expressions | None:
        try:
            expressions = Expressions(self._tokenizer.rules.expressions.values())
            expressions.atoms("")
        except Unreadable:
            return None
        return expressions
