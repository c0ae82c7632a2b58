"""What stands above the code of a row, where tables write it once for several rows, or in each."""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from qda.interchange.codes.columns import Columns
from qda.interchange.codes.grids import Line
from qda.interchange.codes.steps import CodePath
from qda.interchange.refi.remarks import Remarks

_AT_THE_TOP = (
    "a row without a theme stands at the top level, for no merged cell says otherwise; if the theme above it "
    "is its own, write it into the row"
)
_GOES_ON = (
    "a row without a theme stands below the theme above it; if that is not its own, write each theme into "
    "all of its rows"
)


class _Empty(Enum):
    """What an empty cell says."""

    MERGED = auto()  # nothing, where no cell reaches down from above
    GOES_ON = auto()  # the same as the cell above
    NOTHING = auto()


def filled(
    lines: Sequence[Line],
    columns: Columns,
    own: Sequence[CodePath],
    remarks: Remarks,
    *,
    merges: bool,
    rows_of_their_own: bool,
) -> list[list[str]]:
    """For each row what its columns above the code say, from the top down, without those that say nothing.

    A cell goes on with the one above it only in a row that names something further down, and nothing further
    up. `merges` says whether cells can be merged in such a file, `rows_of_their_own` whether what codes are
    below is a code of the table too, and no theme that goes on.
    """
    raw = [[line.cell(at) for at in columns.above] for line in lines]
    kinds = _kinds(lines, columns.above, own, raw, merges=merges, written=rows_of_their_own)
    tops = {said[0].casefold() for said in raw}
    found: list[list[str]] = []
    carried, below_a_theme, titled = [""] * len(columns.above), False, False
    for line, said, code in zip(lines, raw, own, strict=True):
        if not any(said) and not code:
            found.append([])
            continue
        joined = [at in line.joined for at in columns.above]
        row = _row(said, carried, joined, kinds, has_code=bool(code))
        path = " > ".join([*filter(None, row), *code])
        titled = not code if said[0] else titled  # a theme in a row of its own is one of the rows below it
        guessed = (here and not one and not below for here, one, below in zip(row, said, joined, strict=True))
        if not titled and any(guessed):
            remarks.accepted(_GOES_ON, path)
        elif below_a_theme and not row[0] and code and code[0].casefold() not in tops:
            remarks.accepted(_AT_THE_TOP, path)
        carried, below_a_theme = row, below_a_theme or bool(row[0])
        found.append([one for one in row if one])
    return found


def _row(
    said: Sequence[str],
    carried: Sequence[str],
    joined: Sequence[bool],
    kinds: Sequence[_Empty],
    has_code: bool,
) -> list[str]:
    """The cells of a row, those filled in that go on with the ones above."""
    deepest = len(said) if has_code else max(at for at, one in enumerate(said) if one)
    row = list(said)
    for at in range(deepest):
        goes_on = kinds[at] is _Empty.GOES_ON and not any(said[:at])
        if not said[at] and (joined[at] or goes_on):
            row[at] = carried[at]
    return row


def _kinds(
    lines: Sequence[Line],
    above: Sequence[int],
    own: Sequence[CodePath],
    raw: Sequence[Sequence[str]],
    *,
    merges: bool,
    written: bool,
) -> list[_Empty]:
    """What an empty cell says in each of the columns, by merged cells or by the first column as a whole."""
    rows = [(list(said), bool(code)) for said, code in zip(raw, own, strict=True) if any(said) or code]
    found: list[_Empty] = []
    for at, column in enumerate(above):
        cells = [said[at] for said, _ in rows]
        repeated = any(first and first == second for first, second in pairwise(cells))
        if any(column in line.joined for line in lines):
            found.append(_Empty.MERGED)
        elif written or repeated:
            found.append(_Empty.NOTHING)
        elif at == 0:
            found.append(_Empty.GOES_ON if merges or _goes_on(rows) else _Empty.NOTHING)
        else:
            found.append(_Empty.NOTHING if found[0] is _Empty.NOTHING else _Empty.GOES_ON)
    return found


def _goes_on(rows: Sequence[tuple[Sequence[str], bool]]) -> bool:
    """Whether a text file, which has no merged cells, was saved from a table that writes a theme once.

    Themes have rows of their own then, or each comes once and the first row has one.
    """
    for (said, has_code), (after, _) in pairwise(rows):
        if said[0] and not any(said[1:]) and not has_code and not after[0]:
            return True
    themes = [said[0] for said, _ in rows if said[0]]
    return len(themes) > 1 and len(set(themes)) == len(themes) < len(rows) and bool(rows[0][0][0])
