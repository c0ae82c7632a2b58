"""A merge tells of another codebook there by the files that are here, whether or not they were run."""

import shutil
from pathlib import Path

from click.testing import CliRunner

from qda.cli.main import main
from qda.project.init import create_project

BOOK = "codes:\n  - code: {}\n    match: [{}]\n"


def call(study: Path, *arguments: str | Path) -> str:
    done = CliRunner().invoke(main, ["-C", str(study), *map(str, arguments)], env={"QDA_CODER": "Tester"})
    assert done.exit_code == 0, done.output
    return done.output


def test_a_merge_names_the_files_here_and_the_codes_that_they_lack(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    create_project(here, actor="Tester")
    (tmp_path / "a.txt").write_text("A: We walked and sang.\n", encoding="utf-8")
    call(here, "import", tmp_path / "a.txt")
    (here / "codebooks" / "codebook.yaml").write_text(BOOK.format("walk", "walked"), encoding="utf-8")
    shutil.copytree(here, there)
    (there / "codebooks" / "other.yaml").write_text(BOOK.format("song", "sang"), encoding="utf-8")
    call(there, "run")
    call(there, "add", "a", "sang", "song")
    call(there, "add", "a", "walked", "walk")
    (here / "codebooks" / "more.yaml").write_text(BOOK.format("rest", "rested"), encoding="utf-8")
    call(here, "merge", there, "--conflicts", tmp_path / "r.csv")
    said = (tmp_path / "r.csv").read_text(encoding="utf-8")
    assert "codebook.yaml, more.yaml" in said
    assert "codes of what comes in that it lacks: song." in said
    shutil.copy(there / "codebooks" / "other.yaml", here / "codebooks" / "other.yaml")
    (here / "codebooks" / "more.yaml").unlink()
    assert "To settle: 0." in call(here, "merge", there)


def test_a_codebook_there_is_told_that_nobody_has_run_and_so_are_codes_that_are_not_here(
    tmp_path: Path,
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    create_project(here, actor="Tester")
    (tmp_path / "a.txt").write_text("A: We walked and sang.\n", encoding="utf-8")
    call(here, "import", tmp_path / "a.txt")
    book = here / "codebooks" / "codebook.yaml"
    book.write_text(BOOK.format("walk", "walked"), encoding="utf-8")
    shutil.copytree(here, there)
    book.write_text(book.read_text(encoding="utf-8") + "  - code: song\n    name: Song\n", encoding="utf-8")
    call(here, "add", "a", "sang", "song")
    call(there, "merge", here, "--conflicts", tmp_path / "r.csv")
    said = (tmp_path / "r.csv").read_text(encoding="utf-8")
    assert "codebook.yaml: another text" in said
    assert "codes of what comes in that it lacks: song." in said
    # the same files in both, and a code that neither has any more
    shutil.copy(there / "codebooks" / "codebook.yaml", book)
    call(there, "merge", here, "--conflicts", tmp_path / "r.csv")
    said = (tmp_path / "r.csv").read_text(encoding="utf-8")
    assert "another text" not in said
    assert "codes of what comes in that it lacks: song." in said
    # a file there that cannot be read is another one
    book.write_bytes(b"\xff\xfe\x00codes")
    assert "codebook.yaml: another text" in call(there, "merge", here, "--conflicts", tmp_path / "r.csv") + (
        tmp_path / "r.csv"
    ).read_text(encoding="utf-8")
