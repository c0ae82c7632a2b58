"""The forms of a key's rows, found in a text whatever signs it has for their apostrophes, hyphens and blanks.

Where a form has a blank or a hyphen, a text may have either, a dash, an underscore or the end of a line; for
an apostrophe any of them, as names of files do. The digits of a number may be parted in any way.

In scripts that are written without blanks each sign is a word: a form stands wherever its signs do, with a
blank, the end of a line or nothing between them, and a word in another script ends where such a sign stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import attrgetter
from unicodedata import normalize

from qda.errors import InputError
from qda.language.characters.unseen import bare
from qda.language.characters.unspaced import LETTERS, ends_in_sign, holds_signs, sign_borders, spaced
from qda.model.label import capitals_of
from qda.privacy.key import Entry
from qda.privacy.patterns import EMAIL, NUMBER, PHONE
from qda.privacy.reading import Found, alike

EXACT = {EMAIL, NUMBER, PHONE}
"""Kinds that have no other case and no ending."""
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[\w{_MARKS}]+")
_END = rf"(?![^\W{LETTERS}]|[\d{_MARKS}])"
_GAP = r"(?:\s+|-\n?)"
_BETWEEN_SIGNS = r"\s?"
_PARTING = r"[\s()./-]{0,3}"
_NUMBER = re.compile(rf"\+?(?:{_PARTING}\d){{5,}}")
"""What has its digits parted in one way as well as in another."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A form with what stands before its first word, as a pattern.

    `freely`: also with other signs. `by_sign`: the last word is a sign, with all the marks that join it.
    """

    lead: int
    pattern: "re.Pattern[str]"
    entry: Entry
    length: int
    freely: bool
    by_sign: bool

    @property
    def order(self) -> tuple[int, bool]:
        """The longest form counts, and of two that differ in a hyphen the one that is written as the text."""
        return -self.length, self.freely


class Forms:
    """Forms by their first words, those of numbers by their first digits too."""

    def __init__(self) -> None:
        self._forms: dict[str, list[_Form]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def add(self, form: str, entry: Entry, *, any_case: bool = False) -> None:
        """Add one of the `ways_of` a form; raises InputError for one without a word."""
        first = next(_words_in(form), None)
        if first is None:
            raise InputError(f"{form!r} holds no word that could be looked for")
        by_sign = ends_in_sign(form)
        tail = "" if by_sign else _END if entry.kind in EXACT else f"(?=[sS]?{_END})"
        own = r"\s+".join(map(re.escape, form.split())) + tail
        number = _NUMBER.fullmatch(form) is not None
        other = _digits(form) if number else _words(form) + tail
        for freely, pattern in enumerate(dict.fromkeys((own, other))):
            compiled = re.compile(pattern, re.IGNORECASE if any_case else 0)
            forms = self._forms[first[0][0] if number and freely else _key(first[0])]
            forms.append(_Form(first.start(), compiled, entry, len(form), bool(freely), by_sign))
            forms.sort(key=_order)

    def may_begin_in(self, text: str) -> bool:
        """Whether any form begins with a word of a text, however its letters are written."""
        return any(
            key in self._forms for word in set(_WORD.findall(spaced(alike(text)))) for key in _keys(word)
        )

    def found(self, text: str) -> Iterator[Found[Entry]]:
        """Every place of a form, in order; none overlaps another."""
        text, at = alike(text), 0
        borders = {*sign_borders(text).tolist(), len(text)}
        for word in _words_in(text):
            if word.start() < at:
                continue
            for form in self._beginning_with(word[0]):
                found = form.pattern.match(text, max(at, word.start() - form.lead))
                if not found or (form.by_sign and found.end() not in borders):
                    continue
                if found.start() == word.start() - form.lead:
                    yield *found.span(), form.entry
                    at = found.end()
                    break

    def _beginning_with(self, word: str) -> Sequence[_Form]:
        lists = [self._forms[key] for key in _keys(word) if key in self._forms]
        return lists[0] if len(lists) == 1 else sorted(chain(*lists), key=_order)


_order = attrgetter("order")


def plain_form(form: str) -> str:
    """A form with what all of its spellings have in common: those with the same one are found together."""
    plain = " ".join(alike(bare(form)).replace("-", " ").split())
    return re.sub(r"[\s()./]", "", plain) if _NUMBER.fullmatch(plain) else plain


def ways_of(form: str, kind: str) -> set[str]:
    """A form in the ways in which its letters may be written."""
    plain = " ".join(alike(bare(form)).split()).strip("- ")
    cases = {plain} if kind in EXACT else {plain, *capitals_of(plain)}
    return {normalize(way, one) for one in cases for way in ("NFC", "NFD")}


def within_signs(one: str, other: str) -> bool:
    """Whether a text is part of another, wherever its signs stand there; never in scripts with blanks."""
    return holds_signs(one) and plain_form(one) in plain_form(other)


def words_of(text: str) -> set[str]:
    """All words in a text, in one case and encoding."""
    return {_key(word) for word in _WORD.findall(alike(text))}


def _key(word: str) -> str:
    return word.casefold() if word.isascii() else normalize("NFC", word).casefold()


def _keys(word: str) -> Iterator[str]:
    """What the forms that may begin with a word are kept by."""
    key = _key(word)
    yield key
    if key[-1] == "s":
        yield key[:-1]
    if key[0].isdigit() and len(key) > 1:
        yield key[0]


def _words_in(text: str) -> Iterator["re.Match[str]"]:
    """The words of a text, in order; a sign is one."""
    for start, end in pairwise((0, *sign_borders(text).tolist(), len(text))):
        yield from _WORD.finditer(text, start, end)


def _words(form: str) -> str:
    """The pattern of a form with other signs than its own."""
    words = re.split(r"[\s-]+", form)
    gaps = ("", *(_GAP + "?" * holds_signs(one[-1:] + other[:1]) for one, other in pairwise(words)))
    return "".join(gap + _word(word) for gap, word in zip(gaps, words, strict=True))


def _word(word: str) -> str:
    parts = (re.escape(part).replace("'", f"(?:'|{_GAP})") for part in spaced(word).split(" "))
    return _BETWEEN_SIGNS.join(parts)


def _digits(number: str) -> str:
    """The pattern of a number in one piece, or with its digits parted in any way and no others beside."""
    lead = re.escape(number[: next(at for at, sign in enumerate(number) if sign.isdigit())])
    digits = re.findall(r"\d", number)
    parted = rf"(?<!\d[\s./-]){_PARTING.join(digits)}(?!{_PARTING}\d)"
    return rf"{lead}(?:{''.join(digits)}|{parted}){_END}"
