"""The settings of a project, as `qda.toml` gives them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from qda.model.unit import UnitName

INTERVIEWER_LABELS = ("INTERVIEWER", "INT", "I", "Q", "RESEARCHER", "MODERATOR", "FACILITATOR")


@dataclass(frozen=True, slots=True)
class Settings:
    """`unit` is what frequencies count in, `cooccurrence_unit` where two codes must meet.

    `interviewers` are speaker labels, compared without regard to case. Paths are relative to the folder.
    `ignored` are items of the audit that are let stand, by their ids, each with the reason.
    """

    title: str = ""
    language: str = "en"
    language_model: str | None = None
    unit: UnitName = UnitName.SENTENCE
    cooccurrence_unit: str = UnitName.SENTENCE
    interviewers: tuple[str, ...] = INTERVIEWER_LABELS
    transcripts: str = "transcripts"
    codebooks: str = "codebooks"
    findings: str = "findings"
    results: str = "results"
    participants: str = "participants.csv"
    references: str = "references.bib"
    ignored: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
