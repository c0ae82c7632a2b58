"""A document's units: its turns, paragraphs and sentences over its tokens."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.language.index import Index
from qda.language.language import Language
from qda.language.pieces import Columns, Pieces, columns_of
from qda.model.document import Document
from qda.model.span import Span
from qda.model.unit import Paragraph, Sentence, Turn
from qda.units.lines import lines_of
from qda.units.paragraphs import Wrapping, paragraphs_of
from qda.units.turns import find_passages


class Units(NamedTuple):
    """A document's turns, and the rest as columns.

    paragraphs (P, 2): starts and ends in the text; paragraph_turn (P,). pieces: the tokens, with the keys of
    the language's tokenizer. sentence_paragraph (S,); sentence_token (S + 1,): the first token of each
    sentence; sentences follow one another.
    """

    turns: list[Turn]
    paragraphs: Columns
    paragraph_turn: Columns
    pieces: Pieces
    sentence_paragraph: Columns
    sentence_token: Columns


def units_of(document: Document, text: str, language: Language, *, interviewers: Collection[str]) -> Units:
    """The units of a document, whose text is `text`.

    `interviewers` are the labels of those who ask; case and a trailing number do not matter. Speaker
    labels and timestamps are in no unit below the turn and in no token.
    """
    lines = tuple(lines_of(text, document.body))
    voiced = find_passages(document, text, lines, language.speakers, interviewers=interviewers)
    passages, turns = voiced.passages, voiced.turns
    wrapping = Wrapping(text, [passage.lines for passage in passages])
    spans: list[Span] = []
    owners: list[int] = []
    for number, passage in enumerate(passages):
        own = list(paragraphs_of(text, passage.lines, wrapping))
        turns[number] = _around(turns[number], own)
        spans += own
        owners += [number] * len(own)
    paragraphs = columns_of(spans)
    pieces = language.tokenizer.pieces(text, paragraphs)
    paragraph, token = _sentences(text, paragraphs, pieces, language)
    return Units(turns, paragraphs, np.array(owners, np.int64), pieces, paragraph, token)


def segment(document: Document, language: Language, *, interviewers: Collection[str]) -> Index:
    """The document's units and tokens, one by one."""
    units = units_of(document, document.text, language, interviewers=interviewers)
    tokens = language.tokens(units.pieces)
    return Index(
        document=document.name,
        text_hash=document.text_hash,
        language=language.code,
        turns=tuple(units.turns),
        paragraphs=tuple(
            Paragraph(Span(start, end), turn)
            for (start, end), turn in zip(
                units.paragraphs.tolist(), units.paragraph_turn.tolist(), strict=True
            )
        ),
        sentences=_told(units),
        types=tokens.types,
        type_ids=tokens.type_ids,
        starts=tokens.starts,
        ends=tokens.ends,
    )


def _told(units: Units) -> tuple[Sentence, ...]:
    _, starts, ends = units.pieces
    first, last = units.sentence_token[:-1], units.sentence_token[1:]
    turn = units.paragraph_turn[units.sentence_paragraph]
    columns = (starts[first], ends[last - 1], units.sentence_paragraph, turn, first, last)
    return tuple(
        Sentence(Span(start, end), *rest)
        for start, end, *rest in zip(*(column.tolist() for column in columns), strict=True)
    )


def _around(turn: Turn, spans: Sequence[Span]) -> Turn:
    """The turn from its first paragraph to its last; a turn without any is empty where it begins."""
    start, end = (spans[0].start, spans[-1].end) if spans else (turn.span.start, turn.span.start)
    return Turn(Span(start, end), turn.role, turn.speaker, turn.participant, turn.timestamp, turn.until)


def _sentences(text: str, paragraphs: Columns, pieces: Pieces, language: Language) -> tuple[Columns, Columns]:
    """The paragraph of each sentence (S,) and its first token (S + 1,).

    A cut within a token is none: there the sentence goes on. A sentence without tokens is none.
    """
    _, starts, ends = pieces
    cuts, owners = language.sentences.cuts(text, paragraphs)
    begun = starts.searchsorted(cuts, side="left")
    clean = begun == ends.searchsorted(cuts, side="right")
    first = begun[clean]
    last = np.append(first[1:], len(starts))[: len(first)]
    full: NDArray[np.bool_] = first < last
    return owners[clean][full], np.append(first[full], len(starts))
