"""A document's index: its turns, paragraphs and sentences over its tokens."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from qda.language.index import Index
from qda.language.language import Language, Tokens
from qda.model.document import Document
from qda.model.span import Span
from qda.model.unit import Paragraph, Sentence, Turn
from qda.units.lines import lines_of
from qda.units.paragraphs import Wrapping, paragraphs_of
from qda.units.turns import find_passages


def segment(document: Document, language: Language, *, interviewers: Collection[str]) -> Index:
    """The document's units and tokens.

    `interviewers` are the labels of those who ask; case and a trailing number do not matter. Speaker
    labels and timestamps are in no unit below the turn and in no token.
    """
    text = document.text
    lines = tuple(lines_of(text, document.body))
    passages, turns = find_passages(document, lines, language.speakers, interviewers=interviewers)
    wrapping = Wrapping(text, [passage.lines for passage in passages])
    paragraphs: list[Paragraph] = []
    for number, passage in enumerate(passages):
        spans = list(paragraphs_of(text, passage.lines, wrapping))
        turns[number] = _around(turns[number], spans)
        paragraphs += [Paragraph(span, number) for span in spans]
    tokens = language.tokenize(text, [paragraph.span for paragraph in paragraphs])
    return Index(
        document=document.name,
        text_hash=document.text_hash,
        language=language.code,
        turns=tuple(turns),
        paragraphs=tuple(paragraphs),
        sentences=tuple(_sentences(text, paragraphs, tokens, language)),
        types=tokens.types,
        type_ids=tokens.type_ids,
        starts=tokens.starts,
        ends=tokens.ends,
    )


def _around(turn: Turn, spans: Sequence[Span]) -> Turn:
    """The turn from its first paragraph to its last; a turn without any is empty where it begins."""
    if not spans:
        return replace(turn, span=Span(turn.span.start, turn.span.start))
    return replace(turn, span=Span(spans[0].start, spans[-1].end))


def _sentences(
    text: str, paragraphs: Sequence[Paragraph], tokens: Tokens, language: Language
) -> Iterator[Sentence]:
    """The sentences of each paragraph. A cut within a token is none: there the sentence goes on."""
    cuts, owners = language.sentences.cuts(text, [paragraph.span for paragraph in paragraphs])
    begun = np.searchsorted(tokens.starts, cuts, side="left")
    ended = np.searchsorted(tokens.ends, cuts, side="right")
    clean = begun == ended
    edges = pairwise([*begun[clean].tolist(), len(tokens.starts)])
    starts_at, ends_at = tokens.starts.tolist(), tokens.ends.tolist()
    for number, (first, last) in zip(owners[clean].tolist(), edges, strict=True):
        if first < last:
            span = Span(starts_at[first], ends_at[last - 1])
            yield Sentence(span, number, paragraphs[number].turn, first, last)
