"""Decisions on codings, of rules or of people: each is kept, the one made last counts.

Which one that is, their times say and not their rows: a decision gets a new row when its coding moves, and
comes from another copy of the project whenever somebody merges.
"""

from qda.model.decision import Decision, Verdict
from qda.store.coding_rows import coding_in
from qda.store.reading_rows import reads
from qda.store.rows import Row, Rows

_EVERY = "SELECT * FROM decisions WHERE :document IS NULL OR document = :document ORDER BY number"


class Decisions(Rows):
    """Reads decisions."""

    def decisions(self) -> tuple[Decision, ...]:
        """The decision that counts on each coding (each id and coder): the one made last, whoever made it.

        A decision whose coding moved with its document counts at the new place only.
        """
        every = sorted(self._every(), key=lambda one: (one[2].order, one[0]))
        latest = {one.coding.key: (number, one) for number, _, one in every}
        replaced = {replaces for _, replaces, _ in every}
        return tuple(one for number, one in latest.values() if number not in replaced)

    def all_decisions(self) -> tuple[Decision, ...]:
        """Every decision that was ever made or moved, in the order in which they came into this copy."""
        return tuple(one for *_, one in self._every())

    def standing_decisions(self, *, document: str | None = None) -> tuple[Decision, ...]:
        """Every decision that was ever made, or those in a document, each once, on its coding where that
        stands now."""
        every = self._every(document)
        replaced = {replaces for _, replaces, _ in every}
        return tuple(one for number, _, one in every if number not in replaced)

    def _every(self, document: str | None = None) -> list[tuple[int, int | None, Decision]]:
        """Each with its number and that of the one that it takes the place of, which is in its document."""
        return [_numbered(row) for row in self.rows(_EVERY, {"document": document})]


@reads("decisions")
def _numbered(row: Row) -> tuple[int, int | None, Decision]:
    return row.number, row.replaces, decision_of(row)


@reads("decisions")
def decision_of(row: Row) -> Decision:
    """The decision that a row holds."""
    return Decision(coding_in(row), Verdict(row.verdict), row.decided_by, row.decided_at)
