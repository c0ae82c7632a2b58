"""What is kept of texts and codings is never trusted: damaged, missing or half written, it is made again."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qda.files import columns
from qda.model.settings import Settings
from tests.cli.kept import FINGERPRINTS, KINDS, as_in_a_new_process, codings_as_csv


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    as_in_a_new_process()


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def emptied(_content: bytes) -> bytes:
    return b""


def with_one_bit_changed(content: bytes) -> bytes:
    at = random.Random(7).randrange(len(content))
    return content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :]


def of_an_older_kind(content: bytes) -> bytes:
    return content.replace(b"qda columns 2", b"qda columns 1")


def without_rows(path: Path) -> columns.Columns:
    return {name: column[:0] for name, column in columns.read(path).columns.items()}


@pytest.mark.parametrize("damage", [cut, emptied, with_one_bit_changed, of_an_older_kind])
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_noticed_and_made_again(project, run, kind, damage) -> None:
    expected = codings_as_csv(project, run)
    files = sorted(project.glob(KINDS[kind]))
    assert files
    good = {path: path.read_bytes() for path in files}
    for path in files:
        path.write_bytes(damage(good[path]))
    if kind in {"cues", "words"}:  # they are asked for only when something must be compiled and coded
        for path in (*project.glob(KINDS["codings"]), project / FINGERPRINTS):
            path.unlink()
    as_in_a_new_process()
    assert codings_as_csv(project, run) == expected
    assert {path: path.read_bytes() for path in files} == good


@pytest.mark.parametrize("kind", ["cues", "codings"])
def test_files_that_changed_places_are_noticed_and_made_again(project, run, kind) -> None:
    expected = codings_as_csv(project, run)
    one = sorted(project.glob(KINDS[kind]))[0]
    if kind == "cues":  # as those of another corpus, which were kept for the same language
        other = one.with_name("other.cues")
        columns.write(other, {"engine": columns.read(one).about["engine"]}, without_rows(one))
        for path in (*project.glob(KINDS["codings"]), project / FINGERPRINTS):
            path.unlink()
    else:
        other = sorted(project.glob(KINDS[kind]))[1]
    contents = one.read_bytes(), other.read_bytes()
    assert contents[0] != contents[1]
    one.write_bytes(contents[1])
    other.write_bytes(contents[0])
    as_in_a_new_process()
    assert codings_as_csv(project, run) == expected
    assert one.read_bytes() == contents[0]


def test_a_folder_in_the_place_of_a_file_is_named(project, run) -> None:
    expected = codings_as_csv(project, run)
    path = sorted(project.glob(KINDS["codings"]))[0]
    path.unlink()
    path.mkdir()
    done = run(project, "export", "codings", "--format", "csv")
    assert done.code == 2
    assert f"{path.name}: is a folder" in done.err
    path.rmdir()
    assert codings_as_csv(project, run) == expected


def test_files_that_are_gone_are_made_again(project, run) -> None:
    expected = codings_as_csv(project, run)
    for pattern in KINDS.values():
        for path in project.glob(pattern):
            path.unlink()
    assert codings_as_csv(project, run) == expected


def test_an_index_of_another_layout_is_made_again(project, run) -> None:
    expected = codings_as_csv(project, run)
    files = {path: path.read_bytes() for path in project.glob(KINDS["index"])}
    assert files
    for path in files:
        about, kept = columns.read(path)
        columns.write(path, {**about, "layout": 1}, {"nothing": kept["word_offset"]})
    assert codings_as_csv(project, run) == expected
    assert {path: path.read_bytes() for path in files} == files


def test_cues_that_an_earlier_engine_kept_are_made_again(project, run, monkeypatch) -> None:
    """Engine 4 had no scopes for the words of longer cues: what it kept stands here with no scopes at all."""
    from qda.files import columns
    from qda.project.coding import engine_key

    expected = codings_as_csv(project, run)
    files = {path: path.read_bytes() for path in project.glob(KINDS["cues"])}
    assert files
    with monkeypatch.context() as earlier:
        earlier.setattr(engine_key, "ENGINE", 4)
        engine_key._key.cache_clear()
        key = engine_key.engine_key("en", Settings())
    engine_key._key.cache_clear()
    for path in files:
        columns.write(path, {"engine": key}, without_rows(path))
    for path in (*project.glob(KINDS["codings"]), project / FINGERPRINTS):
        path.unlink()
    assert codings_as_csv(project, run) == expected
    assert {path: path.read_bytes() for path in files} == files


def test_every_bit_of_a_file_counts(project, run) -> None:
    from qda.files.columns import read

    codings_as_csv(project, run)
    path = next(project.glob(KINDS["index"]))
    content = path.read_bytes()
    for at in range(0, len(content), max(1, len(content) // 400)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert read(path) is None, at
    path.write_bytes(content)
    assert read(path) is not None


def test_a_changed_and_a_removed_document_leave_nothing_behind(project, run) -> None:
    text = project / "transcripts" / "interviews" / "P2.md"
    codings_as_csv(project, run)
    text.write_text("P2: We could not afford the hospital.\n", encoding="utf-8")
    run(project, "import", "transcripts")
    now = codings_as_csv(project, run)
    assert "could not afford the hospital" in now
    assert "long way" not in now
    run(project, "remove", "P2")
    assert "P2" not in codings_as_csv(project, run)


def test_many_small_files_become_one_and_large_ones_stay(project, run, monkeypatch) -> None:
    from qda.project.index import corpora

    monkeypatch.setattr(corpora, "_MOST_SMALL", 2)
    for number in range(4):
        path = project / "transcripts" / "interviews" / f"N{number}.txt"
        path.write_text(f"N{number}: The clinic is far.\n", encoding="utf-8")
        run(project, "import", "transcripts")
        run(project, "run")
        assert len(list(project.glob(KINDS["index"]))) <= 3
    expected = codings_as_csv(project, run)
    monkeypatch.setattr(corpora, "_LARGE", 1)
    before = {path: path.stat().st_mtime_ns for path in project.glob(KINDS["index"])}
    assert codings_as_csv(project, run) == expected
    assert {path: path.stat().st_mtime_ns for path in project.glob(KINDS["index"])} == before


@pytest.mark.parametrize("commands", [("run",), ("import", "code")])
def test_a_run_leaves_nothing_of_texts_that_are_not_in_use(project, run, commands) -> None:
    run(project, "run")
    before = {path.stem for path in project.glob(KINDS["index"])}
    for path in (project / "transcripts" / "interviews").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "\nThe clinic is far.\n", encoding="utf-8")
    for command in commands:
        run(project, command, *(["transcripts"] if command == "import" else []))
    after = {path.stem for path in project.glob(KINDS["index"])}
    assert {path.stem for path in project.glob(KINDS["cues"])} == after
    assert {path.parent.name for path in project.glob(KINDS["codings"])} == after
    assert after
    assert not after & before


@pytest.mark.parametrize("copies", [True, False])
@pytest.mark.parametrize(("jobs", "together", "files"), [("1", 1, 1), ("2", 1, 2), ("2", 10_000, 1)])
def test_several_processes_find_what_one_finds(
    project, run, jobs, together, files, copies, monkeypatch
) -> None:
    monkeypatch.setattr("qda.project.index.processes.copies_are_safe", lambda: copies)
    monkeypatch.setattr("qda.project.index.batches.SMALLEST", 1)
    monkeypatch.setattr("qda.project.index.together.TOGETHER", together)
    expected = codings_as_csv(project, run)
    for pattern in KINDS.values():
        for path in project.glob(pattern):
            path.unlink()
    done = run(project, "code", "--jobs", jobs)
    assert done.code == 0, done.err
    for kind in ("index", "cues"):
        assert len(list(project.glob(KINDS[kind]))) == files
    assert codings_as_csv(project, run) == expected


@pytest.mark.parametrize("largest", [1, 200])
def test_what_is_read_in_parts_is_put_together(project, run, largest, monkeypatch) -> None:
    expected = codings_as_csv(project, run)
    (path,), (cues,) = (list(project.glob(KINDS[kind])) for kind in ("index", "cues"))
    found_at_once = cues.read_bytes()
    path.unlink()
    cues.unlink()
    monkeypatch.setattr("qda.project.index.batches.LARGEST", largest)
    assert codings_as_csv(project, run) == expected
    assert list(project.glob(KINDS["index"])) == [path]
    assert {one: one.read_bytes() for one in project.glob(KINDS["cues"])} == {cues: found_at_once}


def test_another_command_may_be_first_to_put_together(project, run, tmp_path) -> None:
    from qda.errors import ProjectError
    from qda.model.settings import Settings
    from qda.project.index.together import put_together

    codings_as_csv(project, run)
    (path,) = project.glob(KINDS["index"])
    put_together(path, [tmp_path / "gone"], Settings())
    path.write_bytes(cut(path.read_bytes()))
    with pytest.raises(ProjectError, match="could not be read again"):
        put_together(path, [tmp_path / "gone"], Settings())


def test_two_commands_at_once_do_not_harm_each_other(project, run) -> None:
    expected = codings_as_csv(project, run)
    for pattern in KINDS.values():
        for path in project.glob(pattern):
            path.unlink()
    command = [sys.executable, "-m", "qda", "code"]
    both = [subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for one in both:
        _, said = one.communicate()
        assert one.returncode == 0, said
    assert codings_as_csv(project, run) == expected
    assert not list(project.glob(".qda/**/.*"))


def test_drafts_of_commands_that_were_killed_go_when_they_are_a_day_old(project, run) -> None:
    codings_as_csv(project, run)
    shelf = next(project.glob(KINDS["codings"])).parent
    folders = (project / ".qda" / "index", project / ".qda" / "cache", shelf.parent, shelf)
    old, young = ([folder / f".{name}.corpus.0f" for folder in folders] for name in ("old", "young"))
    for path in (*old, *young):
        path.write_bytes(b"begun")
    for path in old:
        os.utime(path, (time.time() - 90_000,) * 2)
    (project / ".qda" / "index" / "x.corpus").mkdir()
    text = project / "transcripts" / "interviews" / "P2.md"
    text.write_text("P2: It is far.\n", encoding="utf-8")
    assert run(project, "import", "transcripts").code == 0
    done = run(project, "code")
    assert done.code == 0, done.err
    assert not any(path.exists() for path in old)
    assert all(path.exists() for path in young if path.parent != shelf)  # that one's texts are in use no more


@pytest.mark.parametrize("file", ["index", "codings"])
def test_a_file_that_says_less_than_those_of_now_is_made_again(project, run, file) -> None:
    before = codings_as_csv(project, run)
    kept = {"index": project.glob(KINDS["cues"]), "codings": [project / FINGERPRINTS]}[file]
    for path in kept:
        columns.write(path, {}, columns.read(path).columns)
    for path in project.glob(KINDS["codings"]) if file == "index" else ():
        path.unlink()  # so that the cues are asked for
    assert codings_as_csv(project, run) == before
