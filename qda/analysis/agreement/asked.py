"""What a table of agreement is asked to show."""

from dataclasses import dataclass

from qda.analysis.agreement.bootstrap import DOCUMENTS, RESAMPLES, UNITS
from qda.analysis.agreement.measures import CHARACTERS, QUOTATION
from qda.analysis.frames.levels import CODE
from qda.errors import UsageError, did_you_mean
from qda.model.unit import UnitName

UNIT_NAMES = (*map(str, UnitName), CHARACTERS, QUOTATION)
OVERLAP = 0.5
SEED = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """unit: one of UNIT_NAMES; level: code or theme; measures: by key, none for what suits the unit.

    overlap: how much of two quotations must be the same text (0 to 1); ignore_uncoded leaves text out that
    none of the coders coded; everywhere takes every document for coded by all; draw is None for what suits
    the unit. Raises UsageError for an unknown unit, and for characters that are to be drawn one by one.
    """

    unit: str = UnitName.SENTENCE
    level: str = CODE
    measures: tuple[str, ...] = ()
    overlap: float = OVERLAP
    ignore_uncoded: bool = False
    everywhere: bool = False
    intervals: bool = False
    draw: str | None = None
    resamples: int = RESAMPLES
    seed: int = SEED

    def __post_init__(self) -> None:
        if self.unit not in UNIT_NAMES:
            raise UsageError(
                f"there is no unit {self.unit!r}", remedy=did_you_mean(self.unit, list(UNIT_NAMES))
            )
        if self.unit == CHARACTERS and self.draw == UNITS:
            raise UsageError(
                "single characters are not drawn: those of one passage stand or fall together, and an "
                "interval from them would be far too narrow",
                remedy="Leave --draw out, so that documents are drawn.",
            )

    @property
    def drawn(self) -> str:
        """What is drawn anew for intervals."""
        return self.draw or (DOCUMENTS if self.unit == CHARACTERS else UNITS)

    def in_words(self) -> dict[str, str]:
        """The parameters of a table."""
        words = {"unit": str(self.unit), "level": self.level}
        if self.unit == QUOTATION:
            words["quotations match from"] = f"{100 * self.overlap:g}% of their text in common"
        else:
            words["text that nobody coded"] = "ignored" if self.ignore_uncoded else "compared"
        words["documents without a coding of a coder"] = (
            "taken for coded by all" if self.everywhere else "not compared for that coder"
        )
        if self.intervals:
            words["intervals"] = f"95%, {self.resamples} samples of {self.drawn}, seed {self.seed}"
        return words
