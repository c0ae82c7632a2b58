"""Packed JSON Lines, of one stream or many: read to the last line, or an error."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest

from qda.errors import ShardError
from qda.interchange.shards import ShardColumns, rows

LINES = b"".join(b'{"id": %d, "text": "It is a long way."}\n' % number for number in range(5_000))
PACK: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": lambda data: pyarrow.Codec("zstd").compress(data, asbytes=True),
}


def ids(path: Path, packed: bytes) -> list[str]:
    path.write_bytes(packed)
    return [row.id for row in rows(str(path), ShardColumns())]


@pytest.mark.parametrize("ending", PACK)
def test_all_streams_are_read(tmp_path: Path, ending: str) -> None:
    every = [str(number) for number in range(5_000)]
    path, pack = tmp_path / f"a.jsonl.{ending}", PACK[ending]
    assert ids(path, pack(LINES)) == every
    assert ids(path, pack(LINES[:1_000]) + pack(b"") + pack(LINES[1_000:])) == every


def test_zeros_between_streams_of_xz_are_nothing(tmp_path: Path) -> None:
    packed = lzma.compress(LINES[:1_000]) + bytes(8) + lzma.compress(LINES[1_000:]) + bytes(4)
    assert len(ids(tmp_path / "a.jsonl.xz", packed)) == 5_000


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize("fault", ["cut off", "damaged stream", "something else behind", "not packed"])
def test_what_is_cut_off_or_damaged_is_no_end(tmp_path: Path, ending: str, fault: str) -> None:
    pack = PACK[ending]
    first, second = pack(LINES[:1_000]), pack(LINES[1_000:])
    packed = {
        "cut off": first + second[:-9],
        "damaged stream": first + b"?" + second[1:],
        "something else behind": first + b"and so on",
        "not packed": LINES,
    }
    with pytest.raises(ShardError, match="cannot be read"):
        ids(tmp_path / f"a.jsonl.{ending}", packed[fault])


@pytest.mark.parametrize("ending", ["bz2", "xz"])
def test_a_file_of_no_bytes_is_no_packed_one(tmp_path: Path, ending: str) -> None:
    with pytest.raises(ShardError, match="ends before it is whole"):
        ids(tmp_path / f"a.jsonl.{ending}", b"")
