"""The passage of a document that is most like a quotation which does not stand there."""

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from qda.audit.manuscript.compared.wording import wording
from qda.audit.source import Source, Spot
from qda.model.span import Span

LEAST = 60.0
"""Per cent of likeness below which a passage is no more like the quotation than any other."""
_TOKEN = re.compile(r"\S+")
_WINDOWS = 5
_MARKS = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
    | {"\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None}
)


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage and its likeness to the quotation, 0 to 100. `slight`: only quotation marks, dashes, capital
    letters or characters that cannot be seen tell the two apart."""

    text: str
    likeness: float
    spot: Spot
    slight: bool


def nearest(quote: str, source: Source) -> Nearest | None:
    """The most alike passage of the body; None when nothing in it is like the quotation."""
    best: tuple[float, Span] | None = None
    wanted = _even(quote)
    for window in _windows(quote, source):
        aligned = fuzz.partial_ratio_alignment(wanted, _even(window.of(source.text)))
        if aligned and aligned.score >= LEAST and (best is None or aligned.score > best[0]):
            span = Span(window.start + aligned.dest_start, window.start + aligned.dest_end)
            best = (aligned.score, span)
    if best is None:
        return None
    span = _trimmed(_whole_words(best[1], source.text), quote, source.text)
    text = " ".join(span.of(source.text).split())
    likeness = fuzz.ratio(" ".join(quote.split()), text)
    return Nearest(text, likeness, source.spot(span), _plain(text) == _plain(quote))


def _windows(quote: str, source: Source) -> list[Span]:
    """The stretches of the body that share most words with the quotation, so that few must be compared.

    Each begins in the middle of the one before it, so that a passage at the seam of two lies in a third.
    """
    body, step = source.document.body, len(quote) + 100
    firsts = range(body.start, max(body.end, body.start + 1), step)
    shared = np.zeros(len(firsts), np.int64)
    for word in dict.fromkeys(wording(quote).forms):
        starts = source.words.get(word, np.empty(0, np.int64))
        cells = (starts[(starts >= body.start) & (starts < body.end)] - body.start) // step
        holds = np.zeros(len(firsts), np.bool_)
        holds[cells] = holds[np.maximum(cells - 1, 0)] = True
        shared += holds
    most = np.argsort(-shared, kind="stable")[:_WINDOWS]
    return [Span(firsts[n], min(firsts[n] + 2 * step, body.end)) for n in most.tolist() if shared[n]]


def _whole_words(span: Span, text: str) -> Span:
    """The passage with the words that it begins and ends in."""
    start, end = span
    while 0 < start < end and not text[start - 1].isspace():
        start -= 1
    while start < end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)


def _trimmed(span: Span, quote: str, text: str) -> Span:
    """The passage without words at its ends that make it less like the quotation."""
    words = [Span(span.start + one.start(), span.start + one.end()) for one in _TOKEN.finditer(span.of(text))]
    ends = [(first, last) for first in words[:3] for last in words[-3:] if first.start < last.end]
    choices = [Span(first.start, last.end) for first, last in ends]
    return max(choices, key=lambda one: fuzz.ratio(_even(quote), _even(one.of(text))), default=span)


def _even(text: str) -> str:
    """The text in small letters, of the same length."""
    return "".join(small if len(small := one.lower()) == 1 else one for one in text)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold()
    return " ".join(folded.split()).strip(" .,;:!?\"'")
