"""Subtitles as the programs write them, word for word as a person would take them down."""

from itertools import pairwise
from pathlib import Path

import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from qda.ingest import srt, vtt
from qda.language.load import load
from qda.model.document import INTERVIEW, Document
from qda.model.settings import INTERVIEWER_LABELS
from qda.units.segment import segment

TEAMS = """\
WEBVTT

5f2d8a1c-3b7e-4d2a-9c11-0a1b2c3d4e5f/14-0
00:00:03.310 --> 00:00:05.480
<v Anna Smith>Thanks for coming.
Shall we begin?</v>

5f2d8a1c-3b7e-4d2a-9c11-0a1b2c3d4e5f/14-1
00:00:05.480 --> 00:00:07.000
<v Anna Smith>How did you get here?</v>

5f2d8a1c-3b7e-4d2a-9c11-0a1b2c3d4e5f/21-0
00:00:08.120 --> 00:00:12.900
<v Berg, Ole (Guest)>By bus &amp; on foot.</v>
"""
OLD_STREAM = """\
WEBVTT

NOTE duration:"00:10:00.0000000"

NOTE language:en-us

NOTE Confidence: 0.9012

0c9f2d10-1111-4222-8333-444455556666
00:00:01.000 --> 00:00:03.000
We went

NOTE Confidence: 0.8123

0c9f2d10-1111-4222-8333-444455556667
00:00:03.000 --> 00:00:05.000
to the market.
"""
ZOOM = """\
WEBVTT

1
00:00:02.010 --> 00:00:04.990
Anna Smith: Can you hear me?

2
00:00:05.530 --> 00:00:09.270
Anna Smith: Good.

3
01:00:09.870 --> 01:00:12.690
P7: The thing is: we left.
"""
YOUTUBE = """\
WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.310 align:start position:0%
_
so<00:00:00.480><c> we</c><00:00:00.640><c> went</c>

00:00:02.310 --> 00:00:02.320 align:start position:0%
so we went
_

00:00:02.320 --> 00:00:04.500 align:start position:0%
so we went
to<00:00:02.800><c> town</c>

00:00:04.500 --> 00:00:04.510 align:start position:0%
to town
_

00:00:04.510 --> 00:00:07.500 align:start position:0%
to town
[Music]
""".replace("\n_\n", "\n \n")
WEBEX = """\
WEBVTT

1 "Anna Smith" (2912)
00:00:01.000 --> 00:00:02.000
Hello.

2 "P7" (2913)
00:00:03.000 --> 00:00:04.000
Good morning.
"""
CASES = {
    "teams": (
        "x.vtt",
        TEAMS,
        ["[00:00:03 - 00:00:07] Anna Smith: Thanks for coming. Shall we begin? How did you get here?",
         "[00:00:08 - 00:00:12] Berg, Ole (Guest): By bus & on foot."],
        ("Anna Smith", "Berg, Ole (Guest)"),
    ),
    "stream": ("x.vtt", OLD_STREAM, ["[00:00:01 - 00:00:05] We went to the market."], ()),
    "zoom": (
        "x.vtt",
        ZOOM,
        ["[00:00:02 - 00:00:09] Anna Smith: Can you hear me? Good.",
         "[01:00:09 - 01:00:12] P7: The thing is: we left."],
        ("Anna Smith", "P7"),
    ),
    "youtube": ("x.vtt", YOUTUBE, ["[00:00:00 - 00:00:07] so we went to town [Music]"], ()),
    "webex": (
        "x.vtt",
        WEBEX,
        ["[00:00:01 - 00:00:02] Anna Smith: Hello.", "[00:00:03 - 00:00:04] P7: Good morning."],
        ("Anna Smith", "P7"),
    ),
    "several voices in a cue, and words of nobody": (
        "x.vtt",
        "WEBVTT\n\n01:00.000 --> 01:02.000\n<v.loud Anna>Who?</v> <v Ben>Me.</v>\n\n"
        "01:02.000 --> 01:03.000\n[laughter]\n\n01:03.000 --> 01:04.000\nIndeed.\n",
        ["[00:01:00 - 00:01:02] Anna: Who?", "[00:01:00 - 00:01:03] Ben: Me. [laughter]",
         "[00:01:03 - 00:01:04] Unknown speaker: Indeed."],
        ("Anna", "Ben", "Unknown speaker"),
    ),
    "whisperx srt": (
        "x.srt",
        "1\n00:00:00,000 --> 00:00:02,000\n[SPEAKER_00]: Hello.\n\n2\n00:00:02,500 --> 00:00:04,000\n"
        "[SPEAKER_01]: Hi.\n\n3\n00:00:04,000 --> 00:00:05,000\n[SPEAKER_00]: So.\n",
        ["[00:00:00 - 00:00:02] SPEAKER_00: Hello.", "[00:00:02 - 00:00:04] SPEAKER_01: Hi.",
         "[00:00:04 - 00:00:05] SPEAKER_00: So."],
        ("SPEAKER_00", "SPEAKER_01"),
    ),
    "names only where the speaker changes": (
        "x.srt",
        "1\n00:00:00,000 --> 00:00:02,000\nANNA: Why\n\n2\n00:00:02,000 --> 00:00:03,000\nso late?\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nP7: The bus.\nANNA: I see.\n\n"
        "4\n00:00:04,000 --> 00:00:05,000\nP7: Yes.\n",
        ["[00:00:00 - 00:00:03] ANNA: Why so late?", "[00:00:03 - 00:00:04] P7: The bus.",
         "[00:00:03 - 00:00:04] ANNA: I see.", "[00:00:04 - 00:00:05] P7: Yes."],
        ("ANNA", "P7"),
    ),
    "dashes and chevrons": (
        "x.srt",
        "1\n00:00:00,000 --> 00:00:01,000\n- Hello.\n- Hi.\n\n"
        "2\n00:00:01,000 --> 00:00:02,000\n&gt;&gt; Who is it?\n",
        ["[00:00:00 - 00:00:01] Hello.", "[00:00:00 - 00:00:01] Hi.", "[00:00:01 - 00:00:02] Who is it?"],
        (),
    ),
    "tags, entities, and words in angle brackets": (
        "x.srt",
        '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="#fff"><i>Fish</i> '
        '&amp; <b>chips</b></font> &lt;i&gt; <laughs>\n',
        ["[00:00:01 - 00:00:02] Fish & chips <i> <laughs>"],
        (),
    ),
    "a blank line within a cue, and none between two": (
        "x.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\ntwo\n2\n00:00:02,000 --> 00:00:03,000\nthree\n",
        ["[00:00:01 - 00:00:03] One two three"],
        (),
    ),
    "a pause makes a paragraph where nobody is named": (
        "x.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:04,000 --> 00:00:05,000\ntwo\n\n"
        "3\n00:00:07,100 --> 00:00:08,000\nthree\n",
        ["[00:00:01 - 00:00:05] One two", "[00:00:07 - 00:00:08] three"],
        (),
    ),
    "sbv": (
        "x.sbv",
        "0:00:01.000,0:00:03.000\nSo we went\nto town\n\n0:00:03.500,0:00:05.000\nand back.\n",
        ["[00:00:01 - 00:00:05] So we went to town and back."],
        (),
    ),
    "no space where the script has none": (
        "x.srt",
        "1\n00:00:01,000 --> 00:00:02,000\n我们去了\n\n2\n00:00:02,000 --> 00:00:03,000\n市场。\n",
        ["[00:00:01 - 00:00:03] 我们去了市场。"],
        (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_paragraphs_speakers_and_times(read, case: str, ends: str) -> None:
    name, text, expected, labels = CASES[case]
    reading = read(name, "\ufeff" + text.replace("\n", ends))
    assert reading.text == "\n\n".join(expected) + "\n"
    assert reading.metadata.speakers.labels == labels
    assert reading.metadata.locators == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vtt", "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnna: Hi.\n"),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000\nAnna: Hi.\n"),
    ],
)
def test_subtitles_saved_as_text_are_subtitles(read, name: str, text: str) -> None:
    reading = read("x.txt", text)
    assert reading.text == read(f"x.{name}", text).text == "[00:00:01 - 00:00:02] Anna: Hi.\n"
    assert f".{name} file saved as .txt" in reading.notices[0].what
    assert read("x.txt", "1\n00:00:01,000 was the time.\n").notices == ()


def test_the_turns_are_found_again_in_the_text(read) -> None:
    reading = read("x.vtt", ZOOM)
    document = Document(
        "x", INTERVIEW, reading.text, reading.body, "x.vtt", "", speakers=reading.metadata.speakers
    )
    index = segment(document, load("en"), interviewers=INTERVIEWER_LABELS)
    found = [(turn.speaker, turn.span.of(reading.text), turn.timestamp) for turn in index.turns]
    assert found == [
        ("Anna Smith", "Can you hear me? Good.", "00:00:02"),
        ("P7", "The thing is: we left.", "01:00:09"),
    ]


def test_lines_that_roll_up_are_counted(read) -> None:
    (notice,) = read("x.vtt", YOUTUBE).notices
    assert notice.what.startswith("4 lines")


def test_lines_roll_up_in_cues_that_overlap_too(read) -> None:
    lines = ["so we came here in", "2010 with my aunt and", "my sister because there was", "no work at home"]
    cues = [lines[:1], *map(list, pairwise(lines))]
    text = "".join(
        f"{at}\n00:00:0{at},000 --> 00:00:0{at + 3},500\n{chr(10).join(words)}\n\n"
        for at, words in enumerate(cues)
    )
    reading = read("x.srt", text)
    assert reading.text == f"[00:00:00 - 00:00:06] {' '.join(lines)}\n"
    assert reading.notices[0].what.startswith("3 lines")


def test_somebody_who_says_yes_twice_is_not_rolled_up(paragraphs) -> None:
    cues = ["Yes.", "Yes.", "We went.", "It was far.", "And late."]
    text = "".join(
        f"{at}\n00:00:0{at},000 --> 00:00:0{at + 1},000\n{words}\n\n" for at, words in enumerate(cues, 1)
    )
    assert paragraphs("x.srt", text) == ["[00:00:01 - 00:00:06] Yes. Yes. We went. It was far. And late."]


def test_a_long_turn_goes_on_in_paragraphs_with_their_own_times(read) -> None:
    said = "We walked along the river for a long while that day. " * 4
    cues = "".join(
        f"{at // 60:02d}:{at % 60:02d}.000 --> {at // 60:02d}:{at % 60:02d}.900\n<v Anna>{said}</v>\n\n"
        for at in range(30)
    )
    reading = read("x.vtt", "WEBVTT\n\n" + cues)
    parts = reading.text.rstrip("\n").split("\n\n")
    assert 2 < len(parts) < 8
    assert parts[0].startswith("[00:00:00 - ")
    assert sum("Anna:" in part for part in parts) == 1
    assert all(part.startswith("[00:00:") for part in parts)
    assert reading.text.count("river") == 120


WORDS = st.lists(
    st.sampled_from(["we", "went", "to", "the", "market", "and", "back", "again", "é", "市", "<b>x</b>"]),
    min_size=1,
    max_size=9,
)
CUES = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 9000), WORDS), min_size=1, max_size=12)


def _written(cues: list[tuple[int, int, list[str]]]) -> tuple[str, str]:
    """The cues as two libraries write them, one after the other in time."""
    subtitles, captions, now = pysubs2.SSAFile(), webvtt.WebVTT(), 0
    for gap, length, words in cues:
        start, end = now + gap, now + gap + length
        now = end
        text = " ".join(words)
        subtitles.append(
            pysubs2.SSAEvent(start=start, end=end, text=text.replace("<b>", "").replace("</b>", ""))
        )
        captions.captions.append(webvtt.Caption(_clock(start), _clock(end), text))
    return subtitles.to_string("srt"), captions.content


def _clock(milliseconds: int) -> str:
    return f"00:{milliseconds // 60000:02d}:{milliseconds // 1000 % 60:02d}.{milliseconds % 1000:03d}"


@given(CUES)
def test_what_other_libraries_write_is_read_with_all_its_words(
    cues: list[tuple[int, int, list[str]]],
) -> None:
    subtitles, captions = _written(cues)
    (from_srt,) = srt.read(subtitles.encode(), Path("x.srt"))
    (from_vtt,) = vtt.read(captions.encode(), Path("x.vtt"))
    words = " ".join(" ".join(words) for _, _, words in cues).replace("<b>", "").replace("</b>", "")
    assert from_srt.text == from_vtt.text
    stamps = [part.partition("] ")[2] for part in from_srt.text.rstrip("\n").split("\n\n")]
    assert " ".join(stamps).replace(" ", "") == words.replace(" ", "")
    assert from_srt.text.startswith(f"[{_clock(cues[0][0])[:8]} - ")
