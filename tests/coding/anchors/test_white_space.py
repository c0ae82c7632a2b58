"""A quotation is found by its words, whatever white space another text has between them."""

import pytest

from qda.coding.anchors.white_space import find_words
from qda.model.coding import anchor
from qda.model.document import Document
from qda.model.identity import hash_text
from qda.model.span import Span


def found(quote: str, old: str, new: str, number: int = 0) -> str | None:
    at = -1
    for _ in range(number + 1):
        at = old.index(quote, at + 1)
    document = Document(
        name="D", kind="interview", text=new, body=Span(0, len(new)), source="d", source_hash=""
    )
    place = find_words(anchor("D", hash_text(old), old, Span(at, at + len(quote))), old, document)
    if place is None:
        return None
    assert place.quote == new[place.start : place.end]
    return f"{place.start}: {place.quote}"


OLD = "P1: We walked late.\nIt was cold.\nP2: Nobody spoke. Nobody spoke.\n"
NEW = "\n\nP1:\tWe walked\xa0late.\n\nIt  was cold.\n\n\nP2: Nobody spoke.  Nobody spoke."


@pytest.mark.parametrize(
    ("quote", "number", "expected"),
    [
        ("late.\nIt was", 0, "16: late.\n\nIt  was"),
        ("P1: We", 0, "2: P1:\tWe"),
        ("Nobody spoke.", 0, "43: Nobody spoke."),
        ("Nobody spoke.", 1, "58: Nobody spoke."),
        ("cold.\nP2:", 0, "31: cold.\n\n\nP2:"),
        (OLD.strip(), 0, f"2: {NEW.strip()}"),
    ],
)
def test_words_are_found_where_only_white_space_differs(quote: str, number: int, expected: str) -> None:
    assert found(quote, OLD, NEW, number) == expected


def test_words_on_other_lines_or_with_other_marks_are_found_where_they_stand_once() -> None:
    old = "We walked home late, and the bus was full. It was cold that night. Nobody spoke."
    new = "We walked home late - and the bus\nwas full. It was cold that\nnight. Nobody spoke."
    assert found("late, and the bus was full. It was cold that night.", old, new) == (
        "15: late - and the bus\nwas full. It was cold that\nnight."
    )


def test_words_that_are_not_there_are_not_found() -> None:
    old = "We walked home late. The bus was full. Nobody spoke at all."
    assert (
        found("The bus was full.", old, "We walked home late. The tram was empty. Nobody spoke at all.")
        is None
    )
    assert found("The bus was full.", old, "We walked home late. Nobody spoke at all.") is None
