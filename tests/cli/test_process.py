"""A command as a process of its own: what it leaves, and that nothing is cut off when it ends."""

import subprocess
import sys
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
