"""What every measure counts: codings and the units they stand in, as frames."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from qda.model.codebook import Codebook


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A project's codings with everything that they are counted over.

    codings: one row per coding: id, document, kind, participant (missing for works), voice (the participant,
        else the work or the document), speaker, role, code, theme, start, end, quote, before, after,
        sentence, sentence_number, sentence_last, paragraph_number, turn_number, word_start, word_end,
        assertion, cue, rule, coder, status, score, memo, at, locator. Numbers count from 0 in the document;
        `[start, end)` in code points, `[word_start, word_end)` in words. `sentence_number` is missing when
        the coding touches no sentence.
    units: one row per sentence: document, kind, participant, voice, speaker, role, sentence_number,
        paragraph_number, turn_number, words, start, end.
    documents: one row per document, in the order of the project: document, kind, participant, source,
        text_hash, words.
    attributes: one row for each document and who speaks in it, a text column for each attribute ("" when
        missing). The index says whose it is: document, participant (missing for works, for several at once
        and somebody unknown, and for interviewers), answers (false for interviewers and what nobody says);
        `attributes.py` finds the row.
    differing: the attributes that differ between documents of one participant or work, and so are each
        document's own; whose documents these are, with the values.
    chosen: the codes that tables list; empty means all.
    used: the codes that had codings before a selection left some out.
    excluded: what a selection left out, in words, and how many.
    parameters: the selection in words.
    sign_by_sign: the documents most of whose words are signs of scripts that are written without blanks.
    lapsed: document and code of each rejection without effect, where its words count now.
    told: gives some of the codings their words. The rules' codings are kept as numbers; what measures do not
        count (id, quote, before, after, sentence, cue, rule, score, memo, locator) is missing until then.

    Columns that hold few different texts (document, code, participant ...) may be categorical.
    A measure counts what is here: `select` is what leaves out interviewers, rejected codings and the like.
    """

    codebook: Codebook
    codings: pd.DataFrame
    units: pd.DataFrame
    documents: pd.DataFrame
    attributes: pd.DataFrame
    chosen: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    excluded: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sign_by_sign: frozenset[str] = frozenset()
    differing: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    lapsed: tuple[tuple[str, str], ...] = ()
    told: Callable[[pd.DataFrame], pd.DataFrame] = lambda frame: frame

    @property
    def strangers(self) -> tuple[str, ...]:
        """Codes of codings that the codebook lacks, by name."""
        known = {code.code for code in self.codebook}
        return tuple(sorted({str(code) for code in self.codings["code"].unique()} - known))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that tables list: in the order of the codebook, then those that it lacks."""
        every = (*(code.code for code in self.codebook), *self.strangers)
        return tuple(code for code in every if code in self.chosen) if self.chosen else every

    @property
    def attribute_names(self) -> tuple[str, ...]:
        """The attributes of the participants and works, in the order of their columns."""
        return tuple(map(str, self.attributes.columns))

    def path(self, code: str) -> tuple[str, ...]:
        """The code with all above it, the theme first; a code that the codebook lacks stands alone."""
        return self.codebook.path(code) if code in self.codebook else (code,)

    def within(self, code: str) -> tuple[str, ...]:
        """The code and all codes below it."""
        return self.codebook.within(code) if code in self.codebook else (code,)
