"""Fixtures that every test may use."""

import contextlib
import gc
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from qda.cli.main import main
from tests.examples import examples

# What qda and libraries keep for a person on a machine is not the tests' to read or to write: rules that
# another version left there would decide what they see. One folder serves a run, with all of its workers.
if "PYTEST_XDIST_WORKER" not in os.environ:
    OWN = tempfile.TemporaryDirectory(prefix="qda-tests-")
    for kind in ("CACHE", "CONFIG", "DATA"):
        os.environ[f"XDG_{kind}_HOME"] = str(Path(OWN.name) / kind.lower())

# A busy machine is no fault of the code.
settings.register_profile(
    "patient", deadline=None, max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

gc.set_threshold(200_000, 20, 50)  # as for a command; a seventh of the time of the tests


def pytest_collection_finish() -> None:
    """What is loaded by now stays; it need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


# Who runs the tests in the background may have told them to ignore interruptions; what they start must not.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:  # by nohup
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

Qda = Callable[..., "subprocess.CompletedProcess[str]"]


def run_qda(
    *arguments: str | Path, folder: Path, coder: str = "Tester"
) -> "subprocess.CompletedProcess[str]":
    """Run a command as a person would, and keep what it prints: in this process, which does not have to begin
    anew each time. Commands in processes of their own are in tests of start-up, crashes, signals."""
    words = [str(argument) for argument in arguments]
    printed, told = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        pytest.MonkeyPatch.context() as here,
        contextlib.chdir(folder),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(told),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        here.setenv("QDA_CODER", coder)
        here.setenv("QDA_PROJECT", ".")
        here.setattr(sys, "stdin", io.StringIO())
        with pytest.raises(SystemExit) as left:
            main(words, prog_name="qda")
    code = left.value.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(words, code, _text(printed), _text(told))


def _text(stream: io.TextIOWrapper) -> str:
    return stream.detach().getvalue().decode("utf-8")


@pytest.fixture(scope="session")
def qda() -> Qda:
    """The command line."""
    return run_qda


@pytest.fixture(scope="session")
def finished_study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample study after one run. Only for reading."""
    folder = tmp_path_factory.mktemp("finished") / "study"
    made = run_qda("init", "--example", folder, folder=folder.parent)
    assert made.returncode == 0, made.stderr
    done = run_qda("run", folder=folder)
    assert done.returncode == 0, done.stderr + done.stdout
    (folder / "run.txt").write_text(done.stdout, encoding="utf-8")
    return folder


@pytest.fixture
def study(finished_study: Path, tmp_path: Path) -> Path:
    """A copy of the sample study after one run, to do with as one likes."""
    folder = tmp_path / "study"
    shutil.copytree(finished_study, folder)
    return folder
