"""Recognised speech in the forms that programs and services write."""

import json
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest import plain
from tests.ingest.timed.recognised_speech import AZURE, CASES, SPEECHMATICS, STEREO, WHISPER, WHISPERX


@pytest.mark.parametrize("case", CASES)
def test_paragraphs_speakers_and_times(read, case: str) -> None:
    value, expected, labels = CASES[case]
    reading = read("x.json", json.dumps(value))
    assert reading.text == "\n\n".join(expected) + "\n"
    assert reading.metadata.speakers.labels == labels


@pytest.mark.parametrize(
    ("value", "language"),
    [
        (WHISPER, "en"),
        (AZURE, "de"),
        (SPEECHMATICS, "es"),
        (STEREO, None),
        ({**WHISPER, "language": "multi"}, None),
    ],
)
def test_the_language_that_was_heard_is_kept(read, value, language: str | None) -> None:
    assert read("x.json", json.dumps(value)).metadata.language == language


def test_json_saved_as_text_is_read_and_told() -> None:
    for value in (WHISPERX, WHISPERX["segments"]):
        (reading,) = plain.read(json.dumps(value).encode(), Path("x.txt"))
        assert reading.text.startswith("[00:00:00 - 00:00:02] SPEAKER_01: Where is it?\n")
        assert "JSON saved as .txt" in reading.notices[-1].what


def test_json_lines_saved_as_text_are_read_and_told() -> None:
    lines = [json.dumps({"start": n, "end": n + 1, "text": f"So {n}.", "speaker": "AB"[n]}) for n in (0, 1)]
    (reading,) = plain.read("\n\n".join([*lines, ""]).encode(), Path("x.txt"))
    assert (
        reading.text == "[00:00:00 - 00:00:01] Speaker A: So 0.\n\n[00:00:01 - 00:00:02] Speaker B: So 1.\n"
    )
    assert "JSON saved as .txt" in reading.notices[-1].what
    for last, problem in (('{"start": 2, "te', "x.txt, line 3: this is not JSON"), ('{"a": 1}', "")):
        text = "\n".join([*lines, last])
        with pytest.raises(InputError) as error:
            plain.read(text.encode() if problem else b'{"a": 1}\n{"a": 2}', Path("x.txt"))
        assert (problem or "not of a kind") in str(error.value)


def test_json_of_an_unknown_kind_is_refused_as_text_too() -> None:
    with pytest.raises(InputError, match="not of a kind"):
        plain.read(b'{"name": "x"}', Path("x.txt"))


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1} {"b": 2}',
        '{"a": 1}\nSo.',
        "[1]",
        "[]",
        "{}",
        "[Music] Hello.",
        "{pause} So.",
        '"Hello."',
        "12",
    ],
)
def test_text_that_only_looks_like_json_is_text(text: str) -> None:
    (reading,) = plain.read(text.encode(), Path("x.txt"))
    assert (reading.text, reading.notices) == (text, ())


@pytest.mark.parametrize(("start", "is_told"), [(3.5, True), (30, False)])
def test_what_two_channels_hold_at_the_same_time_is_told(read, start: float, is_told: bool) -> None:
    said = {"transcript": "It was cold then.", "channel": 0, "start": 3, "end": 5}
    other = {**said, "transcript": "it was cold, then", "channel": 1, "start": start, "end": start + 2}
    channels = [{"alternatives": [{"transcript": "It was cold then."}]}]
    reading = read("x.json", json.dumps({"results": {"channels": channels, "utterances": [said, other]}}))
    assert reading.text.count("cold") == 2
    told = "1 piece of speech is said by another voice at the same time in the same words"
    shown = f"{told}, and counted for both: 'it was cold, then'"
    assert [one.what for one in reading.notices] == [shown] * is_told
