"""The documents of a study with their turns and sentences, for the audit."""

from bisect import bisect_right
from collections.abc import Collection

from qda.analysis.frames.placed import Placed, called, names_in
from qda.audit.source import Source
from qda.language.corpus.corpus import ROLES
from qda.model.settings import Settings
from qda.model.span import Span
from qda.model.unit import Turn
from qda.project.coded import places
from qda.project.index.languages import code_of
from qda.project.study import Study


def sources(study: Study, settings: Settings, only: Collection[str] | None = None) -> dict[str, Source]:
    """Every document by name, in the order of the project; or `only` those of some names."""
    where = places(study)
    names = names_in(study.documents, where)
    wanted = (one for one in study.documents if only is None or one.name in only)
    placed = (Placed(called(one, names), *where[one.name], names) for one in wanted)
    return {one.document.name: _source(one, code_of(one.document, settings)) for one in placed}


def _source(placed: Placed, language: str) -> Source:
    corpus, number = placed.corpus, placed.number
    first, behind = corpus.document_sentence[number : number + 2].tolist()
    starts, ends = corpus.sentence_start[first:behind].tolist(), corpus.sentence_end[first:behind].tolist()
    spans = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
    owners = corpus.sentence_turn[first:behind].tolist()
    opening, closing = corpus.document_turn[number : number + 2].tolist()
    turns = tuple(_turn(placed, turn, _speech(turn, owners, spans)) for turn in range(opening, closing))
    return Source(placed.document, turns, spans, language)


def _speech(turn: int, owners: list[int], spans: tuple[Span, ...]) -> Span:
    """From the first to the last sentence of a turn; a turn without one stands where the next begins."""
    after = bisect_right(owners, turn)
    before = bisect_right(owners, turn - 1)
    if before == after:
        at = spans[after].start if after < len(spans) else (spans[-1].end if spans else 0)
        return Span(at, at)
    return Span(spans[before].start, spans[after - 1].end)


def _turn(placed: Placed, turn: int, span: Span) -> Turn:
    corpus = placed.corpus
    time = int(corpus.turn_time[turn])
    return Turn(
        span=span,
        role=ROLES[int(corpus.turn_role[turn])],
        speaker=placed.name(int(corpus.turn_speaker[turn])),
        participant=placed.name(int(corpus.turn_participant[turn])),
        timestamp=corpus.times[time] if time >= 0 else None,
    )
