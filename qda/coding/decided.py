"""The codings of a project as people have left them: the rules' and the people's, each with its status.

Nothing that a person decided is lost when the rules change: an accepted coding that the rules no longer make
stays, and so does a rejected one, with its status. Where changed rules cut the passage differently, the
verdict goes to what they find there now, unless verdicts on its parts disagree: then they stay with the
passages that they were about, and the new one waits for its own. A quotation that could not be found again
in a changed document is stale; it stays visible until a person decides.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from qda.model.coding import RULES, Coding, Status
from qda.model.decision import Decision, Verdict

_STATUS = {Verdict.ACCEPT: Status.ACCEPTED, Verdict.REJECT: Status.REJECTED}


def decided(
    machine: Iterable[Coding],
    people: Iterable[Coding],
    decisions: Collection[Decision],
    text_hashes: Mapping[str, str],
) -> tuple[Coding, ...]:
    """Every coding with its status; `text_hashes` are those of the current documents, by name.

    `decisions` holds the one that counts for each coding.
    """
    made = {coding.id: coding for coding in (*machine, *people)}
    decided_ids = {decision.coding.id for decision in decisions}
    free = by_place(one for one in made.values() if one.coder == RULES and one.id not in decided_ids)
    anew = {one.coding.id: recut(one.coding, free) for one in decisions if one.coding.id not in made}
    verdicts: dict[str, set[Verdict]] = defaultdict(set)
    for decision in decisions:
        for coding in anew.get(decision.coding.id, ()):
            verdicts[coding.id].add(decision.verdict)
    for decision in decisions:
        about = made.get(decision.coding.id, decision.coding)
        now = [one for one in anew.get(about.id, ()) if len(verdicts[one.id]) == 1]
        made.update((one.id, replace(one, status=_STATUS[decision.verdict])) for one in now or [about])
    return tuple(_or_stale(coding, text_hashes) for coding in made.values())


def recut(about: Coding, free: Mapping[tuple[str, str, str], list[Coding]]) -> list[Coding]:
    """What the rules find now where a coding of theirs was."""
    if about.coder != RULES:
        return []
    return [one for one in free.get(_place(about), ()) if one.anchor.span.overlaps(about.anchor.span)]


def _place(coding: Coding) -> tuple[str, str, str]:
    return coding.anchor.document, coding.anchor.text_hash, coding.code


def by_place(codings: Iterable[Coding]) -> dict[tuple[str, str, str], list[Coding]]:
    """Codings by document, text and code."""
    found: dict[tuple[str, str, str], list[Coding]] = defaultdict(list)
    for coding in codings:
        found[_place(coding)].append(coding)
    return found


def _or_stale(coding: Coding, text_hashes: Mapping[str, str]) -> Coding:
    """A coding that is not known to stand in the current text is stale, unless it was rejected anyway."""
    current = text_hashes.get(coding.anchor.document) == coding.anchor.text_hash
    return coding if current or coding.status is Status.REJECTED else replace(coding, status=Status.STALE)
