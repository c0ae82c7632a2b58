"""Codes that are put below a code of another file."""

from textwrap import dedent

import pytest

from qda.coding.codebook.codebook_file import from_text, merged
from qda.errors import CodebookError
from qda.model.codebook import Codebook


def books(**files: str) -> Codebook:
    return merged([from_text(dedent(text), f"{name}.yaml") for name, text in files.items()])


def test_a_code_is_put_below_one_of_another_file_in_the_order_of_the_files() -> None:
    book = books(
        a="""
        codes:
          - code: tram
            below: city
            codes: [{code: night}]
        """,
        b="""
        codes:
          - code: transport
            codes: [{code: city, codes: [{code: bus}]}, {code: land}]
          - code: mood
        """,
    )
    assert [one.code for one in book] == ["transport", "city", "tram", "night", "bus", "land", "mood"]
    assert book.path("night") == ("transport", "city", "tram", "night")
    assert book.within("transport") == ("transport", "city", "tram", "night", "bus", "land")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("codes: [{code: tram, below: trnsport}, {code: transport}]", "Did you mean 'transport'?"),
        (
            "codes: [{code: a, below: b}, {code: b, below: a}]",
            "'a' is to be below 'b', which is below itself",
        ),
        ("codes: [{code: a, below: a}]", "'a' is to be below 'a', which is below itself"),
        ("codes: [{code: a, codes: [{code: b, below: c}]}, {code: c}]", "'b' stands below 'a' already"),
    ],
)
def test_what_is_below_nothing_or_itself_or_two_codes_is_an_error(text: str, said: str) -> None:
    with pytest.raises(CodebookError) as caught:
        books(a=text)
    assert said in str(caught.value)
