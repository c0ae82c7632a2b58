"""Memos can be read again, and follow what the rules make of their passages."""

import json

import pytest

BOOK = "title: T\nlanguage: en\ncodes:\n  - {{code: far, match: [{0}]}}\n  - {{code: dear, match: [{1}]}}\n"
TEXT = "P3: It was a long way, and we could not afford it.\n"


@pytest.fixture
def noted(project, run, once):
    """A project with a memo on the rules' coding `long way`, one on `afford`, and others."""

    def note() -> None:
        book = project / "codebooks" / "codebook.yaml"
        for other in book.parent.glob("*.yaml"):
            other.unlink()
        book.write_text(BOOK.format("way", "afford"), encoding="utf-8")
        (project / "transcripts" / "interviews" / "P3.txt").write_text(TEXT, encoding="utf-8")
        assert run(project, "import", "transcripts").code == 0
        assert run(project, "code").code == 0
        by = ("--coder", "Ann")
        on = ("--document", "P3", "--quote")
        assert run(project, "accept", *on, "way", *by).code == 0
        for text, about in (
            ("first", (*on, "way")),
            ("second", (*on, "afford")),
            ("third", ("--document", "P3")),
        ):
            assert run(project, "memo", text, *about, *by).code == 0
        assert run(project, "memo", "fourth", "--code", "far", *by).code == 0

    return once(project, note)


def table(run, folder):
    rows = json.loads(run(folder, "report", "memos", "--format", "json").out)["rows"]
    rows = [list(row.values()) if isinstance(row, dict) else row for row in rows]
    return [(*row[:6], row[7]) for row in rows]


def test_all_memos_are_listed_with_what_they_are_on(noted, run) -> None:
    assert table(run, noted) == [
        ("coding", "P3", "far", "way", "first", "Ann", None),
        ("coding", "P3", "dear", "afford", "second", "Ann", None),
        ("document", "P3", None, None, "third", "Ann", None),
        ("code", None, "far", None, "fourth", "Ann", None),
    ]


def test_a_memo_goes_to_what_changed_rules_find_there_and_is_told_if_they_find_nothing(noted, run) -> None:
    book = noted / "codebooks" / "codebook.yaml"
    book.write_text(BOOK.format("long way", "price"), encoding="utf-8")
    assert "1 memo on codings that the rules no longer make: qda report memos" in run(noted, "code").err
    states = [row[-1] for row in table(run, noted)]
    assert states == ["on what the rules find there now", "the rules no longer make the coding", None, None]
    shown = run(noted, "report", "quotes", "far", "--document", "P3", "--format", "json").out
    assert "long way" in shown
    assert "first (Ann)" in shown
    assert "accepted" in shown
    book.write_text(BOOK.format("way", "afford"), encoding="utf-8")
    assert "memo on" not in run(noted, "code").err
    assert [row[-1] for row in table(run, noted)] == [None] * 4


def test_words_that_stand_twice_are_told_with_what_the_command_can_do(noted, run) -> None:
    path = noted / "transcripts" / "interviews" / "P3.txt"
    path.write_text(TEXT + TEXT, encoding="utf-8")
    assert run(noted, "import", "transcripts").code == 0
    done = run(noted, "memo", "fifth", "--document", "P3", "--quote", "afford", "--coder", "Ann")
    assert done.code == 2
    assert "name the coding by its id" in done.err
    assert "--occurrence" not in done.err


def test_a_memo_whose_words_are_gone_is_on_a_stale_coding(noted, run) -> None:
    path = noted / "transcripts" / "interviews" / "P3.txt"
    path.write_text("P3: It was near, and we could not afford it.\n", encoding="utf-8")
    assert run(noted, "import", "transcripts").code == 0
    assert [row[-1] for row in table(run, noted)] == ["the coding is stale", None, None, None]


@pytest.mark.parametrize(
    "about",
    [
        ("--document", "P3", "--code", "far"),
        ("--coding", "3fa9", "--document", "P3"),
        ("--coding", "3fa9", "--code", "far"),
        ("--coding", "3fa9", "--document", "P3", "--quote", "way"),
        ("--quote", "way"),
        ("--quote", "way", "--code", "far"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_refused(noted, run, database, about) -> None:
    before = database(noted)
    done = run(noted, "memo", "x", *about)
    assert done.code == 2
    assert "one thing only: --coding ID, --document NAME or --code CODE" in done.err
    assert database(noted) == before


def test_an_id_goes_with_no_words(noted, run, database) -> None:
    before = database(noted)
    for said in (("--document", "P3"), ("--quote", "way"), ("--code", "far")):
        done = run(noted, "reject", "3fa9", *said)
        assert done.code == 2
        assert "the id '3fa9' already says which coding is meant" in done.err
    assert database(noted) == before
