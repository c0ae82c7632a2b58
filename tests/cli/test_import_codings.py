"""Codings that come back from the tables that qda writes."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from qda.store.texts import Texts


def codings(run, project: Path) -> list[dict]:
    rows = json.loads(run(project, "export", "codings", "--format", "json").out)
    keys = ("document", "start", "end", "quote", "code", "coder", "assertion")
    return [{key: row[key] for key in keys} for row in rows if row["coder"] != "rules"]


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
