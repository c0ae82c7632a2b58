"""What a person decided about a coding, and what a person wrote down."""

import re
from dataclasses import dataclass
from enum import StrEnum

from qda.model.coding import Coding

_SHOWN = 200
"""Characters of a passage without a code that a memo on it repeats."""
_ON_PASSAGE = re.compile(r"On \u201c(?P<words>.*?)(?: \u2026)?\u201d: ", re.DOTALL)


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

    @property
    def order(self) -> tuple[str, str, str]:
        """What says which of several decisions on one coding is the later one, in every copy of a project.

        Two that were made in the same second come by their coders, and then their verdicts.
        """
        return self.at, self.coder, self.verdict.value


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


def on_passage(words: str) -> str:
    """How a memo on a passage without a code begins, which is a memo on the document.

    >>> on_passage("far away")
    'On “far away”: '
    """
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]} \u2026"
    return f"On \u201c{shown}\u201d: " if words else ""


def passage_of(memo: Memo) -> str:
    """The words, perhaps without their end, of the passage that a memo on no coding is on; else ""."""
    found = _ON_PASSAGE.match(memo.text) if memo.about == "document" else None
    return found["words"] if found else ""
