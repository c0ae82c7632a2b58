"""Columns on the disk: where NumPy can use them as they lie, and without a file staying open for each."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from qda.errors import ProjectError
from qda.files import columns
from qda.files.columns import Columns

MANY = 1 << 18


def kept(path, **made) -> Columns:
    columns.write(path, {}, made)
    return columns.read(path).columns


@pytest.mark.parametrize("rows", [3, MANY])
def test_columns_lie_where_numbers_of_their_size_do(tmp_path, rows) -> None:
    made = {f"of_{kind}": np.arange(rows).astype(kind) for kind in ("u1", "i2", "u4", "i8", "f8")}
    read = kept(tmp_path / "file", **made)
    for name, column in read.items():
        assert (column == made[name]).all()
        assert column.ctypes.data % column.itemsize == 0, name


def test_a_file_stays_open_only_where_it_is_large(tmp_path) -> None:
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("needs a list of open files")
    before = len(os.listdir("/proc/self/fd"))
    held = [kept(tmp_path / f"{number}", one=np.arange(1000)) for number in range(50)]
    assert len(os.listdir("/proc/self/fd")) == before
    held.append(kept(tmp_path / "large", one=np.arange(MANY)))
    assert len(os.listdir("/proc/self/fd")) > before


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size")
def test_what_cannot_be_written_is_named_and_leaves_nothing(tmp_path) -> None:
    import resource

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, usual[1]))
    try:
        with pytest.raises(OSError, match="large") as told:
            kept(tmp_path / "large", one=np.arange(MANY))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert told.value.filename == str(tmp_path / "large")
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_place_of_a_folder_is_named_with_what_to_do(tmp_path) -> None:
    (tmp_path / "index").write_text("", encoding="utf-8")
    for path in (tmp_path / "index/file", tmp_path / "index/more/file"):
        with pytest.raises(ProjectError, match=r"index: is a file, where a folder .*\n  Delete it"):
            kept(path, one=np.arange(3))


def test_two_that_write_one_file_at_once_do_not_write_to_one_draft(tmp_path) -> None:
    # processes of two machines may have one number; so have two threads
    path, made = tmp_path / "a", {"n": np.arange(200_000)}
    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(columns.write, path, {}, made) for _ in range(80)]:
            done.result()
    assert [one.name for one in tmp_path.iterdir()] == ["a"]
    assert columns.read(path) is not None
