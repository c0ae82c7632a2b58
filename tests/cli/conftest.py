"""A small project, and the command line within this process."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qda.cli.main import main

CODEBOOK = """\
title: Care
language: en
terms:
  money: [money, cost, price, fee, afford]
codes:
  - code: access
    definition: What helps or hinders people in getting care.
    codes:
      - code: cost_barrier
        color: "#b5651d"
        match:
          - $money NEAR/8 (doctor | clinic | hospital | medicine)
          - (cannot | could not) [really] afford
        examples: [We could not afford the medicine.]
        counterexamples: [The clinic was painted blue.]
      - code: distance
        match: [far NEAR/5 (clinic | hospital), long way]
"""
P1 = """\
---
participant: P1
gender: female
---
INTERVIEWER: Could you afford the medicine?

P1: No, we could not afford the medicine, and the clinic was far away.

INTERVIEWER: And now?

P1: Maybe the cost of the doctor will go down. They say the fee of the hospital is lower now.
"""
P2 = """\
---
participant: P2
gender: male
---
P2: It is a long way to the hospital. I do not think that the cost of the clinic matters.
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process: `run(folder, "report", "frequencies")`."""
    monkeypatch.setenv("QDA_CODER", "Tester")

    def command(folder: Path, *arguments: str | Path) -> Done:
        monkeypatch.chdir(folder)
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        seen = capsys.readouterr()
        return Done(int(left.value.code or 0), seen.out, seen.err)

    return command


@pytest.fixture
def project(finished_project: Path, tmp_path: Path) -> Path:
    """A project of two interviews and one work, imported and coded; to do with as one likes."""
    folder = tmp_path / "care"
    shutil.copytree(finished_project, folder)
    return folder


@pytest.fixture(scope="session")
def finished_project(qda: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, made once. Only for reading."""
    folder = tmp_path_factory.mktemp("finished") / "care"
    assert qda("init", folder, folder=folder.parent).returncode == 0
    write(folder / "codebooks" / "codebook.yaml", CODEBOOK)
    write(folder / "transcripts" / "interviews" / "P1.md", P1)
    write(folder / "transcripts" / "interviews" / "P2.md", P2)
    work = "Clinics lie far from the villages.\n\nThe price of medicine rose.\n"
    write(folder / "transcripts" / "literature" / "smith2020.txt", work)
    bib = "@article{smith2020, author = {Smith, A.}, title = {Care}, year = 2020}\n"
    write(folder / "references.bib", bib)
    done = qda("run", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


def write(path: Path, text: str) -> None:
    """Write a file of the project."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def database() -> Callable[[Path], str]:
    """All that a project's database holds, read without qda."""

    def everything(folder: Path) -> str:
        connection = sqlite3.connect(folder / ".qda" / "project.db")
        try:
            return "\n".join(connection.iterdump())
        finally:
            connection.close()

    return everything
