from collections.abc import Callable
from dataclasses import replace

import pytest

from qda.errors import StoreError, UsageError
from qda.model.coding import Anchor, Assertion, Coding, Status
from qda.model.document import Document
from qda.store.database import Store

Make = Callable[..., Coding]


@pytest.fixture(autouse=True)
def _with_document(store: Store, document: Document) -> None:
    with store.change("Anna") as change:
        change.put_document(document)


def test_a_coding_comes_back_as_it_was_put_in(store: Store, make_coding: Make) -> None:
    full = replace(
        make_coding(),
        assertion=Assertion.HEDGED,
        rule="r/1; r/2",
        cue="maybe",
        score=2.0,
        status=Status.PROPOSED,
    )
    with store.change("Anna") as change:
        assert change.add_coding(full) == "new"
        assert change.add_coding(make_coding("never accepted")) == "new"
    assert store.codings() == (full, make_coding("never accepted"))


def test_codings_come_by_document_and_place(store: Store, document: Document, make_coding: Make) -> None:
    other = replace(document, name="P10")
    late, early = make_coding("open"), make_coding("then?")
    with store.change("Anna") as change:
        change.put_document(other)
        for coding in (late, make_coding("then?", of=other), early, make_coding("then?", code="a_code")):
            change.add_coding(coding)
    assert [(one.anchor.document, one.anchor.start, one.code) for one in store.codings()] == [
        ("P10", early.anchor.start, "durand_line"),
        ("P5", early.anchor.start, "a_code"),
        ("P5", early.anchor.start, "durand_line"),
        ("P5", late.anchor.start, "durand_line"),
    ]


def test_the_same_coding_again_is_unchanged_and_no_event(store: Store, make_coding: Make) -> None:
    with store.change("Anna") as change:
        change.add_coding(make_coding())
    before = store.events()
    with store.change("Anna") as change:
        assert change.add_coding(replace(make_coding(), at="2026-04-01T00:00:00Z")) == "unchanged"
    assert (store.codings(), store.events()) == ((make_coding(),), before)


def test_two_coders_may_put_one_passage_under_one_code(store: Store, make_coding: Make) -> None:
    with store.change("Anna") as change:
        change.add_coding(make_coding(coder="Anna"))
        change.add_coding(make_coding(coder="Ben"))
    assert [one.coder for one in store.codings()] == ["Anna", "Ben"]
    assert [coder.name for coder in store.coders()] == ["Anna", "Ben"]


def test_one_coder_cannot_put_one_passage_under_one_code_in_two_ways(store: Store, make_coding: Make) -> None:
    with store.change("Anna") as change:
        change.add_coding(make_coding())
        with pytest.raises(UsageError, match="Anna has already put this passage of P5 under 'durand_line'"):
            change.add_coding(replace(make_coding(), assertion=Assertion.NEGATED))
    assert store.codings() == (make_coding(),)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"quote": "the border"}, "the quotation does not stand at 19-29 of 'P5'"),
        ({"start": 20, "end": 30}, "the quotation does not stand at 20-30 of 'P5'"),
        ({"start": 500, "end": 510, "quote": ""}, "the quotation does not stand at 500-510 of 'P5'"),
        ({"text_hash": "sha256:0"}, "document 'P5' never had the text sha256:0"),
        ({"document": "P6"}, "document 'P6' never had the text"),
    ],
)
def test_a_quotation_that_does_not_stand_where_it_says_is_refused(
    store: Store, make_coding: Make, wrong: dict[str, object], message: str
) -> None:
    coding = make_coding()
    false = replace(coding, anchor=replace(coding.anchor, **wrong))
    with store.change("Anna") as change, pytest.raises(StoreError, match=message):
        change.add_coding(false)
    assert store.codings() == ()


def moved(coding: Coding, text: Document) -> Coding:
    start = text.text.index(coding.anchor.quote)
    end = start + len(coding.anchor.quote)
    return replace(coding, anchor=Anchor("P5", text.text_hash, start, end, coding.anchor.quote))


def test_a_coding_moves_with_its_document_and_keeps_its_id_and_its_past(
    store: Store, make_coding: Make, changed_text: Document
) -> None:
    before = make_coding()
    after = moved(before, changed_text)
    with store.change("Anna") as change:
        change.add_coding(before)
        change.put_document(changed_text)
        change.anchor_coding(before, after, "moved")
    assert store.codings() == (after,)
    payload = store.events()[-1].payload
    assert (payload["id"], payload["coder"], payload["fate"]) == (before.id, "Anna", "moved")
    assert (payload["before"]["start"], payload["after"]["start"]) == (19, 35)


def test_a_coding_whose_words_are_lost_stays_with_the_old_text(
    store: Store, make_coding: Make, changed_text: Document
) -> None:
    before = make_coding()
    with store.change("Anna") as change:
        change.add_coding(before)
        change.put_document(changed_text)
        change.anchor_coding(before, replace(before, status=Status.STALE), "lost")
    (stale,) = store.codings()
    assert (stale.status, stale.anchor) == (Status.STALE, before.anchor)
    assert stale.anchor.span.of(store.text(stale.anchor.text_hash)) == stale.anchor.quote
    assert (store.events()[-1].payload["status_before"], store.events()[-1].payload["status"]) == (
        "accepted",
        "stale",
    )


def test_a_coding_moves_only_to_where_its_words_stand(
    store: Store, make_coding: Make, changed_text: Document
) -> None:
    before = make_coding()
    false = replace(before, anchor=replace(before.anchor, text_hash=changed_text.text_hash))
    with store.change("Anna") as change:
        change.add_coding(before)
        change.put_document(changed_text)
        with pytest.raises(StoreError, match="the quotation does not stand at 19-29"):
            change.anchor_coding(before, false, "unchanged")
    assert store.codings() == (before,)


def test_anchoring_makes_no_other_coding_and_needs_one_that_is_there(store: Store, make_coding: Make) -> None:
    coding = make_coding()
    with store.change("Anna") as change:
        with pytest.raises(ValueError, match="does not make another one of it"):
            change.anchor_coding(coding, replace(coding, code="other"), "unchanged")
        with pytest.raises(UsageError, match=f"there is no coding {coding.id} by Anna"):
            change.anchor_coding(coding, coding, "unchanged")


def test_moving_a_coding_undoes_no_correction_that_was_made_since_it_was_read(
    store: Store, make_coding: Make, changed_text: Document
) -> None:
    read = make_coding()
    with store.change("Anna") as change:
        change.add_coding(read)
        change.put_document(changed_text)
        corrected = change.correct_coding(read, Assertion.NEGATED)
    with pytest.raises(StoreError, match="changed by somebody else"), store.change("Anna") as change:
        change.anchor_coding(read, moved(read, changed_text), "chosen")
    assert store.codings() == (corrected,)


@pytest.mark.parametrize("name", ["", "  ", " Anna", "An\nna"])
def test_a_coder_needs_a_name(store: Store, make_coding: Make, name: str) -> None:
    with store.change("Anna") as change, pytest.raises(UsageError, match="is not a coder's name"):
        change.add_coding(replace(make_coding(), coder=name))
