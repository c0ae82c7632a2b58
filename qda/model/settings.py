"""The settings of a project, as `qda.toml` gives them."""

from dataclasses import dataclass, field

from qda.errors import Place
from qda.model.unit import UnitName

INTERVIEWER_LABELS = ("INTERVIEWER", "INT", "I", "Q", "RESEARCHER", "MODERATOR", "FACILITATOR")


@dataclass(frozen=True, slots=True)
class FindingLimits:
    """From where on the audit of findings calls something a problem.

    `least_participants` support a finding; one voice has at most `greatest_share` (0 to 1) of its quotations.
    In a claim, "several" means at least so many participants and "few" at most that share (0 to 1) of them.
    `unlisted` coded passages are shown for each finding, the strongest. `skip` names checks to leave out.
    """

    least_participants: int = 2
    greatest_share: float = 0.5
    several: int = 3
    few: float = 0.34
    unlisted: int = 5
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """`unit` is what frequencies count in, `cooccurrence_unit` where two codes must meet.

    `interviewers` are speaker labels, compared without regard to case; `speakers` is a regular expression for
    the labels of all documents whose format does not tell them. `labels_apart` says whether one label in two
    documents is two people, None that nobody said. Paths are relative to the folder. `ignored`
    are items of the audit of a manuscript that are let stand, by their ids, each with the reason.
    `language_place` is where the language is written, None where nobody wrote it.
    """

    title: str = ""
    language: str = "en"
    language_model: str | None = None
    unit: UnitName = UnitName.SENTENCE
    cooccurrence_unit: str = UnitName.SENTENCE
    interviewers: tuple[str, ...] = INTERVIEWER_LABELS
    speakers: str | None = None
    labels_apart: bool | None = None
    transcripts: str = "transcripts"
    codebooks: str = "codebooks"
    findings: str = "findings"
    results: str = "results"
    participants: str = "participants.csv"
    references: str = "references.bib"
    audit: FindingLimits = FindingLimits()
    ignored: tuple[tuple[str, str], ...] = ()
    language_place: Place | None = field(default=None, compare=False)
