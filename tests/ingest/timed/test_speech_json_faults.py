"""What recognised speech lacks, and what cannot be read of it, is told with its place."""

import json
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest import json_file
from tests.ingest.timed.recognised_speech import AMAZON, CASES, WHISPER

BAD = {
    "a name twice": ('{"segments": [], "segments": []}', "stands twice"),
    "no number": ('{"segments": [{"text": "a", "start": NaN}]}', "NaN"),
    "deep": ("[" * 100_000, "too deeply"),
    "half a character": ('{"text": "\\ud800", "segments": []}', "half a character"),
    "cut off": ('{"segments": [', "line 1, column 15: this is not JSON: it ends here"),
    "a comma too few": ('{"a": 1 "b": 2}', "column 9: this is not JSON: a comma or a closing bracket"),
    "a comma too many": ('{"a": 1,}', "a name in double quotation marks is lacking|a comma behind the last"),
    "a text of two lines": ('{"a": "b\nc"}', "a text has a line end"),
    "a text without end": ('{"a": "b}', "the text that begins here has no closing"),
    "two values": ('{"a": 1}{}', "behind the end"),
    "Python's marks": ("{'a': 1}", "a name in double quotation marks"),
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
    "azure, a phrase that was not understood": (
        {"recognizedPhrases": [{"offsetInTicks": 1, "nBest": [{"display": "a."}]},
                               {"recognitionStatus": "NoMatch", "offsetInTicks": 2}]},
        TEXTS + "recognizedPhrases, entry 2",
    ),
    "azure, a time before the recording": (
        {"recognizedPhrases": [{"offsetInTicks": -1, "nBest": [{"display": "a."}]}]},
        TIMES + "recognizedPhrases, entry 1, start -1",
    ),
    "speechmatics": (
        {"results": [{"type": "word", "start_time": "x", "alternatives": [{"content": "a."}]}]},
        TIMES + "results, entry 1, start 'x'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_what_an_entry_lacks_is_told_with_its_number(read, case: str) -> None:
    value, told = FAULTS[case]
    reading = read("x.json", json.dumps(value).replace("Infinity", "1e400"))
    assert told in [notice.what for notice in reading.notices]
    assert reading.text.split()[-1] in {"a", "a."}


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


BEYOND = {
    "whisper": (
        {**WHISPER, "text": " Hello. We went. And home, hello."},
        "3 words of the whole text (under 'text') stand in no piece of speech, "
        "and are left out: And home hello",
    ),
    "the same but for marks and capitals": ({**WHISPER, "text": "hello we went"}, None),
    "pieces with more": ({**WHISPER, "text": "Hello."}, None),
    "amazon": (
        {"results": {**AMAZON["results"], "transcripts": [{"transcript": "Well, yes. No. Ha."}]}},
        "1 word of the whole text (under 'results', 'transcripts', 1, 'transcript') stands in no piece of "
        "speech, and is left out: Ha",
    ),
    "the second of two channels": (
        {
            "results": {
                "channels": [
                    {
                        "alternatives": [
                            {"transcript": "Hi.", "words": [{"word": "Hi.", "start": 3, "end": 4}]}
                        ]
                    },
                    {
                        "alternatives": [
                            {"transcript": "Yes. Ha.", "words": [{"word": "Yes.", "start": 5, "end": 6}]}
                        ]
                    },
                ]
            }
        },
        "1 word of the whole text (under 'results', 'channels', 2, 'alternatives', 1, 'transcript') stands "
        "in no piece of speech, and is left out: Ha",
    ),
    "a channel in which nobody speaks": (
        {
            "results": {
                "channels": [
                    {"alternatives": [{"transcript": "", "words": []}]},
                    {"alternatives": [{"words": [{"word": "Yes.", "start": 5, "end": 6}]}]},
                ]
            }
        },
        None,
    ),
    "without blanks": ({"text": "私は、行く。", "segments": [{"text": "私は行く", "start": 1}]}, None),
}


@pytest.mark.parametrize("case", BEYOND)
def test_words_that_only_the_whole_text_has_are_told(read, case: str) -> None:
    value, told = BEYOND[case]
    assert [one.what for one in read("x.json", json.dumps(value)).notices] == ([told] if told else [])
