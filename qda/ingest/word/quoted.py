"""Quotations that a word processor sets apart by a style or an indent, marked as Markdown marks them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qda.ingest.word.blocks import Block, Paragraph, Stretch

_STYLE = re.compile(
    r"\b(?:block ?)?quot(?:e|es|ed|ation|ations)\b|\bblockquote|\bblock text\b|\bzitat|\bcitat", re.I
)
_MARK = "> "


def with_marks(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; each line of a paragraph that is set apart as a quotation begins with `> `.

    Where most of the text is indented, an indent sets nothing apart.
    """
    paragraphs = [one for one in blocks if isinstance(one, Paragraph)]
    inwards = sum(len(one.text) for one in paragraphs if one.indented)
    by_indent = 2 * inwards < sum(len(one.text) for one in paragraphs)
    for block in blocks:
        if isinstance(block, Paragraph) and _is_quoted(block, by_indent=by_indent):
            marked = (replace(one, text=one.text.replace("\n", f"\n{_MARK}")) for one in block.stretches)
            yield replace(block, stretches=(Stretch(_MARK), *marked))
        else:
            yield block


def _is_quoted(paragraph: Paragraph, *, by_indent: bool) -> bool:
    plain = not paragraph.level and not paragraph.mark and not paragraph.place
    apart = by_indent and paragraph.indented
    return plain and (apart or _STYLE.search(paragraph.style) is not None)
