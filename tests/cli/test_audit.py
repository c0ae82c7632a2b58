"""`qda audit` from the command line."""

import csv
import json

import docx
import openpyxl
import pytest

FINDINGS = """\
findings:
  - finding: F1
    claim: Most participants cannot pay.
    codes: [cost_barrier]
    evidence:
      - document: P1
        role: supports
        quote: "we could not afford the medicine"
      - document: P1
        role: supports
        quote: "we could never afford the medicine"
      - {document: P2, role: contradicts}
  - finding: F2
    claim: Care is far away.
    codes: [distance]
    evidence:
      - {document: smith2020, role: supports}
      - {document: P2, role: supports}
    searched_contrary: All of it.
"""


@pytest.fixture
def audited(project):
    (project / "findings" / "findings.yaml").write_text(FINDINGS, encoding="utf-8")
    return project


def rows(run, folder, part, *more):
    done = run(folder, "audit", "findings", "--part", part, "--format", "json", *more)
    return json.loads(done.out)["rows"]


def test_the_ledger_says_who_and_where(audited, run):
    first, second = rows(run, audited, "findings")
    assert (first["supports"], first["contradicts"]) == ("P1", "P2")
    assert (first["quotations"], first["verified"]) == (2, 1)
    assert (second["supports"], second["participants"], second["works"]) == ("P2; smith2020", 1, 1)
    stands, not_there, whole = rows(run, audited, "evidence")[:3]
    assert (stands["match"], stands["place"], stands["speaker"]) == ("exact", "turn 2; line 7", "P1")
    assert stands["codes"] == "cost_barrier"
    assert stands["written"].endswith("findings.yaml, line 6")
    assert not_there["match"] == "not there"
    assert not_there["nearest"].startswith("we could not afford the medicine")
    assert (whole["quotation"], whole["match"]) == ("", "any passage")


def test_problems_have_ids_places_and_an_exit_code(audited, run):
    done = run(audited, "audit", "findings", "--part", "problems", "--format", "csv")
    assert done.code == 1
    told = {row["id"]: row for row in csv.DictReader(done.out.splitlines())}
    assert told["F1/not-there/P1"]["severity"] == "high"
    assert told["F1/not-there/P1"]["place"] == "findings/findings.yaml, line 9"
    assert {"F1/few-participants", "F1/prevalence/Most_participants"} <= set(told)
    assert "F2/no-contrary" not in told


def test_a_study_without_fault_ends_with_nothing(audited, run):
    text = FINDINGS.replace("could never", "could not").replace("Most participants", "Some")
    (audited / "findings" / "findings.yaml").write_text(text, encoding="utf-8")
    assert run(audited, "audit", "findings", "--fail-on", "high").code == 0
    assert run(audited, "audit", "findings").code == 1


def test_limits_and_skipped_checks_stand_in_the_settings(audited, run):
    settings = audited / "qda.toml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(plain + "\n[audit]\nleast_participants = 1\nskip = ['not-there']\n", encoding="utf-8")
    told = {row["check"] for row in rows(run, audited, "problems")}
    assert not told & {"not-there", "few-participants"}
    assert "Not checked, as qda.toml asks: not-there" in run(audited, "audit", "findings").out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("skip = ['not-ther']", "Did you mean 'not-there'?"),
        ("greatest_share = 50", "from 0 to 1"),
        ("several = 'three'", "several must be a whole number"),
        ("seveal = 3", "Did you mean 'several'?"),
    ],
)
def test_limits_that_mean_nothing_are_bad_input(line, said, audited, run):
    settings = audited / "qda.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"\n[audit]\n{line}\n", encoding="utf-8")
    done = run(audited, "audit", "findings")
    assert done.code == 2
    assert said in done.err
    assert "qda.toml, line" in done.err


def test_no_findings_and_several_tables_in_csv_are_bad_input(audited, run):
    assert run(audited, "audit", "findings", "--format", "csv").code == 2
    (audited / "findings" / "findings.yaml").write_text("findings: []\n", encoding="utf-8")
    assert run(audited, "audit", "findings").code == 2
    assert run(audited, "audit", "profile").code == 2


def test_every_form_holds_the_quotation_with_its_place(audited, run):
    screen = run(audited, "audit", "findings").out
    assert max(map(len, screen.splitlines())) <= 100
    assert "turn 2; line 7" in screen
    assert "turn 2; line 7" in run(audited, "audit", "findings", "--format", "markdown").out
    assert len(json.loads(run(audited, "audit", "findings", "--format", "json").out)) == 4
    assert run(audited, "audit", "findings", "-o", "ledger.docx").code == 1
    word = docx.Document(str(audited / "ledger.docx"))
    cells = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    assert {"turn 2; line 7", "we could not afford the medicine"} <= cells
    assert run(audited, "export", "xlsx", "t.xlsx").code == 0
    book = openpyxl.load_workbook(audited / "t.xlsx")
    assert [row[0] for row in book["Findings"].iter_rows(2, 3, values_only=True)] == ["F1", "F2"]
    assert "turn 2; line 7" in next(book["Evidence"].iter_rows(2, 2, values_only=True))


def test_the_profile_counts_and_leaves_judgements_to_people(audited, run):
    done = run(audited, "audit", "profile", "--format", "json")
    assert done.code == 0
    profile, coreq = json.loads(done.out)
    first = profile["rows"][0]
    assert (first["participants"], first["works"]) == (2, 0)
    assert "1 verified quotation of 6 words" in first["adequacy"]
    assert all(first[key].startswith("To judge") for key in ("coherence", "relevance", "confidence"))
    assert first["explanation"] == ""
    items = {row["item"]: row for row in coreq["rows"]}
    assert list(items) == [12, 16, 22, 24, 25, 26, 27, 29, 30, 31, 32]
    assert items[12]["answer"] == "2 participants; documents: 2 interview, 1 literature."
    assert items[16]["answer"] == "gender: female (1), male (1)."
    assert items[22]["answered"] == items[26]["answered"] == "for the author"
    assert "2 quotations, 1 of them word for word" in items[29]["answer"]
    assert "Never quoted: P2" in items[29]["answer"]


def test_an_interviewers_words_and_what_was_rejected_reproduce_nothing(project, run) -> None:
    text = "INTERVIEWER: Is it a long walk?\n\nP3: No, and it is not dear.\n"
    (project / "transcripts" / "interviews" / "P3.txt").write_text(text, encoding="utf-8")
    claim = "findings:\n  - finding: F1\n    claim: It is far.\n    codes: [distance]\n    evidence:\n"
    (project / "findings" / "findings.yaml").write_text(
        claim + "      - {document: P3, role: supports}\n", encoding="utf-8"
    )
    assert run(project, "import", "transcripts").code == 0
    assert run(project, "add", "P3", "a long walk", "distance", "--coder", "Ann").code == 0
    told = run(project, "report", "findings")
    assert "1 are missing" in " ".join(told.out.split())
    assert "Left out: codings of interviewers' words (1)." in " ".join(told.out.split())
    assert run(project, "run").code == 1
    assert run(project, "add", "P3", "dear", "distance", "--coder", "Ann").code == 0
    assert run(project, "run").code == 0
    assert run(project, "reject", "--document", "P3", "--quote", "dear", "--coder", "Ann").code == 0
    told = run(project, "report", "findings")
    assert "Left out: rejected codings (1), codings of interviewers' words (1)." in " ".join(told.out.split())
    assert "1 are missing" in " ".join(told.out.split())


def test_what_participants_are_by_their_file_is_counted_apart(audited, run) -> None:
    (audited / "participants.csv").write_text("participant,work\nP1,farmer\nP2,Nurse\n", encoding="utf-8")
    findings = audited / "findings" / "findings.yaml"
    findings.write_text(FINDINGS.replace("Most participants", "All nurses"), encoding="utf-8")
    run(audited, "run")
    (one,) = (one for one in rows(run, audited, "problems") if one["check"] == "prevalence")
    assert 'no participants of 1 whom the study calls "nurse" support it: P2 contradicts it' in one["said"]
