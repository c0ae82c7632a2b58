"""Where spaCy's rules cut chunks: each kind of chunk is asked for once, and what is alike is cut alike.

The rules are regular expressions and a list of special cases. Chunks whose characters are pairwise in one
class (`regex_classes`) have one shape: they look the same to the expressions, which cut them alike. All that
is looked up among the special cases stands between two such cuts. So where no special case stands there, the
expressions alone decide; and where the same ones stand in the same places, the cuts are the same, provided
that they are one token each and so add no cuts, between which other ones could be found.
"""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
from spacy.attrs import IS_SPACE, LENGTH, SPACY
from spacy.tokenizer import Tokenizer

from qda.errors import InputError
from qda.language.crossings import without_cases
from qda.language.regex_classes import CharacterClasses, Expressions, Unreadable

Ends = tuple[int, ...]
"""Where the tokens of a chunk end, in code points from its start; each begins where the last one ends."""

Hits = tuple[tuple[int, int, str], ...]
"""The special cases of two or more characters between two cuts: where they stand, and what they are.

One of a single character changes nothing: it is a token, and so it would be without.
"""
_SEARCHES = ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match")
_BATCH = 500
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

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer, self._plain = tokenizer, without_cases(tokenizer)
        self._single = {one: len(tokens) == 1 for one, tokens in tokenizer.rules.items() if len(one) > 1}
        self._asked, self._is_read = 0, False
        self._expressions: Expressions | None = None
        self._tables: dict[int, CharacterClasses] = {}
        self._cuts: dict[str, Ends] = {}
        self._mended: dict[tuple[str, Hits], Ends] = {}

    def cut(self, chunks: Sequence[str]) -> list[tuple[Ends, bool]]:
        """The ends of each chunk's tokens, and whether a special case has a part in them."""
        shapes = self._shapes(chunks)
        new = {shape: chunk for chunk, shape in zip(chunks, shapes, strict=True) if shape not in self._cuts}
        self._cuts.update(zip(new, self._ask(self._plain, list(new.values())), strict=True))
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
        answers = self._ask(self._tokenizer, [chunks[one] for one in asked.values()])
        fresh = dict(zip(asked, answers, strict=True))
        self._mended.update({key: ends for key, ends in fresh.items() if isinstance(key, tuple)})
        return [self._mended[key] if key else fresh[one] for one, key in zip(which, keys, strict=True)]

    def _ask(self, tokenizer: Tokenizer, chunks: Sequence[str]) -> list[Ends]:
        """Have spaCy cut chunks."""
        self._asked += len(chunks)
        batches = (chunks[first : first + _BATCH] for first in range(0, len(chunks), _BATCH))
        return [ends for batch in batches for ends in self._ask_batch(tokenizer, batch)]

    @staticmethod
    def _ask_batch(tokenizer: Tokenizer, chunks: Sequence[str]) -> list[Ends]:
        text = "\n".join(chunks)
        lengths, spaces, blank = tokenizer(text).to_array([LENGTH, SPACY, IS_SPACE]).astype(np.int64).T
        ends = np.cumsum(lengths + spaces)
        if ends[-1] != len(text) or spaces.any():
            raise InputError("the tokenizer changes the text", remedy="Choose another language or model.")
        begins = np.cumsum([0, *(len(chunk) + 1 for chunk in chunks)])
        tokens = ends[blank == 0]
        owners = np.searchsorted(begins, tokens, side="left") - 1
        relative = (tokens - begins[owners]).tolist()
        edges = np.searchsorted(owners, np.arange(len(chunks) + 1)).tolist()
        return [tuple(relative[a:b]) for a, b in pairwise(edges)]

    def _shapes(self, chunks: Sequence[str]) -> Sequence[str]:
        """What chunks must share to be cut alike; each is its own as long as the rules are not read."""
        if not self._is_read and self._asked + len(chunks) > _PATIENCE:
            self._expressions, self._is_read = self._read(), True
        return [self._shape(chunk) for chunk in chunks] if self._expressions else chunks

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
        searches = [one for name in _SEARCHES if (one := getattr(self._tokenizer, name)) is not None]
        patterns = [getattr(one, "__self__", None) for one in searches]
        if not all(isinstance(one, re.Pattern) for one in patterns):
            return None
        try:
            expressions = Expressions(one for one in patterns if isinstance(one, re.Pattern))
            expressions.atoms("")
        except Unreadable:
            return None
        return expressions
