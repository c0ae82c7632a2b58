"""Participants and works as units, beside the units of a text."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.touch import numbered, unit_ids, unit_name
from qda.language.arrays import Ints
from qda.model.document import LITERATURE

VOICE = "voice"
"""The unit of tables that compare people: a participant, or a work."""
_NOBODY = "of nobody in particular"


def ids_and_name(units: pd.DataFrame, unit: str) -> tuple[Ints, str]:
    """(S,) the unit of each sentence, -1 for none, and what such a unit is called. Raises UsageError for an
    unknown unit."""
    if unit != VOICE:
        name = unit_name(unit, VOICE)
        return unit_ids(units, name), str(name)
    somebody = _of_somebody(units)
    ids = np.full(len(units), -1, dtype=np.int64)
    ids[somebody] = numbered(units[somebody], ["voice"])
    return ids, "participant or work"


def of_nobody(ids: Ints) -> dict[str, int]:
    """What to say of sentences that belong to no unit: several people speak at once, or somebody unknown."""
    nobody = int((ids < 0).sum())
    return {f"sentences {_NOBODY}": nobody} if nobody else {}


def voices_alone(coded: Coded, codes: Collection[str]) -> Coded:
    """The same without what nobody in particular says, counted as left out: its sentences, and its codings
    under these codes."""
    spoken = _of_somebody(coded.units)
    theirs = _of_somebody(coded.codings) | coded.codings["sentence_number"].isna()
    lost = {
        f"sentences {_NOBODY}": int((~spoken).sum()),
        f"codings {_NOBODY}": int((~theirs & coded.codings["code"].isin(codes)).sum()),
    }
    return replace(
        coded,
        units=coded.units[spoken].reset_index(drop=True),
        codings=coded.codings[theirs].reset_index(drop=True),
        excluded={**coded.excluded, **{what: count for what, count in lost.items() if count}},
    )


def _of_somebody(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Whether sentences or codings are a participant's or a work's."""
    return rows["participant"].notna() | (rows["kind"] == LITERATURE)
