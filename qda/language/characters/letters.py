"""Kinds of characters by Unicode's categories, as what stands in the brackets of a regular expression.

spaCy's own classes of letters leave out many scripts, marks that join a letter, and signs that words end in.
"""

import unicodedata
from collections.abc import Callable
from functools import cache

RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
"""Raised digits: numbers of notes, but also powers."""
_PLANE = range(0x10000)
_BEYOND = "\U00010000-\U0001cfff\U0001d400-\U0001efff\U00020000-\U0003ffff\U000e0100-\U000e01ef"
"""Beyond the first plane nearly all but emoji and notes are letters, and nearly none has a case."""
_UNRELATED = (
    (0x0531, 0x1AAF),  # Armenian to Mongolian and Tai
    (0x1B00, 0x1C7F),
    (0x2D00, 0x2DDF),
    (0x3005, 0xA4CF),  # Chinese, Japanese, Korean, Yi
    (0xA500, 0xA63F),
    (0xA800, 0xAB2F),
    (0xABC0, 0xFAFF),  # Korean, more Chinese
    (0xFB13, 0xFDFF),  # ligatures of Armenian, presentation forms of Hebrew and Arabic
    (0xFE70, 0xFEFC),
    (0xFF66, 0xFFDC),
)
_HYPHENS = "-\u00ad\u058a\u05be\u1400\u2010\u2011\u30a0"
_KEPT = "‘’‚‛“”()[]{}"
"""Brackets and quotation marks that need thought: apostrophes among them, [t]he, and Hebrew abbreviations."""


@cache
def letters() -> str:
    """Letters of all scripts, marks that join them, and the signs and numbers that words end in: ₂, ¹, Ⅳ."""
    return _class(lambda _, kind: kind[0] in "LM" or kind in ("Nl", "No")) + _BEYOND


@cache
def small() -> str:
    """Letters in lower case or without case, and the signs and numbers that words end in."""
    return _class(lambda _, kind: kind in ("Ll", "Lm", "Lo", "Nl", "No")) + _BEYOND


@cache
def capitals() -> str:
    """Letters in upper case."""
    return _class(lambda _, kind: kind in ("Lu", "Lt"))


def latin() -> str:
    """Letters of Latin, of full width too."""
    return "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"


@cache
def unrelated() -> str:
    """Letters of scripts that are not akin to Latin, as Greek and Cyrillic are, and marks that join them."""
    own = frozenset(chr(place) for first, last in _UNRELATED for place in range(first, last + 1))
    return _class(lambda one, kind: kind[0] in "LM" and one in own) + "\U00020000-\U0003ffff"


@cache
def joined() -> str:
    """Marks that join the letter before them: accents that are characters of their own, vowel signs."""
    return _class(lambda _, kind: kind[0] == "M")


@cache
def money() -> str:
    """Signs of currencies."""
    return _class(lambda _, kind: kind == "Sc")


@cache
def signs() -> str:
    """Signs of mathematics, arrows among them, but the plus: C++."""
    return _class(lambda one, kind: kind == "Sm" and one != "+")


@cache
def brackets_and_dashes() -> str:
    """Brackets and quotation marks of all scripts but those of `_KEPT`, and dashes that are no hyphens."""
    return _class(lambda one, kind: kind in ("Ps", "Pe", "Pi", "Pf", "Pd") and one not in _HYPHENS + _KEPT)


def _class(holds: Callable[[str, str], bool]) -> str:
    """The characters for which something holds; ranges run on over what is not assigned."""
    ranges: list[list[str]] = []
    runs_on = False
    for one in map(chr, _PLANE):
        kind = unicodedata.category(one)
        if kind == "Cn":
            continue
        if not holds(one, kind):
            runs_on = False
        elif runs_on:
            ranges[-1][1] = one
        else:
            ranges.append([one, one])
            runs_on = True
    return "".join(_escaped(low) + (f"-{_escaped(high)}" if high != low else "") for low, high in ranges)


def _escaped(one: str) -> str:
    return f"\\{one}" if one in "\\]^-[&~|" else one
