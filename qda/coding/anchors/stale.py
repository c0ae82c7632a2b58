"""What people did to passages that their documents no longer hold: it waits until a person decides.

Stale is a person's coding, a decision on a coding of the rules, or a memo on one, that was not found
again in the document's text of now. It waits no longer when its passage is found or named, or when somebody
rejects it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from qda.model.coding import RULES, Coding, Status
from qda.model.decision import Decision, Memo, Verdict


@dataclass(frozen=True, slots=True)
class Stale:
    """A coding as it stood, the verdict on it if there is one, and the memos on it."""

    coding: Coding
    verdict: Verdict | None
    memos: tuple[Memo, ...]


def stale(
    codings: Collection[Coding],
    decisions: Collection[Decision],
    memos: Collection[Memo],
    text_hashes: Mapping[str, str],
) -> tuple[Stale, ...]:
    """What waits, by document and place; `text_hashes` are those of the documents of the study, by name.

    `codings` are people's, `decisions` those that count, `memos` those on codings.
    """
    noted: dict[str, list[Memo]] = defaultdict(list)
    for memo in memos:
        noted[memo.target].append(memo)
    verdicts = {one.coding.key: one for one in decisions}
    found: dict[str, Stale] = {}
    for coding in _held(codings, decisions, memos):
        decision = verdicts.get(coding.key)
        if _is_gone(coding, text_hashes) and not _is_settled(coding, decision) and coding.id not in found:
            verdict = decision.verdict if decision else None
            found[coding.id] = Stale(coding, verdict, tuple(noted[coding.id]))
    return tuple(sorted(found.values(), key=_place))


def _held(
    codings: Collection[Coding], decisions: Collection[Decision], memos: Collection[Memo]
) -> Iterator[Coding]:
    """People's codings, and those of the rules that decisions and memos hold."""
    yield from codings
    yield from (one.coding for one in decisions if one.coding.coder == RULES)
    yield from (one.coding for one in memos if one.coding is not None and one.coding.coder == RULES)


def _is_gone(coding: Coding, text_hashes: Mapping[str, str]) -> bool:
    now = text_hashes.get(coding.anchor.document)
    return now is not None and now != coding.anchor.text_hash


def _is_settled(coding: Coding, decision: Decision | None) -> bool:
    """Whether somebody rejected it: a person's coding at any time, one of the rules when it was stale.

    A rejection of a rule's coding that went stale afterwards waits: the rules may find the new words again.
    """
    if decision is None or decision.verdict is not Verdict.REJECT:
        return False
    return coding.coder != RULES or decision.coding.status is Status.STALE


def _place(one: Stale) -> tuple[str, int, int, str]:
    place = one.coding.anchor
    return place.document, place.start, place.end, one.coding.id
