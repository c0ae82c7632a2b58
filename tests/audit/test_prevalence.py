"""Words of prevalence at the ends of what they may mean, in a study of as many people as it takes."""

import pytest

from qda.audit.checks import CHECKS
from qda.audit.ledger import keep_ledger
from qda.model.finding import Evidence, EvidenceRole, Finding
from qda.model.settings import FindingLimits
from tests.audit.conftest import BOOK, evidence, source

DEAR = "It cost too much."


def is_challenged(claim: str, people: int, those: list[Evidence], language: str = "en") -> bool:
    """Whether a claim is, of as many participants each of whom says that it cost too much."""
    names = [f"P{number}" for number in range(1, people + 1)]
    sources = {name: source(name, f"{name}: {DEAR}") for name in names}
    finding = Finding("F1", claim, ("cost",), tuple(those), "", 1, "findings/f.yaml")
    return bool(
        list(
            CHECKS["prevalence"](
                keep_ledger([finding], sources, (), BOOK, language=language), FindingLimits()
            )
        )
    )


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


BOUND = [
    ("At least three participants found it dear.", 5, [3, 4, 5]),
    ("More than three participants found it dear.", 5, [4, 5]),
    ("At most three participants found it dear.", 5, [0, 1, 2, 3]),
    ("Fewer than three of the participants found it dear.", 5, [0, 1, 2]),
    ("About five participants found it dear.", 8, [4, 5, 6]),
    ("Two to three participants found it dear.", 5, [2, 3]),
    ("2-3 participants found it dear.", 5, [2, 3]),
    ("Between two and four participants found it dear.", 5, [2, 3, 4]),
    ("At least three of five participants found it dear.", 5, [3, 4, 5]),
    ("At least 60% of participants found it dear.", 5, [3, 4, 5]),
    ("More than 60% of participants found it dear.", 5, [4, 5]),
    ("Less than 60 per cent of participants found it dear.", 5, [0, 1, 2]),
    ("More than two thirds of participants found it dear.", 6, [5, 6]),
    ("All but one participant found it dear.", 5, [4]),
    ("All participants but two found it dear.", 5, [3]),
    ("Everybody except P5 found it dear.", 5, [3, 4]),
    ("Everyone found it dear, but P5 said little.", 5, [5]),
    ("The majority of those interviewed found it dear.", 5, [3, 4, 5]),
    ("Most of those who took part found it dear.", 5, [3, 4, 5]),
    ("Most participants (4 of 6) found it dear.", 6, [4]),
    ("Most participants (n = 4) found it dear.", 6, [4]),
    ("Most participants (n = 6) found it dear.", 6, [4, 5, 6]),
    ("Three participants (60%) found it dear.", 5, [3]),
    ("Seven participants (63.6%) found it dear.", 11, [7]),
    ("Seven participants (64%) found it dear.", 11, [7]),
    ("Seven participants (63%) found it dear.", 11, []),
    ("Seven participants (63.7 %) found it dear.", 11, []),
    ("Most participants found it dear (Smith 2019).", 5, [3, 4, 5]),
]
IN_OTHER_LANGUAGES = [
    ("de", "Mindestens drei Befragte fanden es teuer.", 5, [3, 4, 5]),
    ("de", "Höchstens drei Befragte fanden es teuer.", 5, [0, 1, 2, 3]),
    ("de", "Alle Befragten bis auf eine fanden es teuer.", 5, [4]),
    ("fr", "Au moins trois participants trouvent cela cher.", 5, [3, 4, 5]),
    ("fr", "Tous les participants sauf un trouvent cela cher.", 5, [4]),
    ("fr", "Plus de 60 % des participants trouvent cela cher.", 5, [4, 5]),
    ("es", "Menos de tres participantes lo encuentran caro.", 5, [0, 1, 2]),
    ("es", "Todos los participantes menos dos lo encuentran caro.", 5, [3]),
    ("es", "De dos a tres participantes lo encuentran caro.", 5, [2, 3]),
]


@pytest.mark.parametrize(
    ("language", "claim", "people", "right"), [*(("en", *one) for one in BOUND), *IN_OTHER_LANGUAGES]
)
def test_a_number_with_a_bound_beside_it_is_held_against_the_count(language, claim, people, right) -> None:
    those = [[evidence(f"P{n}", DEAR) for n in range(1, count + 1)] for count in range(people + 1)]
    fits = [count for count, some in enumerate(those) if not is_challenged(claim, people, some, language)]
    assert fits == right


def test_who_speaks_for_a_claim_and_against_it_is_enough_for_not_all() -> None:
    those = [evidence("P1", DEAR), evidence("P2", DEAR), evidence("P2", DEAR, EvidenceRole.CONTRADICTS)]
    assert not is_challenged("Not all participants find it dear.", 2, those)


ROLES = {"nurse": frozenset({"P1", "P2", "P3", "P4"}), "secretary": frozenset({"P5", "P6"})}


@pytest.mark.parametrize(
    ("claim", "supports", "said"),
    [
        ("Most nurses found it dear.", "P1 P2 P3", ""),
        ("Most nurses found it dear.", "P1 P2 P5", "of 4 whom"),
        ("Most of the nurses found it dear.", "P1 P5 P6", "of 4 whom"),
        ("All secretaries found it dear.", "P5 P6", ""),
        ("All secretaries found it dear.", "P5 P1", "all would be 2"),
        ("Three of four nurses found it dear.", "P1 P2 P3", ""),
        ("Three of four nurses found it dear.", "P1 P2 P5", "3 are claimed"),
        ("Three of five nurses found it dear.", "P1 P2 P3", "4 participants of these, not 5"),
        ("Half of the nurses found it dear.", "P1 P2 P5 P6", ""),
        ("At least two nurses found it dear.", "P1 P5", "at least 2 are claimed"),
        ("It was dear, and two nurses serve a county.", "P1", ""),
        ("Most older nurses found it dear.", "P1", ""),
        ("Most doctors found it dear.", "P1", ""),
    ],
)
def test_of_those_whom_the_study_calls_so_only_these_are_counted(
    claim: str, supports: str, said: str
) -> None:
    names = [f"P{number}" for number in range(1, 7)]
    sources = {name: source(name, f"{name}: {DEAR}") for name in names}
    those = tuple(evidence(name, DEAR) for name in supports.split())
    finding = Finding("F1", claim, ("cost",), those, "", 1, "findings/f.yaml")
    ledger = keep_ledger([finding], sources, (), BOOK, roles=ROLES)
    found = [one.said for one in CHECKS["prevalence"](ledger, FindingLimits())]
    assert [said in one for one in found] == [True] * bool(said), found
