"""Reports through the command line: the same project, counted by hand."""

import csv
import io
import json
from pathlib import Path

import pytest

# P1: "could not afford the medicine ... clinic was far away" | "Maybe the cost of the doctor ..." (hedged)
#     | "They say the fee of the hospital ..." (reported).
# P2: "long way" | "I do not think that the cost of the clinic matters" (negated).
# smith2020: "Clinics lie far" | "The price of medicine rose."


def rows(run, project: Path, *arguments: str) -> dict[str, dict[str, str]]:
    done = run(project, "report", *arguments, "--format", "csv")
    assert done.code == 0, done.err
    return {row["code"]: row for row in csv.DictReader(io.StringIO(done.out))}


def test_frequencies_count_affirmed_codings_by_hand(project, run) -> None:
    found = rows(run, project, "frequencies")
    assert {code: (row["codings"], row["units"], row["participants"]) for code, row in found.items()} == {
        "cost_barrier": ("2", "2", "1"),
        "distance": ("3", "3", "2"),
    }


@pytest.mark.parametrize(
    ("assertion", "expected"), [("hedged", 1), ("reported", 1), ("negated", 1), ("affirmed", 2), ("all", 5)]
)
def test_each_assertion_can_be_counted(assertion, expected, project, run) -> None:
    found = rows(run, project, "frequencies", "--assertion", assertion)
    assert found["cost_barrier"]["codings"] == str(expected)


def test_what_was_left_out_is_said(project, run) -> None:
    out = run(project, "report", "frequencies").out
    assert "Unit: sentence; N = 7." in out
    for words in (
        "interviewer sentences (2)",
        "negated codings (1)",
        "hedged codings (1)",
        "reported codings (1)",
    ):
        assert words in " ".join(out.split())


def test_filters_narrow_units_and_codings(project, run) -> None:
    assert rows(run, project, "frequencies", "--kind", "literature")["distance"]["codings"] == "1"
    assert rows(run, project, "frequencies", "--participant", "P2")["cost_barrier"]["codings"] == "0"
    done = run(project, "report", "frequencies", "--document", "P2", "--format", "json")
    assert json.loads(done.out)["n"] == 2


def test_interviewers_words_are_coded_only_when_asked_for(project, run) -> None:
    path = project / "transcripts" / "interviews" / "P1.md"
    text = path.read_text(encoding="utf-8").replace("And now?", "Is the clinic far?")
    path.write_text(text, encoding="utf-8")
    assert run(project, "run").code == 0
    assert rows(run, project, "frequencies")["distance"]["codings"] == "3"
    assert rows(run, project, "frequencies", "--include-interviewer")["distance"]["codings"] == "4"
    assert rows(run, project, "frequencies")["distance"]["codings"] == "3"


def test_a_crosstab_can_be_asked_in_words(project, run) -> None:
    for words in (["crosstab", "distance", "by", "gender"], ["crosstab", "distance", "--by", "gender"]):
        done = run(project, "report", *words, "--format", "json")
        assert done.code == 0, done.err
        values = json.loads(done.out)["rows"]
        firsts = [next(iter(row.values())) if isinstance(row, dict) else row[0] for row in values]
        assert firsts == ["female", "male", "(not given)"]
    assert run(project, "report", "crosstab", "distance").code == 2


def test_the_format_follows_the_ending_of_the_file(project, run) -> None:
    assert run(project, "report", "themes", "-o", "t.md").code == 0
    assert "|" in (project / "t.md").read_text(encoding="utf-8")
    assert run(project, "report", "themes", "-o", "t.json").code == 0
    assert json.loads((project / "t.json").read_text(encoding="utf-8"))["name"] == "themes"


def test_every_table_fits_the_screen(project, run) -> None:
    for words in (
        ["frequencies"],
        ["cooccurrence"],
        ["themes"],
        ["quotes", "access"],
        ["crosstab", "access", "by", "kind"],
    ):
        out = run(project, "report", *words).out
        assert max(map(len, out.splitlines())) <= 100


def test_quotations_open_from_a_theme(project, run) -> None:
    done = run(project, "report", "quotes", "access", "--format", "json")
    assert len(json.loads(done.out)["rows"]) == 5


def test_explain_shows_rule_words_and_cue(project, run) -> None:
    out = run(project, "code", "--explain", "--document", "P1", "--code", "cost_barrier").out
    assert "P1, line 7: cost_barrier, affirmed" in out
    assert "rule cost_barrier/2: (cannot | could not) [really] afford" in out
    assert "we [could] [not] [afford] the medicine" in out
    assert "P1, line 11: cost_barrier, hedged, because of 'Maybe'" in out
    assert "reported, because of 'They say'" in out


def test_the_codebook_can_be_shown_checked_and_printed(project, run) -> None:
    assert "cost_barrier" in run(project, "codebook", "show").out
    done = run(project, "codebook", "check")
    assert (done.code, "2 examples and counterexamples, 0 failed" in done.out) == (0, True)
    assert "### cost barrier (`cost_barrier`)" in run(project, "codebook", "docs").out.replace("\\_", "_")


def test_the_summary_of_a_codebook_s_check_keeps_to_the_width_of_the_screen(project, run) -> None:
    path = project / "codebooks" / "codebook.yaml"
    title = "A codebook whose title has many words " * 3
    path.write_text(
        f"title: {title}\n"
        + "\n".join(
            line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("title:")
        )
        + "\n",
        encoding="utf-8",
    )
    done = run(project, "codebook", "check")
    assert title.strip() in " ".join(done.out.split())
    assert max(map(len, done.out.splitlines())) <= 100


def test_a_failing_example_fails_the_check(project, run) -> None:
    path = project / "codebooks" / "codebook.yaml"
    text = path.read_text(encoding="utf-8").replace("We could not afford the medicine.", "We had no bicycle.")
    path.write_text(text, encoding="utf-8")
    done = run(project, "codebook", "check")
    assert done.code == 1
    assert "an example of cost_barrier is not coded: 'We had no bicycle.'" in done.out
    assert "codebook.yaml, line" in done.out


def test_a_run_fails_with_1_when_a_document_of_a_finding_lacks_its_codes(project, run) -> None:
    text = (
        "findings:\n  - finding: F1\n    claim: c\n    codes: [distance]\n    evidence:\n"
        "      - {document: P1, role: supports}\n      - {document: smith2020, role: supports}\n"
    )
    path = project / "findings" / "findings.yaml"
    path.write_text(text, encoding="utf-8")
    assert run(project, "run").code == 0
    asked = text.replace("P1, role: supports", "P1, role: supports, quote: Could you afford the medicine?")
    path.write_text(asked, encoding="utf-8")
    assert run(project, "run").code == 1
    assert "interviewer's words" in " ".join(run(project, "report", "findings").out.split())
    path.write_text(text.replace("[distance]", "[cost_barrier]").replace("smith2020", "P2"), encoding="utf-8")
    done = run(project, "run")
    assert done.code == 1
    assert "1 are reproduced" in " ".join(done.out.split())


def test_a_report_on_one_code_counts_what_is_left_out_of_that_code(project, run) -> None:
    """Of 8 codings one is negated, one hedged and one reported, all of cost_barrier."""
    quotes = run(project, "report", "quotes", "distance").out
    assert "codings of other codes (" in quotes
    assert "negated" not in quotes.partition("Left out:")[2].partition("Parameters")[0]
    crosstab = run(project, "report", "crosstab", "cost_barrier", "by", "gender").out
    left_out = crosstab.partition("Left out:")[2].partition("Parameters")[0]
    assert "negated codings (1)" in left_out
    assert "hedged codings (1)" in left_out
    assert crosstab.count("cost_barrier") == 2  # the title and the parameter
