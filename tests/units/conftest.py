"""Documents, their indexes and who speaks in them, made from a text in a test."""

from collections.abc import Callable

import pytest

from qda.language.corpus.index import Index
from qda.language.load import load
from qda.language.speakers import speaker_words_of
from qda.model.document import INTERVIEW, NOTHING_KNOWN, Document, Speakers
from qda.model.settings import INTERVIEWER_LABELS
from qda.model.span import Span
from qda.model.unit import Turn
from qda.units.lines import lines_of
from qda.units.segment import segment
from qda.units.turns import Voiced, find_passages

Make = Callable[..., tuple[Document, Index]]
Said = list[tuple[str | None, str]]


@pytest.fixture(scope="session")
def make_index() -> Make:
    """A document and its index; the body is the whole text unless `body` says where it begins."""

    def make(
        text: str,
        kind: str = INTERVIEW,
        *,
        name: str = "doc",
        participant: str | None = None,
        code: str = "en",
        body: int = 0,
    ) -> tuple[Document, Index]:
        span = Span(body, len(text))
        document = Document(name, kind, text, span, f"{name}.txt", "sha256:0", participant=participant)
        return document, segment(document, load(code), interviewers=INTERVIEWER_LABELS)

    return make


def said(make_index: Make, text: str, **options: object) -> Said:
    document, index = make_index(text, **options)
    return [(turn.speaker, turn.span.of(document.text)) for turn in index.turns]


def voiced(text: str, kind: str = INTERVIEW, speakers: Speakers = NOTHING_KNOWN) -> Voiced:
    document = Document("doc", kind, text, Span(0, len(text)), "doc.txt", "sha256:0", speakers=speakers)
    lines = tuple(lines_of(text, document.body))
    words = speaker_words_of("en")
    return find_passages(document, text, lines, words, interviewers=INTERVIEWER_LABELS)


def turns_of(text: str, kind: str = INTERVIEW, speakers: Speakers = NOTHING_KNOWN) -> list[Turn]:
    return voiced(text, kind, speakers).turns


def sides(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (turn.role.value[0], turn.speaker, turn.participant, turn.span.of(text).strip())
        for turn in turns_of(text)
    ]
