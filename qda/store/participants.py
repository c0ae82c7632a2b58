"""Participants with their attributes, as the participants file gave them."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from qda.store.rows import Rows

People = Mapping[str, Mapping[str, str]]


class Participants(Rows):
    """Reads participants."""

    def participants(self) -> People:
        """Participant -> attributes, in the order of the file."""
        rows = self.rows("SELECT name, attributes FROM participants ORDER BY position")
        return MappingProxyType({row.name: MappingProxyType(json.loads(row.attributes)) for row in rows})
