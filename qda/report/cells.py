"""How a value is written for people: the same in the terminal and in Markdown."""

from collections.abc import Mapping

from qda.model.rounding import per_cent, rounded
from qda.model.table import ColumnKind, Table, Undefined, Value

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def undefined_marks(table: Table) -> dict[str, str]:
    """Each reason for an undefined value with its mark: a dash, numbered when there are several reasons."""
    reasons = dict.fromkeys(
        value.reason for row in table.rows for value in row if isinstance(value, Undefined)
    )
    if len(reasons) == 1:
        return dict.fromkeys(reasons, "–")
    return {reason: f"–{str(i).translate(_SUPERSCRIPT)}" for i, reason in enumerate(reasons, start=1)}


def written(value: Value, kind: ColumnKind, marks: Mapping[str, str]) -> str:
    """A value in words: shares in whole per cent, coefficients and p with four decimals, an exact half
    going up; none as nothing."""
    if value is None:
        return ""
    if isinstance(value, Undefined):
        return marks[value.reason]
    if isinstance(value, str):
        return value
    match kind:
        case ColumnKind.SHARE:
            return _nearly(value) or per_cent(value)
        case ColumnKind.COEFFICIENT:
            return rounded(value, 4)
        case ColumnKind.P_VALUE:
            return "<0.0001" if value < 0.0001 else rounded(value, 4)
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)


def _nearly(share: float) -> str:
    """What is not quite nothing or not quite everything is said to be so."""
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return ""
