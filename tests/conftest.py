"""Fixtures that every test may use."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# Who runs the tests in the background may have told them to ignore interruptions; what they start must not.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

Qda = Callable[..., "subprocess.CompletedProcess[str]"]


def run_qda(
    *arguments: str | Path, folder: Path, coder: str = "Tester"
) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own, as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "qda", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "QDA_CODER": coder, "PYTHONUTF8": "1", "QDA_PROJECT": "."},
    )


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
