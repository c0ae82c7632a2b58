"""Characters that nobody sees: where a word may be broken, and marks for the direction of writing.

A word is the same with and without them, so tokens and sentences are those of the text without them, and
with what control characters (`controls`) and other signs for an apostrophe (`apostrophes`) stand for; every
place is one of the text as it is. Joiners are letters' business in Persian, Urdu and Hindi, and stay there.
So do the spaces without width that part words in Thai and Khmer.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from qda.language.arrays import Ints
from qda.language.characters.apostrophes import LATIN, UNKNOWN, misses, straight
from qda.language.characters.controls import CONTROLS, printed
from qda.language.characters.kinds import Signs, points_of
from qda.language.tokens.pieces import Pieces, columns_of
from qda.model.span import Span

MARKS = "\u00ad\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
JOINERS = "\u200c\u200d"
THIN = "\u200b"
"""A space without width: between letters of Thai, Khmer and the like the end of a word, elsewhere nothing."""
_UNPRINTED, _ANY = Signs(MARKS + JOINERS + THIN), Signs(MARKS + JOINERS + THIN + CONTROLS)
_SIGNS = Signs(MARKS + JOINERS + THIN + CONTROLS + UNKNOWN)
_JOINING = re.compile(f"(?<=[{LATIN}])[{JOINERS}]+|[{JOINERS}]+(?=[{LATIN}])")
"""Letters of Latin, Greek and Cyrillic are changed by no joiner."""
_BESIDE = rf"\s\x00-\x7f{LATIN}\u2000-\u200a\u200c-\u206f"
_RUN = re.compile(f"[{MARKS}{JOINERS}{THIN}]+")
_MARK, _NO_JOINER = re.compile(f"[{MARKS}]+"), re.compile(f"[{MARKS}{THIN}]+")
_LETTER, _PARTED = re.compile(f"[{LATIN}]"), re.compile(f"[^{_BESIDE}]")
"""Letters that no joiner changes, and what a space without width parts: Thai, Khmer and the like."""
_SPACES = str.maketrans(dict.fromkeys(MARKS.replace("\u00ad", "") + THIN, " "))
"""All that may part words; a soft hyphen stands only within one."""


def may_hold(text: str) -> bool:
    """Whether a text may hold any, or a sign for an apostrophe: fast, for most texts hold none."""
    return _SIGNS.are_in(text) and (_ANY.are_in(text) or misses(text))


def bare(text: str) -> str:
    """A text without them."""
    text = _meant(text)
    return _without(text, _spans(text)) if _UNPRINTED.are_in(text) else text


def bare_token(form: str) -> str:
    """A token's form without them, as far as any is left: between emoji a joiner is a token."""
    return bare(form) or form


def _meant(text: str) -> str:
    """A text of the same length with what its signs stand for."""
    return straight(printed(text))


def _spans(text: str) -> list[tuple[int, int]]:
    """Where they stand; what of a run is unseen is told by the characters on both its sides."""
    found = []
    for run in _RUN.finditer(text):
        unseen = _unseen(text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1])
        found += [one.span() for one in unseen.finditer(text, *run.span())]
    return found


def _unseen(before: str, after: str) -> re.Pattern[str]:
    """What goes of a run between two characters, of which there is none at an end of the text."""
    parted = [bool(_PARTED.match(one)) for one in (before, after)]
    if not any(parted) or _LETTER.match(before) or _LETTER.match(after):
        return _RUN
    return _MARK if all(parted) else _NO_JOINER


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return "".join([text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)])


def without_joiners(form: str) -> str:
    """A form without joiners beside letters that none changes."""
    return _JOINING.sub("", form) if any(one in form for one in JOINERS) else form


def _unlike(one: str, other: str) -> Ints:
    """Where two texts of one length have different characters."""
    if one == other:
        return np.empty(0, np.int64)
    return np.flatnonzero(points_of(one) != points_of(other))


class Bare:
    """A text without characters that nobody sees, and where its places are in the text that has them."""

    def __init__(self, text: str) -> None:
        seen = _meant(text)
        spans = _spans(seen) if _UNPRINTED.are_in(seen) else []
        found = [place for span in spans for place in range(*span)]
        self.text, self._written = _without(seen, spans), text
        self._signs = _unlike(seen, text)
        self._gone = np.array(found, np.int64)
        self._before = self._gone - np.arange(len(found))

    def spans(self, spans: Sequence[Span] | Ints) -> Ints:
        """Where passages (P, 2) stand in the bare text; nothing may be left of one."""
        places = columns_of(spans)
        moved: Ints = places - self._gone.searchsorted(places)
        return moved

    def places(self, places: Ints) -> Ints:
        """Where characters of the bare text stand in the other."""
        moved: Ints = places + self._before.searchsorted(places, "right")
        return moved

    def written(self, spans: Sequence[Span] | Ints) -> Ints:
        """Where passages (P, 2) of the bare text stand in the other, with all within them; none is empty."""
        starts, ends = columns_of(spans).T
        moved: Ints = np.stack([self.places(starts), self.places(ends - 1) + 1], axis=1)
        return moved

    def pieces(self, pieces: Pieces, written: Callable[[str, int], int]) -> Pieces:
        """Tokens with their places in the other text; those that touch in the bare one touch there too.

        A token with such characters within, or with a sign that stands for another one, has the key
        that `written` gives for its form there and its key.
        """
        keys, starts, ends = pieces
        begins, stops = self.places(starts), self.places(ends - 1) + 1
        stops[:-1] = np.where(starts[1:] == ends[:-1], begins[1:], stops[:-1])
        signed = self._signs.searchsorted(begins) < self._signs.searchsorted(stops)
        other = np.flatnonzero(signed | (stops - begins != ends - starts))
        for at, start, end in zip(other.tolist(), begins[other].tolist(), stops[other].tolist(), strict=True):
            keys[at] = written(self._written[start:end], int(keys[at]))
        return keys, begins, stops


def readings(text: str) -> Iterator[Bare]:
    """A text as it is read: without them, and with spaces for those that may also stand between words.

    A zero-width space stands within a word, or parts it from the next where a space was meant.
    """
    yield Bare(text)
    spaced = text.translate(_SPACES)
    if spaced != text:
        yield Bare(spaced)
