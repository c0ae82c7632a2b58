"""Where sentences end: rules over the text of one paragraph, with word lists of the language.

A mark (full stop, question mark, ellipsis ...) is a candidate. What stands before it (an abbreviation, an
initial, a list number), what follows it (lower case, a number, a word that begins sentences) and whether a
bracket is still open decide. Text without marks is one sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import numpy as np

from qda.language.arrays import Ints
from qda.language.data import words
from qda.language.passage import HYPHEN, Passage
from qda.language.sentence_marks import ASK, END, ListedWords, marks_of
from qda.language.tokens.chunks import slices
from qda.language.tokens.pieces import columns_of
from qda.model.span import Span

_CANDIDATE = re.compile(
    r"""(?: (?P<mark> \.(?:\s\.)+ | [.!?…‼⁇⁈⁉‽]+ )            # Latin marks, ". . ." among them
          | (?P<full> [。！？｡؟۔।॥։።፧፨။។]+ ) )               # marks that are nothing but sentence ends
        (?P<close> (?(full) (?: ["'”’»›)\]}」』】）》〉*_] | [“‘„«‹](?=\s|$) )*
                   | (?: ["'“”„‘’«»‹›)\]}」』】）》〉*_] | \s»(?=\W|$) )* ) )
        [\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]*   # a smile
        (?P<reference> \s?\[\d[\d\s,;–-]*\] | [⁰¹²³⁴-⁹]+ | \d{1,3}(?:[,–-]\d{1,3})*(?=\s) )?
        (?P<gap> \s* )""",
    re.VERBOSE,
)
_WIDE_STOP = re.compile(r"(?<!\d)．|(?<=\d{3})．(?!\d)")
"""The wide full stop of some Japanese fields, where it neither parts digits nor numbers an item."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
"""An abbreviation with full stops within, or a name's initials: U.S, J.-P"""
_PARTICLE = re.compile(r"(?P<particle>[^\W\d_]+(?:['’]|(?=\s)))\s*(?P<name>[^\W\d_])")
_LIST_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5}")
_SPACED = re.compile(r"[^\W\d_]\.")
"""The second letter of an abbreviation whose letters stand apart: z. B."""
_BEGUN_SMALL = re.compile(r"[a-z]{1,4}\)\s | [kmnst]\s[A-Z]", re.VERBOSE)
"""What begins a sentence though its letter is no capital: a) and Dutch 's Avonds."""
_ROMAN = re.compile(r"(?:[IVXLC]{2,}|[VXLC])(?!\w)")
_OPENED = re.compile(r"(?<!\w)[\"'“‘„‚«‹]")
_REPORTED = re.compile(
    r"(?P<who>I|[^\W\d_a-z][^\W_]*(?:\s[^\W\d_a-z][^\W_]*)?)\s(?P<verb>[^\W\d_]+)"
    r"(?:\s(?:him|her|them|me|us|you))?\s?(?:[.,;:!?…—–)]|$)"
)
"""Who says what stands before, and nothing more: I asked. Mary Hill asked her,"""
_ALONE = re.compile(r"(?:[B-HJ-Z]|A(?=[.,;:)\]]))(?![\w'’])")
"""A letter that names a part: App. B; an A with a word behind it may be the article."""
_QUOTES = frozenset("\"'“”„‘’«»‹›」』》〉")


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The word lists of a language, casefolded, abbreviations without their last full stop.

    `never` ends no sentence (Dr, e.g). `numbered` ends none before a number (p, No), nor does a word that
    ends in one of `numbered_tails` (str: Hauptstr. 5); one of `lettered` with a capital ends none before a
    letter (App. B). `either` ends one only before a word of `starters`
    (U.S, Inc); one of `starters` with an apostrophe at its end begins words (c': c'est), and one of
    `particles` begins names too (M. Le Pen). `ending` ends one before any capital but those of `continuing`
    (a.m). With `ordinals`, so does a number of one or two digits, which is an ordinal otherwise (3. maj).
    Where there are `capital_nouns`, both end one only before a word of `starters`. An ellipsis ends none
    after `fillers` (um) or before `always_capital` (I), nor does a mark in quotation marks before somebody
    and a verb of `reporting` ("Why?" I asked). What has one of `stand_ins` in square brackets begins a
    sentence as a name does ([Name 1] came), and is no remark ([laughs] and then). `signs` are signs with the
    marks that they stand for (Greek ; for ?).
    """

    never: frozenset[str]
    numbered: frozenset[str]
    numbered_tails: tuple[str, ...]
    lettered: frozenset[str]
    either: frozenset[str]
    ending: frozenset[str]
    continuing: frozenset[str]
    starters: frozenset[str]
    particles: frozenset[str]
    fillers: frozenset[str]
    always_capital: frozenset[str]
    reporting: frozenset[str]
    stand_ins: frozenset[str]
    ordinals: bool
    capital_nouns: bool
    signs: tuple[tuple[str, str], ...]

    def starts(self, text: str) -> list[int]:
        """Where the sentences of a paragraph begin, 0 first; white space before one belongs to no one."""
        starts, text = [0], self._read(text)
        passage = Passage(text)
        for mark in _CANDIDATE.finditer(text):
            if mark.end() < len(text) and self._ends(passage, starts[-1], mark):
                starts.append(mark.end())
        return starts

    def cuts(self, text: str, spans: Sequence[Span] | Ints) -> tuple[Ints, Ints]:
        """Where the sentences of all paragraphs begin, and the number of the paragraph of each, (C,) each.

        The same as `starts` of each paragraph, with places in the text. Spans stand in order, apart.
        """
        columns, first, text = columns_of(spans), 0, self._read(text)
        places, owners = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for part in slices(columns):
            found = self._cuts(text, part)
            places.append(found[0])
            owners.append(found[1] + first)
            first += len(part)
        return np.concatenate(places), np.concatenate(owners)

    def _read(self, text: str) -> str:
        """A text as long as this one, in which each sign is the mark that it stands for."""
        for sign, mark in self.signs:
            text = text.replace(sign, mark)
        return _WIDE_STOP.sub("。", text) if "．" in text else text

    def _cuts(self, text: str, spans: Ints) -> tuple[Ints, Ints]:
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
        self, text: str, spans: Ints, places: Ints, owners: Ints, begun: Ints
    ) -> Iterator[tuple[int, int]]:
        """The cuts at marks that are not plain, with their paragraphs.

        `begun` are the last plain cuts before the marks.
        """
        current, first, start, consumed = -1, 0, 0, 0
        for place, owner, plain in zip(places.tolist(), owners.tolist(), begun.tolist(), strict=True):
            if owner != current:
                current, first, consumed = owner, int(spans[owner, 0]), 0
                start, passage = first, Passage(text[first : int(spans[owner, 1])])
            if place - first < consumed:
                continue
            start = max(start, plain)
            mark = _CANDIDATE.match(passage.text, place - first)
            assert mark
            consumed = mark.end()
            if consumed < len(passage.text) and self._ends(passage, start - first, mark):
                start = first + consumed
                yield start, owner

    def _ends(self, passage: Passage, start: int, mark: re.Match[str]) -> bool:
        if not (mark["gap"] or mark["full"]):
            return _is_missing_space(passage.text, mark)
        following = passage.following(mark.end(), self.stand_ins)
        if not following or not passage.has_word(start, mark.start()):
            return False
        if not self._mark_ends(passage, start, mark, following):
            return False
        return not passage.in_bracket(start, mark.end())

    def _mark_ends(self, passage: Passage, start: int, mark: re.Match[str], following: str) -> bool:
        if mark["full"]:
            return bool(mark["gap"] or not following[0].isalnum() or _QUOTES.isdisjoint(mark["close"]))
        lower = following[0].islower() and passage.cased and not _BEGUN_SMALL.match(following)
        if "?" in mark["mark"] or "!" in mark["mark"]:
            in_passing = mark["close"] or "?" not in mark["mark"] or ".." in mark["mark"]
            return not (lower and in_passing) and not self._is_reported(passage.text, start, mark, following)
        if len(mark["mark"]) > 1 or mark["mark"] == "…":
            return self._ellipsis_ends(passage.before(start, mark.start()), following)
        return not lower and self._stop_ends(passage, start, mark, following)

    def _is_reported(self, text: str, start: int, mark: re.Match[str], following: str) -> bool:
        """Whether what follows only says whose the quotation is that ends here, and that begins its sentence.

        Behind words that lead to the quotation, another sentence begins: He asked "why?" I said no.
        """
        said = _REPORTED.match(following) if self.reporting else None
        if said is None or said["verb"].casefold() not in self.reporting or _QUOTES.isdisjoint(mark["close"]):
            return False
        if _word(said["who"]) in self.starters - self.always_capital:
            return False
        opened = _OPENED.search(text, start, mark.start())
        return opened is None or not text[start : opened.start()].strip(" ([—–-")

    def _ellipsis_ends(self, before: str, following: str) -> bool:
        if following[0].islower() or following[0].isdigit() or before.casefold() in self.fillers:
            return False
        return _word(following) not in self.always_capital

    def _stop_ends(self, passage: Passage, start: int, mark: re.Match[str], following: str) -> bool:
        before = passage.before(start, mark.start())
        if mark["reference"] and mark["reference"][0].isdecimal() and before[-1:].isdigit():
            return False
        if passage.is_pause(mark):
            return False
        if _LIST_NUMBER.fullmatch(before) and passage.begins(start, mark.start() - len(before)):
            return False
        if self.ordinals and _is_ordinal(before):
            number = mark.start() - len(before)
            return self._is_no_ordinal(passage, start, number) or self._number_ends(following)
        return self._word_ends(before, self._listed(passage.names(start, mark.start(), before)), following)

    def _is_no_ordinal(self, passage: Passage, start: int, number: int) -> bool:
        """Whether a number stands behind an abbreviation that takes one, or is a year: Nr. 5, ’78"""
        if passage.text[number - 1 : number] in ("'", "’"):
            return True
        end = len(passage.text[start:number].rstrip()) + start
        return passage.text[end - 1 : end] == "." and (
            self._takes_number(passage.before(start, end - 1).casefold())
        )

    def _number_ends(self, following: str) -> bool:
        """Whether a number with a full stop is no ordinal, by what follows it."""
        if following[0].isdigit():
            return False
        return self._starts(_word(following)) if following[0].islower() else self._capital_starts(following)

    def _listed(self, names: Sequence[str]) -> str:
        """The first of a word's names that is an abbreviation, or else the last."""
        lists = (self.ending, self.either, self.never, self.numbered)
        return next((name for name in names if any(name in one for one in lists)), names[-1])

    def _word_ends(self, before: str, word: str, following: str) -> bool:
        """Whether a full stop after the word `before` ends a sentence; `following` is no lower case.

        `word` is what may be listed of it.
        """
        next_word = _word(following)
        if word in self.ending:
            return not following[0].isdigit() and self._capital_starts(following)
        initial = _is_initial(before) and len(word) == 1
        if word in self.either or initial:
            name = initial and self._is_name(following)
            return self._starts(next_word) and not name and following[len(next_word) :][:1] != "."
        if len(word) == 1 and word.isalpha() and _SPACED.match(following):
            return False
        if word in self.never:
            return False
        if _DOTTED.fullmatch(before):
            return self._starts(next_word)
        if self._takes_number(word):
            numbered = following[0].isdigit() or following[0] in "#§" or _ROMAN.match(following)
            lettered = word in self.lettered and before[0].isupper() and _ALONE.match(following)
            return not (numbered or lettered)
        return True

    def _starts(self, word: str) -> bool:
        """Whether a word often begins sentences."""
        head, apostrophe, _ = word.partition("'")
        return word in self.starters or (bool(apostrophe) and head + apostrophe in self.starters)

    def _capital_starts(self, following: str) -> bool:
        """Whether a capital begins a sentence where a full stop alone does not tell."""
        word = _word(following)
        return self._starts(word) if self.capital_nouns else word not in self.continuing

    def _is_name(self, following: str) -> bool:
        """Whether a name with a particle follows: Le Pen, De Vries."""
        found = _PARTICLE.match(following)
        if found is None or not found["name"].isupper():
            return False
        return found["particle"].replace("’", "'").casefold() in self.particles

    def _takes_number(self, word: str) -> bool:
        return word in self.numbered or word.endswith(self.numbered_tails)


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


def _is_ordinal(word: str) -> bool:
    """Whether a word would be an ordinal with a full stop."""
    return (word.isdecimal() and len(word) <= 2) or (len(word) > 1 and bool(_ROMAN.fullmatch(word)))


def _is_missing_space(text: str, mark: re.Match[str]) -> bool:
    """Whether two words met because the space after a full stop was forgotten: `left.He said`."""
    before, after = text[max(0, mark.start() - 2) : mark.start()], text[mark.end() : mark.end() + 2]
    between = mark["close"] in ("", "”") and not mark["reference"] and len(mark["mark"]) == 1
    return (
        between
        and len(before) == 2
        and before.islower()
        and before.isalpha()
        and after.istitle()
        and after[1:].isalpha()
        and not HYPHEN.match(after)
    )


def sentence_rules(data: Mapping[str, Any]) -> SentenceRules:
    """The rules with the lists of a folder's `sentences.toml`."""
    return SentenceRules(
        never=words(data, "never"),
        numbered=words(data, "numbered"),
        numbered_tails=tuple(sorted(words(data, "numbered_tails"))),
        lettered=words(data, "lettered"),
        either=words(data, "either"),
        ending=words(data, "ending"),
        continuing=words(data, "continuing"),
        starters=words(data, "starters"),
        particles=words(data, "particles"),
        fillers=words(data, "fillers"),
        always_capital=words(data, "always_capital"),
        reporting=words(data, "reporting"),
        stand_ins=words(data, "stand_ins"),
        ordinals=bool(data.get("ordinals", False)),
        capital_nouns=bool(data.get("capital_nouns", False)),
        signs=tuple(sorted(data.get("signs", {}).items())),
    )
