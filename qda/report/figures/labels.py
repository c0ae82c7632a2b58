"""Labels that fit: long names in several lines, numbers as people write them."""

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import bidirectional

from rich.cells import cell_len

from qda.model.rounding import rounded
from qda.model.table import ColumnKind, Table, Undefined, Value
from qda.report.cells import written
from qda.report.visible import visible

_WORD = re.compile("[^ _/-]+[ _/-]?|[ _/-]")
_LINES = 3
_CUT, _HYPHEN = "…", "-"
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_LINE_BEGINS, _NAME_ENDS = "\u200e\u2068", "\u2069"
"""The line goes from left to right; the name, within, as its own letters go."""


def label(name: object, width: int) -> str:
    """A name in at most three lines of so many columns, broken at spaces, underscores and hyphens, the lines
    about as long as each other.

    >>> label("strategic_influence_of_neighbours", 28)
    'strategic_influence_\\nof_neighbours'
    """
    pieces = _pieces(visible(str(name)), width)
    lines = _broken(pieces, width)
    if len(lines) > _LINES:
        *above, last = (line.strip(" ") for line in lines[:_LINES])
        return "\n".join([*above, last.rstrip(" _-") + _CUT])
    longest = max((cell_len(piece.rstrip()) for piece in pieces), default=0)
    narrower = (_broken(pieces, wide) for wide in range(longest, width + 1))
    lines = next((own for own in narrower if len(own) == len(lines)), lines)
    return "\n".join(line.strip(" ") for line in lines)


def labels(names: Sequence[object], width: int) -> list[str]:
    """The labels of several names: those that would be cut get wider, up to half as wide again, and those
    that would be cut to the same until they differ."""
    made = [label(name, width) for name in names]
    for wide in range(width + 1, width * 3 // 2 + 1):
        made = [label(name, wide) if is_cut(one) else one for name, one in zip(names, made, strict=True)]
    for wide in range(width + 6, 200, 6):
        seen = Counter(made)
        if max(seen.values(), default=1) == 1:
            break
        made = [label(name, wide) if seen[one] > 1 else one for name, one in zip(names, made, strict=True)]
    return made


def is_cut(made: str) -> bool:
    """Whether a label is the beginning of a longer name."""
    return made.endswith(_CUT)


def lines_of(made: Sequence[str]) -> int:
    """How many lines the longest of some labels takes."""
    return max((one.count("\n") + 1 for one in made), default=1)


def number(value: Value, kind: ColumnKind) -> str:
    """A value as the tables write it, coefficients with two decimals; a dash for what is undefined."""
    if isinstance(value, Undefined):
        return "–"
    if kind is ColumnKind.COEFFICIENT and isinstance(value, float):
        return rounded(value, 2)
    return written(value, kind, {})


def with_number(name: object, said: object) -> str:
    """A name with its number, in brackets: "wave 2" may be a name too.

    >>> with_number("wave 2", 8)
    'wave 2 (8)'
    """
    return f"{name} ({said})"


def before_number(name: str, between: str, said: object) -> str:
    """A label with a number behind. Where letters go from right to left, marks of direction keep the number
    there and the name as it is: else it stands on the other side, or within a name of two scripts."""
    *above, last = name.split("\n")
    if any(bidirectional(one) in _RIGHT_TO_LEFT for one in last):
        last = f"{_LINE_BEGINS}{last}{_NAME_ENDS}"
    return "\n".join([*above, f"{last}{between}{said}"])


def column(table: Table, key: str) -> list[Value]:
    """The values of a column of a table."""
    place = [one.key for one in table.columns].index(key)
    return [row[place] for row in table.rows]


def size(value: Value) -> float:
    """A value as a length; what is undefined or missing has none."""
    return float(value) if isinstance(value, (int, float)) else 0.0


def listed(parts: Sequence[str], most: int = 12) -> str:
    """The first of some things, and how many more there are, for a sentence."""
    more = len(parts) - most
    return ", ".join(parts[:most]) + (f", and {more} more" if more > 0 else "")


def _broken(pieces: Sequence[str], width: int) -> list[str]:
    """Pieces in lines of at most so many columns; one empty line for nothing."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def _pieces(text: str, width: int) -> list[str]:
    """Words with the sign behind them; words that are too long, and scripts without spaces, in even parts."""
    return [piece for word in _WORD.findall(text) for piece in _parts(word, width)]


def _parts(word: str, width: int) -> list[str]:
    """A word whole, or in even parts, hyphens between those of a script that has them."""
    if cell_len(word.rstrip()) <= width:
        return [word]
    hyphen = _HYPHEN if word[0].lower() != word[0].upper() else ""
    even = -(-cell_len(word) // -(-cell_len(word.rstrip()) // (width - len(hyphen))))
    parts = [""]
    for character in word:
        if parts[-1] and cell_len(parts[-1] + character) > even:
            parts.append("")
        parts[-1] += character
    return [*(part + hyphen for part in parts[:-1]), parts[-1]]
