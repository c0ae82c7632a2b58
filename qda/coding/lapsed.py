"""Rejections of the rules' codings without effect: their words or the name of their code have changed since.

What the rules find there now has another id, so that it counts until somebody decides on it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from qda.coding.rule_codings import RuleCodings
from qda.model.coding import RULES, Coding, Status
from qda.model.decision import Decision, Verdict


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A coding that was rejected, and the code under which its words count now, which may be its own."""

    coding: Coding
    code: str


def lapsed(
    decisions: Collection[Decision], rules: RuleCodings, text_hashes: Mapping[str, str]
) -> tuple[Lapsed, ...]:
    """The rejections in force that have no effect; `text_hashes` are those of the study's documents, by name.

    One that was given when the passage was stale says that the passage is gone; one of what had been accepted
    takes that back.
    """
    rejected = [
        one.coding
        for one in decisions
        if one.coding.coder == RULES
        and one.verdict is Verdict.REJECT
        and one.coding.status not in {Status.STALE, Status.ACCEPTED}
        and one.coding.anchor.document in text_hashes
    ]
    current = {id(one): text_hashes[one.anchor.document] == one.anchor.text_hash for one in rejected}
    reworded = [Lapsed(one, one.code) for one in rejected if not current[id(one)]]
    renamed = [one for one in rejected if current[id(one)] and one.code not in rules.codebook]
    decided = {one.coding.id for one in decisions}
    return (*reworded, *_found_again(renamed, rules, decided))


def _found_again(
    rejected: Collection[Coding], rules: RuleCodings, decided: Collection[str]
) -> Iterator[Lapsed]:
    """Those whose very words the rules find under another code, on which nobody has decided yet."""
    found: dict[tuple[str, int, int], Coding] = {}
    for one in rules.within({coding.anchor.document for coding in rejected}):
        if one.id not in decided:
            found.setdefault((one.anchor.document, one.anchor.start, one.anchor.end), one)
    for coding in rejected:
        now = found.get((coding.anchor.document, coding.anchor.start, coding.anchor.end))
        if now is not None:
            yield Lapsed(coding, now.code)
