"""Coders: the people who code, decide and write memos."""

from dataclasses import dataclass

from qda.errors import UsageError
from qda.ingest.names import is_name
from qda.model.coding import RULES
from qda.store.reading_rows import reads
from qda.store.rows import Row, Rows


@dataclass(frozen=True, slots=True)
class Coder:
    """A coder and the time of their first work."""

    name: str
    since: str


class Coders(Rows):
    """Reads coders."""

    def coders(self) -> tuple[Coder, ...]:
        """All coders in the order in which they came."""
        rows = self.rows("SELECT name, since FROM coders ORDER BY since, name")
        return tuple(coder_of(row) for row in rows)


@reads("coders")
def coder_of(row: Row) -> Coder:
    """The coder that a row holds."""
    return Coder(row.name, row.since)


def refuse_no_name(name: str) -> None:
    """Raise UsageError for a name that nobody could have, or that is the rules'."""
    if name.casefold() == RULES:
        raise UsageError(
            f"{name!r} is the name of the codebook's rules", remedy="Give your own: --coder 'A. Khan'"
        )
    if not is_name(name):
        raise UsageError(
            f"{name!r} is not a coder's name",
            remedy="Give a name or initials, for example: --coder 'A. Khan'",
        )
