"""Words that say little about what a text is about: articles, pronouns, auxiliaries, what fills speech."""

from collections.abc import Iterable
from importlib import import_module

from qda.language.data import base_of, optional
from qda.language.words.norms import norm_of


def stop_words(code: str) -> frozenset[str]:
    """The stop words of a language by their norms: its own list, else spaCy's; none when there is no list."""
    own = optional(code, "stopwords.toml")
    if own is not None:
        return normal(own["words"], code)
    base = base_of(code)
    try:
        listed = import_module(f"spacy.lang.{base}.stop_words").STOP_WORDS if base.isalpha() else ()
    except ImportError:
        return frozenset()
    return normal(listed, code)


def normal(words: Iterable[str], *languages: str) -> frozenset[str]:
    """Words as texts in some languages are compared by: in the norm of a form."""
    return frozenset(norm_of(word, language) for word in words for language in languages)
