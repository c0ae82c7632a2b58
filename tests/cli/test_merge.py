"""Two copies of a project in which people worked apart, joined."""

import json
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qda.errors import StoreError
from qda.model.decision import Memo
from qda.project.decisions.merge import merge, planned
from qda.project.workspace import open_workspace

QUOTE = "we could not afford the medicine"


@pytest.fixture
def copies(finished_project: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of one project."""
    for name in ("hers", "his"):
        shutil.copytree(finished_project, tmp_path / name)
    return tmp_path / "hers", tmp_path / "his"


def add(run, folder: Path, coder: str, quote: str, code: str, document: str = "P1") -> None:
    done = run(folder, "add", document, quote, code, "--coder", coder)
    assert done.code == 0, done.err


def work(folder: Path) -> dict[str, list]:
    """Everything that people did, and what stands, apart from the order in which it came."""
    with open_workspace(folder) as workspace:
        store = workspace.store
        decided = [
            (d.coding.id, d.coding.coder, str(d.verdict), d.coder, d.at) for d in store.all_decisions()
        ]
        force = [(d.coding.id, str(d.verdict), d.coder) for d in store.decisions()]
        return {
            "codings": sorted((c.id, c.coder, c.code, c.anchor.quote, c.at) for c in store.codings()),
            "decisions": sorted(set(decided)),
            "in force": sorted(force),
            "memos": sorted((m.about, m.target, m.text, m.coder, m.at) for m in store.memos()),
            "texts": sorted((d.name, d.text_hash) for d in store.documents()),
        }


def first_rule_coding(run, folder: Path) -> str:
    rows = json.loads(run(folder, "report", "quotes", "access", "--format", "json").out)["rows"]
    return next(row["id"] for row in rows if row["coder"] == "rules")


def test_the_union_is_the_same_whichever_way_round_and_nothing_is_doubled(copies, run):
    hers, his = copies
    coding = first_rule_coding(run, hers)
    add(run, hers, "Ann", QUOTE, "cost_barrier")
    assert run(hers, "accept", coding, "--coder", "Ann").code == 0
    assert run(hers, "memo", "--document", "P1", "She laughs here.", "--coder", "Ann").code == 0
    add(run, his, "Ben", "the clinic was far away", "distance")
    add(run, his, "Ben", QUOTE, "cost_barrier")
    assert run(his, "memo", "Is it so?", "--coding", coding, "--coder", "Ben").code == 0
    before = work(hers), work(his)

    planned = run(hers, "merge", his)
    assert planned.code == 0
    assert "Nothing was changed" in planned.err
    assert work(hers) == before[0]

    back = hers.with_name("hers before")
    shutil.copytree(hers, back)
    assert run(hers, "merge", his, "--apply").code == 0
    assert run(his, "merge", back, "--apply").code == 0
    assert work(hers) == work(his)
    for kind in ("codings", "decisions", "memos"):
        assert work(hers)[kind] == sorted({*before[0][kind], *before[1][kind]})

    again = run(hers, "merge", his, "--apply")
    assert "nothing that is not here" in again.err
    for folder in copies:
        assert run(folder, "check").code == 0


@pytest.mark.parametrize("name", ["project (1).db", "project-HER-PC.db", "project's copy 2.db"])
def test_what_a_cloud_drive_left_beside_the_database_is_told_and_comes_in(copies, run, name: str):
    hers, his = copies
    add(run, his, "Ben", "the clinic was far away", "distance")
    add(run, hers, "Ann", QUOTE, "cost_barrier")
    left = hers / ".qda" / name
    shutil.copy(his / ".qda" / "project.db", left)
    before = left.read_bytes()
    for command in ("status", "check", "run"):
        told = run(hers, command)
        assert f".qda/{name}: another state of the database" in told.out + told.err
    typed = next(line for line in told.err.splitlines() if "qda merge" in line)
    words = shlex.split(
        typed.split("bring in: ")[1].removesuffix(
            ". Delete it when that has come in with --apply, or is nothing."
        )
    )
    assert words == ["qda", "merge", f".qda/{name}"]
    assert "codings by Ben           1" in run(hers, "merge", words[2]).out
    assert run(hers, "merge", words[2], "--apply").code == 0
    assert {coding[1] for coding in work(hers)["codings"]} == {"Ann", "Ben"}
    assert left.read_bytes() == before
    told = run(hers, "check")
    assert told.code == 0
    assert f".qda/{name}: a copy of the database that holds nothing more" in told.out + told.err
    left.unlink()
    assert ".db" not in run(hers, "status").out
    assert "same project" in run(hers, "merge", ".qda/project.db").err


def test_two_who_decided_differently_are_listed_and_the_later_one_counts(copies, run):
    hers, his = copies
    coding = first_rule_coding(run, hers)
    assert run(his, "reject", coding, "--coder", "Ben").code == 0
    wait_for_another_second()
    assert run(hers, "accept", coding, "--coder", "Ann").code == 0
    done = run(hers, "merge", his, "--apply", "--conflicts", "conflicts.csv")
    assert done.code == 0, done.err
    told = (hers / "conflicts.csv").read_text(encoding="utf-8")
    assert f"coding {coding}" in told
    assert "accepted by Ann" in told
    assert "rejected by Ben" in told
    assert work(hers)["in force"] == [(coding, "accept", "Ann")]
    assert len(work(hers)["decisions"]) == 2
    assert run(hers, "check").code == 0
    # the other way round the same one counts, although it came in last
    fresh = his.with_name("third")
    shutil.copytree(his, fresh)
    assert run(fresh, "merge", hers, "--apply").code == 0
    assert work(fresh)["in force"] == [(coding, "accept", "Ann")]


def test_a_contradiction_is_listed_until_somebody_who_knows_of_both_decides(copies, run):
    hers, his = copies
    coding = first_rule_coding(run, hers)
    assert run(his, "accept", coding, "--coder", "Cy").code == 0
    assert run(his, "reject", coding, "--coder", "Ben").code == 0
    wait_for_another_second()
    assert run(hers, "accept", coding, "--coder", "Ann").code == 0
    for number in range(2):  # before the merge and after it
        told = to_settle(run, hers, his, "--apply")
        assert "accepted by Ann on" in told, number
        assert "rejected by Ben on" in told, number
        assert "Cy" not in told, number  # Ben knew what Cy had said
    # he has both now, too, and nobody has decided again
    told = to_settle(run, his, hers, "--apply")
    assert told.splitlines()[-1].index("rejected by Ben") < told.splitlines()[-1].index("accepted by Ann")
    wait_for_another_second()
    assert run(his, "reject", coding, "--coder", "Ben").code == 0
    assert "by Ann" not in to_settle(run, his, hers)
    assert "by Ann" not in to_settle(run, hers, his, "--apply")
    assert work(hers)["in force"] == [(coding, "reject", "Ben")]


def wait_for_another_second() -> None:
    """Times are kept in seconds."""
    import time

    time.sleep(1.1 - time.time() % 1)


def test_a_document_is_known_by_its_text_and_not_by_its_name(copies, run):
    hers, his = copies
    old = his / "transcripts" / "interviews" / "P1.md"
    text = old.read_text(encoding="utf-8")
    old.unlink()
    assert run(his, "remove", "P1").code == 0
    (his / "transcripts" / "interviews" / "first.md").write_text(text, encoding="utf-8")
    assert run(his, "run").code == 0
    add(run, his, "Ben", QUOTE, "cost_barrier", document="first")
    done = run(hers, "merge", his, "--apply")
    assert done.code == 0, done.err
    with open_workspace(hers) as workspace:
        (coding,) = workspace.store.codings()
        assert coding.anchor.document == "P1"
        assert [one.name for one in workspace.store.documents()] == ["P1", "P2", "smith2020"]


def test_work_on_another_text_is_looked_for_and_what_is_not_found_is_kept(copies, run):
    hers, his = copies
    add(run, his, "Ben", QUOTE, "cost_barrier")
    add(run, his, "Ben", "the clinic was far away", "distance")
    path = hers / "transcripts" / "interviews" / "P1.md"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("P1: No, we", "P1: Well, as I said before, no, we").replace("far away", "remote")
    path.write_text(changed, encoding="utf-8")
    assert run(hers, "run").code == 0
    done = run(hers, "merge", his, "--apply")
    assert done.code == 0, done.err
    assert "an earlier text" in done.out
    found = {c[3]: c for c in work(hers)["codings"]}
    assert set(found) == {QUOTE, "the clinic was far away"}
    with open_workspace(hers) as workspace:
        document = next(one for one in workspace.store.documents() if one.name == "P1")
        for coding in workspace.store.codings():
            if coding.anchor.quote == QUOTE:
                assert coding.anchor.text_hash == document.text_hash
                assert document.text[coding.anchor.start : coding.anchor.end] == QUOTE
    assert "1 stale coding" in run(hers, "run").err
    assert run(hers, "check").code == 0


def test_a_text_that_was_changed_there_stays_as_it_is_here(copies, run):
    hers, his = copies
    path = his / "transcripts" / "interviews" / "P1.md"
    path.write_text(path.read_text(encoding="utf-8").replace("afford the", "pay for the"), encoding="utf-8")
    assert run(his, "run").code == 0
    add(run, his, "Ben", "we could not pay for the medicine", "cost_barrier")
    add(run, his, "Ben", "the clinic was far away", "distance")
    before = work(hers)["texts"]
    done = run(hers, "merge", his, "--apply")
    assert done.code == 0, done.err
    assert "text of P1" in done.out
    assert work(hers)["texts"] == before
    assert len(work(hers)["codings"]) == 2
    assert "1 stale coding" in run(hers, "status").out + run(hers, "run").err
    assert run(hers, "check").code == 0


def test_new_documents_come_with_their_files_and_two_of_one_name_stay_apart(copies, run):
    hers, his = copies
    for folder, said in ((hers, "It rained."), (his, "The price was high.")):
        path = folder / "transcripts" / "interviews" / "P3.txt"
        path.write_text(f"P3: {said}\n", encoding="utf-8")
    (his / "transcripts" / "interviews" / "P4.txt").write_text("P4: A long way to walk.\n", encoding="utf-8")
    assert run(hers, "run").code == run(his, "run").code == 0
    add(run, his, "Ben", "The price was high", "cost_barrier", document="P3")
    add(run, his, "Ben", "A long way", "distance", document="P4")
    done = run(hers, "merge", his, "--apply")
    assert done.code == 0, done.err
    assert "comes in as P3_2" in " ".join(done.out.split())
    assert (hers / "transcripts" / "interviews" / "P4.txt").is_file()
    with open_workspace(hers) as workspace:
        places = {one.anchor.quote: one.anchor.document for one in workspace.store.codings()}
    assert places == {"The price was high": "P3_2", "A long way": "P4"}
    assert "0 changed" in run(hers, "run").err


def test_what_cannot_be_merged_is_told(copies, run, tmp_path):
    hers, _ = copies
    assert run(hers, "merge", hers).code == 2
    assert run(hers, "merge", tmp_path / "nowhere").code == 2
    (tmp_path / "empty").mkdir()
    assert run(hers, "merge", tmp_path / "empty").code == 2
    before = sorted(path.name for path in (hers / ".qda").iterdir())
    run(hers, "merge", copies[1])
    assert sorted(path.name for path in (hers / ".qda").iterdir()) == before


def test_a_copy_that_a_newer_qda_has_used_is_refused_by_its_own_name(copies, run):
    hers, his = copies
    theirs = his / ".qda" / "project.db"
    with closing(sqlite3.connect(theirs)) as raw:
        raw.execute("PRAGMA user_version = 99")
    done = run(hers, "merge", his)
    assert done.code == 2
    assert f"{theirs}: this project was used with a newer qda: its database has version 99" in done.err


def to_settle(run, here: Path, there: Path, *more: str) -> str:
    """What a merge leaves to people, as CSV."""
    done = run(here, "merge", there, "--conflicts", "settle.csv", *more)
    assert done.code == 0, done.err
    return (here / "settle.csv").read_text(encoding="utf-8")


def said(folder: Path, name: str, text: str) -> None:
    (folder / "transcripts" / "interviews" / f"{name}.txt").write_text(text, encoding="utf-8")


def test_documents_of_the_same_few_words_are_told_apart_by_their_names(copies, run):
    hers, his = copies
    for folder, names in ((hers, ("R3", "R7")), (his, ("R3", "R7", "R1"))):
        for name in names:
            said(folder, name, "A long way.\n")
        assert run(folder, "run").code == 0
    for name in ("R1", "R3", "R7"):
        add(run, his, "Ben", "A long way", "distance", document=name)
    done = run(hers, "merge", his, "--apply")
    assert done.code == 0, done.err
    with open_workspace(hers) as workspace:
        names = [one.name for one in workspace.store.documents() if one.name.startswith("R")]
        coded = sorted(one.anchor.document for one in workspace.store.codings())
    assert names == ["R1", "R3", "R7"]
    assert coded == ["R1", "R3", "R7"]


def test_a_name_that_is_made_up_is_nobody_elses(copies, run):
    hers, his = copies
    said(hers, "P3", "It rained.\n")
    said(his, "P3", "The price was high.\n")
    said(his, "P3_2", "Far from the clinic.\n")
    assert run(hers, "run").code == run(his, "run").code == 0
    assert run(hers, "merge", his, "--apply").code == 0
    with open_workspace(hers) as workspace:
        texts = {one.name: one.text for one in workspace.store.documents() if one.name.startswith("P3")}
    assert texts == {"P3": "It rained.\n", "P3_2": "Far from the clinic.\n", "P3_3": "The price was high.\n"}
    assert not (hers / "transcripts" / "interviews" / "P3_3.txt").exists()


def test_who_withdrew_here_does_not_come_back_with_a_group_in_which_they_spoke(copies, run):
    hers, his = copies
    for folder in copies:
        said(folder, "group", "ANNA: We have no money.\n\nBERT: The clinic is far away.\n\nANNA: So it is.\n")
        assert run(folder, "run").code == 0
    add(run, his, "Ben", "The clinic is far away", "distance", document="group")
    add(run, his, "Ben", "We have no money", "cost_barrier", document="group")
    assert run(hers, "withdraw", "BERT", "--yes").code == 0
    assert "somebody who speaks in it withdrew" in to_settle(run, hers, his, "--apply")
    with open_workspace(hers) as workspace:
        assert not any("far away" in one.text for one in workspace.store.documents() if one.name != "P1")
        assert "The clinic is far away" not in {one.anchor.quote for one in workspace.store.codings()}
    add(run, hers, "Ann", "So it is", "distance", document="group")
    told = to_settle(run, his, hers, "--apply")
    assert "Nothing of it came in. Withdraw them here too" in told
    with open_workspace(his) as workspace:
        assert [one.name for one in workspace.store.documents() if "no money" in one.text] == ["group"]
    assert run(his, "withdraw", "BERT", "--yes").code == 0
    assert run(his, "merge", hers, "--apply").code == 0
    with open_workspace(his) as workspace:
        assert [one.name for one in workspace.store.documents() if "no money" in one.text] == ["group"]
        found = {(one.coder, one.anchor.quote) for one in workspace.store.codings()}
    assert found == {("Ben", "We have no money"), ("Ann", "So it is")}


def test_names_that_were_replaced_in_one_copy_do_not_come_back_from_the_other(copies, run, tmp_path):
    hers, his = copies
    for folder in copies:
        said(folder, "P5", "P5: I told Maria Lopez of it, and Maria Lopez wept.\n")
        assert run(folder, "run").code == 0
    key = tmp_path / "key.csv"
    assert run(hers, "pseudonymise", "--key", key).code == 0
    key.write_text(key.read_text(encoding="utf-8").replace("\n,", "\ny,"), encoding="utf-8")
    done = run(hers, "pseudonymise", "--apply", "--key", key)
    assert done.code == 0, done.err
    for here, there in ((hers, his), (his, hers)):
        refused = run(here, "merge", there, "--apply")
        assert refused.code == 2
        assert "names were replaced" in refused.err
        assert "same key" in refused.err


def test_two_memos_of_the_same_words_stay_two(copies, run):
    hers, his = copies
    with open_workspace(his) as workspace, workspace.store.change("Ben") as change:
        for _ in range(2):
            change.write_memo(Memo("code", "distance", "See above.", "Ben", "2026-01-01T00:00:00Z"))
    assert run(hers, "merge", his, "--apply").code == 0
    assert len(work(hers)["memos"]) == 2
    assert "nothing that is not here" in run(hers, "merge", his, "--apply").err


def test_a_document_that_is_out_of_the_study_here_is_told(copies, run):
    hers, his = copies
    assert run(hers, "remove", "P2").code == 0
    add(run, his, "Ben", "It is a long way", "distance", document="P2")
    assert "taken out of the study" in to_settle(run, hers, his, "--apply")
    assert len(work(hers)["codings"]) == 1
    with open_workspace(hers) as workspace:
        assert "P2" not in {one.name for one in workspace.store.documents()}


def test_of_two_merges_at_once_one_is_refused_for_its_memos_would_be_there_twice(copies, run):
    hers, his = copies
    assert run(his, "memo", "Is it so?", "--document", "P1", "--coder", "Ben").code == 0
    with (
        open_workspace(hers) as one,
        open_workspace(hers) as other,
        planned(one, his) as first,
        planned(other, his) as second,
    ):
        merge(one, first, actor="Ann")
        with pytest.raises(StoreError, match="changed by somebody else"):
            merge(other, second, actor="Ann")
    assert [memo for _, _, memo, *_ in work(hers)["memos"]] == ["Is it so?"]


def test_copies_of_settings_and_participants_that_a_drive_left_are_told(project: Path, run):
    left = [project / "qda (1).toml", project / "participants (Ann's conflicted copy).csv"]
    for file in (*left, project / "participants_2019.csv"):
        file.write_text("participant,town\n", encoding="utf-8")
    for command in ("status", "run"):
        told = run(project, command)
        for file in left:
            assert f"{file.name}: it is called like a copy of " in (told.out + told.err).replace("\n  ", " ")
        assert "participants_2019" not in told.out + told.err
