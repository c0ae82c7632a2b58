"""A second, slow evaluation of patterns, written from the table that says what they mean.

It knows nothing of postings, candidates or neighbours. It takes the document's tokens and sentences as they
are, tries every combination of stretches of words, and counts words between by counting them.
"""

from dataclasses import dataclass
from itertools import pairwise, product

from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import (
    Both,
    CodeReference,
    Either,
    Exact,
    Maybe,
    Near,
    Sequence,
    Terms,
    Without,
    Word,
)
from qda.language.load import load
from qda.model.document import Document
from qda.units.segment import segment

ENGLISH = load("en")
WITHIN = {
    "theme": ("theme", "first", "second"),
    "first": ("first",),
    "second": ("second",),
    "third": ("third",),
}

TERMS = {"places": ["Pakistan", "Afghan Taliban", "b*"], "both": ["$places", "claim [a]"]}


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    form: str
    norm: str
    lemma: str
    sentence: int


class Plain:
    """The words of a document, and every stretch of them that a pattern means."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.index = segment(document, ENGLISH, interviewers=("INTERVIEWER",))
        self.words = self._words()
        self.passages: dict[str, list[tuple[int, int, frozenset[int]]]] = {}

    def _words(self) -> list[Token]:
        words: list[Token] = []
        for number, sentence in enumerate(self.index.sentences):
            for at in range(sentence.first_token, sentence.last_token):
                kind = self.index.types[self.index.type_ids[at]]
                start, end = int(self.index.starts[at]), int(self.index.ends[at])
                tail = kind.form in {"'s", "’s", "'S", "’S"} and at > 0 and self.index.ends[at - 1] == start
                if any(character.isalnum() for character in kind.form) and not tail:
                    words.append(Token(start, end, kind.form, kind.norm, kind.lemma, number))
        return words

    def tailed(self, at: int) -> bool:
        """Whether a possessive or clipped 's stands right behind a word."""
        return self.text[self.words[at].end :][:2] in {"'s", "’s", "'S", "’S"}

    def joined(self, at: int) -> bool:
        """Only blanks, quotation marks, a tail, strokes or a bare hyphen may stand inside a phrase."""
        one, other = self.words[at - 1], self.words[at]
        gap = self.text[one.end : other.start]
        gap = gap[2:] if gap[:2] in {"'s", "’s", "'S", "’S"} else gap
        bare = gap.strip()
        quotes, hyphens = set("\"'“”„‟‘’‚«»‹›`´"), set("-‐‑–/")
        within = set(bare) <= quotes or (bare == gap and set(bare) <= quotes | hyphens) or bare == "/"
        return one.sentence == other.sentence and within

    def phrase(self, tests: list, scopes: dict) -> set:
        found = set()
        for start in range(len(self.words) - len(tests) + 1):
            run = range(start, start + len(tests))
            fits = all(test(self.words[at]) for test, at in zip(tests, run, strict=True))
            side_by_side = all(self.joined(at) for at in run[1:])
            if fits and side_by_side and self.words[start].sentence in scopes:
                found.add((start, run.stop, frozenset(run)))
        return found

    def find(self, pattern, scopes: dict) -> set:
        """`scopes` has for each sentence that may be coded those that are in the same scope."""
        match pattern:
            case Word(text) if pattern.wild:
                whole = [lambda word, text=text: wild(text.casefold(), word.norm)]
                pieces = [piece for piece in text.replace("/", "-").split("-") if piece]
                parted = [lambda word, text=piece: wild(text.casefold(), word.norm) for piece in pieces]
                return self.phrase(whole, scopes) | self.phrase(parted, scopes)
            case Word(text):
                return self.phrase([by_lemma(kind) for kind in kinds(text)], scopes)
            case Exact(text, cased):
                return self.phrase(self.forms(text, cased), scopes)
            case Terms(name):
                return set().union(*(self.find(parse(one), scopes) for one in TERMS[name]))
            case CodeReference(code):
                passages = [passage for one in WITHIN[code] for passage in self.passages.get(one, [])]
                return {one for one in passages if self.words[one[0]].sentence in scopes}
            case Either(options):
                return set().union(*(self.find(one, scopes) for one in options))
            case Maybe(part):
                return self.find(part, scopes)
            case Sequence(parts):
                return self.sequences(parts, scopes)
            case Near():
                return self.pairs(pattern, scopes)
            case Both(left, right):
                lefts, rights = self.find(left, scopes), self.find(right, scopes)
                inside = {one: self.in_scope(one, rights, scopes) for one in lefts}
                return {hull(one, self.nearest(one, others)) for one, others in inside.items() if others}
            case Without(left, right):
                rights = self.find(right, scopes)
                return {one for one in self.find(left, scopes) if not self.in_scope(one, rights, scopes)}
        raise AssertionError(pattern)

    def forms(self, text: str, cased: bool) -> list:
        """A test of each word of an exact form, of the 's behind it too."""
        tests: list = []
        for kind in [kind for piece in text.split() for kind in ENGLISH.types_of(piece)]:
            if tests and kind.norm == "'s":
                before = tests.pop()
                tests.append(lambda word, b=before: b(word) and self.tailed(self.words.index(word)))
            elif any(character.isalnum() for character in kind.form):
                tests.append(by_form(kind, cased))
        return tests

    def touched(self, one) -> set[int]:
        return {self.words[at].sentence for at in range(*one[:2])}

    def in_scope(self, one, others, scopes: dict) -> list:
        """Those that stand, with any word, in a scope in which a stretch stands with any word."""
        own = {number for sentence in self.touched(one) for number in scopes[sentence]}
        return [other for other in others if self.touched(other) & own]

    def sequences(self, parts, scopes: dict) -> set:
        """Every choice of the parts that are there, and of a stretch for each, laid side by side."""
        found = set()
        for there in product(*((True, False) if optional(part) else (True,) for part in parts)):
            chosen = [
                self.find(part, scopes) for part, is_there in zip(parts, there, strict=True) if is_there
            ]
            for run in product(*chosen) if chosen else ():
                steps = pairwise(run)
                if all(one[1] == other[0] and self.joined(other[0]) for one, other in steps):
                    found.add((run[0][0], run[-1][1], frozenset().union(*(one[2] for one in run))))
        return found

    def pairs(self, near: Near, scopes: dict) -> set:
        found = set()
        lefts, rights = (each_once(self.find(one, scopes)) for one in (near.left, near.right))
        for left, right in product(lefts, rights):
            forth, back = left[1] <= right[0], right[1] <= left[0]
            between = len(range(left[1], right[0])) + len(range(right[1], left[0]))
            order = {"NEAR": forth or back, "BEFORE": forth, "AFTER": back}[str(near.order)]
            one, other = sorted((left, right))
            no_end_between = self.words[one[1] - 1].sentence == self.words[other[0]].sentence
            among = left[0] < right[1] and right[0] < left[1] and not left[2] & right[2]
            if (among and near.order == "NEAR") or (order and between < near.distance and no_end_between):
                found.add(hull(left, right))
        return found

    def nearest(self, one, others):
        def key(other):
            apart = len(range(one[1], other[0])) + len(range(other[1], one[0]))
            share = one[0] < other[1] and other[0] < one[1]
            return (not share, apart, other[0], other[1])

        best = min(map(key, others))
        equal = [other for other in others if key(other) == best]
        return (*equal[0][:2], frozenset().union(*(other[2] for other in equal)))

    def hits(self, scope: str, match: list[str], unless: list[str]):
        """Rule number, stretch and named words of every match that stands."""
        sentences = self.index.sentences
        codable = [n for n, one in enumerate(sentences) if self.index.turns[one.turn].role != "interviewer"]
        keys = {"sentence": lambda n: n, "paragraph": lambda n: sentences[n].paragraph,
                "turn": lambda n: sentences[n].turn}  # fmt: skip
        key = keys[scope]
        scopes = {n: [other for other in codable if key(other) == key(n)] for n in codable}
        alone = {n: [n] for n in codable}
        vetoes = set().union(*(self.find(parse(one), alone) for one in unless))
        silenced = {n for one in vetoes for n in self.touched(one)}
        for number, pattern in enumerate(match, start=1):
            for start, end, named in self.find(parse(pattern), scopes):
                if not self.touched((start, end)) & silenced:
                    yield number, start, end, named

    def code(self, name: str, book) -> tuple[set, dict]:
        """Codings as (start, end, rules) in characters, and the words that each rule named."""
        hits = list(self.hits(*book[name])) if name in book else []
        groups = [(set(range(start, end)), {rule}, set(named)) for rule, start, end, named in hits]
        merged: list[tuple[set, set, set]] = []
        for words, rules, named in groups:
            apart = [one for one in merged if not one[0] & words]
            for one in merged:
                if one[0] & words:
                    words, rules, named = words | one[0], rules | one[1], named | one[2]
            merged = [*apart, (words, rules, named)]
        self.passages[name] = [(min(w), max(w) + 1, frozenset(named)) for w, _, named in merged]
        codings = {
            (
                self.words[min(w)].start,
                self.words[max(w)].end,
                "; ".join(f"{name}/{n}" for n in sorted(rules)),
            )
            for w, rules, _ in merged
        }
        explained: dict = {}
        for rule, start, end, named in hits:
            explained.setdefault((f"{name}/{rule}", start, end), set()).update(named)
        return codings, explained


def hull(one, other):
    return min(one[0], other[0]), max(one[1], other[1]), one[2] | other[2]


def each_once(stretches) -> set:
    """Each stretch with all words that it named in any way."""
    named: dict = {}
    for start, end, own in stretches:
        named[start, end] = named.get((start, end), frozenset()) | own
    return {(start, end, own) for (start, end), own in named.items()}


def optional(pattern) -> bool:
    match pattern:
        case Maybe():
            return True
        case Sequence(parts):
            return all(map(optional, parts))
        case Either(options):
            return any(map(optional, options))
    return False


def kinds(text: str) -> list:
    found = [kind for piece in text.split() for kind in ENGLISH.types_of(piece)]
    words = [kind for kind in found if any(character.isalnum() for character in kind.form)]
    return [kind for at, kind in enumerate(words) if at == 0 or kind.norm != "'s"]


def by_lemma(kind):
    return lambda word: word.lemma == kind.lemma or word.norm == kind.norm


def by_form(kind, cased: bool):
    return lambda word: word.form == kind.form if cased else word.norm == kind.norm


def wild(pattern: str, word: str) -> bool:
    if not pattern:
        return not word
    if pattern[0] == "*":
        return wild(pattern[1:], word) or (bool(word) and wild(pattern, word[1:]))
    return bool(word) and pattern[0] in {"?", word[0]} and wild(pattern[1:], word[1:])
