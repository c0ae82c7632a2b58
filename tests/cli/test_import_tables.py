"""Tables on the command line, and codings that come back from the tables that qda writes."""

import json
from pathlib import Path

import pytest

SURVEY = "nr,Why?,Age\n1,The clinic is far away from here and it costs too much for us.,40\n2,,30\n"


def codings(run, project: Path) -> list[dict]:
    rows = json.loads(run(project, "export", "codings", "--format", "json").out)
    keys = ("document", "start", "end", "quote", "code", "coder", "assertion")
    return [{key: row[key] for key in keys} for row in rows if row["coder"] != "rules"]


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


@pytest.fixture
def coded(project, run) -> Path:
    """The project, with codings of two people."""
    for coder, document, quote, code in (
        ("Anna", "P1", "far away", "distance"),
        ("Ole", "P1", "the cost of the doctor", "cost_barrier"),
        ("Anna", "P2", "long way", "distance"),
    ):
        assert run(project, "add", document, quote, code, "--coder", coder).code == 0
    return project


@pytest.mark.parametrize("name", ["codings.csv", "codings.xlsx"])
def test_codings_come_back_to_where_they_stood_and_twice_changes_nothing(
    coded, run, tmp_path, database, name
) -> None:
    file = tmp_path / name
    what = "codings" if name.endswith("csv") else "xlsx"
    done = run(coded, "export", what, file)
    assert done.code == 0, done.err
    expected = codings(run, coded)
    assert len(expected) == 3
    fresh = tmp_path / "fresh"
    assert run(tmp_path, "init", fresh).code == 0
    for folder in ("transcripts", "codebooks"):
        for path in (coded / folder).rglob("*.*"):
            target = fresh / path.relative_to(coded)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert run(fresh, "run").code == 0
    done = run(fresh, "import", file)
    assert done.code == 0, done.err
    assert "3 new, 0 unchanged" in done.err
    assert "by the rules skipped" in done.err
    assert codings(run, fresh) == expected
    before = database(fresh)
    assert "0 new, 3 unchanged" in run(fresh, "import", file).err
    assert database(fresh) == before
    assert run(fresh, "check").code == 0


def test_a_coding_is_found_again_where_its_words_stand_now_and_what_has_no_place_is_listed(
    coded, run
) -> None:
    header = "document,start,end,quote,code,coder,assertion,status,rule"
    rows = [
        "P2,0,14,to the hospital,distance,Ole,affirmed,accepted,",
        "P2,0,4,nowhere,distance,Ole,affirmed,accepted,",
        "P1,0,3,the,distance,Ole,affirmed,accepted,",
        "P9,0,3,the,distance,Ole,affirmed,accepted,",
        "P2,0,3,hospital,nothing,Ole,affirmed,accepted,",
    ]
    (coded / "back.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    done = run(coded, "import", "back.csv")
    assert done.code == 0, done.err
    assert "1 new, 0 unchanged, 4 not placed" in done.err
    assert "row 3 (P2, distance): its quotation does not stand there" in done.err
    assert "row 4 (P1, distance): its quotation stands there several times" in done.err
    assert "row 5 (P9, distance): there is no such document" in done.err
    assert "row 6 (P2, nothing): the codebook has no such code" in done.err
    assert {"P2", "to the hospital"} <= {
        value
        for one in codings(run, coded)
        if one["coder"] == "Ole"
        for value in (one["document"], one["quote"])
    }


def test_a_table_of_codings_may_lack_the_columns_that_nobody_filled_in(coded, run, database) -> None:
    before = database(coded)
    row = "P2,0,14,to the hospital,distance,Ole"
    (coded / "back.csv").write_text(f"document,start,end,quote,code,coder\n{row}\n", encoding="utf-8")
    done = run(coded, "import", "back.csv")
    assert done.code == 0, done.err
    assert "1 new, 0 unchanged" in done.err
    assert {"code": "distance", "coder": "Ole", "assertion": "affirmed"}.items() <= next(
        one for one in codings(run, coded) if one["quote"] == "to the hospital"
    ).items()
    assert "back.csv > row" not in database(coded)  # no row of it is a document
    assert database(coded) != before


def test_codings_of_documents_that_are_not_there_come_in_as_excerpts(coded, run, tmp_path) -> None:
    file = tmp_path / "codings.csv"
    assert run(coded, "export", "codings", file, "--coder", "Anna").code == 0
    fresh = tmp_path / "fresh"
    assert run(tmp_path, "init", fresh).code == 0
    done = run(fresh, "import", file)
    assert done.code == 0, done.err
    assert "2 new" in done.err
