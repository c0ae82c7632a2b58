"""What people wrote about who withdrew: memos, codebooks, codings that run into others' words."""

from pathlib import Path

from qda.model.decision import Memo
from qda.project.workspace import open_workspace
from tests.cli.conftest import SECRETS
from tests.cli.steps import bytes_below, codings, edit, waiting


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
