"""Whether the codings reproduce a study: a little study, every cell worked out by hand."""

import pytest

from qda.audit.look_up import Found, look_up
from qda.audit.reproduction import Outcome, reproduce
from qda.audit.source import Source
from qda.audit.stance import Stance
from qda.audit.tables import evidence_table, reproduction_table
from qda.coding.codebook.codebook_file import from_text
from qda.model.coding import Anchor, Assertion, Coding, Status
from qda.model.document import INTERVIEW, LITERATURE, Document
from qda.model.finding import Evidence, EvidenceRole, Finding
from qda.model.span import Span
from qda.model.unit import Role, Turn

SUPPORTS, QUALIFIES, CONTRADICTS = EvidenceRole
NO_QUOTE = "the quotation does not stand in the document"
NO_CODE = "no passage under cost, distance"
FRONT = "---\ntitle: Money\n---\n"


def document(name: str, text: str = "It cost\ntoo much.", kind: str = INTERVIEW) -> Document:
    return Document(name, kind, FRONT + text, Span(len(FRONT), len(FRONT + text)), f"{name}.txt", "sha256:0")


DOCUMENTS = [*map(document, ["P1", "P2", "P3", "P4", "P5", "P6", "P7"]), document("w2017", kind=LITERATURE)]


def look(name: str, quote: str, role: Role = Role.PARTICIPANT) -> Found:
    one = document(name)
    return look_up(quote, Source(one, (Turn(one.body, role, None, None, None),), (one.body,), "en"))


BOOK = from_text(
    "codes:\n  - {code: cost}\n  - {code: distance}\n  - {code: other}\n"
    "  - code: way\n    codes: [{code: road}, {code: bus, codes: [{code: fare}]}]\n",
    "book.yaml",
)


def coding(name: str, code: str, assertion=Assertion.AFFIRMED, status=Status.PROPOSED, score=1.0, quote="q"):
    place = Anchor(name, "sha256:1", 0, 1, quote)
    return Coding(f"{name}{code}{score}", place, code, "rules", assertion, status, score=score)


CODINGS = [
    coding("P1", "cost"),
    coding("P1", "cost", Assertion.NEGATED, score=3.0),
    coding("P2", "distance", Assertion.HEDGED, score=2.0, quote="far"),
    coding("P2", "distance", Assertion.REPORTED, quote="they say far"),
    coding("P3", "cost", Assertion.NEGATED),
    coding("P4", "cost", status=Status.REJECTED),
    coding("P4", "distance", status=Status.STALE),
    coding("P5", "cost", status=Status.ACCEPTED),
    coding("P5", "distance"),
    coding("P6", "cost"),
    coding("P6", "other"),
    coding("P7", "cost"),
    coding("P7", "distance", Assertion.NEGATED),
    coding("w2017", "distance"),
    coding("w2017", "cost"),
]


def finding(*evidence: Evidence, name: str = "F01", codes: tuple[str, ...] = ("cost", "distance")) -> Finding:
    return Finding(name, f"Claim of {name}.", codes, evidence)


@pytest.mark.parametrize(
    ("evidence", "outcome", "codings", "reason"),
    [
        (Evidence("P1", SUPPORTS), Outcome.REPRODUCED, 1, ""),
        (Evidence("P2", SUPPORTS), Outcome.REPRODUCED, 2, ""),
        (Evidence("P3", SUPPORTS), Outcome.MISSING, 0, NO_CODE),
        (Evidence("P4", SUPPORTS), Outcome.MISSING, 0, NO_CODE),
        (Evidence("P5", SUPPORTS), Outcome.REPRODUCED, 2, ""),
        (Evidence("P3", CONTRADICTS), Outcome.CONTRADICTING, 1, ""),
        (Evidence("P3", QUALIFIES), Outcome.CONTRADICTING, 1, ""),
        (Evidence("P1", QUALIFIES), Outcome.CONTRADICTING, 2, ""),
        (Evidence("P4", CONTRADICTS), Outcome.MISSING, 0, NO_CODE),
        (Evidence("P4", CONTRADICTS, "cost too"), Outcome.CONTRADICTING, 0, NO_CODE),
        (Evidence("P1", SUPPORTS, "It cost too much."), Outcome.REPRODUCED, 1, ""),
        (Evidence("P4", SUPPORTS, "It cost"), Outcome.MISSING, 0, NO_CODE),
        (Evidence("P1", SUPPORTS, "it cost"), Outcome.MISSING, 1, NO_QUOTE),
        (Evidence("P1", SUPPORTS, "t cost"), Outcome.MISSING, 1, NO_QUOTE),
        (Evidence("P1", QUALIFIES, "no"), Outcome.MISSING, 2, NO_QUOTE),
        (Evidence("P1", SUPPORTS, "Money"), Outcome.MISSING, 1, NO_QUOTE),
        (Evidence("w2017", SUPPORTS), Outcome.REPRODUCED, 2, ""),
    ],
)  # fmt: skip
def test_a_named_cell(evidence, outcome, codings, reason):
    cell = reproduce([finding(evidence)], CODINGS, DOCUMENTS, BOOK, look)[0]
    assert (cell.document, cell.role, cell.expected) == (evidence.document, evidence.role, True)
    assert (cell.outcome, len(cell.codings), cell.reason) == (outcome, codings, reason)


def test_a_document_that_is_not_named_is_additional_when_it_carries_every_code_unnegated():
    cells = reproduce([finding()], CODINGS, DOCUMENTS, BOOK, look)
    assert [(cell.document, cell.outcome, cell.role) for cell in cells] == [
        ("P5", Outcome.ADDITIONAL, None), ("w2017", Outcome.ADDITIONAL, None),
    ]  # fmt: skip
    one_code = reproduce([finding(codes=("cost",))], CODINGS, DOCUMENTS, BOOK, look)
    assert [cell.document for cell in one_code] == ["P1", "P5", "P6", "P7", "w2017"]
    named = reproduce([finding(Evidence("P5", QUALIFIES))], CODINGS, DOCUMENTS, BOOK, look)
    assert [(cell.document, cell.outcome) for cell in named] == [
        ("P5", Outcome.CONTRADICTING), ("w2017", Outcome.ADDITIONAL),
    ]  # fmt: skip


STUDY = [
    finding(Evidence("P3", SUPPORTS), Evidence("P1", SUPPORTS), Evidence("P6", QUALIFIES)),
    finding(Evidence("w2017", SUPPORTS), name="F02", codes=("other",)),
]


def test_cells_stand_in_the_order_of_the_file_then_what_is_additional_in_the_order_of_the_project():
    cells = reproduce(STUDY, CODINGS, DOCUMENTS, BOOK, look)
    assert [(cell.finding.finding, cell.document) for cell in cells] == [
        ("F01", "P3"), ("F01", "P1"), ("F01", "P6"), ("F01", "P5"), ("F01", "w2017"),
        ("F02", "w2017"), ("F02", "P6"),
    ]  # fmt: skip


def test_a_document_is_one_cell_in_each_role_however_often_it_is_quoted():
    often = finding(
        Evidence("P1", SUPPORTS, "It cost"), Evidence("P1", SUPPORTS, "too much"),
        Evidence("P1", SUPPORTS, "nothing"), Evidence("P1", QUALIFIES, "cost too"),
    )  # fmt: skip
    cells = [cell for cell in reproduce([often], CODINGS, DOCUMENTS, BOOK, look) if cell.expected]
    assert [(cell.document, cell.outcome, cell.reason) for cell in cells] == [
        ("P1", Outcome.REPRODUCED, "1 of 3 quotations do not stand in the document"),
        ("P1", Outcome.CONTRADICTING, ""),
    ]
    assert reproduction_table(cells).rows[0][1] == 2


@pytest.mark.parametrize(
    ("evidence", "outcome", "reason"),
    [
        ([("too much", SUPPORTS)], Outcome.MISSING, "the quotation is the interviewer's words"),
        ([("too much", QUALIFIES)], Outcome.MISSING, "the quotation is the interviewer's words"),
        (
            [("too much", SUPPORTS), ("It cost", SUPPORTS)],
            Outcome.REPRODUCED,
            "1 of 2 quotations are the interviewer's words",
        ),
        (
            [("too much", SUPPORTS), ("no", SUPPORTS)],
            Outcome.MISSING,
            "1 of 2 quotations do not stand in the document; 1 of 2 quotations are the interviewer's words",
        ),
    ],
)
def test_what_only_the_interviewer_says_is_no_evidence(evidence, outcome, reason):
    quoted = finding(*(Evidence("P1", role, quote) for quote, role in evidence))

    def look_where_asked(name, quote):
        return look(name, quote, Role.INTERVIEWER if quote == "too much" else Role.PARTICIPANT)

    cell = reproduce([quoted], CODINGS, DOCUMENTS, BOOK, look_where_asked)[0]
    assert (cell.outcome, cell.reason) == (outcome, reason)


def test_what_is_negated_carries_a_claim_that_denies_the_same():
    denying = {"F01": Stance(denies=frozenset({"cost"}))}
    cells = reproduce([finding(Evidence("P3", SUPPORTS))], CODINGS, DOCUMENTS, BOOK, look, denying)
    assert cells[0].outcome is Outcome.REPRODUCED


def test_the_table_names_documents_by_outcome_and_adds_up():
    table = reproduction_table(reproduce(STUDY, CODINGS, DOCUMENTS, BOOK, look))
    assert table.rows == (
        ("F01", 3, "P1", "P6", "P3", "P5, w2017"),
        ("F02", 1, "", "", "w2017", "P6"),
        ("Total", 4, "1", "1", "2", "3"),
    )
    assert table.n == 4
    assert "Of 4 expected cells 2 are reproduced (1 in support, 1 qualifying" in table.notes[1]
    assert "2 are missing; 3 are additional" in table.notes[1]


def test_the_evidence_table_shows_for_each_cell_its_assertions_and_the_quotation_that_most_rules_found():
    table = evidence_table(reproduce([finding(Evidence("P2", SUPPORTS))], CODINGS, DOCUMENTS, BOOK, look))
    assert table.rows[0] == (
        "F01", "Claim of F01.", "cost, distance", "P2", "participant", "supports", "reproduced", 2,
        "hedged 1, reported 1", "far", "",
    )  # fmt: skip
    assert table.rows[-1][3:7] == ("w2017", "work", "not named", "additional")
    assert table.n == len(table.rows) == 3


def test_a_study_without_findings_has_no_cells():
    assert reproduce([], CODINGS, DOCUMENTS, BOOK, look) == ()
    assert reproduction_table([]).rows == (("Total", 0, "0", "0", "0", "0"),)


def test_a_theme_among_the_codes_means_all_codes_below_it_and_another_code_only_itself():
    codings = [coding("P1", "fare"), coding("P2", "road"), coding("P2", "cost"), coding("P3", "bus")]
    cells = reproduce([finding(Evidence("P1", SUPPORTS), codes=("way",))], codings, DOCUMENTS, BOOK, look)
    assert [(cell.document, cell.outcome) for cell in cells] == [
        ("P1", Outcome.REPRODUCED), ("P2", Outcome.ADDITIONAL), ("P3", Outcome.ADDITIONAL),
    ]  # fmt: skip
    both = reproduce([finding(codes=("way", "cost"))], codings, DOCUMENTS, BOOK, look)
    assert [cell.document for cell in both] == ["P2"]
    below = reproduce([finding(Evidence("P1", SUPPORTS), codes=("bus",))], codings, DOCUMENTS, BOOK, look)
    assert [(cell.document, cell.outcome) for cell in below] == [
        ("P1", Outcome.MISSING), ("P3", Outcome.ADDITIONAL),
    ]  # fmt: skip


def test_somebody_in_a_focus_group_is_a_participant():
    group = [document("FG", kind="focus_group")]
    table = evidence_table(
        reproduce([finding(Evidence("FG", SUPPORTS))], [coding("FG", "cost")], group, BOOK, look)
    )
    assert table.rows[0][4] == "participant"
