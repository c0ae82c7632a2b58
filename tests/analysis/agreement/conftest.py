"""Three coders over three interviews and one work.

P1 has five sentences, the first of them an interviewer's; ann and ben coded it. P2 has two, which ann, ben
and eva coded. P3 has one, which only ann coded; the work has one, which nobody coded.

    sentence                     ann            ben            eva
    P1  Was it dear?             money
    P1  Care costs much.         money          money
    P1  We walk far and pay.     money, way     way
    P1  Nobody helps us.         way
    P1  It rains.
    P2  Medicine is dear.        money          money          way
    P2  The road is long.        way            way            way
"""

from collections.abc import Callable

import pytest

from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.table import agreement
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.selection import Selection
from qda.model.table import Table

BY = {"rule": None, "score": None, "status": "accepted"}


@pytest.fixture
def three_coders(make_codebook, make_coded) -> Coded:
    codebook = make_codebook({"access": ["money", "way"], "other": ["weather"]})
    sentences = [
        {"document": "P1", "text": "Was it dear?", "participant": None, "role": "interviewer"},
        {"document": "P1", "text": "Care costs much.", "turn": 1},
        {"document": "P1", "text": "We walk far and pay.", "turn": 1},
        {"document": "P1", "text": "Nobody helps us.", "turn": 2},
        {"document": "P1", "text": "It rains.", "turn": 2},
        {"document": "P2", "text": "Medicine is dear."},
        {"document": "P2", "text": "The road is long.", "turn": 1},
        {"document": "P3", "text": "All is well."},
        {"document": "khan2020", "text": "Fees rose.", "participant": None, "kind": "literature"},
    ]  # fmt: skip
    said = {
        "ann": [
            ("P1", "money", "dear"), ("P1", "money", "costs much"), ("P1", "money", "pay"),
            ("P1", "way", "walk far"), ("P1", "way", "Nobody helps"), ("P2", "money", "Medicine is dear"),
            ("P2", "way", "road"), ("P3", "money", "well"),
        ],
        "ben": [
            ("P1", "money", "Care costs"), ("P1", "way", "walk far"), ("P2", "money", "Medicine"),
            ("P2", "way", "The road is long"),
        ],
        "eva": [("P2", "way", "Medicine is"), ("P2", "way", "road is long")],
    }  # fmt: skip
    codings = [(*place, {**BY, "coder": coder}) for coder, places in said.items() for place in places]
    return make_coded(codebook, sentences, codings)


@pytest.fixture
def agree(three_coders: Coded) -> Callable[..., Table]:
    """A table of agreement: `agree("ann", "ben", unit="turn")`."""

    def made(*coders: str, selection: Selection | None = None, **asked: object) -> Table:
        return agreement(three_coders, selection or Selection(), coders, Asked(**asked))

    return made


def row(table, code):
    """A row by the keys of its columns."""
    keys = [column.key for column in table.columns]
    (values,) = [one for one in table.rows if one[0] == code]
    return dict(zip(keys, values, strict=True))


def counts(table, code):
    found = row(table, code)
    return [found[key] for key in ("n", "both", "only_first", "only_second", "neither")]
