from collections.abc import Callable
from pathlib import Path

import pytest

from qda.errors import InputError, Problems
from qda.ingest.folder import find, read_folder

Write = Callable[[str, str | bytes], Path]


def test_files_come_in_sorted_order_from_all_folders_below(write: Write, tmp_path: Path) -> None:
    for name in ["b/P2.md", "b/P1.txt", "a.txt", "b/c/P3.TXT"]:
        write(name, "X")
    found = find(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "a.txt",
        "b/P1.txt",
        "b/P2.md",
        "b/c/P3.TXT",
    ]
    assert found.skipped == ()


def test_what_is_not_read_is_listed_with_its_reason(write: Write, tmp_path: Path) -> None:
    for name in ["P1.txt", ".P2.txt", ".git/P3.txt", "P4.docx", "notes"]:
        write(name, "X")
    (tmp_path / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    skipped = {Path(notice.where).name: notice.what for notice in find(tmp_path).skipped}
    assert skipped == {
        ".P2.txt": "hidden file",
        ".git": "hidden folder",
        "P4.docx": "not one of .md, .txt",
        "notes": "not one of .md, .txt",
        "elsewhere": "link to a folder",
    }
    assert [path.name for path in find(tmp_path).files] == ["P1.txt"]


def test_a_folder_gives_its_documents_in_the_order_of_the_files(write: Write, tmp_path: Path) -> None:
    write("interviews/P1.txt", "One.")
    write("literature/dogra2017.md", "Two.")
    write("participants.csv", "participant\nP1\n")
    reading = read_folder(tmp_path, root=tmp_path)
    assert [(document.name, document.kind) for document in reading.documents] == [
        ("P1", "interview"),
        ("dogra2017", "literature"),
    ]
    assert [Path(notice.where).name for notice in reading.skipped] == ["participants.csv"]


def test_two_files_with_one_document_name_are_an_error_that_names_both(write: Write, tmp_path: Path) -> None:
    write("a/P1.txt", "One.")
    write("b/other.md", "---\ndocument: P1\n---\nTwo.")
    with pytest.raises(InputError, match="the name 'P1' is already that of") as error:
        read_folder(tmp_path, root=tmp_path)
    assert str(tmp_path / "a" / "P1.txt") in str(error.value)
    assert str(tmp_path / "b" / "other.md") in str(error.value)


def test_all_files_that_cannot_be_read_are_named_at_once(write: Write, tmp_path: Path) -> None:
    write("P1.txt", "")
    write("P2.txt", b"\xff")
    write("P3.txt", "Good.")
    with pytest.raises(Problems) as problems:
        read_folder(tmp_path, root=tmp_path)
    assert [Path(str(error.place.file)).name for error in problems.value.errors if error.place] == [
        "P1.txt",
        "P2.txt",
    ]


def test_an_encoding_is_for_every_file(write: Write, tmp_path: Path) -> None:
    write("P1.txt", b"caf\xe9")
    assert read_folder(tmp_path, root=tmp_path, encoding="cp1252").documents[0].text == "café"


def test_a_missing_folder_is_an_error_and_an_empty_one_is_not(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such folder"):
        find(tmp_path / "none")
    assert read_folder(tmp_path, root=tmp_path).documents == ()
