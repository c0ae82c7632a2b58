"""Pseudonyms: proposed into a key outside of the project, applied everywhere alike, and not brought back."""

import csv
import stat
import zipfile
from pathlib import Path

import pytest

from tests.cli.steps import bytes_below, codings, edit, one

TEXT = """\
---
participant: Anna Smith
town: Boston
---
INTERVIEWER: Your name?

Anna: My name is Anna Smith, from Boston. Write to anna.smith@mail.example or call +45 20 12 34 56.

INTERVIEWER: And the hospital?

Anna: ANNA'S doctor at Saint Mary Hospital, Dr. Okafor, said we could not afford the medicine. Annabel knows.
It is a long way from Boston, and Anna
Smith will not go.
"""
NAMES = ("Anna Smith", "ANNA'S", "Boston", "anna.smith@mail", "20 12 34", "Okafor", "Saint Mary")


@pytest.fixture
def named(project: Path, run, once) -> Path:
    """A project with a transcript full of names, and people's work on them."""

    def make() -> None:
        path = project / "transcripts" / "interviews" / "A1.md"
        path.write_text(TEXT, encoding="utf-8")
        (project / "participants.csv").write_text("participant,friend\nAnna Smith,Okafor\n", "utf-8")
        assert run(project, "run").code == 0
        for arguments in (
            ("add", "A1", "from Boston, and Anna Smith will", "access"),
            ("add", "A1", "Annabel knows", "access"),
            ("memo", "Okafor again", "--document", "A1", "--quote", "a long way"),
            ("memo", "Ask Okafor", "--code", "access"),
            ("accept", "--document", "A1", "--quote", "could not afford"),
        ):
            done = run(project, *arguments, "--coder", "Ben")
            assert done.code == 0, done.err

    return once(project, make)


def key_of(project: Path) -> Path:
    return project.parent / "care-key.csv"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def accept(path: Path, **chosen: str) -> None:
    """Fill in the key as a person would: y for all, and some replacements of one's own."""
    rows = rows_of(path)
    for row in rows:
        row["accept"] = "y"
        row["replacement"] = chosen.get(row["text"].split()[0], row["replacement"])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def keyed(named: Path, run) -> Path:
    assert run(named, "pseudonymise").code == 0
    accept(key_of(named))
    return named


def stored(run, project: Path) -> str:
    """All words of the document A1 that reports can show."""
    return "\n".join(str(row) for row in codings(run, project) if row["document"] == "A1")


def test_the_proposals_go_into_a_key_outside_of_the_project_that_only_its_owner_reads(named, run) -> None:
    done = run(named, "pseudonymise")
    assert done.code == 0, done.err
    path = key_of(named)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = {row["text"].lstrip("'"): row for row in rows_of(path)}
    assert found["Anna Smith"]["kind"] == "name"
    assert "Anna" in found["Anna Smith"]["variants"].split("; ")
    assert found["Boston"]["kind"] == "place"
    assert found["Saint Mary Hospital"]["kind"] == "organisation"
    assert found["Okafor"]["kind"] == "name"
    assert found["anna.smith@mail.example"]["kind"] == "e-mail"
    assert found["+45 20 12 34 56"]["kind"] == "phone"
    assert found["Boston"]["replacement"] == "[Place 1]"
    assert "from Boston. Write" in found["Boston"]["example"]
    assert {row["accept"] for row in found.values()} == {""}
    assert not [text for text in found if text in {"INTERVIEWER", "Your", "And", "It", "Write"}]


def test_the_key_may_not_lie_within_the_project(named, run) -> None:
    done = run(named, "pseudonymise", "--key", "key.csv")
    assert done.code == 2
    assert "must not lie within the project" in done.err
    assert not (named / "key.csv").exists()


def test_what_was_chosen_before_stays_when_proposals_are_made_again(keyed, run) -> None:
    before = rows_of(key_of(keyed))
    (keyed / "new.txt").write_text("P9: I know Okafor and Mr. Tanaka.\n", encoding="utf-8")
    assert run(keyed, "import", "new.txt").code == 0
    assert "1 new row" in run(keyed, "pseudonymise").err
    after = rows_of(key_of(keyed))
    assert after[: len(before)] == before
    assert (after[-1]["text"], after[-1]["accept"]) == ("Tanaka", "")


def test_rows_that_stand_nowhere_are_told(keyed, run) -> None:
    path = key_of(keyed)
    with path.open("a", encoding="utf-8") as file:
        file.write('y,name,“Zalmai”,,Name 8\ny,name,Okafor,"Dr, Okafor, Okaf",Name 9\n')
    rows = [row for row in rows_of(path) if (row["text"], row["variants"]) != ("Okafor", "")]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    told = "these of the key stand in no document, so nothing was replaced: “Zalmai”, Dr, Okafor, Okaf\n"
    done = run(keyed, "pseudonymise", "--apply", "--coder", "Ben")
    assert (done.code, told in done.err) == (0, True)
    assert "stand in no document" not in run(keyed, "pseudonymise", "--apply", "--coder", "Ben").err


def test_accepted_rows_are_replaced_in_texts_and_in_what_is_known_and_work_moves_exactly(keyed, run) -> None:
    done = run(keyed, "pseudonymise", "--apply", "--coder", "Ben")
    assert done.code == 0, done.err
    assert "Earlier versions with the names stay" in done.err
    mine = {row["code"]: row for row in codings(run, keyed, "--coder", "Ben") if "knows" not in row["quote"]}
    assert mine["access"]["quote"] == "from [Place 1], and Name 1 will"
    assert any(row["quote"] == "Annabel knows" for row in codings(run, keyed, "--coder", "Ben"))
    assert one(run, keyed, "A1", "cost_barrier")["status"] == "accepted"
    assert one(run, keyed, "A1", "distance")["memo"].endswith("again (Ben)")
    words = stored(run, keyed)
    assert not [name for name in NAMES if name in words]
    assert "Name 1" in {row["participant"] for row in codings(run, keyed) if row["document"] == "A1"}
    assert run(keyed, "check").code == 0


def test_the_record_counts_and_does_not_name(keyed, run, database) -> None:
    assert run(keyed, "pseudonymise", "--apply", "--coder", "Ben").code == 0
    event = next(line for line in database(keyed).splitlines() if "'Pseudonymised'" in line)
    assert '"place":3' in event
    assert not [name for name in NAMES if name in event]


def test_running_again_brings_no_name_back(keyed, run) -> None:
    assert run(keyed, "pseudonymise", "--apply", "--purge", "--coder", "Ben").code == 0
    done = run(keyed, "run")
    assert done.code == 0, done.err
    assert "(0 new, 4 unchanged, 0 changed)" in done.err
    assert run(keyed, "pseudonymise", "--apply", "--purge", "--coder", "Ben").code == 0
    assert run(keyed, "run").code == 0
    edit(keyed / "transcripts" / "interviews" / "A1.md", "And the hospital?", "And, Anna, the hospital?")
    assert run(keyed, "run").code == 0
    below = bytes_below(keyed / ".qda")
    assert not [name for name in NAMES if name.encode() in below]


def test_purging_leaves_no_byte_of_a_name_below_the_projects_own_folder(keyed, run) -> None:
    edit(keyed / "transcripts" / "interviews" / "A1.md", "Annabel knows", "Annabel said so")
    codebook = keyed / "codebooks" / "codebook.yaml"
    was = codebook.read_text("utf-8")
    codebook.write_text(f"# as Dr. Okafor of Boston says\n{was}", "utf-8")
    assert run(keyed, "run").code == 0
    codebook.write_text(was, "utf-8")
    assert run(keyed, "run").code == 0
    assert " as it was used from 20" in run(keyed, "check", "--identifiers").out
    assert run(keyed, "remove", "P2").code == 0
    before = bytes_below(keyed / ".qda")
    assert all(name.encode() in before for name in NAMES)
    quotes = codings(run, keyed, "--coder", "Ben", "--allow-identifiers")
    done = run(keyed, "pseudonymise", "--apply", "--purge", "--coder", "Ben")
    assert done.code == 0, done.err
    below = bytes_below(keyed / ".qda")
    assert not [name for name in NAMES if name.encode() in below]
    assert len(codings(run, keyed, "--coder", "Ben")) == len(quotes)
    assert "Annabel knows" in {row["quote"] for row in codings(run, keyed, "--coder", "Ben")}
    assert b"# as Dr. [Name" in below
    assert run(keyed, "check").code == 0


def test_without_its_key_only_what_was_read_before_comes_in(keyed, run) -> None:
    assert run(keyed, "pseudonymise", "--apply", "--purge", "--coder", "Ben").code == 0
    key_of(keyed).rename(keyed.parent / "elsewhere.csv")
    assert run(keyed, "run").code == 0
    edit(keyed / "transcripts" / "interviews" / "A1.md", "Your name?", "And your name?")
    done = run(keyed, "run")
    assert done.code == 2
    assert "its key is not at hand" in done.err
    path = "transcripts/interviews/A1.md"
    assert run(keyed, "import", path, "--key", keyed.parent / "elsewhere.csv").code == 0
    below = bytes_below(keyed / ".qda")
    assert not [name for name in NAMES if name.encode() in below]
    (keyed / "b.txt").write_text("P8: Nobody is named here.\n", encoding="utf-8")
    assert run(keyed, "import", "b.txt").code == 2
    assert run(keyed, "import", "b.txt", "--without-key").code == 0


def test_names_that_come_in_other_signs_go_through_the_key_too(keyed, run) -> None:
    rows = rows_of(key_of(keyed))
    own = {"accept": "y", "kind": "name", "variants": "Jean-Luc", "applied": ""}
    rows.append(rows[0] | own | {"text": "Sean O'Brien", "replacement": "[Name 9]"})
    with key_of(keyed).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert run(keyed, "pseudonymise", "--apply", "--purge", "--coder", "Ben").code == 0
    said = "P9: _Sean O\u2019Brien_ met Jean\u2011Luc, see interview_Okafor. Jean-\nLuc was ill.\n"
    (keyed / "P9.txt").write_text(said, encoding="utf-8")
    assert run(keyed, "import", "P9.txt").code == 0
    below = bytes_below(keyed / ".qda")
    assert b" met " in below
    assert not [name for name in ("Sean", "Brien", "Jean", "Luc was", "Okafor") if name.encode() in below]
    (keyed / "Jean\u2011Luc_2.txt").write_text("P9: Nobody is named here.\n", encoding="utf-8")
    assert run(keyed, "import", "Jean\u2011Luc_2.txt").code == 0
    assert "name of the key ([Name 9])" in run(keyed, "check", "--identifiers").out


def test_originals_move_beside_the_key_and_text_files_come_back_with_pseudonyms(keyed, run) -> None:
    done = run(keyed, "pseudonymise", "--apply", "--purge", "--move-originals", "--coder", "Ben")
    assert done.code == 0, done.err
    home = keyed.parent / "care-key-originals"
    moved = home / "transcripts" / "interviews" / "A1.md"
    assert moved.read_text("utf-8") == TEXT
    assert stat.S_IMODE(moved.stat().st_mode) == 0o600
    assert (home / "participants.csv").is_file()
    done = run(keyed, "run")
    assert "(0 new, 4 unchanged, 0 changed)" in done.err
    everything = bytes_below(keyed)
    assert not [name for name in NAMES if name.encode() in everything]
    assert run(keyed, "check", "--identifiers").code == 0


def test_identifiers_are_listed_without_being_repeated(keyed, run) -> None:
    done = run(keyed, "check", "--identifiers")
    assert done.code == 1
    assert "document A1, line 7: e-mail address" in done.out
    assert "document A1, line 7: telephone number" in done.out
    assert "document A1, line 7: place of the key ([Place 1])" in done.out
    assert "participants.csv, line 2: name of the key" in done.out
    assert not [name for name in NAMES if name in done.out]
    assert run(keyed, "pseudonymise", "--apply", "--coder", "Ben").code == 0
    assert "an earlier version of document A1: e-mail address" in run(keyed, "check", "--identifiers").out


def test_names_in_lower_case_are_told_apart_and_refuse_nothing(keyed, run) -> None:
    path = keyed / "transcripts" / "interviews" / "A1.md"
    edit(path, "Annabel knows", f"Annabel knows, and okafor too.{' Is boston far?' * 400}")
    assert run(keyed, "run").code == 0
    assert run(keyed, "pseudonymise", "--apply", "--purge", "--move-originals", "--coder", "Ben").code == 0
    assert run(keyed, "run").code == 0
    done = run(keyed, "check", "--identifiers")
    assert done.code == 0
    assert "no identifiers were found" in done.out
    okafor, boston = (line.strip() for line in done.out.splitlines() if "of the key" in line)
    assert okafor.startswith("name of the key ([Name ")
    assert okafor.endswith(
        ": 4 times; document A1, line 11; transcripts/interviews/A1.md, line 11; results/themes.xlsx"
    )
    times, places = boston.removeprefix("place of the key ([Place 1]): ").split(" times; ")
    assert int(times) >= 800  # in the text and in its file, and in what results quote of it
    assert places == "document A1, line 11, ..."
    assert "okafor" not in done.out
    assert run(keyed, "export", "codings", "out.csv").code == 0


def test_names_with_characters_within_that_nobody_sees_are_listed_and_replaced(keyed, run) -> None:
    path = keyed / "transcripts" / "interviews" / "A1.md"
    edit(path, "Annabel knows", "Annabel knows, as does Oka\u00adfor. Bos\u200bton: +45 20\u200b 12 34 56")
    assert run(keyed, "run").code == 0
    told = run(keyed, "check", "--identifiers").out
    assert "document A1, line 11: name of the key" in told
    assert "document A1, line 11: place of the key" in told
    assert "document A1, line 11: telephone number" in told
    assert run(keyed, "pseudonymise", "--apply", "--purge", "--coder", "Ben").code == 0
    below = bytes_below(keyed / ".qda").decode("utf-8", errors="ignore").replace("\\u", "")
    assert "Oka" not in below
    assert "12 34 56" not in below
    assert not [one for one in ("\u00ad", "Bos\u200b") if one in stored(run, keyed)]


WORD = "<w:p><w:r><w:t>Dr. Oka</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>for</w:t></w:r></w:p>"
RICH = "<si><r><t>Bos</t></r><r><rPr><b/></rPr><t>ton</t></r></si>"
LOST = "<w:p><w:r><w:t>from</w:t></w:r></w:p><w:p><w:r><w:t>Oka</w:t></w:r><w:r><w:t>for</w:t></w:r></w:p>"
MARKUP = {
    "over two runs": ("a.docx", "word/document.xml", WORD),
    "behind a paragraph": ("a.docx", "word/document.xml", LOST),
    "as rich text": ("a.xlsx", "xl/sharedStrings.xml", RICH),
    "as the name of a case": ("a.qdpx", "project.qde", '<Case guid="1" name="Okafor"/>'),
    "as an address": (
        "a.docx",
        "word/_rels/document.xml.rels",
        '<R Target="mailto:b.jo@x.example"/>',
    ),
    "in a book": ("a.epub", "one.xhtml", "<p>Okafor</p>"),
    "with a soft hyphen": ("a.html", "", "<p>Here:</p>\n<p>Oka&shy;for</p>"),
    "partly marked": ("a.html", "", "<p\n>Here: Oka<mark>for</mark></p>"),
    "in a comment": ("a.html", "", "<p>Here:</p>\n<!-- from Okafor -->"),
    "with a letter by its number": ("a.html", "", "<p>Here:\n&#79;kafor</p>"),
}


@pytest.mark.parametrize("case", MARKUP)
def test_names_in_markup_are_listed_however_they_are_written(case, keyed, run) -> None:
    assert run(keyed, "pseudonymise", "--apply", "--purge", "--move-originals", "--coder", "Ben").code == 0
    assert run(keyed, "run").code == 0
    assert run(keyed, "check", "--identifiers").code == 0
    file, part, text = MARKUP[case]
    path = keyed / "results" / file
    if part:
        with zipfile.ZipFile(path, "w") as parts:
            parts.writestr(part, text)
    else:
        path.write_text(text, encoding="utf-8")
    done = run(keyed, "check", "--identifiers")
    assert done.code == 1
    place = f"results/{file}: " if part else f"results/{file}, line 2: "
    assert done.out.startswith(place)
    assert done.out.splitlines()[-1] == "1 place with identifiers"


def test_the_numbers_of_a_drawing_and_of_cells_are_no_telephone_numbers(project, run) -> None:
    for command in (("plot", "frequencies", "-o"), ("report", "html"), ("report", "frequencies", "-o")):
        end = ".svg" if command[0] == "plot" else ".html"
        done = run(project, *command, project / "results" / f"{command[1]}{end}")
        assert done.code == 0, done.err
    cells = "".join(f"<td>{number}</td>" for number in (12, 34, 56, 78, 90))
    (project / "results" / "cells.html").write_text(f"<table><tr>{cells}</tr></table>", encoding="utf-8")
    assert run(project, "check", "--identifiers").out == "no identifiers were found\n"


@pytest.mark.parametrize(
    "command",
    [
        ("export", "codings", "out.csv"),
        ("export", "codings", "--format", "json"),
        ("export", "xlsx", "out.xlsx"),
        ("report", "quotes", "access", "--output", "out.csv"),
        ("report", "frequencies", "--by", "participant", "--output", "out.md"),
    ],
    ids=lambda words: "-".join(words[:3]),
)
def test_nothing_with_identifiers_leaves_unless_it_is_allowed(command, keyed, run) -> None:
    done = run(keyed, *command)
    assert done.code == 2, done.err
    assert "identifiers would leave the project" in done.err
    assert not [name for name in NAMES if name in done.err]
    assert not list(keyed.glob("out.*"))
    done = run(keyed, *command, "--allow-identifiers")
    assert done.code == 0
    assert "warning: identifiers" in done.err
    assert run(keyed, "pseudonymise", "--apply", "--coder", "Ben").code == 0
    assert run(keyed, *command).code == 0


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("accept", "perhaps", "neither yes nor no"),
        ("replacement", "", "needs a text and a replacement"),
        ("replacement", "Okafor", "itself to be replaced"),
    ],
)
def test_a_key_that_makes_no_sense_is_told_with_its_line(column, value, said, keyed, run, database) -> None:
    rows = rows_of(key_of(keyed))
    rows[0][column] = value
    with key_of(keyed).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    before = database(keyed)
    done = run(keyed, "pseudonymise", "--apply", "--coder", "Ben")
    assert done.code == 2
    assert said in done.err
    assert database(keyed) == before


def test_nothing_accepted_is_an_error(named, run) -> None:
    assert run(named, "pseudonymise").code == 0
    done = run(named, "pseudonymise", "--apply")
    assert done.code == 2
    assert "no row of the key is accepted" in done.err


@pytest.mark.parametrize("more", [(), ("--purge",)])
def test_the_history_shows_no_name_that_was_replaced(keyed, run, more) -> None:
    assert "Okafor again" in run(keyed, "history", "--format", "csv").out
    edit(keyed / "transcripts" / "interviews" / "A1.md", "Annabel knows", "Annabel said so")
    assert run(keyed, "run").code == 0
    assert run(keyed, "pseudonymise", "--apply", "--coder", "Ben", *more).code == 0
    assert run(keyed, "add", "P2", "long way", "access", "--coder", "Ben").code == 0
    told = run(keyed, "history", "--format", "csv").out
    assert not [name for name in NAMES if name in told]
    assert "long way" in told
    assert "names replaced" in told
