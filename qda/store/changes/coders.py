"""Coders, added when they first do something."""

from sqlalchemy import insert

from qda.store.changes.events import Changing
from qda.store.coders import Coders, refuse_no_name
from qda.store.payloads import CoderAdded
from qda.store.schema import coders


class CoderChanges(Coders, Changing):
    """Adds coders."""

    def add_coder(self, name: str) -> None:
        """Add a coder unless they are there already; whoever codes, decides or writes is added by that."""
        if self.rows("SELECT name FROM coders WHERE name = :name", {"name": name}):
            return
        refuse_no_name(name)
        self.connection.execute(insert(coders), {"name": name, "since": self.at})
        self.append(CoderAdded(name))
