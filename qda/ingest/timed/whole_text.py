"""The whole text that recognised speech gives beside its pieces, held against them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from qda.ingest.notice import Notice
from qda.ingest.timed.entry_faults import Way
from qda.ingest.timed.plain_data import at
from qda.ingest.timed.utterance import Utterance
from qda.model.counted import many

_SHOWN = 8
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
"""A sign of a script without blanks is a word here: recognisers put marks between them in one place only."""


def told_of_whole(value: Any, ways: Sequence[Way], said: Sequence[Utterance], path: Path) -> Iterator[Notice]:
    """A notice where the whole text, at one of the ways, has words that none of the pieces has.

    The pieces are what is read, because they have times and speakers.
    """
    for way in ways:
        whole = at(value, *way)
        if isinstance(whole, str) and (beyond := _beyond(whole, said)):
            shown = " ".join(beyond[:_SHOWN]) + (" …" if len(beyond) > _SHOWN else "")
            where = ", ".join(str(step + 1) if isinstance(step, int) else repr(step) for step in way)
            stand, are = ("stands", "is") if len(beyond) == 1 else ("stand", "are")
            yield Notice(
                f"{many(len(beyond), 'word')} of the whole text (under {where}) {stand} in no piece of "
                f"speech, and {are} left out: {shown}",
                str(path),
                "If they were said, pieces are missing: export the transcript again, or import it as text.",
            )


def _beyond(whole: str, said: Sequence[Utterance]) -> list[str]:
    """The words of a text that pieces do not have, or not so often."""
    have = Counter(word.casefold() for one in said for word in _WORD.findall(one.words))
    lacking: list[str] = []
    for word in _WORD.findall(whole):
        have[word.casefold()] -= 1
        if have[word.casefold()] < 0:
            lacking.append(word)
    return lacking
