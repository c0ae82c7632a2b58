"""Where a typed quotation stands in a text; accents and vowel signs are named by their code points."""

import pytest

from qda.model.span import Span
from qda.project.decisions.quote_places import quote_places

APART = "cafe\u0301"
TOGETHER = "caf\u00e9"
HINDI_TEA, HINDI_CHA = "\u091a\u093e\u092f", "\u091a"
HEBREW_WITH_POINT, HEBREW = "\u05e9\u05c1\u05dc\u05d5\u05dd\u05b0", "\u05e9\u05c1\u05dc\u05d5\u05dd"
HEART, RED_HEART = "\u2764", "\u2764\ufe0f"


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("cafe", f"The {APART} was.", []),
        ("cafe", f"The {APART}, a cafe.", [(13, 17)]),
        (TOGETHER, f"The {APART} was.", [(4, 9)]),
        (APART, f"The {TOGETHER} was.", [(4, 8)]),
        (HINDI_CHA, HINDI_TEA, []),
        (HINDI_TEA, HINDI_TEA, [(0, 3)]),
        (HEBREW, HEBREW_WITH_POINT, []),
        (HEART, f"I {RED_HEART} it", [(2, 3)]),
        ("it", "it is it", [(0, 2), (6, 8)]),
    ],
)
def test_no_letter_is_cut_from_its_marks(quote: str, text: str, found: list[tuple[int, int]]) -> None:
    assert quote_places(quote, text, Span(0, len(text))) == [Span(*one) for one in found]
