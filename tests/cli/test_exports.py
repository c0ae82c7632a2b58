"""Data out: every coding, in every format, as it is."""

import csv
import io
import json
import sqlite3

import openpyxl
import pandas as pd
import pytest

import qda

FIRST = [
    *("document", "participant", "kind", "speaker", "start", "end", "quote", "sentence"),
    *("code", "theme", "assertion", "rule", "coder", "status", "score"),
]


def test_the_csv_has_the_promised_columns_and_every_coding(project, run) -> None:
    done = run(project, "export", "codings", "--format", "csv")
    table = list(csv.DictReader(io.StringIO(done.out)))
    assert list(table[0])[: len(FIRST)] == FIRST
    assert sorted(row["assertion"] for row in table) == ["affirmed"] * 5 + ["hedged", "negated", "reported"]
    for row in table:
        name = {"smith2020": "literature/smith2020.txt"}.get(
            row["document"], f"interviews/{row['document']}.md"
        )
        text = (project / "transcripts" / name).read_text(encoding="utf-8")
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["quote"] in row["sentence"]


def test_all_formats_hold_the_same_codings(project, run) -> None:
    for ending in ("csv", "json", "jsonl", "parquet"):
        assert run(project, "export", "codings", f"c.{ending}").code == 0
    ids = [row["id"] for row in json.loads((project / "c.json").read_text(encoding="utf-8"))]
    assert len(set(ids)) == 8
    assert list(pd.read_csv(project / "c.csv")["id"]) == ids
    assert list(pd.read_json(project / "c.jsonl", lines=True, dtype=False)["id"]) == ids
    assert list(pd.read_parquet(project / "c.parquet")["id"]) == ids


def test_the_workbook_has_its_sheets_and_says_what_it_was_made_from(project, run) -> None:
    done = run(project, "export", "xlsx", "themes.xlsx")
    assert done.code == 0, done.err
    book = openpyxl.load_workbook(project / "themes.xlsx")
    wanted = ["Overview", "Codebook", "Segments", "Frequencies", "Code x document", "Code x participant"]
    assert book.sheetnames[:6] == wanted
    assert {"Co-occurrence", "Findings"} <= set(book.sheetnames)
    overview = [str(cell.value) for row in book["Overview"].iter_rows() for cell in row if cell.value]
    assert sum(value.startswith("sha256:") for value in overview) == 2
    assert any("merge-same-code" in value for value in overview)


def test_the_notebook_gives_frames_that_agree_with_the_command_line(project, run) -> None:
    study = qda.open(project)
    command = json.loads(run(project, "export", "codings", "--format", "json").out)
    assert list(study.codings()["id"]) == [row["id"] for row in command]
    frequencies = study.frequencies().set_index("code")
    assert frequencies.loc["distance", "codings"] == 3
    assert frequencies.attrs["unit"] == "sentence"
    assert frequencies.attrs["n"] == 7
    assert study.frequencies(kind="literature").set_index("code").loc["distance", "codings"] == 1
    pairs = study.cooccurrence(unit="document")
    both = pairs.set_index(["a", "b"]).loc[("cost_barrier", "distance")]
    assert (both["n1"], both["n2"], both["n12"], both["n"]) == (2, 3, 2, 3)
    assert len(study.quotes("access")) == 5


def test_check_finds_a_text_that_was_tampered_with(project, run) -> None:
    assert run(project, "check").code == 0
    connection = sqlite3.connect(project / ".qda" / "project.db")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("UPDATE texts SET text = replace(text, 'long way', 'short way')")
    connection.commit()
    connection.close()
    done = run(project, "check")
    assert done.code == 1
    assert "P2" in done.out
    assert "not the one that was imported" in done.out


def test_the_file_of_codings_can_be_named_as_in_reports(project, run, tmp_path) -> None:
    printed = run(project, "export", "codings").out
    for number, words in enumerate((("codings", "-o"), ("csv", "--output"), ("-o",))):
        file = tmp_path / f"{number}.csv"
        done = run(project, "export", *words, str(file))
        assert (done.code, done.out) == (0, "")
        assert file.read_bytes().decode() == printed
    refused = run(project, "export", "codings", str(tmp_path / "a.csv"), "-o", str(tmp_path / "b.csv"))
    assert refused.code == 2
    assert "two files are named" in refused.err
    assert not list(tmp_path.glob("[ab].csv"))


def test_what_a_person_coded_of_the_interviewers_words_is_exported_and_in_no_count(project, run) -> None:
    counted = run(project, "report", "frequencies", "--format", "csv").out
    assert run(project, "add", "P1", "And now?", "distance", "--coder", "Anna").code == 0
    assert run(project, "report", "frequencies", "--format", "csv").out == counted
    assert "codings of interviewers' words (1)" in run(project, "report", "frequencies").out
    exported = list(csv.DictReader(io.StringIO(run(project, "export", "codings", "--format", "csv").out)))
    assert [row["quote"] for row in exported if row["coder"] == "Anna"] == ["And now?"]
    frame = qda.open(project).codings()
    assert list(frame[frame["coder"] == "Anna"]["quote"]) == ["And now?"]
    assert run(project, "export", "xlsx", "t.xlsx").code == 0
    sheet = openpyxl.load_workbook(project / "t.xlsx")["Segments"]
    assert "And now?" in {cell.value for row in sheet.iter_rows() for cell in row}
    told = "codings in no count: 1 of interviewers' words or titles"
    assert told in {cell.value for row in sheet.iter_rows() for cell in row}


def test_a_table_is_not_written_under_the_name_of_a_file_that_it_is_not(project, run) -> None:
    for name in ("codes.pdf", "codes.docx", "codes.tsv"):
        done = run(project, "report", "frequencies", "-o", name)
        assert done.code == 2
        assert f"a table is not written as .{name.partition('.')[2]}" in done.err
        assert "It can end in .xlsx, .csv" in done.err
        assert not (project / name).exists()
    assert run(project, "codebook", "docs", "-o", "codes.docx").code == 2
    assert run(project, "pseudonymise", "-o", "names.pdf").code == 2
    assert not (project.parent / f"{project.name}-key.csv").exists()
    assert run(project, "report", "frequencies", "-o", "codes.txt").code == 0


def test_a_report_of_remarks_with_a_wrong_ending_is_refused_before_anything_comes_in(project, run) -> None:
    (project / "new.txt").write_text("P9: We could not pay the fee.", encoding="utf-8")
    assert run(project, "import", "new.txt", "--report", "remarks.pdf").code == 2
    assert "new" not in run(project, "history").out


def test_a_report_as_a_workbook_has_the_rows_of_its_csv_and_what_was_left_out(project, run) -> None:
    assert run(project, "report", "frequencies", "-o", "codes.xlsx").code == 0
    assert run(project, "report", "frequencies", "-o", "codes.csv").code == 0
    sheet = openpyxl.load_workbook(project / "codes.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    table = pd.read_csv(project / "codes.csv")
    for row, same in zip(rows[1 : 1 + len(table)], table.to_numpy().tolist(), strict=True):
        assert row[0] == same[0]
        assert list(row[1:]) == pytest.approx(same[1:], rel=1e-12)
    below = {row[0]: row[1] for row in rows[1 + len(table) :] if row[0]}
    assert below["Unit"] == "sentence"
    assert "negated codings: 1" in below["Left out"]
