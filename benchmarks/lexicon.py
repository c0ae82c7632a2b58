"""The dictionary of English forms and their lemmas that `qda` uses too; reading it takes a second."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import simplemma.strategies


@cache
def lemmas() -> Mapping[str, str]:
    """Form to lemma, for forms that are plain words in small letters."""
    table = simplemma.strategies.DefaultDictionaryFactory().get_dictionary("en")
    return {
        form: lemma for form, lemma in table.items() if form.isascii() and form.isalpha() and form.islower()
    }


@cache
def forms() -> Mapping[str, list[str]]:
    """Lemma to all its forms."""
    found: dict[str, list[str]] = defaultdict(list)
    for form, lemma in lemmas().items():
        found[lemma.lower()].append(form)
    return found
