"""Which labels name one voice; decided by hand."""

import pytest

from qda.audit.manuscript.labels import same_voice


@pytest.mark.parametrize(
    ("label", "known", "same"),
    [
        ("Participant One", "P1", True),
        ("Participant Twenty One", "P21", True),
        ("Participant twenty-one", "participant 21", True),
        ("Participant Twenty One", "P1", False),
        ("#3", "P03", True),
        ("#3", "3", True),
        ("#3", "T3", False),
        ("#13", "P3", False),
    ],
)
def test_numbers_in_words_and_behind_signs(label: str, known: str, same: bool) -> None:
    assert same_voice(label, known) is same
