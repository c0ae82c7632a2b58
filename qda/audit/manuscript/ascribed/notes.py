"""Notes that say who speaks: “...”[^1] and [^1]: P4, interview."""

import re
from collections.abc import Collection

from qda.audit.manuscript.ascribed.named import anybody, compiled, participant
from qda.audit.manuscript.ascribed.speech_words import SPEECH
from qda.audit.manuscript.ascribed.together import beside
from qda.audit.manuscript.quoted.quotation import Attribution
from qda.model.span import Span

_MARK_BEHIND = re.compile(r"[.,;:]?\[\^(?P<key>[^\[\]\n]+)\]")
_MARK_WITHIN = re.compile(r"\[\^(?P<key>[^\[\]\n]+)\][.\s]*$")
_MARK_AT_END = re.compile(r"[^.!?;()\[\]\n“”„«»\"|]{1,90}[.!?]\[\^(?P<key>[^\[\]\n]+)\]")
_FAR = 40
_ONLY_A_LABEL = (
    rf"\s*(?:(?i:(?:(?:author'?s'?|personal|own)\s+)?interviews?\s+(?:with|of|by)|with)\s+)?(?P<a>WHO)"
    rf"(?:\s*[,;(–—-](?!(?:[^\n]*\W)?(?:{SPEECH}|who|but)\b)[^“”„\"\n]{{0,100}}?)?[)\].\s]*"
    r"(?:(?<=\.\s)(?P<more>\S[^\n]*))?"
)
"""What a note says that tells who speaks, and another sentence, which may name no one else."""


def noted(text: str, whole: Span, inside: Span, names: Collection[str]) -> Attribution | None:
    """Somebody whom the note at the end of a quotation names, if it says nothing else."""
    mark = _MARK_BEHIND.match(text, whole.end) or _MARK_WITHIN.search(
        text, max(inside.start, inside.end - _FAR), inside.end
    )
    return _named_in_note(text, whole, mark, names)


def noted_at_sentence_end(
    text: str, whole: Span, inside: Span, limit: int, names: Collection[str]
) -> Attribution | None:
    """Somebody whom the note at the end of the sentence names, behind words that name nobody:
    “...,” she told me.[^1]"""
    if inside.of(text).rstrip().endswith((".", "!", "?", "…")):
        return None  # the sentence ends with the quotation
    mark = _MARK_AT_END.match(text, whole.end, limit)
    return None if mark and anybody(names).search(mark[0]) else _named_in_note(text, whole, mark, names)


def _named_in_note(
    text: str, whole: Span, mark: re.Match[str] | None, names: Collection[str]
) -> Attribution | None:
    if mark is None:
        return None
    note = re.search(rf"^\[\^{re.escape(mark['key'])}\]:(?P<said>[^\n]+)", text, re.M)
    found = compiled(_ONLY_A_LABEL, tuple(names)).fullmatch(note["said"]) if note else None
    if found is None or anybody(names).search(found["more"] or ""):
        return None
    others = beside(found.string, found.end("a"), found.end(), found["a"], tuple(names))
    return participant(found["a"], Span(whole.end, max(whole.end, mark.end())), others)
