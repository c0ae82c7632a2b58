"""Numbers in words, in seven languages; what each says was worked out by hand."""

import pytest

from qda.language.words.numerals import numbers_in, same_amount


@pytest.mark.parametrize(
    ("said", "code", "numbers"),
    [
        ("three of us for thirty one patients", "en", (3, 31)),
        ("seven cups eight cups", "en", (7, 8)),
        ("two and three", "en", (2, 3)),
        ("one hundred and five", "en", (105,)),
        ("two thousand three hundred", "en", (2300,)),
        ("in 1994", "en", (1994,)),
        ("1,200 or -20 or 1.5 million", "en", (1200, -20, "1.5", 1_000_000)),
        ("one million two hundred", "en", (1, 1_000_000, 200)),
        ("1.200 und 1'200", "de", (1200, 1200)),
        ("1,5 um 9:30", "de", ("1.5", "9.30")),
        ("einunddreissig", "de", (31,)),
        ("neunzehnhundertvierundneunzig", "de", (1994,)),
        ("dreimal", "de", (3,)),
        ("niemand", "de", ()),
        ("quatre vingt dix sept", "fr", (97,)),
        ("soixante et onze", "fr", (71,)),
        ("mil novecientos noventa y cuatro", "es", (1994,)),
        ("trentuno", "it", (31,)),
        ("tweeëntwintig", "nl", (22,)),
        ("vinte e um", "pt", (21,)),
        ("thirty one and 4", "xx", (4,)),
    ],
)
def test_numbers_of_words(said: str, code: str, numbers: tuple[int | str, ...]) -> None:
    assert numbers_in(said.split(), code) == numbers


def test_a_number_in_digits_is_the_number_in_words() -> None:
    assert same_amount(["31"], ["thirty", "one"], "en")
    assert same_amount(["quatre", "vingts"], ["80"], "fr")
    assert same_amount(["1,200"], ["1200"], "en")
    assert not same_amount(["31"], ["thirty", "two"], "en")
    assert not same_amount(["-20"], ["20"], "en")
    assert not same_amount(["1.5"], ["15"], "en")
    assert not same_amount(["31", "beds"], ["thirty", "one"], "en")


SAME_AMOUNTS = (
    ("20 %", "twenty per cent"),
    ("20 percent", "20 per cent"),
    ("percent", "per cent"),
    ("£ 18", "eighteen pounds"),
    ("€ 2.50", "2,50 euros"),
    ("$ 1,000", "a thousand dollars"),
    ("140", "a hundred and forty"),
    ("112", "one hundred and twelve"),
)
OTHER_AMOUNTS = (
    ("20 %", "30 per cent"),
    ("20 %", "twenty"),
    ("£ 18", "eighteen euros"),
    ("years", "year"),
    ("2 years", "two year"),
    ("40", "a forty"),
    ("100", "a hundred and"),
    ("£", "20 pounds"),
)


@pytest.mark.parametrize(("one", "other"), [*SAME_AMOUNTS, *OTHER_AMOUNTS])
def test_an_amount_is_the_same_by_the_sign_and_the_word_of_its_unit(one: str, other: str) -> None:
    same = (one, other) in SAME_AMOUNTS
    assert same_amount(one.split(), other.split(), "en") is same
    assert same_amount(other.split(), one.split(), "en") is same
