"""What was made here and comes back from another program with our GUIDs, and otherwise than it left."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from qda.model.decision import Memo
from tests.interchange.refi.exported import coding, document, selected, tree

TEXT = "Anna sold the bicycle. Then she walked home.\n"


def edited(path: Path, *changes: tuple[str, str]) -> Path:
    """The project of another program, which has ours and changed its XML."""
    made = path.with_name(f"edited {path.name}")
    with ZipFile(path) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "project.qde":
                for before, after in changes:
                    assert before.encode() in content
                    content = content.replace(before.encode(), after.encode())
            new.writestr(name, content)
    return made


def guids(path: Path) -> Counter[str]:
    made = tree(path).iter("{*}Note", "{*}Coding", "{*}PlainTextSelection")
    return Counter(one.get("guid") for one in made)


@pytest.mark.parametrize(
    ("changes", "came"),
    [
        ((('startPosition="5" endPosition="21"', 'startPosition="28" endPosition="43"'),), "she walked home"),
        ((('<CodeRef targetGUID="{loss}"/>', '<CodeRef targetGUID="{way}"/>'),), "sold the bicycle"),
    ],
)
def test_a_passage_of_ours_that_was_changed_over_there_goes_out_beside_the_one_of_before(
    changes: Any, came: str, workspace: Any, take: Any, give: Any
) -> None:
    one = document("P1", TEXT)
    loss = coding(one, "sold the bicycle", "loss")
    with workspace.store.change("Ada") as change:
        change.put_document(one)
        change.add_coding(loss)
        change.add_coding(coding(one, "home", "way"))
        change.write_memo(Memo("coding", loss.id, "A hard day", "Ada", "2026-02-03T04:05:06Z", loss))
    first = give("first.qdpx")
    codes = dict(zip(("loss", "way"), (one.get("guid") for one in tree(first).iter("{*}Code")), strict=True))
    take(edited(first, *((a.format(**codes), b.format(**codes)) for a, b in changes)))
    workspace.store._clock = lambda: datetime(2026, 3, 2, 12, tzinfo=UTC)
    second = give("second.qdpx")
    code = "loss" if "Position" in changes[0][0] else "way"
    assert sorted(selected(second)) == sorted(
        [("P1", "sold the bicycle", "loss"), ("P1", "home", "way"), ("P1", came, code)]
    )
    assert set(guids(second).values()) == {1}
    assert guids(first).keys() < guids(second).keys()
    memos = workspace.store.memos()
    assert {(memo.about, memo.text) for memo in memos} == {("coding", "A hard day")}
    assert set(take(second).counts.new.values()) == {0}
    assert workspace.store.memos() == memos
    assert guids(give("third.qdpx")) == guids(second)


def test_what_was_renamed_over_there_is_what_left_and_goes_out_under_its_name_here(
    workspace: Any, take: Any, give: Any
) -> None:
    one = document("P1", TEXT, participant="Anna")
    with workspace.store.change("Ada") as change:
        change.put_document(one)
        change.add_coding(coding(one, "sold the bicycle", "loss"))
        change.write_memo(Memo("document", "P1", "To ask again", "Ada", "2026-02-03T04:05:06Z", None))
    (workspace.folder / "participants.csv").write_text("participant,age\nAnna,40\n", encoding="utf-8")
    with workspace.store.change("Ada") as change:
        change.put_participants({"Anna": {"age": "40"}})
    first = give("first.qdpx")
    names = (("Ada", "Ada L."), ("Anna", "Anna K."), ("age", "Age"), ("P1", "Bicycles"))
    done = take(edited(first, *((f'name="{here}"', f'name="{there}"') for here, there in names)))
    told = " ".join(f"{one.what} {one.item}" for one in done.remarks.all)
    assert all(there in told for _, there in names)
    new = {str(subject): count for subject, count in done.counts.new.items()}
    assert new == {"sources": 0, "codes": 1, "codings": 0, "memos": 0}  # it was in no codebook here
    assert [one.coder for one in workspace.store.codings()] == ["Ada"]
    assert [one.name for one in workspace.store.documents()] == ["P1"]
    people = (workspace.folder / "participants.csv").read_text(encoding="utf-8")
    assert people == "participant,age\nAnna,40\n"
    second = give("second.qdpx")
    for kind in ("User", "Case", "Variable", "TextSource"):
        said = [
            [one.get(key) for one in tree(path).iter(f"{{*}}{kind}") for key in ("guid", "name")]
            for path in (first, second)
        ]
        assert said[0] == said[1]
