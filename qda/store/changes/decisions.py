"""Decisions on codings, of rules or of people: each is kept, the one made last counts."""

from qda.errors import UsageError
from qda.model.coding import Coding
from qda.model.decision import Decision, Verdict
from qda.store.changes.coders import CoderChanges
from qda.store.changes.events import adding
from qda.store.changes.texts import TextChanges
from qda.store.clock import a_second_after
from qda.store.coding_rows import columns_of
from qda.store.decisions import Decisions, decision_of
from qda.store.payloads import CodingDecided, DecisionAnchored
from qda.store.schema import CODING_COLUMNS, decisions

_ADD = adding(decisions, (*CODING_COLUMNS, "verdict", "decided_by", "decided_at", "replaces"))
_LAST_ON_IT = "SELECT max(decided_at) AS at FROM decisions WHERE id = :id AND coder = :coder"
_ON_IT = "SELECT * FROM decisions WHERE id = :id AND coder = :coder ORDER BY number"


class DecisionChanges(Decisions, CoderChanges, TextChanges):
    """Adds decisions."""

    def decide_now(self, coding: Coding, verdict: Verdict) -> None:
        """Keep what this change's actor decides on a coding as it stands, behind all that was decided on it.

        Where one of these has this very time or a later one, of a machine whose clock is fast, the new one
        gets the second after it: whoever decides again knows what stands there, and overrules it everywhere.
        """
        last = self.rows(_LAST_ON_IT, {"id": coding.id, "coder": coding.coder})[0].at
        at = self.at if last is None or last < self.at else a_second_after(last)
        self.decide(Decision(coding, verdict, self.actor, at))

    def decide(self, decision: Decision) -> None:
        """Keep a decision with the coding as it stood; earlier ones on this coding stay in the record."""
        self._add(decision, None)
        self.append(CodingDecided(decision))

    def anchor_decision(self, before: Decision, after: Decision, fate: str) -> None:
        """Keep where the coding of a decision stands after its document changed.

        The verdict, who gave it and when stay; the coding, its id included, is the one in the new text.
        `fate` is what became of it: unchanged, moved, ambiguous or lost. The last two keep its old text.
        """
        if (before.verdict, before.coder, before.at) != (after.verdict, after.coder, after.at):
            raise ValueError("anchoring moves a decision; it does not make another one of it")
        rows = self.rows(_ON_IT, {"id": before.coding.id, "coder": before.coding.coder})
        numbers = [row.number for row in rows if decision_of(row) == before]
        if not numbers:
            raise UsageError(f"there is no such decision by {before.coder} on coding {before.coding.id}")
        self._add(after, numbers[-1])
        self.append(DecisionAnchored(fate, before, after))

    def _add(self, decision: Decision, replaces: int | None) -> None:
        self.refuse_false_anchor(decision.coding.anchor)
        self.add_coder(decision.coder)
        row = {
            **columns_of(decision.coding),
            "verdict": decision.verdict.value,
            "decided_by": decision.coder,
            "decided_at": decision.at,
            "replaces": replaces,
        }
        self.write(_ADD, row)
