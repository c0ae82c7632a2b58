"""Agreement and adjudication, as somebody types them."""

import csv
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from qda.cli.main import main
from qda.project.decisions.disagreements import read_decisions

CODED = {
    "ann": [("P1", "could not afford the medicine", "cost_barrier"), ("P1", "clinic was far", "distance"),
            ("P2", "long way to the hospital", "distance")],
    "ben": [("P1", "not afford the medicine", "cost_barrier"),
            ("P1", "Maybe the cost of the doctor will go down", "cost_barrier"),
            ("P2", "It is a long way", "distance")],
}  # fmt: skip


@pytest.fixture
def two(project: Path, run, once) -> Path:
    """The project, coded by ann and ben too: they agree on two passages and differ on two."""

    def make() -> None:
        for coder, codings in CODED.items():
            for document, quote, code in codings:
                done = run(project, "add", document, quote, code, "--coder", coder)
                assert done.code == 0, done.err

    return once(project, make)


def rows(run, folder, *arguments):
    done = run(folder, "report", *arguments, "--format", "csv")
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def test_agreement_is_a_table_that_fits_the_screen(two, run):
    done = run(two, "report", "agreement", "ann", "ben")
    assert done.code == 0, done.err
    assert "Agreement of ann, ben" in done.out
    assert "Documents compared: 2; of these each coder coded: ann 2, ben 2." in done.out
    assert max(map(len, done.out.splitlines())) <= 100
    said = json.loads(run(two, "report", "agreement", "ann", "ben", "--format", "json").out)
    assert said["unit"] == "sentence"
    by_code = {one["code"]: one for one in rows(run, two, "agreement", "ann", "ben")}
    assert (by_code["cost_barrier"]["both"], by_code["cost_barrier"]["only_second"]) == ("1", "1")
    assert (by_code["distance"]["both"], by_code["distance"]["only_first"]) == ("1", "1")


def test_the_rules_are_a_coder_and_units_can_be_chosen(two, run):
    measures = ["--measure", "u_alpha", "--measure", "cu_alpha", "--measure", "nvivo"]
    done = run(
        two,
        "report",
        "agreement",
        "ann",
        "rules",
        "--unit",
        "characters",
        *measures,
        "--intervals",
        "--resamples",
        "100",
    )
    assert done.code == 0, done.err
    assert max(map(len, done.out.splitlines())) <= 100
    headings = [line.split() for line in done.out.splitlines() if line.startswith("Code ")]
    assert len(headings) > 1
    assert all(words.count("low") == words.count("high") for words in headings)
    assert rows(run, two, "agreement", "ann", "ben", "rules", "--pairs")[0]["second"] == "ben"


def test_who_cannot_be_compared_is_told_what_to_do(two, run):
    one = run(two, "report", "agreement", "ann")
    assert (one.code, one.out) == (2, "")
    assert "The coders of this project are: ann, ben, rules." in one.err
    unknown = run(two, "report", "agreement", "ann", "bne")
    assert unknown.code == 2
    assert "Did you mean 'ben'?" in unknown.err


@pytest.mark.parametrize(
    ("command", "options", "needed"),
    [
        (("report", "agreement"), ("--overlap", "0.9"), "--unit quotation"),
        (("report", "agreement"), ("--unit", "turn", "--overlap", "0.5"), "--unit quotation"),
        (("report", "disagreements"), ("--overlap", "0.9"), "--unit quotation"),
        (("adjudicate",), ("--overlap", "0.9"), "--unit quotation"),
        (("report", "agreement"), ("--draw", "documents"), "--intervals"),
        (("report", "agreement"), ("--resamples", "5000"), "--intervals"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(two, run, command, options, needed):
    done = run(two, *command, "ann", "ben", *options)
    assert done.code == 2
    assert f"{options[-2]} goes with {needed}." in done.err


def test_the_number_of_disagreements_and_what_is_left_out_add_up(two, run):
    """Of four passages that a coder gave a code two are agreed on; one of the others is then decided."""
    said = json.loads(run(two, "report", "disagreements", "ann", "ben", "--format", "json").out)
    assert (said["n"], said["excluded"]["passages that the coders agree on"]) == (2, 2)
    assert "Disagreements: 2 of 4 passages that a coder gave a code." in said["notes"]
    first = rows(run, two, "disagreements", "ann", "ben")[0]["id"]
    assert run(two, "adjudicate", "ann", "ben", "--id", first, "--applies").code == 0
    still = json.loads(run(two, "report", "disagreements", "ann", "ben", "--open", "--format", "json").out)
    assert (still["n"], still["excluded"]["decided passages"]) == (1, 1)
    assert "Disagreements: 2 of 4 passages that a coder gave a code." in still["notes"]


def test_disagreements_show_the_quotations_of_both(two, run):
    found = {one["code"]: one for one in rows(run, two, "disagreements", "ann", "ben")}
    assert found["distance"]["ann"] == "clinic was far"
    assert found["distance"]["ben"] == "cost_barrier: not afford the medicine"
    assert found["cost_barrier"]["ann"] == "(did not code it)"
    assert found["cost_barrier"]["ben"] == "Maybe the cost of the doctor will go down"
    assert len(found) == 2


def test_a_decision_is_kept_and_changes_nothing_of_the_agreement(two, run):
    before = rows(run, two, "agreement", "ann", "ben")
    ids = {one["code"]: one["id"] for one in rows(run, two, "disagreements", "ann", "ben")}
    said = run(
        two, "adjudicate", "ann", "ben", "--id", ids["distance"][:8], "--applies", "--because", "Far is far."
    )
    assert said.code == 0, said.err
    assert run(two, "adjudicate", "ben", "ann", "--id", ids["cost_barrier"], "--not").code == 0
    assert rows(run, two, "agreement", "ann", "ben") == before
    decided = {one["code"]: one["decision"] for one in rows(run, two, "disagreements", "ann", "ben")}
    assert decided == {"distance": "applies", "cost_barrier": "does not apply"}
    assert {one["by"] for one in rows(run, two, "disagreements", "ann", "ben")} == {"Tester"}
    assert rows(run, two, "disagreements", "ann", "ben", "--open") == []
    quotes = rows(run, two, "quotes", "access", "--coder", "consensus")
    assert [(one["quote"], one["memo"]) for one in quotes] == [("clinic was far", "Far is far. (Tester)")]


def test_a_later_decision_counts_and_the_first_stays_in_the_record(two, run, database):
    (one,) = [one for one in rows(run, two, "disagreements", "ann", "ben") if one["code"] == "distance"]
    for said in ("--applies", "--not"):
        assert run(two, "adjudicate", "ann", "ben", "--id", one["id"], said).code == 0
    assert rows(run, two, "quotes", "distance", "--coder", "consensus") == []
    kept = [line for line in database(two).splitlines() if line.startswith('INSERT INTO "decisions"')]
    assert sum(one["id"] in line for line in kept) == 2
    assert run(two, "check").code == 0


def test_the_consensus_is_a_coder_with_what_is_agreed_on(two, run):
    """cost_barrier: the first passage is agreed on, the second decided against; the clinic is far."""
    assert run(two, "adjudicate", "ann", "ben", "--agreed").code == 0
    for one in rows(run, two, "disagreements", "ann", "ben"):
        said = "--applies" if one["code"] == "distance" else "--not"
        assert run(two, "adjudicate", "ann", "ben", "--id", one["id"], said).code == 0
    by_code = {one["code"]: one for one in rows(run, two, "agreement", "ann", "consensus")}
    assert float(by_code["overall"]["alpha"]) == 1
    assert run(two, "adjudicate", "ann", "ben", "--agreed").out.startswith("0 decisions recorded")
    refused = run(two, "adjudicate", "ann", "consensus", "--agreed")
    assert (refused.code, "cannot be adjudicated itself" in refused.err) == (2, True)


def test_decisions_come_back_from_a_spreadsheet(two, run, tmp_path):
    path = tmp_path / "open.csv"
    assert run(two, "report", "disagreements", "ann", "ben", "-o", path).code == 0
    with path.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    for one in listed:
        one["decision"] = "Yes" if one["code"] == "distance" else ""
    write(path, listed)
    done = run(two, "adjudicate", "ann", "ben", "--from", path)
    assert (done.code, done.out.startswith("1 decision recorded")) == (0, True), done.err
    listed[1]["decision"] = "perhaps"
    write(path, listed)
    wrong = run(two, "adjudicate", "ann", "ben", "--from", path)
    assert wrong.code == 2
    assert f"{path}, line 3: 'perhaps' is no decision" in wrong.err


def test_thousands_of_decisions_do_not_each_look_through_all_disagreements(tmp_path):
    class Listed(list):
        gone_through = 0

        def __iter__(self):
            self.gone_through += 1
            return super().__iter__()

    ids = [f"{number:016x}" for number in range(50)]
    there = Listed(
        SimpleNamespace(coding=SimpleNamespace(id=id), run=SimpleNamespace(agreed=False)) for id in ids
    )
    path = tmp_path / "decided.csv"
    path.write_text("id,decision\n" + "".join(f"{id},no\n" for id in ids[10:]), encoding="utf-8")
    found = read_decisions(path, there)
    assert [(one.coding.id, said) for one, said in found] == [(id, "does not apply") for id in ids[10:]]
    assert there.gone_through < 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("decision,id\nyes\n", "line 2: the id is empty"),
        ("id,decision\n\n ,yes\n", "line 3: the id is empty"),
        ("id,decision\nffffffff,yes\n", "line 2: no disagreement of these coders"),
        ("id,decision\nDISTANCE,yes\nDISTANCE,no\n", "is decided twice"),
        ("id\nDISTANCE\n", "line 1: the column 'decision' is missing"),
        ('id,decision\n"DISTANCE"x,yes\n', "line 2: this row cannot be read"),
    ],
)
def test_a_file_of_decisions_that_makes_no_sense_decides_nothing(two, run, tmp_path, text, words):
    ids = {one["code"]: one["id"] for one in rows(run, two, "disagreements", "ann", "ben")}
    path = tmp_path / "decided.csv"
    path.write_text(text.replace("DISTANCE", ids["distance"]), encoding="utf-8")
    done = run(two, "adjudicate", "ann", "ben", "--from", path)
    assert (done.code, done.out) == (2, ""), done.err
    assert str(path) in done.err
    assert words in done.err
    assert {one["decision"] for one in rows(run, two, "disagreements", "ann", "ben")} == {""}


def test_spreadsheets_part_cells_by_semicolons_too(two, run, tmp_path):
    listed = rows(run, two, "disagreements", "ann", "ben")
    path = tmp_path / "decided.csv"
    for one in listed:
        one["decision"] = "no"
    write(path, listed, delimiter=";")
    done = run(two, "adjudicate", "ann", "ben", "--from", path)
    assert (done.code, done.out.startswith("2 decisions recorded")) == (0, True), done.err


@pytest.mark.parametrize("cut", [',yes\n{second},P1,"the', ",yes\n{second},P1,the clin", ",yes\n{second}"])
def test_a_file_of_decisions_that_breaks_off_decides_nothing(two, run, tmp_path, cut):
    """Within quotation marks, within a cell, and at its end; a spreadsheet leaves empty cells out."""
    first, second = (one["id"] for one in rows(run, two, "disagreements", "ann", "ben"))
    path = tmp_path / "decided.csv"
    text = f"id,document,sentence,decision\n{first},P1,words{cut.format(second=second)}"
    path.write_text(text, encoding="utf-8")
    done = run(two, "adjudicate", "ann", "ben", "--from", path)
    assert (done.code, done.out) == (2, ""), done.err
    assert f"{path}, line 3" in done.err
    path.write_text(f"{text.rpartition(second)[0]}{second},P1\n", encoding="utf-8")
    whole = run(two, "adjudicate", "ann", "ben", "--from", path)
    assert (whole.code, whole.out.startswith("1 decision recorded")) == (0, True), whole.err


def test_an_empty_id_is_nobodys(two, run):
    done = run(two, "adjudicate", "ann", "ben", "--id", "", "--not")
    assert (done.code, "'--id' has an empty value" in done.err) == (2, True)


def write(path, listed, delimiter=","):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(listed)


def test_one_after_the_other(two, run):
    """yes, nonsense, no, and nothing is left; an end of the input keeps what was said before."""
    arguments = ["-C", str(two), "adjudicate", "ann", "ben", "--coder", "lee"]
    first = CliRunner().invoke(main, arguments, input="y\n")
    assert (first.exit_code, first.stdout.splitlines()[-1]) == (0, "1 disagreement to decide on")
    second = CliRunner().invoke(main, arguments, input="perhaps\nn\n")
    assert (second.exit_code, second.stdout.splitlines()[-1]) == (0, "0 disagreements to decide on")
    assert {one["decision"] for one in rows(run, two, "disagreements", "ann", "ben")} == {
        "applies",
        "does not apply",
    }


def test_words_for_the_letters_are_understood(two, run):
    """The first is skipped, the second decided; the one that is left is shown again, and left again."""
    arguments = ["-C", str(two), "adjudicate", "ann", "ben", "--coder", "lee"]
    first = CliRunner().invoke(main, arguments, input="skip\nNo\n")
    assert (first.exit_code, first.stdout.splitlines()[-1]) == (0, "1 disagreement to decide on")
    decided = [one["decision"] for one in rows(run, two, "disagreements", "ann", "ben")]
    assert decided == ["", "does not apply"]
    second = CliRunner().invoke(main, arguments, input="quit\n")
    assert (second.exit_code, second.stdout.splitlines()[-1]) == (0, "1 disagreement to decide on")


def test_what_is_decided_moves_with_its_document(two, run):
    """The text grows before the passage: the decision is found again, and the disagreement stays decided."""
    (one,) = [one for one in rows(run, two, "disagreements", "ann", "ben") if one["code"] == "distance"]
    assert run(two, "adjudicate", "ann", "ben", "--id", one["id"], "--not").code == 0
    path = two / "transcripts" / "interviews" / "P1.md"
    path.write_text(path.read_text(encoding="utf-8").replace("P1: No,", "P1: Well, no,"), encoding="utf-8")
    assert run(two, "run").code == 0
    found = {one["code"]: one for one in rows(run, two, "disagreements", "ann", "ben")}
    assert found["distance"]["decision"] == "does not apply"
    assert run(two, "check").code == 0


def code(run, folder, coder, *codings):
    """Have somebody code by hand: (document, quotation, code)."""
    for one in codings:
        done = run(folder, "add", *one, "--coder", coder)
        assert done.code == 0, done.err


def test_the_list_shows_what_is_not_compared_too(two, run):
    """Of the fee ann says distance, and ben that it is not; the clinic is under another code of ben's."""
    code(run, two, "ann", ("P1", "the fee of the hospital", "distance"))
    code(run, two, "ben", ("P1", "fee of the hospital", "distance", "--assertion", "negated"))
    found = rows(run, two, "disagreements", "ann", "ben", "--code", "distance")
    assert [(one["ann"], one["ben"]) for one in found] == [
        ("clinic was far", "cost_barrier: not afford the medicine"),
        ("the fee of the hospital", "distance: fee of the hospital (negated)"),
    ]
    assert "fee of the hospital" not in str(
        rows(run, two, "disagreements", "ann", "ben", "--assertion", "all")
    )


def test_what_lies_around_agreed_words_is_told_apart(two, run):
    """ann codes three sentences of P3, and ben the middle one: what is before it and behind it is open."""
    lines = ("P3: The road is long.", "The bus is late.", "The bridge is closed.")
    path = two / "transcripts" / "interviews" / "P3.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run(two, "run").code == 0
    code(run, two, "ann", ("P3", "road is long. The bus is late. The bridge", "distance"))
    code(run, two, "ben", ("P3", "bus is late", "distance"))
    found = rows(run, two, "disagreements", "ann", "ben", "--document", "P3")
    assert [(one["locator"], one["sentence"]) for one in found] == [
        ("line 1", "The road is long."),
        ("line 3", "The bridge is closed."),
    ]


def test_what_has_no_rules_is_no_disagreement_with_them(two, run):
    """What the rules call distance is access to ben; access has no rules, and stands beside it only."""
    code(run, two, "ben", ("P1", "the clinic was far", "access"))
    found = rows(run, two, "disagreements", "ben", "rules", "--document", "P1")
    assert "access" not in {one["code"] for one in found}
    (far,) = [one for one in found if one["code"] == "distance"]
    assert far["ben"] == "cost_barrier: not afford the medicine; access: the clinic was far"
    told = run(two, "report", "disagreements", "ben", "rules").out
    assert "Not compared with the rules, because they have none: access." in told


def test_the_consensus_has_the_assertion_of_what_was_compared(two, run):
    """In one sentence ann negates the code before she affirms it."""
    code(run, two, "ann", ("P1", "They say", "distance", "--assertion", "negated"))
    code(run, two, "ann", ("P1", "is lower now", "distance"))
    found = rows(run, two, "disagreements", "ann", "ben")
    (one,) = [one for one in found if "is lower now" in one["ann"]]
    assert one["ann"] == "They say (negated) […] is lower now"
    assert run(two, "adjudicate", "ann", "ben", "--id", one["id"], "--applies").code == 0
    (quote,) = rows(run, two, "quotes", "distance", "--coder", "consensus")
    assert (quote["quote"], quote["assertion"]) == ("is lower now", "affirmed")


def test_nobody_is_the_consensus(two, run):
    """What stands there was decided by somebody, who is named."""
    for name in ("consensus", " Consensus "):
        done = run(two, "add", "P1", "the fee of the hospital", "distance", "--coder", name)
        assert (done.code, "is the coder of what was adjudicated" in done.err) == (2, True)
    refused = run(two, "adjudicate", "ann", "ben", "--agreed", "--coder", "consensus")
    assert (refused.code, "Give your own: --coder" in refused.err) == (2, True)


QUOTATIONS = ("ann", "ben", "--unit", "quotation")


def test_quotations_that_overlap_are_decided_one_by_one(two, run):
    """Two passages that share too little to be the same quotation are two disagreements."""
    code(run, two, "ann", ("P1", "They say the fee of the hospital", "distance"))
    code(run, two, "ben", ("P1", "hospital is lower now", "distance"))
    listed = [one for one in rows(run, two, "disagreements", *QUOTATIONS) if "hospital is" in one["sentence"]]
    assert len({one["id"] for one in listed}) == 2
    for one, said in zip(listed, ("--applies", "--not"), strict=True):
        done = run(two, "adjudicate", *QUOTATIONS, "--id", one["id"], said)
        assert (done.code, done.out.startswith("1 decision recorded")) == (0, True), done.err
    found = {one["id"]: one["decision"] for one in rows(run, two, "disagreements", *QUOTATIONS)}
    assert [found[one["id"]] for one in listed] == ["applies", "does not apply"]


def test_what_is_agreed_on_is_taken_over_beside_what_was_rejected(two, run):
    """Both code the fee of the hospital; ann also codes words around it that ben does not have."""
    code(run, two, "ann", ("P1", "the fee of the hospital", "distance"))
    code(run, two, "ben", ("P1", "fee of the hospital", "distance"))
    code(run, two, "ann", ("P1", "go down. They say the fee of the hospital is lower now.", "distance"))
    listed = rows(run, two, "disagreements", *QUOTATIONS, "--code", "distance")
    (wide,) = [one for one in listed if "go down. They" in one["ann"]]
    assert run(two, "adjudicate", *QUOTATIONS, "--id", wide["id"], "--not").code == 0
    assert run(two, "adjudicate", *QUOTATIONS, "--agreed").code == 0
    quotes = rows(run, two, "quotes", "distance", "--coder", "consensus")
    assert "the fee of the hospital" in {one["quote"] for one in quotes}
