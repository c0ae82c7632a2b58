"""Turns of more than 1500 characters, which timed formats divide into paragraphs with times of their own."""

import csv
import json
from pathlib import Path

import pytest

ASKED = "The council wrote a letter about the harbour and the ships in it. " * 30
ANSWER = "We carried coal to the harbour all winter long. "
SAID = [
    ("Interviewer", [ASKED, "The harbour was closed. How was it for you?"]),
    ("Ida", [ANSWER] * 80),
    ("Interviewer", ["And then?"]),
    ("Ida", ["The harbour froze."]),
]
LINES = [(who, words) for who, said in SAID for words in said]
ROWS = [(who, words, 5 * number) for number, (who, words) in enumerate(LINES)]


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def table(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow(["speaker", "start", "end", "text"])
        written.writerows([who, clock(at), clock(at + 5), words] for who, words, at in ROWS)


def subtitles(path: Path) -> None:
    comma = "," if path.suffix == ".srt" else "."
    cues = [
        f"{number}\n{clock(at)}{comma}000 --> {clock(at + 5)}{comma}000\n{who}: {words}"
        for number, (who, words, at) in enumerate(ROWS, 1)
    ]
    head = "" if path.suffix == ".srt" else "WEBVTT\n\n"
    path.write_text(head + "\n\n".join(cues) + "\n", encoding="utf-8")


def recognised(path: Path) -> None:
    segments = [{"start": at, "end": at + 5, "text": words, "speaker": who} for who, words, at in ROWS]
    path.write_text(json.dumps({"segments": segments}), encoding="utf-8")


WRITERS = {"a.csv": table, "a.vtt": subtitles, "a.srt": subtitles, "a.json": recognised}


@pytest.mark.parametrize("name", WRITERS)
def test_every_paragraph_of_a_long_turn_is_its_speakers(project, run, name: str) -> None:
    WRITERS[name](project / name)
    previewed = run(project, "import", name, "--preview").out
    assert "Left out: without a speaker" not in previewed
    rows = {row.split()[0]: row.split()[1:3] for row in previewed.splitlines() if row[:3] in ("Ida", "Int")}
    own = {
        who: sum(len(words.split()) for name, words in LINES if name == who) for who in ("Ida", "Interviewer")
    }
    assert rows == {who: ["2", str(words)] for who, words in own.items()}
    run(project, "import", name)
    run(project, "remove", "P1")
    run(project, "remove", "P2")
    (project / "codebooks" / "codebook.yaml").write_text(
        "codes:\n  - code: port\n    match: [harbour]\n", encoding="utf-8"
    )
    run(project, "code")
    run(project, "export", "codings", "codings.csv")
    with (project / "codings.csv").open(encoding="utf-8", newline="") as file:
        codings = list(csv.DictReader(file))
    assert [one["speaker"] for one in codings] == ["Ida"] * 81
    assert {one["participant"] for one in codings} == {"a"}
    for place, coding in zip(
        [at for who, words, at in ROWS if who == "Ida" and "harbour" in words], codings, strict=True
    ):
        times = [part for part in coding["locator"].split("; ") if ":" in part]
        first, last = times[-1].split("-")
        assert first <= clock(place) < clock(place + 5) <= last
        assert last < "00:06:00" or place > 300


def test_who_withdraws_leaves_no_paragraph_of_a_long_turn(project, run) -> None:
    subtitles(project / "a.vtt")
    with (project / "a.vtt").open("a", encoding="utf-8") as file:
        file.write("\n00:20:00.000 --> 00:20:05.000\nBo: I sold the ice.\n")
    run(project, "import", "a.vtt")
    assert run(project, "withdraw", "Ida", "--yes").code == 0
    assert b"coal to the harbour" not in (project / ".qda" / "project.db").read_bytes()
    assert run(project, "search", "ice").out.count("sold the") == 1
