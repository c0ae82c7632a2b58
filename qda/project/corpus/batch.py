"""Some documents of a shard to codings and counts."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from qda.analysis.counts import Counts, counts
from qda.analysis.distinct import Having, having
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.frames import coded_of
from qda.analysis.frames.levels import CODE, roll_up
from qda.analysis.frames.order import in_text_order
from qda.analysis.frames.selection import ALL, Selection, select
from qda.analysis.segments import segments
from qda.coding.compile import compile_codebook
from qda.interchange.shards import Row
from qda.language.corpus.corpus import Corpus
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.model.table import Column, ColumnKind, Table
from qda.project.coded import numbers_of
from qda.project.coding.code_texts import code_texts
from qda.project.corpus.job import Job, compiled
from qda.project.index.languages import MOST_FORMS, fresh_language

_OF_PEOPLE = ("memo", "at")
_SHARD = Column("shard", "Shard", ColumnKind.TEXT, "the shard that holds the document")
_ROW = Column("row", "Row", ColumnKind.COUNT, "the document's row or line in the shard, from 1")


class CodedBatch(NamedTuple):
    """The codings of some documents in the order of the text, and what is counted of them.

    `unlabelled` are interviews without speaker labels, `asked` documents in which all is the interviewer's.
    """

    codings: Table
    counts: Counts
    having: Having
    unlabelled: int
    asked: int


class Coder:
    """Codes batch after batch for one job; compiled once."""

    def __init__(self, job: Job) -> None:
        self.job, self.compiled = job, compiled(job)
        self._language = fresh_language(job.settings.language, job.settings)

    @cached_property
    def nothing(self) -> CodedBatch:
        """What comes of no documents: tables without rows, and counts to add to."""
        return self.code("", [])

    def code(self, address: str, rows: Sequence[Row]) -> CodedBatch:
        """Code the documents of some rows, which have names of their own."""
        job, settings = self.job, self.job.settings
        coded, corpus = self._coded([_document(row, address, job.kind) for row in rows])
        whole = Selection(assertions=(ALL,), statuses=(ALL,), include_interviewer=job.include_interviewer)
        counted = select(coded, Selection(include_interviewer=job.include_interviewer))
        table = segments(select(coded, whole), order=in_text_order)
        return CodedBatch(
            _placed(table, address, {row.id: row.number for row in rows}),
            counts(counted, unit=settings.unit, where=settings.cooccurrence_unit),
            having(counted, roll_up(counted, CODE)),
            unlabelled=int((~corpus.document_named).sum()) if job.kind == INTERVIEW else 0,
            asked=int(corpus.document_asked.sum()),
        )

    def _coded(self, documents: Sequence[Document]) -> tuple[Coded, Corpus]:
        self._forget()
        corpus, rules = code_texts(
            documents,
            self._language,
            self.compiled,
            self.job.settings,
            include_interviewer=self.job.include_interviewer,
        )
        places = {one.name: (corpus, number) for number, one in enumerate(documents)}
        coded = coded_of(self.compiled.codebook, documents, places, [], {}, {}, numbers_of(rules))
        return coded, corpus

    def _forget(self) -> None:
        """A language remembers all words that it met; in a corpus without end they would fill the memory. So
        does the codebook's, by which token patterns are looked for."""
        if self._language.met > MOST_FORMS:
            settings, codebook = self.job.settings, self.job.codebook
            self._language = fresh_language(settings.language, settings)
            self.compiled = compile_codebook(codebook, fresh_language(codebook.language, settings))


def _document(row: Row, address: str, kind: str) -> Document:
    body = Span(0, len(row.text))
    return Document(row.id, kind, row.text, body, address, "", participant=row.participant)


def _placed(table: Table, address: str, numbers: dict[str, int]) -> Table:
    """Codings without the columns that only people's work has, and with their place in the shard."""
    kept = table.with_columns(*(one.key for one in table.columns if one.key not in _OF_PEOPLE))
    document = [one.key for one in kept.columns].index("document")
    rows = tuple((*row, address, numbers[str(row[document])]) for row in kept.rows)
    return replace(kept, columns=(*kept.columns, _SHARD, _ROW), rows=rows)
