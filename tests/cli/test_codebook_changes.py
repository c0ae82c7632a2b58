"""What people are told once they have changed the codebook: renamed codes, broken files, what is coded."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.steps import edit

TOLD = (
    "note: people's codings stand under codes that the codebook lacks: distance (2).\n"
    "  If a code was renamed, put the old name back, or take the codings over: qda export codings FILE.csv,\n"
    "  write the new name into the column code, qda import FILE.csv, qda reject those under the old name\n"
)


@pytest.fixture
def renamed(project: Path, run, once) -> Path:
    """A person has coded a passage and accepted one of the rules', of a code that was renamed then."""

    def code() -> None:
        assert run(project, "add", "P2", "a long way to the hospital", "distance", "--coder", "Ann").code == 0
        assert run(project, "accept", "--document", "P1", "--quote", "far away", "--coder", "Ann").code == 0
        assert TOLD not in run(project, "code").err
        edit(project / "codebooks" / "codebook.yaml", "code: distance", "code: far")

    return once(project, code)


@pytest.mark.parametrize("command", [("code",), ("status",), ("check",), ("codebook", "check"), ("run",)])
def test_codings_whose_code_was_renamed_are_told_with_what_to_do(renamed: Path, run, command) -> None:
    done = run(renamed, *command)
    assert TOLD in done.out + done.err
    assert done.code == 0


def test_codings_are_taken_over_by_a_table_and_the_old_ones_rejected(
    renamed: Path, run, tmp_path: Path
) -> None:
    file = tmp_path / "codings.csv"
    assert run(renamed, "export", "codings", file).code == 0
    edit(file, ",distance,", ",far,")
    assert "codings from" in (done := run(renamed, "import", file)).out + done.err
    assert run(renamed, "export", "codings", file, "--coder", "Ann").code == 0
    with file.open(encoding="utf-8", newline="") as lines:
        own = [(row["code"], row["quote"]) for row in csv.DictReader(lines)]
    assert sorted(own) == [("distance", "a long way to the hospital"), ("far", "a long way to the hospital")]
    assert TOLD in run(renamed, "code").err  # the old one stays, and what was accepted of the rules'
    for words in ("a long way to the hospital", "far away"):
        where = ("--document", "P2" if "long" in words else "P1", "--quote", words)
        assert run(renamed, "reject", *where, "--code", "distance", "--coder", "Ann").code == 0
    assert "the codebook lacks" not in run(renamed, "code").err


def test_rejections_that_a_renamed_code_leaves_without_effect_are_told_until_decided_anew(
    project: Path, run
) -> None:
    place = ("--document", "P1", "--quote", "far away", "--coder", "Ann")
    assert run(project, "reject", *place).code == 0
    assert "without effect" not in run(project, "code").err
    edit(project / "codebooks" / "codebook.yaml", "code: distance", "code: far")
    for command in ("code", "run"):
        told = run(project, command).err
        assert "note: 1 rejection without effect, for the codebook lacks the code" in told
        assert "where they count: distance as far (1)" in told
        assert "qda report quotes far" in told
    report = ("report", "frequencies", "--format", "json")
    held = json.loads(run(project, *report).out)["parameters"]
    assert held["rejections without effect"] == "1 in the selection, see qda code"
    assert run(project, "reject", *place, "--code", "far").code == 0
    assert "without effect" not in run(project, "code").err
    assert "rejections without effect" not in json.loads(run(project, *report).out)["parameters"]


def test_a_code_that_has_its_old_name_again_is_told_no_more(renamed: Path, run) -> None:
    edit(renamed / "codebooks" / "codebook.yaml", "code: far", "code: distance")
    assert "the codebook lacks" not in run(renamed, "status").out


def test_what_an_earlier_command_coded_need_not_be_coded_anew_and_that_is_what_is_said(project, run) -> None:
    edit(project / "codebooks" / "codebook.yaml", ", long way]", "]")
    assert run(project, "codebook", "check").code == 0
    told = run(project, "code").err.splitlines()
    assert told[0] == "coded: 3 documents; nothing had to be coded anew"


def test_a_broken_codebook_is_told_with_file_line_and_remedy(project: Path, run) -> None:
    book = project / "codebooks" / "codebook.yaml"
    book.write_text("codes:\n  - code: a\n    match: [x\n", encoding="utf-8")
    for command in ("status", "check"):
        done = run(project, command)
        lines = done.out.splitlines()
        (at,) = (number for number, line in enumerate(lines) if "codebook.yaml, line 4, column 1: " in line)
        assert "this is not valid YAML" in lines[at]
        assert lines[at + 1].startswith("  Check the indentation. A text that has : or # in it")
        assert done.code == (command == "check")
    assert "qda codebook check, when the codebook has been mended" in run(project, "status").out


def test_every_fault_of_a_codebook_is_told_by_check(project: Path, run) -> None:
    for name in ("a.yaml", "b.yaml"):
        (project / "codebooks" / name).write_text("codes: [{code: access}]\n", encoding="utf-8")
    out = run(project, "check").out
    there = "line 1, column 9: the codings cannot be made: 'access' stands in codebooks/a.yaml, line 1"
    assert f"codebooks/b.yaml, {there}" in out
    assert (
        "the codings cannot be made: 'access' stands in" in out.partition("codebooks/codebook.yaml, line")[2]
    )


def test_what_is_for_the_explanation_alone_is_refused_without_it(project: Path, run) -> None:
    for option in (("--code", "distance"), ("--document", "P1")):
        done = run(project, "code", *option)
        assert done.code == 2
        assert "qda code --explain" in done.err
    assert "distance" in run(project, "code", "--explain", "--code", "distance").out


def test_words_coded_by_hand_that_an_interviewer_or_two_people_say_are_told(project: Path, run) -> None:
    asked = run(project, "add", "P1", "afford the medicine?", "access")
    assert asked.code == 0
    assert "note: these are the interviewer's words" in asked.err
    over = run(project, "add", "P1", "And now? P1: Maybe the cost", "access")
    assert over.code == 0
    assert (
        "note: the passage runs over words of INTERVIEWER and P1. If that is not meant: qda reject"
        in over.err
    )
    assert "note" not in run(project, "add", "P1", "Maybe the cost", "access").err
    assert "note" not in run(project, "add", "smith2020", "The price of medicine", "access").err


def test_words_that_stand_often_are_told_with_their_lines(project: Path, run) -> None:
    often = run(project, "add", "P1", "the", "access").err
    assert "It stands on lines 5, 7 (2 times), 11 (4 times). Quote more words" in often


def test_several_codings_that_hold_the_same_words_are_told_in_a_sentence(project: Path, run) -> None:
    run(project, "add", "P2", "a long way to the hospital", "distance", "--coder", "Ann")
    done = run(project, "accept", "--document", "P2", "--quote", "long way")
    assert "there are 2 codings in P2 with words of 'long way'\n" in done.err


def test_the_appendix_has_scopes_and_token_patterns_as_they_are_typed(project: Path, run) -> None:
    text = 'codes:\n  - {code: a, scope: turn, match: [[{LIKE_NUM: true}, {LOWER: "1996", OP: "?"}]]}\n'
    (project / "codebooks" / "codebook.yaml").write_text(text, encoding="utf-8")
    out = run(project, "codebook", "docs").out
    assert "- `[{LIKE_NUM: true}, {LOWER: '1996', OP: '?'}]`" in out
    assert "**Scope.** AND and NOT reach over a whole turn." in out
    (project / "codebooks" / "codebook.yaml").write_text(text.replace("scope: turn, ", ""), encoding="utf-8")
    assert "Scope" not in run(project, "codebook", "docs").out


def quotes(run, project: Path, code: str) -> list[tuple[str, str]]:
    done = run(project, "report", "quotes", code, "--format", "json")
    assert done.code == 0, done.err
    return [(row["document"], row["quote"]) for row in json.loads(done.out)["rows"]]


@pytest.fixture
def by_tokens(tmp_path: Path, run) -> Path:
    """A study whose code is a token pattern, run once with `pay`."""
    folder = tmp_path / "tokens"
    assert run(tmp_path, "init", folder).code == 0
    for name, text in (
        ("P1", "The pay is low."),
        ("P2", "The ward pays."),
        ("P3", "The pay is on the ward."),
    ):
        (folder / "transcripts" / "interviews" / f"{name}.txt").write_text(f"{name}: {text}\n", "utf-8")
    book = "codes:\n  - code: a\n    match:\n      - [{LOWER: pay}]\n  - code: b\n    match: ['#a']\n"
    (folder / "codebooks" / "codebook.yaml").write_text(book, "utf-8")
    assert run(folder, "run").code == 0
    assert quotes(run, folder, "a") == [("P1", "pay"), ("P3", "pay")]
    return folder


@pytest.mark.parametrize("change", ["edit", "remove"])
def test_token_patterns_are_edited_after_a_text_was_changed_or_taken_out(by_tokens, run, change) -> None:
    text = by_tokens / "transcripts" / "interviews" / "P3.txt"
    before = text.read_text("utf-8")
    if change == "edit":
        edit(text, "The pay", "Our pay")
    else:
        assert run(by_tokens, "remove", "P3").code == 0
    assert run(by_tokens, "run").code == 0
    edit(by_tokens / "codebooks" / "codebook.yaml", "LOWER: pay", "LOWER: ward")
    rest = [("P3", "ward")] if change == "edit" else []
    for code in ("a", "b"):
        assert quotes(run, by_tokens, code) == [("P2", "ward"), *rest]
    text.write_text(before, "utf-8")  # the old text comes back, which lay idle when the rule was edited
    assert run(by_tokens, "import", text).code == 0
    for code in ("a", "b"):
        assert quotes(run, by_tokens, code) == [("P2", "ward"), ("P3", "ward")]
