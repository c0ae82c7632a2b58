"""`qda audit manuscript` as people use it."""

import csv
import io
import json
import tomllib
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run, write

PAPER = """\
We asked two people. One of them said “we could not afford the medicine” (P1), the other “It is a long way to
the clinic” (P2).
"""


def rows(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(text)["rows"]
    return found


def test_quotations_are_looked_up_in_the_project(project: Path, run: Run) -> None:
    write(project / "paper.md", PAPER)
    done = run(project, "audit", "manuscript", "paper.md", "--format", "json")
    assert done.code == 1
    quoted = [(one["verdict"], one["severity"]) for one in rows(done.out) if one["check"] == "quotation"]
    assert sorted(quoted) == [("altered", "medium"), ("exact", "none")]


def test_words_of_an_earlier_version_are_told_as_such(project: Path, run: Run) -> None:
    transcript = project / "transcripts" / "interviews" / "P1.md"
    before = transcript.read_text(encoding="utf-8")
    words = "we could not afford the medicine"
    assert words in before
    write(
        project / "paper.md",
        f"One said “{words}” (P1), and “{words} either, nor the bus that she needs” (P1).",
    )
    write(transcript, before.replace("afford", "pay for"))
    assert run(project, "import", str(transcript)).code == 0
    found = rows(run(project, "audit", "manuscript", "paper.md", "--format", "json").out)
    compared = [row["compared"] for row in found if row["check"] == "quotation"]
    assert len(compared) == 2
    (named,) = [one for one in compared if "so it stood in version 1 of P1, read on " in one]
    assert named.endswith("which is not the text of now")
    assert "bus" not in named


def test_every_format_tells_the_same_faults(project: Path, run: Run) -> None:
    write(project / "paper.md", PAPER)
    ids = [one["id"] for one in rows(run(project, "audit", "manuscript", "paper.md", "--format", "json").out)]
    as_csv = run(project, "audit", "manuscript", "paper.md", "--format", "csv").out
    assert [one["id"] for one in csv.DictReader(io.StringIO(as_csv))] == ids
    for form in ("table", "markdown", "html", "latex"):
        shown = run(project, "audit", "manuscript", "paper.md", "--format", form, "--all").out
        assert all(one in shown for one in ids)
    table = run(project, "audit", "manuscript", "paper.md").out
    assert max(len(line) for line in table.splitlines()) <= 100


def test_the_exit_code_follows_the_severity(project: Path, run: Run) -> None:
    write(project / "paper.md", PAPER)
    assert run(project, "audit", "manuscript", "paper.md", "--fail-on", "high").code == 0
    assert run(project, "audit", "manuscript", "paper.md", "--fail-on", "medium").code == 1


def test_an_ignored_fault_keeps_its_reason_and_is_no_fault(project: Path, run: Run) -> None:
    write(project / "paper.md", PAPER)
    before = (project / "qda.toml").read_text(encoding="utf-8")
    found = rows(run(project, "audit", "manuscript", "paper.md", "--format", "json").out)
    (fault,) = [one["id"] for one in found if one["severity"] != "none"]
    reason = 'the participant said "clinic" on the phone'
    assert run(project, "audit", "manuscript", "paper.md", "--ignore", fault, "--reason", reason).code == 0
    assert (project / "qda.toml").read_text(encoding="utf-8").startswith(before.rstrip())
    done = run(project, "audit", "manuscript", "paper.md", "--format", "json")
    assert done.code == 0
    assert [one["ignored"] for one in rows(done.out) if one["id"] == fault] == [reason]


BRACES = 'a set {a, b} is \\"meant\\"'


@pytest.mark.parametrize(
    ("section", "code"),
    [
        (f'ignore = {{0123456789 = "{BRACES}"}}', 0),
        ("ignore = {0123456789 = 'a } alone', abcdef0123 = \"b\"}", 0),
        ("ignore = {}", 0),
        ('ignore.0123456789 = "so"', 2),
    ],
)
def test_a_reason_is_added_to_the_settings_or_they_stay_as_they_were(
    project: Path, run: Run, section: str, code: int
) -> None:
    write(project / "paper.md", PAPER)
    found = rows(run(project, "audit", "manuscript", "paper.md", "--format", "json").out)
    (fault,) = [one["id"] for one in found if one["severity"] != "none"]
    settings = project / "qda.toml"
    before = settings.read_text(encoding="utf-8") + f"\n[audit]\n{section}\n"
    settings.write_text(before, encoding="utf-8")
    done = run(
        project, "audit", "manuscript", "paper.md", "--ignore", fault, "--reason", "the editor's {own}"
    )
    assert done.code == code, done.err
    after = settings.read_text(encoding="utf-8")
    if code:
        assert after == before
        assert "cannot be added to this file" in done.err
    expected = tomllib.loads(before)["audit"]["ignore"] | ({} if code else {fault: "the editor's {own}"})
    assert tomllib.loads(after)["audit"]["ignore"] == expected
    assert run(project, "status").code == 0


def test_ids_stay_when_the_text_moves(project: Path, run: Run) -> None:
    write(project / "paper.md", PAPER)
    first = rows(run(project, "audit", "manuscript", "paper.md", "--format", "json").out)
    write(project / "paper.md", f"A new beginning.\n\n{PAPER}")
    second = rows(run(project, "audit", "manuscript", "paper.md", "--format", "json").out)
    assert [one["id"] for one in first] == [one["id"] for one in second]
    assert [one["place"] for one in first] != [one["place"] for one in second]


def test_outside_a_project_everything_that_needs_no_transcript_is_checked(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "paper.txt", "All names are pseudonyms. “We left at night” (P4 Miller, 2024).\n")
    done = run(tmp_path, "audit", "manuscript", "paper.txt")
    assert done.code == 1
    assert "participant named" in done.out
    assert "Not checked: quotations" in done.out
    assert list(tmp_path.iterdir()) == [tmp_path / "paper.txt"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("paper.txt", "", "empty"),
        ("paper.tex", "\n", "empty"),
        ("paper.xyz", "“We left” (P1).\n", "not known"),
        ("paper.txt", "\0\1\2", "binary"),
    ],
)
def test_bad_input(tmp_path: Path, run: Run, name: str, content: str, said: str) -> None:
    write(tmp_path / name, content)
    done = run(tmp_path, "audit", "manuscript", name)
    assert done.code == 2
    assert name in done.err
    assert said in done.err


def test_a_manuscript_is_read_as_it_was_saved(project: Path, run: Run) -> None:
    (project / "paper.txt").write_bytes("At the café one said “It is a long way” (P2).\n".encode("cp1252"))
    done = run(project, "audit", "manuscript", "paper.txt")
    assert done.code == 2
    assert "qda audit manuscript FILE --encoding cp1252  At the café one said" in done.err
    assert "import" not in done.err
    assert "transcript" not in done.err
    done = run(project, "audit", "manuscript", "paper.txt", "--encoding", "cp1252", "--format", "json")
    assert [one["words"] for one in rows(done.out) if one["check"] == "quotation"] == ["It is a long way"]


def test_a_single_check_to_skip_is_shown_as_a_list(project: Path, run: Run) -> None:
    path = project / "qda.toml"
    path.write_text(f'{path.read_text(encoding="utf-8")}\n[audit]\nskip = "single-coder"\n', encoding="utf-8")
    done = run(project, "audit", "findings")
    assert done.code == 2
    assert 'skip = ["single-coder"]' in done.err


def test_a_manuscript_without_quotations_is_audited_for_the_rest(project: Path, run: Run) -> None:
    write(
        project / "paper.md",
        "Rest is short (Nobody, 1999).\n\n# References\n\nSmith, J. (2001). Rest. Press.\n",
    )
    done = run(project, "audit", "manuscript", "paper.md")
    assert done.code == 1
    assert "cited without entry" in done.out
    assert "holds no quotation" in " ".join(done.out.split())
    assert "Quotations: none." in done.out


def test_an_empty_manuscript_is_not_called_a_transcript(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "paper.md", "\n")
    assert "transcript" not in run(tmp_path, "audit", "manuscript", "paper.md").err


def test_an_unknown_id_and_a_missing_reason_are_refused(project: Path, run: Run) -> None:
    write(project / "paper.md", PAPER)
    done = run(project, "audit", "manuscript", "paper.md", "--ignore", "0000000000", "--reason", "so")
    assert (done.code, "no item has the id" in done.err) == (2, True)
    assert run(project, "audit", "manuscript", "paper.md", "--ignore", "0000000000").code == 2


def test_works_can_be_given_as_csl_json(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "paper.md", "They left early (Smith, 2019; Jones, 2020). As she said, “we left” (P1).\n")
    works = [
        {
            "id": "s",
            "type": "book",
            "author": [{"family": "Smith"}],
            "issued": {"date-parts": [[2019]]},
            "title": "A",
        },
        {
            "id": "k",
            "type": "book",
            "author": [{"family": "Kay"}],
            "issued": {"date-parts": [[2001]]},
            "title": "B",
        },
    ]
    write(tmp_path / "works.json", json.dumps(works))
    found = rows(
        run(tmp_path, "audit", "manuscript", "paper.md", "--references", "works.json", "--format", "json").out
    )
    missing = [one["words"] for one in found if one["verdict"] == "cited without entry"]
    assert len(missing) == 1
    assert "Jones" in missing[0]


@pytest.mark.parametrize("how", ["Quote", "Intense Quote", "indent"])
def test_block_quotations_of_word_are_known_by_style_or_indent(project: Path, run: Run, how: str) -> None:
    paper = docx.Document()
    paper.add_paragraph("As the first of them told us about the money that they had:")
    if how == "indent":
        paragraph = paper.add_paragraph("we could not afford the medicine, and the clinic was far away. (P1)")
        paragraph.paragraph_format.left_indent = docx.shared.Cm(1.25)
    else:
        paper.add_paragraph("we could not afford the medicine, and the clinic was far away. (P1)", style=how)
    paper.add_paragraph(
        "That is what many say who live outside of the towns."
    ).paragraph_format.first_line_indent = docx.shared.Cm(1)
    paper.add_paragraph("a list is no quotation", style="List Bullet")
    paper.save(str(project / "paper.docx"))
    found = rows(run(project, "audit", "manuscript", "paper.docx", "--format", "json").out)
    quoted = [(one["verdict"], one["attribution"]) for one in found if one["check"] == "quotation"]
    assert quoted == [("exact", "P1")]


def test_the_preamble_of_latex_is_no_prose(project: Path, run: Run) -> None:
    preamble = '\\documentclass{article}\n\\usepackage[T1]{fontenc}\n% say "hello\n\\begin{document}\n'
    write(
        project / "paper.tex",
        preamble + "``we could not afford the medicine'' (P1).\n\\end{document}\n\"x y z\n",
    )
    done = run(project, "audit", "manuscript", "paper.tex", "--format", "json")
    quoted = [(one["words"], one["verdict"]) for one in rows(done.out) if one["check"] == "quotation"]
    assert quoted == [("we could not afford the medicine", "exact")]


def test_a_work_of_two_authors_is_known_in_latex(project: Path, run: Run) -> None:
    write(project / "paper.tex", "``nights are long, and they are cold'' (Fox \\& Low,\n2001, p.~4).\n")
    done = run(project, "audit", "manuscript", "paper.tex", "--format", "json")
    (one,) = (one for one in rows(done.out) if one["check"] == "quotation")
    assert (one["kind"], one["attribution"]) == ("work", "Fox & Low, 2001, p.~4")


def test_comments_of_latex_are_no_prose(project: Path, run: Run) -> None:
    write(
        project / "paper.tex",
        "\\begin{document}\nWe met 64\\% of them. % ``never said by anybody at all'' (P1)\n"
        "``we could not % check the tape\n% again, ``or so''\nafford the medicine'' (P1).\n\n"
        "\\begin{comment}\n``an old wording of it all'' (P1)\n\\end{comment}\n"
        "\\begin{longtable}[]{@{}\n  >{\\raggedright\\arraybackslash}p{(\\columnwidth - 6) * \\real{1}}@{}}\n"
        "Word \\\\\n\\end{longtable}\n"
        "See \\url{https://a.org/b%20c}: ``the clinic was far away'' (P1).\n\\end{document}\n",
    )
    done = run(project, "audit", "manuscript", "paper.tex", "--format", "json")
    quoted = [
        (one["place"], " ".join(one["words"].split()), one["verdict"])
        for one in rows(done.out)
        if one["check"] == "quotation"
    ]
    assert sorted(quoted) == [
        ("line 14", "the clinic was far away", "exact"),
        ("line 3", "we could not afford the medicine", "normalised"),
    ]


_LIST = """
## References

Adams, K. (2001). Nights on the ward. Nursing Press.

Miller, J. (1999). Sleep and work. Nursing Press.

Folkard, S. (2003). Shift work. Occupational Medicine, 53, 95-101.
"""
_RTF = (
    r"{\rtf1\ansi\ansicpg1252 Nights are long (Folkard, 2003)."
    r"{\footnote P1 said \'93we could afford the medicine\'94 of old.} The risk rises."
    r"{\footnote See Adams (2001), Lopez (2011) and Miller (1999).}\par "
    + _LIST.replace("## ", "").strip().replace("\n\n", r"\par ")
    + "}"
)
_NOTES = """
[^1]: P1 said “we could afford the medicine” of old.

[^2]: See Adams (2001), Lopez (2011) and Miller (1999).
"""
_MD = f"Nights are long (Folkard, 2003).[^1] The risk rises.[^2]\n{_LIST}{_NOTES}"


@pytest.mark.parametrize(
    ("name", "content", "places"),
    [("paper.rtf", _RTF, ["footnote 1", "footnote 2"]), ("paper.md", _MD, ["line 11", "line 13"])],
)
def test_notes_are_no_entries_of_the_reference_list(
    project: Path, run: Run, name: str, content: str, places: list[str]
) -> None:
    write(project / name, content)
    found = rows(run(project, "audit", "manuscript", name, "--format", "json").out)
    told = sorted((one["place"], one["verdict"], one["words"]) for one in found)
    assert [(place, words) for place, _, words in told] == [
        (places[0], "we could afford the medicine"),
        (places[1], "Lopez (2011)"),
    ]
    assert told[1][1] == "cited without entry"


def test_a_repeated_passage_is_told_by_the_place_of_the_first(project: Path, run: Run) -> None:
    passage = "the road was closed for many weeks and nobody came to open it although we had asked them to"
    paper = docx.Document()
    paper.add_paragraph("A title")
    for said in (f"At first {passage}.", f"Much later {passage}."):
        paper.add_paragraph(said)
    paper.save(str(project / "paper.docx"))
    found = rows(run(project, "audit", "manuscript", "paper.docx", "--format", "json").out)
    assert [one["compared"] for one in found] == ["19 words stand in paragraph 2 already"]
