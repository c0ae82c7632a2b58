"""Notes that say who speaks: “...”[^1] and [^1]: P4, interview."""

import re
from collections.abc import Collection

from qda.audit.manuscript.ascribed.named import compiled, participant
from qda.audit.manuscript.ascribed.speech_words import SPEECH
from qda.audit.manuscript.ascribed.together import beside
from qda.audit.manuscript.quoted.quotation import Attribution
from qda.model.span import Span

_MARK_BEHIND = re.compile(r"[.,;:]?\[\^(?P<key>[^\[\]\n]+)\]")
_MARK_WITHIN = re.compile(r"\[\^(?P<key>[^\[\]\n]+)\][.\s]*$")
_FAR = 40
_ONLY_A_LABEL = (
    rf"\s*(?:(?i:(?:(?:author'?s'?|personal|own)\s+)?interviews?\s+(?:with|of|by)|with)\s+)?(?P<a>WHO)"
    rf"(?:\s*[,;(–—-](?!(?:[^\n]*\W)?(?:{SPEECH}|who|but)\b)[^“”„\"\n]{{0,100}})?[)\].\s]*"
)


def noted(text: str, whole: Span, inside: Span, names: Collection[str]) -> Attribution | None:
    """Somebody whom the note at the end of a quotation names, if it says nothing else."""
    mark = _MARK_BEHIND.match(text, whole.end) or _MARK_WITHIN.search(
        text, max(inside.start, inside.end - _FAR), inside.end
    )
    if mark is None:
        return None
    note = re.search(rf"^\[\^{re.escape(mark['key'])}\]:(?P<said>[^\n]+)", text, re.M)
    found = compiled(_ONLY_A_LABEL, tuple(names)).fullmatch(note["said"]) if note else None
    if found is None:
        return None
    others = beside(found.string, found.end("a"), found.end(), found["a"], tuple(names))
    return participant(found["a"], Span(whole.end, max(whole.end, mark.end())), others)
