import hashlib
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model.coding import Coding
from qda.model.decision import Decision, Memo, Verdict
from qda.model.document import Document
from qda.model.plain import plain
from qda.store.database import Store
from qda.store.payloads import CoderAdded, ProjectCreated

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_events_are_numbered_dated_and_chained_by_their_hashes(store: Store) -> None:
    with store.change("Anna") as change:
        change.append(ProjectCreated("Study"))
    with store.change("Ben") as change:
        change.write_memo(Memo("code", "c", "x", "Ben", change.at))
    events = store.events()
    assert [(event.number, event.actor, event.type) for event in events] == [
        (1, "Anna", "ProjectCreated"),
        (2, "Ben", "CoderAdded"),
        (3, "Ben", "MemoWritten"),
    ]
    assert [event.at for event in events] == ["2026-03-01T12:00:01Z", *["2026-03-01T12:00:02Z"] * 2]
    assert [event.previous for event in events] == ["", events[0].hash, events[1].hash]


def test_the_hash_is_over_everything_an_event_says_in_canonical_json(store: Store) -> None:
    with store.change("Anna") as change:
        change.append(ProjectCreated("Ünï"))
    (event,) = store.events()
    said = '[1,"2026-03-01T12:00:01Z","Anna","ProjectCreated",{"title":"Ünï"},""]'
    assert event.hash == f"sha256:{hashlib.sha256(said.encode()).hexdigest()}"


def test_a_change_sees_what_it_has_done_and_others_see_it_afterwards(store: Store) -> None:
    with store.change("Anna") as change:
        change.append(ProjectCreated("Study"))
        assert len(change.events()) == 1
        assert store.events() == ()
    assert len(store.events()) == 1


def test_every_verb_that_alters_rows_is_an_event(
    store: Store, document: Document, changed_text: Document, make_coding: Callable[..., Coding]
) -> None:
    with store.change("Anna") as change:
        change.append(ProjectCreated("Study"))
        change.put_participants({"P5": {}})
        change.use_codebook(title="t", source="s", text="x")
        change.put_document(document)
        change.add_coding(make_coding())
        decision = Decision(make_coding(), Verdict.ACCEPT, "Anna", change.at)
        change.decide(decision)
        change.put_document(changed_text)
        change.anchor_coding(make_coding(), make_coding(), "lost")
        change.anchor_decision(decision, decision, "lost")
        change.write_memo(Memo("code", "c", "x", "Anna", change.at))
        change.remove_document("P5")
    assert [event.type for event in store.events()] == [
        "ProjectCreated",
        "ParticipantsRead",
        "CodebookUsed",
        "DocumentImported",
        "CoderAdded",
        "CodingAdded",
        "CodingDecided",
        "DocumentChanged",
        "CodingAnchored",
        "DecisionAnchored",
        "MemoWritten",
        "DocumentRemoved",
    ]


def test_no_event_repeats_the_text_of_a_document(store: Store, document: Document) -> None:
    with store.change("Anna") as change:
        change.put_document(document)
    assert "never accepted" not in json.dumps(store.events()[0].payload)


@given(PLAIN)
def test_plain_data_stays_what_it_is(value: object) -> None:
    assert plain(value) == value


def test_a_frozen_value_becomes_a_mapping_and_anything_else_is_refused() -> None:
    assert plain((CoderAdded("Anna"), Verdict.ACCEPT)) == [{"coder": "Anna"}, "accept"]
    with pytest.raises(TypeError, match="set is not plain data"):
        plain({1, 2})
