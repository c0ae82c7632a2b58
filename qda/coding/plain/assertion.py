"""Whether a speaker holds what a passage says: affirmed, negated, hedged or reported.

The ConText algorithm (Harkema, Dowling, Thornblade and Chapman 2009, Journal of Biomedical Informatics
42(5), 839-851): a cue opens a scope that runs forward or backward from it to a terminating word, as far as
the cue reaches, or to the end of the sentence, and forward to a semicolon, colon or dash at most; what stands
in the scope takes the cue's value. A colon right behind "he said" opens the scope. A pseudo-cue ("not only")
looks like a cue and opens nothing. Cues are written in the pattern language, for each language.
Where the subject of a clause stands right behind the cue, its relative clause ends nothing: "perhaps the
people who work here know". Neither does a word right behind a complementizer: "she said that when it closes".
Within what is quoted right behind a report no word ends it (she said, "It is good, but slow").

No report reaches back over a semicolon. What closes a sentence behind a comma (", the authors argue") reaches
back to its beginning or the last semicolon, over terminating words too, and not to whom it names.

Of cues within one another the longest counts for what stands around it, and a shorter one reaches nothing
but words of longer ones, and of each pseudo-cue at most: "they did not allow visits" denies no visits, and
yet what a pattern for "allow" finds in it is negated. Within a pseudo-cue this holds only where that is said
to confine, to its last words alone where it has a tail; else what looks like a cue in it is none at all
("according to realism").

Rules of ours go with it. A cue of which the pattern named at least half of the words is part of the
concept ("never recognised the line" under a code for non-recognition) and opens no scope. A bare "not" ends
at a comma to either side, and any negation within something reported or hedged is part of that ("he says they
never left", "they never left, he says"). Where several cues reach a passage, negated comes before reported,
and reported before hedged.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from qda.coding.patterns.lexeme import lexical
from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import Pattern, rebuilt
from qda.coding.patterns.united import United
from qda.coding.patterns.words import Words
from qda.coding.plain.candidates import candidates
from qda.coding.plain.evaluate import Evaluation
from qda.coding.plain.ground import sentence_alone
from qda.coding.plain.nested_cues import cores_of, longer_of, opens_within, room_of
from qda.coding.plain.stretch import ALL, Match
from qda.language.corpus.corpus import (
    BREAK,
    CLAUSE_BREAK,
    COLON,
    JOINED,
    QUOTED,
    QUOTES,
    SEMICOLON,
)
from qda.language.cues import JOINTS, Closing, CueEntry, CueKind, load_cues, marks_of, parts_from_before
from qda.language.gaps import flags_of
from qda.language.language import Language
from qda.model.coding import Assertion

PRECEDENCE = (Assertion.NEGATED, Assertion.REPORTED, Assertion.HEDGED)
_CUES: WeakKeyDictionary[Language, list[tuple[CueEntry, Pattern]]] = WeakKeyDictionary()
"""Cues ready to match; they go with their language, which takes all words along that it has met."""
MOST_BESIDE = 4
"""The words that may stand with a closing cue behind the last comma: "the night nurse" with "says"."""
MOST_ASIDE = 6
"""The words between two marks that may interrupt what a cue denies: "not, in my opinion, safe"."""
MOST_ITEM = 3
"""The words of one item of a series: "no heating, no hot water or toilets"."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The words that a cue reaches, and what it makes of them.

    `core` are the words that its pattern asks for, or only those of the denials within a longer denial. A
    `bare` one ends at commas; denials are part of what a `whole` one reports before its cue.
    """

    cue: Match
    core: frozenset[int]
    start: int
    end: int
    value: Assertion
    wording: str
    bare: bool
    whole: bool


class Cues:
    """The cues of a document, found sentence by sentence when first asked for."""

    def __init__(self, words: Words, language: Language) -> None:
        self.words = words
        self._possible = self._candidates(compiled_cues(language))
        self._reaching: dict[int, list[Scope]] = defaultdict(list)
        self._read: set[int] = set()
        self._openers: set[int] = set()
        self._bridged: set[int] = set()
        self._subjects: dict[int, int] = {}

    def _candidates(
        self, entries: list[tuple[CueEntry, Pattern]]
    ) -> dict[int, list[tuple[CueEntry, Pattern]]]:
        """The cues that each sentence could hold, so that no sentence is searched for all of them."""
        possible: dict[int, list[tuple[CueEntry, Pattern]]] = defaultdict(list)
        for entry, pattern in entries:
            for sentence in candidates(pattern, self.words):
                possible[sentence].append((entry, pattern))
        return possible

    def reaching(self, word: int) -> list[Scope]:
        """The scopes that a word stands in, the weightiest first."""
        sentence = self.words.sentence[word]
        if sentence not in self._read:
            self._read.add(sentence)
            for scope in sorted(self._open(sentence), key=_weight):
                for reached in range(scope.start, scope.end):
                    self._reaching[reached].append(scope)
        return self._reaching.get(word, [])

    def _open(self, sentence: int) -> list[Scope]:
        """Every scope that a cue opens in a sentence."""
        evaluation = Evaluation(self.words, {}, sentence_alone(self.words, sentence), most=ALL)
        found = [
            (entry, match)
            for entry, pattern in self._possible.get(sentence, ())
            for match in (_own(entry, one) for one in evaluation.find(pattern))
            if self._stands(entry, match)
        ]
        bounds = self.words.bounds[sentence]
        self._bridge([(entry, match) for entry, match in found if entry.kind in JOINTS], bounds)
        found = [
            (entry, match)
            for entry, match in found
            if entry.kind not in JOINTS and (not entry.final or self._ends_clause(entry, match))
        ]
        cues = [
            (entry, match, longer) for (entry, match), longer in zip(found, longer_of(found), strict=True)
        ]
        terminators = [
            match
            for entry, match, longer in cues
            if entry.kind is CueKind.TERMINATE and all(other.beyond for other, _ in longer)
        ]
        stops = sorted(match.start for match in terminators)
        resumes = sorted(match.end for match in terminators)
        cores = cores_of(cues)
        scopes = [
            self._scope(
                entry, match, room_of(entry, match, bounds, longer), stops, resumes, cores.get(match.named)
            )
            for entry, match, longer in cues
            if entry.assertion is not None and all(opens_within(entry, other) for other, _ in longer)
        ]
        return [scope for scope in scopes if not any(_encloses(outer, scope) for outer in scopes)]

    def _stands(self, entry: CueEntry, cue: Match) -> bool:
        """Whether a cue stands between such marks, and so near the end of its sentence, as it asks."""
        before, behind = marks_of(entry)
        return (
            (not before or self._marked(cue.start, before))
            and (not behind or self._marked(cue.end, behind))
            and (entry.closing is None or self._closes(entry.closing, cue))
            and not (parts_from_before(entry) and self.words.joined[cue.start])
        )

    def _ends_clause(self, entry: CueEntry, cue: Match) -> bool:
        """Whether a cue stands before a mark that parts clauses, or the end of its sentence.

        A report behind which speech begins has that to report, and ends nothing.
        """
        last = self.words.bounds[self.words.sentence[cue.start]][1]
        if cue.end == last:
            return True
        opens = entry.assertion is Assertion.REPORTED and self._behind(cue.end, QUOTES | COLON)
        return self._parts(cue.end, CLAUSE_BREAK) and not opens

    def _bridge(self, joints: list[tuple[CueEntry, Match]], bounds: tuple[int, int]) -> None:
        """Note the words of a sentence that stand behind a mark which parts no clauses.

        What begins with the next sentence, which may have been read before, is no opener of this one.
        """
        first, last = bounds
        openers = [(entry, match) for entry, match in joints if entry.kind is CueKind.OPENER]
        begun = [(max(match.start - entry.who, first), match.start) for entry, match in openers]
        self._openers |= {begin for begin, start in begun if self._runs_on(begin, start)}
        self._openers -= {match.start for entry, match in joints if entry.kind is CueKind.ASIDE}
        for kind, match in ((entry.kind, match) for entry, match in joints):
            for begin in _begun(kind, match):
                self._subjects[begin] = max(match.end, self._subjects.get(begin, 0))
            if match.end in self._openers and match.end < last:
                continue
            beside = [match.start, match.end] if kind is CueKind.ASIDE else []
            behind = self._items(match.start, first) if kind is CueKind.SERIES else beside
            self._bridged.update(word for word in behind if not self._behind(word, COLON | SEMICOLON))

    def _runs_on(self, begin: int, start: int) -> bool:
        """Whether an opener runs on from the words before it that say who acts: not in "pay, was there?"."""
        return self._since_break(begin, start, CLAUSE_BREAK) == begin

    def _items(self, word: int, first: int) -> list[int]:
        """Where the items of a series begin, back from the word before its last one."""
        begun = [word] if word > first and self._is_comma(word) else []
        while True:
            earlier = range(word - 1, max(first, word - MOST_ITEM - 1), -1)
            found = next((one for one in earlier if self._behind(one, CLAUSE_BREAK)), None)
            if found is None or found in self._openers or not self._is_comma(found):
                return begun
            begun.append(found)
            word = found

    def _is_comma(self, word: int) -> bool:
        """Whether a word stands behind a comma and no stronger mark."""
        return self._behind(word, CLAUSE_BREAK) and not self._behind(word, BREAK)

    def _marked(self, word: int, mark: int) -> bool:
        """Whether there is a word behind a mark, or one that runs on."""
        if not 0 < word < len(self.words.joined):
            return False
        return self.words.joined[word] if mark == JOINED else self._behind(word, mark)

    def _closes(self, place: Closing, cue: Match) -> bool:
        """Whether a cue is the first or last of the few words between a comma and the end of its sentence."""
        first, last = self.words.bounds[self.words.sentence[cue.start]]
        start = self._since_break(first, cue.start, CLAUSE_BREAK)
        end = self._until_break(cue.end, last, CLAUSE_BREAK)
        whole = start > first and (end == last or self._behind(end, SEMICOLON))
        edge = start == cue.start if place is Closing.FIRST else end == cue.end
        return whole and edge and (cue.start - start) + (end - cue.end) <= MOST_BESIDE

    def _scope(
        self,
        entry: CueEntry,
        match: Match,
        room: tuple[int, int],
        stops: list[int],
        resumes: list[int],
        core: frozenset[int] | None,
    ) -> Scope:
        earliest, last = room
        start = end = max(match.end if entry.beyond else match.start, earliest)
        if entry.forward:
            begin, first = self._resumed(match.end, last) if entry.interrupted else (match.end, match.end)
            going_on = begin if entry.clause else self._subjects.get(begin, begin - 1) + 1
            if entry.assertion is Assertion.REPORTED:
                going_on = max(going_on, self._unquoted(match.end, last))
            end = min(begin + entry.reach, [*stops, last][bisect_left(stops, going_on)], last)
            first += self._opens_speech(entry, match)
            end = self._until_part(first, end, CLAUSE_BREAK if entry.clause else BREAK)
            if entry.assertion is Assertion.REPORTED and not entry.backward and not entry.around:
                start = max(self._named(entry, match, last), earliest)
        if entry.backward:
            resumed = [earliest, *resumes][bisect_right(resumes, match.start)]
            furthest = max(match.start - entry.reach, earliest)
            start = furthest if entry.closing else max(furthest, resumed)
            start = self._since_part(start, match.start, backward_mark(entry))
        if entry.closing:
            end = self._since_break(earliest, match.start, CLAUSE_BREAK)
        assert entry.assertion is not None
        text = self.words.text[self.words.starts[match.start] : self.words.ends[match.end - 1]]
        core = core if core and entry.assertion is Assertion.NEGATED else match.named
        return Scope(match, core, start, max(start, end), entry.assertion, text, entry.clause, entry.whole)

    def _named(self, entry: CueEntry, match: Match, last: int) -> int:
        """Where the words end that say who speaks, which are no part of what is said."""
        if not entry.who:
            return match.end
        end = self._until_break(match.end, min(match.end + MOST_BESIDE, last), CLAUSE_BREAK)
        marked = end < last and self._behind(end, CLAUSE_BREAK)
        return end if marked else match.end + entry.who

    def _resumed(self, behind: int, last: int) -> tuple[int, int]:
        """Where what a cue denies goes on behind an interruption, and from where on a mark ends it."""
        if behind >= last or behind in self._openers or not self._behind(behind, CLAUSE_BREAK):
            return behind, behind
        end = self._until_break(behind + 1, min(behind + MOST_ASIDE, last), CLAUSE_BREAK)
        goes_on = end < last and end not in self._openers and self._behind(end, CLAUSE_BREAK)
        if not goes_on or any(self._behind(word, COLON | SEMICOLON) for word in (behind, end)):
            return behind, behind
        return end, end + 1

    def _unquoted(self, behind: int, last: int) -> int:
        """Where what is quoted right behind a report ends: no word of it ends what is reported."""
        if behind >= last or not self._behind(behind, QUOTES):
            return behind
        return self._until_break(behind + 1, last, QUOTED)

    def _until_break(self, start: int, end: int, mark: int) -> int:
        """The words up to a semicolon, a colon or a dash, or a comma; a hyphen within a word is none."""
        return next((word for word in range(start, end) if self._behind(word, mark)), end)

    def _since_break(self, start: int, end: int, mark: int) -> int:
        """The words from the last mark on."""
        return next((word for word in range(end, start, -1) if self._behind(word, mark)), start)

    def _until_part(self, start: int, end: int, mark: int) -> int:
        """The forward scope up to the first mark that parts clauses."""
        return next((word for word in range(start, end) if self._parts(word, mark)), end)

    def _since_part(self, start: int, end: int, mark: int) -> int:
        """The backward scope from the last mark that parts clauses on."""
        return next((word for word in range(end, start, -1) if self._parts(word, mark)), start)

    def _parts(self, word: int, mark: int) -> bool:
        """Whether a word stands behind a mark that is not bridged."""
        return word not in self._bridged and self._behind(word, mark)

    def _opens_speech(self, entry: CueEntry, match: Match) -> bool:
        """Whether a colon stands right behind a cue that reports: what was said comes after it."""
        return entry.assertion is Assertion.REPORTED and self._behind(match.end, COLON)

    def _behind(self, word: int, mark: int) -> bool:
        """Whether a word stands behind a mark; what is behind the last word of a text does not."""
        if word == len(self.words.starts):
            return False
        return bool(mark & flags_of(self.words.text[self.words.ends[word - 1] : self.words.starts[word]]))


def assertion_of(match: Match, cues: Cues) -> tuple[Assertion, str | None]:
    """How the speaker holds a match, and the wording that decided it."""
    heaviest: Scope | None = None
    for word in sorted(match.named):
        for scope in cues.reaching(word):
            if heaviest is not None and _weight(scope) >= _weight(heaviest):
                break
            if not _part_of(match, scope.core):
                heaviest = scope
                break
    return (heaviest.value, heaviest.wording) if heaviest else (Assertion.AFFIRMED, None)


def backward_mark(entry: CueEntry) -> int:
    """The marks over which a cue does not reach back; 0 if it does over all."""
    reports = entry.assertion is Assertion.REPORTED
    return CLAUSE_BREAK if entry.clause else SEMICOLON if reports else 0


def _begun(kind: CueKind, joint: Match) -> tuple[int, ...]:
    """Behind a cue that ends with which words what begins with a joint goes on over a terminating word."""
    if kind is CueKind.COMPLEMENTIZER:
        return joint.start, joint.end
    return (joint.start,) if kind is CueKind.SUBJECT else ()


def _own(entry: CueEntry, found: Match) -> Match:
    """The cue, without the words at its end that it only looks ahead to."""
    end = found.end - entry.ahead
    return Match(found.start, end, frozenset(word for word in found.named if word < end))


def _part_of(match: Match, core: frozenset[int]) -> bool:
    """Whether a pattern named at least half of what makes a cue one: "not" of "I do not believe"."""
    return 2 * len(core & match.named) >= len(core)


def _encloses(outer: Scope, scope: Scope) -> bool:
    """Whether a negation, or what ends at a comma, is part of what is reported or hedged."""
    within = outer.cue.end <= scope.cue.start < outer.end
    if outer.whole:
        within |= outer.start <= scope.cue.start and scope.cue.end <= outer.end
    lighter = scope.bare or scope.value is Assertion.NEGATED
    return lighter and within and outer.value is not Assertion.NEGATED


def _weight(scope: Scope) -> int:
    return PRECEDENCE.index(scope.value)


def compiled_cues(language: Language) -> list[tuple[CueEntry, Pattern]]:
    """The cues of a language with their patterns, ready to match."""
    if language not in _CUES:
        united = United()
        _CUES[language] = [
            (entry, united.of(rebuilt(parse(entry.pattern), lambda leaf: lexical(leaf, language))))
            for entry in load_cues(language.code)
        ]
    return _CUES[language]
