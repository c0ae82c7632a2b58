from qda.store.database import Store

PEOPLE = {"P10": {"gender": "f", "age": "40-49"}, "P2": {"gender": "m", "age": ""}}


def put(store: Store, people: dict[str, dict[str, str]]) -> str:
    with store.change("Anna") as change:
        return str(change.put_participants(people))


def test_participants_come_back_in_the_order_of_their_file_with_their_attributes(store: Store) -> None:
    assert put(store, PEOPLE) == "new"
    assert store.participants() == PEOPLE
    assert list(store.participants()) == ["P10", "P2"]
    assert list(store.participants()["P10"]) == ["gender", "age"]


def test_the_same_participants_again_are_unchanged_and_no_event(store: Store) -> None:
    put(store, PEOPLE)
    events = store.events()
    assert put(store, PEOPLE) == "unchanged"
    assert store.events() == events


def test_what_changed_and_who_is_gone_is_in_the_event(store: Store) -> None:
    put(store, PEOPLE)
    now = {"P2": {"gender": "m", "age": "30-39"}, "P3": {"gender": "f"}}
    assert put(store, now) == "changed"
    assert store.participants() == now
    assert store.events()[-1].payload == {"changed": now, "removed": ["P10"], "order": ["P2", "P3"]}


def test_another_order_is_a_change(store: Store) -> None:
    put(store, PEOPLE)
    assert put(store, dict(reversed(PEOPLE.items()))) == "changed"
    assert list(store.participants()) == ["P2", "P10"]


def test_an_empty_list_empties_the_list(store: Store) -> None:
    assert put(store, {}) == "unchanged"
    put(store, PEOPLE)
    assert put(store, {}) == "changed"
    assert store.participants() == {}
