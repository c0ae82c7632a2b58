"""`qda corpus` in one process: the same as a project, and bad shards."""

import csv
import gc
import io
import json
import sys
import weakref
from pathlib import Path

import pytest

from tests.cli.corpus_texts import CODEBOOK, code, codings, documents, write_shard


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_a_corpus_gives_what_a_project_with_the_same_texts_gives(shards, run) -> None:
    done = code(run, shards)
    assert done.code == 0, done.err
    assert "coded: 3 shards; 75 documents" in done.err
    study = shards / "study"
    run(shards, "init", study)
    (study / "codebooks" / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    for one in documents(75):
        (study / f"transcripts/literature/{one['id']}.txt").write_text(str(one["text"]), encoding="utf-8")
    assert run(study, "import", "transcripts").code == 0
    for report, kept in (("frequencies", "frequencies"), ("cooccurrence", "cooccurrence")):
        shown = run(study, "report", report, "--format", "csv").out
        assert shown == (shards / f"coded/{kept}.csv").read_text(encoding="utf-8")
    run(study, "export", "codings", "all.jsonl")
    whole = [json.loads(line) for line in (study / "all.jsonl").read_text("utf-8").splitlines()]
    made = codings(shards / "coded")
    assert len(made) > 100
    assert {one["code"] for one in made} == {"cost_barrier", "distance", "shape"}
    columns = [key for key in made[0] if key not in ("shard", "row")]
    assert [{key: one[key] for key in columns} for one in sorted(made, key=lambda one: one["id"])] == [
        {key: one[key] for key in columns} for one in sorted(whole, key=lambda one: one["id"])
    ]
    texts = {one["id"]: one["text"] for one in documents(75)}
    assert all(texts[one["document"]][one["start"] : one["end"]] == one["quote"] for one in made)


def test_rows_stand_in_the_order_of_the_text_and_name_their_shard(shards, run) -> None:
    code(run, shards)
    made = [one for one in codings(shards / "coded") if one["shard"].endswith("s1.jsonl")]
    assert [(one["document"], one["start"]) for one in made] == sorted(
        (one["document"], one["start"]) for one in made
    )
    assert all(one["row"] == int(one["document"][1:]) - 24 for one in made)


def test_how_many_are_in_memory_together_changes_nothing(shards, run) -> None:
    code(run, shards, "--participant-column", "who")
    code(run, shards, "--participant-column", "who", "--batch", "9", output="small")
    assert codings(shards / "coded") == codings(shards / "small")
    for name in ("frequencies.csv", "cooccurrence.csv"):
        assert (shards / "coded" / name).read_bytes() == (shards / "small" / name).read_bytes()
    by_code = {one["code"]: one for one in table(shards / "coded/frequencies.csv")}
    own = [one for one in codings(shards / "coded") if one["assertion"] == "affirmed"]
    for name, row in by_code.items():
        assert int(row["codings"]) == sum(one["code"] == name for one in own)
        assert int(row["participants"]) == len({one["participant"] for one in own if one["code"] == name})


def test_languages_of_texts_and_codebook_that_met_many_words_are_let_go(shards, run, monkeypatch) -> None:
    from qda.project.corpus import batch

    used: list[weakref.ref[object]] = []
    whole = batch.code_texts

    def noted(documents, language, compiled, *given, **more):
        for one in (language, compiled.language):
            if not any(other() is one for other in used):
                used.append(weakref.ref(one))
        return whole(documents, language, compiled, *given, **more)

    code(run, shards)
    monkeypatch.setattr(batch, "MOST_FORMS", 0)
    monkeypatch.setattr(batch, "code_texts", noted)
    assert code(run, shards, "--batch", "20", output="anew").code == 0
    gc.collect()
    assert len(used) > 6
    assert sum(one() is not None for one in used) <= 3  # of the job as it was compiled, and of the last batch
    assert codings(shards / "anew") == codings(shards / "coded")


def test_no_line_of_what_is_told_is_longer_than_a_screen(shards, run) -> None:
    told = [{"id": f"t{n}", "text": "A long way to go: call +45 20 12 34 56."} for n in range(9)]
    write_shard(shards / "texts/s1.jsonl", told)
    done = code(run, shards)
    assert "9 codings with an e-mail address or a telephone number" in done.err
    assert max(map(len, [*done.err.splitlines(), *done.out.splitlines()])) <= 100


def broken(path: Path, kind: str) -> None:
    """Make a shard that cannot be coded."""
    held = documents(5, first=500)
    whole = write_shard(path, held).read_bytes()
    lines = [json.dumps(one).encode() for one in held]
    changed = {
        "cut off": whole[: len(whole) // 2],
        "nothing like it": b"%PDF-1.7 \x00\x01",
        "no json": b"\n".join([*lines[:2], b"{broken", *lines[2:]]),
        "two keys": b"\n".join([lines[0], b'{"id": "x", "id": "y", "text": "a"}']),
        "a list": b"\n".join([lines[0], b"[1, 2]"]),
        "cut line": b"\n".join([lines[0], b'{"id":"b2"\n']),
        "no key": b"\n".join([lines[0], b'{"id": "x", "txt": "a"}']),
        "no id": b"\n".join([lines[0], b'{"id": null, "text": "a"}']),
        "a number": b"\n".join([lines[0], b'{"id": "x", "text": 7}']),
        "half a character": b"\n".join([lines[0], rb'{"id": "x", "text": "\ud83d"}']),
        "not utf-8": b"\n".join([lines[0], b'{"id": "x", "text": "\xe9"}']),
        "twice": b"\n".join([*lines, lines[1]]),
    }
    if kind == "no column":
        write_shard(path, [{"id": one["id"], "txt": one["text"]} for one in held])
    else:
        path.write_bytes(changed[kind])


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("bad.parquet", "cut off", "cannot be read"),
        ("bad.parquet", "nothing like it", "cannot be read"),
        (
            "bad.parquet",
            "no column",
            "has no column 'text'\n  Did you mean 'txt'? Name it with --text-column",
        ),
        ("bad.jsonl.gz", "cut off", "cannot be read"),
        (
            "bad.jsonl",
            "no json",
            "line 3: this line is no JSON: Expecting property name enclosed in double quotes, character 2\n",
        ),
        ("bad.jsonl", "cut line", "line 2: this line is no JSON: Expecting ',' delimiter, character 11\n"),
        ("bad.jsonl", "two keys", "bad.jsonl, line 2: the key 'id' stands twice in one object"),
        ("bad.jsonl", "a list", "bad.jsonl, line 2: this line is no JSON object"),
        ("bad.jsonl", "no key", "bad.jsonl, line 2: the object has no key 'text'"),
        ("bad.jsonl", "no id", "bad.jsonl, line 2: the document has no id"),
        (
            "bad.jsonl",
            "a number",
            "line 2: 'text' holds int, not text\n  Name the column of the text with --text-column; where "
            "there is no text write null, not NaN.",
        ),
        ("bad.jsonl", "half a character", "line 2: 'text' holds half a character (U+D83D)"),
        ("bad.jsonl", "not utf-8", "bad.jsonl, line 2: byte 0xe9 is not UTF-8"),
        ("bad.jsonl", "twice", "bad.jsonl, line 6: the id 'd00501' stands in this shard twice"),
    ],
)
def test_a_bad_shard_is_told_and_the_others_are_kept(shards, run, name, kind, said) -> None:
    broken(shards / "texts" / name, kind)
    done = code(run, shards)
    assert done.code == 2, done.err
    assert f"texts/{name}" in done.err
    assert said in done.err
    assert "3 of 4 shards are finished and kept" in done.err
    assert "--resume" in done.err
    assert "Traceback" not in done.err
    assert len(list((shards / "coded/codings").iterdir())) == 3
    assert not (shards / "coded/frequencies.csv").exists()
    manifest = json.loads((shards / "coded/manifest.json").read_text(encoding="utf-8"))
    assert (manifest["finished"], len(manifest["shards"]), len(manifest["failed"])) == (False, 3, 1)
    write_shard(shards / "texts" / name, documents(5, first=500))
    done = code(run, shards, "--resume")
    assert done.code == 0, done.err
    assert "4 shards, 3 of them before" in done.err
    assert json.loads((shards / "coded/manifest.json").read_text(encoding="utf-8"))["finished"]


def test_what_is_wrong_with_many_shards_is_said_once(shards, run) -> None:
    for number in range(30):
        write_shard(shards / f"bad/{number:02}.jsonl", [{"id": f"b{number}", "txt": "A long way."}])
    done = run(shards, "corpus", "bad", "texts", "--codebook", "book.yaml", "-o", "coded", "--jobs", "1")
    assert done.code == 2
    assert done.err.count("has no key 'text'") == 1
    assert "bad/00.jsonl, line 1: the object has no key 'text'\n  Did you mean 'txt'?" in done.err
    assert "The same in 29 other shards: " in done.err
    assert "3 of 33 shards are finished and kept" in done.err
    assert len(done.err.splitlines()) < 8
    assert len(json.loads((shards / "coded/manifest.json").read_text("utf-8"))["failed"]) == 30


def test_many_different_faults_are_cut_and_stand_in_the_manifest(shards, run) -> None:
    for number in range(25):
        write_shard(
            shards / f"bad/{number:02}.jsonl", [{"id": f"b{number}", "text": ["no text"], f"k{number}": 1}]
        )
    options = ("--codebook", "book.yaml", "-o", "coded", "--jobs", "1", "--participant-column", "x")
    done = run(shards, "corpus", "bad", *options)
    assert done.err.count("has no key 'x'") == 20
    assert "5 more shards failed: see manifest.json" in done.err


def test_a_document_in_two_shards_is_refused_by_name(shards, run) -> None:
    write_shard(shards / "texts/s3.jsonl", documents(3, first=24))
    done = code(run, shards)
    assert done.code == 2
    assert "stands in 2 shards" in done.err
    assert any(f"'d000{number}'" in done.err for number in (24, 25, 26))
    assert "As many as 2 other ids may stand in several shards too." in done.err
    assert not (shards / "coded/frequencies.csv").exists()


def test_ids_that_share_a_number_by_chance_are_different_documents(shards, run, monkeypatch) -> None:
    from qda.analysis import distinct

    code(run, shards, "--batch", "15")
    whole = distinct.xxh3_64_intdigest
    monkeypatch.setattr(distinct, "xxh3_64_intdigest", lambda name: whole(name) % 32)
    done = code(run, shards, "--batch", "15", output="alike")
    assert done.code == 0, done.err
    assert "3 shards; 75 documents" in done.err
    assert codings(shards / "alike") == codings(shards / "coded")
    write_shard(shards / "texts/s2.jsonl", documents(1, first=24))
    done = code(run, shards, "--batch", "15", output="twice")
    assert "the id 'd00024' stands in 2 shards: " in done.err
    assert "s0.parquet, " in done.err


def test_documents_without_text_are_counted_not_dropped_in_silence(shards, run) -> None:
    write_shard(shards / "texts/s3.jsonl", [{"id": "e1", "text": ""}, {"id": "e2", "text": None}])
    write_shard(shards / "texts/s4.jsonl", [])
    done = code(run, shards)
    assert done.code == 0, done.err
    assert "documents without text (2)" in " ".join(done.out.split())
    manifest = json.loads((shards / "coded/manifest.json").read_text(encoding="utf-8"))
    assert (manifest["documents"], manifest["documents without text"]) == (77, 2)


def test_addresses_and_numbers_that_would_leave_are_said(shards, run) -> None:
    held = {"id": "x1", "text": "The clinic was far away, write to anna.smith@example.org about it."}
    apart = {
        "id": "x2",
        "text": "The clinic was far away." + " It rained all the time." * 30 + " anna.smith@example.org",
    }
    write_shard(shards / "texts" / "more.jsonl", [held, apart])
    for more in ((), ("--resume",)):
        done = code(run, shards, *more)
        assert done.code == 0, done.err
        assert "warning: 1 coding with an e-mail address or a telephone number" in done.err
    told = json.loads((shards / "coded" / "manifest.json").read_text(encoding="utf-8"))["shards"]
    assert {Path(one["shard"]).name: one["identifiers"] for one in told if one["identifiers"]} == {
        "more.jsonl": 1
    }


def test_line_ends_are_those_of_a_project(tmp_path, run) -> None:
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    write_shard(tmp_path / "texts/a.jsonl", [{"id": 7, "text": "Well.\r\n\r\nIt is a long way.\r"}])
    assert code(run, tmp_path).code == 0
    (one,) = codings(tmp_path / "coded")
    assert (one["document"], one["start"], one["quote"]) == ("7", 15, "long way")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.parquet", "--codebook", "book.yaml", "-o", "c"), "there is no such shard"),
        (("nowhere/*.parquet", "--codebook", "book.yaml", "-o", "c"), "no shard has this name"),
        (("book.yaml", "--codebook", "book.yaml", "-o", "c"), "Shards end in .parquet"),
        (("texts", "texts/s1.jsonl", "--codebook", "book.yaml", "-o", "c"), "is named twice"),
        (("texts", "-o", "c"), "name a codebook with --codebook"),
        (("texts", "--codebook", "texts", "-o", "c"), "holds no codebook"),
        (("texts", "--codebook", "book.yaml", "-o", "book.yaml"), "this is a file, not a folder"),
        (("texts", "--codebook", "book.yaml", "-o", "c", "--unit", "sentense"), "codes cannot meet in"),
        (("texts", "--codebook", "book.yaml", "-o", "s3://bucket/c"), "this is an address"),
        (("texts", "--codebook", "book.yaml", "-o", "c", "--unit", "nope"), "codes cannot meet in 'nope'"),
        (("hup://x/a.jsonl", "--codebook", "book.yaml", "-o", "c"), "hup://x/a.jsonl"),
    ],
)
def test_what_cannot_be_done_is_said(shards, run, arguments, said) -> None:
    done = run(shards, "corpus", "--jobs", "1", *arguments)
    assert done.code == 2, done.err
    assert said in done.err
    assert "fault in qda" not in done.err


def test_a_start_that_fails_leaves_no_folder_behind(shards, run) -> None:
    assert code(run, shards, "--unit", "nope").code == 2
    assert code(run, shards).code == 0


def test_who_stops_it_is_told_that_finished_shards_are_kept(shards, run, monkeypatch) -> None:
    from qda.project.corpus import run as corpus_run

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(corpus_run, "_code", stopped)
    done = code(run, shards)
    assert done.code == 130
    assert "go on with --resume" in done.err
    assert "database" not in done.err
    assert not list((shards / "coded").iterdir())  # nothing was finished, so nothing stands in the way


def test_folders_in_a_folder_are_read_and_hidden_files_are_not(shards, run) -> None:
    write_shard(shards / "texts/more/deep/s3.jsonl", documents(3, first=75))
    write_shard(shards / "texts/more/.draft.jsonl", documents(3, first=100))
    write_shard(shards / "texts/.old/s3.jsonl", documents(3, first=103))
    (shards / "texts/spark.json").touch()
    done = code(run, shards)
    assert "4 shards; 78 documents" in done.err
    assert "note: left out, as hidden, no shard by name or written by qda corpus (3): " in done.err
    manifest = json.loads((shards / "coded/manifest.json").read_text(encoding="utf-8"))
    others = ("texts/.old/s3.jsonl", "texts/more/.draft.jsonl", "texts/spark.json")
    assert manifest["left out"] == [str(shards / name) for name in others]


def test_a_folder_that_a_pattern_names_is_told_as_a_folder(shards, run) -> None:
    write_shard(shards / "texts/more/s3.jsonl", documents(3, first=75))
    (shards / "texts/spark.json").touch()
    done = run(shards, "corpus", "texts/*", "--codebook", "book.yaml", "-o", "coded", "--jobs", "1")
    assert "3 shards; 75 documents" in done.err
    why = "as hidden, no shard by name or written by qda corpus"
    assert f"note: left out, {why} (1): {shards}/texts/spark.json\n" in done.err
    why = "as folders that a pattern names or a link leads to"
    assert f"note: left out, {why} (1): {shards}/texts/more/\n" in done.err
    manifest = json.loads((shards / "coded/manifest.json").read_text(encoding="utf-8"))
    assert manifest["left out"] == [f"{shards}/texts/more/", f"{shards}/texts/spark.json"]


def test_interviews_in_which_nobody_is_told_apart_are_said_and_counted(tmp_path, run) -> None:
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    way = "It is a long way."
    shards = {"a": [f"Q: Is it far?\n\nA: {way}", way], "b": [f"Q: {way}\n\nQ: Is it?", way], "c": [" "]}
    for name, texts in shards.items():
        held = [{"id": f"{name}{number}", "text": text} for number, text in enumerate(texts)]
        write_shard(tmp_path / f"texts/{name}.jsonl", held)
    for more in ((), ("--resume",)):
        done = code(run, tmp_path, "--kind", "interview", *more)
        assert "note: no speaker labels in 2 documents: " in done.err
        assert "note: everything in 1 document counts as the interviewer's words" in done.err
    told = json.loads((tmp_path / "coded/manifest.json").read_text(encoding="utf-8"))["shards"]
    assert [(one["unlabelled"], one["asked"]) for one in told] == [(1, 0), (1, 1), (0, 0)]
    assert "speaker labels" not in code(run, tmp_path, output="works").err


def test_a_language_without_cues_is_told(shards, run) -> None:
    book = (shards / "book.yaml").read_text(encoding="utf-8").replace("language: en", "language: sv")
    (shards / "book.yaml").write_text(book, encoding="utf-8")
    assert "'sv' has no cues of assertion" in code(run, shards).err


def test_a_project_gives_codebook_and_settings(shards, run) -> None:
    run(shards, "init", "study")
    (shards / "study/codebooks/codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    done = run(shards / "study", "corpus", "../texts/s0.parquet", "-o", "../own", "--jobs", "1")
    assert done.code == 0, done.err
    run(shards, "corpus", "texts/s0.parquet", "-o", "named", "--codebook", "book.yaml", "--jobs", "1")
    assert codings(shards / "own") == codings(shards / "named")


def test_without_dask_the_message_says_how_to_get_it(shards, run, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run(shards, "corpus", "texts", "--codebook", "book.yaml", "-o", "c", "--jobs", "2")
    assert done.code == 2
    assert 'pip install ".[corpus]"' in done.err
    assert "--jobs 1" in done.err
