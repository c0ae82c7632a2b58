"""What an author sets between quotation marks or apart as a block, and to whom it is ascribed."""

from dataclasses import dataclass
from enum import StrEnum

from qda.model.span import Span


class Kind(StrEnum):
    """What a quotation is: somebody's words, or words that the author only marks."""

    PARTICIPANT = "participant"
    INTERVIEWER = "interviewer"
    WORK = "work"
    UNATTRIBUTED = "unattributed"
    TERM = "term"
    TITLE = "title"


class Source(StrEnum):
    """What an attribution names."""

    PARTICIPANT = "participant"
    GROUP = "focus group"
    EVERYBODY = "all participants"
    INTERVIEWER = "interviewer"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a quotation is ascribed to: the label as written ("P7", "Participant 32"), and where it stands.

    `inferred`: nothing but "she added" or the like says so, after a quotation of somebody who is named, or
    several quotations are given to several people at once. `others` are named beside the first, as who says
    the same: "(P3, P6)". `pages` are those of a work, where the label does not have them.
    `tight`: it stands right at the quotation, so that it cannot mean other words. `against` is somebody else
    who leads to the same words: P2 of 'P2 said: "..." (P1)'. `groups` are those named beside the label and
    each of the others, "" for none: FG1 and FG2 of "(P1, FG1; P2, FG2)"; empty where none is named.
    """

    source: Source
    label: str
    span: Span
    inferred: bool = False
    others: tuple[str, ...] = ()
    pages: str = ""
    tight: bool = False
    against: str = ""
    groups: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """All who are named, and their groups."""
        named = [f"{label}, {group}" if group else label for label, group in self.named]
        return ("; " if self.groups else ", ").join(named)

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Each label that is named, with its group or ""."""
        labels = (self.label, *self.others)
        return tuple(zip(labels, self.groups or ("",) * len(labels), strict=True))


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between marks: from the opening mark to behind the closing one.

    `inside` is what stands between; `depth` counts the quotations around it. `skipped` are stretches within
    that are none of the words: marks repeated at the head of a paragraph, `>` of a block. `credit` is where
    something beside the words says whose they are: a label of a dialogue, an option of LaTeX.
    """

    whole: Span
    inside: Span
    style: str
    depth: int = 0
    closed: bool = True
    skipped: tuple[Span, ...] = ()
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of the manuscript.

    `words` is what is quoted, without marks and without an attribution that stands within them; it may hold
    line breaks. `span` is the place in the manuscript, marks included. `asked`: it is brought in as a
    question to the one whom it would else be ascribed to. `around` are all who are named in its sentence,
    where its attribution is not a tight one.
    """

    span: Span
    words: str
    kind: Kind
    style: str
    attribution: Attribution | None = None
    closed: bool = True
    depth: int = 0
    asked: bool = False
    around: tuple[str, ...] = ()
