"""Pieces of speech with a program's label on each line are turns, as the same pieces in subtitles are."""

import pytest

SAID = [
    (0.5, 2.0, 0, "So when did"),
    (2.0, 3.25, 0, "you leave?"),
    (4.0, 9.5, 1, "In May, the 3rd: it was cold."),
    (9.5, 12.0, 1, "And we"),
    (12.0, 13.0, 1, "were late."),
    (14.0, 15.0, 0, "Why?"),
    (16.0, 3618.5, 1, "Fog."),
]
TURNS = ["So when did you leave?", "In May, the 3rd: it was cold. And we were late.", "Why?", "Fog."]
TIMES = [
    "[00:00:00 - 00:00:03]",
    "[00:00:04 - 00:00:13]",
    "[00:00:14 - 00:00:15]",
    "[00:00:16 - 01:00:18]",
]


def clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02d}:{int(seconds) // 60 % 60:02d}:{seconds % 60:06.3f}"


def lines(shape: str, label: str) -> str:
    return "".join(
        shape.format(a=clock(a), b=clock(b), x=a, y=b, who=label.format(voice), words=words) + "\n"
        for a, b, voice, words in SAID
    )


@pytest.mark.parametrize("label", ["SPEAKER_0{}", "Speaker {}", "Sprecher {}"])
@pytest.mark.parametrize(
    ("shape", "timed"),
    [
        ("[{who}]: {words}", False),
        ("[{who}] {words}", False),
        ("{who}: {words}", False),
        ("{who} [{x:.2f}s - {y:.2f}s]: {words}", True),
        ("[{who}] [{a} --> {b}]: {words}", True),
        ("[{a} --> {b}] {who}: {words}", True),
        ("[{a} --> {b}] [{who}] {words}", True),
        ("{x:.6f}\t{y:.6f}\t{who}: {words}", True),
        ("{x:.2f} {y:.2f} {who} {words}", True),
    ],
)
def test_pieces_of_one_voice_in_a_row_are_one_turn(read, label: str, shape: str, timed: bool) -> None:
    reading = read("w.txt", lines(shape, label))
    who = [label.format(voice) for voice in (0, 1, 0, 1)]
    expected = [f"{name}: {words}" for name, words in zip(who, TURNS, strict=True)]
    if timed:
        expected = [f"{time} {turn}" for time, turn in zip(TIMES, expected, strict=True)]
    assert reading.text.rstrip("\n").split("\n\n") == expected
    assert [one.what for one in reading.notices if "each line" in one.what]
    if not timed:
        assert reading.metadata.locators == ("line 1 to line 2", "line 3 to line 5", "line 6", "line 7")


def test_a_piece_whose_voice_could_not_be_told_is_nobodys_known(read) -> None:
    text = lines("[{who}]: {words}", "SPEAKER_0{}") * 2 + "Who was there?\n"
    reading = read("w.txt", text)
    assert reading.text.endswith("Unknown speaker: Who was there?\n")
    assert any("1 of 15 pieces of speech name no speaker" in one.what for one in reading.notices)


@pytest.mark.parametrize(
    "text",
    [
        lines("[{who}]: {words}", "Ida {}"),
        lines("{who}: [{a}] {words}", "Speaker {}"),
        "".join(f"Speaker {n // 2 % 2}:\t00:0{n}\tWe left in May, all of us.\n" for n in range(9)),
        lines("{who}: {words}", "P{}"),
        "".join(f"Speaker {n % 2}: We left in May, all of us.\n" for n in range(9)),
        "".join(f"Speaker {n // 2 % 2}: {'We left in May, all of us. ' * 9}\n\n" for n in range(9)),
        lines("{who}: {words}", "Speaker {}") + "So far the recording.\nIt ends here.\n",
    ],
)
def test_other_lines_with_labels_stay_as_they_are(read, text: str) -> None:
    assert read("w.txt", text).text == text
