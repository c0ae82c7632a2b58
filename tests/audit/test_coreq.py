"""COREQ items, as they would be written by hand."""

from dataclasses import replace

import pytest

from qda.audit.coreq import coreq
from qda.audit.profile import profile
from tests.audit.conftest import CODINGS, coding, evidence

WHO = ("P1", "P2", "Ann", "Ben")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("44", "31", "52", "38"), "age: 31 to 52, median 41."),
        (("44", "31", "", "38"), "age: 31 to 44, median 38 (not given: 1)."),
        (("44", "44", "31", "38"), "age: 31 to 44, median 41."),
        (("1", "2", "2", "1"), "age: 1 (2), 2 (2)."),
        (("young", "old", "old", "young"), "age: young (2), old (2)."),
        (("44", "old", "31", "38"), "age: 44 (1), old (1), 31 (1), 38 (1)."),
        (("44", "", "", ""), "age: 44 (1) (not given: 3)."),
    ],
)
def test_numbers_are_told_by_their_range_and_words_by_how_many_give_them(values, said, ledger_of):
    attributes = {who: {"age": value} for who, value in zip(WHO, values, strict=True)}
    table = coreq(ledger_of(), (), attributes, software="qda")
    (answer,) = (row[4] for row in table.rows if row[0] == 16)
    assert answer == said


def test_the_consensus_is_no_person_and_its_codings_are_told_apart(ledger_of):
    """Eva and Tom code the same words, Lee takes that on into the consensus."""
    own = [coding("P1", "clinic is far", "distance", coder=who) for who in ("Eva", "Tom", "consensus")]
    ledger = ledger_of(("distance", "C.", evidence("P1")), codings=(*CODINGS, *own))
    ledger = replace(ledger, deciders={"distance": frozenset({"Lee"})})
    (answer,) = (row[4] for row in coreq(ledger, (), {}, software="qda").rows if row[0] == 24)
    assert answer == (
        "3 persons coded or decided on codings (2 codings by people; 1 of their consensus; the rules of the "
        "codebook made 7 codings; 1 rejected or stale ones left out)."
    )
    (row,) = profile(ledger).rows
    assert "coded or decided by the rules and 3 persons" in row[5]
