"""A command that is killed between its steps: people's work stays, and the same command again completes."""

import os
import re
import shutil
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy.engine.default import DefaultDialect

from qda.cli.main import main

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs copies of this process")
PROGRAMS = run_path(str(Path(__file__).parents[1] / "interchange" / "refi" / "programs.py"))
GROUP = """\
Speaker 1: My doctor is Anna Smith in Lahore, and we could not afford the medicine.

Speaker 2: It is a long way to the clinic.
"""
_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_EVERY = 7
"""Of how many steps one is tried, each time another: all of them take minutes."""


def killed(step: int, folder: Path, *arguments: str) -> bool:
    """Run a command in a copy of this process, which is killed at a step; whether it came to that."""
    child = os.fork()
    if child == 0:
        try:
            os.chdir(folder)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            _count_steps(step, str(folder.parent))
            main(list(arguments))
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _count_steps(last: int, below: str) -> None:
    """Steps are what is done to files below a folder, and each commit, before it and behind it."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, told: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(told[2], int) and told[2] & _WRITES
        named = isinstance(told[0], str | bytes | os.PathLike) if told else False
        if (event in _STEPS or writes) and named and os.path.abspath(os.fsdecode(told[0])).startswith(below):
            step()

    def commit(dialect: Any, connection: Any) -> None:
        step()
        usual(dialect, connection)
        step()

    usual = DefaultDialect.do_commit
    DefaultDialect.do_commit = commit  # type: ignore[method-assign]
    sys.addaudithook(heard)


def work(project: Path) -> list[tuple[str, ...]]:
    """Documents and what people did, without times, as SQLite itself reads them."""
    queries = (
        "SELECT 'document', name, text_hash, removed_at IS NULL FROM documents",
        "SELECT 'coding', document, start, quote, code, coder, assertion, status FROM codings",
        "SELECT 'decision', document, quote, code, verdict, decided_by FROM decisions",
        "SELECT 'memo', about, text, coder FROM memos",
    )
    place = project / ".qda" / "project.db"
    with closing(sqlite3.connect(place)) as database:
        return sorted(tuple(map(str, row)) for query in queries for row in database.execute(query))


def files(folder: Path) -> dict[str, bytes]:
    """All files but the databases and what is derived, without times and without the folder's name."""
    found = {str(one.relative_to(folder)): one for one in folder.rglob("*") if one.is_file()}
    own = re.compile(r"\.qda/(project\.db|index/|cache/|backups/)")
    return {
        name: _TIME.sub(b"", one.read_bytes().replace(bytes(folder), b""))
        for name, one in found.items()
        if not own.search(name)
    }


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with people's work, beside it another copy, a key and a project of another program."""
    home = tmp_path_factory.mktemp("begun")
    project = home / "care"
    interviews = project / "transcripts" / "interviews"

    def done(*arguments: str, folder: Path = project) -> None:
        named = [str(folder / one) if one == "transcripts" else one for one in arguments]
        ended = CliRunner().invoke(main, ["-C", str(folder), *named], env={"QDA_CODER": "ann"})
        assert ended.exit_code == 0, ended.output

    done("init", str(project), folder=home)
    (interviews / "FG1.txt").write_text(GROUP)
    (interviews / "P2.txt").write_text("INTERVIEWER: And?\n\nP2: The clinic is far.\n")
    (project / "participants.csv").write_text("participant,age\nP2,50\nFG1 Speaker 1,33\n")
    done("import", "transcripts")
    done("add", "FG1", "a long way", "cost_barrier")
    done("add", "P2", "is far", "cost_barrier", "--coder", "ben")
    done("memo", "Ask Anna Smith again", "--document", "FG1")
    shutil.copytree(project, home / "other")
    (home / "other" / "transcripts" / "interviews" / "P9.txt").write_text("P9: The fee is high.\n")
    done("import", "transcripts", folder=home / "other")
    done("add", "P9", "is high", "cost_barrier", folder=home / "other")
    PROGRAMS["write"](home / "nvivo.qdpx", PROGRAMS["DEMO"], PROGRAMS["NVIVO_WINDOWS"])
    columns = "accept,kind,text,variants,replacement,count,documents,example,applied"
    (home / "care-key.csv").write_text(f"{columns}\ny,name,Anna Smith,,[Anna],,,,\n")
    return home


def tries(begun: Path, home: Path, first: int, *arguments: str) -> Iterator[Path]:
    """Copies of the project in which a command was killed, each at another step."""
    for step in range(first, 1000, _EVERY):
        copy = home / str(step)
        shutil.copytree(begun, copy)
        if not killed(step, copy / "care", *arguments):
            assert step > _EVERY
            return
        yield copy


@pytest.mark.parametrize(
    ("first", "arguments"),
    [
        (1, ("import", "../nvivo.qdpx")),
        (2, ("merge", "../other", "--apply")),
        (3, ("withdraw", "P2", "--yes", "--delete-files")),
        (4, ("pseudonymise", "--apply", "--key", "../care-key.csv", "--move-originals")),
        (1, ("import", "transcripts")),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_a_killed_command_leaves_all_or_nothing_and_runs_again(
    first: int, arguments: tuple[str, ...], begun: Path, tmp_path: Path, run: Any
) -> None:
    if arguments[1] == "transcripts":
        changed = begun / "care" / "transcripts" / "interviews" / "P2.txt"
        changed = shutil.copytree(begun, tmp_path / "changed") / changed.relative_to(begun)
        changed.write_text("INTERVIEWER: And?\n\nP2: Well, the clinic is far away.\n")
        begun = tmp_path / "changed"
    whole = shutil.copytree(begun, tmp_path / "whole")
    before = work(begun / "care")
    assert run(whole / "care", *arguments).code == 0
    after, left = work(whole / "care"), files(whole)
    assert before != after
    for copy in tries(begun, tmp_path, first, *arguments):
        project = copy / "care"
        assert run(project, "status").code == 0
        assert work(project) in (before, after)
        if arguments[0] == "import":
            came = (project / "codebooks" / "demo.yaml").exists()
            assert came == ("codebooks/demo.yaml" in " ".join(left) and work(project) == after)
        assert run(project, *arguments).code == 0
        assert work(project) == after, copy
        assert files(copy) == left, copy
        assert run(project, "check").code == 0


def test_a_killed_init_is_completed_by_another(tmp_path: Path, run: Any) -> None:
    (tmp_path / "whole").mkdir()
    assert run(tmp_path / "whole", "init", "care").code == 0
    for step in range(1, 1000, _EVERY):
        home = tmp_path / str(step)
        home.mkdir()
        if not killed(step, home, "init", "care"):
            break
        again = run(home, "init", "care")
        if again.code:  # it was killed when all was done
            assert "there is a project here already" in again.err
        assert files(home) == files(tmp_path / "whole")
        assert run(home / "care", "check").code == 0
    assert step > _EVERY


def test_a_codebook_that_a_killed_command_began_is_none(begun: Path, tmp_path: Path, run: Any) -> None:
    project = shutil.copytree(begun / "care", tmp_path / "care")
    for folder in ("codebooks", "findings"):
        (project / folder / ".more.draft-a1b2_c3d.yaml").write_text("title: More\nco")
    assert run(project, "code").code == 0


def test_ctrl_c_while_the_project_is_closed_says_that_the_change_is_kept(
    begun: Path, tmp_path: Path, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(sqlite3.Connection):
        told = False

        def close(self) -> None:
            super().close()
            if not Interrupted.told:
                Interrupted.told = True
                raise KeyboardInterrupt

    usual = sqlite3.connect
    project = shutil.copytree(begun / "care", tmp_path / "care")
    with monkeypatch.context() as patched:
        patched.setattr(
            "qda.store.database.sqlite3.connect", lambda *a, **k: usual(*a, factory=Interrupted, **k)
        )
        done = run(project, "memo", "Again", "--document", "P2")
    assert done.code == 130
    assert "kept in the database (2 events" in done.err
    assert ("memo", "document", "Again", "Tester") in work(project)


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        ("qda.store.engine.write_anew", "it is taken out, but the database file could not be written anew"),
        ("qda.project.index.words_on_disk.shutil.rmtree", "what was taken out may still stand here"),
    ],
)
def test_what_cannot_be_wiped_behind_a_change_is_told(
    fails: str, said: str, begun: Path, tmp_path: Path, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = shutil.copytree(begun / "care", tmp_path / "care")
    assert run(project, "code").code == 0

    def failing(*_: Any, **__: Any) -> None:
        raise (
            sqlite3.OperationalError("disk I/O error") if "engine" in fails else PermissionError(13, "denied")
        )

    with monkeypatch.context() as patched:
        patched.setattr(fails, failing)
        done = run(project, "withdraw", "P2", "--yes")
    assert done.code == 2
    assert said in done.err
    assert "nothing" not in done.err
    assert not any("P2" in row for row in work(project))
    assert run(project, "withdraw", "P2", "--yes").code == 0
