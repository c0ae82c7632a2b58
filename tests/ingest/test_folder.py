from collections.abc import Callable
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest.folder import find

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
    for name in [
        "P1.txt",
        ".P2.txt",
        ".git/P3.txt",
        "P4.xyz",
        "notes",
        "~$P1.txt",
        "Thumbs.db",
        "desktop.ini",
        "Icon\r",
        ".P5.txt.icloud",
    ]:
        write(name, "X")
    (tmp_path / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    skipped = {Path(notice.where).name: notice.what for notice in find(tmp_path).skipped}
    assert skipped == {
        ".P2.txt": "hidden file",
        "~$P1.txt": "hidden file",
        ".git": "hidden folder",
        "Thumbs.db": "hidden file",
        "desktop.ini": "hidden file",
        "Icon\r": "hidden file",
        ".P5.txt.icloud": "it is in iCloud only, and not on this machine",
        "P4.xyz": "not a format that qda reads",
        "notes": "not a format that qda reads",
        "elsewhere": "link to a folder",
    }
    assert [path.name for path in find(tmp_path).files] == ["P1.txt"]


def test_a_missing_folder_is_an_error_and_an_empty_one_is_not(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such folder"):
        find(tmp_path / "none")
    assert find(tmp_path).files == ()
