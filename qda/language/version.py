"""What a language's tokens, lemmas and sentences depend on, as one hash. Loads no language."""

from functools import cache
from unicodedata import unidata_version

from qda import __version__
from qda.language.data import fingerprint
from qda.language.installed import installed, model_state
from qda.language.shipped import packages_behind
from qda.model.identity import hash_plain

RULES = 23
"""Raised when the code would read other turns, paragraphs, sentences, tokens, norms or lemmas out of the same
text: that of `language/` and `units/`, and `model/label.py` and `model/unit.py`, by which labels are compared
and roles are named. A golden test holds the number to what is read (`tests/golden/test_read_and_found.py`).
"""


@cache
def version_of(code: str, model: str | None) -> str:
    """The same hash promises the same turns, tokens, lemmas and sentences.

    It is over the rules here, the data of the language, Python's Unicode, and the versions of all that has a
    say: spaCy, simplemma, `regex`, the trained model, and the packages behind a language. Of a program that
    none of these brings along, which is mecab-ko alone, the version is not known.
    """
    versions = programs_of(code, model)
    trained = model_state(model) if model is not None else None
    return hash_plain(
        [RULES, __version__, unidata_version, code, model, trained, versions, fingerprint(code)]
    )


def programs_of(code: str, model: str | None) -> dict[str, str | None]:
    """The versions of the programs that have a say in how a language is read, by name; None for one that is
    not installed."""
    names = ("spacy", "simplemma", "regex", *packages_behind(code, trained=model is not None))
    return {name: installed(name) for name in names}
