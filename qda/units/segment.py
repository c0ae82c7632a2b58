"""A document's units: its turns, paragraphs and sentences over its tokens."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.corpus.index import Index
from qda.language.language import Language
from qda.language.tokens.pieces import Pieces, columns_of
from qda.model.document import Document
from qda.model.span import Span
from qda.model.unit import Paragraph, Sentence, Turn
from qda.units.lines import lines_of
from qda.units.paragraph_times import times_of_paragraphs
from qda.units.paragraphs import Wrapping, paragraphs_of
from qda.units.stamps import Times
from qda.units.turns import find_passages


class Outline(NamedTuple):
    """A document's turns, and its paragraphs as columns: starts and ends (P, 2), and whose they are (P,).

    `paragraph_times` says when those were, by number, for which a turn tells a time of their own. `spoken` is
    the text in which to look for words: blanks stand for the times among them.
    """

    turns: list[Turn]
    paragraphs: Ints
    paragraph_turn: Ints
    paragraph_times: dict[int, Times]
    spoken: str


class Sentences(NamedTuple):
    """The tokens in some paragraphs of a text, and its sentences, which follow one another.

    pieces: the tokens, with the keys of the language's tokenizer. paragraph (S,): the number of each
    sentence's paragraph. first_token (S + 1,): the first token of each sentence.
    """

    pieces: Pieces
    paragraph: Ints
    first_token: Ints


def outline_of(
    document: Document, text: str, language: Language, *, interviewers: Collection[str]
) -> Outline:
    """The turns and paragraphs of a document, whose text is `text`.

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
    times = times_of_paragraphs(text, turns, spans, owners, voiced.stamped)
    return Outline(turns, columns_of(spans), np.array(owners, np.int64), times, voiced.spoken)


def sentences_of(text: str, paragraphs: Ints, language: Language) -> Sentences:
    """The tokens and sentences of paragraphs (P, 2) of a text.

    A cut within a token is none: there the sentence goes on. A sentence without tokens is none.
    """
    pieces = language.pieces(text, paragraphs)
    _, starts, ends = pieces
    cuts, owners = language.cuts(text, paragraphs)
    begun = starts.searchsorted(cuts, side="left")
    clean = begun == ends.searchsorted(cuts, side="right")
    first = begun[clean]
    last = np.append(first[1:], len(starts))[: len(first)]
    full: NDArray[np.bool_] = first < last
    return Sentences(pieces, owners[clean][full], np.append(first[full], len(starts)))


def segment(document: Document, language: Language, *, interviewers: Collection[str]) -> Index:
    """The document's units and tokens, one by one."""
    outline = outline_of(document, document.text, language, interviewers=interviewers)
    sentences = sentences_of(outline.spoken, outline.paragraphs, language)
    tokens = language.tokens(sentences.pieces)
    spans, turns = outline.paragraphs.tolist(), outline.paragraph_turn.tolist()
    return Index(
        document=document.name,
        text_hash=document.text_hash,
        language=language.code,
        turns=tuple(outline.turns),
        paragraphs=tuple(
            Paragraph(Span(start, end), turn) for (start, end), turn in zip(spans, turns, strict=True)
        ),
        sentences=_told(sentences, outline.paragraph_turn),
        types=tokens.types,
        type_ids=tokens.type_ids,
        starts=tokens.starts,
        ends=tokens.ends,
    )


def _told(sentences: Sentences, paragraph_turn: Ints) -> tuple[Sentence, ...]:
    _, starts, ends = sentences.pieces
    first, last = sentences.first_token[:-1], sentences.first_token[1:]
    turn = paragraph_turn[sentences.paragraph]
    columns = (starts[first], ends[last - 1], sentences.paragraph, turn, first, last)
    return tuple(
        Sentence(Span(start, end), *rest)
        for start, end, *rest in zip(*(column.tolist() for column in columns), strict=True)
    )


def _around(turn: Turn, spans: Sequence[Span]) -> Turn:
    """The turn from its first paragraph to its last; a turn without any is empty where it begins."""
    start, end = (spans[0].start, spans[-1].end) if spans else (turn.span.start, turn.span.start)
    return Turn(Span(start, end), turn.role, turn.speaker, turn.participant, turn.timestamp, turn.until)
