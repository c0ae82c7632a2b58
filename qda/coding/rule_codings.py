"""The rules' codings of a whole project in one order, and some of them in words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.codings import NOTHING, Codings, stacked_codings
from qda.coding.policy import STRENGTH
from qda.files.columns import Columns
from qda.language.arrays import Ints
from qda.language.corpus.corpus import Corpus
from qda.model.codebook import Codebook
from qda.model.coding import RULES, Assertion, Coding, anchor
from qda.model.document import Document
from qda.model.identity import coding_id
from qda.model.span import Span

FoundIn = tuple[Corpus, Mapping[int, Document], Mapping[str, Codings]]
"""A corpus, the documents of it that are in use by their numbers there, and what was found in it by code."""


@dataclass(frozen=True, eq=False)
class RuleCodings:
    """N codings by document, in the order of the project, then by place, then by code.

    All columns are (N,): document, a position in `documents`; code, a position in the codebook; and those of
    `Codings`, whose words are those of the document's corpus in `corpora`.
    """

    codebook: Codebook
    documents: tuple[Document, ...]
    corpora: tuple[Corpus, ...]
    document: Ints
    code: Ints
    columns: Codings

    def parted(self, about: Iterable[Coding]) -> tuple["RuleCodings", list[Coding]]:
        """Those in no document under a code that some codings are about, and the others in words."""
        codes = {code.code: number for number, code in enumerate(self.codebook)}
        documents = {(one.name, one.text_hash): number for number, one in enumerate(self.documents)}
        places = {
            (documents.get((one.anchor.document, one.anchor.text_hash), -1), codes.get(one.code, -1))
            for one in about
        }
        touched = np.zeros(len(self.document), dtype=np.bool_)
        for document, code in places:
            touched |= (self.document == document) & (self.code == code)
        return self._take(np.flatnonzero(~touched)), self.told(np.flatnonzero(touched))

    def within(self, documents: Collection[str]) -> list[Coding]:
        """Those in some documents, by name, in words."""
        numbers = [number for number, one in enumerate(self.documents) if one.name in documents]
        return self.told(np.flatnonzero(np.isin(self.document, numbers))) if numbers else []

    def __len__(self) -> int:
        return len(self.document)

    def every(self) -> list[Coding]:
        """All of them in words."""
        return self.told(np.arange(len(self)))

    def told(self, rows: Ints) -> list[Coding]:
        """Some of them with all that is known, in the order asked for; each text is read once."""
        document = self.document[rows]
        order = document.argsort(kind="stable")
        told = np.empty(len(rows), dtype=object)
        for places in np.split(order, np.flatnonzero(np.diff(document[order])) + 1) if len(rows) else ():
            told[places] = list(self._in_document(int(document[places[0]]), rows[places]))
        return told.tolist()

    def _in_document(self, number: int, rows: Ints) -> Iterator[Coding]:
        """Those of one document."""
        document, own = self.documents[number], self.columns.take(rows)
        text = document.text
        spans = _spans(self.corpora[number], own.word_start, own.word_end)
        cued = own.cue_start >= 0
        cues = iter(_spans(self.corpora[number], own.cue_start[cued], own.cue_end[cued]))
        rules = np.split(own.rules.values, own.rules.offsets[1:-1])
        columns = (self.code[rows].tolist(), own.assertion.tolist(), cued.tolist())
        for span, named, code_number, assertion, has_cue in zip(spans, rules, *columns, strict=True):
            code = self.codebook.codes[code_number]
            yield Coding(
                id=coding_id(document.name, document.text_hash, code.code, *span),
                anchor=anchor(document.name, document.text_hash, text, span),
                code=code.code,
                coder=RULES,
                assertion=STRENGTH[assertion],
                rule="; ".join([code.match[one].name for one in named.tolist()]),
                cue=next(cues).of(text) if has_cue else None,
                score=float(len(named)),
            )

    def _take(self, rows: Ints) -> "RuleCodings":
        document, code = self.document[rows], self.code[rows]
        return RuleCodings(
            self.codebook, self.documents, self.corpora, document, code, self.columns.take(rows)
        )


def rule_codings(
    codebook: Codebook, documents: tuple[Document, ...], found: Sequence[FoundIn]
) -> RuleCodings:
    """Everything that the rules found in the documents, in order."""
    rank = {document.name: number for number, document in enumerate(documents)}
    corpora = {rank[one.name]: corpus for corpus, used, _ in found for one in used.values()}
    owners: list[Ints] = []
    parts: list[Codings] = [NOTHING]
    codes: list[Ints] = []
    for corpus, used, codings in found:
        ranks = [rank[used[n].name] if n in used else -1 for n in range(len(corpus.keys))]
        for number, code in enumerate(codebook):
            own = codings[code.code]
            owner = np.array(ranks, dtype=np.int64)[corpus.document_of(own.word_start)]
            there = np.flatnonzero(owner >= 0)
            owners.append(owner[there])
            codes.append(np.full(len(there), number))
            parts.append(own.take(there))
    document, code_of = (np.concatenate([_EMPTY, *columns]) for columns in (owners, codes))
    columns = stacked_codings(parts)
    order = np.lexsort((code_of, columns.word_end, columns.word_start, document))
    in_order = tuple(corpora[number] for number in range(len(documents)))
    return RuleCodings(codebook, documents, in_order, document[order], code_of[order], columns.take(order))


def by_assertion(
    kept: Iterable[tuple[Corpus, Iterable[int], Iterable[Columns]]],
) -> dict[Assertion, int]:
    """How many codings have each assertion, from corpora, the numbers of the documents of each that are in
    use, and codings as they are kept."""
    counts = np.zeros(len(STRENGTH), dtype=np.int64)
    for corpus, used, codings in kept:
        there = np.zeros(len(corpus.keys), dtype=np.bool_)
        there[list(used)] = True
        for own in codings:
            held = own["assertion"]
            if not there.all():
                held = held[there[corpus.document_of(own["word_start"])]]
            counts += np.bincount(held, minlength=len(STRENGTH))
    return dict(zip(STRENGTH, counts.tolist(), strict=True))


_EMPTY: NDArray[np.int64] = np.zeros(0, dtype=np.int64)


def _spans(corpus: Corpus, start: Ints, end: Ints) -> list[Span]:
    """Where the words `[start, end)` of some passages stand in the text of their document."""
    return list(map(Span, corpus.starts(start).tolist(), corpus.ends(end - 1).tolist()))
