"""The norm of a form: what is left when spelling differences that mean nothing are taken away."""

import unicodedata

from qda.language.unseen import MARKS, THIN, without_joiners

TAILS = frozenset({"'s", "'"})
"""Norms of what belongs to the word before it and is no word of its own."""
_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ＇", "'") | dict.fromkeys("‐‑", "-") | dict.fromkeys(MARKS + THIN))
"""Apostrophes and hyphens that word processors put where people type ' and -, and what nobody sees."""


def norm_of(form: str) -> str:
    """The form in NFC, casefolded, with straight apostrophes and plain hyphens, without what nobody sees.

    `norm_of(norm_of(x)) == norm_of(x)`.
    """
    if form.isascii():
        return form.casefold()
    folded = unicodedata.normalize("NFC", form).translate(_PLAIN).casefold()
    return unicodedata.normalize("NFC", without_joiners(folded))


def is_word(form: str) -> bool:
    """Whether the form has a letter or a digit."""
    return form.isalnum() or any(character.isalnum() for character in form)
