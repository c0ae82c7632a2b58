"""A little study of two interviews, a focus group and a work, with codings made by hand."""

from collections.abc import Callable, Mapping

import pytest

from qda.audit.ledger import Ledger, keep_ledger
from qda.audit.source import Source
from qda.audit.stance import NOTHING_KNOWN, Stance
from qda.model.codebook import Code, Codebook
from qda.model.coding import RULES, Assertion, Coding, Status, anchor
from qda.model.document import INTERVIEW, LITERATURE, Document
from qda.model.finding import Evidence, EvidenceRole, Finding
from qda.model.span import Span
from qda.model.unit import Role, Turn

P1 = "I: Was it dear?\n\nP1: It cost\ntoo much. The clinic is far."
P2 = "P2: The fee is not high, they say. I am content."
GROUP = "Ann: Money is short.\n\nBen: Money is never short. We manage.\n\nAnn: We hardly manage."
WORK = "Prices rose in every town. Roads are bad."
WHO = {"I": Role.INTERVIEWER}


def source(name: str, text: str, kind: str = INTERVIEW, locators: tuple[str, ...] = ()) -> Source:
    """Turns begin with a label and a colon, sentences end with a full stop or a question mark."""
    front = f"---\nof: {name}\n---\n"
    whole = front + text
    turns, sentences, at = [], [], len(front)
    for part in text.split("\n\n"):
        label, found, _ = part.partition(": ")
        start = at + (len(label) + 2 if found else 0)
        span = Span(start, at + len(part))
        role = Role.AUTHOR if kind == LITERATURE else WHO.get(label, Role.PARTICIPANT)
        person = label if role is Role.PARTICIPANT else None
        turns.append(Turn(span, role, label if found else None, person, "00:01" if label == "Ben" else None))
        for sentence in span.of(whole).replace("?", ".").split(".")[:-1]:
            bare = len(sentence) - len(sentence.lstrip())
            sentences.append(Span(start + bare, start + len(sentence) + 1))
            start += len(sentence) + 1
        at += len(part) + 2
    alone = name if kind == INTERVIEW and name.startswith("P") else None
    body = Span(len(front), len(whole))
    document = Document(name, kind, whole, body, f"{name}.txt", "sha256:0", alone, locators=locators)
    return Source(document, tuple(turns), tuple(sentences), "en")


SOURCES = {
    one.document.name: one
    for one in (
        source("P1", P1, locators=("page 1", "page 2")),
        source("P2", P2),
        source("group", GROUP),
        source("w2017", WORK, LITERATURE),
    )
}
BOOK = Codebook(
    "Care", "en",
    (
        Code("barriers", "Barriers", line=3),
        Code("cost", "Cost", "barriers", line=4),
        Code("distance", "Distance", "barriers", line=9),
        Code("coping", "Coping", line=14),
        Code("trust", "Trust", line=20),
    ),
    source="codebooks/care.yaml",
)  # fmt: skip


def coding(
    document: str,
    quote: str,
    code: str,
    assertion: Assertion = Assertion.AFFIRMED,
    status: Status = Status.PROPOSED,
    coder: str = RULES,
    score: float | None = 1.0,
) -> Coding:
    """The coding of some words where they stand first."""
    text = SOURCES[document].document.text
    start = text.index(quote)
    place = anchor(document, "sha256:1", text, Span(start, start + len(quote)))
    return Coding(f"{document}/{code}/{start}", place, code, coder, assertion, status, score=score)


CODINGS = (
    coding("P1", "cost\ntoo much", "cost", score=2.0),
    coding("P1", "clinic is far", "distance"),
    coding("P2", "fee is not high", "cost", Assertion.NEGATED),
    coding("P2", "content", "coping", Assertion.HEDGED),
    coding("group", "Money is short", "cost", Assertion.REPORTED),
    coding("group", "manage", "coping", status=Status.ACCEPTED),
    coding("w2017", "Prices rose", "cost"),
    coding("w2017", "Roads", "distance", status=Status.STALE, coder="Eva", score=None),
)


def evidence(
    document: str, quote: str | None = None, role: EvidenceRole = EvidenceRole.SUPPORTS, line: int = 7
) -> Evidence:
    return Evidence(document, role, quote, line=line)


@pytest.fixture
def ledger_of() -> Callable[..., Ledger]:
    """The ledger of findings that are given as (codes, claim, evidence ...)."""

    def make(
        *findings: tuple,
        searched: str = "",
        codings: tuple[Coding, ...] = CODINGS,
        stances: Mapping[str, Stance] = NOTHING_KNOWN,
    ) -> Ledger:
        made = [
            Finding(f"F{i}", claim, tuple(codes.split()), tuple(those), searched, 10 * i, "findings/f.yaml")
            for i, (codes, claim, *those) in enumerate(findings, start=1)
        ]
        return keep_ledger(made, SOURCES, codings, BOOK, stances=stances)

    return make
