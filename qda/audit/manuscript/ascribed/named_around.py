"""How firmly a quotation is ascribed to somebody, and who else is named in the sentence around it.

Only a tight attribution says of itself whose the words are: “...” (P1); P1: “...”; P1 said, “...”; a label in
its own cell of a table or at the head of a turn. With a looser one, anybody who is named in the sentence may
be meant.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from qda.audit.manuscript.ascribed.attributions import SENTENCE_END, before, lead_start
from qda.audit.manuscript.ascribed.labels import group_and_member, one_of_a_row, same_voice
from qda.audit.manuscript.ascribed.named import anybody
from qda.audit.manuscript.ascribed.speech_words import SPEECH, TOGETHER
from qda.audit.manuscript.ascribed.together import AS
from qda.audit.manuscript.quoted.quotation import Attribution, Quotation, Source
from qda.audit.manuscript.quoted.rows import Row, cell_at
from qda.model.span import Span

_LEADS_TO_IT = re.compile(
    rf"(?:\s*\([^()]*\))?(?:(?P<says>\s+(?:{SPEECH})[,:]?)|\s?:)[\s*_>]*(?:\\[a-z]+\*?\{{?)?[\s*_>]*"
)
"""What stands between a tight label and the quotation."""
_LEADS_IN_A_CLAUSE = re.compile(r"\s+(?:[\w’']+\s+){1,5}")
"""The same with any few words: "P2 held that", "P2 also told us that"."""
_HEAD = rf"(?:\A|\n|[.,;:!?()\[\]|“”«»\"–—-]|\b(?:{TOGETHER})\s)[\s*_>#]*(?:\\[a-z]+\*?\{{)?"
"""What stands before such a label: a mark, the head of a line, "and"; not "of" or "to"."""
_AT_A_HEAD = re.compile(rf"{_HEAD}$")
_AT_A_CLAUSE = re.compile(rf"{_HEAD}(?:\w+\s+)?$")
"""The same with one word more, where a verb follows: ", whereas P2 said"."""
_LAST_WORD = re.compile(r"(\w+)\s+$")
_ENCLOSED = re.compile(r"[\s.,;:*_~⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\[\^[^\[\]]+\])?\s*[(\[].*[)\]]", re.DOTALL)
_DASH = re.compile(r"[\s.,;:*_~]*[—–-]")
_BEFORE_CLOSING = re.compile(r"[\s.,;:*_~—–-]+[^()\[\]\n]*[)\]]")
"""In the same parentheses as the quotation."""
_LINE_END = re.compile(r"[\s.*_)]*(?:\n|\Z)")
_BLANK = re.compile(r"\n[ \t]*\n")
_FAR, _A_LABEL, _CLOSING = 600, 60, 3


def with_named_around(
    text: str, found: Sequence[Quotation], names: Collection[str], table: Sequence[Row], body: Span
) -> list[Quotation]:
    """The quotations, each with how firmly it is ascribed and all who are named in its sentence."""
    bare = _without_quoted(text, found)
    return [_with_its_own(text, bare, one, names, cell_at(table, one.span.start) or body) for one in found]


def with_whom_it_contradicts(
    text: str, span: Span, attribution: Attribution, taken: int, names: Collection[str]
) -> Attribution:
    """The attribution at the end of a quotation or behind it, with whoever else leads to the words,
    where both count the same people: P2 of 'P2 said: "..." (P1)'. Of 'P2 said: "..." (FG1)' P2 is the one of
    the group. `taken` is where the words before begin."""
    if attribution.source is Source.GROUP:
        return _of_its_member(text, span, attribution, taken, names)
    if attribution.source is not Source.PARTICIPANT or not _is_tight(text, span, attribution, span):
        return attribution
    ahead = before(text, span.start, taken, names)
    if ahead is None or ahead.source is not Source.PARTICIPANT or not _leads(text, span, ahead):
        return attribution
    labels, others = (attribution.label, *attribution.others), (ahead.label, *ahead.others)
    rival = next((one for one in others if not any(same_voice(one, label) for label in labels)), "")
    interviews = [one.casefold().startswith("int") for one in (rival, attribution.label)]
    counted = rival and interviews[0] == interviews[1] and one_of_a_row(rival, attribution.label)
    return replace(attribution, against=rival) if counted else attribution


def _of_its_member(
    text: str, span: Span, group: Attribution, taken: int, names: Collection[str]
) -> Attribution:
    """A group behind a quotation with the one whose words the sentence before gives them as."""
    ahead = before(text, span.start, taken, names)
    if ahead is None or ahead.source is not Source.PARTICIPANT or group_and_member(group.label):
        return group
    at_a_head = _AT_A_HEAD.search(text[max(0, ahead.span.start - _A_LABEL) : ahead.span.start])
    says = at_a_head and not ahead.others and _LEADS_IN_A_CLAUSE.fullmatch(text, ahead.span.end, span.start)
    if not (says or _leads(text, span, ahead)):
        return group
    count = 1 + len(ahead.others)
    return replace(ahead, span=group.span, inferred=False, groups=(group.label,) * count)


def _without_quoted(text: str, found: Sequence[Quotation]) -> str:
    """The text with what is quoted made unreadable, but for its last characters, which may end a sentence."""
    kept, at = [], 0
    for one in sorted(found, key=lambda one: one.span.start):
        end = one.span.end - _CLOSING
        if one.span.start >= at and end > one.span.start:
            kept += [text[at : one.span.start], "x" * (end - one.span.start)]
            at = end
    return "".join([*kept, text[at:]])


def _with_its_own(text: str, bare: str, one: Quotation, names: Collection[str], stretch: Span) -> Quotation:
    attribution = one.attribution
    if attribution is None:
        return one
    if _is_tight(text, one.span, attribution, stretch):
        return replace(one, attribution=replace(attribution, tight=True))
    around = _sentence(bare, one.span, stretch)
    labels = (" ".join(label["a"].split()) for label in anybody(names).finditer(bare, *around))
    return replace(one, around=tuple(dict.fromkeys(labels)))


def _sentence(bare: str, span: Span, stretch: Span) -> Span:
    start, stop = max(stretch.start, span.start - _FAR), min(stretch.end, span.end + _FAR)
    first = start + lead_start(bare[start : span.start])
    ends = [form.search(bare, max(span.start, span.end - _CLOSING), stop) for form in (SENTENCE_END, _BLANK)]
    return Span(first, min([max(span.end, one.start()) for one in ends if one] or [max(span.end, stop)]))


def _is_tight(text: str, span: Span, attribution: Attribution, stretch: Span) -> bool:
    at = attribution.span
    if not stretch.holds(at):
        return True  # another cell of the row
    if at.start >= span.end:
        behind = text[span.end : at.end]
        return at.start == span.end and (
            _ENCLOSED.fullmatch(behind) is not None
            or _BEFORE_CLOSING.fullmatch(behind) is not None
            or (_DASH.match(behind) is not None and _LINE_END.match(text, at.end) is not None)
        )
    if span.holds(at):
        return at.end > at.start
    return _leads(text, span, attribution)


def _leads(text: str, span: Span, attribution: Attribution) -> bool:
    """Whether a label before the quotation leads to it with nothing between but a colon or a verb of saying;
    of several, only in the form "as P3 and P6 put it"."""
    start, end = attribution.span
    if attribution.others:
        labels = (attribution.label, *attribution.others)
        places = [(text.rfind(one, max(0, start - _FAR), span.start), len(one)) for one in labels]
        start, end = min(places)[0], max(at + length for at, length in places)
    if start < 0:
        return False
    lead = text[max(0, start - _A_LABEL) : start]
    leads = _LEADS_TO_IT.fullmatch(text, end, span.start)
    if leads is None:
        return False
    if not attribution.others:
        return (_AT_A_CLAUSE if leads["says"] else _AT_A_HEAD).search(lead) is not None
    word = _LAST_WORD.search(lead)
    return word is not None and word[1] in AS
