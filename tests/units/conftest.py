"""Documents and their indexes, made from a text in a test."""

from collections.abc import Callable

import pytest

from qda.language.corpus.index import Index
from qda.language.load import load
from qda.model.document import INTERVIEW, Document
from qda.model.settings import INTERVIEWER_LABELS
from qda.model.span import Span
from qda.units.segment import segment


@pytest.fixture(scope="session")
def make_index() -> Callable[..., tuple[Document, Index]]:
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
