"""Line ends in what is said of a code leave the project as they were written, in every format."""

import csv
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from qda.cli.main import main
from qda.project.init import create_project

BOOK = """codes:
  - code: a
    name: A
    definition: |-
      First line
      second line

      third paragraph
    include: |-
      - one
      - two
    exclude: >-
      one line
      that is folded
"""
SAID = ("First line\nsecond line\n\nthird paragraph", "- one\n- two", "one line that is folded")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    create_project(tmp_path / "study", actor="Tester")
    (tmp_path / "study" / "codebooks" / "codebook.yaml").write_text(BOOK, encoding="utf-8")
    return tmp_path / "study"


def call(study: Path, *arguments: str | Path) -> str:
    done = CliRunner().invoke(main, ["-C", str(study), *map(str, arguments)], env={"QDA_CODER": "Tester"})
    assert done.exit_code == 0, done.output
    return done.stdout


def test_tables_have_the_lines(study: Path, tmp_path: Path) -> None:
    for suffix in ("csv", "xlsx", "docx"):
        call(study, "codebook", "export", tmp_path / f"x.{suffix}")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["definition"], row["include"], row["exclude"]) == SAID
    sheet = load_workbook(tmp_path / "x.xlsx").worksheets[0]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert cells >= set(SAID)
    words = {cell.text for table in Document(tmp_path / "x.docx").tables for cell in table._cells}
    assert words >= set(SAID)


def test_files_of_the_standard_have_the_lines(study: Path, tmp_path: Path) -> None:
    expected = "First line\nsecond line\n\nthird paragraph\n\nInclude: - one\n- two\n\nExclude: " + SAID[2]
    call(study, "export", tmp_path / "x.qdc")
    call(study, "export", tmp_path / "x.qdpx")
    assert etree.parse(tmp_path / "x.qdc").findtext(".//{*}Description") == expected
    with ZipFile(tmp_path / "x.qdpx") as archive:
        assert etree.fromstring(archive.read("project.qde")).findtext(".//{*}Description") == expected


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "docx", "qdc"])
def test_lines_come_back(study: Path, tmp_path: Path, suffix: str) -> None:
    if suffix == "qdc":
        call(study, "export", tmp_path / "x.qdc")
    else:
        call(study, "codebook", "export", tmp_path / f"x.{suffix}")
    create_project(tmp_path / "other", actor="Tester")
    call(tmp_path / "other", "codebook", "import", tmp_path / f"x.{suffix}")
    text = (tmp_path / "other" / "codebooks" / "x.yaml").read_text(encoding="utf-8")
    assert "      First line\n      second line\n\n      third paragraph\n" in text
    assert "      - one\n      - two\n" in text


def test_the_appendix_has_the_lines_and_no_list_of_its_own(study: Path) -> None:
    appendix = call(study, "codebook", "docs")
    assert "**Definition.** First line\\\nsecond line\n\nthird paragraph\n" in appendix
    assert "**Include.** \\- one\\\n\\- two\n" in appendix
