"""Where the words of a quotation stand in a text: letter for letter, else as a keyboard writes them."""

import re
from unicodedata import category, normalize

from qda.model.span import Span

_ALIKE = ("'’‘‛ʼ＇`´", '"“”„‟«»＂', "-‐‑‒–—―−")
"""Apostrophes, quotation marks and dashes, of each of which a keyboard has one."""
_KEYS = {sign: f"[{re.escape(signs)}]" for signs in _ALIKE for sign in signs} | {"…": r"(?:…|\.\.\.)"}
_LOOKS = range(0xFE00, 0xFE10)
"""Marks that choose how the sign before them looks, as an emoji or in black."""


def quote_places(quote: str, text: str, body: Span) -> list[Span]:
    """Where a quotation stands in the body of a text, in order; any white space in it stands for any other.

    Where it stands nowhere so, marks that look alike are the same, and so are `…` and three full stops, and
    the two ways in which Unicode writes a letter with an accent.
    """
    words = quote.split()
    exact = r"\s+".join(map(re.escape, words))
    return _found(exact, text, body) or _found(r"\s+".join(map(_typed, words)), text, body)


def _typed(word: str) -> str:
    """An expression for a word however its marks and accents are written."""
    return "".join(map(_sign, normalize("NFC", word).replace("...", "…")))


def _sign(sign: str) -> str:
    apart = normalize("NFD", sign)
    return _KEYS.get(sign) or (
        f"(?:{re.escape(sign)}|{re.escape(apart)})" if apart != sign else re.escape(sign)
    )


def _found(expression: str, text: str, body: Span) -> list[Span]:
    """Every place of an expression that cuts no letter, also where one runs into another."""
    pattern, places, at = re.compile(expression), [], body.start
    while (found := pattern.search(text, at, body.end)) is not None:
        if not _is_mark(text[found.end() : found.end() + 1]):
            places.append(Span(*found.span()))
        at = found.start() + 1
    return places


def _is_mark(sign: str) -> bool:
    """Whether a sign belongs to the letter before it: an accent, a point, a vowel sign."""
    return sign != "" and category(sign).startswith("M") and ord(sign) not in _LOOKS
