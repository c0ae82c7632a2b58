"""An outcome that is lost with its worker before anybody looked at it is waited for again."""

from types import SimpleNamespace

import pytest

from qda.project.corpus import cluster


class Ready:
    """Tasks of which each state is seen once: the last of its states is how it ends."""

    def __init__(self, futures: list) -> None:
        self.waiting = list(futures)

    def is_empty(self) -> bool:
        return not self.waiting

    def next_batch(self, *, block: bool) -> list:
        assert not block
        batch, self.waiting = self.waiting, []
        for one in batch:
            one.status = one.states.pop(0)
        return batch

    def add(self, future) -> None:
        self.waiting.append(future)


def test_a_lost_outcome_is_not_taken_for_a_cancelled_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_distributed", lambda: SimpleNamespace(as_completed=Ready))
    states = {
        "a": ["finished"],
        "b": ["lost", "pending", "finished"],
        "c": ["lost", "error"],
        "d": ["cancelled"],
    }
    futures = [SimpleNamespace(key=key, states=list(own)) for key, own in states.items()]
    client = SimpleNamespace(status="running", nthreads=dict)
    ended = [(future.key, status) for future, status in cluster._ended(client, futures)]
    assert sorted(ended) == [("a", "finished"), ("b", "finished"), ("c", "error"), ("d", "cancelled")]
