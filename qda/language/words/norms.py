"""The norm of a form: what is left when spelling differences that mean nothing are taken away."""

import unicodedata

from qda.language.characters.controls import printed
from qda.language.characters.unseen import MARKS, THIN, bare, without_joiners

TAILS = frozenset({"'s", "'"})
"""Norms of what belongs to the word before it and is no word of its own."""
LONGER = "ßẞŉǰևﬀﬁﬂﬃﬄﬅﬆ"
"""Letters that a norm has several in place of."""
_FULL_WIDTH = {chr(one + 0xFEE0): chr(one) for one in range(0x21, 0x7F) if chr(one).isalnum()}
"""Letters and digits as wide as a sign, as Chinese and Japanese keyboards give them."""
_AS_SEEN = str.maketrans({"’": "'"} | _FULL_WIDTH)
_PLAIN = str.maketrans(
    dict.fromkeys("’‘ʼ＇", "'") | dict.fromkeys("‐‑", "-") | dict.fromkeys(MARKS + THIN) | _FULL_WIDTH
)
"""Apostrophes and hyphens that word processors put where people type ' and -, and what nobody sees."""
_WITH_TWO_I = frozenset({"tr", "az"})
"""Languages whose I is the capital of ı."""


def norm_of(form: str, language: str = "") -> str:
    """The form in NFC, casefolded, with straight apostrophes and plain hyphens, without what nobody sees and
    without the full stop of an abbreviation.

    Folded is the case as the `language` has it, where that is known: I is ı in Turkish, İ is i everywhere.
    `norm_of(norm_of(x)) == norm_of(x)`.
    """
    if not form.isprintable():
        form = printed(form)
    if form.isascii() and language not in _WITH_TWO_I:
        return without_stop(form.casefold())
    folded = small(unicodedata.normalize("NFC", form).translate(_PLAIN), language).casefold()
    return without_stop(unicodedata.normalize("NFC", without_joiners(folded)))


def small(form: str, language: str = "") -> str:
    """A form in NFC in lower case, each letter still one."""
    if language in _WITH_TWO_I:
        form = form.replace("I", "ı")
    return form.replace("İ", "i").lower()


def without_stop(form: str) -> str:
    """A form without its full stop, "Dr" of "Dr."; one with several keeps them all: "a.m."."""
    if form[-1:] != ".":
        return form
    return form[:-1] if form[0].isalnum() and form.find(".") == len(form) - 1 else form


def as_written(form: str) -> str:
    """A form with its capitals, but in the one way to write accents, apostrophes and abbreviations."""
    return without_stop(composed(form))


def composed(form: str) -> str:
    """A form with its capitals, but in the one way to write accents and apostrophes, as it is seen."""
    return (
        form
        if form.isascii() and form.isprintable()
        else unicodedata.normalize("NFC", bare(form)).translate(_AS_SEEN)
    )


def is_word(form: str) -> bool:
    """Whether the form has a letter or a digit."""
    return form.isalnum() or any(character.isalnum() for character in form)
