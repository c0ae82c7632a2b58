"""Transcripts in which a tab stands between the speaker and the words, without a colon."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from qda.ingest.word.entries import Entry

_TABBED = re.compile(r"(?P<name>[^\W\d_][^\t\n:：.,;?!]{0,29})[ ]*\t\s*(?P<words>\S.*)", re.DOTALL)
_FEWEST = 4
_SHARE = 0.6
_MOST_WORDS = 3


def tabbed(given: Sequence[Entry]) -> list[Entry] | None:
    """The turns by names before a tab; None unless two or more names come again in most paragraphs."""
    found = [_TABBED.fullmatch(one.text) if not one.paragraph.level else None for one in given]
    found = [one if one and _is_name(one["name"]) else None for one in found]
    names = Counter(one["name"].strip().casefold() for one in found if one)
    count = sum(names.values())
    if count < max(_FEWEST, _SHARE * len(given)) or len(names) < 2 or len(names) > count / 2:
        return None
    if sum(len(one["words"].split()) for one in found if one) < 3 * count:
        return None  # a list of facts, not of speech
    return [
        replace(entry, speaker=one["name"].strip(), text=one["words"].strip()) if one else entry
        for entry, one in zip(given, found, strict=True)
    ]


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and not words[0][0].islower()
