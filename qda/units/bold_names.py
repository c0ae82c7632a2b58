"""Names in bold on lines of their own, as minutes have them, and who speaks just once among them.

    **Anna Hill**
    * Shall we begin?

    **Bo**
    * I was at the clinic.

A heading within somebody's words is written so too: it names nobody, or no sentence stands below it.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from qda.model.span import Span
from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels
from qda.units.legend import is_said
from qda.units.lone import may_be_missed

_BOLD = re.compile(r"\s*(?P<mark>\*\*|__)[^*_\n]+(?P=mark)\s*")
_TWO = 2
_TURNS, _NEARLY_ALL = 5, 0.9
"""Turns of those who come again, and the share of them in bold, so that it is a custom of the text."""


def bold_once(
    text: str,
    filled: Sequence[Span],
    labels: Mapping[int, Label],
    found: Mapping[int, Label],
    known: LabelWords,
) -> dict[int, Label]:
    """Those of the `labels` alone on lines that stand once, where nearly all that were `found` are in bold.

    They stand below the first that was found, with something said right below them. Where one asks, by the
    label, and one answers, a third is less likely than a heading within an answer.
    """
    bold = sum(_is_bold(text, one.line) for one in found.values())
    if bold < max(_TURNS, _NEARLY_ALL * len(found)):
        return {}
    keys = {one.key for one in found.values()}
    if len(keys) <= _TWO and any(known.roles.asks(one.name) for one in found.values()):
        return {}
    own = [one for one in labels.values() if _is_bold(text, one.line)]
    times = count_labels(own)
    starts = [line.start for line in filled]
    lone = [one for one in own if times[one.key] == 1 and one.line.start > min(found)]
    return {
        one.line.start: one
        for one in lone
        if _names_somebody(one, keys, known)
        and _is_above_words(text, filled, bisect_left(starts, one.line.start))
    }


def _names_somebody(label: Label, found: Collection[str], known: LabelWords) -> bool:
    return may_be_missed(label, found, known) and not any(map(known.is_heading, label.name.split()))


def _is_above_words(text: str, filled: Sequence[Span], number: int) -> bool:
    """Whether something is said below a line, and neither the line above nor the one below is in bold too."""
    below = filled[number + 1 : number + 2]
    around = (*filled[number - 1 : number], *below)
    return any(is_said(line.of(text)) for line in below) and not any(_is_bold(text, line) for line in around)


def _is_bold(text: str, line: Span) -> bool:
    return _BOLD.fullmatch(text, *line) is not None
