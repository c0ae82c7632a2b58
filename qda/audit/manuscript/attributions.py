"""To whom a quotation is ascribed: within its marks, behind them, or in the words before.

Looked for in this order: at the end of the quoted words ("... (P7, 2024)."), in parentheses or after a dash
behind the closing mark, in the words behind it ("said P7"), and in the sentence before it ("as participant 19
put it,"). What already belongs to the quotation before is not taken again.
"""

import re
from collections.abc import Collection, Sequence

from qda.audit.manuscript.labels import IDENTIFIER, is_group
from qda.audit.manuscript.quotation import Attribution, Source
from qda.model.span import Span

_NAME = r"[A-Z][\w'’\-]+(?:\s+(?:[A-Z]\.?|[A-Z][\w'’\-]+)){0,2}"
SPEECH = (
    r"said|says|say|explained|explains|told|noted|notes|remarked|added|adds|recalled|recalls|stated|"
    r"states|put it|"
    r"puts it|described|describes|commented|comments|reported|reports|replied|answered|argued|argues|"
    r"observed|"
    r"shared|expressed|reflected|mentioned|mentions|emphasi[sz]ed|stressed|admitted|continued|concluded|"
    r"complained|claimed|claims|insisted|summed|articulated|wrote|writes|quipped|responded|elaborated|"
    r"pointed out|"
    r"in the words of|according to|speaking|confided|felt|recounted|opined|lamented|joked|agreed|suggested"
)
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_WITHIN = re.compile(
    rf"\s*(?:(?P<round>[(\[])\s*(?P<a>{IDENTIFIER})(?P<more>[^()\[\]\n]{{0,60}})[)\]]|"
    rf"(?<=[\s(])(?P<b>{IDENTIFIER})(?:\s+{_NAME})?,\s*{_YEAR}\.?\s*[)\]]|"
    rf"[—–-]\s*(?P<c>{IDENTIFIER})(?:,[^\n]{{0,40}})?)[\s.,;]*$"
)
_BEHIND = re.compile(
    rf"[\s.,;:*_]*(?:[(\[]\s*(?:[^()\[\]\n]{{0,40}}?[\s,;])??(?P<a>{IDENTIFIER})[^()\[\]\n]{{0,80}}[)\]]|"
    rf"[—–-]+\s*(?P<b>{IDENTIFIER}))"
)
_BEHIND_NAME = re.compile(rf"[\s.,;:*_]*[(\[—–]\s*(?P<a>{_NAME})(?P<more>[^()\[\]\n]{{0,60}})[)\]\n]")
_WORK = re.compile(
    rf"[\s.,;:]*\(\s*(?:(?:see|cf\.|e\.g\.,?|as in|quoted in)\s+)?"
    rf"(?P<a>[^()\n]{{0,120}}?{_YEAR}[^()\n]{{0,40}})\)"
    r"|[\s.,;:]*(?P<b>\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\])"
)
_SAID_BEHIND = re.compile(
    rf"[\s,]*(?:(?:{SPEECH}|[a-zà-ÿ]{{2,14}})\s+(?:[a-zà-ÿ]+\s+){{0,2}}?(?P<a>{IDENTIFIER})|(?P<b>{IDENTIFIER})"
    rf"(?:\s*\([^()]{{0,40}}\)|,[^,.]{{0,40}},)?\s+(?:\w+ly\s+)?(?:{SPEECH}))"
)
_NAMED_BEHIND = re.compile(
    rf"[\s,]*(?:(?:{SPEECH})\s+(?P<a>{_NAME})|(?P<b>{_NAME})\s+(?:\w+ly\s+)?(?:{SPEECH}))\b"
)
_LEADS_ON = re.compile(r"[^.!?\n]{0,80}:\s*[\"“‘„«'`]")
_ID = re.compile(IDENTIFIER)
_NAMED = re.compile(rf"(?P<a>{_NAME})(?:\s*\([^()]{{0,40}}\)|,[^,.]{{0,60}},)?\s+(?:\w+ly\s+)?(?:{SPEECH})\b")
_NAMED_AFTER = re.compile(rf"(?:{SPEECH})\s+(?P<a>{_NAME})")
_WORK_BEFORE = re.compile(
    rf"{_NAME}(?:\s+(?:and|&)\s+{_NAME}|\s+et al\.?)?(?:'s|’s)?\s*\(\s*{_YEAR}[^()]{{0,20}}\)"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z])")
_NOT_NAMES = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "They",
        "He",
        "She",
        "It",
        "We",
        "I",
        "You",
        "One",
        "Another",
        "Some",
        "Many",
        "Most",
        "Several",
        "As",
        "In",
        "On",
        "At",
        "For",
        "But",
        "And",
        "Or",
        "However",
        "Moreover",
        "Furthermore",
        "Similarly",
        "Likewise",
        "Participants",
        "Participant",
        "Table",
        "Figure",
        "Section",
        "Appendix",
        "See",
        "Another",
        "There",
        "Here",
        "When",
        "While",
        "If",
        "Also",
        "Thus",
        "Finally",
        "First",
        "Second",
        "Third",
        "Respondents",
        "Interviewees",
        "Although",
    ]
)
_BACK = 240
"""Characters before a quotation in which its attribution is looked for."""


def within(text: str, inside: Span) -> Attribution | None:
    """An attribution at the end of the quoted words: "... (P7, 2024).", "... P5, 2024.)"."""
    start = max(inside.start, inside.end - 140)
    found = _WITHIN.search(text, start, inside.end)
    if found is None or not text[inside.start : found.start()].strip():
        return None
    name = next(key for key in "abc" if found[key])
    return _participant(found[name], Span(found.start(), inside.end))


def behind(text: str, end: int, limit: int, names: Collection[str]) -> Attribution | None:
    """An attribution behind the closing mark, up to the next quotation at `limit`."""
    stop = min(limit, end + 200)
    found = _BEHIND.match(text, end, stop)
    if found:
        return _participant(found["a"] or found["b"], Span(end, found.end()))
    named = _BEHIND_NAME.match(text, end, stop)
    if named and _is_person(named["a"], named["more"], names):
        return Attribution(Source.PARTICIPANT, named["a"], Span(end, named.end()))
    work = _WORK.match(text, end, stop)
    if work:
        return Attribution(Source.WORK, (work["a"] or work["b"]).strip(), Span(end, work.end()))
    if text[:end].rstrip("\"'”’“»›`)]*_").endswith("."):
        return None
    return _said_behind(text, end, min(stop, end + 90), limit)


def _said_behind(text: str, end: int, stop: int, limit: int) -> Attribution | None:
    """The words behind a quotation that tell who said it, unless they lead to the next one."""
    said = _SAID_BEHIND.match(text, end, stop)
    found = said or _NAMED_BEHIND.match(text, end, stop)
    if found is None or _LEADS_ON.match(text, found.end(), limit + 1):
        return None
    label = found["a"] or found["b"]
    if said:
        return _participant(label, Span(end, found.end()))
    if label.split()[0] in _NOT_NAMES:
        return None
    return Attribution(Source.PARTICIPANT, label, Span(end, found.end()))


def before(text: str, start: int, limit: int, names: Collection[str]) -> Attribution | None:
    """An attribution in the sentence that leads to the quotation, after the one before it at `limit`."""
    floor = max(limit, start - _BACK)
    lead = text[floor:start]
    opening = _lead_start(lead)
    said = lead[opening:]
    if not said.strip():
        return None
    at = floor + opening
    labels = list(_ID.finditer(said))
    if labels:
        last = labels[-1]
        return _participant(last[0], Span(at + last.start(), at + last.end()))
    for name in names:
        found = re.search(rf"\b{re.escape(name)}\b", said)
        if found and not name.isdigit():
            return Attribution(Source.PARTICIPANT, name, Span(at + found.start(), at + found.end()))
    work = list(_WORK_BEFORE.finditer(said))
    if work:
        return Attribution(Source.WORK, work[-1][0], Span(at + work[-1].start(), at + work[-1].end()))
    return _by_name(said, at)


def _by_name(said: str, at: int) -> Attribution | None:
    found = [*_NAMED.finditer(said), *_NAMED_AFTER.finditer(said)]
    for one in reversed(found):
        if one["a"].split()[0] not in _NOT_NAMES:
            return Attribution(Source.PARTICIPANT, one["a"], Span(at + one.start("a"), at + one.end("a")))
    return None


def _lead_start(lead: str) -> int:
    """Where the sentence begins that leads to a quotation: the last one, or the one before that ends in a
    colon."""
    bare = lead.rstrip(" \t\n>*_")
    breaks = [one.end() for one in _SENTENCE_END.finditer(lead) if one.end() < len(bare)]
    blank = [one.end() for one in re.finditer(r"\n\s*\n", lead) if one.end() < len(bare)]
    gap = re.search(r"\n\s*\n\s*[>*_ ]*$", lead)
    if gap and not bare.endswith((":", ",", "—", "–")):
        return len(lead)
    return max([0, *breaks, *blank])


def _participant(label: str, span: Span) -> Attribution:
    tidy = " ".join(label.split())
    return Attribution(Source.GROUP if is_group(tidy) else Source.PARTICIPANT, tidy, span)


def _is_person(name: str, more: str, names: Collection[str]) -> bool:
    """Whether a name in parentheses is a participant: a known one, or one without a year, followed by nothing
    or by what one says of participants (an age, an occupation)."""
    if any(name.casefold() == known.casefold() for known in names):
        return True
    if (
        name.split()[0] in _NOT_NAMES
        or re.search(_YEAR, more)
        or "et al" in more
        or "emphasis" in name.lower()
    ):
        return False
    return more.strip() == "" or (more.lstrip().startswith(",") and not re.search(r"\bp{1,2}\.\s*\d", more))


def ordered(found: Sequence[Attribution | None]) -> Attribution | None:
    """The first that is one."""
    return next((one for one in found if one is not None), None)
