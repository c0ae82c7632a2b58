"""A project's values as the frames that measures count."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from qda.analysis.frames.attributes import attributes_of, differing_attributes
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.placed import Placed, Places, called, names_in
from qda.analysis.frames.speech import WHO, Speech, texts
from qda.language.arrays import Ints
from qda.language.corpus.corpus import Corpus
from qda.model.codebook import Codebook
from qda.model.coding import RULES, Assertion, Coding, Status
from qda.model.document import Document

_DOCUMENTS = ["document", "kind", "participant", "source", "text_hash", "words"]
_UNITS = [
    *("document", "kind", *WHO, "sentence_number", "paragraph_number", "turn_number", "words"),
    *("start", "end"),
]
_CODINGS = [
    *("id", "document", "kind", *WHO, "code", "theme", "start", "end", "quote", "before", "after"),
    *("sentence", "sentence_number", "sentence_last", "paragraph_number", "turn_number"),
    *("word_start", "word_end", "assertion", "cue", "rule", "coder", "status", "score", "memo", "at"),
    "locator",
]
_NAMES = ["document", "kind", *WHO, "code", "theme", "assertion", "coder", "status"]
"""Columns of codings with few different texts, each of which is kept once."""
_ROW = "row"


class Found(NamedTuple):
    """N codings of the rules, as numbers, and how to have some of them in words.

    document (N,): a position in the documents of the project; code (N,): in `codes`; word_start, word_end
    (N,): words of the document's corpus; assertion (N,): in `assertions`. `told` gives codings by their rows.
    """

    document: Ints
    code: Ints
    word_start: Ints
    word_end: Ints
    assertion: Ints
    codes: tuple[str, ...]
    assertions: tuple[Assertion, ...]
    told: Callable[[Ints], Sequence[Coding]]


def coded_of(
    codebook: Codebook,
    documents: Sequence[Document],
    places: Places,
    codings: Iterable[Coding],
    memos: Mapping[str, str],
    people: Mapping[str, Mapping[str, str]],
    found: Found | None = None,
) -> Coded:
    """The frames of a project.

    Whoever is spelled otherwise in one document than in another is called as in the first. `memos` holds the
    text of the memos on a coding by its id, `people` the attributes of participants by name, to which those
    of the documents are joined. What the rules `found` beside the `codings` has its words only after
    `Coded.told`.
    """
    names = names_in(documents, places)
    placed = {one.name: Placed(called(one, names), *places[one.name], names) for one in documents}
    speech = Speech(list(placed.values()))
    frames = _Frames(codebook, placed, speech, memos)
    return Coded(
        codebook=codebook,
        codings=frames.codings(codings, found),
        units=_units(list(placed.values()), speech),
        documents=pd.DataFrame([_document_row(one) for one in placed.values()], columns=_DOCUMENTS),
        attributes=attributes_of(placed.values(), people),
        differing=differing_attributes(placed.values(), people),
        sign_by_sign=frozenset(name for name, one in placed.items() if one.is_sign_by_sign),
        told=(lambda frame: frames.told(frame, found)) if found else _as_it_is,
    )


def _as_it_is(frame: pd.DataFrame) -> pd.DataFrame:
    return frame


class _Frames:
    """What the rows of codings are made with."""

    def __init__(
        self, codebook: Codebook, placed: Mapping[str, Placed], speech: Speech, memos: Mapping[str, str]
    ) -> None:
        self._themes = {code.code: codebook.theme(code.code) for code in codebook}
        self._placed, self._speech, self._memos = placed, speech, memos

    def codings(self, codings: Iterable[Coding], found: Found | None) -> pd.DataFrame:
        """All codings; those of the rules as numbers, in the column `row`."""
        listed = pd.DataFrame([self._row(one) for one in codings], columns=_CODINGS)
        if found is None or not len(found.document):
            return listed
        numbers = self._numbers(found)
        if not len(listed):
            return numbers
        both = pd.concat([numbers, listed.assign(**{_ROW: -1})], ignore_index=True)
        return both.assign(**{name: _united(numbers[name], listed[name]) for name in _NAMES})

    def told(self, frame: pd.DataFrame, found: Found) -> pd.DataFrame:
        """The frame with the words of the rules' codings: quotations, rules, cues, ids."""
        if _ROW not in frame.columns:
            return frame
        rows = frame[_ROW].to_numpy(dtype=np.int64)
        place = np.flatnonzero(rows >= 0)
        words = [self._row(one) for one in found.told(rows[place])]
        columns = dict(zip(_CODINGS, zip(*words, strict=True), strict=True)) if words else {}
        filled = frame.drop(columns=_ROW)
        for name in ("id", "quote", "before", "after", "sentence", "cue", "rule", "score", "memo", "locator"):
            column = filled[name].astype(object).to_numpy(copy=True)
            column[place] = np.array([*columns.get(name, ()), None], dtype=object)[:-1]
            filled[name] = column
        return filled

    def _numbers(self, found: Found) -> pd.DataFrame:
        """The rules' codings without their words."""
        columns: dict[str, pd.Categorical[str] | Ints] = {}
        frame = _where(list(self._placed.values()), self._speech, found)
        once = np.zeros(len(found.document), dtype=np.int64)
        columns["code"] = texts(found.codes, found.code)
        columns["theme"] = texts((self._themes.get(code, code) for code in found.codes), found.code)
        columns["assertion"] = texts(map(str, found.assertions), found.assertion)
        columns |= {"coder": texts([RULES], once), "status": texts([str(Status.PROPOSED)], once)}
        columns[_ROW] = np.arange(len(found.document))
        frame = frame.assign(**columns)
        nothing = {name: None for name in _CODINGS if name not in frame.columns}
        return frame.assign(**nothing)[[*_CODINGS, _ROW]]

    def _row(self, coding: Coding) -> tuple[object, ...]:
        place = coding.anchor
        placed = self._placed.get(place.document)
        where = _told_where(coding, placed)
        return (
            coding.id,
            place.document,
            placed.document.kind if placed else "",
            *where[:4],
            coding.code,
            self._themes.get(coding.code, coding.code),
            place.start,
            place.end,
            place.quote,
            place.before,
            place.after,
            *where[4:-1],
            str(coding.assertion),
            coding.cue,
            coding.rule,
            coding.coder,
            str(coding.status),
            coding.score,
            self._memos.get(coding.id),
            coding.at,
            where[-1],
        )


def _told_where(coding: Coding, placed: Placed | None) -> tuple[object, ...]:
    """Participant, voice, speaker and role of whoever it belongs to; sentence, its numbers and the words; the
    locator.

    A stale coding stands in a text that is no longer the document's, so it has no unit; nor has one that
    stands between the sentences, such as in a speaker's label.
    """
    place = coding.anchor
    stale = placed is None or coding.status is Status.STALE or _is_left_behind(coding, placed)
    where = None if stale or placed is None else placed.where(place.start, place.end)
    if placed is None or where is None:
        who = placed.document.participant if placed else None
        locator = "in an earlier version" if stale or placed is None else placed.line(place.start)
        return (who, who or place.document, None, None, "", None, None, None, None, 0, 0, locator)
    return (
        *placed.voices[placed.turn_of_owner(where.first, where.last)],
        placed.passage(where.first, where.last),
        *where,
        placed.locator(where.paragraph, place.start),
    )


def _is_left_behind(coding: Coding, placed: Placed) -> bool:
    """Whether a rejected coding stands in an earlier text; nobody looks for it in the new one."""
    return coding.status is Status.REJECTED and coding.anchor.text_hash != placed.document.text_hash


def _where(placed: Sequence[Placed], speech: Speech, found: Found) -> pd.DataFrame:
    """Where the rules' codings stand, document by document of the same corpus at once."""
    corpora = {id(one.corpus): one.corpus for one in placed}
    corpus_of = np.array([list(corpora).index(id(one.corpus)) for one in placed], dtype=np.int64)
    parts = []
    for number, corpus in enumerate(corpora.values()):
        rows = np.flatnonzero(corpus_of[found.document] == number)
        parts.append(_where_in(corpus, placed, speech, found, rows))
    return pd.concat(parts).sort_index(kind="stable") if len(parts) > 1 else parts[0]


def _where_in(
    corpus: Corpus, placed: Sequence[Placed], speech: Speech, found: Found, rows: Ints
) -> pd.DataFrame:
    start, last = found.word_start[rows], found.word_end[rows] - 1
    opening, closing = corpus.sentence_of(start), corpus.sentence_of(last)
    document = found.document[rows]
    number = np.array([one.number if one.corpus is corpus else 0 for one in placed], dtype=np.int64)[document]
    paragraph = corpus.sentence_paragraph[opening]
    turn = corpus.paragraph_turn[paragraph]
    first_word, first_sentence = corpus.document_word[number], corpus.document_sentence[number]
    return pd.DataFrame(
        {
            "document": texts((one.document.name for one in placed), document),
            "kind": texts((one.document.kind for one in placed), document),
            **speech.columns(corpus, turn),  # what rules find never goes beyond a turn
            "start": corpus.starts(start),
            "end": corpus.ends(last),
            "sentence_number": opening - first_sentence,
            "sentence_last": closing - first_sentence,
            "paragraph_number": paragraph - corpus.document_paragraph[number],
            "turn_number": turn - corpus.document_turn[number],
            "word_start": start - first_word,
            "word_end": last + 1 - first_word,
        },
        index=rows,
    )


def _units(placed: Sequence[Placed], speech: Speech) -> pd.DataFrame:
    """One row for each sentence, in the order of the project."""
    rank = {(id(one.corpus), one.number): number for number, one in enumerate(placed)}
    corpora = {id(one.corpus): one.corpus for one in placed}
    parts = [_units_of(corpus, placed, speech, rank) for corpus in corpora.values()]
    if not parts:
        return pd.DataFrame(columns=_UNITS)
    units = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
    return units.sort_values("rank", kind="stable", ignore_index=True)[_UNITS]


def _units_of(
    corpus: Corpus, placed: Sequence[Placed], speech: Speech, rank: Mapping[tuple[int, int], int]
) -> pd.DataFrame:
    ranks = [rank.get((id(corpus), number), -1) for number in range(len(corpus.documents))]
    of_document = np.array([*ranks, -1], dtype=np.int64)[corpus.sentence_document]
    rows = np.flatnonzero(of_document >= 0)
    number, paragraph = corpus.sentence_document[rows], corpus.sentence_paragraph[rows]
    turn = corpus.paragraph_turn[paragraph]
    return pd.DataFrame(
        {
            "rank": of_document[rows],
            "document": texts((one.document.name for one in placed), of_document[rows]),
            "kind": texts((one.document.kind for one in placed), of_document[rows]),
            **speech.columns(corpus, turn),
            "sentence_number": rows - corpus.document_sentence[number],
            "paragraph_number": paragraph - corpus.document_paragraph[number],
            "turn_number": turn - corpus.document_turn[number],
            "words": np.diff(corpus.sentence_word)[rows],
            "start": np.asarray(corpus.sentence_start)[rows].astype(np.int64),
            "end": np.asarray(corpus.sentence_end)[rows].astype(np.int64),
        }
    )


def _united(numbers: "pd.Series[str]", listed: "pd.Series[str]") -> "pd.Categorical[str]":
    """One column behind the other, each text kept once."""
    return union_categoricals([pd.Categorical(numbers), texts(listed, np.arange(len(listed)))])


def _document_row(placed: Placed) -> tuple[object, ...]:
    one = placed.document
    return (one.name, one.kind, one.participant, one.source, one.text_hash, placed.words)
