"""What Whisper writes, and the programs that run it.

    Whisper, faster-whisper, WhisperX, OpenAI   {"segments": [{"start", "end", "text", "speaker"}]}
    whisper.cpp                                 {"transcription": [{"offsets": {"from", "to"}, "text"}]}
    pipelines of transformers                   {"chunks": [{"timestamp": [start, end], "text"}]}

Times are seconds, in whisper.cpp milliseconds. A segment's own speaker counts; where it has none, its words'.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from qda.ingest.timed.entry_faults import Entries
from qda.ingest.timed.plain_data import at, has_objects, objects, speaker_of, time_of, words_of
from qda.ingest.timed.turns import joined
from qda.ingest.timed.utterance import Utterance

_TEXT, _START, _END = (("text",),), (("start",),), (("end",),)
_SPOKEN = Entries(("words",), "words", (("word",), ("text",)), _START, _END)
WHISPER = (
    Entries(("segments",), "segments", _TEXT, _START, _END, inner=_SPOKEN),
    Entries((), "segments", _TEXT, _START, _END, inner=_SPOKEN),
)
CPP = (
    Entries(
        ("transcription",),
        "transcription",
        _TEXT,
        (("offsets", "from"), ("timestamps", "from")),
        (("offsets", "to"), ("timestamps", "to")),
        per_second=1000,
    ),
)
_FROM, _TO = (("timestamp", 0),), (("timestamp", 1),)
PIPELINE = (
    Entries(("speakers",), "speakers", _TEXT, _FROM, _TO, needs=("text", "timestamp")),
    Entries(("chunks",), "chunks", _TEXT, _FROM, _TO),
)


def is_whisper(value: Any) -> bool:
    """Whether segments with texts and starts stand in it, or nothing was heard at all."""
    segments = at(value, "segments") if isinstance(value, Mapping) else value
    empty = segments == [] and isinstance(at(value, "text"), str)
    return empty or has_objects(segments, "text", "start")


def of_whisper(value: Any) -> Iterator[Utterance]:
    """What each segment says; the whole text when there are no segments."""
    segments = objects(value["segments"] if isinstance(value, Mapping) else value, "segments")
    if not segments:
        yield Utterance(words_of(value["text"], "text"))
    for number, one in enumerate(segments, 1):
        what = f"segments, entry {number}"
        words = objects(one.get("words"), f"{what}, words") if not one.get("speaker") else ()
        if len({speaker_of(word.get("speaker")) for word in words}) > 1 or (
            words and speaker_of(words[0].get("speaker"))
        ):
            yield from _of_words(words, what)
        else:
            yield _timed(one, what)


def _timed(one: Mapping[str, Any], what: str) -> Utterance:
    """A segment whose text counts; without one, the texts of its words."""
    if one.get("text") is None:
        said = joined([_word(word, what) for word in objects(one.get("words"), f"{what}, words")])
    else:
        said = words_of(one["text"], f"{what}, text")
    return Utterance(
        said,
        speaker_of(one.get("speaker")),
        time_of(one.get("start")),
        time_of(one.get("end")),
    )


def _of_words(words: Sequence[Mapping[str, Any]], what: str) -> Iterator[Utterance]:
    """Words of one speaker in a row; one that has no speaker belongs to the word before it."""
    speakers: list[str] = []
    for word in words:
        own = speaker_of(word.get("speaker"))
        speakers.append(own or (speakers[-1] if speakers else ""))
    for speaker, group in groupby(zip(words, speakers, strict=True), key=lambda pair: pair[1]):
        own_words = [word for word, _ in group]
        said = joined([_word(word, what) for word in own_words])
        yield Utterance(said, speaker, *span_of(own_words, "start", "end"))


def _word(word: Mapping[str, Any], what: str) -> str:
    """What a word is: whisper-timestamped calls it a text."""
    return words_of(word.get("word", word.get("text")), f"{what}, word")


def span_of(
    words: Sequence[Mapping[str, Any]], start: str, end: str, *, per_second: float = 1.0
) -> tuple[float | None, float | None]:
    """From the first start to the last end of some words."""
    starts = (time_of(word.get(start), per_second=per_second) for word in words)
    ends = (time_of(word.get(end), per_second=per_second) for word in reversed(words))
    return next((one for one in starts if one is not None), None), next(
        (one for one in ends if one is not None), None
    )


def is_cpp(value: Any) -> bool:
    """Whether it is what whisper.cpp writes with -oj."""
    return has_objects(at(value, "transcription"), "text")


def of_cpp(value: Any) -> Iterator[Utterance]:
    """What each piece says; `speaker_turn_next` tells that somebody else goes on, whoever it is."""
    changes = False
    for number, one in enumerate(objects(value["transcription"], "transcription"), 1):
        speaker = speaker_of(one.get("speaker"))
        words = words_of(one.get("text"), f"transcription, entry {number}, text")
        yield Utterance(words, speaker, _cpp_time(one, "from"), _cpp_time(one, "to"), changes)
        changes = one.get("speaker_turn_next") is True


def _cpp_time(one: Mapping[str, Any], name: str) -> float | None:
    offset = time_of(at(one, "offsets", name), per_second=1000)
    return offset if offset is not None else time_of(at(one, "timestamps", name))


def is_pipeline(value: Any) -> bool:
    """Whether it is what a pipeline of transformers gives, or insanely-fast-whisper."""
    return has_objects(at(value, "chunks"), "text", "timestamp")


def of_pipeline(value: Any) -> Iterator[Utterance]:
    """What each chunk says; chunks with speakers are preferred where there are any."""
    chosen = "speakers" if has_objects(at(value, "speakers"), "text", "timestamp") else "chunks"
    for number, one in enumerate(objects(value[chosen], chosen), 1):
        words = words_of(one.get("text"), f"{chosen}, entry {number}, text")
        start, end = (time_of(at(one, "timestamp", place)) for place in (0, 1))
        yield Utterance(words, speaker_of(one.get("speaker")), start, end)
