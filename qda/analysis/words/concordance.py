"""The hits of a search, each between the words that stand around it (keyword in context)."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.order import in_text_order
from qda.model.span import Span
from qda.model.table import Table, Value

CONTEXT = 60
"""Characters shown on each side of a hit, if nothing else is said."""

_COLUMNS = (
    columns.text("document", "Document", "the document"),
    columns.text("locator", "Locator", "where it stands: a page, a section, a time or a line"),
    columns.text("participant", "Participant", "who speaks; empty for works"),
    columns.text("speaker", "Speaker", "the label of the turn"),
    columns.text("before", "Before", "the words before the hit"),
    columns.text("quote", "Hit", "the passage that the pattern matches, exactly"),
    columns.text("after", "After", "the words after the hit"),
    columns.text("assertion", "Assertion", "affirmed, negated, hedged or reported"),
    columns.text("codes", "Codes", "codes of the codings that touch the hit"),
    columns.count("start", "Start", "first character, from 0, in code points of the document"),
    columns.count("end", "End", "the character behind the last"),
)

_NOTHING = (np.zeros(0), np.zeros(0), np.zeros(0, dtype=object))


def concordance(
    hits: Coded,
    coded: Coded,
    text_of: Callable[[str], tuple[str, Span]],
    *,
    inside: bool = False,
    context: int = CONTEXT,
    parameters: Mapping[str, str] | None = None,
) -> Table:
    """One row for each hit in the order of the text, with up to `context` characters on each side.

    hits: what a pattern found, as codings. coded: the codings whose codes stand beside a hit; with `inside`
    only hits that touch one of them are listed, and the others are counted. text_of: a document's text and
    the body of it, beyond which (in the front matter) nobody speaks and no context is shown.

    Context is cut between words, and white space of any kind in it is one space. No hits give no rows.
    """
    found = hits.told(in_text_order(hits))
    codes = codes_at(found, coded.codings)
    listed = np.array([bool(own) or not inside for own in codes], dtype=np.bool_)
    rows = [
        _row(row, _words_around(*text_of(row["document"]), Span(row["start"], row["end"]), context), own)
        for row, own in zip(found.to_dict("records"), codes, strict=True)
        if own or not inside
    ]
    left_out = dict(hits.excluded)
    if not listed.all():
        left_out["hits outside of the codings that were chosen"] = int((~listed).sum())
    return Table(
        name="search",
        title="Search",
        columns=_COLUMNS,
        rows=tuple(rows),
        unit="hit",
        n=len(rows),
        excluded=left_out,
        parameters=parameters or {},
        notes=(_where(found[listed]),) if rows else (),
    )


def codes_at(found: pd.DataFrame, codings: pd.DataFrame) -> list[tuple[str, ...]]:
    """The codes of the codings that share a character with each passage, in the order of the text.

    Codings that stand in no sentence of the text of now (stale ones) touch nothing.
    """
    placed = codings[codings["sentence_number"].notna()].sort_values(
        ["document", "start", "end"], kind="stable"
    )
    columns = [placed[key].to_numpy() for key in ("start", "end", "code")]
    names = placed["document"].to_numpy(dtype=object)  # in what order is for the column to say
    first = np.flatnonzero(np.append(True, names[1:] != names[:-1])[: len(names)])
    parts = (np.split(column, first[1:]) for column in columns)
    of_document = dict(zip(names[first], zip(*parts, strict=True), strict=False))  # of nothing there is one
    codes: list[tuple[str, ...]] = []
    for document, start, end in zip(found["document"], found["start"], found["end"], strict=True):
        starts, ends, names = of_document.get(document, _NOTHING)
        codes.append(tuple(dict.fromkeys(map(str, names[(starts < end) & (ends > start)]))))
    return codes


def _row(row: Mapping[Hashable, Any], around: tuple[str, str], codes: Sequence[str]) -> tuple[Value, ...]:
    told = {**row, "before": around[0], "after": around[1], "codes": ", ".join(codes)}
    return tuple(None if pd.isna(told[column.key]) else told[column.key] for column in _COLUMNS)


def _words_around(text: str, body: Span, span: Span, context: int) -> tuple[str, str]:
    """The text on both sides of a passage of the body, cut between words."""
    left = text[max(body.start, span.start - context - 1) : span.start]
    after = text[span.end : min(body.end, span.end + context + 1)]
    if len(left) > context:
        left = left[1:] if left[0].isspace() else _from_a_word(left[1:])
    right = after if len(after) <= context else _to_a_word(after)
    return _one_line(left), _one_line(right)


def _from_a_word(text: str) -> str:
    _, space, rest = text.partition(" ")
    return rest if space else text


def _to_a_word(text: str) -> str:
    kept, space, _ = text.rpartition(" ")
    return kept if space else text[:-1]


def _one_line(text: str) -> str:
    """White space as one space, those at the ends too: they tell whether a word goes on."""
    inner = " ".join(text.split())
    lead, trail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{lead}{inner}{trail}" if inner else ""


def _where(found: pd.DataFrame) -> str:
    sentences = found[["document", "sentence_number"]].drop_duplicates()
    return (
        f"In all: sentences {len(sentences)}, documents {found['document'].nunique()}, "
        f"participants {found['participant'].nunique()}."
    )
