"""What Azure's Speech service writes: of a batch, times in ticks of 100 nanoseconds, and of a single file.

batch   {"recognizedPhrases": [{"channel", "speaker", "offsetInTicks", "durationInTicks", "nBest": []}]}
fast    {"phrases": [{"channel", "speaker", "offsetMilliseconds", "durationMilliseconds", "text"}]}
"""

from collections.abc import Iterator, Mapping
from typing import Any

from qda.ingest.timed.channels import by_time, voice
from qda.ingest.timed.entry_faults import Entries
from qda.ingest.timed.plain_data import at, has_objects, objects, speaker_of, time_of, words_of
from qda.ingest.timed.utterance import Utterance

_BATCH, _FAST = "recognizedPhrases", "phrases"
_WORDINGS = (("nBest", 0, "display"), ("nBest", 0, "lexical"), ("text",))
_TICKS, _MILLISECONDS = 1e7, 1e3
AZURE = (
    Entries((_BATCH,), _BATCH, _WORDINGS, (("offsetInTicks",),), (), per_second=_TICKS),
    Entries((_FAST,), _FAST, _WORDINGS, (("offsetMilliseconds",),), (), per_second=_MILLISECONDS),
)


def is_azure(value: Any) -> bool:
    """Whether it has the phrases of Azure, or nothing was heard at all."""
    empty = at(value, _BATCH) == [] and at(value, "combinedRecognizedPhrases") is not None
    return (
        empty
        or has_objects(at(value, _BATCH), "offsetInTicks")
        or has_objects(at(value, _FAST), "offsetMilliseconds", "text")
    )


def of_azure(value: Any) -> Iterator[Utterance]:
    """Each phrase in its best wording; of several channels, in the order of their times.

    Who speaks is told by the speaker, and by the channel if there are several.
    """
    called = _BATCH if _BATCH in value else _FAST
    phrases = objects(value[called], called)
    channels = len({str(one.get("channel", 0)) for one in phrases})
    said = [_utterance(one, f"{called}, entry {number}", channels) for number, one in enumerate(phrases, 1)]
    yield from by_time(said, channels)


def _utterance(one: Mapping[str, Any], what: str, channels: int) -> Utterance:
    wording = next((found for way in _WORDINGS if (found := at(one, *way)) is not None), None)
    speaker = voice(one.get("channel", 0), speaker_of(one.get("speaker")), channels)
    start, length = _seconds(one, "offset"), _seconds(one, "duration")
    end = start + length if start is not None and length is not None else None
    return Utterance(words_of(wording, f"{what}, text"), speaker, start, end)


def _seconds(one: Mapping[str, Any], name: str) -> float | None:
    """A time or a length in seconds."""
    ticks = time_of(one.get(f"{name}InTicks"), per_second=_TICKS)
    return ticks if ticks is not None else time_of(one.get(f"{name}Milliseconds"), per_second=_MILLISECONDS)
