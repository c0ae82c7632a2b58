import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from qda.model.coding import RULES, Coding
from qda.model.decision import Decision, Memo, Verdict
from qda.model.document import Document
from qda.model.identity import hash_plain
from qda.model.span import Span
from qda.store.check import check_store
from qda.store.database import Store
from qda.store.payloads import ProjectCreated

Tamper = Callable[..., None]
Make = Callable[..., Coding]


@pytest.fixture(autouse=True)
def _with_everything(store: Store, document: Document, changed_text: Document, make_coding: Make) -> None:
    """Something in every table: a document with two versions, one that was removed, and people's work."""
    coding = make_coding()
    moved = replace(coding, anchor=make_coding(of=changed_text).anchor)
    with store.change("Anna") as change:
        change.append(ProjectCreated("Study"))
        change.put_participants({"P5": {"age": "40-49"}, "P6": {}})
        change.put_participants({"P5": {"age": "50-59"}})
        change.use_codebook(title="Borders", source="b.yaml", text="codes: []\n")
        change.put_document(document)
        change.put_document(replace(document, name="P6", text="Short.", body=Span(0, 6)))
        change.add_coding(coding)
        change.add_coding(make_coding("never accepted", coder="Ben"))
        decision = Decision(make_coding("open", coder=RULES), Verdict.REJECT, "Ben", change.at)
        change.decide(decision)
        change.put_document(changed_text)
        change.anchor_coding(coding, moved, "moved")
        change.anchor_decision(decision, decision, "lost")
        change.write_memo(Memo("code", "durand_line", "Only disputes.", "Cem", change.at))
        change.remove_document("P6")


def found(store: Store) -> list[tuple[str, str]]:
    return [(problem.where, problem.what) for problem in check_store(store)]


def test_a_guard_that_was_taken_away_is_named(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as raw, raw:
        raw.execute("DROP TRIGGER texts_never_update")
    assert found(store) == [("table texts", "the guard texts_never_update was taken away")]


def test_a_store_that_nobody_touched_is_whole(store: Store) -> None:
    assert check_store(store) == []


def test_a_text_that_was_edited_is_named_by_its_document(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE texts SET text = replace(text, 'Short', 'Shirt') WHERE text LIKE 'Short%'")
    assert found(store) == [("document P6, version 1", "the stored text is not the one that was imported")]


def test_a_place_behind_the_end_of_its_text_is_named(store: Store, tamper: Tamper, make_coding: Make) -> None:
    tamper("UPDATE codings SET start = 500, \"end\" = 510, quote = '' WHERE coder = 'Ben'")
    where = f"coding {make_coding('never accepted').id} (durand_line, by Ben), document P5"
    assert (where, "the quotation does not stand at 500-510 of its text") in found(store)


def test_an_edited_text_of_an_old_version_is_named_with_what_stood_in_it(
    store: Store, tamper: Tamper, make_coding: Make
) -> None:
    tamper("UPDATE texts SET text = 'x' || text WHERE text LIKE 'INT: And then?_P5: The%'")
    ben, rule = make_coding("never accepted"), make_coding("open")
    assert found(store) == [
        ("document P5, version 1", "the stored text is not the one that was imported"),
        (
            f"coding {ben.id} (durand_line, by Ben), document P5",
            f"the quotation does not stand at {ben.anchor.start}-{ben.anchor.end} of its text",
        ),
        *[
            (
                f"decision on coding {rule.id} (durand_line, by Ben), document P5",
                f"the quotation does not stand at {rule.anchor.start}-{rule.anchor.end} of its text",
            )
        ]
        * 2,
    ]


def test_a_text_that_is_no_text_any_more_is_named_and_does_not_stop_the_check(
    store: Store, tamper: Tamper
) -> None:
    tamper("UPDATE texts SET text = CAST(x'ff00fe' AS TEXT) WHERE text LIKE 'codes%'", "DELETE FROM memos")
    places = [where for where, _ in found(store)]
    assert places == ["codebook Borders, used from 2026-03-01T12:00:01Z", "memo number 1"]


def test_a_missing_text_is_named(store: Store, tamper: Tamper) -> None:
    tamper("DELETE FROM texts WHERE text LIKE 'Short%'")
    problems = found(store)
    assert ("document P6, version 1", "the text is missing") in problems
    assert {where for where, _ in problems} == {
        "document P6, version 1",
        "table documents",
        "table versions",
    }


def test_a_missing_text_is_named_by_the_codings_that_are_about_it(
    store: Store, tamper: Tamper, make_coding: Make
) -> None:
    tamper("DELETE FROM texts WHERE text LIKE 'INT: And then?_P5: The%'")
    ben = make_coding("never accepted")
    assert (
        f"coding {ben.id} (durand_line, by Ben), document P5",
        "the text that it is about is missing",
    ) in found(store)


@pytest.mark.parametrize(
    "change", ["quote = 'was never accepte'", "start = start - 1", '"end" = "end" + 1', "start = 10000"]
)
def test_a_coding_whose_quotation_does_not_stand_in_its_text_is_named(
    store: Store, tamper: Tamper, make_coding: Make, change: str
) -> None:
    ben = make_coding("never accepted")
    tamper(f"UPDATE codings SET {change} WHERE coder = 'Ben'")
    problems = dict(found(store))
    assert (
        "the quotation does not stand at" in problems[f"coding {ben.id} (durand_line, by Ben), document P5"]
    )
    assert problems[f"coding {ben.id} by Ben"] == "it is not what the events say"
    assert len(problems) == 2


def test_a_decision_whose_quotation_does_not_stand_in_its_text_is_named(
    store: Store, tamper: Tamper, make_coding: Make
) -> None:
    rule = make_coding("open")
    tamper("UPDATE decisions SET quote = 'shut' WHERE number = 1")
    problems = dict(found(store))
    assert "the quotation" in problems[f"decision on coding {rule.id} (durand_line, by Ben), document P5"]
    assert problems["decision number 1"] == "it is not what the events say"


def test_a_coding_in_a_text_of_another_document_is_named(
    store: Store, tamper: Tamper, make_coding: Make
) -> None:
    tamper("UPDATE codings SET document = 'P6' WHERE coder = 'Ben'")
    ben = make_coding("never accepted")
    assert (
        f"coding {ben.id} (durand_line, by Ben), document P6",
        "its text was never that of its document",
    ) in found(store)


@pytest.mark.parametrize(
    ("statement", "thing"),
    [
        ("UPDATE codings SET code = 'other' WHERE coder = 'Ben'", "coding {ben} by Ben"),
        ("UPDATE codings SET assertion = 'nonsense' WHERE coder = 'Ben'", "coding {ben} by Ben"),
        ("UPDATE decisions SET verdict = 'accept' WHERE number = 2", "decision number 2"),
        ("UPDATE memos SET text = 'All.'", "memo number 1"),
        ("UPDATE participants SET attributes = '{}'", "participant P5"),
        ("UPDATE participants SET attributes = '{'", "participant P5"),
        ("UPDATE documents SET kind = 'literature' WHERE name = 'P5'", "document P5"),
        ("UPDATE documents SET removed_at = NULL WHERE name = 'P6'", "document P6"),
        ("UPDATE codebooks SET title = 'Other'", "codebook number 1"),
    ],
)
def test_a_row_that_is_not_what_the_events_say_is_named(
    store: Store, tamper: Tamper, make_coding: Make, statement: str, thing: str
) -> None:
    tamper(statement)
    ben = make_coding("never accepted").id
    assert found(store) == [(thing.format(ben=ben), "it is not what the events say")]


@pytest.mark.parametrize(
    ("statement", "thing"),
    [
        ("DELETE FROM codings WHERE coder = 'Ben'", "coding {ben} by Ben"),
        ("DELETE FROM memos", "memo number 1"),
        ("DELETE FROM decisions WHERE number = 2", "decision number 2"),
        ("DELETE FROM participants", "participant P5"),
        ("DELETE FROM codebooks", "codebook number 1"),
    ],
)
def test_a_row_that_is_gone_is_named(
    store: Store, tamper: Tamper, make_coding: Make, statement: str, thing: str
) -> None:
    tamper(statement)
    named = thing.format(ben=make_coding("never accepted").id)
    assert (named, "the events say it was made, but it is not there") in found(store)


def test_a_row_that_somebody_put_in_is_named(store: Store, tamper: Tamper) -> None:
    tamper(
        "INSERT INTO coders (name, since) VALUES ('Dan', '2026')",
        "INSERT INTO memos (about, target, text, coder, at) VALUES ('code', 'c', 'x', 'Dan', '2026')",
    )
    assert found(store) == [
        ("coder Dan", "it is there, but no event says that it was made"),
        ("memo number 2", "it is there, but no event says that it was made"),
    ]


def test_a_reference_to_nothing_is_named(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE memos SET coder = 'Nobody'")
    assert (
        "table memos",
        "row 1 names something that is not in the table coders",
    ) in found(store)


def test_a_missing_version_is_named(store: Store, tamper: Tamper, document: Document) -> None:
    tamper("DELETE FROM versions WHERE document = 'P5' AND number = 1")
    problems = found(store)
    assert ("document P5", "version 1 is missing") in problems
    assert "its text was never that of its document" in {what for _, what in problems}
    assert document.text in {store.text(document.text_hash)}


def test_a_document_that_points_to_an_old_version_is_named(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE documents SET version = 1 WHERE name = 'P5'")
    assert found(store) == [
        ("document P5", "version 2 is newer than the current one, 1"),
        ("document P5", "the current text is not that of the current version"),
        ("document P5", "it is not what the events say"),
    ]


def test_a_body_that_leaves_its_text_is_named(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE documents SET body_end = 7 WHERE name = 'P6'")
    assert ("document P6", "the body ends after the end of the text") in found(store)


def test_an_event_that_was_edited_is_named(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE events SET actor = 'Eve' WHERE number = 1")
    assert found(store) == [
        ("event 1 (ProjectCreated, Eve, 2026-03-01T12:00:01Z)", "it was changed after it was written")
    ]


@pytest.mark.parametrize("payload", ['{"title":"Other"}', "no JSON", "[]", "7"])
def test_an_event_that_says_something_else_is_named(store: Store, tamper: Tamper, payload: str) -> None:
    tamper(f"UPDATE events SET payload = '{payload}' WHERE number = 1")
    assert (
        "event 1 (ProjectCreated, Anna, 2026-03-01T12:00:01Z)",
        "it was changed after it was written",
    ) in found(store)


def test_a_forged_event_with_a_right_hash_of_its_own_breaks_the_chain(store: Store, tamper: Tamper) -> None:
    forged = hash_plain([1, "2026-03-01T12:00:01Z", "Eve", "ProjectCreated", {"title": "Study"}, ""])
    tamper(f"UPDATE events SET actor = 'Eve', hash = '{forged}' WHERE number = 1")
    assert found(store) == [
        ("event 2 (ParticipantsRead, Anna, 2026-03-01T12:00:01Z)", "it does not follow the event before it")
    ]


@pytest.mark.parametrize(
    ("condition", "missing"),
    [
        ("number = 1", "event 1 is"),
        ("number = 4", "event 4 is"),
        ("number IN (4, 5, 6)", "events 4-6 are"),
    ],
)
def test_events_that_are_missing_are_named(
    store: Store, tamper: Tamper, condition: str, missing: str
) -> None:
    tamper(f"DELETE FROM events WHERE {condition}")
    assert ("events", f"{missing} missing from the record") in found(store)


def test_events_cut_off_at_the_end_are_found_by_the_rows_they_made(store: Store, tamper: Tamper) -> None:
    tamper("DELETE FROM events WHERE type IN ('MemoWritten', 'DocumentRemoved')")
    assert found(store) == [
        ("document P6", "it is not what the events say"),
        ("memo number 1", "it is there, but no event says that it was made"),
    ]


def test_an_event_of_an_unknown_make_is_named_and_does_not_stop_the_check(
    store: Store, tamper: Tamper
) -> None:
    tamper("UPDATE events SET payload = '{}' WHERE type = 'MemoWritten'")
    problems = dict(found(store))
    assert "what it says makes no sense" in problems.values()
    assert problems["memo number 1"] == "it is there, but no event says that it was made"


@pytest.mark.parametrize("name", ["project.db", "project.db-wal", ".", "backups/project-v1.db"])
def test_files_that_others_may_read_are_named(store: Store, name: str) -> None:
    path = store.path.parent / name
    (store.path.parent / "backups").mkdir(mode=0o700)
    path.touch()
    path.chmod(0o755 if path.is_dir() else 0o644)
    (problem,) = check_store(store)
    mode = 700 if path.is_dir() else 600
    assert (problem.where, problem.what) == (str(path), "others may look into it")
    assert problem.remedy == f"Close it: chmod {mode} {path}"


def root_page(store: Store, name: str) -> slice:
    """Where the first page of a table or an index lies in the file, all of which is in one place."""
    store.close()
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    return slice((page - 1) * size, page * size)


def test_a_file_that_is_damaged_in_one_place_is_named(store: Store) -> None:
    page = root_page(store, "memos_about_a_target")
    content = bytearray(store.path.read_bytes())
    content[page] = content[page].replace(b"durand_line", b"durand_lime")
    store.path.write_bytes(content)
    assert found(store) == [("database file", "it is damaged: row 1 missing from index memos_about_a_target")]


def test_a_file_that_lost_a_table_is_named_and_the_other_checks_go_on(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE texts SET text = 'Shirt.' WHERE text LIKE 'Short%'")
    page = root_page(store, "decisions")
    content = bytearray(store.path.read_bytes())
    content[page] = b"\xff" * len(content[page])
    store.path.write_bytes(content)
    problems = dict(found(store))
    assert problems["document P6, version 1"] == "the stored text is not the one that was imported"
    for what in ("database file", "quotations", "record"):
        assert "cannot be checked, because the database is damaged" in problems[what]
    assert "events" not in problems


def test_a_problem_says_what_where_and_what_to_do(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE texts SET text = 'x' WHERE text LIKE 'Short%'")
    problem = next(one for one in check_store(store) if one.where.startswith("document P6, version"))
    assert str(problem).splitlines() == [
        "document P6, version 1: the stored text is not the one that was imported",
        "  Keep the file as it is and go back to your own backup, or to a copy in .qda/backups.",
    ]
