"""Somebody is taken out of a project while other commands read it: their words do not come back."""

import subprocess
import sys
from pathlib import Path

import pytest

from qda.errors import StoreError
from qda.files.alone import alone_in
from qda.project import run as running
from qda.project.index import words_on_disk
from qda.project.index.corpora import corpora
from qda.project.workspace import open_workspace

WORD = "xyzzyquux"
_SLOW = """
import sys, time
from pathlib import Path
from qda.project.index import batches

index = Path(".qda/index")
gathered = batches.gather

def slow(*given, **named):
    corpus = gathered(*given, **named)
    print("texts are read", flush=True)
    until = time.monotonic() + 5
    while index.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return corpus

batches.gather = slow
from qda.cli.main import main
main(sys.argv[1:])
"""
OTHERS = [
    ("withdraw", "P2", "--yes", "--coder", "Ann"),
    ("pseudonymise", "--apply", "--purge", "--coder", "Ann"),
]


def qda(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "qda", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def files_with_the_word(project: Path) -> list[Path]:
    return [one for one in (project / ".qda").rglob("*") if one.is_file() and WORD in str(one.read_bytes())]


@pytest.fixture
def spoken(project: Path, run) -> Path:
    """P2 has said a word that nobody else says, and a key replaces it; nothing is indexed."""
    text = project / "transcripts" / "interviews" / "P2.md"
    text.write_text(text.read_text(encoding="utf-8") + f"\nThe {WORD} is far away.\n", encoding="utf-8")
    assert run(project, "import", "transcripts").code == 0
    key = project.parent / "care-key.csv"
    assert run(project, "pseudonymise", "--key", key).code == 0
    key.write_text(f"accept,kind,text,replacement\ny,other,{WORD},barn\n", encoding="utf-8")
    for path in (project / ".qda" / "index").glob("*"):
        path.unlink()
    return project


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other[0])
def test_who_is_taken_out_while_texts_are_read_is_in_no_file_afterwards(spoken: Path, other) -> None:
    code = subprocess.Popen(
        [sys.executable, "-c", _SLOW, "code"], cwd=spoken, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert code.stdout is not None
    assert code.stdout.readline().decode().strip() == "texts are read"
    done = qda(spoken, *other)
    code.communicate(timeout=60)
    assert done.returncode == 0, done.stderr
    assert files_with_the_word(spoken) == []
    assert qda(spoken, "code").returncode == 0
    assert files_with_the_word(spoken) == []


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other[0])
def test_what_was_read_before_is_not_written_afterwards(spoken: Path, other) -> None:
    with open_workspace(spoken) as workspace:
        documents = workspace.store.documents()
        assert any(WORD in one.text for one in documents)
        assert qda(spoken, *other).returncode == 0
        with pytest.raises(StoreError, match="taken out"):
            corpora(workspace, documents)
    assert files_with_the_word(spoken) == []


def and_then(spoken: Path, function):
    """The function, and P2 withdrawn right after it."""

    def patched(*given, **named):
        done = function(*given, **named)
        assert qda(spoken, *OTHERS[0]).returncode == 0
        return done

    return patched


@pytest.mark.parametrize("command", [("run",), ("import", "transcripts")])
def test_what_was_read_from_files_before_does_not_come_back_into_the_database(
    spoken: Path, run, monkeypatch, command
) -> None:
    text = spoken / "transcripts" / "interviews" / "P2.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nThere is hope.\n", encoding="utf-8")

    if command == ("run",):
        monkeypatch.setattr(running, "assemble", and_then(spoken, running.assemble))
    else:
        from qda.project.intake import import_files

        monkeypatch.setattr(import_files, "read_files", and_then(spoken, import_files.read_files))
    done = run(spoken, *command)
    assert (done.code, "taken out of the project" in done.err) == (2, True), done.err
    assert files_with_the_word(spoken) == []


def test_results_are_not_written_of_what_was_read_before(spoken: Path, run, monkeypatch) -> None:
    workbook = spoken / "results" / running.WORKBOOK
    workbook.unlink(missing_ok=True)
    monkeypatch.setattr(running, "theme_tree", and_then(spoken, running.theme_tree))
    done = run(spoken, "run")
    assert (done.code, "taken out of the project" in done.err) == (2, True), done.err
    assert not workbook.exists()


def test_who_takes_texts_out_says_that_others_are_at_work_and_changes_nothing(
    spoken: Path, run, monkeypatch, database
) -> None:
    monkeypatch.setattr(words_on_disk, "WAIT", 0.2)
    before = database(spoken)
    with open_workspace(spoken) as workspace, words_on_disk.writing_words(workspace):
        done = run(spoken, *OTHERS[0])
    assert (done.code, "another command is writing" in done.err) == (2, True)
    assert "nothing was taken out yet" in done.err
    assert database(spoken) == before


def test_those_who_read_texts_do_not_wait_for_each_other(spoken: Path, run, monkeypatch) -> None:
    monkeypatch.setattr(words_on_disk, "WAIT", 0.2)
    with open_workspace(spoken) as workspace, words_on_disk.writing_words(workspace):
        assert run(spoken, "code").code == 0
    with alone_in(spoken / ".qda"):
        for path in (spoken / ".qda" / "index").glob("*"):
            path.unlink()
        done = run(spoken, "code")
    assert (done.code, "takes texts out for good" in done.err) == (2, True)
