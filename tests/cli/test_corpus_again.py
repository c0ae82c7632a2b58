"""`qda corpus` a second time: what is in its folder, and going on with what was stopped or has changed."""

import os
import re
import sys
from pathlib import Path

import pytest

from qda.errors import Place, ProjectError
from qda.project.corpus import kept
from qda.project.corpus.job import Sent
from qda.project.corpus.outcome import Outcome
from qda.project.corpus.shard import code_shard
from tests.cli.corpus_texts import CODEBOOK, code, codings, documents, results, write_shard


def test_the_same_work_gives_the_same_bytes(shards, run) -> None:
    code(run, shards)
    code(run, shards, output="again")
    assert results(shards / "coded") == results(shards / "again")


def test_a_folder_that_holds_something_is_not_written_to(shards, run) -> None:
    code(run, shards)
    before = results(shards / "coded")
    done = code(run, shards)
    assert done.code == 2
    assert "not empty" in done.err
    assert "--resume" in done.err
    assert results(shards / "coded") == before
    (shards / "other").mkdir()
    (shards / "other/thesis.docx").touch()
    done = code(run, shards, "--resume", output="other")
    assert (done.code, "no output to resume" in done.err) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock a folder")
def test_two_commands_do_not_write_to_one_folder(shards, run) -> None:
    import fcntl

    code(run, shards)
    before = results(shards / "coded")
    held = os.open(shards / "coded", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    draft = shards / "coded/codings/.part-s0-begun.parquet"
    draft.touch()
    done = code(run, shards, "--resume")
    assert done.code == 2
    assert "another command is writing to this folder" in done.err
    assert draft.is_file()
    draft.unlink()
    assert results(shards / "coded") == before
    os.close(held)
    assert code(run, shards, "--resume").code == 0


def test_a_part_that_cannot_be_written_is_told_by_its_own_name(shards, run, monkeypatch) -> None:
    from qda.project.corpus import shard

    def full(path: Path):
        raise ProjectError("cannot be written: No space left on device", place=Place(path))

    monkeypatch.setattr(shard, "part", full)
    done = code(run, shards)
    assert done.code == 2
    assert re.search(r"texts/s1\.jsonl: \S+/codings/part-s1-\w+\.parquet: cannot be written", done.err)


def test_resuming_codes_what_has_changed_and_nothing_else(shards, run) -> None:
    code(run, shards)
    write_shard(shards / "texts/s1.jsonl", documents(20, first=200))
    cut = next((shards / "coded/codings").glob("part-s2-*"))
    cut.write_bytes(cut.read_bytes()[:-100])
    kept = next((shards / "coded/codings").glob("part-s0-*"))
    written = kept.stat().st_mtime_ns
    done = code(run, shards, "--resume")
    assert done.code == 0, done.err
    assert "3 shards, 1 of them before" in done.err
    assert kept.stat().st_mtime_ns == written
    code(run, shards, output="anew")
    assert results(shards / "coded") == results(shards / "anew")


def test_a_shard_whose_outcome_was_lost_and_looked_up_again_was_not_coded_before(
    shards, run, monkeypatch
) -> None:
    def twice(work: Sent, address: str) -> Outcome:
        code_shard(work, address)
        return code_shard(work, address)

    monkeypatch.setattr("qda.project.corpus.run.code_shard", twice)
    done = code(run, shards)
    assert done.code == 0, done.err
    assert "coded: 3 shards; " in done.err
    assert "3 shards, 3 of them before" in code(run, shards, "--resume").err


def test_records_of_an_earlier_format_are_made_again(shards, run, monkeypatch) -> None:
    monkeypatch.setattr("qda.project.corpus.kept.FORMAT", 1)
    code(run, shards)
    monkeypatch.undo()
    monkeypatch.setenv("QDA_CODER", "Tester")
    done = code(run, shards, "--resume")
    assert (done.code, "before" in done.err) == (0, False)


def test_another_codebook_or_column_codes_every_shard_again(shards, run) -> None:
    code(run, shards)
    (shards / "book.yaml").write_text(CODEBOOK.replace("long way", "way"), encoding="utf-8")
    done = code(run, shards, "--resume")
    assert done.code == 0
    assert "before" not in done.err
    done = code(run, shards, "--resume", "--participant-column", "who")
    assert "before" not in done.err
    done = code(run, shards, "--resume", "--participant-column", "who", "--batch", "7")
    assert "3 shards, 3 of them before" in done.err


def test_who_speaks_is_read_anew_when_the_settings_say_it(shards, run) -> None:
    settings = shards / "qda.toml"
    settings.write_text("", encoding="utf-8")
    text = "<<Q>> Is it a long way?\n<<B>> It is a long way to the hospital.\n"
    write_shard(shards / "texts/s0.parquet", [{"id": "one", "text": text}])
    code(run, shards)
    assert len([one for one in codings(shards / "coded") if one["document"] == "one"]) == 2
    settings.write_text("speakers = '<<(?P<speaker>.)>> '\n", encoding="utf-8")
    done = code(run, shards, "--resume")
    assert (done.code, "before" in done.err) == (0, False)
    (answer,) = (one for one in codings(shards / "coded") if one["document"] == "one")
    assert answer["sentence"] == "It is a long way to the hospital."
    code(run, shards, output="anew")
    assert results(shards / "coded") == results(shards / "anew")


def test_codings_of_another_codebook_do_not_stay_when_their_shard_fails(shards, run) -> None:
    code(run, shards)
    (shards / "book.yaml").write_text(CODEBOOK.replace("distance", "far_away"), encoding="utf-8")
    with (shards / "texts/s1.jsonl").open("a", encoding="utf-8") as shard:
        shard.write('{"id": "cut')
    done = code(run, shards, "--resume")
    assert done.code == 2
    assert "2 of 3 shards are finished and kept" in done.err
    made = codings(shards / "coded")
    assert {one["code"] for one in made} == {"cost_barrier", "far_away", "shape"}
    assert {Path(str(one["shard"])).name for one in made} == {"s0.parquet", "s2.jsonl.gz"}
    assert len(list((shards / "coded/counts").iterdir())) == 2


def test_parts_of_shards_that_are_not_named_are_not_mixed_in(shards, run) -> None:
    code(run, shards)
    (shards / "texts/s2.jsonl.gz").unlink()
    done = code(run, shards, "--resume")
    assert done.code == 2
    assert "1 part of shards that are not named now, such as part-s2-" in done.err


@pytest.mark.parametrize("written", ["part", "write"])
def test_where_the_disk_is_full_what_is_kept_is_told(shards, run, monkeypatch, written) -> None:
    """Whether the part or the record of a shard cannot be written; the others are coded."""
    from qda.project.corpus import shard

    usual = getattr(shard, written)

    def full(*given):
        if "s1" in str(given[-1]):
            raise OSError(28, "No space left on device", "/full/file")
        return usual(*given)

    monkeypatch.setattr(shard, written, full)
    done = code(run, shards)
    assert done.code == 2
    assert "texts/s1.jsonl: /full/file: No space left on device" in done.err
    assert "2 of 3 shards are finished and kept" in done.err
    assert "--resume" in done.err
    monkeypatch.undo()
    monkeypatch.setenv("QDA_CODER", "Tester")
    assert "3 shards, 2 of them before" in code(run, shards, "--resume").err


def test_where_tables_find_no_room_all_that_is_kept_is_told(shards, run, monkeypatch) -> None:
    from qda.project.corpus import run as corpus_run

    def full(folder: Path, _):
        raise ProjectError("cannot be written: No space left on device", place=Place(folder / "t.csv"))

    monkeypatch.setattr(corpus_run, "write_tables", full)
    done = code(run, shards)
    assert done.code == 2
    assert "coded/t.csv: cannot be written: No space left" in done.err
    assert "3 of 3 shards are finished and kept" in done.err
    assert "--resume" in done.err


def test_many_shards_are_counted_where_a_process_may_hold_few_files_open(tmp_path, run, monkeypatch) -> None:
    """Records of large shards are mapped files, which stay open as long as they are held."""
    resource = pytest.importorskip("resource")
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    for number in range(40):
        one = {"id": f"i{number}", "text": "It is a long way.", "who": f"w{number}"}
        write_shard(tmp_path / f"texts/s{number:02}.jsonl", [one])
    monkeypatch.setattr("qda.files.columns._SMALL", 0)
    few, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    told = "--kind", "interview", "--participant-column", "who"
    code(run, tmp_path, *told, output="first")  # loads what is loaded once
    with os.scandir("/dev/fd") as held:
        now = max(int(one.name) for one in held) + 1
    resource.setrlimit(resource.RLIMIT_NOFILE, (now + 20, most))
    try:
        done = code(run, tmp_path, *told)
        again = code(run, tmp_path, *told, "--resume")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (few, most))
    assert done.code == 0, done.err
    assert "In all: documents 40, participants 40" in done.out
    assert "40 shards, 40 of them before" in again.err
    assert again.out == done.out


def test_a_record_that_is_lost_before_the_sums_is_told(shards, run, monkeypatch) -> None:
    whole = kept.read
    monkeypatch.setattr(kept, "read", lambda path: None if "part-s1" in path.name else whole(path))
    done = code(run, shards)
    assert done.code == 2
    assert "s1.jsonl" in done.err
    assert "what was counted in this shard cannot be read" in done.err
    assert not (shards / "coded/frequencies.csv").exists()
