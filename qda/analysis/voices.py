"""Participants and works as units, beside the units of a text."""

import numpy as np
import pandas as pd

from qda.analysis.touch import Ints, numbered, unit_ids, unit_name
from qda.model.document import LITERATURE

VOICE = "voice"
"""The unit of tables that compare people: a participant, or a work."""
_NOBODY = "sentences of nobody in particular"


def ids_and_name(units: pd.DataFrame, unit: str) -> tuple[Ints, str]:
    """(S,) the unit of each sentence, -1 for none, and what such a unit is called. Raises UsageError for an
    unknown unit."""
    if unit != VOICE:
        return unit_ids(units, unit_name(unit)), str(unit_name(unit))
    somebody = units["participant"].notna() | (units["kind"] == LITERATURE)
    ids = np.full(len(units), -1, dtype=np.int64)
    ids[somebody] = numbered(units[somebody], ["voice"])
    return ids, "participant or work"


def of_nobody(ids: Ints) -> dict[str, int]:
    """What to say of sentences that belong to no unit: several people speak at once, or somebody unknown."""
    nobody = int((ids < 0).sum())
    return {_NOBODY: nobody} if nobody else {}
