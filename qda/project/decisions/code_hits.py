"""The hits of a search as codings by a person, in one change; nothing is coded twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qda.language.corpus.corpus import Corpus
from qda.model.coding import Assertion, Coding, anchor, by_hand
from qda.model.span import Span
from qda.model.table import Table
from qda.project.decisions.find_coding import refuse_unknown_code
from qda.project.study import Study
from qda.project.workspace import Workspace


class Extent(StrEnum):
    """How much of the text around a hit becomes the passage that is coded."""

    HIT = "hit"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class CodedHits:
    """The codings that were made, and how many hits were not coded, because the coder has coded their passage
    so, or a part of it: before, or with an earlier hit."""

    made: tuple[Coding, ...]
    before: int


def code_hits(
    workspace: Workspace, study: Study, found: Table, *, code: str, coder: str, extent: Extent
) -> CodedHits:
    """Put every hit of a search under a code, in the coder's name.

    The assertion is what the cue words around the hit say. A hit whose passage overlaps one that the
    coder has put under the code before, whatever was decided on it since, is not coded again. Raises
    UsageError for an unknown code.
    """
    refuse_unknown_code(code, study.codebook)
    documents = {document.name: document for document in study.documents}
    texts: dict[str, str] = {}
    made: list[Coding] = []
    before = 0
    with workspace.store.change(coder) as change:
        held = _held(change.codings(), code, coder)
        for name, span, assertion in _passages(study, found, extent):
            document = documents[name]
            own = held.setdefault((name, document.text_hash), [])
            if any(one.overlaps(span) for one in own):
                before += 1
                continue
            if name not in texts:  # each is read once
                texts[name] = document.text
            place = anchor(name, document.text_hash, texts[name], span)
            coding = by_hand(place, code, coder, change.at, assertion)
            change.add_coding(coding)
            own.append(span)
            made.append(coding)
    return CodedHits(tuple(made), before)


def _held(codings: Sequence[Coding], code: str, coder: str) -> dict[tuple[str, str], list[Span]]:
    """What the coder has put under the code, by document and text."""
    held: dict[tuple[str, str], list[Span]] = {}
    for one in codings:
        if (one.code, one.coder) == (code, coder):
            held.setdefault((one.anchor.document, one.anchor.text_hash), []).append(one.anchor.span)
    return held


def _passages(study: Study, found: Table, extent: Extent) -> list[tuple[str, Span, Assertion]]:
    """Document, passage and assertion of each hit."""
    keys = [column.key for column in found.columns]
    document, start, end, assertion = (keys.index(key) for key in ("document", "start", "end", "assertion"))
    places = study.corpora.place()
    passages = []
    for row in found.rows:
        name = str(row[document])
        shelf, number = places[name]
        span = widened(shelf.corpus, number, Span(int(str(row[start])), int(str(row[end]))), extent)
        passages.append((name, span, Assertion(str(row[assertion]))))
    return passages


def widened(corpus: Corpus, number: int, span: Span, extent: Extent) -> Span:
    """A passage of a document with the whole sentences, paragraphs or turns that it touches."""
    if extent is Extent.HIT:
        return span
    begin, behind = corpus.document_sentence[number : number + 2].tolist()
    starts, ends = corpus.sentence_start[begin:behind], corpus.sentence_end[begin:behind]
    first = int(ends.searchsorted(span.start, "right"))
    last = int(starts.searchsorted(span.end, "left")) - 1
    if extent is not Extent.SENTENCE:
        holder = corpus.sentence_paragraph if extent is Extent.PARAGRAPH else corpus.sentence_turn
        held_by = holder[begin:behind].tolist()
        first = held_by.index(held_by[first])
        last = len(held_by) - 1 - held_by[::-1].index(held_by[last])
    return Span(int(starts[first]), int(ends[last]))
