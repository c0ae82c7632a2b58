"""Columns on the disk: where NumPy can use them as they lie, and without a file staying open for each."""

import os

import numpy as np
import pytest

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
