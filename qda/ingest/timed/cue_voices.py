"""Who speaks where the format does not tell: what the lines of cues begin with.

Anna Smith: words      a name, when names come again in the file; the next lines are hers until another's
>> words               somebody else than before, as in American captions; a name may follow
- words                the same, in a file where two such lines stand in one cue
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qda.ingest.timed.utterance import folded

_CHEVRONS = re.compile(r"\s*(?:>>>?|»)\s*")
_DASH = re.compile(r"\s*[-‐‑–—]\s*(?=\S)")
_NAME = re.compile(r"\s*\[?(?P<name>[^\W\d_][^:：\[\]{}<>*?!;,\"“”«»|=\\\n]{0,49}?)\]?\s*[:：](?:\s+|$)")
_WORDS = 5
_PARTICLES = frozenset(
    {"af", "av", "bin", "da", "de", "del", "den", "der", "di", "ibn", "la", "van", "von", "y"}
)
_EVERYWHERE = 0.8
"""The share of lines with a name from which on a name that comes once is a speaker, as with Zoom."""
_SOME = 0.1
"""The share that names which come again must have; a phrase said twice in an hour is nobody."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line begins with: whether another voice than before speaks, its name or "", and the words."""

    changes: bool
    speaker: str
    words: str


@dataclass(frozen=True, slots=True)
class Conventions:
    """The speakers' names and whether dashes part voices, judged over all cues of a file."""

    names: frozenset[str]
    dashes: bool

    def opening(self, line: str) -> Opening:
        """What a line begins with in this file."""
        rest, changes = _without_mark(line, dashes=self.dashes)
        name = _name(rest)
        if name and name[0] in self.names:
            return Opening(True, name[0], rest[name[1] :])
        return Opening(changes, "", rest)


def conventions(cues: Sequence[Sequence[str]]) -> Conventions:
    """How the file marks its voices; `cues` are the lines of each."""
    dashes = any(sum(bool(_DASH.match(line)) for line in lines) > 1 for lines in cues)
    names = Counter(_candidates(cues, dashes))
    recurring = {name for name, count in names.items() if count > 1}
    share = sum(names.values()) / max(1, sum(1 for lines in cues if lines))
    if share >= _EVERYWHERE:
        return Conventions(frozenset(names), dashes)
    recurring |= {name for name in names if _series(name) in set(map(_series, recurring)) - {""}}
    enough = sum(names[name] for name in recurring) >= _SOME * len(cues)
    return Conventions(frozenset(recurring) if enough else frozenset(), dashes)


def _series(name: str) -> str:
    """What names share that differ in their number, `Speaker 1` and `Speaker 2`; "" for others."""
    word = name.rstrip("0123456789")
    return word.casefold() if word != name else ""


def _candidates(cues: Sequence[Sequence[str]], dashes: bool) -> Iterator[str]:
    for lines in cues:
        for line in lines:
            name = _name(_without_mark(line, dashes=dashes)[0])
            if name:
                yield name[0]


def _without_mark(line: str, *, dashes: bool) -> tuple[str, bool]:
    found = _CHEVRONS.match(line) or (_DASH.match(line) if dashes else None)
    return (line[found.end() :], True) if found else (line, False)


def _name(line: str) -> tuple[str, int] | None:
    """A name with a colon at the beginning of a line, and where its words begin."""
    found = _NAME.match(line)
    if found is None:
        return None
    name = folded(found["name"])
    return (name, found.end()) if _is_name(name) else None


def _is_name(name: str) -> bool:
    """A few words with capitals or numbers; a script without capitals has names of any letters."""
    words = name.replace("(", " ").replace(")", " ").split()
    return 0 < len(words) <= _WORDS and all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    first = next((character for character in word if character.isalnum()), "")
    return not first or not first.islower() or word.casefold() in _PARTICLES
