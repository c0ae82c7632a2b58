"""The same interview under two names: as its file is called, and as a program calls it."""

from pathlib import Path
from typing import Any

import pytest

from qda.project.intake.import_files import keep, read_files

TEXT = "P1: I walked home and it was late.\nP1: Nobody spoke at all.\n"


def from_file(workspace: Any, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with workspace.store.change("Tester") as change:
        keep(change, read_files(workspace, [path]))


def project(programs: Any, *sources: tuple[str, str]) -> str:
    """A project with sources by name and text, each with a coding of its words 4 to 17."""
    inner = "".join(
        programs.text_source(50 + n, text, programs.selection(70 + n, 4, 17, 20), name=name)
        for n, (name, text) in enumerate(sources)
    )
    return str(programs.project(f"{programs.CODES}<Sources>{inner}</Sources>"))


def told(done: Any) -> list[str]:
    signs = ("called", "of another name")
    return [one.item for one in done.remarks.all if any(sign in one.what for sign in signs)]


@pytest.mark.parametrize("name", ["P1.txt", "P1.docx", "p1", "Interviews/P1", r"C:\Interviews\P1.TXT"])
@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\n\n"), TEXT.replace("late", "laet")])
def test_a_source_called_as_its_file_is_the_document_of_that_file(
    name: str, text: str, programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    from_file(workspace, tmp_path / "P1.txt", TEXT)
    done = take(project(programs, (name, text)))
    assert [one.name for one in workspace.store.documents()] == ["P1"]
    assert [(one.anchor.document, one.anchor.quote) for one in workspace.store.codings()] == [
        ("P1", "I walked home")
    ]
    assert told(done) == [f"{name}: P1"]
    assert set(take(project(programs, (name, text))).counts.new.values()) == {0}


def test_a_source_of_that_very_name_comes_before_one_whose_name_is_alike(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    from_file(workspace, tmp_path / "P1.txt", TEXT)
    done = take(project(programs, ("P1.txt", TEXT), ("P1", TEXT)))
    assert sorted(one.name for one in workspace.store.documents()) == ["P1", "P1.txt"]
    assert told(done) == ["P1.txt, with the words of P1"]


def test_other_words_under_a_name_that_is_alike_are_told_with_both_names(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    from_file(workspace, tmp_path / "P1.txt", TEXT)
    done = take(project(programs, ("P1.txt", "Quite another interview, of which nothing is known here.")))
    assert sorted(one.name for one in workspace.store.documents()) == ["P1", "P1.txt"]
    assert told(done) == ["P1.txt, beside P1"]


def test_the_same_words_under_quite_another_name_are_told_with_both_names(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    from_file(workspace, tmp_path / "P1.txt", TEXT)
    done = take(
        project(programs, ("First talk", TEXT.replace("\n", "\n\n")), ("Second talk", "Other words."))
    )
    assert sorted(one.name for one in workspace.store.documents()) == ["First talk", "P1", "Second talk"]
    assert told(done) == ["First talk, with the words of P1"]
