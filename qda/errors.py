"""Every error that qda raises on purpose, and the exit code that each one ends in.

    QdaError                      2   what is wrong, where, and what to do
      InputError                  2   a file or a text that cannot be used as it is
        CodebookError             2   the codebook file
        PatternError              2   a pattern in a codebook or on the command line
        FindingsError             2   a findings file
        ShardError                2   a shard of a corpus
      UsageError                  2   an option, a name or a filter that means nothing here
        TooNarrow                 2   a figure that a larger width may have room for
      ProjectError                2   the folder or its settings
      StoreError                  2   the project database
      ClusterError                2   a scheduler or its workers
      Problems                    2   several of these, shown together

A message says what, where (file, line, column or row) and what to do. `str(error)` is the whole
text for the screen; the parts stay available for programs.
"""

import difflib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple, TypeVar

_Value = TypeVar("_Value")


class Place(NamedTuple):
    """Where something stands: a file, and a line and column counted from 1 when they are known."""

    file: Path | str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [str(self.file)]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


MORE_MEMORY = "Close other programs, or use one process (qda code --jobs 1), and run the command again."
"""What to do when memory is short."""
_NAMED = 20
"""Names that a message lists at most."""


class QdaError(Exception):
    """What is wrong, where it stands and what to do about it."""

    exit_code = 2

    def __init__(self, problem: str, *, place: Place | None = None, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        what_to_do = f"\n  {self.remedy}" if self.remedy else ""
        return f"{where}{self.problem}{what_to_do}"


class InputError(QdaError):
    """A file or a text that cannot be used as it is."""


class CodebookError(InputError):
    """Something in a codebook file."""


class PatternError(InputError):
    """Something in a pattern."""


class FindingsError(InputError):
    """Something in a findings file."""


class ShardError(InputError):
    """A shard of a corpus that cannot be read as it is."""


class UsageError(QdaError):
    """An option, a name or a filter that means nothing here."""


class TooNarrow(UsageError):
    """A figure that a larger width may have room for."""


class ProjectError(QdaError):
    """The project folder or its settings."""


class StoreError(QdaError):
    """The project database."""


class ClusterError(QdaError):
    """A scheduler that cannot be reached, or workers that cannot do the work."""


class Problems(QdaError):
    """Several errors of one call, shown together; what is wrong in many places of a file is said once."""

    def __init__(self, errors: list[QdaError]) -> None:
        alike: dict[tuple[object, ...], list[QdaError]] = {}
        for number, error in enumerate(errors):
            place, line = (error.place.file, error.place.line) if error.place else (None, None)
            key = (place, error.problem, error.remedy) if line is not None else (number,)
            alike.setdefault(key, []).append(error)
        super().__init__("\n".join(map(_in_all_places, alike.values())))
        self.errors = errors


class Faults:
    """Gathers errors, so that somebody who wrote several faults is told of all of them at once."""

    def __init__(self) -> None:
        self._found: list[QdaError] = []

    def add(self, *errors: QdaError) -> None:
        """More of them; Problems are several."""
        for one in errors:
            self._found.extend(one.errors if isinstance(one, Problems) else [one])

    def read(self, read: Callable[[], _Value], otherwise: _Value) -> _Value:
        """What `read` gives; `otherwise`, if it raises an error, which is gathered."""
        try:
            return read()
        except QdaError as error:
            self.add(error)
            return otherwise

    def tell(self) -> None:
        """Raise the error that was gathered, or Problems with all, in the order of their lines."""
        if len(self._found) == 1:
            raise self._found[0]
        if self._found:
            raise Problems(sorted(self._found, key=_line))


def _line(error: QdaError) -> tuple[str, int]:
    return (str(error.place.file), error.place.line or 0) if error.place else ("", 0)


def _in_all_places(alike: list[QdaError]) -> str:
    """The first of errors of one file that differ in their lines alone, and the lines of the others."""
    lines = list(dict.fromkeys(str(one.place.line) for one in alike if one.place))[1:]
    if not lines:
        return str(alike[0])
    more = f", and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
    return f"{alike[0]}\n  Also in line{'s' * (len(lines) > 1)} {', '.join(lines[:_NAMED])}{more}."


def how_to_install(extra: str) -> str:
    """The remedy for a missing library of one of qda's extras. It names the folder, because the public index
    of Python's packages has another program called qda."""
    return f'Install it, in the folder that qda was installed from: python -m pip install ".[{extra}]"'


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A remedy that offers the nearest known word, and all of them when they are few."""
    alike = [one for one in sorted(known) if one.casefold() == word.casefold()]
    near = alike or difflib.get_close_matches(word, sorted(known), n=1)
    if near:
        return f"Did you mean {near[0]!r}?"
    first, more = sorted(known)[:_NAMED], len(known) - _NAMED
    return f"Known are: {', '.join(first)}{f' and {more} more' if more > 0 else ''}." if known else ""
