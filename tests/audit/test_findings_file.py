"""A findings file: what it gives, and what is said about a broken one."""

import pytest

from qda.audit.findings_file import read, read_all
from qda.errors import FindingsError, InputError, Place, Problems
from qda.model.finding import Evidence, EvidenceRole

GOOD = """\
title: What the study claims
description: for readers
findings:
  - finding: F01
    claim: Cost keeps people
      from care.
    codes: [cost, distance]
    evidence:
      - {document: P3, role: supports}
      - document: P5
        role: contradicts
        quote: "never   about
          money"
        note: one voice
    searched_contrary: All of P1.
  - finding: F02
    claim: No evidence yet.
    codes: [cost]
"""
KNOWN = {"codes": ["cost", "distance"], "documents": ["P1", "P3", "P5"]}


@pytest.fixture
def written(tmp_path):
    def write(text, name="findings.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_findings_are_read_as_they_are_written(written):
    one, two = read(written(GOOD), **KNOWN)
    assert (one.finding, one.claim, one.codes, one.line) == (
        "F01", "Cost keeps people from care.", ("cost", "distance"), 4,
    )  # fmt: skip
    assert one.evidence == (
        Evidence("P3", EvidenceRole.SUPPORTS, None, "", 9),
        Evidence("P5", EvidenceRole.CONTRADICTS, "never about money", "one voice", 10),
    )
    assert one.searched_contrary == "All of P1."
    assert (two.evidence, two.searched_contrary) == ((), "")


def test_an_empty_list_of_findings_is_no_mistake(written):
    assert read(written("findings: []"), **KNOWN) == ()


ONE = "findings:\n  - {finding: F01, claim: C, codes: %s}"
START = "findings:\n  - finding: F01\n    claim: C\n    codes: [cost]\n    "


@pytest.mark.parametrize(
    ("text", "line", "column", "problem", "remedy"),
    [
        ("", 1, 1, "needs findings", "findings:"),
        ("title: T", 1, 1, "needs findings", "findings:"),
        ("findins: []", 1, 1, "unknown key 'findins'", "Did you mean 'findings'?"),
        ("- F01", 1, 1, "must be a mapping", "key: value"),
        ("findings: F01", 1, 11, "findings must be a list", "- "),
        ("findings: [F01]", 1, 12, "a finding must be a mapping", "key: value"),
        ("findings:\n  - claim: C\n    codes: [cost]", 2, 5, "needs 'finding'", "Write 'finding: ...'"),
        ("findings:\n  - finding: F01\n    codes: [cost]", 2, 5, "needs 'claim'", "Write 'claim: ...'"),
        ("findings:\n  - finding: F01\n    claim: C", 2, 5, "needs 'codes'", "Write 'codes: ...'"),
        (ONE % "[]", 2, 37, "at least one code", "codes: [my_code]"),
        (ONE % "cost; x", 2, 37, "codes must be a list", "codes: [cost, x]"),
        ("findings:\n  - {finding: , claim: C, codes: [cost]}", 2, 15, "must be a text", ""),
        ("findings:\n  - {finding: '', claim: C, codes: [cost]}", 2, 16, "a finding's name is empty", ""),
        ("findings:\n  - {finding: F, claim: ' ', codes: [cost]}", 2, 26, "a claim is empty", ""),
        (START + "evidnce: []", 5, 5, "unknown key 'evidnce'", "Did you mean 'evidence'?"),
        (START + "evidence: P3", 5, 15, "evidence must be a list", "- "),
        (START + "evidence: [P3]", 5, 16, "a piece of evidence must be a mapping", ""),
        (START + "evidence: [{role: supports}]", 5, 16, "needs 'document'", "document: P5"),
        (START + "evidence: [{document: P3}]", 5, 16, "needs 'role'", "role: supports"),
        (START + "evidence: [{document: P3, role: support}]", 5, 37, "not a role", "'supports'?"),
        (START + "evidence: [{document: P3, role: x}]", 5, 37, "not a role", "contradicts, qualifies"),
        (START + "evidence: [{document: P33, role: supports}]", 5, 27, "no document 'P33'", "Did you mean"),
        (START + "evidence: [{document: P3, role: supports, quote: [a]}]", 5, 54, "quote must be a text", ""),
        (START + "evidence: [{document: P3, role: supports, quote: ' '}]", 5, 55, "the quotation is empty",
         "take 'quote' out"),
        (START.replace("cost", "costs"), 4, 13, "no code 'costs'", "Did you mean 'cost'?"),
        (START + "\n  - {finding: F01, claim: D, codes: [cost]}", 6, 5, "stands on line 2 already", "Rename"),
        (START + "codes: [cost]", 5, 5, "'codes' stands here twice", "Remove one"),
        (START + "searched_contrary: *all", 5, 24, "alias *all", "quotation marks"),
        (START + "searched_contrary: No", 5, 24, "'No' does not say what was searched for", "take the line"),
        ("findings:\n\t- finding: F01", 2, 1, "not valid YAML", "set in by blanks"),
    ],
)  # fmt: skip
def test_a_broken_findings_file_is_refused_with_place_and_remedy(
    text, line, column, problem, remedy, written
):
    path = written(text)
    with pytest.raises(FindingsError) as raised:
        read(path, **KNOWN)
    assert problem in raised.value.problem
    assert remedy in raised.value.remedy
    assert raised.value.place == Place(path, line, column)


def test_everything_unknown_is_told_at_once(written):
    text = GOOD.replace("[cost, distance]", "[cosst, distanze]").replace("P3", "P33")
    with pytest.raises(Problems) as raised:
        read(written(text), **KNOWN)
    said = [(error.problem, error.place.line) for error in raised.value.errors]
    assert said == [
        ("there is no code 'cosst'", 7),
        ("there is no code 'distanze'", 7),
        ("there is no document 'P33'", 9),
    ]


def test_all_that_is_wrong_with_several_files_is_told_at_once(written):
    first = written(
        "findings:\n"
        "  - finding: F01\n    Claim: C\n    codes: cost\n"
        "    evidence: [{document: P9, role: suports}, {document: P3}, {role: supports, quot: x}]\n"
        "  - finding: F02\n    codes: []\n"
        "  - {finding: F03, claim: C, codes: [cost]}\n  - {finding: F03, claim: D, codes: [cost]}\n"
    )
    second = written("findings:\n  - claim: C\n", "more.yaml")
    with pytest.raises(Problems) as raised:
        read_all([first, second], **KNOWN)
    said = [(error.place.file.name, error.place.line, error.problem) for error in raised.value.errors]
    assert said == [
        (first.name, 3, "unknown key 'Claim'"),
        (first.name, 4, "codes must be a list"),
        (first.name, 5, "'suports' is not a role"),
        (first.name, 5, "there is no document 'P9'"),
        (first.name, 5, "a piece of evidence needs 'role'"),
        (first.name, 5, "unknown key 'quot'"),
        (first.name, 6, "a finding needs 'claim'"),
        (first.name, 7, "a finding needs at least one code"),
        (first.name, 9, "the finding 'F03' stands on line 8 already"),
        ("more.yaml", 2, "a finding needs 'finding'"),
        ("more.yaml", 2, "a finding needs 'codes'"),
    ]


def test_files_are_read_one_after_the_other(written):
    first, second = written(GOOD), written(GOOD.replace("F0", "G0"), "more.yaml")
    findings = read_all([first, second], **KNOWN)
    assert [one.finding for one in findings] == ["F01", "F02", "G01", "G02"]


def test_a_finding_stands_in_one_file_only(written):
    first, second = written(GOOD), written(GOOD.replace("F01", "G01"), "more.yaml")
    with pytest.raises(FindingsError, match="'F02' stands in") as raised:
        read_all([first, second], **KNOWN)
    assert raised.value.place == Place(second, 16)


def test_a_missing_file_is_told_by_its_path(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        read(tmp_path / "none.yaml", **KNOWN)
