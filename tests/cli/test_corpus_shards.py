"""What a shard of `qda corpus` may hold, where it may lie, and how much of it is in memory."""

import os
import subprocess
import sys

import pyarrow
import pyarrow.parquet
import pytest

from tests.cli.corpus_texts import CODEBOOK, code, codings, write_shard


def test_a_text_begins_behind_its_byte_order_mark_and_an_id_is_as_it_is_written(tmp_path, run) -> None:
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    texts = [{"id": " 7", "text": "\ufeffLong way there."}, {"id": "7", "text": "A long way."}]
    write_shard(tmp_path / "texts/a.jsonl", texts)
    assert code(run, tmp_path).code == 0
    found = [(one["document"], one["start"], one["quote"]) for one in codings(tmp_path / "coded")]
    assert found == [(" 7", 0, "Long way"), ("7", 2, "long way")]


@pytest.mark.skipif(not hasattr(pyarrow, "uuid"), reason="this pyarrow has no such type")
def test_ids_of_the_type_uuid_are_read_as_they_are_written(tmp_path, run) -> None:
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    ids = pyarrow.array([bytes(range(16))], pyarrow.uuid())
    shard = pyarrow.table({"id": ids, "text": ["A long way."]})
    pyarrow.parquet.write_table(shard, tmp_path / "texts/a.parquet")
    done = code(run, tmp_path)
    assert done.code == 0, done.err
    assert [one["document"] for one in codings(tmp_path / "coded")] == [
        "00010203-0405-0607-0809-0a0b0c0d0e0f"
    ]


def test_columns_of_one_name_and_truth_values_for_ids_are_refused(tmp_path, run) -> None:
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    twice = pyarrow.table([["a"], ["x"], ["y"]], names=["id", "text", "text"])
    pyarrow.parquet.write_table(twice, tmp_path / "texts/a.parquet")
    (tmp_path / "texts/b.jsonl").write_text('{"id": true, "text": "x"}\n', encoding="utf-8")
    done = code(run, tmp_path)
    assert done.code == 2
    assert "the shard has 2 columns 'text'" in done.err
    assert "'id' holds bool, which is no name" in done.err


def test_a_damaged_text_of_a_parquet_file_is_told_by_its_row(tmp_path, run) -> None:
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    texts = pyarrow.array([b"A long way.", b"A long \x8e way."]).cast(pyarrow.large_binary())
    damaged = pyarrow.Array.from_buffers(pyarrow.large_string(), 2, texts.buffers())
    shard = pyarrow.table({"id": ["a", "b"], "text": damaged})
    pyarrow.parquet.write_table(shard, tmp_path / "texts/a.parquet")
    done = code(run, tmp_path)
    assert done.code == 2
    assert "texts/a.parquet: row 2: 'text' holds byte 0x8e, which is not UTF-8" in done.err


def test_a_page_that_was_changed_is_told_where_the_file_has_sums_of_its_pages(tmp_path, run) -> None:
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    shard, path = pyarrow.table({"id": ["a"], "text": ["A long way."]}), tmp_path / "texts/a.parquet"
    pyarrow.parquet.write_table(
        shard,
        path,
        compression="none",
        use_dictionary=False,
        write_statistics=False,
        write_page_checksum=True,
    )
    whole = path.read_bytes()
    assert whole.count(b"A long way.") == 1
    path.write_bytes(whole.replace(b"A long way.", b"A lung way."))
    done = code(run, tmp_path)
    assert done.code == 2, done.err
    assert "texts/a.parquet: the shard cannot be read" in done.err


def test_shards_without_documents_are_told(shards, run) -> None:
    (shards / "texts/e.jsonl").write_bytes(b"")
    (shards / "texts/f.jsonl.gz").write_bytes(b"")
    done = code(run, shards)
    assert done.code == 0, done.err
    assert "note: no document in 2 shards: " in done.err
    assert "e.jsonl, " in done.err


def test_any_address_that_fsspec_knows_is_read(shards, run) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/texts/s0.parquet", (shards / "texts/s0.parquet").read_bytes())
    options = ("--codebook", "book.yaml", "--jobs", "1")
    done = run(shards, "corpus", "memory://texts/*.parquet", "-o", "far", *options)
    assert done.code == 0, done.err
    run(shards, "corpus", "texts/s0.parquet", "-o", "near", *options)
    near, far = codings(shards / "near"), codings(shards / "far")
    assert {one.pop("shard") for one in far} == {"memory://texts/s0.parquet"}
    assert all(one.pop("shard") for one in near)
    assert near == far


READ = """
import sys
import pyarrow
from qda.interchange.shards import ShardColumns, rows
import resource
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
size = sum(len(row.text) for row in rows(sys.argv[1], ShardColumns()))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(size, (after - before) * 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize("ending", ["parquet", "jsonl"])
def test_a_large_shard_is_never_in_memory_as_a_whole(tmp_path, ending) -> None:
    letters = os.urandom(60_000).hex()
    held = [{"id": f"d{n}", "text": letters[n % 1000 :] + str(n)} for n in range(1000)]
    if ending == "parquet":
        rows = pyarrow.Table.from_pylist(held)
        pyarrow.parquet.write_table(
            rows, tmp_path / "large.parquet", use_dictionary=False, compression="none"
        )
    else:
        write_shard(tmp_path / "large.jsonl", held)
    path = tmp_path / f"large.{ending}"
    assert path.stat().st_size > 100_000_000
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    size, most = map(int, done.stdout.split())
    assert size > 100_000_000
    assert most < 60_000_000
