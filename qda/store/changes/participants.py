"""The list of participants, replaced by that of the file."""

import json

from sqlalchemy import delete, insert

from qda.store.changes.events import Changing
from qda.store.participants import Participants, People
from qda.store.payloads import Outcome, ParticipantsRead
from qda.store.schema import participants


class ParticipantChanges(Participants, Changing):
    """Alters participants."""

    def put_participants(self, people: People) -> Outcome:
        """Replace the list of participants by the file's; the same list again is unchanged and no event."""
        before, people = self.participants(), dict(people)  # a name in another spelling is a change
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
        self.append(ParticipantsRead(changed, removed, tuple(people)))
        return Outcome.CHANGED if before else Outcome.NEW
