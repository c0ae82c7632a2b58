"""Whose turns are taken out, where one label is another person in each document."""

import pytest

from qda.language.load import load
from qda.units.people import WITHDRAWN, without_turns
from tests.documents import document

TEXT = "MODERATOR: Why?\n\nP1: The heron.\n\nP2: The zebra.\n\nP1: Yes.\n"


@pytest.mark.parametrize(
    ("gone", "apart", "every_label", "taken"),
    [
        ("P1", None, False, ["P1: The heron.", "P1: Yes."]),
        ("P1", True, False, []),
        ("P1", True, True, ["P1: The heron.", "P1: Yes."]),
        ("FG1 P1", True, False, ["P1: The heron.", "P1: Yes."]),
        ("FG2 P1", True, True, []),
    ],
)
def test_a_label_that_begins_anew_goes_with_its_document_or_as_an_earlier_record_says(
    gone, apart, every_label, taken
) -> None:
    read = document(TEXT, "FG1").changed(labels_apart=apart)
    edits = without_turns(read, load("en"), gone.__eq__, interviewers=("MODERATOR",), every_label=every_label)
    assert [TEXT[one.start : one.end] for one in edits] == taken
    assert {one.new for one in edits} <= {WITHDRAWN}
