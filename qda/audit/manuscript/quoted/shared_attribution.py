"""Quotations that share one attribution: “a”, said P7, “b”; “a” and “b” (P7); P7 said “a”. She added: “b”."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from qda.audit.manuscript.ascribed.named import CAPITAL_WITHIN, anybody
from qda.audit.manuscript.ascribed.speech_words import NOBODY, PRONOUNS, SPEECH
from qda.audit.manuscript.compared.wording import length
from qda.audit.manuscript.quoted.quotation import Attribution, Kind, Quotation, Source
from qda.audit.manuscript.quoted.rows import Row, cell_at

_VERB = rf"(?:{SPEECH}|\w+ed|\w+ing|is|was|had|has|would|could|will|who|then)"
_SAME_SUBJECT = re.compile(
    r"(?:\s+(?:us|me|it|this|that|so|the (?:interviewer|researcher)s?|\w+ly))?[,;.—–]?\s*"
    r"(?:(?:,?\s*(?:and|but|or|then|before|while|who|und|et|mais|aber)\s+)?"
    r"(?:(?:then|also|later|further|only|\w+ly)\s+)*"
    rf"(?:{_VERB}\b(?:\s+(?!(?:{NOBODY})\b)[a-z]+){{0,6}}|(?:his|her|their|that|of|about)\b(?:\s+[a-z]+){{0,3}}|"
    rf"(?:{PRONOUNS})\s+(?:{SPEECH})))?[\s,.:*_]*(?:\\[a-z]+\*?\{{?)?"
)
"""What stands between two quotations of one speaker: "and added that", ", he said."."""
_LISTED = re.compile(r"[\s,;]*(?:and|or|but|und|et|y|&)?[\s,]*(?:\\[a-z]+\*?\{?)?")
_BY_PRONOUN = re.compile(rf"\b(?:{PRONOUNS}|the same \w+)\b", re.I)
_JOINED = re.compile(r"[\s,;.]*(?:and|or|but|und|et|y|&|then|to)?[\s,]*$")
_BLANK = re.compile(r"\n[ \t]*\n")
_SPEAKS_ONCE = frozenset({Source.WORK, Source.INTERVIEWER, Source.EVERYBODY})
_FAR = 160
_WORDS_OF_A_TERM = 4


def shared(
    text: str, found: Sequence[Quotation], names: Collection[str], table: Sequence[Row] = ()
) -> list[Quotation]:
    """The quotations, those without an attribution with that of a neighbour that they share.

    In a `table` only those of one cell are neighbours. What several people are given together may be one's of
    each: “a” and “b” (P3, P6).
    """
    all_of_them = list(found)
    for number in range(1, len(all_of_them)):
        last, one = all_of_them[number - 1 : number + 1]
        if cell_at(table, last.span.start) == cell_at(table, one.span.start):
            all_of_them[number] = _as_before(text, last, one, names)
            all_of_them[number - 1] = _given_together(last, all_of_them[number])
    for number in range(len(all_of_them) - 2, -1, -1):
        one, after = all_of_them[number], all_of_them[number + 1]
        between = text[one.span.end : after.span.start]
        if one.attribution or after.attribution is None or after.attribution.span.start < after.span.end:
            continue
        if cell_at(table, one.span.start) != cell_at(table, after.span.start):
            continue
        if len(between) < 12 and not _BLANK.search(between) and _JOINED.fullmatch(between):
            all_of_them[number] = _ascribed(one, after.attribution)
            all_of_them[number + 1] = _given_together(after, all_of_them[number])
            all_of_them[number] = _given_together(all_of_them[number], all_of_them[number + 1])
    return all_of_them


def _given_together(one: Quotation, other: Quotation) -> Quotation:
    """A quotation that shares those who are named with another: any of them may be the one who says it."""
    attribution = one.attribution
    if attribution is None or not attribution.others or other.attribution is None:
        return one
    same = other.attribution.span == attribution.span
    return replace(one, attribution=replace(attribution, inferred=True)) if same else one


def _as_before(text: str, last: Quotation, one: Quotation, names: Collection[str]) -> Quotation:
    """A quotation with the attribution of the one before it, if the words between go on with its speaker."""
    attribution = last.attribution
    if one.attribution or attribution is None or attribution.source in _SPEAKS_ONCE:
        return one
    between = text[max(last.span.end, attribution.span.end) : one.span.start]
    if one.style == "block":
        between = between.rstrip()
    if len(between) > _FAR or _BLANK.search(between):
        return one
    behind = attribution.span.start >= last.span.end
    settled = behind and text[: attribution.span.end].rstrip().endswith((")", "]"))
    if not settled and (_LISTED.fullmatch(between) or _SAME_SUBJECT.fullmatch(between)):
        return _ascribed(one, replace(attribution, inferred=attribution.inferred or bool(attribution.others)))
    if _is_same_speaker(between, names) and length(one.words) > _WORDS_OF_A_TERM:
        return _ascribed(one, replace(attribution, inferred=True))
    return one


def _is_same_speaker(between: str, names: Collection[str]) -> bool:
    """Whether the sentence between has "she" for its subject, and brings nobody else in."""
    sentence = re.split(r"[.!?]\s+", between)[-1]
    if not _BY_PRONOUN.search(sentence[:_FAR]):
        return False
    others = re.search(rf"\b(?:{NOBODY})\b", between, re.I) or CAPITAL_WITHIN.search(between)
    return not others and anybody(names).search(between) is None


def _ascribed(one: Quotation, attribution: Attribution) -> Quotation:
    kind = Kind.WORK if attribution.source is Source.WORK else Kind.PARTICIPANT
    return replace(one, attribution=attribution, kind=one.kind if one.kind is Kind.TITLE else kind)
