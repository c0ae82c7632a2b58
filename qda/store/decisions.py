"""Decisions on codings, of rules or of people: each is kept, the latest one counts."""

from qda.model.decision import Decision, Verdict
from qda.store.coding_rows import coding_in
from qda.store.reading_rows import reads
from qda.store.rows import Row, Rows


class Decisions(Rows):
    """Reads decisions."""

    def decisions(self) -> tuple[Decision, ...]:
        """The decision that counts on each coding (each id and coder): the latest, whoever made it.

        A decision whose coding moved with its document counts at the new place only.
        """
        rows = self._every()
        latest = {(row.id, row.coder): row for row in rows}
        replaced = {row.replaces for row in rows}
        return tuple(decision_of(row) for row in latest.values() if row.number not in replaced)

    def all_decisions(self) -> tuple[Decision, ...]:
        """Every decision that was ever made, the oldest first."""
        return tuple(decision_of(row) for row in self._every())

    def _every(self) -> list[Row]:
        return self.rows("SELECT * FROM decisions ORDER BY number")


@reads("decisions")
def decision_of(row: Row) -> Decision:
    """The decision that a row holds."""
    return Decision(coding_in(row), Verdict(row.verdict), row.decided_by, row.decided_at)
