"""Tables on the command line, and codings that come back from the tables that qda writes."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from qda.store.texts import Texts

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


@pytest.fixture
def coded(project, run, once) -> Path:
    """The project, with codings of two people."""

    def code() -> None:
        for coder, document, quote, code in (
            ("Anna", "P1", "far away", "distance"),
            ("Ole", "P1", "the cost of the doctor", "cost_barrier"),
            ("Anna", "P2", "long way", "distance"),
        ):
            assert run(project, "add", document, quote, code, "--coder", coder).code == 0

    return once(project, code)


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
    assert done.code == 2
    assert "back.csv: 4 codings of this table did not come in" in done.err
    assert "1 new, 0 unchanged, 4 not placed" in done.err
    assert "row 3 (P2, distance): its quotation does not stand there" in done.err
    assert "row 4 (P1, distance): its quotation stands there several times" in done.err
    assert "row 5 (P9, distance): there is no such document" in done.err
    assert "row 6 (P2, nothing): the codebook has no such code" in done.err
    assert re.findall(r"not placed: row (\d)", done.err) == ["3", "4", "5", "6"]
    assert {"P2", "to the hospital"} <= {
        value
        for one in codings(run, coded)
        if one["coder"] == "Ole"
        for value in (one["document"], one["quote"])
    }


def test_codings_in_the_order_of_their_making_read_each_text_a_few_times(project, run, monkeypatch) -> None:
    """To look through the table, add its rows and list what there is, each text is read once or twice."""
    names, words = [f"P{number}" for number in range(11, 18)], ("clinic", "school", "market", "well", "mill")
    for name in names:
        told = "".join(f"{name}: The {word} is far away.\n\n" for word in words)
        (project / "transcripts" / "interviews" / f"{name}.txt").write_text(told, encoding="utf-8")
    assert run(project, "import", "transcripts").code == 0
    rows = [f"{name},,,The {word},distance,Ole,," for word in words for name in names]
    (project / "made.csv").write_text("".join(f"{one}\n" for one in (HEADER[:-1], *rows)), encoding="utf-8")
    read: Counter[str] = Counter()
    texts = Texts.texts
    monkeypatch.setattr(Texts, "texts", lambda self, asked: read.update(asked) or texts(self, asked))
    assert "35 new" in run(project, "import", "made.csv").err
    assert max(read.values()) < len(words)


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


def without(text: str, *columns: str) -> str:
    """A csv text without some of its columns."""
    rows = list(csv.reader(io.StringIO(text)))
    kept = [at for at, name in enumerate(rows[0]) if name not in columns]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([row[at] for at in kept] for row in rows)
    return written.getvalue()


@pytest.mark.parametrize(
    "lacking",
    [("document",), ("start",), ("end",), ("quote",), ("code",), ("coder",), ("start", "end")],
    ids=str,
)
def test_a_table_of_codings_without_a_column_is_refused_and_makes_no_documents(
    coded, run, database, lacking
) -> None:
    assert run(coded, "export", "codings", "codings.csv").code == 0
    before = database(coded)
    text = (coded / "codings.csv").read_text(encoding="utf-8")
    (coded / "less.csv").write_text(without(text, *lacking), encoding="utf-8")
    done = run(coded, "import", "less.csv")
    assert done.code == 2
    assert "less.csv: this looks like qda's table of codings, but it has no column" in done.err
    assert ", ".join(lacking) in done.err
    assert database(coded) == before


def test_a_table_of_codings_without_places_makes_no_documents_and_comes_in_with_empty_cells(
    coded, run, database
) -> None:
    before = database(coded)
    (coded / "four.csv").write_text("document,quote,code,coder\nP2,to the hospital,distance,Ole\n", "utf-8")
    done = run(coded, "import", "four.csv")
    assert (done.code, "it has no columns start, end\n" in done.err) == (2, True)
    assert "start and end may stand there with empty cells" in done.err
    assert database(coded) == before
    text = "document,start,end,quote,code,coder\nP2,,,to the hospital,distance,Ole\n"
    (coded / "four.csv").write_text(text, "utf-8")
    assert "1 new" in run(coded, "import", "four.csv").err


def test_the_rows_of_such_a_table_are_documents_when_somebody_says_so(coded, run) -> None:
    assert run(coded, "export", "codings", "codings.csv", "--coder", "Anna").code == 0
    text = (coded / "codings.csv").read_text(encoding="utf-8")
    (coded / "less.csv").write_text(without(text, "start"), encoding="utf-8")
    done = run(coded, "import", "less.csv", "--text-column", "quote", "--id-column", "id")
    assert done.code == 0, done.err
    assert "2 documents (2 new" in done.err


def test_excerpts_of_another_program_are_no_table_of_codings(coded, run) -> None:
    text = "document,code,quote\nP1,distance,It was far.\nP2,distance,Far away.\n"
    (coded / "excerpts.csv").write_text(text, encoding="utf-8")
    assert "2 documents (2 new" in run(coded, "import", "excerpts.csv").err


def test_codings_below_an_empty_row_come_back_too(coded, run) -> None:
    text = "document,start,end,quote,code,coder\nP2,0,15,to the hospital,distance,Ole\n,,,,,\n"
    (coded / "back.csv").write_text(text + "P2,0,8,hospital,distance,Ole\n", encoding="utf-8")
    assert "2 new, 0 unchanged" in run(coded, "import", "back.csv").err


def test_lines_of_codings_come_back_and_a_broken_one_is_told(coded, run, database) -> None:
    assert run(coded, "export", "codings", "codings.jsonl").code == 0
    before = database(coded)
    assert "0 new, 3 unchanged" in run(coded, "import", "codings.jsonl").err
    lines = (coded / "codings.jsonl").read_text(encoding="utf-8").splitlines()
    (coded / "cut.jsonl").write_text("\n".join([*lines[:2], lines[2][:40]]), encoding="utf-8")
    done = run(coded, "import", "cut.jsonl")
    assert (done.code, "cut.jsonl, line 3: this line is no coding" in done.err) == (2, True)
    less = [{key: value for key, value in json.loads(line).items() if key != "coder"} for line in lines]
    (coded / "less.jsonl").write_text("\n".join(map(json.dumps, less)), encoding="utf-8")
    done = run(coded, "import", "less.jsonl")
    assert (done.code, "but it has no column coder" in done.err) == (2, True)
    assert database(coded) == before


HEADER = "document,start,end,quote,code,coder,assertion,status\n"
ANNAS = {
    "document": "P2", "start": "49", "end": "57", "quote": "long way", "code": "distance", "coder": "Anna",
    "assertion": "affirmed", "status": "accepted",
}  # fmt: skip
"""A coding that the project has."""


def back(run, folder: Path, *rows: dict[str, str]):
    """Import a table of Anna's coding, each row with some cells changed."""
    lines = [",".join({**ANNAS, **cells}.values()) + "\n" for cells in rows]
    (folder / "back.csv").write_text(HEADER + "".join(lines), encoding="utf-8")
    return run(folder, "import", "back.csv")


def reject(run, folder: Path, quote: str, coder: str) -> None:
    """Take a person's coding back."""
    rows = json.loads(run(folder, "export", "codings", "--format", "json").out)
    (found,) = (one["id"] for one in rows if (one["quote"], one["coder"]) == (quote, coder))
    assert run(folder, "reject", found, "--coder", coder).code == 0


def test_the_row_of_these_tests_is_a_coding_of_the_project(coded, run) -> None:
    assert (done := back(run, coded, {})).code == 0
    assert "0 new, 1 unchanged\n" in done.err
    place = next(one for one in codings(run, coded) if one["quote"] == "long way")
    assert (str(place["start"]), str(place["end"])) == (ANNAS["start"], ANNAS["end"])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"start": "abc"}, "its start 'abc' is no place in a text"),
        ({"start": "-5"}, "its start '-5' is no place in a text"),
        ({"start": "9" * 20}, f"its start '{'9' * 20}' is no place in a text"),
        ({"start": "49.0"}, "its start '49.0' is no place in a text"),
        ({"start": ""}, "its start '' is no place in a text"),
        ({"end": "0"}, "its end 0 does not come behind its start 49"),
        ({"end": "x"}, "its end 'x' is no place in a text"),
        ({"assertion": "foo"}, "'foo' is no assertion"),
        ({"status": "foo"}, "'foo' is no status"),
        ({"coder": "consensus"}, "'consensus' is the coder of what was adjudicated"),
        ({"coder": "Consensus"}, "'Consensus' is the coder of what was adjudicated"),
        ({"coder": "RULES"}, "'RULES' is the name of the codebook's rules"),
        ({"coder": ""}, "'' is not a coder's name"),
        ({"coder": "rules", "assertion": "foo"}, "'foo' is no assertion"),
    ],
    ids=str,
)
def test_cells_that_can_be_no_part_of_a_coding_are_errors_and_nothing_is_imported(
    coded, run, database, cells, said
) -> None:
    before = database(coded)
    done = back(run, coded, {"quote": "to the hospital", "coder": "Ole"}, cells)
    assert done.code == 2
    assert f"back.csv: row 3: {said}" in done.err
    assert database(coded) == before


def test_many_faults_are_counted(coded, run) -> None:
    done = back(run, coded, *[{"status": "foo"}] * 25)
    assert "row 21: 'foo' is no status" in done.err
    assert "row 22:" not in done.err
    assert "5 more faults of this kind" in done.err


def test_a_row_without_numbers_is_placed_by_its_words(coded, run) -> None:
    done = back(run, coded, {"start": "", "end": "", "quote": "to the hospital", "coder": "Ole"})
    assert (done.code, "1 new, 0 unchanged\n" in done.err) == (0, True)


def test_another_assertion_of_a_coding_that_is_here_is_told_and_changes_nothing(coded, run, database) -> None:
    before = database(coded)
    done = back(run, coded, {"assertion": "negated"})
    assert done.code == 2
    assert "0 new, 0 unchanged, 1 not taken over" in done.err
    assert "not taken over: row 2 (P2, distance): it is here as affirmed, the table says negated" in done.err
    assert "qda add ... --assertion negated --coder" in done.err
    assert "back.csv: 1 coding of this table did not come in" in done.err
    assert database(coded) == before


def test_two_rows_that_contradict_each_other_are_told(coded, run) -> None:
    ole = {"quote": "to the hospital", "coder": "Ole"}
    done = back(run, coded, ole, {**ole, "assertion": "negated"}, ole)
    assert done.code == 2
    assert "1 new, 1 unchanged, 1 not taken over" in done.err
    assert "row 3 (P2, distance): it is here as affirmed, the table says negated" in done.err


def test_a_coding_that_is_rejected_there_or_here_is_told(coded, run, database) -> None:
    before = database(coded)
    done = back(run, coded, {"status": "rejected"})
    assert (done.code, "it counts here, the table says rejected" in done.err) == (2, True)
    done = back(run, coded, {"status": "rejected", "quote": "to the hospital", "coder": "Ole"})
    assert (done.code, "1 rejected left out" in done.err) == (0, True)
    assert "rejected: row 2 (P2, distance)" in done.err
    assert database(coded) == before
    reject(run, coded, "long way", "Anna")
    done = back(run, coded, {})
    assert (done.code, "it is rejected here, the table says accepted" in done.err) == (2, True)
    assert back(run, coded, {"status": "rejected"}).code == 0


def test_what_was_adjudicated_and_what_is_stale_or_rejected_comes_back_to_where_it_is(
    coded, run, database
) -> None:
    reject(run, coded, "the cost of the doctor", "Ole")
    assert run(coded, "adjudicate", "Anna", "rules", "--agreed").code == 0
    text = (coded / "transcripts" / "interviews" / "P2.md").read_text(encoding="utf-8")
    changed = text.replace("a long way", "a short walk")
    (coded / "transcripts" / "interviews" / "P2.md").write_text(changed, encoding="utf-8")
    assert run(coded, "import", "transcripts").code == 0
    assert run(coded, "export", "codings", "codings.csv").code == 0
    table = (coded / "codings.csv").read_text(encoding="utf-8")
    assert all(one in table for one in (",consensus,", ",stale,", ",rejected,"))
    before = database(coded)
    done = run(coded, "import", "codings.csv")
    assert done.code == 0, done.err
    assert "0 new" in done.err
    assert database(coded) == before


def test_codings_of_the_project_in_a_folder_or_archive_are_no_documents(coded, run, database) -> None:
    folder = coded / "more"
    folder.mkdir()
    for what, name in (("codings", "codings.csv"), ("xlsx", "themes.xlsx")):
        assert run(coded, "export", what, folder / name).code == 0
    (folder / "P9.txt").write_text("We walk far.", encoding="utf-8")
    with zipfile.ZipFile(coded / "more.zip", "w") as archive:
        archive.write(folder / "codings.csv", "codings.csv")
    done = run(coded, "import", folder, "more.zip")
    assert (done.code, "imported: 1 document (1 new" in done.err) == (0, True), done.err
    assert "To bring people's back: qda import FILE" in done.err
    assert "> row" not in database(coded)  # which is how documents of a table's rows are named


def test_a_folder_without_anything_in_it_is_told(coded, run) -> None:
    (coded / "empty").mkdir()
    done = run(coded, "import", "empty")
    assert (done.code, "There is nothing to import in empty" in done.err) == (2, True)
