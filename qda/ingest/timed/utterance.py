"""What somebody says from when to when: the one thing that all formats of timed speech are read to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of one voice, on one line; times in seconds, None where the file does not tell.

    `speaker` is the label of who speaks, "" when nobody is named. `changes` says that somebody else than
    before speaks, whoever it is. `place` is where it stands in the file ("row 12").
    """

    words: str
    speaker: str = ""
    start: float | None = None
    end: float | None = None
    changes: bool = False
    place: str = ""


def folded(text: str) -> str:
    """The words with single spaces, on one line."""
    return " ".join(text.split())
