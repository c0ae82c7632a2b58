"""Codes of several files as one tree: each stands after the code that it is below, of whichever file."""

from collections.abc import Iterator, Sequence

from qda.errors import CodebookError, Problems, QdaError, did_you_mean
from qda.model.codebook import Code

_Below = dict[str | None, list[Code]]


def as_one_tree(codes: Sequence[Code]) -> tuple[Code, ...]:
    """The codes in the order of the files, each after its parent.

    Raises CodebookError for a parent that is not among the codes, and for codes that are below themselves.
    """
    names = {one.code for one in codes}
    below: _Below = {}
    for one in codes:
        below.setdefault(one.parent, []).append(one)
    strays: list[QdaError] = [
        _stray(one, parent, sorted(names))
        for parent, several in below.items()
        if parent is not None and parent not in names
        for one in several
    ]
    if strays:
        raise strays[0] if len(strays) == 1 else Problems(strays)
    ordered = tuple(_within(None, below))
    reached = {one.code for one in ordered}
    circle = next((one for one in codes if one.code not in reached), None)
    if circle is not None:
        raise CodebookError(
            f"{circle.code!r} is to be below {circle.parent!r}, which is below itself",
            place=circle.place,
            remedy="Take the key 'below' out of one of them.",
        )
    return ordered


def _stray(code: Code, parent: str, names: Sequence[str]) -> CodebookError:
    return CodebookError(
        f"{code.code!r} is to be below {parent!r}, which is no code of this codebook",
        place=code.place,
        remedy=did_you_mean(parent, names),
    )


def _within(parent: str | None, below: _Below) -> Iterator[Code]:
    for one in below.get(parent, ()):
        yield one
        yield from _within(one.code, below)
