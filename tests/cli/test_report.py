"""The methods text of the report, held against what was put into the project."""

import hashlib
import json
import re
from datetime import UTC, datetime

import docx
import pytest

from qda.analysis.frames.selection import Selection
from qda.project.reports.export_page import page_of
from qda.project.study import load_study
from qda.project.workspace import open_workspace


@pytest.fixture
def methods(project, run):
    """The paragraphs of the Word report between Methods and the next heading, as one text."""

    def read(*filters: str) -> str:
        done = run(project, "report", "docx", "r.docx", *filters)
        assert done.code == 0, done.err
        paragraphs = docx.Document(str(project / "r.docx")).paragraphs
        begin = next(at for at, one in enumerate(paragraphs) if one.text == "Methods")
        rest = paragraphs[begin + 1 :]
        end = next(at for at, one in enumerate(rest) if one.style.name.startswith("Heading"))
        return " ".join(one.text for one in rest[:end])

    return read


def test_material_coders_and_counts_are_those_of_the_project(project, run, methods):
    quoted = run(project, "report", "quotes", "access", "--format", "json", "--assertion", "all")
    rows = json.loads(quoted.out)["rows"]
    found = len(rows)
    assert run(project, "accept", rows[0]["id"], "--coder", "Ann").code == 0
    assert run(project, "reject", rows[1]["id"], "--coder", "Ben").code == 0
    assert run(project, "add", "P1", "the clinic was far away", "distance", "--coder", "Ann").code == 0
    text = methods()
    assert "3 documents (2 of the kind interview and 1 of the kind literature), with " in text
    assert "those of interviewers among them. 2 participants speak in them." in text
    assert (
        "which has 3 codes at all levels, 1 theme at the top; 2 of them are applied by written rules." in text
    )
    assert f"The rules made {found} codings and Ann made 1 coding." in text
    assert "Among these 1 rejected and 0 stale ones are in no count." in text
    assert "1 was accepted and 1 rejected on reading, by Ann and Ben." in text
    counted = run(project, "export", "codings", "--assertion", "affirmed", "--format", "json").out
    listed = [one for one in json.loads(counted) if one["status"] not in {"rejected", "stale"}]
    assert f"Counted are {len(listed)} codings (assertions: affirmed;" in text
    assert "rejected codings (1)" in text
    assert "findings are looked for in all documents and codings that count" in text


def test_what_people_did_in_documents_that_are_out_is_not_counted(project, run, methods):
    assert run(project, "add", "P1", "the clinic was far away", "distance", "--coder", "Ann").code == 0
    for quote in ("a long way", "the hospital"):
        assert run(project, "add", "P2", quote, "distance", "--coder", "Ann").code == 0
    (coding,) = json.loads(
        run(
            project,
            "report",
            "quotes",
            "distance",
            "--document",
            "P2",
            "--coder",
            "rules",
            "--format",
            "json",
        ).out
    )["rows"]
    assert run(project, "reject", coding["id"], "--coder", "Ben").code == 0
    assert "People's codings  3" in run(project, "status").out
    assert run(project, "remove", "P2").code == 0
    assert "People's codings  1, and 2 in documents taken out" in run(project, "status").out
    text = methods()
    assert "and Ann made 1 coding." in text
    assert "No coding was accepted or rejected by a person." in text


def test_the_consensus_is_no_coder_and_codings_of_several_are_told_in_passages(project, run, methods):
    """Two coders code alike what a rule finds too, and the consensus takes that on: four codings."""
    for coder in ("Ann", "Ben"):
        assert run(project, "add", "P1", "the clinic was far away", "distance", "--coder", coder).code == 0
    assert run(project, "adjudicate", "Ann", "Ben", "--agreed", "--coder", "Lee").code == 0
    text = methods("--code", "distance", "--document", "P1")
    assert "Ann made 1 coding, Ben made 1 coding and the consensus of coders holds 1 coding." in text
    assert "Of the codings, 1 was accepted and 0 rejected on reading, by Lee." in text
    assert "4 codings. With those of one code that overlap taken as one, 1 passage." in text


def test_what_the_rules_no_longer_make_adds_up(project, run, methods):
    quoted = run(project, "report", "quotes", "access", "--format", "json", "--coder", "rules")
    (first, *_) = json.loads(quoted.out)["rows"]
    assert run(project, "accept", first["id"], "--coder", "Ann").code == 0
    (file,) = (project / "codebooks").glob("*.y*ml")
    book = re.sub(r"(?m)^(\s*)match:.*\n((\1\s+)-.*\n)*", r"\1match: [nowhere]\n", file.read_text("utf-8"))
    file.write_text(book, "utf-8")
    text = methods()
    assert "No coding was made by rules. 1 more that the rules once made is kept" in text
    assert "Counted is 1 coding " in text


def test_the_hash_of_the_codebook_is_that_of_its_file(project, methods):
    before = datetime.now(UTC)
    text = methods()
    content = (project / "codebooks" / "codebook.yaml").read_bytes()
    assert f"sha256:{hashlib.sha256(content).hexdigest()} (codebook)" in text
    days = {f"on {day:%Y-%m-%d}" for day in (before, datetime.now(UTC))}  # two around midnight
    assert any(day in text for day in days)


def test_another_text_has_another_hash(project, run, methods):
    before = re.search(r"sha256:[0-9a-f]{64} \(texts\)", methods())
    path = project / "transcripts" / "interviews" / "P2.md"
    path.write_text(path.read_text(encoding="utf-8").replace("long way", "short way"), encoding="utf-8")
    assert run(project, "run").code == 0
    after = re.search(r"sha256:[0-9a-f]{64} \(texts\)", methods())
    assert before is not None
    assert after is not None
    assert before[0] != after[0]


def test_it_is_told_which_tables_of_the_report_are_made(project):
    """Making them takes as long as writing the page, and nothing else is heard meanwhile."""
    heard = []
    with open_workspace(project) as workspace:
        page_of(workspace, load_study(workspace), Selection(), progress=lambda *one: heard.append(one))
    assert [(done, total) for what, done, total in heard if what == "Making tables and figures"] == [
        (done, 4) for done in range(5)
    ]


def test_characters_that_no_font_has_are_told_in_the_report(project, run):
    """A box stands for each in its figures, and which it was is in the note alone."""
    codebook = next((project / "codebooks").glob("*.yaml"))
    written = codebook.read_text(encoding="utf-8").replace("cost_barrier", "cost_\U00013000")
    codebook.write_text(written, encoding="utf-8")
    assert run(project, "run").code in {0, 1}
    done = run(project, "report", "html", "r.html")
    assert done.code == 0, done.err
    for told in (done.err, (project / "r.html").read_text(encoding="utf-8")):
        assert "no font on this machine has" in told
        assert "Warning" not in told
