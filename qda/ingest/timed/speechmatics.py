"""What Speechmatics writes (json-v2): words and marks one by one, times in seconds.

{"results": [{"type", "start_time", "end_time", "attaches_to", "alternatives": [{"content", "speaker"}]}]}
"""

from collections.abc import Iterator, Mapping
from typing import Any

from qda.ingest.timed.entry_faults import Entries
from qda.ingest.timed.plain_data import at, has_objects, objects, words_of
from qda.ingest.timed.services import sentences
from qda.ingest.timed.utterance import Utterance

_UNKNOWN = "UU"
"""The speaker of words that the service gives to nobody."""
SPEECHMATICS = (
    Entries(("results",), "results", (("alternatives", 0, "content"),), (("start_time",),), (("end_time",),)),
)


def is_speechmatics(value: Any) -> bool:
    """Whether it has the words of Speechmatics, each with its type, or nothing was heard at all."""
    empty = at(value, "results") == [] and at(value, "metadata", "transcription_config") is not None
    return empty or has_objects(at(value, "results"), "type", "start_time")


def of_speechmatics(value: Any) -> Iterator[Utterance]:
    """Words with the marks that belong to them, by speaker and sentence."""
    words: list[dict[str, Any]] = []
    opening = False
    for number, one in enumerate(objects(value["results"], "results"), 1):
        content = words_of(at(one, "alternatives", 0, "content"), f"results, entry {number}, content")
        attached = one.get("attaches_to") or ("previous" if one.get("type") == "punctuation" else "")
        if words and (opening or attached in ("previous", "both")):
            words[-1]["word"] += content
            words[-1]["end"] = one.get("end_time")
        else:
            words.append({"word": content, "speaker": _speaker(one), **_times(one)})
        opening = attached in ("next", "both")
    yield from sentences(words, ("word",))


def _speaker(one: Mapping[str, Any]) -> str:
    """Who says a word: a speaker, a channel that has a name, or a speaker of a channel."""
    parts = (one.get("channel"), at(one, "alternatives", 0, "speaker"))
    return " ".join(part for part in parts if isinstance(part, str) and part != _UNKNOWN)


def _times(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"start": one.get("start_time"), "end": one.get("end_time")}
