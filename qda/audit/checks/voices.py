"""Whose voices are heard: too much, or never."""

from collections import Counter
from collections.abc import Iterator, Sequence

from qda.audit.checks.problems import of_finding, people
from qda.audit.ledger import Entry, Ledger
from qda.audit.problem import Problem, Severity
from qda.errors import Place
from qda.model.settings import FindingLimits


def one_voice(ledger: Ledger, limits: FindingLimits) -> Iterator[Problem]:
    """A voice with more than its share of a finding's quotations, or of all.

    Quotations in every role count, when they stand. Of a single one nothing can be told.
    """
    for account in ledger.accounts:
        for said, who in _loud(account.quotations, limits):
            yield of_finding(
                account, "one-voice", Severity.MEDIUM, f"{said} of {account.finding.finding}",
                "Quote others too, or say in the text that the finding rests on one voice.", who,
            )  # fmt: skip
    files = ", ".join(dict.fromkeys(account.finding.file for account in ledger.accounts))
    for said, who in _loud([entry for entry in ledger.entries if entry.found], limits):
        yield Problem(
            "one-voice", Severity.MEDIUM, Place(files), f"{said} of all findings together",
            "Quote others too, or say in the text how much rests on one voice.", about=who,
        )  # fmt: skip


def never_quoted(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A participant of whom no quotation stands in any finding."""
    quoted = {voice.name for entry in ledger.entries if entry.spot for voice in entry.voices}
    for participant, document in ledger.participants.items():
        if participant not in quoted:
            named = [one.finding.finding for one in ledger.accounts if participant in one.participants()]
            verb = "names" if len(named) == 1 else "name"
            other = f", though {', '.join(named)} {verb} {participant} as evidence" if named else ""
            heard = len(quoted & set(ledger.participants))
            yield Problem(
                "never-quoted", Severity.LOW, Place(ledger.sources[document].document.source),
                f"no finding quotes {participant}{other}; {people(heard)} "
                f"of {len(ledger.participants)} {'is' if heard == 1 else 'are'} quoted",
                "Look whether this participant says something else than those who are quoted.",
                about=participant,
            )  # fmt: skip


def _loud(entries: Sequence[Entry], limits: FindingLimits) -> Iterator[tuple[str, str]]:
    standing = [entry for entry in entries if entry.spot]
    spoken = Counter(voice.name for entry in standing for voice in entry.voices)
    for who, number in spoken.items():
        if len(standing) > 1 and number / len(standing) > limits.greatest_share:
            yield f"{who} has {number} of the {len(standing)} quotations", who
