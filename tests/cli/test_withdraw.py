"""A participant withdraws: nothing of theirs stays in any file below .qda, and the record says so."""

import io
import sqlite3

import pytest

from tests.cli.conftest import SECRETS
from tests.cli.steps import bytes_below, codings, waiting


def test_no_byte_of_a_withdrawn_participant_stays_below_the_projects_own_folder(group, run) -> None:
    before = bytes_below(group / ".qda")
    assert all(
        word.encode() in before for word in ("heron", "blue door", "zebra", "quinces", "Zora", "Hidden")
    )
    done = run(group, "withdraw", "Zora", "--yes", "--coder", "Anna")
    assert done.code == 0, done.err
    after = bytes_below(group / ".qda")
    for word in SECRETS:
        assert word.encode() not in after, word
        assert word.encode("utf-16-le") not in after, word
    assert b"never saw the clinic" in after
    assert run(group, "check").code == 0


def test_what_others_said_and_did_stays_where_it_stands(group, run) -> None:
    kept = [row for row in codings(run, group) if row["document"] == "G1" and row["participant"] == "Milo"]
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    rows = [row for row in codings(run, group) if row["document"] == "G1"]
    assert {row["participant"] for row in rows} == {"Milo"}
    pick = ("quote", "code", "coder", "status", "memo", "assertion")
    assert sorted(str([row[key] for key in pick]) for row in rows) == sorted(
        str([row[key] for key in pick]) for row in kept
    )
    assert {row["document"] for row in codings(run, group)} == {"G1", "P1", "P2", "smith2020"}


def test_running_again_does_not_bring_them_back(group, run) -> None:
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    done = run(group, "run")
    assert done.code == 0, done.err
    assert "a participant who withdrew speaks in it; it is left out" in done.err
    assert "their turns are left out" in done.err
    after = bytes_below(group / ".qda")
    for word in SECRETS:
        assert word.encode() not in after, word
    assert "unchanged" in run(group, "import", "transcripts").out
    assert run(group, "check").code == 0


def test_the_record_tells_that_somebody_withdrew_and_not_who(group, run) -> None:
    def rows(what: str) -> list:
        connection = sqlite3.connect(group / ".qda" / "project.db")
        try:
            return connection.execute(what).fetchall()
        finally:
            connection.close()

    hashes = dict(rows("SELECT number, hash FROM events"))
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Ben").code == 0
    ((actor, payload),) = rows("SELECT actor, payload FROM events WHERE type = 'Withdrawn'")
    assert actor == "Ben"
    assert '"documents":1' in payload
    assert "Zora" not in payload
    after = dict(rows("SELECT number, hash FROM events"))
    assert {number: after[number] for number in hashes} == hashes
    assert rows("SELECT DISTINCT payload FROM events WHERE redacted_by IS NOT NULL") == [("{}",)]


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE events SET payload = '{}', redacted_by = 999 WHERE number = 1",
        "UPDATE events SET payload = '{}', redacted_by = "
        "(SELECT max(number) FROM events WHERE type = 'Redacted') WHERE number = 1",
        "UPDATE events SET payload = '[]' WHERE redacted_by IS NOT NULL",
        "UPDATE events SET redacted_by = NULL WHERE redacted_by IS NOT NULL",
    ],
)
def test_an_event_that_was_emptied_otherwise_is_named(forged, group, run) -> None:
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    connection = sqlite3.connect(group / ".qda" / "project.db")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert guards
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(forged)
    for _, sql in guards:
        connection.execute(sql)
    connection.commit()
    connection.close()
    assert run(group, "check").code == 1


def test_a_dry_run_lists_what_would_go_and_changes_nothing(group, run, database) -> None:
    (group / "findings" / "f.yaml").write_text(
        "findings:\n  - finding: F1\n    claim: x\n    codes: [access]\n"
        "    evidence:\n      - {document: Z2, role: supports}\n",
        encoding="utf-8",
    )
    before = database(group)
    done = run(group, "withdraw", "Zora", "--dry-run")
    assert done.code == 0
    assert "in all versions: Z2" in done.out
    assert "earlier versions emptied: G1" in done.out
    for line in (
        "transcripts/interviews/Z2.md",
        "results/codings.csv",
        "participants.csv, line 3",
        "f.yaml, line 6",
    ):
        assert line in done.out
    assert "Nothing was changed" in done.out
    assert database(group) == before


def test_the_files_are_deleted_when_that_is_asked_for(group, run) -> None:
    done = run(group, "withdraw", "Zora", "--yes", "--delete-files", "--coder", "Anna")
    assert done.code == 0
    assert "deleted: participants.csv, line 3" in done.out
    assert "for you to change: participants.csv" not in done.out
    assert not (group / "transcripts" / "interviews" / "Z2.md").exists()
    assert not list((group / "results").glob("*"))
    assert (group / "participants.csv").read_text("utf-8") == "participant,town\nP1,A\nMilo,B\n"
    assert run(group, "run").code == 0


def test_copies_of_the_database_go_too(group, run) -> None:
    copies = group / ".qda" / "backups"
    copies.mkdir(mode=0o700)
    (copies / "project-v1.db").write_bytes((group / ".qda" / "project.db").read_bytes())
    (copies / "project-v1.db").chmod(0o600)
    left = group / ".qda" / "project (1).db"
    left.write_bytes((group / ".qda" / "project.db").read_bytes())
    told = run(group, "withdraw", "Zora", "--dry-run").out
    assert "project-v1.db" in told
    assert "for you to change: .qda/project (1).db, left by a cloud drive" in told
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    assert not list(copies.glob("*"))
    assert left.exists(), "somebody's work may be nowhere else"


def test_somebody_unknown_is_an_error_and_no_answer_stops_it(group, run, database, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    before = database(group)
    done = run(group, "withdraw", "Zorra", "--yes")
    assert done.code == 2
    assert "Did you mean 'Zora'?" in done.err
    assert run(group, "withdraw", "Zora").code == 130
    assert database(group) == before


def test_the_history_shows_nothing_of_who_withdrew(group, run) -> None:
    before = run(group, "history", "--format", "csv").out
    assert all(word in before for word in ("blue door", "quinces", "Sweet"))
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    after = run(group, "history", "--format", "csv")
    assert after.code == 0
    assert not [word for word in SECRETS if word in after.out]
    assert "taken out of the record; event" in after.out
    assert "a participant withdrew: 1 document, 1 shared document" in after.out
    assert "never saw the clinic" in after.out


OTHERS = "MODERATOR: What about the clinic?\n\nMilo: I never saw it.\n\nOmar: Nor did I, truly.\n"


def test_a_text_that_is_somebody_elses_now_keeps_nothing_of_who_spoke_in_an_earlier_version(
    group, run
) -> None:
    folder = group / "transcripts" / "interviews"
    (folder / "G1.txt").write_text(OTHERS, "utf-8")
    (folder / "Z2.md").write_text("---\nparticipant: Milo\n---\nI have seen no tree there.\n", "utf-8")
    assert run(group, "import", "transcripts").code == 0
    for id in {row["id"] for row in waiting(run, group)}:
        assert run(group, "anchors", id, "--reject", "--coder", "Anna").code == 0
    assert b"zebra cash" in bytes_below(group / ".qda")
    done = run(group, "withdraw", "Zora", "--yes", "--coder", "Anna")
    assert done.code == 0, done.err
    assert "Earlier versions emptied, for they speak in them: G1, Z2" in done.out
    after = bytes_below(group / ".qda")
    assert not [word for word in SECRETS if word.encode() in after and word not in {"pond", "Sweet"}]
    assert "I [never] saw it" in run(group, "search", "never").out
    assert b"seen no tree there" in after
    assert run(group, "check").code == 0


def test_words_of_several_are_gone_when_their_lines_are_deleted_and_who_withdrew_does_so_again(
    project, run
) -> None:
    file = project / "transcripts" / "interviews" / "G2.txt"
    file.write_text(f"{OTHERS}\nZora & Milo: We both signed the vellum.\n", "utf-8")
    assert run(project, "run").code == 0
    (project / "participants.csv").write_text("participant,town\nZora,A\nMilo,B\n", "utf-8")
    assert run(project, "import", "transcripts").code == 0
    done = run(project, "withdraw", "Zora", "--yes")
    assert done.code == 0, done.err
    assert "G2.txt, line 7: 'Zora & Milo' stays" in done.out
    assert "delete it in the file, import that, and withdraw once more" in done.out
    assert b"vellum" in bytes_below(project / ".qda")
    file.write_text(OTHERS, "utf-8")
    assert run(project, "import", "transcripts").code == 0
    done = run(project, "withdraw", "Zora", "--yes")
    assert done.code == 0, done.err
    assert b"vellum" not in bytes_below(project / ".qda")
    assert run(project, "check").code == 0


def test_a_name_of_two_words_is_found_in_files_and_who_withdrew_may_do_so_again(project, run) -> None:
    (project / "transcripts" / "interviews" / "A1.md").write_text(
        "---\nparticipant: Ann Lee\n---\nNo tree.\n"
    )
    assert run(project, "run").code == 0
    assert run(project, "withdraw", "Ann Lee", "--yes", "--delete-files").code == 0
    (project / "findings").mkdir(exist_ok=True)
    (project / "findings" / "more.yaml").write_text(
        "# so said Ann Lee, twice\n# A\u00adnn Lee\nfindings: []\n", "utf-8"
    )
    done = run(project, "withdraw", "Ann Lee", "--dry-run")
    assert done.code == 0, done.err
    assert "for you to change: findings/more.yaml, line 1" in done.out
    assert "for you to change: findings/more.yaml, line 2" in done.out


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        (
            'participant,note\nZora,"first line\nher own story, told twice"\nMilo,x\n',
            "participant,note\nMilo,x\n",
            "participants.csv, line 2 and 3",
        ),
        (
            'participant,note\nMilo,"friend of\nZora, who left"\nZora,x\n',
            'participant,note\nMilo,"friend of\nZora, who left"\n',
            "participants.csv, line 4",
        ),
        ("participant;note\n' Zora';x\nMilo;y\n".replace("'", '"'), "participant;note\nMilo;y\n", "line 2"),
    ],
    ids=["own row in two lines", "named in another's row", "in quotation marks"],
)
def test_a_row_of_the_participants_file_goes_as_a_whole_and_no_other(
    group, run, before, after, place
) -> None:
    people = group / "participants.csv"
    people.write_text(before, encoding="utf-8")
    done = run(group, "withdraw", "Zora", "--yes", "--delete-files", "--coder", "Anna")
    assert (done.code, place in done.out) == (0, True), done.out
    assert people.read_text(encoding="utf-8") == after
    told = any("for you to change: participants.csv, line 3" in line for line in done.out.splitlines())
    assert told == ("friend of" in before)


def test_folders_among_the_copies_go_with_all_that_is_in_them(group, run) -> None:
    folder = group / ".qda" / "backups" / "of last week"
    folder.mkdir(parents=True)
    (folder / "project.db").write_bytes((group / ".qda" / "project.db").read_bytes())
    done = run(group, "withdraw", "Zora", "--yes", "--coder", "Anna")
    assert (done.code, done.err) == (0, "")
    assert not folder.exists()
    assert not [word for word in SECRETS if word.encode() in bytes_below(group / ".qda")]
