"""An event: what somebody did to a project, and when. Events are appended, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.model.identity import Plain, hash_plain


@dataclass(frozen=True, slots=True)
class Event:
    """One link of the chain. `previous` is the hash of the event before it, empty for the first.

    What a redacted event said is gone; `redacted_by` is the number of the event that says why.
    """

    number: int
    at: str
    actor: str
    type: str
    payload: Mapping[str, Plain]
    previous: str
    redacted_by: int | None = None
    kept_hash: str = ""

    @property
    def hash(self) -> str:
        """The hash over what the event says and over the event before it; a redacted one keeps its own."""
        return self.kept_hash if self.redacted_by else self._hash()

    def _hash(self) -> str:
        return hash_plain([self.number, self.at, self.actor, self.type, self.payload, self.previous])
