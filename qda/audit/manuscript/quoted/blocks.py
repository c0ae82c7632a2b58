"""Quotations that are set apart instead of marked: `>` of Markdown, indented paragraphs, LaTeX
environments."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from qda.audit.manuscript.ascribed.named import compiled
from qda.audit.manuscript.quoted.quotation import Marked
from qda.model.span import Span

_QUOTED_LINES = re.compile(r"(?:^[ \t]{0,3}>(?!\s*\{\\)[^\n]*(?:\n|\Z))+", re.M)
"""Lines of a block; what LaTeX puts into the columns of a table, ">{\\raggedright}", is none."""
_HEAD = re.compile(r"^[ \t]{0,3}>(?:[ \t]*>)*[ \t]?", re.M)
_ENVIRONMENT = re.compile(
    r"\\begin\{(?P<name>quote|quotation|displayquote|displaycquote|foreigndisplayquote)\}(?P<inside>.*?)"
    r"\\end\{(?P=name)\}",
    re.S,
)
_OPTION = re.compile(r"\[(?P<credit>(?:[^\[\]]|\[[^\[\]]*\])*)\](?:\[[^\[\]]*\])?")
_CITED = re.compile(r"(?:\[[^\[\]]*\])*\{[^{}\n]*\}")
_INDENTED = re.compile(r"(?:^(?: {4,}|\t)[ \t]*\S[^\n]*(?:\n|\Z))+", re.M)
_LIST = re.compile(r"[ \t]*(?:[-*+•·]|\d{1,3}[.)]|\([a-z\d]+\)|[a-z][.)])\s")
_TABLE = re.compile(r"\||\t\S|\S {3,}\S")
_FEWEST_WORDS = 6
_SIGNATURE = r"[\s>*_—–-]*[(\[]?(?P<a>WHO)(?:\s*[,;(–—-][^.!?:\n]{0,60})?[)\].*_\s]*"


def blocks(text: str, body: Span, names: Collection[str] = ()) -> list[Marked]:
    """Every block quotation, in the order of the text.

    One that is nothing but somebody's label, "P5, site manager", is the credit of the one right before it.
    """
    found = [*_quoted(text, body), *_environments(text, body)]
    taken = [one.whole for one in found]
    found += [one for one in _indented(text, body) if not any(one.whole.overlaps(span) for span in taken)]
    signature = compiled(_SIGNATURE, tuple(names))
    signed: list[Marked] = []
    for one in sorted(found, key=lambda one: one.whole):
        apart = not signed or text[signed[-1].whole.end : one.whole.start].strip()
        if apart or signature.fullmatch(text, *one.inside) is None:
            signed.append(one)
        else:
            whole = Span(signed[-1].whole.start, one.whole.end)
            signed[-1] = replace(signed[-1], whole=whole, credit=signed[-1].credit or one.inside)
    return signed


def _quoted(text: str, body: Span) -> Iterator[Marked]:
    for one in _QUOTED_LINES.finditer(text, *body):
        end = one.start() + len(one[0].rstrip())
        heads = tuple(Span(*head.span()) for head in _HEAD.finditer(text, one.start(), end))
        if text[heads[0].end : end].strip(" >\n\t"):
            yield Marked(Span(one.start(), end), Span(heads[0].end, end), "block", skipped=heads[1:])


def _environments(text: str, body: Span) -> Iterator[Marked]:
    """LaTeX's environments, of those of csquotes with their option or key: `\\begin{displayquote}[P6]`."""
    for one in _ENVIRONMENT.finditer(text, *body):
        start, end = one.span("inside")
        credit = None
        if one["name"] == "displaycquote" and (cited := _CITED.match(text, start, end)):
            credit, start = Span(*cited.span()), cited.end()
        elif one["name"] == "foreigndisplayquote" and (language := _CITED.match(text, start, end)):
            start = language.end()
        if one["name"].endswith("displayquote") and (option := _OPTION.match(text, start, end)):
            credit, start = Span(*option.span("credit")), option.end()
        yield Marked(Span(*one.span()), Span(start, end), "block", credit=credit)


def _indented(text: str, body: Span) -> Iterator[Marked]:
    """Paragraphs of which every line is indented, in a text whose other paragraphs mostly are not."""
    found = []
    for one in _INDENTED.finditer(text, *body):
        above = text[: one.start()].rstrip(" \t")
        below = text[one.end() : one.end() + 1]
        apart = (not above or above.endswith("\n\n")) and below in ("", "\n")
        if apart and len(one[0].split()) >= _FEWEST_WORDS and not _LIST.match(one[0]) and not _table(one[0]):
            end = one.start() + len(one[0].rstrip())
            start = one.start() + len(one[0]) - len(one[0].lstrip())
            found.append(Marked(Span(one.start(), end), Span(start, end), "block"))
    indented = sum(len(range(*one.whole)) for one in found)
    yield from found if 2 * indented < len(range(*body)) else []


def _table(block: str) -> bool:
    return all(_TABLE.search(line.strip()) for line in block.strip().splitlines())
