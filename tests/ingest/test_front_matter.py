from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import InputError
from qda.ingest.front_matter import read_front_matter
from qda.ingest.reader import Metadata
from qda.model.document import paragraph_count
from qda.model.span import Span

FILE = Path("P1.md")
LINES = st.lists(st.sampled_from(["---", "...", "a: b", "", "We met.", " ---", "--- x"]), max_size=6)


def test_front_matter_is_parted_from_the_body_and_the_text_stays_whole() -> None:
    text = "---\ndocument: P5\nage: 40-49\n---\nWe met.\n"
    reading = read_front_matter(text, FILE)
    assert reading.text == text
    assert reading.body.of(text) == "We met.\n"
    assert (reading.metadata.document, dict(reading.metadata.attributes)) == ("P5", {"age": "40-49"})


def test_three_dots_end_it_too_and_white_space_after_the_lines_does_not_matter() -> None:
    assert read_front_matter("--- \nage: 40\n...\t\nWe met.", FILE).body == Span(18, 25)


def test_a_text_that_ends_with_its_front_matter_has_an_empty_body() -> None:
    assert read_front_matter("---\nage: 40\n---", FILE).body == Span(15, 15)


@pytest.mark.parametrize(
    "text",
    [
        "We met.\n---\nage: 40\n---\n",
        "\n---\nage: 40\n---\n",
        " ---\nage: 40\n---\n",
        "----\nage: 40\n----\n",
        "---",
        "",
    ],
)  # fmt: skip
def test_only_a_first_line_of_three_dashes_begins_front_matter(text: str) -> None:
    reading = read_front_matter(text, FILE)
    assert (reading.body, reading.metadata) == (Span(0, len(text)), Metadata())


def test_three_dashes_without_an_end_are_speech() -> None:
    text = "---\nShe paused: it was long ago.\n"
    assert read_front_matter(text, FILE).body == Span(0, len(text))


@pytest.mark.parametrize("key", ["document", "participant", "kind", "citation"])
def test_front_matter_that_nobody_closed_is_an_error_and_not_speech(key: str) -> None:
    with pytest.raises(InputError, match=r"P1\.md, line 1: the front matter has no end"):
        read_front_matter(f"---\n{key}: P5\n\nWe met.\n", FILE)


@given(LINES)
def test_front_matter_and_body_are_the_whole_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        body = read_front_matter(text, FILE).body
    except InputError:
        assert lines[0] == "---"  # only what stands in front matter can be wrong
        return
    assert body.end == len(text)
    closed = lines[:1] == ["---"] and any(line in {"---", "..."} for line in lines[1:])
    assert (body.start > 0) is closed


def test_scalars_stay_the_text_that_was_typed() -> None:
    text = "---\nparticipant: 007\nlanguage: no\nyear: 2014-21\nurban: yes\nborn: 1980-01-01\nx: null\n---\nY"
    metadata = read_front_matter(text, FILE).metadata
    assert (metadata.participant, metadata.language) == ("007", "no")
    assert dict(metadata.attributes) == {"year": "2014-21", "urban": "yes", "born": "1980-01-01", "x": ""}


def test_provenance_and_citation_are_attributes() -> None:
    text = "---\nprovenance: paraphrase\ncitation: dogra2017\n---\nX"
    assert dict(read_front_matter(text, FILE).metadata.attributes) == {
        "provenance": "paraphrase",
        "citation": "dogra2017",
    }


def test_names_are_one_whichever_way_their_accents_are_stored() -> None:
    decomposed = "---\nparticipant: Zoe\u0308\nbirthplace: Ko\u0308ln\n---\nX"
    metadata = read_front_matter(decomposed, FILE).metadata
    assert (metadata.participant, metadata.attributes["birthplace"]) == ("Zo\u00eb", "K\u00f6ln")


def test_an_attribute_with_nested_values_is_an_error_with_its_line() -> None:
    with pytest.raises(InputError, match=r"P1\.md, line 4, column 3: the attribute 'jobs' must be one text"):
        read_front_matter("---\nage: 40\njobs:\n  nurse: yes\n---\nX", FILE)


def test_the_line_of_a_yaml_error_is_that_of_the_file() -> None:
    with pytest.raises(InputError, match=r"P1\.md, line 3, column 7: this is not valid YAML"):
        read_front_matter("---\nage: 40\njob: a: b\n---\nX", FILE)


@pytest.mark.parametrize("value", ['""', "[P1]", '"P\\n1"', '"\\t"'])
def test_a_name_must_be_a_text_on_one_line(value: str) -> None:
    with pytest.raises(InputError, match=r"P1\.md, line 2, column \d+: document must be a"):
        read_front_matter(f"---\ndocument: {value}\n---\nX", FILE)


def test_front_matter_that_is_no_mapping_is_an_error() -> None:
    with pytest.raises(InputError, match="line 2, column 1: the front matter must be a mapping"):
        read_front_matter("---\nShe paused.\n---\nX", FILE)


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [("", 0), ("\n \n", 0), ("a", 1), ("a\nb", 1), ("a\n\nb", 2), ("\n\na\n \t\n\n\nb\n\nc\n\n", 3)],
)
def test_blank_lines_stand_between_paragraphs(body: str, paragraphs: int) -> None:
    assert paragraph_count(body) == paragraphs


def test_one_locator_is_for_all_paragraphs_and_a_list_has_one_for_each() -> None:
    one = read_front_matter("---\nlocators: p. 12\n---\na\n\nb", FILE).metadata
    each = read_front_matter("---\nlocators: [p. 12, p. 13]\n---\na\n\nb", FILE).metadata
    assert (one.locators, each.locators) == (("p. 12",), ("p. 12", "p. 13"))


@pytest.mark.parametrize("locators", ["[p. 1]", "[p. 1, p. 2, p. 3]"])
def test_another_number_of_locators_is_an_error_that_names_both_numbers(locators: str) -> None:
    count = locators.count("p.")
    with pytest.raises(InputError, match=f"line 2, column 11: there are {count} locators for 2 paragraphs"):
        read_front_matter(f"---\nlocators: {locators}\n---\na\n\nb", FILE)


def test_a_list_of_texts_is_one_text_with_semicolons() -> None:
    text = '---\nauthors:\n  - "Smith,  Jane"\n  - Doe\ntags: [care, 007]\naliases: []\n---\nYes.\n'
    assert dict(read_front_matter(text, FILE).metadata.attributes) == {
        "authors": "Smith,  Jane; Doe",
        "tags": "care; 007",
        "aliases": "",
    }
