"""What says whose a quotation is further off: the end of its sentence, the one whom a pronoun stands for, the
pages of a work that is named before."""

import re
from collections.abc import Collection
from dataclasses import replace

from qda.audit.manuscript.ascribed.attributions import LEADS_ON, YEAR, behind
from qda.audit.manuscript.ascribed.cited_works import cited_pages
from qda.audit.manuscript.ascribed.labels import same_voice
from qda.audit.manuscript.ascribed.named import CAPITAL_WITHIN, NAME, anybody
from qda.audit.manuscript.ascribed.speech_words import (
    COMPARE,
    ELSEWHERE,
    OF_A_PRONOUN,
    PRONOUNS,
    SPEECH,
    TOGETHER,
)
from qda.audit.manuscript.quoted.quotation import Attribution, Source
from qda.model.span import Span

_REST = re.compile(r"(?P<rest>[^.!?;()\[\]\n\\“”„«»\"|\t]{1,90})(?=[(\[]|\\\w*cite)")
_PAGES = re.compile(
    rf"[\s.,;:~]*\(\s*(?P<a>(?:{YEAR}[a-z]?\s*[,:]\s*)?(?:pp?\.?\s?|(?:S|s|fol)\.\s?|pages?\s|Seiten?\s)?\d+[^()\n]{{0,20}})\)"
)
_SENTENCES = re.compile(r"(?<=[.!?])[\"”’)\]»]*\s+(?=[A-ZÀ-Þ\[(])")
_SAID = re.compile(
    rf"[\s,.]*(?:(?:{PRONOUNS})\s+(?:\w+ly\s+)?(?:{SPEECH})|(?:{SPEECH})\s+(?:{PRONOUNS}))\b", re.I
)
_AUTHORS = re.compile(rf"{NAME}(?:\s+(?:{TOGETHER}|&)\s+{NAME}|\s+et al\.?)?")
_SENTENCE_ENDS = re.compile(r"\s*(?:[.;,!?:]|\n|$)")
_SPEAKS = re.compile(rf"\s+(?:\w+ly\s+)?(?:{SPEECH})\b")
_COMPARE = re.compile(rf"[^\w]*(?:\\\w*cite\w*\*?\[)?(?:{COMPARE})\b", re.I)
_MARKS = "\"'”’“»›`)]}*_ \u00a0\u202f"
_BACK = 300


def at_sentence_end(text: str, end: int, limit: int, names: Collection[str]) -> Attribution | None:
    """Somebody or a work in parentheses at the end of the sentence, “...” was how it ended (P6); or somebody
    whom a verb of saying follows, “...,” as one baker (P2) put it."""
    rest = _REST.match(text, end, limit)
    if (
        rest is None
        or re.search(rf"\b(?:{ELSEWHERE})\b", rest["rest"], re.I)
        or anybody(names).search(rest["rest"])
    ):
        return None
    last = text[:end].rstrip(_MARKS)[-1:]
    if last == "." or (last in "!?…" and rest["rest"].strip()[:1].isupper()):
        return None  # a sentence of its own
    found = behind(text, rest.end(), limit, names)
    if (
        found is None
        or not (_is_known(found, names) or cited_pages(found))
        or not (_SENTENCE_ENDS.match(text, found.span.end, found.span.end + 3) or _says(text, found, limit))
    ):
        return None
    return replace(found, span=Span(end, found.span.end))


def _says(text: str, found: Attribution, limit: int) -> bool:
    """Whether a verb of saying follows somebody, that does not lead to the next quotation."""
    verb = _SPEAKS.match(text, found.span.end, limit)
    return verb is not None and not LEADS_ON.match(text, verb.end(), limit + 1)


def _is_known(found: Attribution, names: Collection[str]) -> bool:
    return found.source is not Source.WORK and any(same_voice(found.label, name) for name in names)


def by_pronoun(
    text: str, quotation: Span, between: Span, limit: int, names: Collection[str]
) -> Attribution | None:
    """The one whom the sentence before names, where the quotation's own has only "she" or "for him".

    `between` is the stretch from the start of the text to what belongs to the quotation before.
    """
    floor = max(between.end, quotation.start - _BACK, text.rfind("\n\n", 0, quotation.start) + 1)
    sentences = _SENTENCES.split(text[floor : quotation.start])
    lead = sentences[-1]
    said = _SAID.match(text, quotation.end, min(limit, quotation.end + 60))
    own = sentences[:-1] if lead.strip() else sentences
    pronoun = re.search(rf"\b(?:{PRONOUNS}|{OF_A_PRONOUN})\b", lead, re.I)
    if not own or not own[-1].strip() or not (pronoun or (said and not lead.strip())):
        return None
    if CAPITAL_WITHIN.search(lead):
        return None
    named = list(anybody(names).finditer(own[-1]))
    if len({one["a"] for one in named}) != 1:
        return None
    return Attribution(
        Source.PARTICIPANT, named[0]["a"], Span(quotation.start, quotation.start), inferred=True
    )


def cited_behind(text: str, start: int, floor: int, behind_it: Attribution) -> Attribution | None:
    """A citation behind a quotation: of one that has only a year with the author before, Gander found “...”
    (2019); none where it is only to be compared, "(see Gander, 2019)", and has no page."""
    if _COMPARE.match(behind_it.span.of(text)) and not cited_pages(behind_it):
        return None
    if not re.match(YEAR, behind_it.label):
        return behind_it
    named = list(_AUTHORS.finditer(text, max(floor, start - _BACK), start))
    return replace(behind_it, label=f"{named[-1][0]}, {behind_it.label}") if named else behind_it


def with_pages(
    text: str, end: int, limit: int, before: Attribution, behind_it: Attribution | None
) -> Attribution:
    """A work that is named before the quotation, with the pages behind it: Miller (2019) says “...” (p. 12).

    Somebody else who is named behind goes before it, but "p3" is a page there.
    """
    pages = _PAGES.match(text, end, limit)
    if pages:
        return replace(before, pages=pages["a"])
    return behind_it or before
