"""The words of a cue without the tags that say how to show them, and the voices that it names."""

import re
from collections.abc import Iterator

from qda.ingest.entities import decoded
from qda.ingest.timed.utterance import folded

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?P<name>\s[^<>]*)?>|</v>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|ruby|rt|lang|font|span|v)(?:[.\s][^<>]*)?>|<br\s*/?>|<\d{1,4}:[\d:.]*>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>|\[br\]|\\N", re.IGNORECASE)
_PLACING = re.compile(r"\{\\[^{}\n]*\}")


def plain(text: str) -> str:
    """The text without tags and with its entities as the characters they stand for, on the same lines.

    Only tags that subtitles know are tags: <laughs> stays.
    """
    return decoded(_TAG.sub("", _PLACING.sub("", _BREAK.sub("\n", text))))


def voices(text: str) -> Iterator[tuple[str, str]]:
    """Each voice of a cue with its words, tags and all; "" is the voice where none is named."""
    name, at = "", 0
    for tag in _VOICE.finditer(text):
        yield name, text[at : tag.start()]
        name, at = folded(plain(tag["name"] or "")), tag.end()
    yield name, text[at:]
