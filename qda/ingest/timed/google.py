"""What Google's Speech-to-Text writes, alone or as the response of an operation that took long.

v1   {"results": [{"alternatives": [{"transcript", "words": [{"word", "startTime": "1.2s", "speakerTag"}]}]}]}
v2   the same with "startOffset" and "speakerLabel"

The names are also written `start_time`, and a time as `{"seconds": "1", "nanos": 200000000}`. Where speakers
were asked for, the last result of v1 says again, word by word, what those before it say.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from qda.ingest.timed.channels import by_time, voice
from qda.ingest.timed.entry_faults import Entries
from qda.ingest.timed.plain_data import at, has_objects, objects, speaker_of, time_of, words_of
from qda.ingest.timed.services import sentences
from qda.ingest.timed.utterance import Utterance

_ALONE, _RESPONSE = ("results",), ("response", "results")
_TEXTS = (("alternatives", 0, "transcript"), ("alternatives", 0, "words"))
GOOGLE = tuple(Entries(way, "results", _TEXTS, (), ()) for way in (_ALONE, _RESPONSE))
_START = ("startTime", "startOffset", "start_time", "start_offset")
_END = ("endTime", "endOffset", "end_time", "end_offset")
_RESULT_END = ("resultEndTime", "resultEndOffset", "result_end_time", "result_end_offset")
_SPEAKER = ("speakerLabel", "speaker_label", "speakerTag", "speaker_tag")
_CHANNEL = ("channelTag", "channel_tag")
_NANO = 1e-9


def is_google(value: Any) -> bool:
    """Whether it has results with other wordings, each of them with a transcript or words."""
    results = _results(value)
    first = at(results, 0, "alternatives")
    return has_objects(results, "alternatives") and (
        has_objects(first, "transcript") or has_objects(first, "words")
    )


def of_google(value: Any) -> Iterator[Utterance]:
    """Each result in its best wording, its words by speaker where these are told."""
    results = _without_said_again(objects(_results(value), "results"))
    channels = len({_first(one, _CHANNEL) for one in results})
    ends: dict[Any, float | None] = {}
    said: list[Utterance] = []
    for number, one in enumerate(results, 1):
        channel = _first(one, _CHANNEL) or 0
        parts = list(_of_result(one, number, ends.get(channel, 0.0)))
        said += [replace(part, speaker=voice(channel, part.speaker, channels)) for part in parts]
        ends[channel] = parts[-1].end
    yield from by_time(said, channels)


def _results(value: Any) -> Any:
    found = at(value, *_ALONE)
    return found if found is not None else at(value, *_RESPONSE)


def _of_result(result: Mapping[str, Any], number: int, before: float | None) -> Sequence[Utterance]:
    """What a result says, in one piece unless its words tell who speaks. Where no word has a time, it begins
    when the one before ends."""
    words = _words(result)
    if any(one["speaker"] for one in words):
        return list(sentences(words, ("word",)))
    text = words_of(at(result, "alternatives", 0, "transcript"), f"results, entry {number}, transcript")
    start, end = (words[0]["start"], words[-1]["end"]) if words else (None, None)
    end = end if end is not None else _seconds(_first(result, _RESULT_END))
    start = before if start is None and end is not None else start
    return [Utterance(text or " ".join(one["word"] for one in words), "", start, end)]


def _words(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The words of a result; the speaker 0 is nobody."""
    found = objects(at(result, "alternatives", 0, "words"), "results, words")
    return [
        {
            "word": words_of(one.get("word"), "results, words, word"),
            "start": _seconds(_first(one, _START)),
            "end": _seconds(_first(one, _END)),
            "speaker": speaker_of(_first(one, _SPEAKER) or ""),
        }
        for one in found
    ]


def _without_said_again(results: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The results, without those whose words the last one says again and tells who says them."""
    if len(results) < 2 or not all(one["speaker"] for one in _words(results[-1])):
        return results
    last = Counter(_folded(_words(results[-1])))
    before = Counter(word for one in results[:-1] for word in _folded(_words(one)) or _split(one))
    return results[-1:] if before and not before - last else results


def _folded(words: Sequence[Mapping[str, Any]]) -> list[str]:
    return [str(one["word"]).casefold() for one in words]


def _split(result: Mapping[str, Any]) -> list[str]:
    return str(at(result, "alternatives", 0, "transcript") or "").casefold().split()


def _first(one: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((one[name] for name in names if one.get(name) is not None), None)


def _seconds(value: Any) -> float | None:
    """The seconds of `1.200s`, or of seconds and their thousand millionths."""
    if isinstance(value, Mapping):
        whole = time_of(value.get("seconds") or 0)
        return None if whole is None else whole + (time_of(value.get("nanos") or 0) or 0) * _NANO
    return time_of(value.strip().removesuffix("s") if isinstance(value, str) else value)
