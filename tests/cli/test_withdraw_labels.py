"""Who withdrew is found by the labels of their turns, also where these begin anew in each text."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.steps import bytes_below, edit


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
