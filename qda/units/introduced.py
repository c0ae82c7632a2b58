"""Labels that longer ones introduce: `Respondent (R1): Yes`, and `R1:` from there on.

Or by a name and what somebody does, `Jane Hill, Interviewer: Why?` or `Jane Hill (Interviewer):`, and then
`JH:` or `INT:`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from qda.model.label import key_of
from qda.units.description import role_of
from qda.units.labels import Label, count_labels
from qda.units.roles import Roles

_FEWEST, _MOST = 2, 4
"""Letters of initials."""


def introduced(labels: Sequence[Label]) -> dict[int, str]:
    """The shorter label of each that introduces one, by the position of its line; labels are in order.

    It stands there once, above all turns that have it, and is made of letters of the longer one, which has
    no turns of its own: in `Moderator (P1): And you?` the moderator calls somebody.
    """
    first: dict[str, int] = {}
    for one in labels:
        if not one.note:
            first.setdefault(one.key, one.line.start)
    return {**_with_roles(labels, first), **_in_brackets(labels, first)}


def _in_brackets(labels: Sequence[Label], first: Mapping[str, int]) -> dict[int, str]:
    pairs = [(one, key_of(one.note)) for one in labels if one.note and one.key not in first]
    times = Counter(short for _, short in pairs)
    return {
        one.line.start: one.note.strip()
        for one, short in pairs
        if times[short] == 1 and one.line.start < first.get(short, 0) and _is_short_for(short, one.key)
    }


def asking_introduced(labels: Sequence[Label], short: Mapping[int, str], roles: Roles) -> dict[str, bool]:
    """Of shorter labels, by their keys, whether they ask, where the longer ones tell."""
    longer = [one for one in labels if one.line.start in short]
    told = {(key := key_of(short[one.line.start])): role_of(roles, _words_of(one, key)) for one in longer}
    return {key: role for key, role in told.items() if role is not None}


def _words_of(label: Label, short: str) -> str:
    """What a longer label says of somebody: with what stands in brackets, unless that is the shorter one."""
    return label.name if key_of(label.note) == short else f"{label.name}, {label.note}"


def _with_roles(labels: Sequence[Label], first: Mapping[str, int]) -> dict[int, str]:
    """Of a name and a role that stand once, the label below them that is their initials, or begins the role.

    It is in capitals and comes again, and no other name could be meant.
    """
    times = count_labels(labels)
    longer = [one for one in labels if ("," in one.name) != bool(one.note) and times[one.key] == 1]
    shorter = {one.key: one.name for one in labels if times[one.key] > 1 and _is_initials(one.name)}
    pairs = [
        (one.line.start, shorter[key])
        for one in longer
        for key in _shortened(f"{one.name}, {one.note}" if one.note else one.name)
        if one.line.start < first.get(key, 0) and key in shorter
    ]
    starts, names = Counter(start for start, _ in pairs), Counter(name for _, name in pairs)
    return {start: name for start, name in pairs if starts[start] == names[name] == 1}


def _is_initials(name: str) -> bool:
    return name.isalpha() and name.isupper() and _FEWEST <= len(name) <= _MOST


def _shortened(name: str) -> Iterator[str]:
    """What a name and a role may be called, folded: the first letters of the name, and of the role's word."""
    words, _, role = name.partition(",")
    yield key_of("".join(word[0] for word in words.split()))
    word = next(iter(role.split()), "")
    yield from (key_of(word[:size]) for size in range(_FEWEST, min(_MOST + 1, len(word))))


def _is_short_for(short: str, name: str) -> bool:
    """Whether a label is shorter than a name, with its letters in this order, from a word's first one on."""
    rest = iter(name)
    letters = [letter for letter in short if letter.isalpha()]
    begins = bool(letters) and any(word.startswith(letters[0]) for word in name.split())
    return begins and len(short) < len(name) and all(letter in rest for letter in letters)
