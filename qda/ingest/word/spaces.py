"""White space as web pages and OpenDocument texts mean it: a run of it is one space, at a line's end none."""

import re
from collections.abc import Sequence

from qda.ingest.word.blocks import Stretch, folded

_SPACE = "\ufdd0"
"""Stands for white space until it is known what is beside it; no text has this character."""
_OF_FILE = str.maketrans(dict.fromkeys(" \t\r\n\f", _SPACE))
_RUN = re.compile(f"{_SPACE}{{2,}}")
_BESIDE_END = re.compile(f"{_SPACE}*\n{_SPACE}*")


def collapsible(text: str) -> str:
    """A text whose white space only parts words."""
    return text.translate(_OF_FILE)


def shown(text: str) -> str:
    """The same text when nothing stands beside it."""
    return _RUN.sub(_SPACE, text).replace(_SPACE, " ")


def spaced(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """A paragraph's stretches with their white space as it is shown: single, and none at a line's ends."""
    cleaned: list[Stretch] = []
    after_space = True
    for one in stretches:
        text = _BESIDE_END.sub("\n", one.text) if "\n" in one.text else one.text
        if after_space:
            text = text.lstrip(_SPACE)
        if text:
            after_space = text.endswith((_SPACE, "\n"))
        cleaned.append(Stretch(shown(text), one.bold, one.italic))
    return folded(cleaned)
