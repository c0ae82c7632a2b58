"""What a person decided about a coding, and what a person wrote down."""

from dataclasses import dataclass
from enum import StrEnum

from qda.model.coding import Coding


class Verdict(StrEnum):
    """A person's verdict on a coding."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with the coding as it stood, so that it survives whatever the rules do later."""

    coding: Coding
    verdict: Verdict
    coder: str
    at: str


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on a coding (`coding`), a document (`document`), a code (`code`) or the study (`project`).

    `target` is the coding's id or the name; a note on a coding keeps the coding as it stood, so that it can
    be found again when its document has changed.
    """

    about: str
    target: str
    text: str
    coder: str
    at: str
    coding: Coding | None = None
