"""Who withdrew stays out of what comes in again: what was noted on them, too, and it is said."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from qda.project.confidential.withdraw import withdraw
from qda.project.confidential.withdrawal import plan
from qda.project.exchange.import_project import import_project

ALONE = "We left at night.\n"
SHARED = (
    "ANNA: I lost my brother there. It was cold.\n\nBEN: The road was long and quiet.\n\n"
    "ANNA: We had bread.\n\nBEN: And some water too.\n"
)


@pytest.fixture
def noted(programs: Any, tmp_path: Path) -> Path:
    """Notes on a source of Anna's, on a coding and a passage of hers, on her case, and on Ben's."""
    g = programs.guid

    def on(number: int) -> str:
        return f'<NoteRef targetGUID="{g(number)}"/>'

    def at(number: int, words: str, code: int | None, note: int) -> str:
        start = SHARED.index(words)
        return str(programs.selection(number, start, start + len(words), code, on(note)))

    shared = (
        at(60, "lost my brother", 20, 83)
        + at(61, "It was cold", None, 84)
        + at(62, "The road", 20, 85)
        + at(63, "long and quiet", None, 86)
    )
    sources = (
        programs.text_source(50, ALONE, programs.selection(64, 0, 7, 20, on(82)) + on(81), name="Anna")
        + programs.text_source(51, SHARED, shared, name="Both")
        + f'<PictureSource guid="{g(52)}" name="Photo" path="internal://x.png">{on(87)}</PictureSource>'
    )
    cases = (
        f'<Case guid="{g(40)}" name="ANNA"><Description>Tired</Description>'
        f'<SourceRef targetGUID="{g(50)}"/><SourceRef targetGUID="{g(52)}"/></Case>'
        f'<Case guid="{g(41)}" name="BEN"/>'
    )
    notes = "".join(
        f'<Note guid="{g(number)}" name="N{number}">'
        f"<PlainTextContent>words {number}</PlainTextContent></Note>"
        for number in range(81, 89)
    )
    xml = programs.project(
        f"{programs.CODES}<Cases>{cases}</Cases><Sources>{sources}</Sources><Notes>{notes}</Notes>"
        f'<Sets><Set guid="{g(90)}" name="Hot"><MemberSource targetGUID="{g(50)}"/></Set></Sets>'
    )
    return Path(programs.pack(tmp_path / "noted.qdpx", xml, {"sources/x.png": b"PNG"}))


def numbers(workspace: Any) -> set[str]:
    """The numbers of the notes whose words stand in the database."""
    with sqlite3.connect(workspace.store.path) as database:
        return {text.rpartition("words ")[2] for (text,) in database.execute("select text from memos")}


def test_no_note_on_who_withdrew_comes_back_as_the_studys(noted: Path, workspace: Any) -> None:
    import_project(workspace, noted, "Tester")
    assert numbers(workspace) == {str(number) for number in range(81, 89)}
    withdraw(workspace, plan(workspace, "ANNA"), "Tester")
    before = numbers(workspace)
    assert not before & {"81", "82", "83"}
    done = import_project(workspace, noted, "Tester")
    assert done.counts.unexplained(done.remarks) == {}
    assert numbers(workspace) == before
    what = "a note on what a participant who withdrew said, or on them"
    assert {one.item for one in done.remarks.all if one.what == what} == {"N81", "N82", "N83", "N84", "N87"}


def test_a_project_without_a_withdrawal_before_takes_only_the_notes_on_others(
    noted: Path, programs: Any, workspace: Any, tmp_path: Path
) -> None:
    first = programs.project(
        f'<Cases><Case guid="{programs.guid(40)}" name="ANNA"><SourceRef targetGUID="{programs.guid(50)}"/>'
        f"</Case></Cases><Sources>{programs.text_source(50, ALONE, name='Anna')}</Sources>"
    )
    import_project(workspace, programs.pack(tmp_path / "first.qdpx", first), "Tester")
    withdraw(workspace, plan(workspace, "ANNA"), "Tester")
    import_project(workspace, noted, "Tester")
    assert numbers(workspace) == {"85", "86", "88"}
    with sqlite3.connect(workspace.store.path) as database:
        assert "It was cold" not in "\n".join(database.iterdump())


def test_nothing_is_called_kept_where_nothing_is_kept(noted: Path, workspace: Any) -> None:
    first = import_project(workspace, noted, "Tester")
    assert {one.item for one in first.remarks.all if one.fate == "kept"} >= {"Hot", "ANNA", "Photo"}
    assert first.participants == 2
    withdraw(workspace, plan(workspace, "ANNA"), "Tester")
    done = import_project(workspace, noted, "Tester")
    assert not [one for one in done.remarks.all if one.fate == "kept"]
    assert {one.item for one in done.remarks.all if one.fate == "skipped"} >= {"Hot", "ANNA", "Photo"}
    assert done.participants == 1
