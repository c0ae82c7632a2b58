"""A finding: a claim of the study, the codes that carry it, and the evidence given for it."""

from dataclasses import dataclass
from enum import StrEnum


class EvidenceRole(StrEnum):
    """What a piece of evidence does to a claim."""

    SUPPORTS = "supports"
    QUALIFIES = "qualifies"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document that bears on a claim, with a quotation or with any coded passage of it."""

    document: str
    role: EvidenceRole
    quote: str | None = None
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its codes and its evidence. `file` and `line` say where it is written."""

    finding: str
    claim: str
    codes: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    searched_contrary: str = ""
    line: int = 0
    file: str = ""
