"""Coders: the people who code, decide and write memos."""

from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select

from qda.errors import UsageError
from qda.ingest.names import is_name
from qda.model.coding import RULES
from qda.store.events import Changing, Events
from qda.store.payloads import CoderAdded
from qda.store.schema import coders

_NAMED = select(coders.c.name).where(coders.c.name == bindparam("name"))


@dataclass(frozen=True, slots=True)
class Coder:
    """A coder and the time of their first work."""

    name: str
    since: str


class Coders(Events):
    """Reads coders."""

    def coders(self) -> tuple[Coder, ...]:
        """All coders in the order in which they came."""
        with self.reading() as connection:
            rows = connection.execute(select(coders).order_by(coders.c.since, coders.c.name))
            return tuple(Coder(row.name, row.since) for row in rows)


class CoderChanges(Coders, Changing):
    """Adds coders."""

    def add_coder(self, name: str) -> None:
        """Add a coder unless they are there already; whoever codes, decides or writes is added by that."""
        if self.connection.scalar(_NAMED, {"name": name}) is not None:
            return
        refuse_no_name(name)
        self.connection.execute(insert(coders), {"name": name, "since": self.at})
        self.append(CoderAdded(name))


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
