"""Labels that longer ones introduce in brackets: `Respondent (R1): Yes`, and `R1:` from there on."""

from collections import Counter
from collections.abc import Mapping, Sequence

from qda.model.label import key_of
from qda.units.description import role_of
from qda.units.labels import Label
from qda.units.roles import Roles


def introduced(labels: Sequence[Label]) -> dict[int, str]:
    """The shorter label of each that introduces one, by the position of its line; labels are in order.

    It stands there once, above all turns that have it, and is made of letters of the longer one, which has
    no turns of its own: in `Moderator (P1): And you?` the moderator calls somebody.
    """
    first: dict[str, int] = {}
    for one in labels:
        if not one.note:
            first.setdefault(one.key, one.line.start)
    pairs = [(one, key_of(one.note)) for one in labels if one.note and one.key not in first]
    times = Counter(short for _, short in pairs)
    return {
        one.line.start: one.note.strip()
        for one, short in pairs
        if times[short] == 1 and one.line.start < first.get(short, 0) and _is_short_for(short, one.key)
    }


def asking_introduced(labels: Sequence[Label], short: Mapping[int, str], roles: Roles) -> dict[str, bool]:
    """Of shorter labels, by their keys, whether they ask, where the longer ones tell."""
    told = {
        key_of(short[one.line.start]): role_of(roles, one.name) for one in labels if one.line.start in short
    }
    return {key: role for key, role in told.items() if role is not None}


def _is_short_for(short: str, name: str) -> bool:
    """Whether a label is shorter than a name, with its letters in this order, from a word's first one on."""
    rest = iter(name)
    letters = [letter for letter in short if letter.isalpha()]
    begins = bool(letters) and any(word.startswith(letters[0]) for word in name.split())
    return begins and len(short) < len(name) and all(letter in rest for letter in letters)
