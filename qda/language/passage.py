"""A paragraph's text, and the questions about it that the rules for sentence ends ask."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from unicodedata import normalize

_AHEAD = re.compile(
    r"""(?: [\s"'“”„‘’«»‹›「『¿¡*_•—–-]                        # what may stand before a sentence's first word
          | [(\[{] [^()\[\]{}]{0,60} [)\]}]                    # [laughs], (pause), (Khan, 2017)
          | [(\[{] )*
        (?P<first> \S )?""",
    re.VERBOSE,
)
_BRACKETED = re.compile(r"[\s\"'“”„‘’«»‹›¿¡*_—–-]*\[(?P<words>[^\W\d_][^\[\]]{0,39})\](?=[’']?\s?[^\W\d_])")
"""What stands in square brackets before a word that goes on: [Name 1] came"""
_NAMING = re.compile(r"[^\W\d_]+")
_REMARK = re.compile(r"([*_])[^*_\n]{1,60}\1+(?=\s)")
"""What is set apart by stars: *laughs*"""
_LAST_BRACKET = re.compile(
    r"""\s* \( ["'“„«¿¡]* (?P<first> [^()\s]+ \s [^()]{0,400} [.!?…。！？؟۔।] ) ["'”’»]* \) \s* \Z""",
    re.VERBOSE,
)
"""A sentence of two words or more in brackets, behind which nothing stands."""
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_BRACKETS = re.compile(r"\([^()]{1,400}\)|\[[^\[\]]{1,400}\]")
_APART = re.compile(r"(?<!\w)(?:[^\W\d_]{1,2}\.\s?)+[^\W\d_]{1,3}$")
"""An abbreviation in several parts: z. B, i. d. R, p. ej"""
_APART_LENGTH = 16
HYPHEN = re.compile("[-‐‑]")
_PARTS = re.compile("[-‐‑]|['’](?=\\w{2})")
_BEFORE_WORD = frozenset('"“”„«»‹›()[]{}/…—–「『，、')


class Passage:
    """A paragraph's text, and the questions that the rules ask about it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._start, self._first = -1, 0

    @cached_property
    def cased(self) -> bool:
        """Whether there are capitals."""
        return self.text != self.text.lower()

    @cached_property
    def _brackets(self) -> list[tuple[int, int]]:
        """Where brackets are opened and closed."""
        if "(" not in self.text and "[" not in self.text:
            return []
        return [one.span() for one in _BRACKETS.finditer(self.text)]

    def following(self, position: int, stand_ins: frozenset[str]) -> str:
        """The text from the next word or sign that can begin a sentence, in NFC; empty: nothing follows.

        What stands in brackets for a name that was taken out begins one, with a capital as names have.
        """
        taken_out = _BRACKETED.match(self.text, position)
        if taken_out and not stand_ins.isdisjoint(_NAMING.findall(taken_out["words"].casefold())):
            named = taken_out.start("words")
            return normalize("NFC", self.text[named].upper() + self.text[named + 1 : named + 40])
        first = self._ahead(position)
        while first is not None and self.text[first].islower():
            remark = _REMARK.match(self.text, first - 1)
            if remark is None:
                break
            first = self._ahead(remark.end())
        if first is None and (last := _LAST_BRACKET.match(self.text, position)):
            first = last.start("first")
        return "" if first is None else normalize("NFC", self.text[first : first + 40])

    def _ahead(self, position: int) -> int | None:
        ahead = _AHEAD.match(self.text, position)
        return ahead.start("first") if ahead and ahead["first"] else None

    def names(self, start: int, position: int, before: str) -> Sequence[str]:
        """What the lists may have of the word `before` that ends at a position, casefolded.

        With what belongs to it in spite of blanks (z.b of "z. B"), as it is, and its part behind a hyphen or
        what is elided (art of "l’art").
        """
        names = (before.casefold(), _PARTS.split(before)[-1].casefold())
        apart = _APART.search(self.text, max(start, position - _APART_LENGTH), position)
        return ("".join(apart[0].casefold().split()), *names) if apart else names

    def before(self, start: int, position: int) -> str:
        """The word that ends at a position in NFC, with the full stops and hyphens within it."""
        first = position
        while first > start and not (self.text[first - 1].isspace() or self.text[first - 1] in _BEFORE_WORD):
            first -= 1
        return normalize("NFC", self.text[first:position]).strip("'’‘.,;:*_-")

    def has_word(self, start: int, end: int) -> bool:
        """Whether a letter or digit stands between; the first one after a start is looked for once."""
        if start != self._start:
            found = _LETTER_OR_DIGIT.search(self.text, start)
            self._start, self._first = start, found.start() if found else len(self.text)
        return self._first < end

    def is_pause(self, mark: re.Match[str]) -> bool:
        """Whether a full stop stands alone in round brackets, as a short pause is noted."""
        return self.text[mark.start() - 1 : mark.end("mark") + 1] == "(.)"

    def begins(self, start: int, position: int) -> bool:
        """Whether a position is the beginning of its sentence, or comes after a colon."""
        while position > start and self.text[position - 1] in "( \n":
            position -= 1
        return self.text[position - 1 : position] in (":", ";") or not self.has_word(start, position)

    def in_bracket(self, start: int, cut: int) -> bool:
        """Whether a cut lies in a bracket that was opened in the middle of its sentence."""
        number = bisect_right(self._brackets, (cut, 0)) - 1
        if number < 0:
            return False
        opened, closed = self._brackets[number]
        return start <= opened < cut < closed and self.has_word(start, opened)
