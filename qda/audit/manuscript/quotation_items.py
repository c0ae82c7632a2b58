"""Quotations with their verdicts as items of the audit."""

from collections.abc import Iterator, Sequence

from qda.audit.manuscript.compared.verdict import Looked, Verdict
from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.quoted.quotation import Kind, Quotation
from qda.audit.problem import Severity

_SEVERITY = {
    Verdict.NOT_FOUND: Severity.HIGH,
    Verdict.STITCHED: Severity.HIGH,
    Verdict.WRONG_SPEAKER: Severity.HIGH,
    Verdict.INTERVIEWER: Severity.HIGH,
    Verdict.WRONG_WORK: Severity.HIGH,
    Verdict.PAGE_DIFFERS: Severity.MEDIUM,
    Verdict.ALTERED: Severity.MEDIUM,
    Verdict.TRANSLATED: Severity.LOW,
}
_REMEDY = {
    Verdict.NOT_FOUND: "Quote the transcript word for word, or take the quotation marks away.",
    Verdict.STITCHED: "Give the passages as separate quotations.",
    Verdict.WRONG_SPEAKER: "Correct the attribution or the quotation.",
    Verdict.INTERVIEWER: "Take it out, or say that the interviewer says it.",
    Verdict.WRONG_WORK: "Correct the citation or the quotation.",
    Verdict.PAGE_DIFFERS: "Correct the page, or the locators of the work.",
    Verdict.ALTERED: "Restore the transcript's words, or mark the change by [ ] or an ellipsis.",
    Verdict.TRANSLATED: "Compare it with the transcript yourself, or give the original beside it.",
}


def quotation_items(looked: Sequence[Looked]) -> Iterator[Item]:
    """An item for each quotation, and one for each warning, missing mark and missing attribution."""
    for one in looked:
        quotation = one.quotation
        yield _item(quotation, "quotation", str(one.verdict), _severity(one), _compared(one), _remedy(one))
        for warning in one.warnings:
            yield _item(
                quotation,
                "meaning",
                "meaning changed",
                Severity.HIGH if warning.grave else Severity.MEDIUM,
                f"{one.place}: {warning.says}",
                "Quote what belongs to it too.",
            )
        yield from _form(quotation, one)


def _form(quotation: Quotation, looked: Looked) -> Iterator[Item]:
    if not quotation.closed:
        remedy = "Close the quotation, or take the opening mark away."
        yield _item(
            quotation, "marks", "unclosed mark", Severity.MEDIUM, "no closing mark in the paragraph", remedy
        )
    for name in looked.unknown:
        says = f"no voice of the transcripts is called {name}; said by {looked.voice} ({looked.place})"
        remedy = "Correct the name, or call participants as the transcripts and participants.csv do."
        numbered = any(character.isdigit() for character in name)
        severity = Severity.MEDIUM if numbered else Severity.LOW
        yield _item(quotation, "attribution", "unknown participant", severity, says, remedy)
    rival = quotation.attribution.against if quotation.attribution else ""
    if quotation.attribution and rival:
        says = f"{rival} before it, {quotation.attribution.called} behind it"
        if looked.verdict in _FOUND:
            says = f"{says}; said by {looked.voice} ({looked.place})"
        remedy = "Name one of them."
        yield _item(quotation, "attribution", "contradictory attribution", Severity.HIGH, says, remedy)
    if quotation.kind is Kind.UNATTRIBUTED and quotation.closed:
        found = f"said by {looked.voice} ({looked.place})" if looked.verdict in _FOUND else "nobody is named"
        remedy = "Say who says it, or take the quotation marks away."
        yield _item(quotation, "attribution", "no attribution", Severity.LOW, found, remedy)


_OF_A_SOURCE = frozenset({Verdict.WRONG_WORK, Verdict.PAGE_DIFFERS, Verdict.WRONG_SPEAKER})
"""Verdicts on whoever is named, which are as grave whatever is quoted."""
_FOUND = frozenset(Verdict) - {Verdict.NOT_FOUND, Verdict.NOT_CHECKED, Verdict.TRANSLATED}


def _severity(one: Looked) -> Severity:
    severity = _SEVERITY.get(one.verdict, Severity.NONE)
    kind = one.quotation.kind
    if severity in {Severity.NONE, Severity.LOW}:
        return severity
    if kind in {Kind.TERM, Kind.TITLE}:
        return Severity.NONE
    if one.verdict in _OF_A_SOURCE:
        return severity
    if kind is Kind.UNATTRIBUTED:
        return Severity.MEDIUM if one.quotation.closed else Severity.LOW
    if kind is Kind.INTERVIEWER:
        return Severity.LOW
    if one.verdict is Verdict.ALTERED:
        if one.weighty:
            return Severity.HIGH
        return Severity.MEDIUM if one.difference else Severity.LOW
    if kind is Kind.WORK:  # of which the project may hold no more than a part
        return Severity.MEDIUM if one.verdict is Verdict.NOT_FOUND else Severity.LOW
    return severity


def _compared(one: Looked) -> str:
    parts = [f"{one.place}: “{one.source}”" if one.place else "", one.difference, one.reason]
    return " | ".join(part for part in parts if part)


def _remedy(one: Looked) -> str:
    if one.verdict is Verdict.NOT_FOUND and one.quotation.kind is Kind.WORK:
        return "Look it up in the work. If it stands there, import the part that has it."
    return _REMEDY.get(one.verdict, "") if _severity(one) is not Severity.NONE else ""


def _item(
    quotation: Quotation, check: str, verdict: str, severity: Severity, compared: str, remedy: str
) -> Item:
    return Item(
        check=check,
        verdict=verdict,
        severity=severity,
        start=quotation.span.start,
        words=" ".join(quotation.words.split()),
        compared=compared,
        remedy=remedy,
        kind=str(quotation.kind),
        attribution=quotation.attribution.called if quotation.attribution else "",
    )
