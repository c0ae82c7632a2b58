"""Quotations in which several speak by turns, each behind a label: "INT: Is it safe? P6: It is."."""

import re
from collections.abc import Collection
from dataclasses import replace

from qda.audit.manuscript.ascribed.asking import is_asking
from qda.audit.manuscript.ascribed.named import anybody
from qda.audit.manuscript.quoted.quotation import Marked
from qda.model.span import Span

_LABEL = re.compile(
    r"(?P<line>\A|\n|\\\\(?:\[[^\]\n]*\])?|\\newline\b|\\par\b|\\item\b)?(?P<lead>[\s>]*)"
    r"(?:[*_]{1,3}|\\(?:text\w\w|textsc|emph)\{|\[)*(?P<label>[^\W\d_][^\n:*_{}\[\]\\.!?…;]{0,30}?)"
    r"(?:[*_]{1,3}|[}\]])*(?:\s*[(\[][\d:.,\s-]{3,20}[)\]])?\s?:(?:[*_]{1,3}|[}\]])*(?=\s|\Z)[^\S\n]*"
)
_LETTERS = re.compile(r"[A-ZÀ-Þ]{1,2}")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s+$")


def turns(text: str, whole: Marked, names: Collection[str], asking: Collection[str] = ()) -> list[Marked]:
    """The turns of a dialogue, each with its label for its `credit`; none of what is no dialogue.

    It begins with a label, and one label at least is that of a voice of the project or of whoever asks.
    `asking` are the labels that the project has for whoever asks. Within a line only such labels and single
    letters are looked for: others are words there.
    """
    start, end = whole.inside
    found = [
        one for one in _LABEL.finditer(text[start:end]) if _is_label(text[start:end], one, names, asking)
    ]
    if (
        not found
        or text[start : start + found[0].start()].strip(" \n>*_")
        or not any(_is_known(one["label"], names, asking) for one in found)
    ):
        return []
    ends = [*(one.start() for one in found[1:]), end - start]
    return [_turn(whole, start, one, last) for one, last in zip(found, ends, strict=True)]


def _is_label(inside: str, one: re.Match[str], names: Collection[str], asking: Collection[str]) -> bool:
    if one["line"] is not None or not one.start("label"):
        return one["label"][0].isupper()
    sentence = _SENTENCE_END.search(inside[: one.start("label")].rstrip("*_[{"))
    return sentence is not None and (
        _is_known(one["label"], names, asking) or _LETTERS.fullmatch(one["label"]) is not None
    )


def _is_known(label: str, names: Collection[str], asking: Collection[str]) -> bool:
    if label in names:
        return True
    return is_asking(label, asking) or anybody(names).fullmatch(label.strip()) is not None


def _turn(whole: Marked, offset: int, label: re.Match[str], end: int) -> Marked:
    first, last = label.start() == 0, offset + end == whole.inside.end
    inside = Span(offset + label.end(), offset + end)
    around = Span(
        whole.whole.start if first else offset + label.start("label"), whole.whole.end if last else inside.end
    )
    skipped = tuple(one for one in whole.skipped if inside.holds(one))
    credit = Span(offset + label.start("label"), offset + label.end("label"))
    return replace(
        whole, whole=around, inside=inside, skipped=skipped, credit=credit, closed=whole.closed or not last
    )
