"""What a language's tokens, lemmas and sentences depend on, as one hash. Loads no language."""

from functools import cache
from importlib.metadata import version
from unicodedata import unidata_version

from qda.language.data import fingerprint
from qda.model.identity import hash_plain

RULES = 15
"""Raised when the same text would fall into other turns, sentences or tokens."""


@cache
def version_of(code: str, model: str | None) -> str:
    """The same hash promises the same tokens, lemmas and sentences."""
    return hash_plain(
        [RULES, unidata_version, code, model, version("spacy"), version("simplemma"), fingerprint(code)]
    )
