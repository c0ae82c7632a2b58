"""Which languages can be cut into words by what is installed, told without loading spaCy."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from qda.language.tokens.names import nearest_code

PACKAGES = {
    "ja": "pip install sudachipy sudachidict_core",
    "ko": "pip install natto-py, and the program mecab-ko",
    "th": "pip install pythainlp",
    "vi": "pip install pyvi",
}
"""Languages that spaCy cuts by another package, and how to install that."""


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


def way_out(code: str) -> str:
    """What to do about a language that cannot be cut; "" when there is nothing."""
    return f"Install it: {PACKAGES[code]}." if code in PACKAGES else nearest_code(code)
