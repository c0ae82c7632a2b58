"""The chunks of a text, as columns of numbers over its UTF-8 bytes: what stands between white space, and each
sign of a script that is written without."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.characters.unspaced import sign_borders
from qda.language.ranges import ranges

_SLICE = 2_000_000
"""Characters that are cut at a time; what is kept of a slice while it is cut is some 30 times as large."""
_WORD = 8
_BLANK, _TAB = 32, 9
_IS_SPACE = np.array([chr(code).isspace() for code in range(128)] + [False] * 128)
"""Whether a byte is white space of ASCII; all of it is among the bytes up to the blank."""
_SPACES = {
    0xC2: (b"\x85", b"\xa0"),
    0xE1: (b"\x9a\x80",),
    0xE2: (*(bytes([0x80, one]) for one in (*range(0x80, 0x8B), 0xA8, 0xA9, 0xAF)), b"\x81\x9f"),
    0xE3: (b"\x80\x80",),
}
"""White space beyond ASCII in UTF-8: first bytes, with the bytes that may follow."""


@dataclass(frozen=True, slots=True)
class Chunks:
    """The C chunks of a slice of a text.

    `raw` holds the slice in UTF-8, with one more byte of white space before and 16 after it. `begins` and
    `lengths` (C,) count bytes of `raw`; `starts` (C,) count code points of the whole text. `joined` (C,) says
    whether nothing but a blank parts a chunk from the one before it.
    """

    raw: NDArray[np.uint8]
    begins: Ints
    lengths: Ints
    starts: Ints
    joined: NDArray[np.bool_]

    def words(self, which: Ints, number: int) -> NDArray[np.uint64]:
        """The bytes from 8 * number on of some chunks, as numbers (N,); zeros stand after a chunk's end."""
        view = np.ndarray((len(self.raw) - _WORD + 1,), "<u8", buffer=self.raw, strides=(1,))
        loaded = view[self.begins[which] + _WORD * number]
        return loaded & _MASKS[np.clip(self.lengths[which] - _WORD * number, 0, _WORD)]

    def widths(self) -> Ints:
        """The numbers of 64 bits that each chunk takes (C,).

        0 for one with a zero byte, which could not be told from its end.
        """
        widths = (self.lengths + (_WORD - 1)) // _WORD
        zeros = np.flatnonzero(self.raw == 0)
        inside = np.searchsorted(self.begins, zeros, side="right") - 1
        widths[inside[inside >= 0]] = 0
        return widths

    def bytes_of(self, which: Ints) -> list[bytes]:
        """The bytes of some chunks."""
        raw, begins = self.raw.data, self.begins[which]
        ends = begins + self.lengths[which]
        return [bytes(raw[begin:end]) for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]


_MASKS = np.array(
    [int.from_bytes(b"\xff" * size + b"\0" * (_WORD - size), "little") for size in range(_WORD + 1)],
    np.uint64,
)


def slices(spans: Ints) -> Iterator[Ints]:
    """Spans (P, 2) in groups that reach over at most `_SLICE` characters of the text, or hold one span."""
    first = 0
    while first < len(spans):
        last = int(np.searchsorted(spans[:, 1], spans[first, 0] + _SLICE, side="right"))
        last = max(last, first + 1)
        yield spans[first:last]
        first = last


def chunks_of(text: str, spans: Ints) -> Chunks:
    """The chunks in some passages (P, 2) of a text, P >= 1; what stands between passages is white space."""
    low = int(spans[0, 0])
    piece = text[low : int(spans[-1, 1])]
    raw = np.frombuffer(bytearray(b"\n" + piece.encode() + b"\n" * 2 * _WORD), np.uint8)
    edges, signs = spans - low + 1, sign_borders(piece, spans.ravel() - low) + 1
    rest = np.empty(0, np.int64)
    if not piece.isascii():
        rest = np.flatnonzero((raw & 0xC0) == 0x80)
        before = rest - np.arange(1, len(rest) + 1)
        edges, signs = edges + np.searchsorted(before, edges), signs + np.searchsorted(before, signs)
        _blank_spaces(raw)
    raw[ranges(edges[:-1, 1], edges[1:, 0] - edges[:-1, 1])] = _TAB
    begins, ends = _borders(raw, edges, signs)
    joined = np.zeros(len(begins), np.bool_)
    joined[1:] = (begins[1:] == ends[:-1] + 1) & (raw[ends[:-1]] == _BLANK)
    starts = begins - np.searchsorted(rest, begins) if len(rest) else begins
    return Chunks(raw, begins, ends - begins, starts + (low - 1), joined)


def _blank_spaces(raw: NDArray[np.uint8]) -> None:
    """Put tabs for white space that is not ASCII, which is two or three bytes long."""
    for lead, followers in _SPACES.items():
        found = np.flatnonzero(raw == lead)
        for follower in followers:
            hits = found
            for place, byte in enumerate(follower, 1):
                hits = hits[raw[hits + place] == byte]
            for place in range(len(follower) + 1):
                raw[hits + place] = _TAB


def _borders(raw: NDArray[np.uint8], edges: Ints, signs: Ints) -> tuple[Ints, Ints]:
    """Where chunks begin and end, in bytes; passages (P, 2) and `signs` (B,) may meet what stands before."""
    white = np.flatnonzero(raw <= _BLANK)
    white = white[_IS_SPACE[raw[white]]]
    apart = np.flatnonzero(np.diff(white) > 1)
    begins, ends = white[apart] + 1, white[apart + 1]
    met = edges[1:, 0][edges[1:, 0] == edges[:-1, 1]]
    if len(signs):
        met = np.sort(np.append(met, signs), kind="stable")
        met = met[np.diff(met, append=-1) != 0]
    met = met[~_IS_SPACE[raw[met - 1]] & ~_IS_SPACE[raw[met]]]
    if len(met):
        begins = np.sort(np.append(begins, met), kind="stable")
        ends = np.sort(np.append(ends, met), kind="stable")
    return begins, ends
