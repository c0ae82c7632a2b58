"""E-mail addresses, telephones and numbers, and what only looks like them."""

import pytest

from qda.privacy.patterns import patterns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mail anna.b+x@mail.example.org.", [("e-mail", "anna.b+x@mail.example.org")]),
        ("\x1b[1manna.b@mail.org\x1b[0m", [("e-mail", "anna.b@mail.org")]),
        ("call\x07+45\x0720 12 34 56", [("phone", "+45\x0720 12 34 56")]),
        ("call +45 20 12 34 56, please", [("phone", "+45 20 12 34 56")]),
        ("(020) 7946 0018", [("phone", "(020) 7946 0018")]),
        ("0170-1234567", [("phone", "0170-1234567")]),
        ("20123456", [("phone", "20123456")]),
        ("CPR 010190-1234", [("number", "010190-1234")]),
        ("SSN 123-45-6789", [("number", "123-45-6789")]),
        ("case 123456", [("number", "123456")]),
        ("id 0874166100597948", [("number", "0874166100597948")]),  # more digits than a telephone has
        ("0049 30 123456-7890", [("phone", "0049 30 123456-7890")]),
        ("in 2014-2021 and 1996 2001", []),
        ("on 2020-01-02 or 12.03.2020 at 10:30:00", []),
        ("0.123456789 and 3,141592653", []),
        ("sha256:1234567890abc, id 12a34b5678901", []),
        ("a@b, @home, x@y", []),
        ("to anna\u200b.b@mail\u00ad.org now", [("e-mail", "anna\u200b.b@mail\u00ad.org")]),
        ("call +45 20\u200b 12 34\u00ad56, please", [("phone", "+45 20\u200b 12 34\u00ad56")]),
        ("tel\u200b20123456", [("phone", "20123456")]),
    ],
)
def test_what_has_the_form_of_an_identifier(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in patterns(text)] == found


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "1 " * 150_000, "a." * 150_000, "1" * 300_000, "@" * 300_000]
)
def test_long_runs_take_no_time(text: str) -> None:
    assert len(list(patterns(text))) < 10_000
