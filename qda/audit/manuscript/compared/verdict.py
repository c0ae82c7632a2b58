"""What a comparison of a quotation with the transcripts comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qda.audit.manuscript.compared.meaning import Warned
from qda.audit.manuscript.compared.places import Found, Step
from qda.audit.manuscript.quoted.quotation import Quotation


class Verdict(StrEnum):
    """From the transcript's own characters to words that no transcript has."""

    EXACT = "exact"
    NORMALISED = "normalised"
    MARKED = "marked"
    ALTERED = "altered"
    STITCHED = "stitched"
    WRONG_SPEAKER = "wrong speaker"
    INTERVIEWER = "interviewer's words"
    WRONG_WORK = "wrong work"
    PAGE_DIFFERS = "page differs"
    NOT_FOUND = "not found"
    TRANSLATED = "translated"
    NOT_CHECKED = "not checked"


FAITHFUL = frozenset({Verdict.EXACT, Verdict.NORMALISED, Verdict.MARKED})
"""Verdicts under which the words are the transcript's."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the words alone come to, whoever spoke them: the passages, and what differs in words.

    The passages are the parts of the quotation, or with `alternatives` each of them is all of it.
    """

    verdict: Verdict
    passages: tuple[Found, ...] = ()
    difference: str = ""
    reason: str = ""
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """A quotation with its verdict. `place` and `source` are the transcript's passage, "" when there is none.

    `difference` shows [-words of the transcript-] {+words of the manuscript+}, and `weighty` says that a
    negation, a hedge or a number is among them, or that somebody else says the words; `reason` says in words
    why the verdict is what it is; `warnings` are changes of meaning that the words alone do not show.
    `unknown` are those who are named and whom no transcript knows.
    """

    quotation: Quotation
    verdict: Verdict
    place: str = ""
    source: str = ""
    voice: str = ""
    difference: str = ""
    reason: str = ""
    warnings: tuple[Warned, ...] = ()
    weighty: bool = False
    unknown: tuple[str, ...] = ()


def shown(steps: Sequence[Step]) -> str:
    """The words of an alignment, with what is only the transcript's and what is only the manuscript's
    marked."""
    parts = []
    for step in steps:
        if step.same or step.respelled:
            parts.append(_shortened(step.quoted))
            continue
        if step.source:
            parts.append(f"[-{' '.join(step.source)}-]")
        if step.quoted:
            parts.append(f"{{+{' '.join(step.quoted)}+}}")
    return " ".join(part for part in parts if part)


def _shortened(words: Sequence[str]) -> str:
    return " ".join(words) if len(words) <= 8 else f"{' '.join(words[:3])} … {' '.join(words[-3:])}"
