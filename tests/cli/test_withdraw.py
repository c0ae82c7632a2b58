"""A participant withdraws: nothing of theirs stays in any file below .qda, and the record says so."""

import csv
import io
import sqlite3
from pathlib import Path

import pytest

from qda.model.decision import Memo
from qda.project.workspace import open_workspace
from tests.cli.test_anchors import waiting
from tests.cli.test_people import codings, edit

GROUP = """\
MODERATOR: What about the clinic?

Zora: The heron clinic is far away from my blue door.

Milo: I never saw the clinic. It is a long way for me.

Zora: The zebra money was short, we could not afford the medicine.

Milo: And the fee of the doctor went up.
"""


@pytest.fixture
def group(project: Path, run) -> Path:
    """A project with a focus group of Zora and Milo, work on both, and an interview of Zora alone."""
    folder = project / "transcripts" / "interviews"
    (folder / "G1.txt").write_text(GROUP, encoding="utf-8")
    (folder / "Z2.md").write_text("---\nparticipant: Zora\nage: 77\n---\nI love quinces.\n", encoding="utf-8")
    (project / "participants.csv").write_text("participant,town\nP1,A\nZora,Hidden Hollow\nMilo,B\n", "utf-8")
    assert run(project, "run").code == 0
    edit(folder / "G1.txt", "zebra money", "zebra cash")
    assert run(project, "run").code == 0
    for arguments in (
        ("add", "G1", "my blue door", "access"),
        ("add", "G1", "I never saw the clinic", "access"),
        ("add", "Z2", "quinces", "access"),
        ("add", "P1", "far away", "access"),
        ("memo", "She means the pond", "--document", "G1", "--quote", "heron"),
        ("memo", "He lives far", "--document", "G1", "--quote", "It is a long way"),
        ("accept", "--document", "G1", "--quote", "fee of the doctor"),
        ("reject", "--document", "G1", "--quote", "could not afford"),
        ("memo", "Sweet", "--document", "Z2"),
    ):
        done = run(project, *arguments, "--coder", "Anna")
        assert done.code in {0, 2}, done.err
    assert run(project, "export", "codings", "results/codings.csv").code == 0
    return project


SECRETS = ("heron", "blue door", "zebra", "quinces", "Zora", "Hidden Hollow", "pond", "77\\u0022", "Sweet")


def bytes_below(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


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
    assert "project-v1.db" in run(group, "withdraw", "Zora", "--dry-run").out
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    assert not list(copies.glob("*"))


def test_stale_codings_of_a_shared_document_are_decided_on_before(group, run) -> None:
    edit(group / "transcripts" / "interviews" / "G1.txt", "I never saw the clinic", "Never heard of it")
    assert run(group, "import", "transcripts").code == 0
    done = run(group, "withdraw", "Zora", "--yes", "--coder", "Anna")
    assert done.code == 2
    assert "qda anchors" in done.err
    for id in {row["id"] for row in waiting(run, group)}:
        assert run(group, "anchors", id, "--reject", "--coder", "Anna").code == 0
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    assert run(group, "check").code == 0


def test_somebody_unknown_is_an_error_and_no_answer_stops_it(group, run, database, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    before = database(group)
    done = run(group, "withdraw", "Zorra", "--yes")
    assert done.code == 2
    assert "Did you mean 'Zora'?" in done.err
    assert run(group, "withdraw", "Zora").code == 130
    assert database(group) == before


def test_turns_are_found_by_their_label_in_a_document_of_somebody_else(project: Path, run) -> None:
    text = "participant: Zora\n---\nMODERATOR: Why?\n\nZ: By my door.\n\nMilo: Costly herons.\n\nZ: Yes.\n"
    (project / "transcripts" / "interviews" / "G1.md").write_text(f"---\n{text}", encoding="utf-8")
    (project / "participants.csv").write_text("participant,town\nZora,A\nMilo,B\n", encoding="utf-8")
    assert run(project, "run").code == 0
    assert run(project, "withdraw", "Milo", "--yes").code == 0
    assert b"herons" not in bytes_below(project / ".qda")
    assert run(project, "import", "transcripts").code == 0
    assert "Costly" not in run(project, "search", "heron | door").out
    assert "By my [door]" in run(project, "search", "heron | door").out


def test_the_history_shows_nothing_of_who_withdrew(group, run) -> None:
    before = run(group, "history", "--format", "csv").out
    assert all(word in before for word in ("blue door", "quinces", "Sweet"))
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    after = run(group, "history", "--format", "csv")
    assert after.code == 0
    assert not [word for word in SECRETS if word in after.out]
    assert "taken out of the record; event" in after.out
    assert "a participant withdrew: 1 documents, 1 shared documents" in after.out
    assert "never saw the clinic" in after.out


def test_the_label_alone_tells_who_withdrew_where_the_document_is_nobodys_but_its_own(group, run) -> None:
    folder = group / "transcripts" / "interviews"
    (folder / "second.txt").write_text(
        "INTERVIEWER: Tell me.\n\nZora: The mimsy groves were sold.\n", "utf-8"
    )
    assert run(group, "run").code == 0
    done = run(group, "withdraw", "Zora", "--yes", "--delete-files")
    assert "second" in done.out
    assert not (folder / "second.txt").exists()
    assert b"mimsy" not in bytes_below(group / ".qda")
    (folder / "third.txt").write_text("INTERVIEWER: Hm?\n\nZora: The vorpal council laughed.\n", "utf-8")
    assert "is left out" in run(group, "import", str(folder / "third.txt")).err
    assert b"vorpal" not in bytes_below(group / ".qda")


def test_what_stays_of_somebody_is_listed_with_the_way_to_change_it(group, run) -> None:
    folder = group / "transcripts" / "interviews"
    (folder / "G2.txt").write_text(
        "MODERATOR: And?\n\nZora: It was a very long winter.\n\nMilo: Yes, for us.\n\n"
        "Zora: So it was.\n\nMilo: It was cold.\n\n"
        "Zora & Milo: We both signed the paper.\n",
        "utf-8",
    )
    (group / "findings").mkdir(exist_ok=True)
    (group / "findings" / "extra.yaml").write_text(
        "# a very long winter\n# a long winter\nfindings: []\n", "utf-8"
    )
    assert run(group, "run").code == 0
    assert run(group, "memo", "Zora again", "--code", "access", "--coder", "Anna").code == 0
    told = run(group, "withdraw", "Zora", "--dry-run").out
    assert "findings/extra.yaml, line 1: words of theirs" in told
    assert "findings/extra.yaml, line 2" not in told
    assert "a memo of Anna on the code access names or quotes them" in told
    assert "G2.txt, line 11: 'Zora & Milo' stays, for the words of several are nobody's alone" in told
    assert "She means the pond" not in told
    (folder / "G4.txt").write_text("Zora: It was long.\n\nMilo: It was.\n", "utf-8")
    assert run(group, "import", "transcripts").code == 0
    told = run(group, "withdraw", "Zora", "--dry-run").out
    assert "G4.txt, line 1: 'Zora' stays, for no speakers were found in it" in told


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


def on_a_passage(project: Path, words: str, said: str) -> None:
    """A memo on a passage without a code, as it comes in with another program's project."""
    with open_workspace(project) as workspace, workspace.store.change("Anna") as change:
        text = f"On \u201c{words}\u201d: {said}"
        change.write_memo(Memo(about="document", target="G1", text=text, coder="Anna", at=change.at))


def test_a_memo_on_a_passage_of_theirs_that_has_no_code_goes_and_one_on_others_words_stays(
    group, run
) -> None:
    on_a_passage(group, "heron clinic", "swampy")
    on_a_passage(group, "never saw the clinic", "a pity")
    on_a_passage(group, "the clinic", "which one")
    done = run(group, "withdraw", "Zora", "--yes")
    assert done.code == 0, done.err
    after = bytes_below(group / ".qda")
    assert b"swampy" not in after
    assert b"heron" not in after
    assert b"a pity" in after
    assert b"which one" in after


def test_a_memo_that_quotes_them_is_rid_of_their_words_in_the_way_that_is_told(group, run) -> None:
    said = "She told of the zebra money was short"
    assert run(group, "memo", said, "--document", "G1", "--coder", "Anna").code == 0
    done = run(group, "withdraw", "Zora", "--yes")
    assert "a memo of Anna on the document G1 names or quotes them and stays (of 20" in done.out
    assert "add a row with them to the key, and: qda pseudonymise --apply --purge" in done.out
    assert run(group, "pseudonymise").code == 0
    key = group.parent / "care-key.csv"
    with key.open("a", encoding="utf-8") as file:
        file.write("y,words,the zebra money was short,,[withdrawn],,,,\n")
    assert run(group, "pseudonymise", "--apply", "--purge").code == 0
    after = bytes_below(group / ".qda")
    assert b"zebra" not in after
    assert b"She told of [withdrawn]" in after


def test_codebooks_that_were_used_keep_no_line_of_theirs(group, run) -> None:
    file = group / "codebooks" / "codebook.yaml"
    was = file.read_text("utf-8")
    file.write_text(f"# Zora: the heron clinic is far away\n# what others said\n{was}", "utf-8")
    assert run(group, "run").code == 0
    file.write_text(was, "utf-8")
    assert run(group, "run").code == 0
    assert b"heron clinic is far" in bytes_below(group / ".qda")
    assert run(group, "withdraw", "Zora", "--yes").code == 0
    after = bytes_below(group / ".qda")
    assert b"heron" not in after
    assert b"# what others said" in after
    assert run(group, "check").code == 0


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


def test_a_coding_that_runs_on_from_others_words_into_theirs_stays_without_theirs(group, run) -> None:
    """Milo's words end before, stand behind and on both sides of Zora's; a question alone is nobody's."""
    file = group / "transcripts" / "interviews" / "G1.txt"
    file.write_text(
        f"{file.read_text('utf-8')}\nZora: Herons.\n\nMODERATOR: Yes?\n\nMilo: So it is.\n", "utf-8"
    )
    assert run(group, "import", "transcripts").code == 0
    zora = "Zora: The zebra cash was short, we could not afford the medicine."
    for words in (
        f"It is a long way for me. {zora[:21]}",
        f"{zora[10:]} Milo: And the fee of the doctor",
        f"a long way for me. {zora} Milo: And the fee of the doctor went up. Zora: Herons. MODERATOR: Yes?",
        "Herons. MODERATOR: Yes? Milo: So it is.",
        "Zora: Herons. MODERATOR: Yes?",
    ):
        assert run(group, "add", "G1", words, "access", "--coder", "Ben").code == 0
    noted = ("memo", "Where to", "--document", "G1", "--quote", "So it is", "--coder", "Ben")
    assert run(group, *noted).code == 0
    left = {
        "It is a long way for me.",
        "And the fee of the doctor",
        "a long way for me.\n\n# [withdrawn]\n\nMilo: And the fee of the doctor went up.",
        "So it is.",
    }
    done = run(group, "withdraw", "Zora", "--dry-run")
    assert done.out.count("stays, without their words: Ben's coding with access in G1, ") == len(left)
    assert "'So it is.'" in done.out
    assert run(group, "withdraw", "Zora", "--yes", "--coder", "Anna").code == 0
    rows = [row for row in codings(run, group) if row["coder"] == "Ben"]
    assert {row["quote"] for row in rows} == left
    assert {row["participant"] for row in rows} == {"Milo"}
    assert {row["memo"] for row in rows} == {None, "Where to (Ben)"}
    after = bytes_below(group / ".qda")
    assert not [word for word in (*SECRETS, "erons") if word.encode() in after]
    assert run(group, "check").code == 0


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


RESTARTING = """\
MODERATOR: What about the clinic {0}?

{1} 1: The heron clinic {0} is far away from my blue door.

{1} 2: I never saw the clinic of {0}. It is a long way.

{1} 1 & {1} 2: We both signed it {0}.

{1} 1: The zebra money was short in {0}.
"""


@pytest.mark.parametrize(
    ("label", "apart", "after"),
    [
        ("Speaker", "", ""),
        ("P", "labels_apart = true\n", "labels_apart = false\n"),
        ("P", "", "labels_apart = true\n"),
    ],
)
def test_a_label_that_begins_anew_in_each_group_is_one_of_each(label, apart, after, project, run) -> None:
    folder, settings = project / "transcripts" / "interviews", project / "qda.toml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(apart + plain, encoding="utf-8")
    for name, town in (("FG1", "Arn"), ("FG2", "Bex")):
        (folder / f"{name}.txt").write_text(RESTARTING.format(town, label), encoding="utf-8")
    assert run(project, "run").code == 0
    if label == "Speaker" or apart:
        refused = run(project, "withdraw", f"{label} 1", "--yes")
        assert refused.code == 2
        assert f"FG1 {label} 1, FG2 {label} 1" in refused.err
    done = run(project, "withdraw", f"FG1 {label} 1", "--yes")
    assert done.code == 0, done.err
    assert f"FG1.txt, line 7: '{label} 1 & {label} 2' stays" in done.out
    settings.write_text(after + plain, encoding="utf-8")
    edit(folder / "FG1.txt", "a long way", "a very long way")
    edit(folder / "FG2.txt", "a long way", "a very long way")
    assert run(project, "import", "transcripts").code == 0
    table = run(project, "search", "(heron | zebra | very long)", "--format", "csv").out
    found = [(row["document"], row["quote"]) for row in csv.DictReader(io.StringIO(table))]
    others = [("FG2", "heron"), ("FG2", "very long"), ("FG2", "zebra")]
    assert [one for one in found if one[0].startswith("FG")] == [("FG1", "very long"), *others]


TWO_GROUPS = "MODERATOR: How?\n\n{0} The {2} is far away.\n\n{1} No.\n\n{0} Yes.\n\n{1} A far clinic.\n"


@pytest.mark.parametrize(
    ("labels", "settings"),
    [
        (("Speaker 1:", "Speaker 2:"), ""),
        (("P1:", "P2:"), "labels_apart = true\n"),
    ],
)
def test_one_of_two_people_with_the_same_label_withdraws(labels, settings, tmp_path, run) -> None:
    assert run(tmp_path, "init", "study").code == 0
    study = tmp_path / "study"
    toml = study / "qda.toml"
    toml.write_text(settings + toml.read_text(encoding="utf-8"), encoding="utf-8")
    for name, word in (("FG1", "heron"), ("FG2", "zebra")):
        text = TWO_GROUPS.format(*labels, word)
        (study / "transcripts" / "interviews" / f"{name}.txt").write_text(text, encoding="utf-8")
    label = labels[0].rstrip(":")
    (study / "participants.csv").write_text(f"participant,town\n{label},A\n", encoding="utf-8")
    assert run(study, "import", "transcripts").code == 0
    done = run(study, "withdraw", label, "--yes")
    assert (done.code, f"it is that of FG1 {label}, FG2 {label}" in done.err) == (2, True)
    assert b"heron" in bytes_below(study / ".qda")
    done = run(study, "withdraw", f"FG1 {label}", "--yes")
    assert done.code == 0, done.err
    assert run(study, "import", "transcripts").code == 0
    left = bytes_below(study / ".qda")
    assert (b"heron" in left, b"zebra" in left) == (False, True)


def test_who_withdrew_by_a_label_stays_out_when_labels_are_told_apart_later(tmp_path, run) -> None:
    assert run(tmp_path, "init", "study").code == 0
    study = tmp_path / "study"
    for name, word in (("FG1", "heron"), ("FG2", "heron")):
        text = TWO_GROUPS.format("P1:", "P2:", word)
        (study / "transcripts" / "interviews" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(study, "import", "transcripts").code == 0
    assert run(study, "withdraw", "P1", "--yes").code == 0
    toml = study / "qda.toml"
    toml.write_text("labels_apart = true\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    text = TWO_GROUPS.format("P1:", "P2:", "heron")  # nobody can say whether this is the one who withdrew
    (study / "transcripts" / "interviews" / "FG3.txt").write_text(text, encoding="utf-8")
    done = run(study, "import", "transcripts")
    assert done.code == 0
    assert "a participant who withdrew speaks in it; their turns are left out" in " ".join(done.err.split())
    assert b"heron" not in bytes_below(study / ".qda")


def test_the_speakers_of_the_settings_withdraw_too(tmp_path, run) -> None:
    assert run(tmp_path, "init", "study").code == 0
    study = tmp_path / "study"
    toml = study / "qda.toml"
    toml.write_text("speakers = '<<(\\w+)>>'\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    text = TWO_GROUPS.format("<<Zora>>", "<<Milo>>", "heron").replace("MODERATOR:", "<<MODERATOR>>")
    (study / "transcripts" / "interviews" / "G1.txt").write_text(text, encoding="utf-8")
    assert run(study, "import", "transcripts").code == 0
    done = run(study, "withdraw", "Zora", "--yes")
    assert done.code == 0, done.err
    assert run(study, "import", "transcripts").code == 0
    left = bytes_below(study / ".qda")
    assert (b"heron" in left, b"Milo" in left) == (False, True)
