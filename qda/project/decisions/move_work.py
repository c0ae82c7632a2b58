"""Codings that move to another text of their document, with all decisions and memos on them.

One way for whoever moves them: an import, a person who says where a passage stands, names that were replaced.
One coder's passage under one code counts once: where a coding would come to stand on words that its coder has
put under the code there already, it stays in its old text, and waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from qda.coding.anchors.reanchor import Carried, Fate
from qda.model.coding import RULES, Coding, Key, Status, Work
from qda.model.decision import Verdict

if TYPE_CHECKING:
    from qda.store.changes.change import Change

Find = Callable[[Coding], Carried | None]
"""What becomes of a coding in another text; None leaves it alone."""
_WAITS = 2
"""How many texts back a coding stands that was not found in the one before."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Every coding that was looked for, once, and how many codings, decisions and memos moved."""

    carried: tuple[Carried, ...]
    work: int


def move_work(change: Change, find: Find) -> Moved:
    """Keep what becomes of people's codings, and of those of the rules that decisions and memos hold.

    A decision or a memo stands where its coding does, the decisions too that were overruled.
    """
    moving = _Moving(change, find)
    work = sum((*moving.codings(), *moving.decisions(), *moving.memos()))
    return Moved(tuple(moving.fates.values()), work)


def unless_coded_anew(found: Carried, coding: Coding, taken: set[Work]) -> Carried:
    """The same; where its place is `taken`, by another coding of its coder under its code, as it stood."""
    there = found.coding.work
    if coding.coder == RULES or there == coding.work or there not in taken:
        return found
    return Carried(coding, Fate.CODED_ANEW, coding.anchor)


class _Moving:
    """`fates` are of every coding that was looked for, by its id before and its coder."""

    def __init__(self, change: Change, find: Find) -> None:
        self._change, self._find = change, find
        self.fates: dict[Key, Carried] = {}

    def codings(self) -> Iterator[bool]:
        """Keep where people's codings stand; gives for each that was looked for whether it moved.

        Those that stood in the text go before those that have waited. What was rejected takes the place of no
        coding that stood, for that would count nowhere then.
        """
        codings = self._change.codings()
        age = self._versions_ago({one.anchor.document for one in codings})
        counting = {one.work for one in codings if one.key not in self._rejected}
        taken = {one.work for one in codings}
        for coding in sorted(codings, key=lambda one: (one.anchor.document, age(one))):
            found = self._find(coding)
            if found is None:
                continue
            found = unless_coded_anew(found, coding, counting if age(coding) < _WAITS else taken)
            self.fates[coding.key] = found
            taken.add(found.coding.work)
            if coding.key not in self._rejected:
                counting.add(found.coding.work)
            self._change.anchor_coding(coding, found.coding, found.fate.value)
            yield found.coding != coding

    def decisions(self) -> Iterator[bool]:
        """The same for every decision on a coding."""
        codings = (one.coding for one in self._change.decisions())
        counting = sorted(codings, key=lambda one: one.anchor.text_hash)
        looked_for = {coding.key for coding in counting if self._fate(coding) is not None}
        for decision in self._change.standing_decisions():
            if decision.coding.key in looked_for:
                coding = self._follow(decision.coding)
                if coding != decision.coding:
                    fate = self.fates[decision.coding.key].fate.value
                    self._change.anchor_decision(decision, replace(decision, coding=coding), fate)
                yield coding != decision.coding

    def memos(self) -> Iterator[bool]:
        """The same for every memo on a coding."""
        for memo in self._change.memos(about="coding"):
            found = self._fate(memo.coding) if memo.coding is not None else None
            if memo.coding is not None and found is not None:
                coding = self._follow(memo.coding)
                if coding != memo.coding:
                    after = replace(memo, coding=coding, target=coding.id)
                    self._change.anchor_memo(memo, after, found.fate.value)
                yield coding != memo.coding

    def _fate(self, coding: Coding) -> Carried | None:
        found = self.fates.get(coding.key)
        if found is None and coding.coder == RULES:
            found = self._find(coding)
            if found is not None:
                self.fates[coding.key] = found
        return found

    def _follow(self, held: Coding) -> Coding:
        """A coding as a decision or a memo holds it, where the coding itself stands now."""
        found = self.fates[held.key]
        if not found.fate.found:
            return held
        status = Status.PROPOSED if held.status is Status.STALE else held.status
        return replace(held, id=found.coding.id, anchor=found.coding.anchor, status=status)

    @cached_property
    def _rejected(self) -> frozenset[Key]:
        rejected = (one.coding for one in self._change.decisions() if one.verdict is Verdict.REJECT)
        return frozenset(one.key for one in rejected)

    def _versions_ago(self, names: Iterable[str]) -> Callable[[Coding], int]:
        """How old the text of a coding is: 0 for the one that its document has now, 1 for the one before.

        As a sort key it keeps those of one text together, so that its changes are found once.
        """
        versions = {name: self._change.versions(name) for name in names}
        ago = {
            (one.document, one.text_hash): len(had) - one.number for had in versions.values() for one in had
        }
        return lambda one: ago[one.anchor.document, one.anchor.text_hash]
