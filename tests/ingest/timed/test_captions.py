"""Captions in tables and as Whisper shows them are read as the same captions in subtitles are."""

import csv
import io
from pathlib import Path

import pytest

from qda.ingest.registry import reader_for

SAID = [
    (1.5, 4.0, "Anna: When did you leave, and was the road to the"),
    (4.0, 7.25, "border open?"),
    (8.0, 3600.0, "Ben: In May; it was not."),
    (3600.0, 3604.0, "Anna: Why?"),
    (3605.0, 3607.0, "Ben: Fighting."),
]
EXPECTED = (
    "[00:00:01 - 00:00:07] Anna: When did you leave, and was the road to the border open?\n\n"
    "[00:00:08 - 01:00:00] Ben: In May; it was not.\n\n"
    "[01:00:00 - 01:00:04] Anna: Why?\n\n"
    "[01:00:05 - 01:00:07] Ben: Fighting.\n"
)


def clock(seconds: float) -> str:
    hours = f"{int(seconds) // 3600:02d}:" if seconds >= 3600 else ""
    return f"{hours}{int(seconds) // 60 % 60:02d}:{seconds % 60:06.3f}"


def table(times, delimiter: str = "\t", names: tuple[str, ...] = ("start", "end", "text")) -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter).writerows(
        [names, *((times(a), times(b), words) for a, b, words in SAID)]
    )
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("w.tsv", table(lambda one: round(one * 1000))),
        ("w.csv", table(str, ",", ("Begin", "End", "Transcript"))),
        ("w.csv", table(clock, ";")),
        ("w.txt", "\n".join(f"[{clock(a)} --> {clock(b)}]  {words}" for a, b, words in SAID)),
        ("w.txt", "\n\n".join(f"[{a:.2f}s -> {b:.2f}s] {words}" for a, b, words in SAID)),
    ],
)
def test_captions_are_one_transcript(read, name: str, text: str) -> None:
    reading = read(name, text)
    assert reading.text == EXPECTED
    assert [one.what for one in reading.notices if "captions" in one.what or "caption" in one.what]


@pytest.mark.parametrize(
    "text",
    [
        "start,end,text\n10:05,10:20,I like it.\n10:00,10:30,Me too.\n11:00,11:10,No.\n",
        "start,end,text\n10:05,10:20,I like it.\n12:00,12:30,Me too.\n15:00,15:10,No.\n",
        "start,end,text\n3,1,Low to high\n5,2,High\n5,4,Same\n",
        "start,end,text,age\n1,2,I like it.,30\n2,3,Me too.,31\n3,4,No.,32\n",
        "start,end,text\n2021-05-01,2021-05-02,Hm.\n2021-05-03,2021-05-04,No.\n2021-05-05,2021-05-05,Yes.\n",
    ],
)
def test_times_of_answers_are_no_captions(text: str) -> None:
    path = Path("survey.csv")
    readings = reader_for(path)(text.encode(), path)
    assert [len(readings), readings[0].member] == [3, "row 2"]


def test_a_text_that_only_quotes_captions_is_a_text(read) -> None:
    text = "".join(f"[{clock(a)} --> {clock(b)}]  {words}\n" for a, b, words in SAID) + "So far the film.\n"
    assert read("w.txt", text).text == text


FILM = [
    ("0:00", "We went up to the lake that summer with the"),
    ("0:05", "old boat of my father, and the nets were"),
    ("0:11", "full every morning. Then the mill was built, and"),
    ("0:17", "the fish were gone within a year. We sold"),
    ("1:02:03", "the boat to a man from the city."),
]
TOLD = (
    "[00:00:00 - 01:02:03] We went up to the lake that summer with the old boat of my father, and the nets "
    "were full every morning. Then the mill was built, and the fish were gone within a year. We sold the "
    "boat to a man from the city.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{clock} {words}" for clock, words in FILM),
        "\n\n".join(f"{clock if clock.count(':') == 2 else f'0:0{clock}'}\t{words}" for clock, words in FILM),
        "\n".join(f"{clock}\n{words}" for clock, words in FILM),
        "\n".join(f"{clock}\n{words.replace(' ', chr(10), 1)}\n" for clock, words in FILM),
    ],
    ids=["behind the time", "behind a tab", "below the time", "in two lines below"],
)
def test_lines_that_tell_when_they_begin_are_captions(read, text: str) -> None:
    reading = read("film.txt", text)
    assert reading.text == TOLD
    assert any("caption" in one.what for one in reading.notices)


@pytest.mark.parametrize(
    "lines",
    [
        ["9:00 We meet in the hall", "9:30 Ida Holm speaks about nets", "10:15 Coffee is served in the yard"]
        * 2,
        [
            "8:00 Breakfast in the hall",
            "8:30 Walk to the lake together",
            "9:15 Talk about the mill",
            "12:00 Lunch in the garden",
            "18:00 Supper and songs outside",
        ],
        ["0:00 Intro", "1:10 The lake", "3:40 The mill", "7:05 The sale", "9:00 Thanks"],
        [
            "0:00 How it all began at the lake",
            "8:10 What the mill did to us",
            "15:40 Why we sold the old boat",
            "22:05 Where the man was from",
            "31:00 What came of it all",
        ],
        [f"0:0{n} {'Ida' if n % 2 else 'Bo'}: We went up to the lake that summer" for n in range(8)],
        [f"0:0{n}\tIda\tWe went up to the lake that summer" for n in range(8)],
        [f"0:0{n}\n{'Ida' if n % 2 else 'Bo'}\nWe went up to the lake that summer" for n in range(8)],
        [f"0:0{n} IH We went up to the lake that summer" for n in range(8)],
        [f"0:0{n} [P1] We went up to the lake that summer" for n in range(8)],
        [f"0:0{n} <ida> We went up to the lake that summer" for n in range(8)],
        ["We went up to the lake.", *(f"{clock} {words}" for clock, words in FILM)],
        [*(f"{clock} {words}" for clock, words in FILM), "So far the film."],
        [f"{clock} {words}" for clock, words in FILM[:3]],
    ],
)
def test_other_lines_with_times_are_what_they_are(read, lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    assert read("w.txt", text).text == text
