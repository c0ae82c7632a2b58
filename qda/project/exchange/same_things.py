"""What several imports brought and is one thing here: it keeps the GUID that it came with first.

A program knows its things by their GUIDs, so that what goes back to it must not have another one because a
second project has something of the same name.
"""

from collections.abc import Iterator, Sequence

from qda.project.exchange.kept import Kept
from qda.project.exchange.names import NOBODY
from qda.project.exchange.people_in import variables_of

KINDS = ("Code", "User", "Variable", "Case")
_Thing = tuple[str, str]
"""The kind of a thing and what it is called here."""


def first_guids(kept: Sequence[Kept]) -> dict[str, str]:
    """GUID -> the one that the same code, coder, variable or participant came with first.

    `kept` has the newest first. What a GUID is called is what the newest import that has it says.
    """
    called: dict[str, _Thing] = {}
    for one in kept:
        for own, thing in _things(one):
            called.setdefault(own, thing)
    first: dict[_Thing, str] = {}
    for one in reversed(kept):
        for own, _ in _things(one):
            first.setdefault(called[own], own)
    return {own: first[thing] for own, thing in called.items() if first[thing] != own}


def _things(kept: Kept) -> Iterator[tuple[str, _Thing]]:
    variables = variables_of(kept.package.root, kept.names.variables)
    named = (kept.names.codes, kept.names.coders, variables, kept.names.participants)
    for kind, names in zip(KINDS, named, strict=True):
        in_order = sorted((name, own) for own, name in names.items() if own != NOBODY)
        yield from ((own, (kind, name)) for name, own in in_order)
