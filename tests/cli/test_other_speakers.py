"""What is told when a later qda finds others to speak in texts that nobody has changed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qda.project.index import languages
from qda.units import turns

RULES = "title: t\ncodes:\n  - code: money\n    match: [money]\n"
CHAT = "".join(
    f"12/05/2024, 10:0{turn} - +44 7700 900123: You had the money.\n"
    f"12/05/2024, 10:1{turn} - +44 7700 900456: I had to sell the goat for money.\n"
    for turn in range(5)
)
TALK = 4 * "INT: And the money?\n\nP2: I had none.\n\n"
TOLD = (
    "note: chat: others are found to speak than before: in chat +44 7700 900123, +44 7700 900456 "
    "(nobody asking), before chat (nobody asking)\n  This qda reads the same text by other rules"
)


@pytest.fixture
def earlier(tmp_path: Path, run, once) -> Path:
    """A project in which an earlier qda, whose rules knew no telephone numbers for speakers, has coded."""
    project = tmp_path / "study"

    def make() -> None:
        assert run(tmp_path, "init", project).code == 0
        (project / "codebooks" / "codebook.yaml").write_text(RULES, encoding="utf-8")
        interviews = project / "transcripts" / "interviews"
        (interviews / "talk.txt").write_text(TALK, encoding="utf-8")
        (interviews / "chat.txt").write_text(CHAT, encoding="utf-8")
        with earlier_rules():
            done = run(project, "run")
            assert (done.code, "others are found" in done.err) == (0, False)
            assert participants(project, run) == {"chat", "P2"}

    return once(project, make)


@contextmanager
def earlier_rules() -> Iterator[None]:
    found = turns.find_voices

    def without_numbers(*asked: Any) -> Any:
        voices = found(*asked)
        return (
            replace(voices, labels={}) if any("+44" in one.name for one in voices.labels.values()) else voices
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(turns, "find_voices", without_numbers)
        patch.setattr(languages, "version_of", lambda _code, _model: "earlier")
        yield


def participants(project: Path, run) -> set[str]:
    done = run(project, "report", "frequencies", "--by", "participant", "--format", "csv")
    assert done.code == 0, done.err
    return {line.split(",")[1] for line in done.out.splitlines()[1:]}


@pytest.mark.parametrize(
    "command",
    [
        "code",
        "run",
        "status",
        "check",
        "report frequencies",
        "search money",
        "export codings --allow-identifiers --format csv",
    ],
)
def test_the_first_command_that_reads_the_texts_tells_it_once(command: str, earlier: Path, run) -> None:
    done = run(earlier, *command.split())
    assert (done.code, (done.err + done.out).count(TOLD)) == (0, 1)
    assert "talk" not in "".join(line for line in (done.err + done.out).splitlines() if "others are" in line)
    assert participants(earlier, run) == {"+44 7700 900123", "+44 7700 900456", "P2"}
    for again in (command, "run", "report frequencies"):
        done = run(earlier, *again.split())
        assert "others are found" not in done.err + done.out


def test_a_run_by_other_rules_warns_as_an_import_does(earlier: Path, run) -> None:
    (earlier / ".qda" / "cache" / "heard.json").unlink()  # earlier versions kept none
    assert "telephone numbers stand for the names of 2 speakers" in run(earlier, "run").err
    assert "telephone numbers" not in run(earlier, "run").err


def test_what_a_person_changes_is_not_told_as_if_the_program_had_done_it(earlier: Path, run) -> None:
    run(earlier, "code")
    for change in (
        ("import", "transcripts/interviews/chat.txt", "--interviewer", "+44 7700 900123"),
        ("import", "transcripts/interviews/chat.txt", "--kind", "diary"),
    ):
        assert run(earlier, *change).code == 0
        assert "others are found" not in run(earlier, "code").err
    (earlier / "qda.toml").write_text('title = "t"\ninterviewers = ["P2"]\n', encoding="utf-8")
    assert "others are found" not in run(earlier, "run").err


@pytest.mark.parametrize("content", ["", "[]", '{"keys": 1, "documents": {"chat": 2}}'])
def test_what_was_kept_and_cannot_be_read_is_made_anew(content: str, earlier: Path, run) -> None:
    kept = earlier / ".qda" / "cache" / "speakers.json"
    kept.write_text(content, encoding="utf-8")
    done = run(earlier, "report", "frequencies")
    assert (done.code, "others are found" in done.err) == (0, False)
    assert "+44 7700 900456" in kept.read_text(encoding="utf-8")


def test_what_an_earlier_version_kept_is_compared_with_though_a_setting_is_new(tmp_path: Path, run) -> None:
    """The hash is the one that a version before `labels_apart` wrote for this very text."""
    study = tmp_path / "study"
    assert run(tmp_path, "init", study).code == 0
    text = "MODERATOR: How?\n\nSpeaker 1: The clinic is far away.\n\nSpeaker 2: No.\n"
    (study / "transcripts" / "interviews" / "FG1.txt").write_text(text, encoding="utf-8")
    assert run(study, "import", "transcripts").code == 0
    kept = study / ".qda" / "cache" / "speakers.json"
    told = "sha256:11eb4ed668348a3dc6d863a114f34a092494a832caf272bbb11cdcccba228580"
    speaking = {"FG1": [told, ["Speaker 1", "Speaker 2"], ["MODERATOR"]]}
    kept.write_text(json.dumps({"keys": "of then", "documents": speaking}), encoding="utf-8")
    told = "in FG1 FG1 Speaker 1, FG1 Speaker 2 (MODERATOR asking), before Speaker 1, Speaker 2 (MODERATOR"
    assert told in run(study, "status").out
