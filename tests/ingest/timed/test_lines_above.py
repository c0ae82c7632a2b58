"""Lines above the times of cues: somebody's words are kept or told, and names and heads are neither."""

import pytest

FIRST = {
    "srt": "1\n00:00:01,000 --> 00:00:03,000\nAnna: We went.\n\n",
    "vtt": "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nAnna: We went.\n\n",
    "sbv": "0:00:01.000,0:00:03.000\nAnna: We went.\n\n",
}
SECOND = {
    "srt": "00:00:04,000 --> 00:00:06,000\nAnna: We carried her home.\n",
    "vtt": "00:00:04.000 --> 00:00:06.000\nAnna: We carried her home.\n",
    "sbv": "0:00:04.000,0:00:06.000\nAnna: We carried her home.\n",
}
LINE = {"srt": 5, "vtt": 6, "sbv": 4}


@pytest.mark.parametrize("form", FIRST)
@pytest.mark.parametrize("words", ["Anna: My mother fell ill there.", "My mother fell ill there.", "Yes."])
def test_words_right_above_times_are_kept_with_the_cue_before(read, form: str, words: str) -> None:
    reading = read(f"x.{form}", f"{FIRST[form]}{words}\n{SECOND[form]}")
    said = words.removeprefix("Anna: ")
    assert reading.text == f"[00:00:01 - 00:00:06] Anna: We went. {said} We carried her home.\n"
    (notice,) = reading.notices
    assert f"line {LINE[form]}: {words!r}" in notice.what


@pytest.mark.parametrize("form", FIRST)
@pytest.mark.parametrize("above", ["", "{}\n\n"], ids=["right above", "with a blank line"])
def test_words_above_the_first_cue_are_told_with_their_line(read, form: str, above: str) -> None:
    words = "Anna: I say something first."
    head = {"vtt": "WEBVTT\n", "srt": "", "sbv": ""}[form]
    text = head + (above or "{}\n").format(words) + SECOND[form]
    (notice,) = read(f"x.{form}", text).notices
    assert f"line {2 if head else 1}: {words!r}" in notice.what
    assert "above the first cue" in notice.what


@pytest.mark.parametrize(
    "head",
    [
        "WEBVTT - Recording of 4 May",
        "WEBVTT\nKind: captions\nLanguage: en",
        "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000",
        "WEBVTT\nKind: captions\nLanguage: en\nStyle:\n::cue(c.colorCCCCCC) { color: red;\n }\n##",
    ],
)
def test_what_programs_write_above_the_first_cue_is_no_remark(read, head: str) -> None:
    reading = read("x.vtt", f"{head}\n\n{SECOND['vtt']}")
    assert reading.text == "[00:00:04 - 00:00:06] Anna: We carried her home.\n"
    assert not reading.notices


@pytest.mark.parametrize(
    "names", [("1", "2"), ("Slide 1", "Slide 2"), ("b5-0f/1-0", "b5-0f/2-0"), ("1.", "2.")]
)
def test_names_of_cues_are_no_words(read, names: tuple[str, str]) -> None:
    first = FIRST["vtt"].replace("00:00:01", f"{names[0]}\n00:00:01")
    reading = read("x.vtt", f"{first}{names[1]}\n{SECOND['vtt']}")
    assert reading.text == "[00:00:01 - 00:00:06] Anna: We went. We carried her home.\n"
    assert not reading.notices
