"""A text as it is read: what is looked for may have characters within that nobody sees, or signs that stand
for others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from qda.language.characters.alike import HEBREW
from qda.language.characters.unseen import Bare, may_hold, readings
from qda.model.signs import APOSTROPHES, DASHES, HYPHENS
from qda.model.span import Span

What = TypeVar("What")
Found = tuple[int, int, What]
"""Start, end, and what was found there."""
_TYPED = {
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys(HYPHENS, "-"),
    **HEBREW,
    "_": " ",  # names of files have it for a blank, and Markdown around words
}
_ALIKE = {
    **_TYPED,
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys("・･‧•", "·"),  # between the parts of a foreign name in Chinese and Japanese
}


def typed(text: str) -> str:
    """A text of the same length with what keyboards have for apostrophes and hyphens, and no underscores."""
    return _with(_TYPED, text)


def alike(text: str) -> str:
    """The same with a hyphen for a dash too, for a word processor makes them of one another, and one dot."""
    return _with(_ALIKE, text)


def _with(signs: Mapping[str, str], text: str) -> str:
    for sign, one in signs.items():  # one after the other takes a tenth of the time of `str.translate`
        text = text.replace(sign, one)
    return text


def texts_read(text: str) -> Iterator[str]:
    """All ways in which a text is read: most have one."""
    return (one.text for one in readings(text)) if may_hold(text) else iter((text,))


def found_as_read(text: str, find: Callable[[str], Iterable[Found[What]]]) -> Iterator[Found[What]]:
    """What `find` finds in a text as it is read, at its places in the text itself; none overlaps another."""
    if not may_hold(text):
        yield from find(text)
        return
    end = 0
    every = [one for reading in readings(text) for one in _placed(reading, list(find(reading.text)))]
    for one in sorted(every, key=lambda one: (one[0], -one[1])):
        if one[0] >= end:
            end = one[1]
            yield one


def _placed(reading: Bare, found: Sequence[Found[What]]) -> Iterator[Found[What]]:
    places = reading.written([Span(start, end) for start, end, _ in found]).tolist()
    for (start, end), (_, _, what) in zip(places, found, strict=True):
        yield start, end, what
