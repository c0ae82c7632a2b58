"""Which labels name one voice; decided by hand."""

import pytest

from qda.audit.manuscript.ascribed.labels import same_voice


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
        ("P6", "P6R1", True),
        ("P1", "P6R1", False),
        ("P2", "P10R2", False),
        ("P2", "P6_2", False),
        ("P2", "P2_2", True),
        ("Participant 2", "P2-interview2", True),
        ("P2", "P21", False),
        ("FG2", "FG2-P4", False),
        ("FG2-P2", "FG2", False),
        ("FG1", "FG2 Speaker 1", False),
        ("FG2: speaker 1", "FG2 Speaker 1", True),
        ("FG1 Speaker 1", "FG2 Speaker 1", False),
        ("P4", "FG2-P4", False),
        ("Mrs. Adler", "Mrs Adler", True),
        ("Adler", "Mrs Adler", True),
        ("Frau Dr. Adler", "Adler", True),
        ("Mr Novak", "Dr Novak", True),
        ("Mr Adler", "Mrs Adler", False),
        ("Mrs Adler", "Mrs Novak", False),
    ],
)
def test_numbers_in_words_and_behind_signs(label: str, known: str, same: bool) -> None:
    assert same_voice(label, known) is same
