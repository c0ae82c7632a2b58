"""Projects and codebooks of other programs on the command line: what is printed, and what is refused."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qda.cli.main import main
from qda.project.init import create_project
from qda.project.workspace import open_workspace
from tests.interchange.refi import programs


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A new project, and beside it one that NVivo exported."""
    create_project(tmp_path / "study", actor="Tester")
    programs.write(tmp_path / "nvivo.qdpx", programs.DEMO, programs.NVIVO_WINDOWS)
    return tmp_path / "study"


def call(study: Path, *arguments: str | Path, code: int = 0) -> Result:
    """Run a command in this process; the exit code is the expected one."""
    done = CliRunner().invoke(main, ["-C", str(study), *map(str, arguments)], env={"QDA_CODER": "Tester"})
    assert done.exit_code == code, done.output
    return done


def test_an_import_prints_counts_and_the_way_of_counting(study: Path, tmp_path: Path) -> None:
    done = call(study, "import", tmp_path / "nvivo.qdpx", "--report", tmp_path / "loss.json")
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["sources", "1", "1", "1", "0"] in rows
    assert ["codings", "9", "9", "9", "0"] in rows
    assert "places in Anna: UTF-16 units, CRLF counts 2, BOM not counted (100.0% sure)" in done.stderr
    assert "new codes: codebooks/demo.yaml" in done.stderr
    assert json.loads((tmp_path / "loss.json").read_text(encoding="utf-8"))["name"] == "remarks"
    again = call(study, "import", tmp_path / "nvivo.qdpx")
    assert ["codings", "9", "9", "0", "0"] in [line.split() for line in again.stdout.splitlines()]
    assert "everything is as it was put there" in call(study, "check").stdout


def test_the_files_name_says_what_is_exported(study: Path, tmp_path: Path) -> None:
    call(study, "import", tmp_path / "nvivo.qdpx")
    done = call(study, "export", "--report", tmp_path / "loss.csv", tmp_path / "out.qdpx")
    assert "stand elsewhere for a program that counts UTF-16" in done.stderr
    assert (tmp_path / "loss.csv").read_text(encoding="utf-8").startswith("fate,what,item,counts\n")
    wide = call(study, "export", tmp_path / "wide.qdpx", "--offset-unit", "utf16")
    assert "warning" not in wide.stderr
    with zipfile.ZipFile(tmp_path / "out.qdpx") as archive:
        assert archive.testzip() is None
    call(study, "export", tmp_path / "codes.qdc")
    assert (tmp_path / "codes.qdc").read_bytes().startswith(b"<?xml")
    call(study, "export", tmp_path / "c.jsonl")
    call(study, "export", "csv", tmp_path / "c.csv")
    assert len((tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()) == 9
    with (tmp_path / "c.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 9


def test_codings_as_json_lines_come_back(study: Path, tmp_path: Path) -> None:
    call(study, "import", tmp_path / "nvivo.qdpx")
    call(study, "export", tmp_path / "c.jsonl")
    lines = (tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()
    one = {**json.loads(lines[0]), "coder": "Somebody else"}
    lost = {**json.loads(lines[1]), "document": "Nowhere"}
    rules = {**json.loads(lines[2]), "coder": "rules"}
    more = "\n".join([*lines, *map(json.dumps, (one, lost, rules))]) + "\n"
    (tmp_path / "more.jsonl").write_text(more, encoding="utf-8")
    done = call(study, "import", tmp_path / "more.jsonl", code=2)
    assert "1 new, 9 unchanged, 1 by the rules skipped, 1 not placed" in done.stderr
    assert "row 11 (Nowhere" in done.stderr


@pytest.mark.parametrize("content", ["", "{}\n", '{"document": 1}\n', "[" * 100_000, "no json"])
def test_json_lines_that_are_no_codings_are_a_clean_error(content: str, study: Path, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(content, encoding="utf-8")
    assert "Traceback" not in call(study, "import", tmp_path / "x.jsonl", code=2).output


def test_a_codebook_file_comes_in_and_an_empty_one_is_not_written(study: Path, tmp_path: Path) -> None:
    text = (
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette"><Codes>'
        f'<Code guid="{programs.guid(20)}" name="Trust" isCodable="true"/></Codes><Sets/></CodeBook>'
    )
    (tmp_path / "codes.qdc").write_text(text, encoding="utf-8")
    assert "new codes: codebooks/codes.yaml" in call(study, "import", tmp_path / "codes.qdc").stderr
    for path in (study / "codebooks").glob("*.yaml"):
        path.unlink()
    assert "no code to write" in call(study, "export", tmp_path / "none.qdc", code=2).output


def test_options_for_projects_are_refused_for_a_codebook(study: Path, tmp_path: Path) -> None:
    (tmp_path / "x.qdc").write_text("<CodeBook/>", encoding="utf-8")
    for option in ("--kind", "--interviewer", "--speakers", "--project-name"):
        assert option in call(study, "import", tmp_path / "x.qdc", option, "(a)", code=2).output


def test_messages_say_what_a_file_is_and_where_to_take_it(study: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.qdpx").mkdir()
    (tmp_path / "text.qdpx").write_text("hello", encoding="utf-8")
    (tmp_path / "empty.qdc").write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>', encoding="utf-8"
    )
    said = {
        "folder.qdpx": "this is a folder, not a project file",
        "text.qdpx": "Export the project again as REFI-QDA",
        "empty.qdc": "there is no code in it",
    }
    for name, words in said.items():
        assert words in call(study, "import", tmp_path / name, code=2).output
    project = call(study, "codebook", "import", tmp_path / "nvivo.qdpx", code=2).output
    assert "this is a project, not a codebook" in project
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "nvivo.qdpx").rename(folder / "nvivo.qdpx")
    aside = call(study, "import", folder).output
    assert "nvivo.qdpx: a project or codebook of another program, left aside" in aside
    assert "Import it by its own name" in aside


def test_what_came_in_is_told_although_a_later_file_cannot_be_used(study: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.qdpx").write_text("hello", encoding="utf-8")
    loss = tmp_path / "loss.csv"
    call(study, "import", tmp_path / "nvivo.qdpx", tmp_path / "bad.qdpx", "--report", loss, code=2)
    assert loss.read_text(encoding="utf-8").startswith("fate,what,item,counts\n")


def test_every_notice_is_told_once(study: Path, tmp_path: Path) -> None:
    text = "INTERVIEWER: One\n\nANNA: Two\n\nINTERVIEWER: Three\n\nANNA: Four\n"
    inner = programs.selection(60, text.index("One"), text.index("One") + 3, 20)
    source = programs.text_source(50, text, inner)
    programs.pack(tmp_path / "a.qdpx", programs.project(f"{programs.CODES}<Sources>{source}</Sources>"))
    done = call(study, "import", tmp_path / "a.qdpx", "--report", tmp_path / "loss.csv")
    assert done.stderr.count("1 of 1 coded passages stand in what seems") == 1
    with (tmp_path / "loss.csv").open(encoding="utf-8", newline="") as file:
        (told,) = (row for row in csv.DictReader(file) if row["fate"] == "note")
    assert told["what"].startswith("1 of 1 coded passages stand in what seems")


def test_what_is_no_project_is_a_clean_error(study: Path, tmp_path: Path) -> None:
    (tmp_path / "x.qdpx").write_bytes(b"PK\x03\x04 not really")
    for name in ("x.qdpx", "missing.qdpx", "missing.qdc"):
        done = call(study, "import", tmp_path / name, code=2)
        assert name in done.output
    call(study, "import", tmp_path / "nvivo.qdpx", "--preview", code=2)


def test_identifiers_do_not_leave_unasked(study: Path, tmp_path: Path) -> None:
    text = programs.text_source(50, "Write to ada@example.org please")
    programs.pack(tmp_path / "mail.qdpx", programs.project(f"<Sources>{text}</Sources>"))
    call(study, "import", tmp_path / "mail.qdpx")
    assert "--allow-identifiers" in call(study, "export", tmp_path / "out.qdpx", code=2).output
    assert not (tmp_path / "out.qdpx").exists()
    assert "warning" in call(study, "export", tmp_path / "out.qdpx", "--allow-identifiers").stderr


def test_a_large_project_is_read_in_a_process_of_its_own(study: Path, tmp_path: Path) -> None:
    words = " ".join(map(str, range(1000, 2000)))
    codes = "".join(
        f'<Code guid="{programs.guid(n)}" name="Code {n}" isCodable="true">'
        f"<Description>{n} {words}</Description></Code>"
        for n in range(100, 350)
    )
    xml = programs.project(f"<CodeBook><Codes>{codes}</Codes></CodeBook>")
    assert len(xml) > 1_100_000
    programs.pack(tmp_path / "large.qdpx", xml)
    done = call(study, "import", tmp_path / "large.qdpx")
    assert ["codes", "250", "250", "250", "0"] in [line.split() for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    "options",
    [
        *(("--encoding", "cp1252"), ("--text-column", "A"), ("--id-column", "A")),
        ("--participant-column", "A"),
    ],
)
def test_options_for_transcripts_are_refused_for_a_project(
    options: tuple[str, str], study: Path, tmp_path: Path
) -> None:
    assert options[0] in call(study, "import", tmp_path / "nvivo.qdpx", *options, code=2).output
    (tmp_path / "T.txt").write_text("One.\n", encoding="utf-8")
    if options[0] == "--encoding":
        call(study, "import", tmp_path / "nvivo.qdpx", tmp_path / "T.txt", *options)


@pytest.mark.parametrize("options", [("--report", "r.csv", "--preview"), ("--project-name", "A")])
def test_options_for_projects_are_refused_for_transcripts(
    options: tuple[str, ...], study: Path, tmp_path: Path
) -> None:
    (tmp_path / "T.txt").write_text("One.\n", encoding="utf-8")
    assert options[0] in call(study, "import", tmp_path / "T.txt", *options, code=2).output


def test_who_asks_in_a_project_is_said_by_a_person(study: Path, tmp_path: Path) -> None:
    text = "BOB: What?\n\nANNA: That.\n\nBOB: And?\n\nANNA: This.\n"
    programs.pack(
        tmp_path / "a.qdpx",
        programs.project(f"{programs.CODES}<Sources>{programs.text_source(50, text)}</Sources>"),
    )
    call(study, "import", tmp_path / "a.qdpx", "--interviewer", "BOB")
    with open_workspace(study) as workspace:
        (document,) = workspace.store.documents()
    assert document.speakers.interviewers == ("BOB",)
