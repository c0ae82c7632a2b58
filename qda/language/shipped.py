"""Which languages can be cut into words by what is installed, told without loading spaCy."""

from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from qda.language.data import base_of
from qda.language.tokens.names import nearest_code

PACKAGES = {
    "ja": ("sudachipy", "sudachidict_core"),
    "ko": ("natto-py",),
    "th": ("pythainlp",),
    "vi": ("pyvi",),
}
"""Languages that spaCy cuts by other packages, by the names under which these are installed."""
_PROGRAMS = {"ko": ", and the program mecab-ko"}
_BEHIND_MODELS = {
    "ru": ("pymorphy3", "pymorphy3-dicts-ru"),
    "uk": ("pymorphy3", "pymorphy3-dicts-uk"),
    "zh": ("spacy-pkuseg",),
}
"""Languages whose trained models have words cut, or lemmas told, by other packages."""


@cache
def is_shipped(code: str) -> bool:
    """Whether spaCy has rules for a language that need nothing else.

    Of others only spaCy can tell: by another code, as `no` for `nb`, or with another package.
    """
    found = find_spec("spacy")
    folders = found.submodule_search_locations if found else None
    if code in PACKAGES or not code.isalpha():
        return False
    return any((Path(folder) / "lang" / code / "__init__.py").is_file() for folder in folders or ())


def packages_behind(code: str, *, trained: bool) -> tuple[str, ...]:
    """The packages that have a say in how a language is cut, installed or not; `trained` is with a model.

    Of a code that only spaCy can tell the language of, any of them may be.
    """
    own = PACKAGES.get(code, () if is_shipped(code) else tuple(chain(*PACKAGES.values())))
    return (*own, *_BEHIND_MODELS.get(base_of(code), ())) if trained else own


def way_out(code: str) -> str:
    """What to do about a language that cannot be cut; "" when there is nothing."""
    if code not in PACKAGES:
        return nearest_code(code)
    return f"Install it: pip install {' '.join(PACKAGES[code])}{_PROGRAMS.get(code, '')}."
