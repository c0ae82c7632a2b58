"""The words that a language cuts as no rule would: spaCy's special cases, mended.

spaCy lists contractions in small letters and with one capital; all-capital transcripts have them in capitals.
It cuts some that look like contractions without their apostrophe and mostly are other words, keeps the full
stop of what are words too, and parts that of abbreviations that it does not know.
"""

import re
from collections.abc import Mapping

from qda.language.characters.unspaced import spaced
from qda.language.data import base_of, read, words
from qda.language.words.lemma_table import Table, read_table

Cases = Mapping[str, tuple[str, ...]]
"""Texts with the tokens that each falls into."""
_CUT_SHORT = re.compile("['’]|[.]$")
"""What tells that letters were left out."""
_OTHER_WORDS = {"en": frozenset({"id", "ima", "wed"})}
"""What is no "I'd" (nor Idaho), "I'm a" and "we'd", in lower case, by language."""


def special_cases(spacys: Cases, code: str) -> Cases:
    """The special cases of a language: spaCy's own, in capitals too, and its abbreviations."""
    others = _OTHER_WORDS.get(base_of(code), frozenset())
    kept = {text: tokens for text, tokens in spacys.items() if text.lower().rstrip(".") not in others}
    known = read_table(code) or {}
    cases = _without_signs(_abbreviations(code) | _in_capitals(kept) | kept)
    return {text: tokens for text, tokens in cases.items() if not (len(tokens) == 1 and _ends(text, known))}


def _in_capitals(cases: Cases) -> dict[str, tuple[str, ...]]:
    """What is cut, has an apostrophe or ends in a full stop, in capitals: CANNOT, DON'T, 10AM, MR."""
    return {
        text.upper(): tuple(token.upper() for token in tokens)
        for text, tokens in cases.items()
        if not text.isupper() and text[0].isalnum() and (len(tokens) > 1 or _CUT_SHORT.search(text))
    }


def _abbreviations(code: str) -> dict[str, tuple[str, ...]]:
    """Those after which no sentence ends, with the full stop within the word, so that a phrase runs on."""
    listed = [one for one in words(read(code, "sentences.toml"), "never") if len(one) > 1 and one.isalpha()]
    written = {form + "." for one in listed for form in (one, one.capitalize(), one.upper())}
    return {text: (text,) for text in sorted(written)}


def _ends(text: str, known: Table) -> bool:
    """Whether a text is a word with a full stop, as Dutch `hand.`: it mostly ends a sentence."""
    word = text.removesuffix(".")
    return word != text and len(word) > 1 and word.isalpha() and word.islower() and word.encode() in known


def _without_signs(cases: dict[str, tuple[str, ...]]) -> Cases:
    """Those without signs that are words each for itself, wherever they stand: ¯\\(ツ)/¯."""
    return {text: tokens for text, tokens in cases.items() if spaced(text) == text}
