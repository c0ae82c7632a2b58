"""What participants and works are, corrected after their documents came in from elsewhere."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

PEOPLE = "participant,gender\nP7,woman\nP8,woman\n"


@pytest.fixture
def outside(project, run) -> Path:
    """Documents that lie outside of the transcripts folder, imported by their names."""
    folder = project.parent / "in"
    folder.mkdir()
    (folder / "P7.txt").write_text("P7: The clinic is far.\n", encoding="utf-8")
    (folder / "P8.txt").write_text(
        "---\ngender: woman\n---\nP8: It is far to the hospital.\n", encoding="utf-8"
    )
    (folder / "jones1999.txt").write_text("The clinic is far.\n", encoding="utf-8")
    (project / "participants.csv").write_text(PEOPLE, encoding="utf-8")
    done = run(project, "import", folder / "P7.txt", folder / "P8.txt")
    assert done.code == 0
    assert run(project, "import", folder / "jones1999.txt", "--kind", "literature").code == 0
    return folder


def by(project: Path, run, attribute: str) -> dict[str, int]:
    """How many participants and works have each value of an attribute."""
    told = run(project, "report", "crosstab", "distance", "by", attribute, "--format", "csv").out
    return {row["value"]: int(row["n"]) for row in csv.DictReader(io.StringIO(told))}


@pytest.mark.usefixtures("outside")
def test_a_correction_reaches_documents_whose_files_are_not_read_again(project, run) -> None:
    (project / "participants.csv").write_text(PEOPLE.replace("woman", "man"), encoding="utf-8")
    done = run(project, "run")
    assert done.code == 0
    assert by(project, run, "gender") == {"female": 1, "male": 1, "man": 1, "woman": 1, "(not given)": 2}
    assert "(0 new, 3 unchanged, 1 changed)" in done.err


@pytest.mark.usefixtures("outside")
def test_an_attribute_that_was_taken_out_of_the_file_is_gone(project, run) -> None:
    (project / "participants.csv").write_text("participant,age\nP7,40\nP8,41\n", encoding="utf-8")
    assert run(project, "run").code == 0
    assert by(project, run, "gender") == {"female": 1, "male": 1, "woman": 1, "(not given)": 3}  # P8 says so
    assert by(project, run, "age") == {"40": 1, "41": 1, "(not given)": 4}


@pytest.mark.usefixtures("outside")
def test_a_participants_file_that_is_gone_takes_its_attributes_along_and_is_told(project, run) -> None:
    (project / "participants.csv").unlink()
    done = run(project, "run")
    assert done.code == 0
    assert "participants.csv: nothing is known any more of 2 participants that it had" in done.err
    assert by(project, run, "gender") == {"female": 1, "male": 1, "woman": 1, "(not given)": 3}
    assert "nothing is known any more" not in run(project, "run").err


def test_another_import_brings_corrections_too(project, run, outside) -> None:
    (project / "participants.csv").write_text(PEOPLE.replace("woman", "man"), encoding="utf-8")
    (outside / "P9.txt").write_text("P9: Nothing.\n", encoding="utf-8")
    assert run(project, "import", outside / "P9.txt").code == 0
    (project / "participants.csv").write_text(PEOPLE.replace("woman", "other"), encoding="utf-8")
    assert run(project, "run").code == 0
    assert by(project, run, "gender")["other"] == 1
    assert "man" not in by(project, run, "gender")


@pytest.mark.usefixtures("outside")
def test_a_work_gets_its_year_when_its_entry_is_written_and_when_it_is_corrected(project, run) -> None:
    bib = (project / "references.bib").read_text(encoding="utf-8")
    for year in ("1998", "1999"):
        entry = f"@article{{jones1999, author = {{Jones, B.}}, title = {{Far}}, year = {year}}}\n"
        (project / "references.bib").write_text(bib + entry, encoding="utf-8")
        assert run(project, "run").code == 0
        assert by(project, run, "year")[year] == 1


@pytest.mark.parametrize(
    ("name", "setting"),
    [("participants.csv", ""), ("participants.xlsx", ""), ("participants.xlsx", "participants.xlsx")],
    ids=["under the name of a table", "beside it", "named in the settings"],
)
def test_a_workbook_of_participants_is_told_as_what_it_is(project, run, name, setting) -> None:
    (project / "participants.csv").unlink(missing_ok=True)
    book = openpyxl.Workbook()
    book.active.append(["participant", "town"])
    book.save(project / name)
    if setting:
        text = (project / "qda.toml").read_text("utf-8")
        (project / "qda.toml").write_text(f'{text}\n[paths]\nparticipants = "{setting}"\n', "utf-8")
    done = run(project, "run")
    assert done.code == 2
    assert f"{name}: this is a workbook; the participants are read from a CSV file" in done.err
    assert "save it as CSV under the name participants.csv" in done.err
    assert "--encoding" not in done.err
