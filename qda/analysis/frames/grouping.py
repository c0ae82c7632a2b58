"""Groups to compare: the values of an attribute, or the documents, speakers, coders and so on."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis.frames.attributes import attribute, speaking
from qda.analysis.frames.coded import Coded
from qda.errors import UsageError, did_you_mean
from qda.language.arrays import Ints
from qda.model.coding import Assertion
from qda.model.label import key_of
from qda.model.natural_order import NaturalOrder, natural_order

NOT_GIVEN = "(not given)"
"""The group of everything that has no value."""

OF_UNITS = ("document", "participant", "kind", "speaker")
OF_CODINGS = ("coder", "assertion")

_SIDES = {"<": -1, "≤": -1, ">": 1, "≥": 1}
"""Signs of what is below or above a number, and on which side of the number it stands."""
_DATE = re.compile(r"\d{1,2}(?:([./-])\d{1,2}\1(?:19|20)?|/(?:19|20))\d\d(?!\d)")
"""A date that does not begin with its year: 06/07/2024, 6.7.24, 10/2023."""


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Values, and the position of its value for each coding (C,) and each sentence (S,).

    `of_units` is None when only codings have the property (a coder, an assertion): each group is then
    counted over all units.
    """

    values: tuple[str, ...]
    of_codings: Ints
    of_units: Ints | None

    @property
    def given(self) -> NDArray[np.bool_]:
        """(G,) whether each value is one, and not that there is none."""
        return np.array([value != NOT_GIVEN for value in self.values], dtype=np.bool_)


def group_by(coded: Coded, by: str | None) -> Grouping:
    """The groups of `by`: one of the names above, else an attribute; None makes one group of everything.

    Documents, participants, kinds and speakers stand in the order of the project, assertions in their own
    order, other values as `rank` says; "(not given)" stands last. A name that is neither raises
    UsageError.
    """
    if by is None:
        return Grouping(("",), np.zeros(len(coded.codings), np.int64), np.zeros(len(coded.units), np.int64))
    in_codings = _values(coded, coded.codings, by)
    in_units = None if by in OF_CODINGS else _values(coded, coded.units, by)
    values = _ordered(in_codings if in_units is None else pd.concat([in_units, in_codings]), by)
    position = pd.Index(values, dtype=object)
    return Grouping(
        values,
        position.get_indexer(pd.Index(in_codings)).astype(np.int64),
        None if in_units is None else position.get_indexer(pd.Index(in_units)).astype(np.int64),
    )


def group_units_by(coded: Coded, by: str) -> Grouping:
    """The groups of an attribute, or of document, participant, kind or speaker, which always have `of_units`;
    what only codings have raises UsageError, as an unknown name does."""
    if by in OF_CODINGS or by not in (*OF_UNITS, *coded.attribute_names):
        raise no_attribute(coded, by, OF_UNITS)
    return group_by(coded, by)


def no_attribute(coded: Coded, by: str, others: tuple[str, ...]) -> UsageError:
    """The error for a name that is no attribute, with everything that could stand in its place."""
    known = ", ".join(coded.attribute_names) or "none (they come from participants.csv or the front matter)"
    near = did_you_mean(by, (*coded.attribute_names, *others))
    suggestion = f"{near} " if near.startswith("Did") else ""
    also = f" Also possible: {', '.join(others)}." if others else ""
    return UsageError(f"there is no attribute {by!r}", remedy=f"{suggestion}Attributes are: {known}.{also}")


def _values(coded: Coded, frame: pd.DataFrame, by: str) -> "pd.Series[str]":
    if by in OF_UNITS or by in OF_CODINGS:
        values = frame[by].astype(object)
    elif by in coded.attribute_names:
        values = pd.Series(attribute(coded, speaking(coded, frame), by), index=frame.index, dtype=object)
    else:
        raise no_attribute(coded, by, (*OF_UNITS, *OF_CODINGS))
    return values.where(values.notna() & (values != ""), NOT_GIVEN)


def _ordered(values: "pd.Series[str]", by: str) -> tuple[str, ...]:
    given = [str(value) for value in values.unique() if value != NOT_GIVEN]
    if by == "assertion":
        given.sort(key=lambda value: [*Assertion].index(Assertion(value)))
    elif by not in OF_UNITS:
        given.sort(key=rank)
    return (*given, NOT_GIVEN) if (values == NOT_GIVEN).any() else tuple(given)


def written_alike(values: Iterable[str]) -> list[list[str]]:
    """The values that are groups of their own, though only capitals, blanks, the kind of a quotation mark or
    how a number is written (10, 10.0) tells them apart: each list holds two or more."""
    alike: dict[float | str, list[str]] = {}
    for value in values:
        is_word, number, _ = rank(value)
        alike.setdefault(key_of(value) if is_word else number, []).append(value)
    return [those for those in alike.values() if len(those) > 1]


def rank(value: str) -> tuple[bool, float, NaturalOrder]:
    """What values of an attribute are sorted by: numbers first, by size; others by alphabet, by size where
    they differ in a number (wave 2 before wave 10), with what is below a number before it (<5, 5-9)."""
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if math.isfinite(number):
        return False, number, ((0, 0, value),)
    side = _SIDES.get(value[:1], 0)
    first, *others = natural_order(value[1:].lstrip() if side else value) or ((0, 0, ""),)
    return True, 0.0, (first, (side, 0, ""), *others)


def not_by_time(values: Iterable[str]) -> tuple[str, ...]:
    """The dates that do not stand in the order of time among values, because the day or the month comes
    before the year; none of a value that is alone."""
    every = dict.fromkeys(values)
    return tuple(value for value in every if _DATE.match(value)) if len(every) > 1 else ()
