"""What an audit found fault with: how bad it is, where it stands, what was compared and what to do."""

from dataclasses import dataclass, replace
from enum import StrEnum

from qda.errors import Place


class Severity(StrEnum):
    """How much a problem weighs.

    High: what is said does not stand in the sources. Medium: a reader of the study would object. Low: worth a
    look, and perhaps meant. What was looked at and is as it should be has none.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"

    @property
    def rank(self) -> int:
        """3 for the gravest, 0 for no fault."""
        return 3 - list(Severity).index(self)


GRADES = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
"""Those of faults."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `about` is the document, participant, code or word that it is about.

    `said` says what was compared with what. `number` tells problems apart that are otherwise named alike.
    """

    check: str
    severity: Severity
    place: Place
    said: str
    remedy: str
    finding: str = ""
    about: str = ""
    number: int = 1

    @property
    def id(self) -> str:
        """The name of the problem, the same as long as findings, documents and codes keep their names."""
        parts = (self.finding, self.check, self.about, str(self.number) if self.number > 1 else "")
        return "/".join(part.replace(" ", "_") for part in parts if part)


def numbered(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems, each with an id of its own."""
    seen: dict[str, int] = {}
    told = []
    for problem in problems:
        seen[problem.id] = seen.get(problem.id, 0) + 1
        told.append(replace(problem, number=seen[problem.id]))
    return tuple(told)
