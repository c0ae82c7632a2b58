"""Who speaks where the format does not tell: what the lines of cues begin with.

Anna Smith: words      a name, when names come again in the file; the next lines are hers until another's;
                       where nearly all lines begin so, of any shape: `Ann's phone:`, `+44 7700 900123:`
>> words               somebody else than before, as in American captions; a name may follow
- words                the same, in a file where two such lines stand in one cue

[SPEAKER_00] words     a label of a program or a role in brackets, or names in brackets before nearly all cues

Two voices on one line, `- Hello. - Hi.`, `>> Why? >> Because.` or `Anna: Why? Ben: Because.`, are two lines.

Where chevrons or dashes part the voices, a label such as `Speaker 1:` or `Interviewer:` is a name even if it
comes once: the words behind the next mark are not that speaker's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from qda.ingest.timed.utterance import folded
from qda.language.data import FALLBACK
from qda.language.speakers import speaker_words_of
from qda.model.label import key_of

_CHEVRONS = re.compile(r"\s*(?:>>>?|»)\s*")
_DASH = re.compile(r"\s*[-‐‑–—]\s*(?=\S)")
_CHEVRONS_WITHIN = re.compile(r"(?<=\S)\s+(?=>>)")
_DASH_WITHIN = re.compile(r"(?<=[.?!…。？！])[\"'”’)]*(?P<gap>\s+)(?=[-‐‑–—]\s?[^\W\d_a-z])")
_BEGINNING = re.compile(r"\s*(?P<name>[^\s:：?!;\"“”«»][^:：?!;\"“”«»\n]{0,59}?)\s*[:：](?:\s+|$)")
_BRACKETED = re.compile(r"\s*(?:\[(?P<square>[^][:：\n]{1,60})\]|\((?P<round>[^():：\n]{1,60})\))(?:\s+|$)")
_TITLES = ("Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Fr", "Sr", "Rev")
_NAME = re.compile(r"[^\W\d_][^\[\]{}<>*,|=\\]{0,49}")
_MOST_WORDS = 8
_WORDS = 5
_PARTICLES = frozenset(
    {"af", "av", "bin", "da", "de", "del", "den", "der", "di", "ibn", "la", "van", "von", "y"}
)
_EVERYWHERE = 0.8
"""The share of lines with a name from which on a name that comes once is a speaker, as with Zoom."""
_ALWAYS = 0.9
"""The share of lines with such beginnings from which on any that comes again is a speaker."""
_SOME = 0.1
"""The share that names which come again must have; a phrase said twice in an hour is nobody."""
_FEW = 6
"""So many names that come again are enough of any share when they take turns: long answers fill many cues."""
_CHANGES = 0.8
"""The share of them behind which another name comes next. A phrase comes again as it happens."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line begins with: whether another voice than before speaks, its name or "", and the words."""

    changes: bool
    speaker: str
    words: str


@dataclass(frozen=True, slots=True)
class Conventions:
    """The speakers' names and whether dashes part voices, judged over all cues of a file. `bracketed` are the
    names that stand in brackets without a colon."""

    names: frozenset[str]
    dashes: bool
    bracketed: frozenset[str] = frozenset()

    def parted(self, lines: Sequence[str]) -> list[str]:
        """The lines of a cue, each of one voice at most, by the names that the file has."""
        if not self.names:
            return [*lines]
        within = _begun_within(self.names)
        return [part for line in lines for part in within.split(line) if part]

    def opening(self, line: str) -> Opening:
        """What a line begins with in this file."""
        rest, changes = _without_mark(line, dashes=self.dashes)
        beginning = _beginning(rest)
        if beginning and beginning[0] in self.names:
            return Opening(True, beginning[0], rest[beginning[1] :])
        bracket = _in_brackets(rest) if self.bracketed else None
        if bracket and bracket[0] in self.bracketed:
            return Opening(True, bracket[0], rest[bracket[1] :])
        return Opening(changes, "", rest)


@lru_cache(maxsize=8)
def _begun_within(names: frozenset[str]) -> re.Pattern[str]:
    """Where one of some names begins a turn behind the end of a sentence; "Dr. Smith" is one name."""
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    untitled = "".join(rf"(?<!\b{one}\.)" for one in _TITLES)
    return re.compile(rf"(?<=[.?!…。？！]){untitled}\s*(?<!\w)(?=\[?(?:{known})\]?\s*[:：])")


def parted(cues: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each cue, begun anew where a chevron or a dash within one begins another voice.

    Chevrons do so in a file in which lines begin with them; a dash does in a line that begins with one,
    behind the end of a sentence and before a capital.
    """
    chevrons = any(line.startswith(">>") for lines in cues for line in lines)
    whole = [[part for line in lines for part in _CHEVRONS_WITHIN.split(line)] for lines in cues]
    return [[one for line in lines for one in _by_dashes(line)] for lines in (whole if chevrons else cues)]


def _by_dashes(line: str) -> list[str]:
    ends = [found.span("gap") for found in _DASH_WITHIN.finditer(line)] if _DASH.match(line) else []
    starts = [0, *(end for _, end in ends)]
    return [line[start:end] for start, end in zip(starts, [*(begin for begin, _ in ends), None], strict=True)]


def conventions(cues: Sequence[Sequence[str]]) -> Conventions:
    """How the file marks its voices; `cues` are the lines of each."""
    found = _by_colons(cues)
    return found if found.names else replace(found, bracketed=_by_brackets(cues))


def _by_brackets(cues: Sequence[Sequence[str]]) -> frozenset[str]:
    """The names in brackets without a colon. Sounds stand in brackets too, and names that were replaced:
    labels tell who speaks where lines often begin so, other names where nearly every cue does."""
    said = [bracket[0] for lines in cues for line in lines if (bracket := _in_brackets(line))]
    labels = [name for name in said if _is_label(name)]
    names = [name for name in said if _is_name(name)]
    filled = sum(1 for lines in cues if lines)
    if len(set(names)) > 1 and len(names) >= _ALWAYS * filled:
        return frozenset(names)
    return frozenset(labels if len(labels) >= _SOME * filled or _take_turns(labels) else ())


def _in_brackets(line: str) -> tuple[str, int] | None:
    """What stands in brackets at the beginning of a line, and where its words begin."""
    found = _BRACKETED.match(line)
    return (folded(found["square"] or found["round"]), found.end()) if found else None


def _by_colons(cues: Sequence[Sequence[str]]) -> Conventions:
    dashes = any(sum(bool(_DASH.match(line)) for line in lines) > 1 for lines in cues)
    in_order = list(_beginnings(cues, dashes))
    beginnings = Counter(in_order)
    names = Counter({name: count for name, count in beginnings.items() if _is_name(name)})
    filled = max(1, sum(1 for lines in cues if lines))
    recurring = {name for name, count in beginnings.items() if count > 1}
    everybody = {*names, *recurring}
    if sum(beginnings[name] for name in everybody) >= _ALWAYS * filled:
        return Conventions(frozenset(everybody), dashes)
    if sum(names.values()) >= _EVERYWHERE * filled:
        return Conventions(frozenset(names), dashes)
    recurring &= names.keys()
    recurring |= {name for name in names if _series(name) in set(map(_series, recurring)) - {""}}
    said = [name for name in in_order if name in recurring]
    enough = len(said) >= _SOME * len(cues) or _take_turns(said)
    labels = {name for name in names if _is_label(name)} if _parted(cues, dashes) else set()
    return Conventions(frozenset(labels | recurring if enough else labels), dashes)


def _take_turns(names: Sequence[str]) -> bool:
    """Whether names stand only where somebody else begins to speak."""
    changes = sum(one != other for one, other in pairwise(names))
    return len(names) >= _FEW and changes >= _CHANGES * (len(names) - 1)


def _parted(cues: Sequence[Sequence[str]], dashes: bool) -> bool:
    """Whether chevrons or dashes say where another voice begins."""
    return dashes or any(_CHEVRONS.match(line) for lines in cues for line in lines)


def _is_label(name: str) -> bool:
    """Whether a name is a program's with a number, or a word for what somebody does in an interview."""
    known = speaker_words_of(FALLBACK)
    key = key_of(name)
    word = key.rstrip("0123456789").rstrip(" _-#")
    return word in known.roles or (word in known.machine and word != key)


def _series(name: str) -> str:
    """What names share that differ in their number, `Speaker 1` and `Speaker 2`; "" for others."""
    word = name.rstrip("0123456789")
    return word.casefold() if word != name else ""


def _beginnings(cues: Sequence[Sequence[str]], dashes: bool) -> Iterator[str]:
    for lines in cues:
        for line in lines:
            beginning = _beginning(_without_mark(line, dashes=dashes)[0])
            if beginning:
                yield beginning[0]


def _without_mark(line: str, *, dashes: bool) -> tuple[str, bool]:
    found = _CHEVRONS.match(line) or (_DASH.match(line) if dashes else None)
    return (line[found.end() :], True) if found else (line, False)


def _beginning(line: str) -> tuple[str, int] | None:
    """What stands before a colon at the beginning of a line, and where its words begin."""
    found = _BEGINNING.match(line)
    if found is None or found["name"].count(" ") >= _MOST_WORDS:
        return None
    name = folded(found["name"])
    return name[1:-1] if name.startswith("[") and name.endswith("]") else name, found.end()


def _is_name(name: str) -> bool:
    """A few words with capitals or numbers; a script without capitals has names of any letters."""
    words = name.replace("(", " ").replace(")", " ").split()
    return bool(
        _NAME.fullmatch(name) and 0 < len(words) <= _WORDS and all(_is_name_word(word) for word in words)
    )


def _is_name_word(word: str) -> bool:
    first = next((character for character in word if character.isalnum()), "")
    return not first or not first.islower() or word.casefold() in _PARTICLES
