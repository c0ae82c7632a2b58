"""Participants with their attributes, as the participants file gave them."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import delete, insert, select

from qda.store.events import Changing, Events
from qda.store.payloads import Outcome, ParticipantsRead
from qda.store.schema import participants

People = Mapping[str, Mapping[str, str]]


class Participants(Events):
    """Reads participants."""

    def participants(self) -> People:
        """Participant -> attributes, in the order of the file."""
        with self.reading() as connection:
            rows = connection.execute(select(participants).order_by(participants.c.position)).all()
        return MappingProxyType({row.name: MappingProxyType(json.loads(row.attributes)) for row in rows})


class ParticipantChanges(Participants, Changing):
    """Alters participants."""

    def put_participants(self, people: People) -> Outcome:
        """Replace the list of participants by the file's; the same list again is unchanged and no event."""
        before = self.participants()
        if list(before.items()) == list(people.items()):
            return Outcome.UNCHANGED
        self.connection.execute(delete(participants))
        rows = [
            {
                "name": name,
                "position": position,
                "attributes": json.dumps(dict(attributes), ensure_ascii=False),
            }
            for position, (name, attributes) in enumerate(people.items())
        ]
        if rows:
            self.connection.execute(insert(participants), rows)
        changed = {name: dict(people[name]) for name in people if people[name] != before.get(name)}
        removed = tuple(name for name in before if name not in people)
        self.append(ParticipantsRead(changed, removed))
        return Outcome.CHANGED if before else Outcome.NEW
