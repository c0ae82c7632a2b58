"""Where sentences end: rules over the text of one paragraph, with word lists of the language.

A mark (full stop, question mark, ellipsis ...) is a candidate. What stands before it (an abbreviation, an
initial, a list number), what follows it (lower case, a number, a word that begins sentences) and whether a
bracket is still open decide. Text without marks is one sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Any
from unicodedata import normalize

import numpy as np

from qda.language.data import words
from qda.language.sentence_marks import ASK, END, ListedWords, marks_of
from qda.language.tokens.chunks import slices
from qda.language.tokens.pieces import Columns, columns_of
from qda.model.span import Span

_CANDIDATE = re.compile(
    r"""(?: (?P<mark> \.(?:\s\.)+ | [.!?…‼⁇⁈⁉‽]+ )            # Latin marks, ". . ." among them
          | (?P<full> [。！？｡؟۔।॥։።፧፨။។]+ ) )               # marks that are nothing but sentence ends
        (?P<close> (?(full) ["'”’»›)\]}」』】）》〉*_]*
                   | (?: ["'“”„‘’«»‹›)\]}」』】）》〉*_] | \s»(?=\W|$) )* ) )
        (?P<reference> \s?\[\d[\d\s,;–-]*\] | [⁰¹²³⁴-⁹]+ | \d{1,3}(?:[,–-]\d{1,3})*(?=\s) )?
        (?P<gap> \s* )""",
    re.VERBOSE,
)
_AHEAD = re.compile(
    r"""(?: [\s"'“”„‘’«»‹›「『¿¡*_•—–-]                        # what may stand before a sentence's first word
          | [(\[{] [^()\[\]{}]{0,60} [)\]}]                    # [laughs], (pause), (Khan, 2017)
          | [(\[{] )*
        (?P<first> \S )?""",
    re.VERBOSE,
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BRACKETS = re.compile(r"\([^()]{1,400}\)|\[[^\[\]]{1,400}\]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LIST_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5}")
_SPACED = re.compile(r"[^\W\d_]\.")
"""The second letter of an abbreviation whose letters stand apart: z. B."""
_LETTERED = re.compile(r"[a-z]{1,4}\)\s")
_ROMAN = re.compile(r"(?:[IVXLC]{2,}|[VXLC])(?!\w)")
_QUOTES = frozenset("\"'“”„‘’«»‹›」』》〉")
_BEFORE_WORD = frozenset('"“”„«»‹›()[]{}/…—–「『，、')


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The word lists of a language, casefolded, abbreviations without their last full stop.

    `never` ends no sentence (Dr, e.g). `numbered` ends none before a number (p, No). `either` ends one only
    before a word of `starters` (U.S, Inc). `ending` ends one before any capital but those of `continuing`
    (a.m). An ellipsis ends none after `fillers` (um) or before `always_capital` (I). With `ordinals`, a
    number of one or two digits with a full stop is an ordinal.
    """

    never: frozenset[str]
    numbered: frozenset[str]
    either: frozenset[str]
    ending: frozenset[str]
    continuing: frozenset[str]
    starters: frozenset[str]
    fillers: frozenset[str]
    always_capital: frozenset[str]
    ordinals: bool

    def starts(self, text: str) -> list[int]:
        """Where the sentences of a paragraph begin, 0 first; white space before one belongs to no one."""
        starts = [0]
        passage = _Passage(text)
        for mark in _CANDIDATE.finditer(text):
            if mark.end() < len(text) and self._ends(passage, starts[-1], mark):
                starts.append(mark.end())
        return starts

    def cuts(self, text: str, spans: Sequence[Span] | Columns) -> tuple[Columns, Columns]:
        """Where the sentences of all paragraphs begin, and the number of the paragraph of each, (C,) each.

        The same as `starts` of each paragraph, with places in the text. Spans stand in order, apart.
        """
        columns, first = columns_of(spans), 0
        places, owners = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for part in slices(columns):
            found = self._cuts(text, part)
            places.append(found[0])
            owners.append(found[1] + first)
            first += len(part)
        return np.concatenate(places), np.concatenate(owners)

    def _cuts(self, text: str, spans: Columns) -> tuple[Columns, Columns]:
        marks = marks_of(text, spans, _needing_thought(self))
        ends = marks.verdicts == END
        numbers = np.arange(len(spans))
        plain = np.concatenate([spans[:, 0], marks.cuts[ends]])
        plain_owners = np.concatenate([numbers, marks.owners[ends]])
        order = np.argsort(plain, kind="stable")
        plain, plain_owners = plain[order], plain_owners[order]
        asked = np.flatnonzero(marks.verdicts == ASK)
        begun = plain[np.searchsorted(plain, marks.places[asked], side="right") - 1]
        more = list(self._asked(text, spans, marks.places[asked], marks.owners[asked], begun))
        places = np.concatenate([plain, np.array([place for place, _ in more], np.int64)])
        owners = np.concatenate([plain_owners, np.array([owner for _, owner in more], np.int64)])
        order = np.argsort(places, kind="stable")
        return places[order], owners[order]

    def _asked(
        self, text: str, spans: Columns, places: Columns, owners: Columns, begun: Columns
    ) -> Iterator[tuple[int, int]]:
        """The cuts at marks that are not plain, with their paragraphs.

        `begun` are the last plain cuts before the marks.
        """
        current, first, start, consumed = -1, 0, 0, 0
        for place, owner, plain in zip(places.tolist(), owners.tolist(), begun.tolist(), strict=True):
            if owner != current:
                current, first, consumed = owner, int(spans[owner, 0]), 0
                start, passage = first, _Passage(text[first : int(spans[owner, 1])])
            if place - first < consumed:
                continue
            start = max(start, plain)
            mark = _CANDIDATE.match(passage.text, place - first)
            assert mark
            consumed = mark.end()
            if consumed < len(passage.text) and self._ends(passage, start - first, mark):
                start = first + consumed
                yield start, owner

    def _ends(self, passage: "_Passage", start: int, mark: re.Match[str]) -> bool:
        if not (mark["gap"] or mark["full"]):
            return _is_missing_space(passage.text, mark)
        following = passage.following(mark.end())
        if not following or not passage.has_word(start, mark.start()):
            return False
        if not self._mark_ends(passage, start, mark, following):
            return False
        return not passage.in_bracket(start, mark.end())

    def _mark_ends(self, passage: "_Passage", start: int, mark: re.Match[str], following: str) -> bool:
        if mark["full"]:
            return bool(mark["gap"] or not following[0].isalnum() or _QUOTES.isdisjoint(mark["close"]))
        lower = following[0].islower() and passage.cased and not _LETTERED.match(following)
        if "?" in mark["mark"] or "!" in mark["mark"]:
            in_passing = mark["close"] or "?" not in mark["mark"] or ".." in mark["mark"]
            return not (lower and in_passing)
        if len(mark["mark"]) > 1 or mark["mark"] == "…":
            return self._ellipsis_ends(passage.before(start, mark.start()), following)
        return not lower and self._stop_ends(passage, start, mark, following)

    def _ellipsis_ends(self, before: str, following: str) -> bool:
        if following[0].islower() or following[0].isdigit() or before.casefold() in self.fillers:
            return False
        return _word(following) not in self.always_capital

    def _stop_ends(self, passage: "_Passage", start: int, mark: re.Match[str], following: str) -> bool:
        before = passage.before(start, mark.start())
        if mark["reference"] and mark["reference"].isdecimal() and before[-1:].isdigit():
            return False
        if passage.is_pause(mark):
            return False
        if _LIST_NUMBER.fullmatch(before) and passage.begins(start, mark.start() - len(before)):
            return False
        if (
            self.ordinals
            and before.isdecimal()
            and self._is_no_ordinal(passage, start, mark.start() - len(before))
        ):
            return True
        return self._word_ends(before, following)

    def _is_no_ordinal(self, passage: "_Passage", start: int, number: int) -> bool:
        """Whether a number stands behind an abbreviation that takes one, or is a year: Nr. 5, ’78"""
        if passage.text[number - 1 : number] in ("'", "’"):
            return True
        end = len(passage.text[start:number].rstrip()) + start
        return passage.text[end - 1 : end] == "." and (
            passage.before(start, end - 1).casefold() in self.numbered
        )

    def _word_ends(self, before: str, following: str) -> bool:
        """Whether a full stop after the word `before` ends a sentence; `following` is no lower case."""
        word, next_word = before.casefold(), _word(following)
        if word in self.ending:
            return not following[0].isdigit() and next_word not in self.continuing
        if word in self.either or _is_initial(before):
            return next_word in self.starters and following[len(next_word) :][:1] != "."
        if len(word) == 1 and word.isalpha() and _SPACED.match(following):
            return False
        if word in self.never or (self.ordinals and before.isdecimal() and len(before) <= 2):
            return False
        if _DOTTED.fullmatch(before):
            return next_word in self.starters
        if word in self.numbered:
            return not (following[0].isdigit() or following[0] in "#§" or _ROMAN.match(following))
        return True


class _Passage:
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

    def following(self, position: int) -> str:
        """The text from the next word or sign that can begin a sentence, in NFC; empty: nothing follows."""
        ahead = _AHEAD.match(self.text, position)
        if ahead is None or ahead["first"] is None:
            return ""
        return normalize("NFC", self.text[ahead.start("first") : ahead.start("first") + 40])

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


@cache
def _needing_thought(rules: SentenceRules) -> ListedWords:
    """The words of letters and digits that a full stop after them is not plain for."""
    numerals = ("".join(one) for size in range(2, 6) for one in product("ivx", repeat=size))
    lists = (rules.never, rules.numbered, rules.either, rules.ending)
    return ListedWords(frozenset().union(*lists, numerals))


def _word(following: str) -> str:
    found = _WORD.match(following)
    return found[0].replace("’", "'").casefold() if found else ""


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and not word.islower()


def _is_missing_space(text: str, mark: re.Match[str]) -> bool:
    """Whether two words met because the space after a full stop was forgotten: `left.He said`."""
    before, after = text[max(0, mark.start() - 2) : mark.start()], text[mark.end() : mark.end() + 2]
    between = not (mark["close"] or mark["reference"]) and len(mark["mark"]) == 1
    return (
        between
        and len(before) == 2
        and before.islower()
        and before.isalpha()
        and after.istitle()
        and after[1:].isalpha()
    )


def sentence_rules(data: Mapping[str, Any]) -> SentenceRules:
    """The rules with the lists of a folder's `sentences.toml`."""
    return SentenceRules(
        never=words(data, "never"),
        numbered=words(data, "numbered"),
        either=words(data, "either"),
        ending=words(data, "ending"),
        continuing=words(data, "continuing"),
        starters=words(data, "starters"),
        fillers=words(data, "fillers"),
        always_capital=words(data, "always_capital"),
        ordinals=bool(data.get("ordinals", False)),
    )
