"""Words of prevalence at the ends of what they may mean, in a study of as many people as it takes."""

import pytest

from qda.audit.checks import CHECKS
from qda.audit.ledger import keep_ledger
from qda.model.finding import Evidence, EvidenceRole, Finding
from qda.model.settings import FindingLimits
from tests.audit.conftest import BOOK, evidence, source

DEAR = "It cost too much."


def is_challenged(claim: str, people: int, those: list[Evidence]) -> bool:
    """Whether a claim is, of as many participants each of whom says that it cost too much."""
    names = [f"P{number}" for number in range(1, people + 1)]
    sources = {name: source(name, f"{name}: {DEAR}") for name in names}
    finding = Finding("F1", claim, ("cost",), tuple(those), "", 1, "findings/f.yaml")
    return bool(list(CHECKS["prevalence"](keep_ledger([finding], sources, (), BOOK), FindingLimits())))


@pytest.mark.parametrize(
    ("claim", "people", "supports", "contradicts", "wrong"),
    [
        ("Hardly anyone found it dear.", 5, 0, 2, False),  # two are hardly anyone
        ("Hardly anyone found it dear.", 10, 0, 5, True),
        ("Nearly all participants found it dear.", 5, 4, 0, False),  # four in five are nearly all
        ("Nearly all participants found it dear.", 5, 3, 0, True),
        ("Not all participants found it dear.", 3, 3, 0, True),
        ("Nearly half of the participants found it dear.", 5, 2, 0, False),
        ("Nearly half of the participants found it dear.", 5, 1, 0, True),
        ("About half of the participants found it dear.", 5, 3, 0, False),
        ("About half of the participants found it dear.", 5, 4, 0, True),
        ("Few participants found it dear.", 3, 2, 0, True),  # two of three are most
        ("Few participants found it dear.", 4, 2, 0, False),
    ],
)
def test_the_ends_of_each_range_are_in_it(claim, people, supports, contradicts, wrong) -> None:
    those = [evidence(f"P{number}", DEAR) for number in range(1, supports + 1)]
    against = range(supports + 1, supports + contradicts + 1)
    those += [evidence(f"P{number}", DEAR, EvidenceRole.CONTRADICTS) for number in against]
    assert is_challenged(claim, people, those) is wrong


def test_who_speaks_for_a_claim_and_against_it_is_enough_for_not_all() -> None:
    those = [evidence("P1", DEAR), evidence("P2", DEAR), evidence("P2", DEAR, EvidenceRole.CONTRADICTS)]
    assert not is_challenged("Not all participants find it dear.", 2, those)
