"""A text coded by a codebook, both written in a test."""

from collections.abc import Callable

import pytest

from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import CompiledCodebook, compile_codebook
from qda.language.corpus.index import Index
from qda.language.language import Language
from qda.language.load import load
from qda.model.coding import Coding
from qda.model.document import INTERVIEW, Document
from qda.model.settings import INTERVIEWER_LABELS
from qda.model.span import Span
from qda.units.segment import segment
from tests.plain_codings import code_document


@pytest.fixture(scope="session")
def english() -> Language:
    return load("en")


@pytest.fixture(scope="session")
def make_document(english: Language) -> Callable[..., tuple[Document, Index]]:
    """A document of a text, with its index."""

    def make(text: str, name: str = "doc", participant: str | None = "P1") -> tuple[Document, Index]:
        span = Span(0, len(text))
        document = Document(name, INTERVIEW, text, span, f"{name}.txt", "sha256:0", participant=participant)
        return document, segment(document, english, interviewers=INTERVIEWER_LABELS)

    return make


@pytest.fixture(scope="session")
def compiled(english: Language) -> Callable[[str], CompiledCodebook]:
    """A codebook's YAML, compiled."""
    return lambda yaml: compile_codebook(from_text(yaml, "book.yaml"), english)


@pytest.fixture(scope="session")
def code_text(make_document, compiled) -> Callable[..., tuple[Coding, ...]]:
    """The rules' codings of a text; a pattern alone stands for a codebook with one code `x`."""

    def code(text: str, book: str, **options: object) -> tuple[Coding, ...]:
        yaml = book if "codes:" in book else one_code(book)
        return code_document(*make_document(text), compiled(yaml), **options)

    return code


@pytest.fixture(scope="session")
def found(code_text) -> Callable[..., list[str]]:
    """The quotations that a pattern finds in a text."""
    return lambda text, pattern, **options: [one.anchor.quote for one in code_text(text, pattern, **options)]


def one_code(pattern: str) -> str:
    return "codes:\n  - code: x\n    match:\n      - '" + pattern.replace("'", "''") + "'\n"
