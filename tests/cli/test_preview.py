"""Looking before importing, and saying who speaks."""

import json
import os
from pathlib import Path

import pytest

INTERVIEW = "Eva: Where do you live?\n\nJens: In the north, near the old fort.\n\n" * 4
CHAT = "<<ann>> Where?\n<<bob>> There, by the sea.\n" * 3


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (Path(top) / name for top, _, names in os.walk(folder) for name in names)
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_preview_stores_nothing_and_tells_who_speaks(project, run) -> None:
    (project / "a.txt").write_text(INTERVIEW, encoding="utf-8")
    before = state(project)
    done = run(project, "import", "a.txt", "--preview")
    assert done.code == 0
    assert state(project) == before
    assert "taken for the interviewer" in done.out
    assert "In the north, near the old fort." in done.out
    assert max(map(len, done.out.splitlines())) <= 100
    assert "Nothing was stored" in done.err


def test_a_preview_needs_no_project(run, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("I: Where?\nP1: There.\n", encoding="utf-8")
    before = state(tmp_path)
    done = run(tmp_path, "import", tmp_path / "a.txt", "--preview", "--format", "json")
    assert done.code == 0
    assert state(tmp_path) == before
    facts, speakers, turns = json.loads(done.out)
    rows = [row if isinstance(row, list) else list(row.values()) for row in speakers["rows"]]
    assert [row[:2] for row in rows] == [["I", 1], ["P1", 1]]
    assert facts["title"].startswith("a:")
    assert len(turns["rows"]) == 2


TIMED = [
    "I: How are you? #00:00:05-2#\n\nB: Good, thanks. [00:00:09] And you? #00:00:12-9#\n\n",
    "00:00:01\n\nI: How are you?\n\n00:00:05\n\nB: Good, thanks.\n00:00:09\nAnd you?\n",
    "I: How are you? \\[00:00:05\\]\n\nB: Good, thanks. \\[00:00:09\\] And you?\n",
]


@pytest.mark.parametrize("said", TIMED)
def test_a_preview_counts_no_times_as_words(said: str, project, run) -> None:
    (project / "a.txt").write_text(said, encoding="utf-8")
    done = run(project, "import", "a.txt", "--preview", "--format", "json")
    facts, speakers, _ = (table["rows"] for table in json.loads(done.out))
    assert [
        row[:3] for row in map(list, (row.values() if isinstance(row, dict) else row for row in speakers))
    ] == [
        ["I", 1, 3],
        ["B", 1, 4],
    ]
    cells = dict(tuple(row.values()) if isinstance(row, dict) else tuple(row) for row in facts)
    assert cells["words"] == 7


def test_a_preview_names_the_file_that_cannot_be_read_and_shows_the_others(project, run) -> None:
    (project / "a.txt").write_text(INTERVIEW, encoding="utf-8")
    (project / "b.txt").write_text("", encoding="utf-8")
    done = run(project, "import", "a.txt", "b.txt", "--preview")
    assert done.code == 2
    assert "Eva" in done.out
    assert "b.txt: the file is empty" in done.err


def speakers(run, project, name: str, *more: str) -> dict[str, str]:
    done = run(project, "import", name, *more, "--preview", "--format", "json")
    rows = json.loads(done.out)[1]["rows"]
    cells = [row if isinstance(row, list) else list(row.values()) for row in rows]
    return {row[0]: row[4] for row in cells}


def test_it_is_told_that_answers_have_no_label(project, run) -> None:
    text = "Interviewer: Where do you live?\n\nIn the north.\n\nInterviewer: Since when?\n\nAlways.\n"
    (project / "a.txt").write_text(text, encoding="utf-8")
    assert "only those who ask have labels" in " ".join(
        run(project, "import", "a.txt", "--preview").out.split()
    )
    assert "only those who ask have labels" in " ".join(run(project, "import", "a.txt").err.split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@A >> Where do you live?\n@B >> In the north.\n" * 4, "no speakers were found: all words count"),
        ("Jane Smith: Where?\n\nThere, by the sea.\n\n" * 4, "only 'Jane Smith' was found"),
        ("Where?\n" * 3 + "There, by the sea.\n" * 60, "no speakers were found: all words count"),
        ("I lived in the north. Why not?\n" + "It was far from the sea.\n" * 9, ""),
        ("INTERVIEWER: Where?\n\nP1: There? I am not sure.\n\n" * 4, ""),
    ],
)
def test_it_is_told_that_a_text_with_questions_has_one_voice(project, run, text: str, said: str) -> None:
    (project / "a.txt").write_text(text, encoding="utf-8")
    told = run(project, "import", "a.txt").err
    assert said in told
    assert ("as one participant's" in told) == bool(said)


def test_who_is_taken_for_the_interviewer_is_told_kept_and_can_be_denied(project, run) -> None:
    (project / "a.txt").write_text(INTERVIEW, encoding="utf-8")
    done = run(project, "import", "a.txt")
    assert "'Eva' is taken for the interviewer" in done.err
    assert speakers(run, project, "a.txt")["Eva"].startswith("taken for the interviewer")
    again = run(project, "import", "a.txt")
    assert "1 unchanged" in again.err
    assert "is taken" not in again.err
    assert run(project, "import", "a.txt", "--interviewer", "none").code == 0
    assert speakers(run, project, "a.txt") == {"Eva": "participant", "Jens": "participant"}
    assert "1 unchanged" in run(project, "import", "a.txt").err


def test_several_people_at_once_are_shown_as_no_participant(project, run) -> None:
    text = "INTERVIEWER: Who is here?\nANN: I am.\nALL: We are.\nBEN: So am I.\nB?: And I.\n"
    (project / "a.txt").write_text(text, encoding="utf-8")
    shown = speakers(run, project, "a.txt")
    assert shown["ANN"] == shown["BEN"] == "participant"
    assert shown["ALL"] == shown["B?"] == "several people, or somebody unknown"


def test_a_person_says_how_labels_are_written(project, run) -> None:
    (project / "c.txt").write_text(CHAT, encoding="utf-8")
    assert speakers(run, project, "c.txt", "--speakers", r"<<(\w+)>>\s*", "--interviewer", "ann") == {
        "ann": "interviewer (as you said)",
        "bob": "participant",
    }
    settings = project / "qda.toml"
    settings.write_text(settings.read_text("utf-8") + "", encoding="utf-8")
    settings.write_text("speakers = '<<(\\w+)>>\\s*'\n" + settings.read_text("utf-8"), encoding="utf-8")
    assert set(speakers(run, project, "c.txt")) == {"ann", "bob"}


@pytest.mark.parametrize("pattern", ["(", "[a-z]+"])
def test_an_expression_that_cannot_be_used_is_refused(pattern: str, project, run) -> None:
    (project / "c.txt").write_text(CHAT, encoding="utf-8")
    done = run(project, "import", "c.txt", "--speakers", pattern)
    assert done.code == 2
    assert "expression for speakers" in done.err
    settings = project / "qda.toml"
    settings.write_text(f"speakers = '{pattern}'\n" + settings.read_text("utf-8"), encoding="utf-8")
    done = run(project, "status")
    assert done.code == 2
    assert "qda.toml, line 1" in done.err


def test_times_of_a_turn_are_its_locator(project, run) -> None:
    text = "[00:03 - 00:09] INTERVIEWER: Why?\n\n[00:09 - 00:12] P9: We cannot afford the doctor.\n"
    (project / "t.txt").write_text(text, encoding="utf-8")
    assert run(project, "import", "t.txt").code == 0
    assert run(project, "code").code == 0
    assert "00:09-00:12" in run(project, "report", "quotes", "cost_barrier", "--document", "t").out


def test_a_conversation_on_one_line_is_told_at_import(project, run) -> None:
    said = (
        "Eva: Where do you live? Jens: In the north. Eva: Since when? Jens: Always. Eva: And now? Jens: Too."
    )
    (project / "a.txt").write_text(said, encoding="utf-8")
    assert (
        "a: no speakers were found: all words count as one participant's"
        in run(project, "import", "a.txt").err
    )
