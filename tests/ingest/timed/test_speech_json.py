"""Recognised speech in the forms that programs and services write."""

import json
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest import json_file, plain

WHISPER = {
    "text": " Hello. We went.",
    "segments": [
        {
            "id": 0,
            "seek": 0,
            "start": 0.0,
            "end": 1.52,
            "text": " Hello.",
            "tokens": [1],
            "avg_logprob": -0.2,
        },
        {"id": 1, "seek": 0, "start": 1.52, "end": 4.0, "text": " We went.", "no_speech_prob": 0.01},
    ],
    "language": "en",
}
WHISPERX = {
    "segments": [
        {"start": 0.5, "end": 2.1, "text": " Where is it?", "speaker": "SPEAKER_01", "words": [
            {"word": "Where", "start": 0.5, "end": 0.9, "score": 0.9, "speaker": "SPEAKER_00"},
            {"word": "is", "score": 0.8, "speaker": "SPEAKER_01"}, {"word": "it?", "speaker": "SPEAKER_01"}]},
        {"start": 2.2, "end": 4.0, "text": " Here. There.", "words": [
            {"word": "Here.", "start": 2.2, "end": 3.0, "speaker": "SPEAKER_00"},
            {"word": "There.", "start": 3.1, "end": 4.0, "speaker": "SPEAKER_01"}]},
    ],
    "word_segments": [],
}  # fmt: skip
CPP = {
    "systeminfo": "x",
    "result": {"language": "en"},
    "transcription": [
        {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"}, "offsets": {"from": 0, "to": 2500},
         "text": " We went.", "speaker_turn_next": True},
        {"timestamps": {"from": "00:00:02,500", "to": "01:00:00,000"}, "text": " And you?"},
    ],
}  # fmt: skip
AMAZON = {
    "jobName": "x",
    "results": {
        "transcripts": [{"transcript": "Well, yes. No."}],
        "speaker_labels": {"segments": [
            {"speaker_label": "spk_0", "items": [{"start_time": "0.04", "speaker_label": "spk_0"},
                                                 {"start_time": "0.5", "speaker_label": "spk_0"}]},
            {"speaker_label": "spk_1", "items": [{"start_time": "1.5"}]}]},
        "items": [
            {"start_time": "0.04", "end_time": "0.4", "type": "pronunciation",
             "alternatives": [{"content": "Well"}]},
            {"type": "punctuation", "alternatives": [{"content": ","}]},
            {"start_time": "0.5", "end_time": "0.9", "type": "pronunciation",
             "alternatives": [{"content": "yes"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]},
            {"start_time": "1.5", "end_time": "1.9", "type": "pronunciation",
             "alternatives": [{"content": "No"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]},
        ],
    },
}  # fmt: skip
DEEPGRAM_WORDS = [
    {"word": "hi", "punctuated_word": "Hi.", "start": 0.1, "end": 0.5, "speaker": 0},
    {"word": "you", "punctuated_word": "You?", "start": 1.1, "end": 2.0, "speaker": 1},
]
REV = {
    "speakers": [{"id": 1, "name": "Anna"}],
    "monologues": [
        {"speaker": 0, "elements": [
            {"type": "text", "value": "Hi", "ts": 0.5, "end_ts": 1.0, "confidence": 0.9},
            {"type": "punct", "value": ", "}, {"type": "text", "value": "you", "ts": 1.0, "end_ts": 2.0}]},
        {"speaker": 1, "elements": [{"type": "text", "value": "Yes", "ts": 3, "end_ts": 4}]},
    ],
}  # fmt: skip
CASES = {
    "whisper": (WHISPER, ["[00:00:00 - 00:00:04] Hello. We went."], ()),
    "a list of segments": (WHISPER["segments"], ["[00:00:00 - 00:00:04] Hello. We went."], ()),
    "whisperx: the segment's speaker, else its words'": (
        WHISPERX,
        ["[00:00:00 - 00:00:02] SPEAKER_01: Where is it?", "[00:00:02 - 00:00:03] SPEAKER_00: Here.",
         "[00:00:03 - 00:00:04] SPEAKER_01: There."],
        ("SPEAKER_01", "SPEAKER_00"),
    ),
    "whisper.cpp": (CPP, ["[00:00:00 - 00:00:02] We went.", "[00:00:02 - 01:00:00] And you?"], ()),
    "a pipeline": (
        {"text": "x", "chunks": [{"timestamp": [0.0, 2.0], "text": " We"},
                                {"timestamp": [2.0, None], "text": " went."}]},
        ["[00:00:00 - 00:00:02] We went."],
        (),
    ),
    "assemblyai": (
        {"text": "Hi. Yes.", "utterances": [
            {"speaker": "A", "text": "Hi.", "start": 100, "end": 2000, "words": []},
            {"speaker": "B", "text": "Yes.", "start": 61_000, "end": 62_000}]},
        ["[00:00:00 - 00:00:02] Speaker A: Hi.", "[00:01:01 - 00:01:02] Speaker B: Yes."],
        ("Speaker A", "Speaker B"),
    ),
    "deepgram words": (
        {"results": {"channels": [{"alternatives": [{"transcript": "hi you", "words": DEEPGRAM_WORDS}]}]}},
        ["[00:00:00 - 00:00:00] Speaker 0: Hi.", "[00:00:01 - 00:00:02] Speaker 1: You?"],
        ("Speaker 0", "Speaker 1"),
    ),
    "amazon": (
        AMAZON,
        ["[00:00:00 - 00:00:00] spk_0: Well, yes.", "[00:00:01 - 00:00:01] spk_1: No."],
        ("spk_0", "spk_1"),
    ),
    "elevenlabs": (
        {"language_code": "eng", "text": "Why? (laughs) So far.", "words": [
            {"text": "Why?", "start": 0.1, "end": 1.0, "type": "word", "speaker_id": "speaker_0"},
            {"text": " ", "start": 1.0, "end": 62.0, "type": "spacing", "speaker_id": "speaker_0"},
            {"text": "(laughs)", "start": 62.0, "end": 63, "type": "audio_event", "speaker_id": "speaker_1"},
            {"text": " ", "start": 63.0, "end": 63.1, "type": "spacing", "speaker_id": "speaker_1"},
            {"text": "So", "start": 63.1, "end": 63.4, "type": "word", "speaker_id": "speaker_1"},
            {"text": " ", "start": 63.4, "end": 63.5, "type": "spacing", "speaker_id": "speaker_1"},
            {"text": "far.", "start": 63.5, "end": 64.0, "type": "word", "speaker_id": "speaker_1"}]},
        ["[00:00:00 - 00:00:01] speaker_0: Why?", "[00:01:02 - 00:01:04] speaker_1: (laughs) So far."],
        ("speaker_0", "speaker_1"),
    ),
    "elevenlabs, nobody told apart": (
        {"text": "私は行く。", "words": [
            {"text": "私は", "start": 60, "end": 61, "type": "word", "speaker_id": None},
            {"text": "行く。", "start": 61, "end": 62, "type": "word", "speaker_id": None},
            {"text": " ", "start": 62, "end": 80, "type": "spacing", "speaker_id": None},
            {"text": "はい。", "start": 80, "end": 81, "type": "word", "speaker_id": None}]},
        ["[00:01:00 - 00:01:02] 私は行く。", "[00:01:20 - 00:01:21] はい。"],
        (),
    ),
    "rev": (
        REV,
        ["[00:00:00 - 00:00:02] Speaker 0: Hi, you", "[00:00:03 - 00:00:04] Anna: Yes"],
        ("Speaker 0", "Anna"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_paragraphs_speakers_and_times(read, case: str) -> None:
    value, expected, labels = CASES[case]
    reading = read("x.json", json.dumps(value))
    assert reading.text == "\n\n".join(expected) + "\n"
    assert reading.metadata.speakers.labels == labels


def test_the_language_that_was_heard_is_kept(read) -> None:
    assert read("x.json", json.dumps(WHISPER)).metadata.language == "en"


BAD = {
    "a name twice": ('{"segments": [], "segments": []}', "stands twice"),
    "no number": ('{"segments": [{"text": "a", "start": NaN}]}', "NaN"),
    "deep": ("[" * 100_000, "too deeply"),
    "half a character": ('{"text": "\\ud800", "segments": []}', "half a character"),
    "cut off": ('{"segments": [', "not JSON"),
    "a long number": ("1" * 5000, "too long"),
    "a text that is none": ('{"segments": [{"text": 3, "start": 1}]}', "segments, entry 1, text"),
    "entries that are none": ('{"segments": [{"text": "a", "start": 1}, 2]}', "segments, entry 2"),
    "another kind": ('{"name": "x"}', "not of a kind"),
    "a number": ("12", "not of a kind"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_told_in_words(case: str) -> None:
    text, told = BAD[case]
    with pytest.raises(InputError, match=told) as error:
        json_file.read(text.encode(), Path("x.json"))
    assert "x.json" in str(error.value)


def test_unknown_json_is_told_what_is_read() -> None:
    with pytest.raises(InputError) as error:
        json_file.read(b"{}", Path("x.json"))
    assert "Whisper" in error.value.remedy


@pytest.mark.parametrize("time", ["-1", "1e999", "null", '"later"', "1e12"])
def test_a_time_that_cannot_be_is_left_out(read, time: str) -> None:
    reading = read(
        "x.json", '{"segments": [{"text": "a.", "start": TIME, "end": TIME}]}'.replace("TIME", time)
    )
    assert reading.text == "a.\n"


def seg(**said):
    """A segment that is sound but for what is said; None takes a name out."""
    return {
        name: value
        for name, value in {"text": "a.", "start": 1, "end": 2, **said}.items()
        if value is not None
    }


WORDS_OF_TWO = [{"word": "a", "speaker": "A", "start": 1}, {"speaker": "B", "start": "x"}]
TEXTS, TIMES = (
    "entries without a text are left out: ",
    "times that cannot be are left out, and the words are kept: ",
)
FAULTS = {
    "a time of letters": ({"segments": [seg(), seg(start="a")]}, TIMES + "segments, entry 2, start 'a'"),
    "a time without end": ({"segments": [seg(end=1e400)]}, TIMES + "segments, entry 1, end inf"),
    "a list alone": ([seg(), seg(end="a")], TIMES + "segments, entry 2, end 'a'"),
    "an end before its start": (
        {"segments": [seg(start=5)]}, TIMES + "segments, entry 1, end 2 s before its start 5 s"
    ),
    "no text": ({"segments": [seg(), seg(text=None)]}, TEXTS + "segments, entry 2"),
    "a word without text": (
        {"segments": [seg(words=WORDS_OF_TWO)]}, TEXTS + "segments, entry 1, words, entry 2"
    ),
    "many": (
        {"segments": [seg()] + [seg(text=None)] * 7},
        TEXTS + "; ".join(f"segments, entry {n}" for n in range(2, 7)) + "; 2 more",
    ),
    "whisper.cpp": (
        {"transcription": [{"text": "a.", "offsets": {"from": "x", "to": 2000}}]},
        TIMES + "transcription, entry 1, start 'x'",
    ),
    "a pipeline": (
        {"chunks": [{"text": "a.", "timestamp": [0, 1]}, {"timestamp": [1, 2]}]}, TEXTS + "chunks, entry 2"
    ),
    "assembly": (
        {"utterances": [{"text": "a.", "start": True, "end": 9}]}, TIMES + "utterances, entry 1, start True"
    ),
    "rev": (
        {"monologues": [{"elements": [{"value": "a.", "ts": "x"}]}, {}]}, TEXTS + "monologues, entry 2"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_what_an_entry_lacks_is_told_with_its_number(read, case: str) -> None:
    value, told = FAULTS[case]
    reading = read("x.json", json.dumps(value).replace("Infinity", "1e400"))
    assert told in [notice.what for notice in reading.notices]
    assert "a" in reading.text


@pytest.mark.parametrize("case", CASES)
def test_of_sound_speech_nothing_is_told(read, case: str) -> None:
    told = [one.what for one in read("x.json", json.dumps(CASES[case][0])).notices]
    assert not [one for one in told if "left out" in one]


def test_lists_that_are_not_read_are_not_told(read) -> None:
    chunks = [{"text": "a.", "timestamp": [0, 1]}]
    for value in ({"chunks": chunks, "speakers": ["A", "B"]}, {"segments": [seg(speaker="A", words=5)]}):
        assert not read("x.json", json.dumps(value)).notices


def test_a_segment_without_text_says_its_words(read) -> None:
    words = [{"text": "so", "start": 3}, {"word": "what?", "start": 4}]
    reading = read("x.json", json.dumps({"segments": [seg(), seg(text=None, start=3, end=5, words=words)]}))
    assert reading.text == "[00:00:01 - 00:00:05] a. so what?\n"
    assert not reading.notices


def test_json_saved_as_text_is_read_and_told() -> None:
    for value in (WHISPERX, WHISPERX["segments"]):
        (reading,) = plain.read(json.dumps(value).encode(), Path("x.txt"))
        assert reading.text.startswith("[00:00:00 - 00:00:02] SPEAKER_01: Where is it?\n")
        assert "JSON saved as .txt" in reading.notices[-1].what


def test_json_of_an_unknown_kind_is_refused_as_text_too() -> None:
    with pytest.raises(InputError, match="not of a kind"):
        plain.read(b'{"name": "x"}', Path("x.txt"))


@pytest.mark.parametrize("text", ["[1]", "[]", "{}", "[Music] Hello.", "{pause} So.", '"Hello."', "12"])
def test_text_that_only_looks_like_json_is_text(text: str) -> None:
    (reading,) = plain.read(text.encode(), Path("x.txt"))
    assert (reading.text, reading.notices) == (text, ())
