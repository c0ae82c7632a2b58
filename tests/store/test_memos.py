import pytest

from qda.errors import UsageError
from qda.model.decision import Memo
from qda.store.database import Store

AT = "2026-03-01T12:00:00Z"
FIRST = Memo("code", "durand_line", "Only disputes.\n\nNot the place.", "Anna", AT)
SECOND = Memo("document", "P5", "Tired at the end.", "Ben", AT)


@pytest.fixture(autouse=True)
def _written(store: Store) -> None:
    with store.change("Anna") as change:
        change.write_memo(FIRST)
        change.write_memo(SECOND)
        change.write_memo(FIRST)


def test_memos_come_back_in_the_order_in_which_they_were_written(store: Store) -> None:
    assert store.memos() == (FIRST, SECOND, FIRST)
    assert [coder.name for coder in store.coders()] == ["Anna", "Ben"]


def test_memos_can_be_narrowed(store: Store) -> None:
    assert store.memos(about="document") == (SECOND,)
    assert store.memos(about="code", target="durand_line") == (FIRST, FIRST)
    assert store.memos(about="code", target="P5") == ()
    assert store.memos(target="P5") == (SECOND,)


def test_each_memo_is_an_event_that_holds_it(store: Store) -> None:
    said = [event.payload["memo"] for event in store.events() if event.type == "MemoWritten"]
    assert [memo["text"] for memo in said] == [FIRST.text, SECOND.text, FIRST.text]


@pytest.mark.parametrize(
    ("memo", "message"),
    [
        (Memo("docment", "P5", "x", "Anna", AT), "a memo cannot be about a 'docment'"),
        (Memo("document", "P5", " \n", "Anna", AT), "the memo is empty"),
        (Memo("document", "P5", "x", "", AT), "is not a coder's name"),
    ],
)
def test_a_memo_that_says_nothing_or_is_about_nothing_is_refused(
    store: Store, memo: Memo, message: str
) -> None:
    with store.change("Anna") as change, pytest.raises(UsageError, match=message):
        change.write_memo(memo)
    assert len(store.memos()) == 3
