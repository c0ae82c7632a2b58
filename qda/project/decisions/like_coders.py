"""Coders whose names differ in nothing but capitals: most often one person, counted as several."""

from collections import defaultdict
from collections.abc import Iterator

from qda.model.counted import some
from qda.store.database import Store

_WHAT_TO_DO = "\n  If they are one person, always give the same name: --coder NAME, or QDA_CODER"


def told_of_like_coders(store: Store) -> Iterator[str]:
    """What to say of coders who may be one person."""
    alike: dict[str, list[str]] = defaultdict(list)
    for coder in store.coders():
        alike[coder.name.casefold()].append(coder.name)
    for names in alike.values():
        if len(names) > 1:
            yield f"note: {some(sorted(names))} count as {len(names)} coders: capitals differ.{_WHAT_TO_DO}"


def told_of_new_coder(store: Store, name: str) -> Iterator[str]:
    """What to say of a coder who has done nothing yet, where one of nearly the same name has."""
    names = [coder.name for coder in store.coders()]
    alike = [one for one in names if one.casefold() == name.casefold()]
    if alike and name not in alike:
        yield f"note: {name} is another coder than {some(sorted(alike))}: capitals differ.{_WHAT_TO_DO}"
