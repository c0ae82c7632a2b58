"""What was done in a project, when and by whom, in plain words."""

import json
from pathlib import Path

from tests.cli.steps import edit, one


def history(run, project: Path, *more: str) -> list[tuple]:
    done = run(project, "history", "--format", "json", *more)
    assert done.code == 0, done.err
    keys = ("who", "what", "document", "code", "coder", "words")
    return [tuple(row[key] for key in keys) for row in json.loads(done.out)["rows"]]


def test_what_people_did_is_told_in_order_and_nothing_is_changed_by_it(project, run, database) -> None:
    assert run(project, "add", "P1", "lower now", "access", "--coder", "Anna").code == 0
    rule = one(run, project, "P1", "distance")
    assert run(project, "accept", rule["id"], "--coder", "Ben").code == 0
    assert run(project, "memo", "Ask again", "--document", "P1", "--coder", "Anna").code == 0
    edit(project / "transcripts" / "interviews" / "P1.md", "is lower now", "is much less today")
    assert run(project, "import", "transcripts", "--coder", "Cem").code == 0
    assert run(project, "remove", "P1", "--coder", "Cem").code == 0
    before = database(project)
    told = history(run, project, "--document", "P1")
    assert told[1:] == [
        ("Anna", "coded", "P1", "access", "Anna", "lower now"),
        ("Ben", "accepted", "P1", "distance", "rules", "clinic was far"),
        ("Anna", "memo on a document", "P1", None, "Anna", "Ask again"),
        ("Cem", "version 2 of the text came in", "P1", None, None, None),
        ("Cem", "coding in the new text: lost", "P1", "access", "Anna", "lower now"),
        ("Cem", "accepted coding in the new text: unchanged", "P1", "distance", "rules", "clinic was far"),
        ("Cem", "taken out of the study", "P1", None, None, None),
    ]
    assert told[0][1:3] == ("document came in, version 1 of its text", "P1")
    assert database(project) == before


def test_it_is_narrowed_to_a_coder_and_a_code(project, run) -> None:
    assert run(project, "add", "P1", "lower now", "access", "--coder", "Anna").code == 0
    assert run(project, "add", "P2", "long way", "distance", "--coder", "Ben").code == 0
    edit(project / "transcripts" / "interviews" / "P1.md", "They say", "Now they say")
    assert run(project, "import", "transcripts", "--coder", "Ben").code == 0
    assert [row[1] for row in history(run, project, "--code", "access")] == [
        "coded",
        "coding in the new text: moved",
    ]
    every = json.loads(run(project, "history", "--format", "json").out)
    some = json.loads(run(project, "history", "--format", "json", "--code", "access").out)
    assert some["excluded"] == {"other events": every["n"] - some["n"]}
    assert {row[0] for row in history(run, project, "--coder", "Anna")} == {"Anna", "Ben"}
    assert ("Ben", "coded", "P2", "distance", "Ben", "long way") not in history(
        run, project, "--coder", "Anna"
    )


def test_a_document_that_there_never_was_is_told(project, run) -> None:
    done = run(project, "history", "--document", "P3")
    assert done.code == 2
    assert "there is no document 'P3'" in done.err


def test_a_coder_and_a_code_that_there_never_were_are_told(project, run) -> None:
    assert run(project, "add", "P1", "lower now", "access", "--coder", "Anna").code == 0
    for option, name, known in (("--coder", "Ana", "'Anna'"), ("--code", "distanse", "'distance'")):
        done = run(project, "history", option, name)
        assert (done.code, done.out) == (2, "")
        assert f"there is no {option[2:]} {name!r}" in done.err
        assert known in done.err
    assert history(run, project, "--code", "distance") == []  # in the codebook, and nobody did anything yet
    assert history(run, project, "--coder", "rules") == []
