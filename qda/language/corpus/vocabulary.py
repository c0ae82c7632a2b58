"""The words of a corpus, each form once, and which of them a lemma, a form or a wildcard means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from qda.language.characters.unspaced import holds_signs
from qda.language.corpus.index import TokenType
from qda.language.corpus.sorted_lines import SortedLines
from qda.language.corpus.word_lines import WordLines
from qda.language.words.norms import LONGER, as_written, small

Types = NDArray[np.int32]


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

    @cached_property
    def signs(self) -> NDArray[np.bool_]:
        """(V,) whether each is a sign of a script that is written without blanks."""
        if not holds_signs("".join(self.forms)):
            return np.zeros(len(self.forms), np.bool_)
        return np.array([holds_signs(form) for form in self.forms], np.bool_)

    def of_norm(self, norm: str) -> Types:
        """The types of a normal form."""
        return self.norm_types[self._norms.equal(norm)]

    def of_lemma(self, lemma: str) -> Types:
        """The types of a lemma."""
        return self.lemma_types[self._lemmas.equal(lemma)]

    def cased(self, form: str, norm: str) -> Types:
        """The types of a form, as it is written, in exactly this case; `norm` is that of the form."""
        same = [kind for kind in self.of_norm(norm) if as_written(self.forms[kind]) == form]
        return np.array(same, dtype=np.int32)

    def wild(self, pattern: str) -> Types:
        """The types that fit a pattern with `*` (any letters) and `?` (one).

        Their normal form does, or else the form in lower case, where a letter such as ß is one.
        """
        literals = re.split(r"[*?]", pattern)
        prefix, suffix, longest = literals[0], literals[-1], max(literals, key=len)
        begun = self._norms.beginning(prefix)
        if pattern == f"{prefix}*":
            return self.norm_types[begun]
        if pattern == f"*{suffix}":
            return self.norm_types[self._norms.ending(suffix)]
        fits = _expression(pattern).fullmatch
        whole = prefix or not longest
        rows = range(len(self.norms))[begun] if whole else self._norms.holding(longest).tolist()
        found = self.norm_types[[row for row in rows if fits(self._norms.word(row))]]
        others = [kind for kind, form in self._longer.items() if fits(form)] if "?" in pattern else []
        return np.array(sorted({*found.tolist(), *others}), np.int32) if others else found

    @cached_property
    def _longer(self) -> dict[int, str]:
        """The forms that have a letter of `LONGER`, in lower case, by their types."""
        found = sorted({kind for letter in LONGER for kind in self.forms.holding(letter).tolist()})
        return {kind: small(as_written(self.forms[kind])) for kind in found}

    @cached_property
    def _norms(self) -> SortedLines:
        return SortedLines(self.norms.lines)

    @cached_property
    def _lemmas(self) -> SortedLines:
        return SortedLines(self.lemmas.lines)


def vocabulary_of(types: Iterable[TokenType]) -> Vocabulary:
    """The vocabulary of some types, in their order."""
    known = list(types)
    return vocabulary_from(*([getattr(kind, side) for kind in known] for side in ("form", "norm", "lemma")))


def vocabulary_from(forms: list[str], norms: list[str], lemmas: list[str]) -> Vocabulary:
    """The vocabulary of types whose form, norm and lemma these are."""
    sorted_norms, norm_types = _sorted(norms, range(len(norms)))
    by_norm = norm_types.tolist()  # nearly the order by lemmas, which is soon found from it
    sorted_lemmas, lemma_types = _sorted(lemmas, by_norm)
    return Vocabulary(WordLines.of(forms), sorted_norms, norm_types, sorted_lemmas, lemma_types)


def _sorted(words: list[str], types: Iterable[int]) -> tuple[WordLines, Types]:
    order = sorted(types, key=words.__getitem__)
    return WordLines.of(list(map(words.__getitem__, order))), np.array(order, dtype=np.int32)


@lru_cache(maxsize=1024)
def _expression(pattern: str) -> re.Pattern[str]:
    signs = {"*": ".*", "?": "."}
    return re.compile("".join(signs.get(sign, re.escape(sign)) for sign in pattern), re.DOTALL)
