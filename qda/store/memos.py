"""Memos: what people wrote down about a coding, a document or a code."""

from qda.model.decision import Memo
from qda.store.coding_rows import coding_from
from qda.store.reading_rows import kept_json, reads
from qda.store.rows import Row, Rows

_IN_FORCE = """
SELECT * FROM memos
WHERE number NOT IN (SELECT replaces FROM memos WHERE replaces IS NOT NULL)
AND (:about IS NULL OR about = :about) AND (:target IS NULL OR target = :target)
ORDER BY number"""


class Memos(Rows):
    """Reads memos."""

    def memos(self, *, about: str | None = None, target: str | None = None) -> tuple[Memo, ...]:
        """Memos, the oldest first; `about` and `target` narrow them.

        A memo whose coding moved with its document stands at the new place only.
        """
        return tuple(memo_of(row) for row in self.rows(_IN_FORCE, {"about": about, "target": target}))


@reads("memos")
def memo_of(row: Row) -> Memo:
    """The memo that a row holds."""
    coding = None if row.coding is None else coding_from(kept_json(row.coding))
    return Memo(row.about, row.target, row.text, row.coder, row.at, coding)
