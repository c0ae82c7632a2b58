"""The codebook: what a researcher means by each code, and the rules that find it."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from qda.errors import Place

_BETWEEN = "_-.\u200c\u200d"
"""What a code's name may also hold behind its first letter: Persian and Hindi have joiners there."""
TokenPattern = tuple[Mapping[str, object], ...]
"""A spaCy Matcher pattern: one mapping for each token."""


def can_name(name: str) -> bool:
    """Whether a code or a list can be called so: letters of any script with the marks that join them, and
    digits; behind the first of these also _, - and full stops."""
    marks = (one in _BETWEEN or one.isalnum() or unicodedata.category(one)[0] == "M" for one in name[1:])
    return name[:1].isalnum() and all(marks)


class Scope(StrEnum):
    """How far AND and NOT reach. NEAR, BEFORE, AFTER and `unless` stay within one sentence."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of `match`, `unless` or a list: a pattern as it was written, or a spaCy token pattern.

    `name` is the code and the entry's number, as in `durand_line/2`; `line` and `column` count from 1, and
    `file` is where they count, for a codebook may have several files.
    """

    name: str
    pattern: str | TokenPattern
    line: int = 0
    column: int = 0
    file: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must be coded, or must not."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its definition, rules and examples. A code without a parent is a theme."""

    code: str
    name: str
    parent: str | None = None
    definition: str = ""
    include: str = ""
    exclude: str = ""
    color: str | None = None
    scope: Scope = Scope.SENTENCE
    match: tuple[Rule, ...] = ()
    unless: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
    line: int = 0
    column: int = 0
    file: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Codes in the order of the file, each after its parent, and the named lists that patterns use.

    `language_place` is where the language is written, None for one that the file leaves to the project.
    """

    title: str
    language: str
    codes: tuple[Code, ...]
    terms: Mapping[str, tuple[Rule, ...]] = field(default_factory=lambda: MappingProxyType({}))
    source: str = ""
    language_place: Place | None = None
    _by_name: Mapping[str, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name = {one.code: one for one in reversed(self.codes)}  # of two with one name the first counts
        object.__setattr__(self, "_by_name", by_name)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __contains__(self, code: str) -> bool:
        return code in self._by_name

    def __getitem__(self, code: str) -> Code:
        return self._by_name[code]

    def path(self, code: str) -> tuple[str, ...]:
        """The code with all above it, the theme first."""
        parent = self[code].parent
        return (*self.path(parent), code) if parent else (code,)

    def theme(self, code: str) -> str:
        """The top-level code that holds the code, or the code itself."""
        return self.path(code)[0]

    def children(self, code: str | None) -> tuple[Code, ...]:
        """The codes directly below a code, or the themes for None."""
        return tuple(one for one in self.codes if one.parent == code)

    def within(self, code: str) -> tuple[str, ...]:
        """The code and all codes below it, in the order of the codebook."""
        return tuple(one.code for one in self.codes if code in self.path(one.code))
