"""What is said of a participant beside a label, held against the participants file."""

import pytest

from qda.audit.manuscript.attributes_named import attribute_items
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.span import Span

PEOPLE = {
    "P7": {"place": "Nacka", "age": "34", "sex": "female", "work": "night nurse", "home": ""},
    "P8": {"place": "Farsta", "age": "51", "sex": "male", "work": "baker", "home": "flat"},
}


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("(P7, Farsta)", ["place: Nacka of P7, and “Farsta” of P8"]),
        ("(participant 7, 34, male, BAKER)", ["sex: female of P7", "work: night nurse of P7"]),
        ("(P7, Nacka, nurse)", []),
        ("(P7, 51)", []),
        ("(P7, Kista; interview, May)", []),
        ("(P7, flat)", []),
        ("(P7, P8, Farsta)", []),
        ("(P9, Farsta)", []),
        ("(Smith, 2019, Farsta)", []),
    ],
)
def test_a_value_that_others_have_is_told(who: str, told: list[str]) -> None:
    text = f"“I live by the river” {who}."
    items = list(attribute_items(text, quotations(text, Span(0, len(text)), ("P7", "P8")), PEOPLE))
    assert len(items) == len(told)
    assert all(said in item.compared for said, item in zip(told, items, strict=True))


def test_a_value_in_a_cell_is_told_too() -> None:
    text = "| Quotation | Who |\n|---|---|\n| “I live by the river.” | P8, nurse, Nacka |\n"
    (item,) = attribute_items(text, quotations(text, Span(0, len(text)), ("P7", "P8")), PEOPLE)
    assert "place: Farsta of P8, and “Nacka” of P7" in item.compared
