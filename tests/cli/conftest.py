"""A small project, and the command line within this process."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qda.cli.main import main
from tests.cli.steps import edit

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


Once = Callable[[Path, Callable[[], None]], Path]


@pytest.fixture(scope="session")
def made_before() -> dict[str, Path]:
    """Where a copy lies of what a function has made of a project."""
    return {}


@pytest.fixture
def once(made_before: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(project, make)`: the project as `make` leaves it; the first test calls it, others get a copy."""

    def made(project: Path, make: Callable[[], None]) -> Path:
        name = f"{make.__module__}.{make.__qualname__}"
        if name in made_before:
            shutil.rmtree(project, ignore_errors=True)
            return shutil.copytree(made_before[name], project)
        make()
        made_before[name] = shutil.copytree(project, tmp_path_factory.mktemp("made") / "project")
        return project

    return made


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    """A folder with a codebook and three shards of texts, for `qda corpus`."""
    from tests.cli.corpus_texts import write_shards  # loads pyarrow, which takes a while

    write_shards(tmp_path)
    return tmp_path


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


GROUP = """\
MODERATOR: What about the clinic?

Zora: The heron clinic is far away from my blue door.

Milo: I never saw the clinic. It is a long way for me.

Zora: The zebra money was short, we could not afford the medicine.

Milo: And the fee of the doctor went up.
"""
SECRETS = ("heron", "blue door", "zebra", "quinces", "Zora", "Hidden Hollow", "pond", "77\\u0022", "Sweet")
"""What nobody but Zora said, or is said of nobody but her."""


@pytest.fixture
def group(project: Path, run, once) -> Path:
    """A project with a focus group of Zora and Milo, work on both, and an interview of Zora alone."""

    def make() -> None:
        folder = project / "transcripts" / "interviews"
        write(folder / "G1.txt", GROUP)
        write(folder / "Z2.md", "---\nparticipant: Zora\nage: 77\n---\nI love quinces.\n")
        write(project / "participants.csv", "participant,town\nP1,A\nZora,Hidden Hollow\nMilo,B\n")
        assert run(project, "run").code == 0
        edit(folder / "G1.txt", "zebra money", "zebra cash")
        assert run(project, "run").code == 0
        for arguments in (
            ("add", "G1", "my blue door", "access"),
            ("add", "G1", "I never saw the clinic", "access"),
            ("add", "Z2", "quinces", "access"),
            ("add", "P1", "far away", "access"),
            ("memo", "She means the pond", "--document", "G1", "--quote", "heron"),
            ("memo", "He lives far", "--document", "G1", "--quote", "It is a long way"),
            ("accept", "--document", "G1", "--quote", "fee of the doctor"),
            ("reject", "--document", "G1", "--quote", "could not afford"),
            ("memo", "Sweet", "--document", "Z2"),
        ):
            done = run(project, *arguments, "--coder", "Anna")
            assert done.code in {0, 2}, done.err
        assert run(project, "export", "codings", "results/codings.csv").code == 0

    return once(project, make)
