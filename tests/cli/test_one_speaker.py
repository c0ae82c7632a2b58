"""Whoever speaks is one participant in all of a project, however the name is spelled there."""

import csv
import io
from pathlib import Path
from unicodedata import normalize

import pytest

from qda.project.workspace import open_workspace
from qda.store.changes.change import Change

FIRST = """\
Entrevistadora: ¿Cómo?

José: Tengo miedo.

Ana: Yo no.

Entrevistadora: ¿Y?

José: El miedo pasó.

Ana: Nada.
"""
SPELLINGS = ["José", normalize("NFD", "José"), "JOSÉ", normalize("NFD", "JOSÉ")]


@pytest.fixture
def study(tmp_path: Path, run, once) -> Path:
    """Two interviews of the same two people, the second with accents of their own and in capitals."""

    project = tmp_path / "study"

    def make() -> None:
        assert run(tmp_path, "init", "study").code == 0
        (project / "qda.toml").write_text('title = "A"\nlanguage = "es"\n', encoding="utf-8")
        rules = "codes:\n  - code: miedo\n    match: [miedo]\n"
        (project / "codebooks" / "codebook.yaml").write_text(rules, encoding="utf-8")
        interviews = project / "transcripts" / "interviews"
        (interviews / "f.txt").write_text(FIRST, encoding="utf-8")
        second = FIRST.replace("José", "JOSÉ", 1).replace("Ana", "ANA").replace("miedo.", "mucho miedo.")
        (interviews / "g.txt").write_text(normalize("NFD", second), encoding="utf-8")
        people = normalize("NFD", "participant,gender\nJOSÉ,m\nana,f\n")
        (project / "participants.csv").write_text(people, encoding="utf-8")
        done = run(project, "import", project / "transcripts")
        assert done.code == 0, done.err

    return once(project, make)


def table(project: Path, run, *arguments: str) -> list[dict[str, str]]:
    done = run(project, "report", *arguments, "--format", "csv")
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def test_two_spellings_are_one_participant_called_as_first_written(study, run) -> None:
    rows = table(study, run, "frequencies", "--by", "participant")
    counted = [(row["value"], row["codings"], row["documents"], row["participants_n"]) for row in rows]
    assert counted == [("José", "4", "2", "1"), ("Ana", "0", "0", "1")]


def test_what_is_known_of_a_participant_is_found_by_any_spelling(study, run) -> None:
    done = run(study, "code")
    assert "participants.csv" not in done.err
    values = {
        row["value"]: row["participants_n"] for row in table(study, run, "frequencies", "--by", "gender")
    }
    assert values == {"m": "1", "f": "1"}
    assert "2, and" not in run(study, "status").out


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_filter_takes_any_spelling(spelling, study, run) -> None:
    rows = table(study, run, "quotes", "miedo", "--participant", spelling)
    assert [(row["document"], row["participant"]) for row in rows] == [("f", "José")] * 2 + [
        ("g", "José")
    ] * 2


def test_a_list_with_one_participant_in_two_spellings_is_refused_with_both(study, run) -> None:
    (study / "participants.csv").write_text("participant,gender\nJosé,m\nAna,f\nJOSÉ,m\n", encoding="utf-8")
    done = run(study, "import", study / "transcripts")
    assert done.code == 2
    assert (
        "participants.csv, line 4: the participant 'JOSÉ' already stands in line 2, written 'José'"
        in done.err
    )


def test_a_project_whose_list_was_read_with_both_spellings_loses_nothing(study, run) -> None:
    rows = {
        "José": {"gender": "m", "town": ""},
        "JOSÉ": {"gender": "", "town": "Lima"},
        "Ana": {"town": "Cali"},
    }
    with open_workspace(study) as workspace:
        with workspace.store.change("qda") as change:
            assert isinstance(change, Change)
            change.put_participants(rows)
        assert {name: dict(own) for name, own in workspace.store.participants().items()} == rows
    towns = {row["value"]: row["participants_n"] for row in table(study, run, "frequencies", "--by", "town")}
    assert towns == {"Lima": "1", "Cali": "1"}


def test_whoever_withdraws_goes_in_every_spelling_and_stays_out_in_every_one(study, run) -> None:
    done = run(study, "withdraw", "jose\u0301", "--yes", "--delete-files")
    assert done.code == 0, done.err
    assert (study / "participants.csv").read_text("utf-8") == "participant,gender\nana,f\n"
    for name, spelling in zip("hijk", SPELLINGS, strict=True):
        path = study / "transcripts" / "interviews" / f"{name}.txt"
        path.write_text(FIRST.replace("José", spelling).replace("Tengo", f"{name} tengo"), encoding="utf-8")
    assert run(study, "import", study / "transcripts").code == 0
    rows = table(study, run, "frequencies", "--by", "participant")
    assert {row["value"] for row in rows} == {"Ana"}
    with open_workspace(study) as workspace:
        texts = [normalize("NFC", one.text).casefold() for one in workspace.store.documents()]
    assert not any("josé" in text or "tengo" in text for text in texts)


def test_pseudonyms_take_the_place_of_every_spelling(study, run, tmp_path) -> None:
    text = "Araştırmacı: Nasıl?\n\nAli: İyi.\n\nALİ: Zor.\n\nVeli: Evet.\n"
    text += "\nΓιώργος: Ναι.\n\nΓΙΩΡΓΟΣ: Όχι.\n"
    (study / "transcripts" / "interviews" / "t.txt").write_text(text, encoding="utf-8")
    assert run(study, "import", study / "transcripts").code == 0
    key = tmp_path / "key.csv"
    done = run(study, "pseudonymise", "--key", key)
    assert done.code == 0, done.err
    rows = list(csv.DictReader(io.StringIO(key.read_text("utf-8-sig"))))
    for row in rows:
        row["accept"] = "y" if row["kind"] == "name" else ""
    with key.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    done = run(study, "pseudonymise", "--key", key, "--apply")
    assert done.code == 0, done.err
    with open_workspace(study) as workspace:
        texts = " ".join(normalize("NFC", one.text) for one in workspace.store.documents())
    for name in ("José", "JOSÉ", "Ali", "ALİ", "Γιώργος", "ΓΙΩΡΓΟΣ"):
        assert name not in texts
    numbered = {row["value"] for row in table(study, run, "frequencies", "--by", "participant")}
    assert len(numbered) == 5


@pytest.mark.parametrize("spelling", ["Zoë", "ZOË", "[Zoë]:", normalize("NFD", "Zoë")])
def test_an_interviewer_is_told_in_any_spelling(spelling, study, run) -> None:
    path = study / "transcripts" / "interviews" / "z.txt"
    path.write_text("Zoë: ¿Qué miedo?\n\nEva: Mi miedo.\n\nZoë: Sí.\n\nEva: No.\n", encoding="utf-8")
    assert run(study, "import", path, "--interviewer", "none", "--interviewer", spelling).code == 0
    rows = table(study, run, "quotes", "miedo", "--document", "z")
    assert [row["quote"] for row in rows] == ["miedo"]
    (study / "qda.toml").write_text(f'language = "es"\ninterviewers = ["{spelling}"]\n', encoding="utf-8")
    path = study / "transcripts" / "interviews" / "y.txt"
    path.write_text("Zoë: ¿Qué miedo más?\n\nIda: Mi miedo.\n\nZoë: Sí.\n\nIda: No.\n", encoding="utf-8")
    assert run(study, "import", path).code == 0
    assert len(table(study, run, "quotes", "miedo", "--document", "y")) == 1
