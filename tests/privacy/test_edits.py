"""Words of a key that stand in the front matter of a text: what is read there afterwards is the pseudonym."""

from pathlib import Path

import pytest

from qda.ingest.front_matter import read_front_matter
from qda.model.edit import edited
from qda.privacy.edits import edits_of
from qda.privacy.key import Entry
from qda.privacy.replace import Replacer

KEY = Replacer(
    [
        Entry("organisation", "Siemens Linz", "[Name 2]"),
        Entry("name", "Bert", 'Hugo: a "friend"'),
        Entry("name", "Ida", "Name 3"),
    ]
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Siemens Linz", "[Name 2]"),
        ("Siemens Linz   # where else?", "[Name 2]"),
        ("'Siemens Linz''s plant'", "[Name 2]'s plant"),
        ('"at \\"Siemens Linz\\""', 'at "[Name 2]"'),
        ("works at Siemens\n  Linz", "works at [Name 2]"),
        ("|\n  Siemens Linz", "[Name 2]"),
        ("[at Siemens Linz, Ida, none]", "at [Name 2]; Name 3; none"),
        ("\n- Siemens Linz\n- Ida", "[Name 2]; Name 3"),
        ("Bert", 'Hugo: a "friend"'),
        ("Ida", "Name 3"),
        ("'é Ida'", "é Name 3"),
    ],
)
def test_a_pseudonym_in_the_front_matter_is_read_as_it_is(written: str, read: str) -> None:
    text = f"---\nparticipant: P1\nabout: {written}\n---\nP1: Bert is at Siemens Linz.\n"
    made = edited(text, edits_of(text, KEY))
    again = read_front_matter(made, Path("P1.txt"))
    assert dict(again.metadata.attributes) == {"about": read}
    assert again.body.of(again.text) == 'P1: Hugo: a "friend" is at [Name 2].\n'


def test_what_needs_no_quotation_marks_gets_none_and_comments_stay() -> None:
    text = "---\nwhere: with Ida  # Siemens Linz\n---\n"
    assert edited(text, edits_of(text, KEY)) == "---\nwhere: with Name 3  # [Name 2]\n---\n"


@pytest.mark.parametrize(
    "text", ["---\nSiemens Linz: {\n---\nP1: Ida.\n", "---\nP1: Siemens Linz and Ida.\n"]
)
def test_what_is_no_front_matter_is_replaced_word_by_word(text: str) -> None:
    said = text.replace("Siemens Linz", "[Name 2]").replace("Ida", "Name 3")
    assert edited(text, edits_of(text, KEY)) == said
