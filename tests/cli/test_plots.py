"""Figures, saturation and comparison through the command line."""

import builtins
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("frequencies",),
            "Code frequencies, as bars: codings of each code. cost_barrier (2), distance (3).",
        ),
        (("cooccurrence",), "The strongest: cost_barrier and distance (1)."),
        (("network",), "Joined by lines are pairs that meet, 1 in all: cost_barrier and distance (1)."),
        (("saturation", "--base", "1", "--run", "1"), "P1 (2), P2 (2); 2 in all."),
        (("timeline", "--by", "year"), "Codings without a value, not shown: 3."),
        (
            ("portrait", "P1"),
            "P1, along its 39 words. Passages: cost_barrier: 3 (words 8-15, 23-26 hedged, 33-36 reported)",
        ),
    ],
)
def test_a_figure_is_written_and_said_in_words(arguments, said, project: Path, run: Run) -> None:
    done = run(project, "plot", *arguments)
    assert done.code == 0, done.err
    assert said in done.out
    name = "portrait-P1" if arguments[0] == "portrait" else arguments[0]
    assert f"written: results/{name}.svg" in done.err
    assert (project / "results" / f"{name}.svg").read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("far", "arguments", "said"),
    [
        ("Long ways", ("frequencies",), "Price of care (2), Long ways (3)."),
        ("Long ways", ("cooccurrence",), "The strongest: Price of care and Long ways (1)."),
        ("Long ways", ("network",), "Price of care and Long ways (1)."),
        ("Long ways", ("portrait", "P1"), "Passages: Price of care: 3"),
        (
            "Price of care",
            ("frequencies",),
            "Price of care (cost_barrier) (2), Price of care (distance) (3).",
        ),
    ],
)
def test_codes_stand_by_their_names(far, arguments, said, project: Path, run: Run) -> None:
    book = project / "codebooks" / "codebook.yaml"
    written = book.read_text(encoding="utf-8")
    for code, name in (("cost_barrier", "Price of care"), ("distance", far)):
        written = written.replace(f"- code: {code}\n", f"- code: {code}\n        name: {name}\n")
    book.write_text(written, encoding="utf-8")
    done = run(project, "plot", *arguments, "--names")
    assert done.code == 0, done.err
    assert said in done.out


def test_several_files_and_the_words_in_one_of_their_own(project: Path, run: Run) -> None:
    done = run(
        project, "plot", "frequencies", "-o", "f.pdf", "-o", "f.svg", "--alt", "f.txt", "--width", "120"
    )
    assert done.code == 0, done.err
    assert (project / "f.pdf").read_bytes().startswith(b"%PDF")
    assert 'width="340.15' in (project / "f.svg").read_text(encoding="utf-8")
    assert (project / "f.txt").read_text(encoding="utf-8") == done.out


def test_agreement_is_drawn_with_what_is_undefined(project: Path, run: Run) -> None:
    for coder in ("Anna", "Ben"):
        assert run(project, "search", "medicine", "--as", "cost_barrier", "--coder", coder).code == 0
    done = run(project, "plot", "agreement", "Anna", "Ben")
    assert done.code == 0, done.err
    assert "cost_barrier (1.00, 1.00 to 1.00); distance (undefined)" in done.out
    assert (project / "results" / "agreement.svg").exists()
    assert run(project, "plot", "agreement", "Anna").code == 2
    assert run(project, "plot", "agreement", "Anna", "Nobody").code == 2


def test_too_many_codes_are_told_before_intervals_are_worked_out(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for coder in ("Anna", "Ben"):
        assert run(project, "search", "medicine", "--as", "cost_barrier", "--coder", coder).code == 0
    monkeypatch.setattr("qda.report.figures.style.HIGHEST", 15)
    monkeypatch.setattr("qda.analysis.agreement.table.bootstrap_interval", None)
    done = run(project, "plot", "agreement", "Anna", "Ben")
    assert (done.code, "it would be 26 mm high" in done.err) == (2, True), done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("frequencies", "-o", "f.gif"), "cannot be written as .gif"),
        (("frequencies", "--width", "wide"), "write column, page, or millimetres"),
        (("frequencies", "--by", "age"), "there is no attribute 'age'"),
        (("cooccurrence", "--measure", "love"), "there is no measure 'love'"),
        (("portrait", "P9"), "there is no document 'P9' Known are: P1, P2, smith2020."),
        (
            ("portrait", "P1", "--participant", "P2"),
            "the filters leave nothing of 'P1' to show Leave out --participant",
        ),
        (("portrait", "P1", "--document", "P2"), "No such option '--document'"),
        (("timeline",), "Missing option '--by'"),
        (("saturation", "--threshold", "much"), "write 5% or 0.05"),
    ],
)
def test_what_cannot_be_drawn_is_said(arguments, said, finished_project: Path, run: Run) -> None:
    done = run(finished_project, "plot", *arguments)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_nothing_to_draw_is_a_figure_that_says_so(finished_project: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "p.svg"
    done = run(
        finished_project, "plot", "portrait", "P1", "--code", "distance", "--assertion", "hedged", "-o", out
    )
    assert done.code == 0
    assert "No passage of this document is coded." in done.out
    assert out.exists()


def test_the_most_frequent_alone(finished_project: Path, run: Run, tmp_path: Path) -> None:
    done = run(finished_project, "plot", "frequencies", "--top", "1", "-o", tmp_path / "f.svg")
    assert "distance (3)." in done.out
    assert "cost_barrier" not in done.out


def test_a_document_of_two_coders_is_not_twice_as_frequent(project: Path, run: Run) -> None:
    """cost_barrier is in P1 by both coders, distance in P1 and P2 by one of them: in more documents. In P1
    alone both are in one."""
    for coder, word, code in (("Anna", "medicine", "cost_barrier"), ("Anna", "hospital", "distance")):
        assert run(project, "search", word, "--as", code, "--coder", coder, "--kind", "interview").code == 0
    assert run(project, "search", "fee", "--as", "cost_barrier", "--coder", "Ben").code == 0
    of = ("--by", "coder", "--coder", "Anna", "--coder", "Ben", "--assertion", "all")
    plot = ("plot", "frequencies", "--measure", "documents", "--top", "1", *of)
    done = run(project, *plot)
    told = "Code frequencies by coder (the 1 most frequent of 2), as bars: documents of each code. "
    assert done.out.startswith(f"{told}Anna: distance (2); Ben: distance (0). "), done.err
    assert "As frequent" not in done.out
    done = run(project, *plot, "--document", "P1")
    assert done.out.startswith(f"{told}Anna: cost_barrier (1); Ben: cost_barrier (1). ")
    assert "As frequent as the last of them, and not shown: distance." in done.out


def test_without_matplotlib_it_says_what_to_install(
    finished_project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *more: object, **options: object) -> object:
        if name.startswith("qda.report.figures"):
            raise ModuleNotFoundError("No module named 'matplotlib'", name="matplotlib")
        return real(name, *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    done = run(finished_project, "plot", "frequencies")
    assert done.code == 2
    assert 'pip install ".[plots]"' in done.err


def test_figures_of_a_page_are_as_wide_as_their_names_need(project: Path, run: Run) -> None:
    """40 codes with names of 60 characters fit 178 mm or more, and then stand across the page."""
    assert run(project, "report", "html", "few.html").code == 0
    assert 'class="wide"' not in (project / "few.html").read_text(encoding="utf-8")
    codes = [f"reasons_that_people_give_for_staying_away_from_it_all_no_{number}" for number in range(40)]
    codebook = "codes:\n" + "".join(f"  - code: {code}\n    match: [clinic]\n" for code in codes)
    (project / "codebooks" / "codebook.yaml").write_text(codebook, encoding="utf-8")
    assert run(project, "code").code == 0
    done = run(project, "report", "html", "many.html")
    assert done.code == 0, done.err
    assert "figures of frequencies" not in done.err
    assert "co-occurrence" not in done.err
    page = (project / "many.html").read_text(encoding="utf-8")
    assert page.count('<figure class="wide"><img src="data:image/svg') == 2


def test_identifiers_do_not_leave_in_a_figure(project: Path, run: Run) -> None:
    path = project / "transcripts" / "interviews" / "P1.md"
    text = path.read_text(encoding="utf-8").replace("gender: female", "gender: ann@example.org")
    path.write_text(text, encoding="utf-8")
    assert run(project, "run").code == 0
    done = run(project, "plot", "frequencies", "--by", "gender", "--width", "page", "-o", "f.svg")
    assert done.code == 2
    assert "identifiers would leave the project" in done.err
    assert not (project / "f.svg").exists()


def test_saturation_and_comparison_are_reports(finished_project: Path, run: Run) -> None:
    done = run(finished_project, "report", "saturation", "--base", "1", "--run", "1", "--format", "json")
    table = json.loads(done.out)
    assert [(row["name"], row["new"], row["all"]) for row in table["rows"]] == [("P1", 2, 2), ("P2", 0, 2)]
    assert table["rows"][1]["ratio"] == 0
    assert "In this order new information is 5% or less at 1+1 participants." in table["notes"]
    done = run(finished_project, "report", "compare", "--by", "kind", "--format", "json")
    rows = {row["code"]: row for row in json.loads(done.out)["rows"]}
    assert (rows["distance"]["with interview"], rows["distance"]["with literature"]) == (2, 1)
    assert rows["distance"]["p"] == {"undefined": "all units have the code, or none has it"}
    compared = ("report", "compare", "--group", "distance", "--group", "cost_barrier", "--unit", "document")
    done = run(finished_project, *compared, "--code", "access", "--format", "json")
    assert json.loads(done.out)["n"] == 1  # P2 denies cost_barrier, the others have both
    assert run(finished_project, "report", "compare").code == 2
    assert run(finished_project, "report", "compare", "--by", "kind", "--group", "distance").code == 2
    wide = run(finished_project, "report", "compare", "--by", "kind").out
    assert max(map(len, wide.splitlines())) <= 100
