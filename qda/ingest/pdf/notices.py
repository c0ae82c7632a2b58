"""What a person should know of a PDF file that was read: what was left out, and what may be wrong."""

from collections.abc import Iterator, Sequence

from qda.ingest.notice import Notice
from qda.ingest.pdf.margins import Margins
from qda.ingest.pdf.pages import Pages

_SHOWN = 12
"""Texts or pages that a notice names at most."""
_LONGEST = 60
_ODD = 10
"""Words with signs for letters that are no chance."""


def notices_of(pages: Pages, margins: Margins, joined: int, where: str) -> Iterator[Notice]:
    """The notices of a file; `joined` counts the words that a hyphen at a line's end broke."""
    if margins.texts:
        listed = _listed(
            [f"{text!r} ({_count(count, 'page')})" for text, count in margins.texts.most_common()]
        )
        yield Notice(f"running heads, feet and page numbers were left out: {listed}", where)
    if pages.numbered:
        yield Notice(
            f"line numbers in the margin were left out on {_count(len(pages.numbered), 'page')}", where
        )
    turned = [(text, count) for text, count in pages.turned.most_common() if text]
    if turned:
        listed = _listed([f"{text[:_LONGEST]!r} ({_count(count, 'page')})" for text, count in turned])
        yield Notice(f"text that runs in another direction was left out: {listed}", where)
    if pages.outside:
        what = f"{_count(pages.outside, 'word')} beyond the edges of what the pages show were left out"
        yield Notice(what, where)
    if pages.empty:
        listed = _listed([str(page + 1) for page in pages.empty])
        yield Notice(
            f"{_count(len(pages.empty), 'page')} without text: {listed}",
            where,
            "If they are scanned, run text recognition (OCR) over the file and import it again.",
        )
    if pages.unknown:
        yield Notice(
            f"{_count(pages.unknown, 'word')} with characters that the PDF does not tell", where,
            "Compare these places with the PDF; the sign \ufffd stands for such a character.",
        )  # fmt: skip
    if pages.odd >= _ODD:
        yield Notice(
            f"{_count(pages.odd, 'word')} with signs such as ‰ ˆ ¸ for letters: "
            "the PDF gives the letters of its fonts wrong numbers",
            where,
            "Words with ä, ö, ü, é and the like cannot be found in it. Run text recognition (OCR) over it, "
            "or export it again from the program it came from.",
        )
    if joined:
        yield Notice(f"{_count(joined, 'word')} broken by a hyphen at a line's end were joined", where)


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
