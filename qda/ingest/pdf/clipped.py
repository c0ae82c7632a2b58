"""Where a page shows what is drawn on it: programs that print long texts draw the last line of a page again
above the next one, outside the box that is shown.
"""

import ctypes
import math

from pypdfium2 import PdfPage, raw

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

_EVERYWHERE: Box = (-math.inf, -math.inf, math.inf, math.inf)


class Shown:
    """What is shown of the texts of a page. It is known of those only that lie on the page itself: in forms
    that it takes in, boxes are told in another measure."""

    def __init__(self, page: PdfPage, text_page: object) -> None:
        self._text_page = text_page
        objects = (raw.FPDFPage_GetObject(page.raw, at) for at in range(raw.FPDFPage_CountObjects(page.raw)))
        self._boxes: dict[int, Box | None] = {ctypes.addressof(one.contents): None for one in objects if one}

    def hides(self, index: int, box: Box) -> bool:
        """Whether nothing is shown of the box of a character, by its number on the page."""
        left, bottom, right, top = self._of(raw.FPDFText_GetTextObject(self._text_page, index))
        return box[2] <= left or box[0] >= right or box[3] <= bottom or box[1] >= top

    def _of(self, text: "ctypes._Pointer[ctypes.Structure]") -> Box:
        address = ctypes.addressof(text.contents) if text else 0
        if address not in self._boxes:
            return _EVERYWHERE
        known = self._boxes[address]
        if known is None:
            known = self._boxes[address] = _box_of(raw.FPDFPageObj_GetClipPath(text))
        return known


def _box_of(clip: object) -> Box:
    """The box around what a clipping path shows: all of its paths have a say."""
    left, bottom, right, top = _EVERYWHERE
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
        points = [
            _point(raw.FPDFClipPath_GetPathSegment(clip, path, at))
            for at in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, path)))
        ]
        if points:
            xs, ys = zip(*points, strict=True)
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return left, bottom, right, top


def _point(segment: object) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value
