"""The words of a corpus, each form once, and which of them a lemma, a form or a wildcard means."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from qda.language.index import TokenType
from qda.language.norms import norm_of
from qda.language.word_lines import WordLines

Types = NDArray[np.int32]
_LAST = "\U0010ffff"


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """V forms, numbered from 0; `forms[i]` is written as in the texts.

    `norms` and `lemmas` (V,) are sorted, and `norm_types` and `lemma_types` (V,) say whose they are.
    """

    forms: WordLines
    norms: WordLines
    norm_types: Types
    lemmas: WordLines
    lemma_types: Types

    def of_norm(self, norm: str) -> Types:
        """The types of a normal form."""
        return _equal(self.norms.words, self.norm_types, norm)

    def of_lemma(self, lemma: str) -> Types:
        """The types of a lemma."""
        return _equal(self.lemmas.words, self.lemma_types, lemma)

    def cased(self, form: str) -> Types:
        """The types of a form in exactly this case."""
        wanted = as_written(form)
        same = [kind for kind in self.of_norm(norm_of(form)) if as_written(self.forms[kind]) == wanted]
        return np.array(same, dtype=np.int32)

    def wild(self, pattern: str) -> Types:
        """The types whose normal form fits a pattern with `*` (any letters) and `?` (one)."""
        literals = re.split(r"[*?]", pattern)
        prefix, longest = literals[0], max(literals, key=len)
        first = bisect_left(self.norms, prefix)
        last = bisect_right(self.norms, prefix + _LAST, lo=first) if prefix else len(self.norms)
        if pattern == f"{prefix}*":
            return self.norm_types[first:last]
        fits = re.compile(_expression(pattern), re.DOTALL).fullmatch
        rows = range(first, last) if prefix or not longest else self.norms.holding(longest)
        return self.norm_types[[row for row in rows if fits(self.norms[row])]]


def vocabulary_of(types: Iterable[TokenType]) -> Vocabulary:
    """The vocabulary of some types, in their order."""
    known = list(types)
    norms, norm_types = _sorted([kind.norm for kind in known], range(len(known)))
    by_norm = norm_types.tolist()  # nearly the order by lemmas, which is soon found from it
    lemmas, lemma_types = _sorted([kind.lemma for kind in known], by_norm)
    return Vocabulary(WordLines.of([kind.form for kind in known]), norms, norm_types, lemmas, lemma_types)


def as_written(form: str) -> str:
    """A form with its capitals, but in the one way to write accents and apostrophes."""
    return normalize("NFC", form).replace("’", "'")


def _sorted(words: list[str], types: Iterable[int]) -> tuple[WordLines, Types]:
    order = sorted(types, key=words.__getitem__)
    return WordLines.of(list(map(words.__getitem__, order))), np.array(order, dtype=np.int32)


def _equal(words: Sequence[str], types: Types, word: str) -> Types:
    first = bisect_left(words, word)
    return types[first : bisect_right(words, word, lo=first)]


def _expression(pattern: str) -> str:
    signs = {"*": ".*", "?": "."}
    return "".join(signs.get(sign, re.escape(sign)) for sign in pattern)
