"""A command as a process of its own: what it leaves, and that nothing is cut off when it ends."""

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

import pytest


def ended(prelude: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process in which something else was done first."""
    code = f"import sys\n{prelude}\nfrom qda.__main__ import run\nsys.argv = {['qda', *arguments]!r}\nrun()\n"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(["--version"], 0), (["no-such-command"], 2), (["-C", "/nowhere", "status"], 2)],
)
def test_the_exit_code_is_the_command_s(arguments: list[str], expected: int) -> None:
    done = ended("", *arguments)
    assert done.returncode == expected
    assert "Traceback" not in done.stderr


def test_what_is_to_be_done_at_the_end_is_done_and_output_is_whole() -> None:
    done = ended("import atexit\natexit.register(print, 'the last word')", "--version")
    first, last = done.stdout.splitlines()
    assert first.startswith("qda, version")
    assert last == "the last word"


def test_ctrl_c_while_the_program_is_loaded_is_no_traceback() -> None:
    late = "class Late:\n  def find_spec(self, name, *_):\n    if name == 'click': raise KeyboardInterrupt\n"
    done = ended(f"{late}sys.meta_path.insert(0, Late())", "--version")
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "\nqda: stopped before anything was done\n"


def test_a_thread_that_still_runs_may_finish() -> None:
    late = "import threading, time\ndef late():\n    time.sleep(0.5)\n    print('late')\n"
    done = ended(f"{late}threading.Thread(target=late).start()", "--version")
    assert done.stdout.splitlines()[-1] == "late"


def test_a_reader_that_goes_away_early_is_no_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -m qda --help | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Usage:")
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [("report", "frequencies"), ("report", "quotes", "access"), ("search", "long"), ("codebook", "show")],
)
@pytest.mark.parametrize(("columns", "most"), [(60, 60), (300, 100)])
def test_what_a_terminal_shows_is_no_wider_than_it(
    finished_project: Path, arguments: tuple[str, ...], columns: int, most: int
) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, columns))
    command = [sys.executable, "-m", "qda", "-C", str(finished_project), *arguments]
    plain = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=plain) as running:
        os.close(theirs)
        shown = b""
        while piece := _rest(ours):
            shown += piece
    assert running.returncode == 0
    lines = shown.decode().splitlines()
    assert len(lines) > 3
    assert max(map(len, lines)) <= most


def _rest(terminal: int) -> bytes:
    """What stands there to be read; nothing when its other end is closed."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
def test_an_encoding_without_the_letters_of_a_table_shows_them_as_numbers(
    finished_project: Path, encoding: str
) -> None:
    command = [sys.executable, "-m", "qda", "-C", str(finished_project), "report", "frequencies"]
    usual, other = (
        subprocess.run(command, env=os.environ | {"PYTHONIOENCODING": name}, capture_output=True, check=True)
        for name in ("utf-8", encoding)
    )
    assert "─" in usual.stdout.decode()
    shown = other.stdout.decode("utf-8" if encoding == "ascii" else encoding)
    assert shown.replace("\\u2500", "─") == usual.stdout.decode()


def test_a_file_gets_utf_8_where_the_system_writes_otherwise(finished_project: Path) -> None:
    old = "sys.stdout.reconfigure(encoding='cp1252')"
    done = ended(old, "-C", str(finished_project), "report", "frequencies")
    assert (done.returncode, "─" in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_a_stream_that_is_closed_is_no_fault(finished_project: Path, closed: str) -> None:
    command = f"{sys.executable} -m qda -C '{finished_project}' report frequencies {closed}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, "fault" in done.stderr) == (0, False), done.stderr
    assert ("─" in done.stdout) is not closed.startswith(">&-")


def test_a_login_without_a_name_is_asked_for_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QDA_CODER", raising=False)
    nameless = "def getuser():\n  raise KeyError('getpwuid(): uid not found: 4321')\n"
    prelude = f"import getpass\n{nameless}getpass.getuser = getuser"
    done = ended(prelude, "-C", str(project), "memo", "hello", "--document", "P1")
    assert (done.returncode, "--coder" in done.stderr) == (2, True), done.stderr


def test_what_codes_in_copies_can_be_loaded_where_there_are_none() -> None:
    lacking = "import multiprocessing.context as context\ndel context.ForkProcess\nimport os\ndel os.fork"
    done = ended(f"{lacking}\nimport qda.project.coding.beside", "--version")
    assert (done.returncode, done.stderr) == (0, "")
