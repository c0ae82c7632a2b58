"""Where a run of a quotation's words stands: the same words, or the nearest passage with what differs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from qda.audit.manuscript.compared.alignment import (
    codes_of,
    in_digits,
    merged,
    narrowed,
    parted,
    with_amounts,
)
from qda.audit.manuscript.compared.edges import LONGEST_NUMBER, beyond
from qda.audit.manuscript.compared.index import Index
from qda.audit.manuscript.compared.voices import Speech, Transcript
from qda.audit.manuscript.compared.wording import (
    Wording,
    digits_of,
    form,
    hyphenated,
    in_thousands,
    one_word,
    punctuation,
    same_letters,
    spelled,
)
from qda.language.arrays import Ints
from qda.language.words.numerals import same_amount
from qda.model.span import Span

_WINDOWS = 4
_TRIALS = 60
"""Words that are compared for a quotation that short: its few words stand in many places."""
_NUMBERS = 3
"""Numbers in digits for which room is made where the transcript may have them in words."""
_NARROWINGS = 5
"""Times that a stretch is narrowed, each of which may show more that the quotation lacks."""
_MOST_EQUAL = 1000
_NEAR, _OWN, _EQUALLY_NEAR = 0.75, 0.1, 0.02
"""How alike a passage of the one who is named must be to go before nearer ones, and by how much."""


class Grade(IntEnum):
    """How near a passage is to what is quoted: the smaller the nearer."""

    EXACT = 0
    NORMALISED = 1
    PUNCTUATION = 2
    CUT = 3
    WORDS = 4

    @property
    def faithful(self) -> bool:
        """Whether nothing differs that may change the sense."""
        return self <= Grade.NORMALISED


@dataclass(frozen=True, slots=True)
class Step:
    """A part of an alignment: `same` words, or the transcript's words against the manuscript's.

    `respelled`: they are the same but for a hyphen, or for a number in digits.
    """

    same: bool
    source: Sequence[str]
    quoted: Sequence[str]
    respelled: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A passage: words `first` to `last` of all transcripts, and how it compares with what is quoted.

    `cut` is what the transcript has where the quotation cuts a number or a sign off: "fifty-two", "HIV+".
    """

    first: int
    last: int
    grade: Grade
    steps: tuple[Step, ...] = ()
    likeness: float = 1.0
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Searcher:
    """Looks runs of words up in an index."""

    index: Index
    _seeds: dict[tuple[str, ...], tuple[Ints, Ints, Ints]] = field(default_factory=dict, repr=False)

    def transcript(self, found: Found) -> Transcript:
        """The transcript of a passage."""
        return self.index.transcript_at(found.first)

    def number(self, found: Found) -> int:
        """The number of this transcript."""
        return self.index.transcript_of(found.first)

    def place(self, first: Found, last: Found | None = None) -> Span:
        """Where a passage stands in its transcript; up to the end of the `last` of several."""
        return Span(int(self.index.starts[first.first]), int(self.index.ends[(last or first).last]))

    def between(self, one: Found, other: Found) -> str:
        """What stands between two passages of a transcript."""
        return self.transcript(one).text[self.place(one).end : self.place(other).start]

    def speeches(self, found: Found) -> list[Speech]:
        """The speeches that a passage runs through."""
        transcript = self.transcript(found)
        first, last = (
            transcript.speech_at(int(self.index.starts[word])) for word in (found.first, found.last)
        )
        return list(transcript.speeches[first : last + 1])

    def speech_number(self, word: int) -> int:
        """Which speech of its transcript a word belongs to."""
        return self.index.transcript_at(word).speech_at(int(self.index.starts[word]))

    def equal(self, quoted: Wording) -> list[Found]:
        """Every passage of the same words, the nearest in spelling and punctuation first."""
        starts = self.index.starts_of(self.index.ids(quoted.forms))[:_MOST_EQUAL].tolist()
        last = len(quoted.forms) - 1
        found = [
            self.passage(quoted, at)
            for at in starts
            if self.within_one(at, at + last) and self._same_letters(quoted, at)
        ]
        return sorted(found, key=lambda one: (one.grade, one.first))

    def equal_between(self, quoted: Wording, low: int, high: int) -> list[int]:
        """First words of the passages of the same words within a stretch of the corpus, in order."""
        ids = self.index.ids(quoted.forms)
        low = max(0, low)
        first = np.flatnonzero(self.index.words[low : max(low, high - len(ids) + 1)] == ids[0]) + low
        return [at for at in first.tolist() if self._same(ids, at) and self._same_letters(quoted, at)]

    def _same(self, ids: Ints, at: int) -> bool:
        return at >= 0 and bool(np.array_equal(self.index.words[at : at + len(ids)], ids))

    def _same_letters(self, quoted: Wording, first: int) -> bool:
        """Whether words of the same forms, from a place on, are the same in the transcript's language."""
        language = self.index.transcript_at(first).language
        words = self._words(first, first + len(quoted.forms))
        return all(
            same_letters(quoted.of(number, number), word, language) for number, word in enumerate(words)
        )

    def within_one(self, first: int, last: int) -> bool:
        """Whether two words belong to one transcript."""
        return self.index.transcript_of(first) == self.index.transcript_of(last)

    def passage(self, quoted: Wording, first: int) -> Found:
        """A passage of the same words, and how it compares with the quotation."""
        last = first + len(quoted.forms) - 1
        cut = self._cut(quoted, first, last)
        return Found(first, last, Grade.CUT if cut else self._graded(quoted, first), cut=cut)

    def _cut(self, quoted: Wording, first: int, last: int) -> str:
        """What the transcript has where a passage cuts a number or a sign off."""
        number = self.index.transcript_of(first)
        before = int(self.index.first_word[number])
        return beyond(self.index.said(number), first - before, last - before, quoted)

    def _graded(self, quoted: Wording, first: int) -> Grade:
        """How a passage of the same words is spelled and pointed beside the quotation.

        Exact means that the transcript has the quotation character by character, with all that stands before
        its first word and behind its last.
        """
        transcript = self.index.transcript_at(first)
        text, last = transcript.text, first + len(quoted.forms) - 1
        start, end = int(self.index.starts[first]), int(self.index.ends[last])
        lead, whole = quoted.starts[0], quoted.text
        if start >= lead and text.startswith(whole, start - lead):
            return Grade.EXACT
        numbers = [transcript.speech_at(int(self.index.starts[w])) for w in (first, last)]
        if numbers[0] != numbers[1]:
            return Grade.NORMALISED  # labels stand between the speeches
        pairs = zip(self._gaps(first, last + 1), range(1, len(quoted.forms)), strict=True)
        alike = all(punctuation(gap) == punctuation(quoted.gap(number)) for gap, number in pairs)
        return Grade.NORMALISED if alike and ends_alike(quoted, text[end : end + 3]) else Grade.PUNCTUATION

    def seeds(self, quoted: Wording) -> tuple[Ints, Ints, Ints]:
        """Places of the rare runs of a quotation, as the index has them; those of the last one are kept."""
        if quoted.forms not in self._seeds:
            self._seeds.clear()
            self._seeds[quoted.forms] = self.index.seeds(self.index.ids(quoted.forms))
        return self._seeds[quoted.forms]

    def nearest(self, quoted: Wording, *, within: Collection[int] = ()) -> Found | None:
        """The passage that most words of a quotation stand in; None when nothing is shared.

        `within` are numbers of transcripts to prefer, where those of the one who is named lie.
        """
        best: Found | None = None
        highest = 0.0
        for seed, first, behind in _windows(*self.seeds(quoted), len(quoted.forms)):
            number = self.index.transcript_of(seed)
            low = max(first, int(self.index.first_word[number]))
            high = min(behind, int(self.index.first_word[number + 1]))
            found = self._written_out(quoted, low, high) or self.aligned(quoted, low, high)
            if found and (score := _score(found, own=number in within)) > highest:
                best, highest = found, score
        return best

    def _written_out(self, quoted: Wording, low: int, high: int) -> Found | None:
        """A quotation with numbers in digits, each of which may be several words."""
        if not in_digits(quoted.forms):
            return None
        room = LONGEST_NUMBER * min(_NUMBERS, sum(map(str.isdecimal, quoted.forms)))
        number = self.index.transcript_of(low)
        first, behind = self.index.first_word[number : number + 2].tolist()
        found = self.aligned(quoted, max(first, low - room), min(behind, high + room))
        return found if found and found.grade is not Grade.WORDS else None

    def aligned(self, quoted: Wording, low: int, high: int) -> Found | None:
        """A quotation beside words `[low, high)` of the corpus, which are then narrowed to what it covers."""
        language = self.index.transcript_at(low).language
        for _ in range(_NARROWINGS):
            forms = self.forms(low, high)
            codes = codes_of(forms, list(quoted.forms))
            stretch = self._spoken(codes, low, narrowed(codes, low, forms, quoted.forms, language))
            if stretch is None:
                return None
            if stretch == (low, high):
                break
            low, high = stretch
        else:
            codes = codes_of(self.forms(low, high), list(quoted.forms))
        steps = self._steps(quoted, low, high, codes)
        same = sum(_alike(step) for step in steps)
        cut = self._cut(quoted, low, high - 1)
        grade = Grade.CUT if cut else Grade.NORMALISED
        if not all(step.same or step.respelled for step in steps):
            grade = Grade.WORDS
        likeness = min(1.0, same / max(len(quoted.forms), high - low))
        return Found(low, high - 1, grade, steps, likeness, cut)

    def _spoken(
        self, codes: Sequence[tuple[str, int, int, int, int]], low: int, stretch: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        """A stretch without the words at its ends that nobody says who says an equal one."""
        if stretch is None:
            return None
        equal = [(low + i, low + j) for tag, i, j, _, _ in codes if tag == "equal"]
        first = next((one for one, _ in equal if one >= stretch[0]), stretch[0])
        last = next((end - 1 for _, end in reversed(equal) if end <= stretch[1]), stretch[1] - 1)
        start, end = stretch
        while start < first and self.speech_number(start) != self.speech_number(first):
            start += 1
        while end - 1 > last and self.speech_number(end - 1) != self.speech_number(last):
            end -= 1
        return start, end

    def forms(self, low: int, high: int) -> list[str]:
        """The normal forms of words `[low, high)` of the corpus."""
        return [form(word) for word in self._words(low, high)]

    def _words(self, low: int, high: int) -> list[str]:
        """Words `[low, high)` of the corpus, as they are written."""
        index, text = self.index, self.index.transcript_at(low).text
        return [
            text[start:end]
            for start, end in zip(index.starts[low:high].tolist(), index.ends[low:high].tolist(), strict=True)
        ]

    def _steps(
        self, quoted: Wording, low: int, high: int, codes: Sequence[tuple[str, int, int, int, int]]
    ) -> tuple[Step, ...]:
        steps = []
        language = self.index.transcript_at(low).language
        said = self._words(low, high)
        ours = [quoted.of(number, number) for number in range(len(quoted.forms))]
        apart = parted(codes, lambda i, k: same_letters(ours[k], said[i], language))
        forms = [form(word) for word in said]
        for tag, i, j, k, end in with_amounts(merged(apart), forms, quoted.forms, language):
            source = [spelled(word, language) for word in said[i:j]]
            words = [spelled(word, language) for word in ours[k:end]]
            gaps = [quoted.gap(number) for number in range(k + 1, end)]
            same = tag == "equal"
            respelled = not same and _respelled(source, self._gaps(low + i, low + j), words, gaps, language)
            steps.append(Step(same, source, words, respelled))
        return tuple(steps)

    def _gaps(self, low: int, high: int) -> list[str]:
        """What stands between words `[low, high)` of the corpus."""
        index, text = self.index, self.index.transcript_at(low).text
        return [text[index.ends[word - 1] : index.starts[word]] for word in range(low + 1, high)]


def _alike(step: Step) -> int:
    """Words of a step that are alike: the same, spelled otherwise, one with its denial, or a number with
    the same digits, so that "$150" is altered from "$1.50", "is" from "isn't", and not something else."""
    if step.same or step.respelled or _denies_the_same(step):
        return len(step.quoted)
    same = digits_of(step.source) and digits_of(step.source) == digits_of(step.quoted)
    return max(len(step.source), len(step.quoted)) if same else 0


def _denies_the_same(step: Step) -> bool:
    """Whether a word and its denial stand for each other: "is" and "isn't", "can" and "can't"."""
    if len(step.source) != 1 or len(step.quoted) != 1:
        return False
    one, other = sorted((step.source[0], step.quoted[0]), key=len)
    return other in (f"{one}n't", f"{one}'t")


def _respelled(
    source: Sequence[str], ours: Sequence[str], words: Sequence[str], theirs: Sequence[str], language: str
) -> bool:
    """Whether two runs of words, with what stands between these, are the same but for a hyphen or the way to
    write a number."""
    gaps = (*ours, *theirs)
    if gaps and one_word(source) == one_word(words) and all(map(hyphenated, gaps)):
        return True
    return same_amount(in_thousands(source, ours), in_thousands(words, theirs), language)


def _score(found: Found, *, own: bool) -> float:
    """How well a passage fits: the same words best, then how alike it is and whether it is that of the one
    who is named."""
    same = found.grade.faithful
    return same + found.likeness + own * (_OWN if found.likeness >= _NEAR else _EQUALLY_NEAR)


def ends_alike(quoted: Wording, behind: str) -> bool:
    """Whether a question mark at the quotation's end is the transcript's, and no full stop stands in place of
    one; other marks there, and none, are the author's."""
    tail, said = punctuation(quoted.text[quoted.ends[-1] :]), punctuation(behind)
    if "?" in tail:
        return said.startswith(tail[:1])
    return not (tail.startswith(".") and not tail.startswith("..") and said.startswith("?"))


def _windows(places: Ints, offsets: Ints, sizes: Ints, length: int) -> list[tuple[int, int, int]]:
    """Stretches of the corpus with most of the quotation's runs, a few words wider than what they span, each
    behind a place that lies in it."""
    if not len(places):
        return []
    slack = max(6, length // 3)
    diagonals = places - offsets
    buckets, inverse = np.unique(diagonals // slack, return_inverse=True)
    own = np.bincount(inverse, weights=sizes)
    follows = np.append(buckets[1:] == buckets[:-1] + 1, False)
    score = own + np.where(follows, np.append(own[1:], 0), 0)
    windows = []
    for number in np.argsort(-score, kind="stable")[: max(_WINDOWS, _TRIALS // length)].tolist():
        if 3 * score[number] < score.max():
            break
        inside = (inverse == number) | ((inverse == number + 1) & bool(follows[number]))
        some = diagonals[inside]
        middle = int(np.sort(places[inside])[len(some) // 2])
        windows.append((middle, int(some.min()) - 2, int(some.max()) + length + 2))
    return windows
