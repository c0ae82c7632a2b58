from collections.abc import Mapping

from qda.ingest.attributes import with_attributes
from qda.ingest.notice import gathered
from qda.model.document import Document
from qda.model.span import Span

PEOPLE = {"P1": {"age": "40-49", "gender": "f"}, "P2": {"age": "", "gender": "m"}}
WORKS = {
    "dogra2017": {
        "type": "book",
        "author": "Dogra",
        "year": "2017",
        "title": "Durand's Curse",
        "doi": "10.1/x",
    }
}


def document(
    name: str, kind: str = "interview", participant: str | None = None, **attributes: str
) -> Document:
    return Document(name, kind, "X", Span(0, 1), f"{name}.txt", "sha256:0", participant, attributes)


def joined(
    given: Document,
    people: Mapping[str, Mapping[str, str]] = PEOPLE,
    works: Mapping[str, Mapping[str, str]] = WORKS,
) -> tuple[dict[str, str], list[str]]:
    result, notices = with_attributes(given, participants=people, references=works)
    return dict(result.attributes), [notice.what for notice in notices]


def test_an_interview_has_the_attributes_of_its_participant() -> None:
    assert joined(document("first", participant="P1")) == ({"age": "40-49", "gender": "f"}, [])


def test_an_interview_called_like_a_participant_is_that_participants() -> None:
    result, notices = with_attributes(document("P1"), participants=PEOPLE, references=WORKS)
    assert (result.participant, result.attributes["gender"], notices) == ("P1", "f", ())


def test_a_work_called_like_a_participant_is_not() -> None:
    result, _ = with_attributes(document("P1", "literature"), participants=PEOPLE, references={})
    assert (result.participant, dict(result.attributes)) == (None, {})


def test_what_the_document_says_stands_and_the_difference_is_told() -> None:
    attributes, notices = joined(document("x", participant="P1", age="50-59", town="Quetta"))
    assert attributes == {"age": "50-59", "town": "Quetta", "gender": "f"}
    assert notices == [
        "age is '50-59' in the document and '40-49' in the participants file; the document's stands"
    ]


def test_saying_the_same_twice_and_saying_nothing_are_no_difference() -> None:
    assert joined(document("x", participant="P1", gender="f", age="")) == (
        {"gender": "f", "age": "40-49"},
        [],
    )
    assert joined(document("x", participant="P2", age="30-39")) == ({"age": "30-39", "gender": "m"}, [])


def test_a_participant_without_a_row_is_told_with_the_nearest_name() -> None:
    result, notices = with_attributes(document("x", participant="P11"), participants=PEOPLE, references={})
    assert result == document("x", participant="P11")
    assert notices[0].what == "participant 'P11' has no row in the participants file"
    assert (notices[0].where, notices[0].remedy) == ("x", "Did you mean 'P1'?")


def test_without_a_participants_file_nobody_is_missing() -> None:
    assert joined(document("x", participant="P11"), people={}) == ({}, [])


def test_a_work_is_found_by_its_name_and_has_author_year_title_and_type() -> None:
    expected = {"author": "Dogra", "year": "2017", "title": "Durand's Curse", "type": "book"}
    assert joined(document("dogra2017", "literature")) == (expected, [])


def test_a_work_is_found_by_its_citation_before_its_name() -> None:
    attributes, notices = joined(document("dogra-excerpt", "literature", citation="dogra2017"))
    assert (attributes["author"], notices) == ("Dogra", [])


def test_any_document_with_a_citation_is_looked_up() -> None:
    assert joined(document("notes", "fieldnote", citation="dogra2017"))[0]["year"] == "2017"


def test_a_missing_work_is_told() -> None:
    assert joined(document("dogra2071", "literature"))[1] == ["the references file has no entry 'dogra2071'"]
    assert joined(document("x", "literature", citation="dogra2071"))[1] == [
        "the references file has no entry 'dogra2071'"
    ]


def test_documents_that_name_no_work_are_told_as_one() -> None:
    """The rows of a table of excerpts may be hundreds."""
    rows = [document(f"excerpts row {number}", "literature") for number in range(2, 40)]
    told = [one for row in rows for one in with_attributes(row, participants={}, references=WORKS)[1]]
    (one,) = gathered(told)
    assert one.where.endswith("(38 in all)")
    assert "a column `citation`" in one.remedy


def test_without_a_references_file_only_a_citation_is_missing() -> None:
    assert joined(document("khan2017", "literature"), works={}) == ({}, [])
    assert joined(document("x", "literature", citation="a"), works={})[1] == [
        "the references file has no entry 'a'"
    ]


def test_a_year_that_differs_is_told() -> None:
    attributes, notices = joined(document("dogra2017", "literature", year="2018"))
    assert attributes["year"] == "2018"
    assert notices == [
        "year is '2018' in the document and '2017' in the references file; the document's stands"
    ]


def test_a_work_that_tells_its_own_title_needs_no_entry() -> None:
    assert joined(document("x", "literature", citation="x", title="Own"))[1] == []
