"""The chunks of a text: what stands between white space, as columns of numbers over its UTF-8 bytes."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.language.pieces import Columns

_SLICE = 2_000_000
"""Characters that are cut at a time; what is kept of a slice while it is cut is some 30 times as large."""
_WORD = 8
_BLANK, _TAB, _CONTROLS, _SEPARATOR, _SEPARATORS = 32, 9, 4, 28, 3
"""White space in ASCII: blank, tab and the 4 characters after it, a separator and the 3 after it."""
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
    begins: Columns
    lengths: Columns
    starts: Columns
    joined: NDArray[np.bool_]

    def words(self, which: Columns, number: int) -> NDArray[np.uint64]:
        """The bytes from 8 * number on of some chunks, as numbers (N,); zeros stand after a chunk's end."""
        view = np.ndarray((len(self.raw) - _WORD + 1,), np.uint64, buffer=self.raw, strides=(1,))
        loaded = view[self.begins[which] + _WORD * number]
        return loaded & _MASKS[np.clip(self.lengths[which] - _WORD * number, 0, _WORD)]

    def widths(self) -> Columns:
        """The numbers of 64 bits that each chunk takes (C,).

        0 for one with a zero byte, which could not be told from its end.
        """
        widths = (self.lengths + (_WORD - 1)) // _WORD
        zeros = np.flatnonzero(self.raw == 0)
        inside = np.searchsorted(self.begins, zeros, side="right") - 1
        widths[inside[inside >= 0]] = 0
        return widths

    def bytes_of(self, which: Columns) -> list[bytes]:
        """The bytes of some chunks."""
        raw, begins = self.raw.data, self.begins[which]
        ends = begins + self.lengths[which]
        return [bytes(raw[begin:end]) for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]


_MASKS = np.array(
    [int.from_bytes(b"\xff" * size + b"\0" * (_WORD - size), "little") for size in range(_WORD + 1)],
    np.uint64,
)


def slices(spans: Columns) -> Iterator[Columns]:
    """Spans (P, 2) in groups that reach over at most `_SLICE` characters of the text, or hold one span."""
    first = 0
    while first < len(spans):
        last = int(np.searchsorted(spans[:, 1], spans[first, 0] + _SLICE, side="right"))
        last = max(last, first + 1)
        yield spans[first:last]
        first = last


def chunks_of(text: str, spans: Columns) -> Chunks:
    """The chunks in some passages (P, 2) of a text, P >= 1; what stands between passages is white space."""
    low = int(spans[0, 0])
    piece = text[low : int(spans[-1, 1])]
    raw = np.frombuffer(bytearray(b"\n" + piece.encode() + b"\n" * 2 * _WORD), np.uint8)
    edges, codes = spans - low + 1, None
    if not piece.isascii():
        leads = (raw & 0xC0) != 0x80
        codes = np.cumsum(leads, dtype=np.int32) - 1
        edges = np.flatnonzero(leads)[edges]
        _blank_spaces(raw)
    begins, ends = _borders(raw, edges)
    joined = np.zeros(len(begins), np.bool_)
    joined[1:] = (begins[1:] == ends[:-1] + 1) & (raw[ends[:-1]] == _BLANK)
    firsts = np.searchsorted(begins, edges[:, 0])
    joined[firsts[firsts < len(begins)]] = False
    starts = begins if codes is None else codes[begins].astype(np.int64)
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


def _borders(raw: NDArray[np.uint8], edges: Columns) -> tuple[Columns, Columns]:
    """Where chunks begin and end, within passages with `edges` (P, 2), all in bytes."""
    black = (raw != _BLANK) & (raw - np.uint8(_TAB) > _CONTROLS) & (raw - np.uint8(_SEPARATOR) > _SEPARATORS)
    step = np.zeros(len(raw), np.int8)
    step[edges[:, 0]] = 1
    np.subtract.at(step, edges[:, 1], 1)
    black &= np.cumsum(step, dtype=np.int8).view(np.bool_)
    opens = black & ~np.concatenate([[False], black[:-1]])
    opens[edges[:, 0]] = black[edges[:, 0]]
    closes = black & ~np.concatenate([black[1:], [False]])
    closes[edges[:, 1] - 1] = black[edges[:, 1] - 1]
    return np.flatnonzero(opens), np.flatnonzero(closes) + 1
