"""Words side by side, each any one of a set: what most patterns come down to."""

from collections.abc import Iterable
from itertools import chain

from qda.coding.patterns.pattern import Either, Lexeme, Maybe, Pattern, Sequence

WordSet = tuple[Lexeme, ...]
"""Any one of some lexemes."""
Row = tuple[WordSet, ...]
"""Words side by side; one without any stands for a part that is left out."""
Rows = tuple[Row, ...]
_MOST = 40
"""Rows that a part is written out into."""


class WordRows:
    """Patterns as rows; what a part stands for is remembered by its identity."""

    def __init__(self) -> None:
        self._known: dict[int, Rows | None] = {}

    def of(self, pattern: Pattern) -> Rows | None:
        """The rows that a pattern stands for: "(safe | not [so] sure)" is three.

        None for one that is more than words side by side, or stands for too many.
        """
        if id(pattern) not in self._known:
            self._known[id(pattern)] = _few(self._rows(pattern))
        return self._known[id(pattern)]

    def _rows(self, pattern: Pattern) -> Rows | None:
        match pattern:
            case Lexeme():
                return (((pattern,),),)
            case Maybe(part):
                rows = self.of(part)
                return None if rows is None else (*(row for row in rows if row), ())
            case Either(options):
                return self._any_of(options)
            case Sequence(parts):
                return self._side_by_side(parts)
            case _:
                return None

    def _any_of(self, options: Iterable[Pattern]) -> Rows | None:
        """Rows of any option; what is one word in several of them is one set."""
        several: list[Row] = []
        for option in options:
            rows = self.of(option)
            if rows is None:
                return None
            several += rows
        words = tuple(chain.from_iterable(row[0] for row in several if len(row) == 1))
        longer = [row for row in several if len(row) > 1]
        return (*(((words,),) if words else ()), *longer, *(((),) if () in several else ()))

    def _side_by_side(self, parts: Iterable[Pattern]) -> Rows | None:
        found: Rows | None = ((),)
        for part in parts:
            rows = self.of(part)
            if rows is None or found is None:
                return None
            found = _few(tuple((*before, *row) for before in found for row in rows))
        return found


def _few(rows: Rows | None) -> Rows | None:
    return rows if rows is not None and len(rows) <= _MOST else None
