"""Subtitles that are damaged, or look so: what is wrong is told, and the words are kept."""

import pytest

from qda.errors import InputError

NOTICES = {
    "a negative span": ("x.srt", "1\n00:00:05,000 --> 00:00:02,000\nOne\n", "line 2", "[00:00:05] One"),
    "a missing end": ("x.vtt", "WEBVTT\n\n00:05.000 -->\nOne\n", "line 3", "[00:00:05] One"),
    "a negative time": ("x.srt", "1\n-00:00:05,000 --> 00:00:07,000\nOne\n", "line 2", "One"),
    "minutes that are none": ("x.srt", "1\n00:99:05,000 --> 00:00:07,000\nOne\n", "line 2", "One"),
    "seconds that are none": ("x.srt", "1\n00:00:61,000 --> 00:02:07,000\nOne\n", "line 2", "One"),
    "cues out of order": (
        "x.srt",
        "1\n00:00:05,000 --> 00:00:07,000\nOne\n\n2\n00:00:01,000 --> 00:00:02,000\ntwo\n",
        "line 6",
        "[00:00:05 - 00:00:07] One two",
    ),
    "a note": (
        "x.vtt", "WEBVTT\n\nNOTE by Ole\nmine\n\n00:05.000 --> 00:06.000\nOne\n", "1 NOTE",
        "[00:00:05 - 00:00:06] One",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NOTICES)
def test_what_is_wrong_is_told_with_its_line_and_the_words_are_kept(read, case: str) -> None:
    name, text, told, expected = NOTICES[case]
    reading = read(name, text)
    (notice,) = reading.notices
    assert told in notice.what
    assert reading.text == expected + "\n"


ANN = {
    "x.vtt": "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>Hello</v>\n\n",
    "x.srt": "1\n00:00:01,000 --> 00:00:03,000\nAnn: Hello\n\n",
    "x.sbv": "0:00:01.000,0:00:03.000\nHello\n\n",
}
ANNS = {"x.vtt": "Ann: Hello", "x.srt": "Ann: Hello", "x.sbv": "Hello"}
BROKEN = {
    "a start that is none": ("x.vtt", "00:xx --> 00:09.000\n<v Bob>Yes", "line 6: '00:xx", "\n\nBob: Yes"),
    "a time of letters": ("x.srt", "2\nOO:03 --> 00:05\nBob: Yes", "line 6: 'OO:03", "\n\nBob: Yes"),
    "two that are none": ("x.srt", "2\n00:0x,0 --> 00:0y,0\nBob: Yes", "line 6: '00:0x", "\n\nBob: Yes"),
    "a thin arrow": ("x.srt", "2\n00:03 -> 00:0x\nBob: Yes", "line 6: '00:03 ->", "\n\n[00:00:03] Bob: Yes"),
    "an arrow alone": ("x.srt", "2\n-->\nBob: Yes", "line 6: '-->'", "\n\nBob: Yes"),
    "words in WebVTT": ("x.vtt", "we --> home\n<v Bob>Yes", "line 6: 'we --> home'", "\n\nBob: Yes"),
    "no arrow": ("x.srt", "2\n00:00:03,000\nBob: Yes", "line 6: '00:00:03,000'", "\n\nBob: Yes"),
    "cut off in a time": ("x.srt", "2\n00:00:03,0", "line 6: '00:00:03,0'", ""),
    "cut off in an arrow": ("x.srt", "2\n00:00:03,000 --", "line 6: '00:00:03,000 --'", ""),
    "cut off behind a number": ("x.srt", "2\n", "line 5: '2'", ""),
    "cut off without a number": ("x.vtt", "00:00:05.0", "line 6: '00:00:05.0'", ""),
    "a comma": ("x.sbv", "0:00:xx,0:00:04.000", "line 4: '0:00:xx,", ""),
    "cut off before a comma": ("x.sbv", "0:00:05.0", "line 4: '0:00:05.0'", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_line_that_should_be_times_is_told_and_is_no_speech(read, case: str) -> None:
    name, text, told, more = BROKEN[case]
    reading = read(name, ANN[name] + text)
    (notice,) = [one for one in reading.notices if "begins without times" in one.what]
    assert told in notice.what
    stamped = reading.text.replace("[00:00:01 - 00:00:03] ", "", 1).rstrip("\n")
    assert stamped == ANNS[name] + more


def test_a_file_that_holds_only_half_a_cue_is_an_error(read) -> None:
    with pytest.raises(InputError, match="no cue"):
        read("x.srt", "1\n00:00:03,0")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x.srt", "we went --> home"),
        ("x.srt", "at 10:30 -> 11:00"),
        ("x.srt", "10:30\nyes"),
        ("x.srt", "5"),
        ("x.sbv", "from 10:30,he said"),
    ],
)
def test_arrows_and_numbers_within_words_are_speech(read, name: str, words: str) -> None:
    reading = read(name, ANN[name] + words + "\n")
    assert words.replace("\n", " ") in reading.text
    assert not reading.notices


def test_an_arrow_in_a_note_begins_no_cue(read) -> None:
    reading = read("x.vtt", ANN["x.vtt"] + "NOTE\nfrom here --> there\nto the end\n")
    assert reading.text == "[00:00:01 - 00:00:03] Ann: Hello\n"


@pytest.mark.parametrize(
    ("name", "text"), [("x.srt", "Anna: Hello.\n"), ("x.vtt", "WEBVTT\n"), ("x.sbv", "a,b\n")]
)
def test_a_file_without_cues_is_an_error_that_shows_one(read, name: str, text: str) -> None:
    with pytest.raises(InputError, match="no cue") as error:
        read(name, text)
    assert "00:01.000" in error.value.remedy
