from qda.store.database import Store


def use(store: Store, text: str, title: str = "Study") -> str:
    with store.change("Anna") as change:
        return str(change.use_codebook(title=title, source="codebooks/study.yaml", text=text))


def test_the_codebook_in_use_is_kept_with_its_text(store: Store) -> None:
    assert use(store, "codes: []\n") == "new"
    (used,) = store.codebooks()
    assert (used.title, used.source) == ("Study", "codebooks/study.yaml")
    assert store.text(used.text_hash) == "codes: []\n"
    assert store.events()[-1].payload == {
        "title": "Study",
        "source": "codebooks/study.yaml",
        "text_hash": used.text_hash,
    }


def test_the_same_codebook_again_is_unchanged_and_no_event(store: Store) -> None:
    use(store, "a")
    events = store.events()
    assert use(store, "a") == "unchanged"
    assert store.events() == events


def test_every_state_that_was_used_is_kept_also_one_that_comes_back(store: Store) -> None:
    assert [use(store, text) for text in "aba"] == ["new", "changed", "changed"]
    assert [store.text(used.text_hash) for used in store.codebooks()] == ["a", "b", "a"]
    assert use(store, "a", title="Other") == "changed"
