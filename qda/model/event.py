"""An event: what somebody did to a project, and when. Events are appended, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.model.identity import Plain, hash_plain


@dataclass(frozen=True, slots=True)
class Event:
    """One link of the chain. `previous` is the hash of the event before it, empty for the first."""

    number: int
    at: str
    actor: str
    type: str
    payload: Mapping[str, Plain]
    previous: str

    @property
    def hash(self) -> str:
        """The hash over everything the event says and over the event before it."""
        return hash_plain([self.number, self.at, self.actor, self.type, self.payload, self.previous])
