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
    "before", ["Tel:", "WhatsApp:", "Tlf.", "#", "Mob/", "Tel-", "P1:", "P12:", "-", "\u2013", "_", ","]
)
@pytest.mark.parametrize(
    "number", ["20123456", "+45 20 12 34 56", "+33\u202f6\u202f12\u202f34\u202f56\u202f78"]
)
def test_a_telephone_is_found_directly_behind_a_sign(before: str, number: str) -> None:
    text = f"so {before}{number}, yes"
    assert [(one.kind, text[one.start : one.end]) for one in patterns(text)] == [("phone", number)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我的电话13812345678是新的", ["13812345678"]),
        ("電話は090-1234-5678です", ["090-1234-5678"]),
        ("โทร0812345678ครับ", ["0812345678"]),
        ("打+86 138 1234 5678吧", ["+86 138 1234 5678"]),
        ("2023年10月15日, 2014-2021年, 共1500000元, 500000บาท", []),
        ("型号x12345678是, 12345678x的", []),
    ],
)
def test_a_telephone_may_stand_beside_letters_of_scripts_without_blanks(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in patterns(text)] == found


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009", "\u2007"])
@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212"])
def test_blanks_and_hyphens_of_a_number_may_be_any(blank: str, hyphen: str) -> None:
    phones = (
        f"06{blank}12{blank}34{blank}56{blank}78",
        f"+33{blank}6{blank}12{blank}34{blank}56{blank}78",
        f"0170{hyphen}1234567",
        f"(020){blank}7946{hyphen}0018",
        f"612{blank}345{blank}678",
    )
    for phone in phones:
        text = f"call {phone}."
        assert [(one.kind, text[one.start : one.end]) for one in patterns(text)] == [("phone", phone)]
    text = f"CPR:010190{hyphen}1234, CPR 010190{hyphen}0250"
    assert [one.kind for one in patterns(text)] == ["number", "number"]


@pytest.mark.parametrize(
    "text",
    [
        "0612345678/0712345678",
        "20123456,20123457",
        "20123456-20123457-20123458",
        "20123456 and 20123457- no",
        "_20123456_ or __20123457__",
    ],
)
def test_two_telephones_side_by_side_are_both_told(text: str) -> None:
    left = list(text)
    for one in patterns(text):
        left[one.start : one.end] = " " * (one.end - one.start)
    assert not [one for one in left if one.isdigit()]


@pytest.mark.parametrize(
    "text",
    [
        "2014\u20132021, pp. 1234\u20131250, 12345\u201350, e10234\u201310256",
        "11(3), 1234\u20131250; 94(1) 58\u201374; 40 (2015) 61\u201377; (1986) 46\u201358",
        "AUSTRALIA 130\u2013139 (2015). n.107 (1996), 435 U.S. 679 (1978)",
        "CCPR/C/84/D/879/1999, E/C.12/1999/5",
        "26\u201328.05.2013 and 12.03.2020\u201315.03.2020",
        "10:30:00\u201310:45:00 and 2020\u201301\u201302",
        "doi:10.1111/j.1467-9299.2008.00746.x, 10.1000/xyz.20123456, arXiv:1234.56789, PMID:12345678",
        "https://x.org/12345678 and www.bbc.com/news/world-asia-58223231",
        "12\u00a0345\u202f678 people, 1\u00a0234\u00a0567 kr., 100\u00a0000\u00a0000",
        "Meeting-20240312_103200-Recording, IMG_20201203_123456.jpg, #336699, &#128512;",
        "0c9f2d10-1111-4222-8333-444455556667 and 00010203-0405-0607-0809-0a0b0c0d0e0f",
        "COVID-19 2020, 0.3333  0.8889  -0.1699, P1:10:30:00",
    ],
)
def test_years_pages_references_times_and_amounts_are_no_telephones(text: str) -> None:
    assert not [text[one.start : one.end] for one in patterns(text)]


def test_behind_the_address_of_a_messenger_stands_a_telephone() -> None:
    assert [one.kind for one in patterns("https://wa.me/4520123456")] == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "1 " * 150_000,
        "a." * 150_000,
        "1" * 300_000,
        "@" * 300_000,
        "1\u00a0" * 150_000,
        "1\u2013" * 150_000,
    ],
)
def test_long_runs_take_no_time(text: str) -> None:
    assert len(list(patterns(text))) < 10_000
