"""The norm of a form: what is left when spelling differences that mean nothing are taken away."""

import unicodedata

from qda.language.characters.alike import SAME, any_letters, gershayim, own_letters, without_yo
from qda.language.characters.apostrophes import STRAIGHT
from qda.language.characters.controls import printed
from qda.language.characters.letters import RAISED
from qda.language.characters.unseen import MARKS, THIN, bare, without_joiners
from qda.model.signs import APOSTROPHES, HYPHENS

TAIL = "'s"
TAILS = frozenset({TAIL, "'"})
"""Norms of what belongs to the word before it and is no word of its own."""
LONGER = "ßẞœŒŉǰևﬀﬁﬂﬃﬄﬅﬆ"
"""Letters that a norm has several in place of."""
_FULL_WIDTH = {chr(one + 0xFEE0): chr(one) for one in range(0x21, 0x7F) if chr(one).isalnum()}
"""Letters and digits as wide as a sign, as Chinese and Japanese keyboards give them."""
_AS_SEEN = str.maketrans(dict.fromkeys(APOSTROPHES, STRAIGHT) | _FULL_WIDTH)
_PLAIN = _AS_SEEN | str.maketrans(dict.fromkeys(HYPHENS, "-") | dict.fromkeys(MARKS + THIN))
_PLAIN |= SAME
_PLAIN |= {ord(one): "oe" for one in "œŒ"}
"""Apostrophes, hyphens and œ that word processors put where people type ', - and oe, what nobody sees, and
what is the same in its script."""
_NO_LETTERS = frozenset(RAISED) | {chr(code) for code, letters in SAME.items() if not letters}
"""What may be a letter or a digit in Unicode, and is no word alone: numbers of notes, and signs of which
nothing is left in a norm, such as the tatweel that lengthens an Arabic word."""
_WITH_TWO_I = frozenset({"tr", "az"})
"""Languages whose I is the capital of ı."""


def norm_of(form: str, language: str = "") -> str:
    """The form in NFC, casefolded, with straight apostrophes and plain hyphens, with what writers take for
    the same in one way (`alike`), without what nobody sees and without the full stop of an abbreviation.

    Folded is the case as the `language` has it, where that is known: I is ı in Turkish, İ is i everywhere.
    `norm_of(norm_of(x)) == norm_of(x)`.
    """
    if not form.isprintable():
        form = printed(form)
    if form.isascii() and "`" not in form and language not in _WITH_TWO_I:
        return without_stop(form.casefold())
    folded = small(unicodedata.normalize("NFC", form).translate(_PLAIN), language).casefold()
    folded = unicodedata.normalize("NFC", without_joiners(folded))
    return without_stop(without_yo(own_letters(gershayim(folded), language), language))


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
    """A form with its capitals, but otherwise in one way: forms of one norm are told apart by capitals, and
    by what goes along with them, such as ß."""
    return without_stop(any_letters(composed(form)))


def composed(form: str) -> str:
    """A form with its capitals, but in the one way to write accents, apostrophes and what is the same in its
    script, as it is seen."""
    if form.isascii() and form.isprintable() and "`" not in form:
        return form
    seen = unicodedata.normalize("NFC", bare(form)).translate(_AS_SEEN)
    return unicodedata.normalize("NFC", gershayim(seen.translate(SAME)))


def is_word(form: str) -> bool:
    """Whether the form has a letter or a digit, and so a norm; the raised number of a note is no word, nor is
    a tatweel or a vowel sign alone."""
    if form.isascii() and form.isalnum():
        return True
    return any(character.isalnum() and character not in _NO_LETTERS for character in form)
