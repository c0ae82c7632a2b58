"""Decisions on codings, of rules or of people: each is kept, the latest one counts."""

from typing import Any

from sqlalchemy import Row, insert, select

from qda.errors import UsageError
from qda.model.decision import Decision, Verdict
from qda.store.coders import CoderChanges
from qda.store.coding_rows import coding_of, columns_of
from qda.store.events import Events
from qda.store.payloads import CodingDecided, DecisionAnchored
from qda.store.schema import decisions
from qda.store.texts import TextChanges


class Decisions(Events):
    """Reads decisions."""

    def decisions(self) -> tuple[Decision, ...]:
        """The decision that counts on each coding (each id and coder): the latest, whoever made it.

        A decision whose coding moved with its document counts at the new place only.
        """
        rows = self._rows()
        latest = {(row.id, row.coder): row for row in rows}
        replaced = {row.replaces for row in rows}
        return tuple(decision_of(row) for row in latest.values() if row.number not in replaced)

    def all_decisions(self) -> tuple[Decision, ...]:
        """Every decision that was ever made, the oldest first."""
        return tuple(decision_of(row) for row in self._rows())

    def _rows(self) -> list[Row[Any]]:
        with self.reading() as connection:
            return list(connection.execute(select(decisions).order_by(decisions.c.number)))


class DecisionChanges(Decisions, CoderChanges, TextChanges):
    """Adds decisions."""

    def decide(self, decision: Decision) -> None:
        """Keep a decision with the coding as it stands; earlier ones on this coding stay in the record."""
        self._add(decision, None)
        self.append(CodingDecided(decision))

    def anchor_decision(self, before: Decision, after: Decision, fate: str) -> None:
        """Keep where the coding of a decision stands after its document changed.

        The verdict, who gave it and when stay; the coding, its id included, is the one in the new text.
        `fate` is what became of it: unchanged, moved, ambiguous or lost. The last two keep its old text.
        """
        if (before.verdict, before.coder, before.at) != (after.verdict, after.coder, after.at):
            raise ValueError("anchoring moves a decision; it does not make another one of it")
        on_it = (decisions.c.id == before.coding.id) & (decisions.c.coder == before.coding.coder)
        rows = self.connection.execute(select(decisions).where(on_it).order_by(decisions.c.number))
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
        self.connection.execute(insert(decisions), row)


def decision_of(row: Row[Any]) -> Decision:
    """The decision that a row holds."""
    return Decision(coding_of(row), Verdict(row.verdict), row.decided_by, row.decided_at)
