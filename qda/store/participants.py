"""Participants with their attributes, as the participants file gave them."""

from collections.abc import Mapping
from types import MappingProxyType

from qda.store.reading_rows import reads, texts_by_name
from qda.store.rows import Row, Rows

People = Mapping[str, Mapping[str, str]]


class Participants(Rows):
    """Reads participants."""

    def participants(self) -> People:
        """Participant -> attributes, in the order of the file."""
        rows = self.rows("SELECT * FROM participants ORDER BY position")
        return MappingProxyType({row.name: MappingProxyType(attributes_of(row)) for row in rows})


@reads("participants")
def attributes_of(row: Row) -> dict[str, str]:
    """What a row says of a participant."""
    return texts_by_name(row.attributes)
