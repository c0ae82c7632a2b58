"""Words behind which an 's is a word cut short, and no possessive: "it's", "let's"."""

from functools import cache

from qda.language.data import read, words


def clips(norm: str, code: str) -> bool:
    """Whether an 's behind a word of this norm is no possessive of it, by the language's list."""
    return norm in _clipping(code)


@cache
def _clipping(code: str) -> frozenset[str]:
    return words(read(code, "lemmas.toml"), "clipping")
