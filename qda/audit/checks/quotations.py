"""Whether quotations stand where they are said to stand, in whose words, and under which codes."""

import re
from collections.abc import Iterator

from qda.audit.checks.problems import but_beneath, of_entry, short
from qda.audit.ledger import Entry, Ledger
from qda.audit.problem import Problem, Severity
from qda.model.finding import EvidenceRole
from qda.model.settings import FindingLimits

_MARKED = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]*\]")
_OF_WORDS = "Copy the words from the transcript, or name the document that holds them."
_OF_PIECES = "Give each piece, word for word, as evidence of its own: omissions are not read here."


def not_there(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A quotation that its document does not hold word for word."""
    for entry in ledger.entries:
        if entry.found and not entry.found.spots:
            yield of_entry(
                entry, "not-there", Severity.HIGH,
                f"{_quote(entry)} does not stand in {entry.evidence.document}: {_instead(entry)}",
                _OF_PIECES if _MARKED.search(entry.evidence.quote or "") else _OF_WORDS,
            )  # fmt: skip


def interviewer_words(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A quotation that only the interviewer says."""
    for entry in ledger.entries:
        if entry.found and entry.found.asked:
            yield of_entry(
                entry, "interviewer-words", Severity.HIGH,
                f"{_quote(entry)} are the interviewer's words ({entry.spot})",
                "Quote the answer and not the question.",
            )  # fmt: skip


def over_speakers(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A quotation that joins what several people say."""
    for entry in ledger.entries:
        if entry.found and len(entry.found.speakers) > 1:
            yield of_entry(
                entry, "over-speakers", Severity.HIGH,
                f"{_quote(entry)} joins the words of {' and '.join(entry.found.speakers)} ({entry.spot})",
                "Quote each speaker in a piece of evidence of their own.",
            )  # fmt: skip


def no_passage(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A document that is named without a quotation and holds no passage that could be meant."""
    for entry in ledger.entries:
        if entry.found is None and not entry.codings:
            beneath = ledger.beneath(entry.finding, *entry.finding.codes)
            there = [one for one in beneath if one.anchor.document == entry.evidence.document]
            which = "unnegated passage" if entry.role is EvidenceRole.SUPPORTS else "passage"
            yield of_entry(
                entry, "no-passage", Severity.HIGH,
                f"{entry.evidence.document} {entry.role} the claim without a quotation, and holds no {which} "
                f"under {', '.join(entry.finding.codes)}{but_beneath(there)}",
                "Add the quotation, code the passage that is meant, or take the document out.",
            )  # fmt: skip


def other_codes(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A supporting quotation that stands under codes, but under none of the finding's."""
    for entry in _supporting(ledger):
        if not entry.codings and entry.others:
            codes = ", ".join(dict.fromkeys(coding.code for coding in entry.others))
            yield of_entry(
                entry, "other-codes", Severity.MEDIUM,
                f"{_quote(entry)} is coded {codes}; the finding rests on {', '.join(entry.finding.codes)}",
                "Code the quotation, add its code to the finding, or quote another passage.",
            )  # fmt: skip


def uncoded(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A supporting quotation that stands under no code at all."""
    for entry in _supporting(ledger):
        if not entry.codings and not entry.others:
            yield of_entry(
                entry, "uncoded", Severity.MEDIUM,
                f"{_quote(entry)} stands under no code; the finding rests on "
                f"{', '.join(entry.finding.codes)}",
                "Code the quotation, or quote a passage under the finding's codes.",
            )  # fmt: skip


def _supporting(ledger: Ledger) -> Iterator[Entry]:
    """Quotations in support that stand. What speaks against a claim need not be an instance of its codes."""
    for entry in ledger.entries:
        if (
            entry.role is EvidenceRole.SUPPORTS
            and entry.found
            and entry.found.parts
            and not entry.found.asked
        ):
            yield entry


def _instead(entry: Entry) -> str:
    found = entry.found
    cut = f"a word or a number is cut or a sign differs: it has “{found.cut}”" if found and found.cut else ""
    elsewhere = f"it stands in {', '.join(found.elsewhere)}" if found and found.elsewhere else ""
    if cut or elsewhere:
        return "; ".join(filter(None, (cut, elsewhere)))
    if found is None or found.nearest is None:
        return "nothing there is like it"
    near = found.nearest
    how = (
        "differs only in quotation marks, dashes, capital letters or the like"
        if near.slight
        else f"is {near.likeness:.0f} per cent like it"
    )
    return f'nearest ({near.spot}) is "{near.text}", which {how}'


def _quote(entry: Entry) -> str:
    return short(entry.evidence.quote or "")
