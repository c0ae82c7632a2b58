"""The codings of a project as people have left them: the rules' and the people's, each with its status.

Nothing that a person decided is lost when the rules change: an accepted coding that the rules no longer make
stays, and so does a rejected one, with its status. A quotation that could not be found again in a changed
document is stale; it stays visible until a person decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qda.model.coding import Coding, Status
from qda.model.decision import Decision, Verdict

_STATUS = {Verdict.ACCEPT: Status.ACCEPTED, Verdict.REJECT: Status.REJECTED}


def decided(
    machine: Iterable[Coding],
    people: Iterable[Coding],
    decisions: Iterable[Decision],
    text_hashes: Mapping[str, str],
) -> tuple[Coding, ...]:
    """Every coding with its status; `text_hashes` are those of the current documents, by name.

    `decisions` holds the one that counts for each coding.
    """
    made = {coding.id: coding for coding in (*machine, *people)}
    for decision in decisions:
        coding = made.get(decision.coding.id, decision.coding)
        made[coding.id] = replace(coding, status=_STATUS[decision.verdict])
    return tuple(_or_stale(coding, text_hashes) for coding in made.values())


def _or_stale(coding: Coding, text_hashes: Mapping[str, str]) -> Coding:
    """A coding that is not known to stand in the current text is stale, whatever was decided."""
    current = text_hashes.get(coding.anchor.document) == coding.anchor.text_hash
    return coding if current else replace(coding, status=Status.STALE)
