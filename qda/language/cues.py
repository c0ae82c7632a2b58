"""The cue words of a language: what negates, hedges or reports a passage, and what ends their reach."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from qda.errors import InputError, Place, did_you_mean
from qda.language.corpus.corpus import CLAUSE_BREAK, COLON, JOINED, QUOTED, QUOTES
from qda.language.data import base_of
from qda.model.coding import Assertion

_FULL_REACH = 100
"""Words that a cue reaches at most, in what has no sentence ends: speech that a machine wrote down."""
_LIST = re.compile(r"\$(\w+)")
"""In a cue, one of the words of a list at the head of the file."""


class CueKind(StrEnum):
    """What a cue does: it opens a scope, looks as if it did, ends one, or tells what ends none.

    No mark ends a reach that stands beside an aside ("um", "you know"), or parts the items before the word
    of a series ("or"), unless an opener follows it, words with which a clause of its own begins. Neither does
    the word behind a subject ("people" before "who") right behind a cue: "perhaps people who work here know";
    nor the one behind a complementizer that ends a cue or stands right behind it: "said that if it closes".
    """

    MODIFIER = "modifier"
    PSEUDO = "pseudo"
    TERMINATE = "terminate"
    ASIDE = "aside"
    SERIES = "series"
    OPENER = "opener"
    SUBJECT = "subject"
    COMPLEMENTIZER = "complementizer"


JOINTS = (CueKind.ASIDE, CueKind.SERIES, CueKind.OPENER, CueKind.SUBJECT, CueKind.COMPLEMENTIZER)
"""The kinds that are no cues themselves."""


class Direction(StrEnum):
    """To which side a cue reaches."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"


class Closing(StrEnum):
    """Where among the words behind the last comma a cue stands."""

    FIRST = "first"
    LAST = "last"


class Quotation(StrEnum):
    """Where a cue stands to what is quoted: behind its end, before it goes on, or as its first words."""

    BEHIND = "behind"
    BEFORE = "before"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A cue as a pattern, with the words it reaches to either side.

    A `touching` cue must run on into the next word: "no" is none in "No, we could not".
    A `colon` cue must stand right before a colon: "he goes" reports in "he goes: get out" alone.
    A `comma` cue must stand right before a comma, an `after_comma` cue right behind one.
    What a `clause` cue reaches ends at a comma to either side. What stands within a cue that
    `confines` reaches nothing but words of that: in "not allow", "not" reaches "allow" and no further.
    With a `tail`, these words are its last ones alone: "kann die Miete nicht mehr zahlen" denies the paying.
    Of what is found, the last `ahead` words are no part of the cue; it only looks ahead to them.
    A `closing` cue is the first or the last of the few words behind the last comma of a sentence.
    What stands between marks right behind an `interrupted` cue ends nothing: "not, in my view, safe".
    A `parted` cue does not run on from the word before it; a `final` cue stands before a mark or the end,
    and before no speech if it reports.
    A report that is `around` what is reported reaches the words between its own; others say there who speaks.
    With a cue that `begins` a clause, shorter ones in it reach no further back, and forward as far as ever.
    A cue that reaches `beyond` itself reaches none of its own words, and what ends a reach does so within it.
    `who` counts the words beside a cue that say who acts or speaks: before an opener ("pay is"), and behind a
    report ("according to Ali") unless a mark follows soon.
    A cue with a `quotation` stands at what is quoted: `"We will pay," she said, "and we will stay."`
    """

    pattern: str
    kind: CueKind
    assertion: Assertion | None
    forward: bool
    backward: bool
    reach: int = _FULL_REACH
    touching: bool = False
    clause: bool = False
    confines: bool = False
    tail: int = 0
    colon: bool = False
    comma: bool = False
    after_comma: bool = False
    ahead: int = 0
    closing: Closing | None = None
    quotation: Quotation | None = None
    interrupted: bool = False
    parted: bool = False
    final: bool = False
    around: bool = False
    begins: bool = False
    beyond: bool = False
    who: int = 0

    @property
    def whole(self) -> bool:
        """Whether it reports all before it: at the end of a sentence, of a clause or of what is quoted."""
        ends = self.final and self.backward and self.assertion is Assertion.REPORTED
        return ends or self.closing is not None or self.quotation is Quotation.BEHIND


_APART = {"patterns", "value", "direction"}
"""Keys of a group that are no fields of its cues."""
_KEYS = _APART | {one.name for one in fields(CueEntry)} - {
    "pattern", "kind", "assertion", "forward", "backward",
}  # fmt: skip
_NAMES: Mapping[str, type[StrEnum]] = {"closing": Closing, "quotation": Quotation}
"""Keys whose values are names."""


@lru_cache
def load_cues(code: str) -> tuple[CueEntry, ...]:
    """The cues of a language; none when it has no list, and then every coding is affirmed.

    Raises InputError for a key or a value that there is not, and says which group of the list has it.
    """
    if not has_cues(code):
        return ()
    file = _list_of(code)
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    lists: dict[str, str] = {}
    for name, words in table.get("lists", {}).items():
        lists[name] = f"({_filled(' '.join(words.split()), lists)})"
    cues: list[CueEntry] = []
    for number, group in enumerate(table["cues"], start=1):
        try:
            cues += _entries(group, lists)
        except ValueError as error:
            problem = f"group {number} of the cues ({group['value']}): {error}"
            raise InputError(problem, place=Place(str(file))) from error
    return tuple(cues)


def marks_of(cue: CueEntry) -> tuple[int, int]:
    """The marks one of which a cue asks for before it, and behind it; 0 if it asks for none."""
    quotation = cue.quotation
    before = CLAUSE_BREAK * cue.after_comma | QUOTED * (quotation is Quotation.BEHIND)
    behind = JOINED * cue.touching | COLON * cue.colon | CLAUSE_BREAK * cue.comma
    return before | QUOTES * (quotation is Quotation.FIRST), behind | QUOTES * (quotation is Quotation.BEFORE)


def parts_from_before(cue: CueEntry) -> bool:
    """Whether a cue may not run on from the word before it: behind speech a mark stands beside the quotation
    mark, for `"mentors" asked` quotes a word."""
    return cue.parted or cue.quotation is Quotation.BEHIND


def _filled(pattern: str, lists: dict[str, str]) -> str:
    """A pattern with the words of each list that it names."""
    return _LIST.sub(lambda found: lists[found[1]], pattern)


def has_cues(code: str) -> bool:
    """Whether a language has a list of cues."""
    return _list_of(code).is_file()


def _list_of(code: str) -> Traversable:
    return files("qda.language").joinpath(base_of(code), "cues.toml")


def _entries(group: Mapping[str, Any], lists: dict[str, str]) -> Iterator[CueEntry]:
    """The cues of a group; raises ValueError for a key or a value that there is not."""
    if unknown := [key for key in group if key not in _KEYS]:
        raise ValueError(f"no key is called {unknown[0]!r}. {did_you_mean(unknown[0], _KEYS)}")
    value, direction = group["value"], Direction(group.get("direction", Direction.FORWARD))
    kind = CueKind(value) if value in set(CueKind) else CueKind.MODIFIER
    assertion = Assertion(value) if kind is CueKind.MODIFIER else None
    sides = direction is not Direction.BACKWARD, direction is not Direction.FORWARD
    others = {key: given for key, given in group.items() if key not in _APART}
    others |= {key: names(others[key]) for key, names in _NAMES.items() if key in others}
    others["confines"] = kind is CueKind.MODIFIER or group.get("confines", False)
    for pattern in group["patterns"].strip().splitlines():
        if not pattern.startswith("# "):
            yield CueEntry(_filled(pattern, lists), kind, assertion, *sides, **others)
