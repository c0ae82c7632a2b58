"""Words of several people at once belong to the document and to no participant, in every count."""

import json

import pytest

GROUP = """\
MOD: How is it?

J: The clinic is far away.

K: We could not afford the medicine.

J & K: The hospital is far, all of us say.

MOD: And you?

L: I am content.

J: So it is.

K: It is.

L: Yes.
"""
FINDINGS = """\
findings:
  - finding: F1
    claim: Two participants of four say that care is far away.
    codes: [distance]
    evidence:
      - {document: group, role: supports}
"""


@pytest.fixture
def grouped(project):
    (project / "transcripts" / "interviews" / "group.txt").write_text(GROUP, encoding="utf-8")
    (project / "findings" / "findings.yaml").write_text(FINDINGS, encoding="utf-8")
    return project


def rows(run, folder, *what):
    return json.loads(run(folder, *what, "--format", "json").out)["rows"]


def test_who_supports_a_finding_is_a_person(grouped, run) -> None:
    assert run(grouped, "import", "transcripts").code == 0
    (found,) = rows(run, grouped, "audit", "findings", "--part", "findings")
    assert (found["supports"], found["participants"]) == ("J", 1)


def test_reports_count_the_same_people(grouped, run) -> None:
    assert run(grouped, "import", "transcripts").code == 0
    asked = ("--document", "group", "--code", "distance")
    (frequency,) = rows(run, grouped, "report", "frequencies", *asked)
    crossed = rows(run, grouped, "report", "crosstab", "distance", "kind", "--document", "group")
    assert (frequency["codings"], frequency["participants"]) == (2, 1)
    assert [(row["with"], row["n"]) for row in crossed] == [(1, 3)]


def test_a_row_in_the_participants_file_does_not_change_who_spoke(project, run) -> None:
    text = "INT: How?\n\nP9: I am content.\n\nAll: The clinic is far away.\n\nINT: So?\n\nP9: Yes.\n"
    (project / "transcripts" / "interviews" / "P9.txt").write_text(text, encoding="utf-8")
    asked = ("report", "frequencies", "--document", "P9", "--code", "distance")
    counts = []
    for table in ("participant,sex\nP1,f\n", "participant,sex\nP1,f\nP9,m\n"):
        (project / "participants.csv").write_text(table, encoding="utf-8")
        assert run(project, "import", "transcripts").code == 0
        counts += [row["participants"] for row in rows(run, project, *asked)]
    assert counts == [0, 0]


def test_excerpts_with_one_citation_key_are_one_work(project, run) -> None:
    folder = project / "transcripts" / "literature"
    for name in ("one", "two"):
        text = "---\ncitation: jones1999\n---\nThe clinic is far away.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (project / "findings" / "findings.yaml").write_text(
        "findings:\n  - finding: F1\n    claim: Care is far away.\n    codes: [distance]\n    evidence:\n"
        "      - {document: one, role: supports}\n      - {document: two, role: supports}\n",
        encoding="utf-8",
    )
    assert run(project, "import", "transcripts").code == 0
    asked = ("--document", "one", "--document", "two")
    crossed = rows(run, project, "report", "crosstab", "distance", "kind", *asked)
    assert [(row["with"], row["n"], row["codings"]) for row in crossed] == [(1, 1, 2)]
    (found,) = rows(run, project, "audit", "findings", "--part", "findings")
    assert (found["supports"], found["works"]) == ("jones1999", 1)
