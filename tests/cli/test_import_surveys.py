"""Tables whose rows are documents, as people import them."""

import json
import re
from pathlib import Path

import pytest

SURVEY = "nr,Why?,Age\n1,The clinic is far away from here and it costs too much for us.,40\n2,,30\n"


def test_the_columns_are_said_on_the_command_line(project, run, database) -> None:
    (project / "survey.csv").write_text(SURVEY, encoding="utf-8")
    done = run(project, "import", "survey.csv", "--text-column", "why?", "--id-column", "nr")
    assert done.code == 0, done.err
    assert done.out.split() == ["new", "1"]
    assert "row 3" in done.err
    held = database(project)
    assert "survey.csv > row 2" in held


def test_two_surveys_with_the_same_ids_stay_apart_whichever_comes_again(project, run, database) -> None:
    (project / "spring.csv").write_text("nr,Why?\n1,It was far.\n2,It was dear.\n", encoding="utf-8")
    (project / "autumn.csv").write_text("nr,Why?\n1,The bus came.\n3,We moved.\n", encoding="utf-8")
    asked = ("--text-column", "Why?", "--id-column", "nr")
    assert run(project, "import", "spring.csv", *asked).out.split() == ["new", "1", "new", "2"]
    other = run(project, "import", "autumn.csv", *asked)
    assert other.out.splitlines() == ["new        autumn 1", "new        3"]
    assert "rows named like documents of other files (1)" in other.err
    before = database(project)
    for again in ("spring.csv", "autumn.csv"):
        assert "(0 new, 2 unchanged, 0 changed)" in run(project, "import", again, *asked).err
    assert database(project) == before
    (project / "spring.csv").unlink()
    assert "(0 new, 2 unchanged, 0 changed)" in run(project, "import", "autumn.csv", *asked).err


WAVES = {
    "wave1.csv": ("It was far.", "It was dear.", "I did not know where to go.", "We had no car."),
    "wave2.csv": ("The bus came.", "I paid it all.", "It was dear.", "A nurse called us."),
}


@pytest.fixture
def waves(project, run, tmp_path) -> Path:
    """A folder outside of the project with two waves of one panel, the first of them imported."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for name, answers in WAVES.items():
        rows = "".join(f"{number},{answer}\n" for number, answer in enumerate(answers, 1))
        (folder / name).write_text(f"nr,answer\n{rows}", encoding="utf-8")
    assert run(project, "import", folder / "wave1.csv").code == 0
    return folder


def documents(run, project: Path) -> int:
    told = run(project, "report", "frequencies", "--format", "json").out
    return int(re.search(r"documents (\d+)", told)[1])


def test_the_next_wave_from_elsewhere_takes_nobodys_place(waves, project, run, database) -> None:
    before = documents(run, project)
    second = run(project, "import", waves / "wave2.csv")
    assert second.out.splitlines() == [f"new        wave2 {number}" for number in range(1, 5)]
    assert "rows named like documents of other files (4)" in second.err
    assert "--participant-column NAME" in second.err
    assert "twice" not in second.err
    assert documents(run, project) == before + 4
    held = database(project)
    for again in WAVES:
        assert "(0 new, 4 unchanged, 0 changed)" in run(project, "import", waves / again).err
    assert database(project) == held


def test_a_newer_export_from_elsewhere_brings_new_versions(waves, project, run) -> None:
    text = (waves / "wave1.csv").read_text("utf-8")
    (waves / "export_june.csv").write_text(text.replace("dear", "too dear") + "5,It rained.\n", "utf-8")
    newer = run(project, "import", waves / "export_june.csv")
    assert newer.out.splitlines()[1::3] == ["changed    2", "new        5"]
    assert "named like those of wave1.csv (4) are new versions of them" in newer.err


def test_rows_that_a_newer_export_has_no_more_are_kept_and_told(waves, project, run) -> None:
    """One person left the study, and another took the answer back."""
    before = documents(run, project)
    text = (
        (waves / "wave1.csv").read_text("utf-8").replace("2,It was dear.\n", "").replace("We had no car.", "")
    )
    (waves / "wave1.csv").write_text(text, "utf-8")
    newer = run(project, "import", waves / "wave1.csv")
    assert (
        "wave1.csv: 2 documents that it gave before have no text in it any more and are kept: 2, 4"
        in newer.err
    )
    assert documents(run, project) == before


def test_that_another_column_takes_the_place_of_what_was_read_is_told(project, run, tmp_path) -> None:
    file = tmp_path / "survey.csv"
    file.write_text("nr,Why?,What then?\n1,It was far.,We walked.\n2,It was dear.,I sold it.\n", "utf-8")
    for column in ("Why?", "What then?"):
        told = run(project, "import", file, "--text-column", column, "--id-column", "nr").err
        said = "most of the rows that were read before (2) say something else" in told
        assert said == (column != "Why?")


def test_a_table_under_another_name_is_told_once_and_goes_at_once(waves, project, run) -> None:
    rows = "".join(f"{answer}\n" for answers in WAVES.values() for answer in answers)
    for name in ("open.csv", "open (1).csv"):
        (waves / name).write_text(f"answer\n{rows}", encoding="utf-8")
        told = run(project, "import", waves / name).err
    assert told.count("counted twice") == 1
    assert "open.csv: 8 rows stand in the same places of open (1).csv too" in told
    before = documents(run, project)
    gone = run(project, "remove", "open (1).csv")
    assert gone.out.startswith("open (1).csv, 8 documents, is out of the study.")
    assert "8 versions of its text" in gone.out
    assert documents(run, project) == before - 8
    assert "twice" not in run(project, "status").err


def test_the_preview_of_a_survey_shows_it_as_a_whole(project, run, tmp_path) -> None:
    rows = "".join(f"{nr},{nr // 2},{'fm'[nr % 2] if nr else ''},It took {nr} hours.\n" for nr in range(8))
    (tmp_path / "survey.csv").write_text(f"nr,who,sex,answer\n{rows}", encoding="utf-8")
    asked = ("--participant-column", "who", "--preview", "--format", "json")
    facts, others, first = json.loads(run(project, "import", tmp_path / "survey.csv", *asked).out)
    told = {row["what"]: row["value"] for row in facts["rows"]}
    assert (told["documents"], told["participants"], told["words"]) == (8, 4, 32)
    assert [list(row.values()) for row in others["rows"]] == [["sex", 7, 2, "m; f"]]
    assert [row["document"] for row in first["rows"]] == ["0", "1", "2", "3", "4"]
    assert len(run(project, "import", tmp_path / "survey.csv", "--preview").out.splitlines()) < 50


def test_a_run_keeps_what_was_said_of_the_columns_of_a_table(project, run) -> None:
    """Two people, one of whom wrote twice; by the columns that qda takes alone each row is a person."""
    table = project / "transcripts" / "interviews" / "diary.csv"
    long = "It was a long way to the clinic for us again and nobody there had time."
    table.write_text(f"who,entry,later\nA,{long},I slept.\nA,{long} Yes.,\nB,{long} No.,I woke.\n", "utf-8")
    (project / "participants.csv").write_text("participant,arm\nA,x\nB,y\n", "utf-8")
    said = ("--participant-column", "who", "--text-column", "entry", "--text-column", "later")
    assert run(project, "import", table, *said).code == 0

    def held() -> list[tuple[str, str]]:
        rows = json.loads(run(project, "report", "crosstab", "access", "by", "arm", "--format", "json").out)
        return [(row["value"], row["n"]) for row in rows["rows"] if row["value"] != "(not given)"]

    (project / "participants.csv").write_text("participant,arm\nA,z\nB,y\n", "utf-8")
    for _ in range(2):
        assert "the document's stands" not in run(project, "run").err
        assert held() == [("y", 1), ("z", 1)]
    table.write_text(table.read_text("utf-8").replace("I woke", "I woke up"), "utf-8")
    changed = run(project, "run")
    assert changed.code == 2
    assert "its rows would lose their people and questions" in changed.err
    assert run(project, "import", table, *said).code == 0
    assert "[woke] up" in run(project, "search", "woke").out
    assert run(project, "run").code == 0
    assert held() == [("y", 1), ("z", 1)]


def test_a_survey_has_a_line_on_the_screen_and_not_one_for_each_answer(project, run, tmp_path) -> None:
    rows = "".join(f"{number},It took me {number} hours.\n" for number in range(300))
    (tmp_path / "survey.csv").write_text(f"nr,answer\n{rows}", encoding="utf-8")
    told = run(project, "import", tmp_path / "survey.csv")
    assert re.search(r"table \(CSV\) +300 +new", told.out)
    assert len(told.out.splitlines()) < 10
