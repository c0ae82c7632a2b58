"""Numbers by which a manuscript says how large its own study is, each with what it is the number of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import regex as re

from qda.audit.manuscript.quoted.sentence import paragraphs, sentence_at
from qda.audit.manuscript.sizes.forms import size_forms
from qda.audit.number_words import number_of
from qda.audit.prevalence_words import PREVALENCE_WORDS
from qda.model.span import Span

GENERIC = ""
"""The name under which all that may be called so are known: participants, interviewees."""
_YEARS = range(1500, 2101)


class Extent(Enum):
    """What a number is the number of."""

    WHOLE = auto()
    PART = auto()
    RECRUITED = auto()


@dataclass(frozen=True, slots=True)
class Statement:
    """A number with its place. `sums` are what it comes to with the numbers joined to it ("12 nurses and two
    doctors"), `beside` all numbers in its sentence that may be those of people. `noun` is what the people are
    called, "" for participants and their kin, or for interviews."""

    number: int
    span: Span
    extent: Extent
    noun: str = GENERIC
    sums: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    definite: bool = False

    @property
    def divided(self) -> bool:
        """Whether the numbers beside it are those of its parts: "20 nurses, 12 women and eight men"."""
        return len(self.sums) > 1 and sum(self.sums) == self.number


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the statements of one language, in the paragraphs that count something (`counting`)."""

    text: str
    prose: Span
    apart: Sequence[Span]
    cited: Sequence[Span]
    language: str
    counting: tuple[Span, ...]

    def people(self) -> Iterator[Statement]:
        """How many were interviewed or took part, and how many were recruited."""
        forms = size_forms(self.language)
        yield from self._statements(forms.people, Extent.WHOLE)
        yield from self._statements(forms.recruited, Extent.RECRUITED)

    def sessions(self) -> Iterator[Statement]:
        """How many interviews were held."""
        return self._statements(size_forms(self.language).sessions, Extent.WHOLE)

    def definite(self, roles: set[str]) -> Iterator[Statement]:
        """Numbers of people who are known already, by the names that the statements use."""
        forms = size_forms(self.language)
        named = "".join(f"|{re.escape(role)}" for role in sorted(roles))
        yield from self._known(rf"(?:{forms.generic.pattern}{named})")
        for one in self._found(forms.part_of):
            if self._said(one, "part") <= self._said(one, "whole") != 10:
                yield from self._known_at(one, "whole")  # nine out of ten is a share

    def definite_sessions(self) -> Iterator[Statement]:
        """Numbers of interviews that are known already."""
        return self._known(size_forms(self.language).words.interviews)

    def earlier(self) -> list[int]:
        """All numbers in sentences that tell of people who did not all take part, or came later."""
        return self._numbers_beside(size_forms(self.language).earlier)

    def later(self) -> list[int]:
        """Those in sentences that tell of people who came later, or answered in writing."""
        return self._numbers_beside(size_forms(self.language).later)

    def _numbers_beside(self, words: re.Pattern[str]) -> list[int]:
        forms, found = size_forms(self.language), []
        for one in self._found(words):
            span = sentence_at(self.text, self.prose, Span(*one.span()))
            found += [self._said(count) for count in forms.count.finditer(self.text, *span)]
        return [number for number in found if number not in _YEARS]

    def more_than_all(self) -> Iterator[tuple[Span, int, int]]:
        """Where more are counted than there are, "seven of six participants": place, part and whole."""
        for one in self._found(size_forms(self.language).part_of):
            part, whole = (self._said(one, group) for group in ("part", "whole"))
            if part > whole and not any(span.start <= one.start() < span.end for span in self.apart):
                yield Span(*one.span()), part, whole

    def _found(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for paragraph in self.counting:
            yield from pattern.finditer(self.text, *paragraph)

    def _statements(self, patterns: Sequence[re.Pattern[str]], extent: Extent) -> Iterator[Statement]:
        forms, taken = size_forms(self.language), set()
        for pattern in patterns:
            for one in self._found(pattern):
                number, at = self._said(one), one.start("number")
                if at in taken or not self._is_own(one) or number < 2 or number in _YEARS:
                    continue
                taken.add(at)
                sentence = sentence_at(self.text, self.prose, Span(*one.span()))
                read = self._extent(one, sentence, extent)
                if read is None:
                    continue
                noun = one.groupdict().get("noun") or ""
                noun = GENERIC if forms.generic.match(noun) else noun.casefold()
                sums, beside = self._sums(one, sentence), self._beside(sentence)
                yield Statement(number, Span(at, one.end()), read, noun, sums, beside)

    def _known(self, people: str) -> Iterator[Statement]:
        forms = size_forms(self.language)
        pattern = re.compile(
            rf"\b{forms.words.definite}\s+(?P<number>{forms.number}) {forms.gap}(?:{people})".replace(
                " ", r"\s+"
            ),
            re.I,
        )
        for one in self._found(pattern):
            yield from self._known_at(one, "number")

    def _known_at(self, one: re.Match[str], group: str) -> Iterator[Statement]:
        words, place = size_forms(self.language).words, Span(one.start(group), one.end())
        sentence = sentence_at(self.text, self.prose, place).of(self.text)
        number = self._said(one, group)
        others = rf"\b(?:{words.later}|{words.asked}|{words.parts})\b"
        if number > 1 and self._is_own(one) and not re.search(others, sentence, re.I):
            yield Statement(number, place, Extent.PART, definite=True)

    def _is_own(self, one: re.Match[str]) -> bool:
        """Whether a number is one of this study, and the author's words."""
        words = size_forms(self.language).words
        if any(span.start <= one.start() < span.end for span in self.apart):
            return False
        begins_with_count = one.start() == one.start(1)
        before = self.text[max(self.prose.start, one.start() - 40) : one.start()]
        if begins_with_count and re.search(rf"\b(?:{words.before})\s+$", before, re.I):
            return False
        if re.match(rf"(?:{words.own})\b", one[0], re.I):
            return True
        sentence = sentence_at(self.text, self.prose, Span(*one.span()))
        cited = any(sentence.overlaps(span) for span in self.cited)
        return not cited and not re.search(rf"\b(?:{words.others})\b", sentence.of(self.text), re.I)

    def _extent(self, one: re.Match[str], sentence: Span, extent: Extent) -> Extent | None:
        """What a number is the number of, by the words around it; None where it states no size."""
        words, said = size_forms(self.language).words, sentence.of(self.text)
        behind = self.text[one.end() : one.end() + 40]
        if re.match(rf"(?:\s+\w+)?\s+(?:{words.each})\b", behind, re.I):
            return None
        if re.search(rf"\b(?:{words.wider})\b", said, re.I):
            return None
        partly = (
            re.match(rf"\s+(?:{words.restricted})\b", behind, re.I)
            or re.match(rf"\W*(?:{words.place})", said, re.I)
            or re.search(rf"\b(?:{words.parts})\b", said, re.I)
        )
        if partly:
            return None if extent is Extent.RECRUITED else Extent.PART
        return Extent.RECRUITED if re.search(rf"\b(?:{words.at_first})\b", said, re.I) else extent

    def _sums(self, one: re.Match[str], sentence: Span) -> tuple[int, ...]:
        """The numbers that stand beside one in its sentence, joined by a comma or "and"."""
        forms = size_forms(self.language)
        behind, before = self.text[one.end() : sentence.end], self.text[sentence.start : one.start()]
        behind = re.sub(r"\([^()]*\)", " ", behind)
        found = [self._said(more) for more in forms.summand.finditer(behind)]
        joined = re.search(rf"(?:,|\b(?:{forms.words.joins})\b)\s+$", before, re.I)
        if joined and not forms.earlier.search(before):
            found += [self._said(more) for more in forms.count.finditer(before)]
        return tuple(number for number in found if number not in _YEARS)

    def _beside(self, sentence: Span) -> tuple[int, ...]:
        """The numbers of a sentence but those of hours, villages and other units."""
        found = [
            self._said(one) for one in size_forms(self.language).of_others.finditer(self.text, *sentence)
        ]
        return tuple(number for number in found if number not in _YEARS)

    def _said(self, one: re.Match[str], group: str = "number") -> int:
        return number_of(one[group], PREVALENCE_WORDS[self.language].numbers)


def counting(text: str, prose: Span, language: str) -> tuple[Span, ...]:
    """The paragraphs in which a number stands, in digits or in words of a language."""
    count = size_forms(language).count
    return tuple(one for one in paragraphs(text, prose) if count.search(text, *one))
