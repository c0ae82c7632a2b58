"""The tokenizer of a language whose rules are known: short texts in plain code, long ones by columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from qda.language.arrays import Ints
from qda.language.tokens.crossings import Crossings
from qda.language.tokens.forms import Forms
from qda.language.tokens.matching import Matching
from qda.language.tokens.pieces import Pieces, columns_of, joined
from qda.language.tokens.plain_tokenizer import PlainTokenizer
from qda.language.tokens.rule_tokenizer import RuleTokenizer, plain_pieces
from qda.language.tokens.token_rules import TokenRules
from qda.model.codebook import TokenPattern
from qda.model.span import Span

if TYPE_CHECKING:
    from qda.language.tokens.spacy_tokenizer import BlankTokenizer

SHORT = 2000
"""Characters below which plain code is quicker than columns."""


class RuledTokenizer:
    """Cuts like spaCy's blank pipeline of the language `code`, whose rules these are."""

    def __init__(self, code: str, rules: TokenRules) -> None:
        self._code, self._rules, self._forms = code, rules, Forms()

    @cached_property
    def _plain(self) -> PlainTokenizer:
        """The rules in plain code; to make their expressions takes longer than a short codebook."""
        return PlainTokenizer(self._rules)

    @cached_property
    def _columns(self) -> RuleTokenizer | None:
        """The rules by columns, where they are understood; made when a long text asks for them."""
        return RuleTokenizer(self._plain, self._forms) if Crossings(self._plain).understood else None

    def pieces(self, text: str, spans: Sequence[Span] | Ints) -> Pieces:
        """Keys, starts and ends of the tokens in passages; a key is this object's number for the form."""
        return self.plain_pieces(text, spans) if len(text) < SHORT else self.column_pieces(text, spans)

    def column_pieces(self, text: str, spans: Sequence[Span] | Ints) -> Pieces:
        """The same, of a text of any length by columns, where the rules are understood."""
        return self._columns.pieces(text, spans) if self._columns else self.plain_pieces(text, spans)

    def plain_pieces(self, text: str, spans: Sequence[Span] | Ints) -> Pieces:
        """The same, in plain code."""
        places = columns_of(spans).tolist()
        return joined([plain_pieces(self._plain, self._forms, text, start, end) for start, end in places])

    def keys(self, text: str) -> list[int]:
        """The keys of a short text's tokens."""
        return self._forms.numbers(text[start:end] for start, end in self._plain.tokens(text))

    def form(self, key: int) -> tuple[str, str | None]:
        """The form, without a lemma: rules know none."""
        return self._forms.known[key], None

    def written(self, form: str, _: int) -> int:
        """The key of a form."""
        return self._forms[form]

    def matcher(self, patterns: Mapping[str, TokenPattern]) -> Matching:
        """A matcher of token patterns, by name. Loads spaCy, which nothing else here does."""
        return self._spacy.matcher(patterns)

    @cached_property
    def _spacy(self) -> BlankTokenizer:
        from qda.language.tokens.spacy_tokenizer import BlankTokenizer

        return BlankTokenizer(self._code)
