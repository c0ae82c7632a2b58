import os
import subprocess
import sys
from pathlib import Path

import pytest

from qda.errors import ProjectError
from qda.files.atomic import is_draft, replacing, write_text


def test_a_text_is_written_as_utf8_with_lf(tmp_path: Path) -> None:
    write_text(tmp_path / "new" / "a.txt", "ü\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"\xc3\xbc\n"


def test_a_block_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(UnicodeEncodeError), replacing(tmp_path / "a.txt") as draft:
        draft.write_text("half of the n\ud800", encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_ctrl_c_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "a.txt"):
        raise KeyboardInterrupt
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_text(pipe, "new")
        assert reader.communicate(timeout=30)[0] == b"new"
    assert pipe.is_fifo()


def test_the_draft_has_the_suffix_of_the_file_because_some_writers_look_at_it(tmp_path: Path) -> None:
    with replacing(tmp_path / "book.xlsx") as draft:
        assert (draft.suffix, draft.parent) == (".xlsx", tmp_path)


def test_a_folder_that_cannot_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProjectError, match="cannot be written"):
        write_text(tmp_path / "file" / "a.txt", "x")


def test_a_folder_in_the_place_of_the_file_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(ProjectError, match="cannot be written") as error:
        write_text(tmp_path / "a.txt", "x")
    assert "Close the file" in error.value.remedy
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_draft_that_a_killed_process_left_goes_and_one_in_use_or_of_people_stays(tmp_path: Path) -> None:
    killed = (
        "import os, sys; from pathlib import Path; from qda.files.atomic import replacing\n"
        "with replacing(Path(sys.argv[1])) as draft: os._exit(9)"
    )
    (tmp_path / ".themes-2026abcd.yaml").write_text("a person's")
    with replacing(tmp_path / "other.yaml") as used:
        subprocess.run([sys.executable, "-c", killed, str(tmp_path / "themes.yaml")], check=False)
        (left,) = set(tmp_path.glob(".*.draft-*")) - {used}
        write_once = f"from qda.files.atomic import write_text; from pathlib import Path\n\
write_text(Path({str(tmp_path / 'new.txt')!r}), 'new')"
        subprocess.run([sys.executable, "-c", write_once], check=True)
        assert is_draft(left)
        assert [left.exists(), used.exists()] == [False, True]
    assert {one.name for one in tmp_path.iterdir()} == {".themes-2026abcd.yaml", "other.yaml", "new.txt"}
