from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import StoreError, UsageError
from qda.model.coding import Coding
from qda.model.decision import Memo
from qda.model.document import NOT_APART, Document, Speakers
from qda.model.natural_order import natural_order
from qda.model.span import Span
from qda.store.check import check_store
from qda.store.database import Store
from qda.store.document_facts import DocumentFacts
from qda.store.documents import speakers_in
from qda.store.payloads import DocumentChanged


def put(store: Store, *documents: Document) -> list[str]:
    with store.change("Anna") as change:
        return [str(change.put_document(document)) for document in documents]


def types(store: Store) -> list[str]:
    return [event.type for event in store.events()]


def test_a_document_comes_back_as_it_was_put_in(store: Store, document: Document) -> None:
    assert put(store, document) == ["new"]
    assert store.documents() == (document,)


def test_a_document_with_little_to_say_comes_back_too(store: Store) -> None:
    bare = Document("P1", "interview", "Ünï 😀\n", Span(2, 6), "P1.txt", "sha256:0")
    put(store, bare)
    assert store.documents() == (bare,)


def test_attributes_and_locators_stay_in_their_own_order(store: Store, document: Document) -> None:
    put(store, replace(document, attributes={"z": "1", "a": "2"}, locators=("p. 9", "p. 1")))
    assert list(store.documents()[0].attributes) == ["z", "a"]
    assert store.documents()[0].locators == ("p. 9", "p. 1")


def test_the_same_document_again_changes_nothing_at_all(
    store: Store, document: Document, dump: Callable[[], list[str]]
) -> None:
    put(store, document)
    before = dump()
    assert put(store, replace(document, attributes=dict(document.attributes))) == ["unchanged"]
    assert dump() == before


def test_a_changed_text_makes_a_new_version_and_keeps_the_old_text(
    store: Store, document: Document, changed_text: Document
) -> None:
    put(store, document)
    assert put(store, changed_text) == ["changed"]
    assert store.documents() == (changed_text,)
    first, second = store.versions("P5")
    assert (first.number, first.text_hash, first.source_hash) == (1, document.text_hash, "sha256:1")
    assert (second.number, second.text_hash, second.source_hash) == (2, changed_text.text_hash, "sha256:2")
    assert first.at < second.at
    assert store.text(first.text_hash) == document.text
    assert types(store) == ["DocumentImported", "DocumentChanged"]


def test_a_text_that_comes_back_is_a_third_version(
    store: Store, document: Document, changed_text: Document
) -> None:
    put(store, document)
    put(store, changed_text)
    put(store, document)
    assert [version.text_hash for version in store.versions("P5")] == [
        document.text_hash,
        changed_text.text_hash,
        document.text_hash,
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "literature"},
        {"participant": None},
        {"language": None},
        {"source": "elsewhere.txt"},
        {"source_hash": "sha256:9"},
        {"body": Span(3, 20)},
        {"attributes": {"gender": "f", "age": "50-59"}},
        {"attributes": {"gender": "f"}},
        {"locators": ()},
    ],
)
def test_other_metadata_is_a_change_and_an_event_but_no_new_version(
    store: Store, document: Document, other: dict[str, object]
) -> None:
    put(store, document)
    assert put(store, replace(document, **other)) == ["changed"]
    assert store.documents() == (replace(document, **other),)
    assert [version.number for version in store.versions("P5")] == [1]
    event = store.events()[-1]
    assert event.type == "DocumentChanged"
    before, after = event.payload["before"], event.payload["after"]
    assert {key for key in before if before[key] != after[key]} == {
        key for name in other for key in (["body_start", "body_end"] if name == "body" else [name])
    }


def test_two_documents_may_have_one_text(store: Store, document: Document) -> None:
    twin = replace(document, name="P6")
    put(store, document, twin)
    assert store.documents() == (document, twin)


def test_project_order_is_interviews_then_literature_then_the_rest_each_by_natural_names(
    store: Store, document: Document
) -> None:
    kinds = {"P10": "interview", "p3": "interview", "P2": "interview", "a1": "literature", "b": "fieldnote"}
    kinds |= {"A10": "literature", "a2": "literature", "0": "diary"}
    put(store, *(replace(document, name=name, kind=kind) for name, kind in kinds.items()))
    assert [one.name for one in store.documents()] == ["P2", "p3", "P10", "a1", "a2", "A10", "0", "b"]


@pytest.mark.parametrize("names", [("p5", "P5"), ("P5", "p5")])
def test_names_that_differ_in_capitals_have_one_order_whichever_came_first(
    store: Store, document: Document, names: tuple[str, str]
) -> None:
    put(store, *(replace(document, name=name) for name in names))
    assert [one.name for one in store.documents()] == ["P5", "p5"]


@given(st.lists(st.integers(0, 10**6), unique=True), st.text("abP-_ .", max_size=3))
def test_numbered_names_are_sorted_by_their_numbers(numbers: list[int], prefix: str) -> None:
    names = sorted((f"{prefix}{number}" for number in numbers), key=natural_order)
    assert names == [f"{prefix}{number}" for number in sorted(numbers)]


def test_a_removed_document_is_gone_from_the_study_and_everything_of_it_is_kept(
    store: Store, document: Document, changed_text: Document, make_coding: Callable[..., Coding]
) -> None:
    put(store, document, replace(document, name="P6"))
    with store.change("Anna") as change:
        change.add_coding(make_coding())
        change.write_memo(Memo("document", "P5", "Odd.", "Anna", change.at))
        change.put_document(changed_text)
        removal = change.remove_document("P5")
    assert (removal.versions, removal.codings, removal.decisions, removal.memos) == (2, 1, 0, 1)
    assert [one.name for one in store.documents()] == ["P6"]
    assert store.text(document.text_hash) == document.text
    assert len(store.versions("P5")) == 2
    assert store.codings() == (make_coding(),)
    assert store.events()[-1].payload == {"document": "P5"}


def test_a_removed_document_that_comes_back_is_new_and_goes_on_where_it_was(
    store: Store, document: Document, changed_text: Document
) -> None:
    put(store, document)
    with store.change("Anna") as change:
        change.remove_document("P5")
    assert put(store, document) == ["new"]
    assert store.documents() == (document,)
    assert len(store.versions("P5")) == 1
    with store.change("Anna") as change:
        change.remove_document("P5")
    assert put(store, changed_text) == ["new"]
    assert [version.number for version in store.versions("P5")] == [1, 2]
    assert types(store)[-1] == "DocumentImported"


def test_an_unknown_document_is_an_error_with_the_nearest_name(store: Store, document: Document) -> None:
    put(store, replace(document, name="dogra2017"))
    with pytest.raises(UsageError, match="there is no document 'dogra2071'") as error:
        store.versions("dogra2071")
    assert error.value.remedy == "Did you mean 'dogra2017'?"
    with store.change("Anna") as change, pytest.raises(UsageError, match="there is no document 'x'"):
        change.remove_document("x")


def test_a_document_cannot_be_removed_twice(store: Store, document: Document) -> None:
    put(store, document)
    with store.change("Anna") as change:
        change.remove_document("P5")
        with pytest.raises(UsageError, match="there is no document 'P5'"):
            change.remove_document("P5")


def test_an_unknown_text_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="there is no text sha256:0"):
        store.text("sha256:0")


@pytest.mark.parametrize(
    ("interviewers", "taken"), [([], None), (["ANNA"], NOT_APART), (["none", "ANNA"], None)]
)
def test_who_asks_in_rows_of_earlier_versions_may_be_a_guess(
    interviewers: list[str], taken: str | None
) -> None:
    known = {"labels": ["ANNA", "BEN"], "interviewers": interviewers, "pattern": None}
    assert speakers_in(known) == Speakers(("ANNA", "BEN"), tuple(interviewers), None, taken)


@dataclass(frozen=True)
class EarlierSpeakers:
    """Who speaks as earlier versions told it in events."""

    labels: tuple[str, ...]
    interviewers: tuple[str, ...]
    pattern: str | None


def test_what_earlier_versions_wrote_of_who_speaks_is_whole(
    store: Store, document: Document, tamper: Callable[[str], None]
) -> None:
    put(store, document)
    before = DocumentFacts.of(document)
    after = replace(before, speakers=EarlierSpeakers((), ("ANNA",), None))  # type: ignore[arg-type]
    with store.change("Anna") as change:
        change.append(DocumentChanged(before, after, 1))
    tamper("""UPDATE documents SET speakers = '{"labels":[],"interviewers":["ANNA"],"pattern":null}'""")
    assert list(check_store(store)) == []
    assert store.documents()[0].speakers == Speakers((), ("ANNA",), None, NOT_APART)
