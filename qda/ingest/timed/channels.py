"""Recordings of several channels: whose words are whose, and what stands in two channels at once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.timed.utterance import Utterance
from qda.model.counted import many

_SHOWN = 3
_WORDS = 3
"""Words of a piece, at least, that two voices do not say by chance at the same moment."""
_SPACE = re.compile(r"[\W_]+")


def voice(channel: object, speaker: str, of: int) -> str:
    """The label of a speaker of one of so many channels: each channel counts its speakers by itself."""
    return f"Channel {channel} {speaker}".strip() if of > 1 else speaker


def by_time(said: Sequence[Utterance], of: int) -> Sequence[Utterance]:
    """What several channels say, in the order of its times."""
    return sorted(said, key=lambda one: one.start or 0.0) if of > 1 else said


def told_of_twice(said: Sequence[Utterance], path: Path) -> Iterator[Notice]:
    """A notice where voices say the same words at the same time, as when both channels hold one recording."""
    pieces: dict[str, list[Utterance]] = defaultdict(list)
    twice: list[Utterance] = []
    for one in said:
        key = _SPACE.sub(" ", one.words).strip().casefold()
        if len(key.split()) >= _WORDS and one.start is not None:
            if any(_meet(one, other) for other in pieces[key]):
                twice.append(one)
            pieces[key].append(one)
    if twice:
        shown = "; ".join(repr(one.words[:60]) for one in twice[:_SHOWN])
        are = "is" if len(twice) == 1 else "are"
        yield Notice(
            f"{many(len(twice), 'piece')} of speech {are} said by another voice at the same time in the same "
            f"words, and counted for both: {shown}",
            str(path),
            "If both channels hold one recording, transcribe one of them, or take the turns of one out.",
        )


def _meet(one: Utterance, other: Utterance) -> bool:
    """Whether two voices speak at the same time."""
    if one.start is None or other.start is None or one.speaker == other.speaker:
        return False
    first, second = sorted((one, other), key=lambda each: each.start or 0.0)
    end = first.end if first.end is not None else first.start
    return (second.start or 0.0) <= (end or 0.0) + 1.0
