"""Which codes a hit of a search shows: those of codings that share a character with it."""

import pandas as pd
import pytest

from qda.analysis.words.concordance import codes_at

CODINGS = pd.DataFrame(
    [
        ("A", 0, 4, "first", 0),
        ("A", 4, 9, "second", 0),
        ("A", 6, 7, "within", 0),
        ("A", 6, 7, "within", 0),
        ("A", 0, 9, "stale", None),
        ("B", 4, 9, "other", 0),
    ],
    columns=["document", "start", "end", "code", "sentence_number"],
)


@pytest.mark.parametrize(
    ("document", "start", "end", "codes"),
    [
        ("A", 0, 4, ("first",)),
        ("A", 4, 5, ("second",)),
        ("A", 3, 5, ("first", "second")),
        ("A", 6, 9, ("second", "within")),
        ("A", 9, 12, ()),
        ("B", 0, 4, ()),
        ("B", 8, 9, ("other",)),
        ("C", 0, 9, ()),
    ],
)
def test_a_hit_has_the_codes_that_share_a_character_with_it(document, start, end, codes):
    found = pd.DataFrame([(document, start, end)], columns=["document", "start", "end"])
    assert codes_at(found, CODINGS) == [codes]


def test_many_hits_have_their_codes_in_their_own_order():
    found = pd.DataFrame([("B", 4, 5), ("A", 0, 1)], columns=["document", "start", "end"])
    assert codes_at(found, CODINGS) == [("other",), ("first",)]
    assert codes_at(found, CODINGS[:0]) == [(), ()]


def test_documents_whose_order_is_not_that_of_their_letters_have_their_own_codes():
    names = ["P1", "P2", "P10"]
    told = pd.CategoricalDtype(names, ordered=False)
    codings = pd.DataFrame({"document": names, "start": 0, "end": 4, "code": ["one", "two", "ten"]})
    codings = codings.assign(document=codings["document"].astype(told), sentence_number=0)
    found = codings[["document", "start", "end"]]
    assert codes_at(found, codings) == [("one",), ("two",), ("ten",)]
