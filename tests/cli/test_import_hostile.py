"""Archives, standard input and hostile files as a user meets them at the command line."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

READERS = Path(__file__).parents[1] / "ingest" / "files" / "readers"
HOSTILE = """\
import sys
from qda.ingest import registry
hostile = registry.Format("reader", "hostile file", package="hostile")
registry.READERS = {**registry.READERS, ".hostile": hostile}
from qda.cli.main import main
main(sys.argv[1:])
"""


def zipped(**members: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """What comes by standard input."""

    def give(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


@pytest.mark.parametrize(
    "members",
    [{}, {"__MACOSX/._P7.txt": b"x", "interviews/": ""}, {"photo.png": b"x"}],
    ids=["nothing", "hidden", "pictures"],
)
def test_an_archive_in_which_nothing_can_be_read_is_told(project, run, database, typed, members) -> None:
    (project / "all.zip").write_bytes(zipped(**members))
    before = database(project)
    done = run(project, "import", "all.zip")
    assert done.code == 2
    assert "all.zip: there is nothing in this archive that could be read" in done.err
    typed(zipped(**members))
    done = run(project, "import", "-", "--name", "more.zip")
    assert (done.code, "more.zip: there is nothing in this archive" in done.err) == (2, True)
    assert database(project) == before


def test_a_word_document_that_is_called_an_archive_is_told(project, run) -> None:
    word = zipped(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>", "word/notes.txt": "x"})
    (project / "P7.zip").write_bytes(word)
    done = run(project, "import", "P7.zip")
    assert done.code == 2
    assert "P7.zip: this is a Word document (.docx), but its name ends in .zip" in done.err
    assert "Rename it to P7.docx." in done.err


def test_the_good_members_of_an_archive_go_in_and_a_table_tells_of_all(project, run, database) -> None:
    members = {
        "interviews/P7.txt": "P7: We walked.",
        "literature/khan.md": "Clinics closed.",
        "interviews/P8.txt": b"P8: caf\xe9",
        "interviews/photo.bin": b"\1\2",
        "__MACOSX/._P7.txt": b"\0",
        "../../evil.txt": "evil",
        "more.zip": zipped(P1="x"),
        "interviews/": "",
    }
    (project / "all.zip").write_bytes(zipped(**members))
    before = sorted(project.parent.rglob("*"))
    done = run(project, "import", "all.zip")
    assert done.code == 2
    table = done.out.splitlines()
    assert max(map(len, table)) <= 100
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in table if line.startswith("all.zip")}
    assert rows["all.zip/interviews/P7.txt"] == "plain text 1 new"
    assert rows["all.zip/literature/khan.md"] == "Markdown 1 new"
    assert rows["all.zip/interviews/P8.txt"].startswith("plain text 0 refused byte 0xe9 is not utf-8")
    assert rows["all.zip/interviews/photo.bin"].startswith("not known 0 left aside")
    assert rows["all.zip/more.zip"].startswith("zip archive 0 refused archives within an archive")
    assert "leads out of the archive; the file is not read" in done.err
    assert "hidden files (1), folder entries (1)" in done.out
    assert "imported: 2 documents (2 new" in done.err
    assert "all.zip/interviews/P8.txt, line 1: byte 0xe9" in done.err
    assert sorted(project.parent.rglob("*")) == before
    held = database(project)
    assert "all.zip > interviews/P7.txt" in held
    assert "all.zip > literature/khan.md" in held
    assert "evil" not in held.replace("evil.txt", "")
    assert run(project, "status").out.count("literature") == 1
    assert run(project, "check").code == 0


def test_an_archive_imported_again_changes_nothing_and_a_new_member_is_new(project, run, database) -> None:
    members = {"P7.txt": "P7: We walked.", "P8.txt": "P8: So did we."}
    path = project / "transcripts" / "interviews" / "more.zip"
    path.write_bytes(zipped(**members))
    assert "2 new" in run(project, "import", path).err
    before = database(project)
    assert "2 unchanged" in run(project, "import", path).err
    assert "none" in next(
        line for line in run(project, "status").out.splitlines() if line.startswith("Changed")
    )
    assert database(project) == before
    path.write_bytes(zipped(**{**members, "P8.txt": "P8: We did not.", "P9.txt": "P9: Hello."}))
    told = run(project, "status").out
    assert "more.zip > P8.txt" in told
    assert "more.zip > P9.txt" in told
    assert "1 new, 1 unchanged, 1 changed" in run(project, "import", path).err
    path.write_bytes(zipped(**{"P7.txt": members["P7.txt"]}))
    assert "P8, P9 (2 in all): its file no longer holds it; the document is kept" in run(project, "run").err


def test_a_file_that_names_another_document_now_leaves_the_old_one_to_a_person(project, run) -> None:
    file = project / "transcripts" / "interviews" / "P2.md"
    file.write_text("---\ndocument: Q2\n---\n" + file.read_text(encoding="utf-8").split("---\n")[2], "utf-8")
    done = run(project, "run")
    assert "P2: its file no longer holds it; the document is kept" in done.err
    assert "qda remove" in done.err


def test_a_member_read_in_an_encoding_is_known_again_without_it(project, run) -> None:
    (project / "all.zip").write_bytes(zipped(**{"P7.txt": b"P7: caf\xe9 one", "P8.txt": "P8: Hello."}))
    assert run(project, "import", "all.zip", "--encoding", "cp1252").code == 0
    done = run(project, "import", "all.zip")
    assert done.code == 0
    assert "2 unchanged" in done.err


def test_members_of_one_name_in_two_folders_are_told_apart(project, run) -> None:
    (project / "all.zip").write_bytes(zipped(**{"a/P7.txt": "P7: One.", "b/P7.txt": "P7: Two."}))
    done = run(project, "import", "all.zip")
    assert done.code == 2
    assert "all.zip/b/P7.txt: the name 'P7' is already that of all.zip/a/P7.txt" in done.err
    assert "1 new" in done.err


def test_a_bomb_and_a_broken_archive_leave_the_database_and_the_others_go_in(project, run, database) -> None:
    before = database(project)
    (project / "bomb.zip").write_bytes(zipped(**{"P7.txt": b"a" * 30_000_000}))
    (project / "cut.zip").write_bytes(zipped(**{"P8.txt": "Hello."})[:50])
    done = run(project, "import", "bomb.zip", "cut.zip")
    assert done.code == 2
    assert "over 200 times as much" in done.err
    assert "cut.zip: this is not a zip archive that can be read" in done.err
    assert "Traceback" not in done.err
    assert database(project) == before
    (project / "P9.txt").write_text("P9: Hello.", encoding="utf-8")
    done = run(project, "import", "bomb.zip", "P9.txt")
    assert done.code == 2
    assert "1 new" in done.err


def test_a_folder_with_an_archive_is_read_with_all_that_is_in_both(project, run) -> None:
    folder = project.parent / "from colleagues"
    folder.mkdir()
    (folder / "a.zip").write_bytes(zipped(**{"P7.txt": "P7: One."}))
    (folder / "P8.txt").write_text("P8: Two.", encoding="utf-8")
    (folder / "talk.mp3").write_bytes(b"ID3\x04")
    done = run(project, "import", folder)
    assert done.code == 0
    assert "2 new" in done.err
    assert "left aside" in done.out
    assert "talk.mp3" not in done.err


def test_one_file_is_told_in_a_line(project, run) -> None:
    (project / "P7.txt").write_text("P7: One.", encoding="utf-8")
    assert run(project, "import", "P7.txt").out == "new        P7\n"


def test_standard_input_is_read_in_the_format_of_its_name(project, run, typed, database) -> None:
    typed("---\nage: 40\n---\r\nP7: Hello.\r\n".encode("utf-16"))
    done = run(project, "import", "-", "--name", "P7.md")
    assert (done.code, done.out) == (0, "new        P7\n")
    assert "standard input > P7.md" in database(project)
    typed(b"P8: Hello.")
    assert run(project, "import", "-", "--name", "P8").out == "new        P8\n"
    typed(zipped(**{"P9.txt": "P9: One.", "P10.txt": "P10: Two."}))
    done = run(project, "import", "-", "--name", "all.zip")
    assert done.code == 0
    assert "2 new" in done.err
    typed(b"P2: It is another one.")
    done = run(project, "import", "-", "--name", "P2.txt")
    assert done.code == 2
    assert "the name 'P2' is already that of" in done.err
    assert run(project, "check").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "has no name"),
        (["-", "-", "--name", "P7"], "only once"),
        (["P1.txt", "--name", "P7"], "for standard input only"),
        (["-", "--name", "a/P7.txt"], "is no name for a file"),
        (["-", "--name", "../P7"], "is no name for a file"),
        (["-", "--name", "  "], "is no name for a file"),
        (["-", "--name", "P7.doc"], "the suffix '.doc' of 'P7.doc' is not known"),
    ],
)
def test_standard_input_needs_a_name(project, run, typed, database, arguments, said) -> None:
    before = database(project)
    typed(b"P7: Hello.")
    done = run(project, "import", *arguments)
    assert done.code == 2
    assert said in done.err
    assert database(project) == before


def test_wrong_suffixes_are_said(project, run) -> None:
    (project / "P7.txt").write_bytes(b"%PDF-1.7\n1 0 obj\nendobj\n")
    (project / "P8.docx").write_text("P8: Hello.", encoding="utf-8")
    (project / "P9.m4a").write_bytes(b"\0\0\0\x18ftypM4A " + bytes(99))
    done = run(project, "import", "P7.txt", "P8.docx", "P9.m4a")
    assert done.code == 2
    assert "P7.txt: this is a PDF file (.pdf), but its name ends in .txt" in done.err
    assert "P8.docx: this is plain text, not a Word document, but its name ends in .docx" in done.err
    assert "P9.m4a: this is a recording, not a transcript" in done.err


def hostile(project: Path, *arguments: str) -> "subprocess.Popen[str]":
    """The command in a process of its own, in which files ending in .hostile do what they say."""
    return subprocess.Popen(
        [sys.executable, "-c", HOSTILE, *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QDA_CODER": "Tester", "PYTHONPATH": str(READERS)},
        start_new_session=True,
    )


def test_a_reader_that_crashes_keeps_no_other_file_out(project, database) -> None:
    for name, does in {"a": "good", "b": "segfault", "c": "fault", "d": "good as well"}.items():
        (project / f"{name}.hostile").write_text(does, encoding="utf-8")
    command = hostile(project, "import", "a.hostile", "b.hostile", "c.hostile", "d.hostile")
    out, err = command.communicate()
    assert command.returncode == 2
    assert "2 new" in err
    assert "b.hostile: the reader of hostile file crashed on it" in err
    assert "c.hostile: the reader of hostile file cannot make sense of it: KeyError" in err
    assert max(map(len, out.splitlines())) <= 100
    assert "good as well" in database(project)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux lists them")
def test_an_interruption_leaves_the_database_and_no_process(project, database) -> None:
    before = database(project)
    (project / "a.hostile").write_text("good", encoding="utf-8")
    (project / "b.hostile").write_text("sleep", encoding="utf-8")
    command = hostile(project, "import", "a.hostile", "b.hostile")
    children = _children(command.pid)
    deadline = time.monotonic() + 60
    while not children and time.monotonic() < deadline:
        time.sleep(0.1)
        children = _children(command.pid)
    time.sleep(2)
    os.killpg(command.pid, signal.SIGINT)  # as Ctrl-C does, to the command and to what it started
    _, err = command.communicate(timeout=60)
    assert command.returncode == 130
    assert "the database is as it was" in err
    assert children
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert database(project) == before


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except FileNotFoundError:
        return []
    return [int(child) for child in listed.split()]
