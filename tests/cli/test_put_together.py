"""How many files the indexed texts come to lie in: few, of one size, and as many for each process."""

from pathlib import Path

import pytest

from qda.model.document import Document
from qda.model.settings import Settings
from qda.project.index import together
from qda.project.index.together import Batch, grouped


def batches(sizes: list[int]) -> list[Batch]:
    return [
        Batch(Path(str(n)), {f"k{n}": Document(f"D{n}", "text", "a" * size, (0, size), "", "")}, Settings())
        for n, size in enumerate(sizes)
    ]


@pytest.mark.parametrize(
    ("sizes", "workers", "expected"),
    [
        ([5] * 20, 2, [5, 5, 5, 5]),  # 100: three files would leave one of two processes with a third
        ([5] * 20, 1, [7, 7, 6]),
        ([5] * 20, 16, [4, 4, 4, 4, 4]),  # sixteen would be small
        ([5] * 8, 2, [4, 4]),
        ([5] * 7, 2, [7]),
        ([5] * 8, 1, [8]),
        ([5] * 9, 1, [5, 4]),
        ([90, 5], 1, [1, 1]),
        ([1], 2, [1]),
        ([0, 0], 2, [2]),
        ([], 2, []),
    ],
)
def test_batches_lie_together_evenly(sizes, workers, expected, monkeypatch) -> None:
    monkeypatch.setattr(together, "TOGETHER", 40)
    asked = batches(sizes)
    groups = grouped(asked, lambda keys: Path("-".join(keys)), workers)
    assert [len(group.batches) for group in groups] == expected
    assert [batch for group in groups for batch in group.batches] == asked
    assert [group.path.name.split("-") for group in groups] == [list(group.documents) for group in groups]
