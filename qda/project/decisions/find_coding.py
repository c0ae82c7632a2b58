"""The coding that a person means: by its id, or by document, code and quotation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from qda.errors import UsageError, did_you_mean
from qda.model.codebook import Codebook
from qda.model.coding import Coding
from qda.model.counted import some
from qda.model.document import Document
from qda.model.span import Span, line_of
from qda.project.decisions.quote_places import quote_places

_LIST = "List them with: qda report quotes CODE"
_UNDECIDED = (
    "\n  What rules find in interviewers' words is only counted, with --include-interviewer, and takes no"
    "\n  verdict or memo. Code such words yourself: qda add"
)
_SHOWN = 8
_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody said to name a coding: an id or the beginning of one, or the words of the passage."""

    id: str | None = None
    document: str | None = None
    quote: str | None = None
    code: str | None = None


def find_coding(wanted: Wanted, codings: Sequence[Coding], documents: Sequence[Document]) -> Coding:
    """The one coding that is meant. Raises UsageError when there is none, or more than one."""
    if wanted.id is not None:
        _refuse_more(wanted)
        beginning = beginning_of(wanted.id)
        found = [one for one in codings if one.id.startswith(beginning)]
        said = f"whose id begins with {wanted.id!r}"
    else:
        found = _by_words(wanted, codings, documents)
        said = f"in {wanted.document} with words of {wanted.quote!r}" + (
            f" under {wanted.code}" * bool(wanted.code)
        )
    if not found:
        raise UsageError(f"there is no coding {said}", remedy=_LIST + _UNDECIDED * (wanted.id is not None))
    if len(found) > 1:
        listed = [f"{one.id}  {one.code}  {one.anchor.quote[:60]!r}" for one in found[:_SHOWN]]
        more = [f"and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        remedy = "\n  ".join(["Name one by its id:", *listed, *more])
        raise UsageError(f"there are {len(found)} codings {said}", remedy=remedy)
    return found[0]


def beginning_of(id: str) -> str:
    """How an id begins, as somebody typed it. Raises UsageError for nothing at all, as every id begins so."""
    if not id.strip():
        raise UsageError("the id is empty", remedy="Give at least its first letters: qda accept 3fa9c2")
    return id.strip().lower()


def _refuse_more(wanted: Wanted) -> None:
    """An id names one coding; what is said beside it could only contradict it."""
    if (wanted.document, wanted.quote, wanted.code) != (None, None, None):
        raise UsageError(
            f"the id {wanted.id!r} already says which coding is meant",
            remedy="Leave out --document, --quote and --code, or leave out the id.",
        )


def _by_words(wanted: Wanted, codings: Sequence[Coding], documents: Sequence[Document]) -> list[Coding]:
    if wanted.document is None or wanted.quote is None:
        raise UsageError(
            "it takes a coding's id, or a document and a quotation",
            remedy="For example: qda accept 3fa9c2  or  qda accept --document P7 --quote 'never be a friend'",
        )
    span = find_quote(wanted.quote, document_called(wanted.document, documents), otherwise=_BY_ID)
    return [
        one
        for one in codings
        if one.anchor.document == wanted.document
        and one.anchor.span.overlaps(span)
        and (wanted.code is None or one.code == wanted.code)
    ]


def document_called(name: str, documents: Sequence[Document]) -> Document:
    """The document of a name. Raises UsageError with the nearest name."""
    for document in documents:
        if document.name == name:
            return document
    raise UsageError(
        f"there is no document {name!r}", remedy=did_you_mean(name, [one.name for one in documents])
    )


def refuse_unknown_code(code: str, codebook: Codebook) -> None:
    """Raise UsageError with the nearest code for one that the codebook does not have."""
    if code not in codebook:
        raise UsageError(
            f"there is no code {code!r}", remedy=did_you_mean(code, [one.code for one in codebook])
        )


_BY_NUMBER = "say which with --occurrence 1 and so on"
_BY_ID = "name the coding by its id: qda report quotes CODE"


def find_quote(
    quote: str, document: Document, occurrence: int | None = None, *, otherwise: str = _BY_NUMBER
) -> Span:
    """Where a quotation stands in a document, as `quote_places` finds it.

    Raises UsageError when it stands nowhere, or in several places and no `occurrence` (from 1) says which;
    `otherwise` is what can be done then.
    """
    if not quote.strip():
        raise UsageError("the quotation is empty", remedy="Give at least one word of the document.")
    spans = quote_places(quote, document.text, document.body)
    if not spans:
        raise UsageError(
            f"{document.name} does not hold {shorten(quote, _WIDTH)!r}",
            remedy="Copy the words exactly as they stand in the document, with their punctuation.",
        )
    if occurrence is None and len(spans) > 1:
        remedy = f"It stands {_on_lines(spans, document)}. Quote more words, or {otherwise}."
        raise UsageError(
            f"{document.name} holds {shorten(quote, _WIDTH)!r} {len(spans)} times", remedy=remedy
        )
    number = occurrence or 1
    if not 1 <= number <= len(spans):
        raise UsageError(f"{document.name} holds {shorten(quote, _WIDTH)!r} only {len(spans)} times")
    return spans[number - 1]


def _on_lines(spans: Sequence[Span], document: Document) -> str:
    """On which lines something stands, the first of them, and how often where it is more than once."""
    counts = Counter(line_of(document.text, span.start) for span in spans)
    lines = [f"{line} ({count} times)" if count > 1 else str(line) for line, count in counts.items()]
    return f"on line{'s' if len(lines) > 1 else ''} {some(lines)}"
