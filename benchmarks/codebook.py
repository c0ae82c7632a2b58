"""A codebook whose patterns come from a corpus, so that it finds about 6,000 passages in a megabyte.

Of 1,000 patterns 500 are words, 250 phrases, 150 have a wildcard and 100 are two words NEAR each other,
spread over 50 codes. A pattern is drawn at random among those that occur about as often as wanted (`MEANS`).

Two files come out: the codebook of `qda`, and the same patterns as JSON for the rivals, where every word
stands with all its forms in the dictionary of lemmas that `qda` uses, so that programs without lemmas search
for the same words. Working these forms out is not on the rivals' clocks.
"""

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from lexicon import forms, lemmas

CODES = 50
WORD, PHRASE, WILDCARD, NEAR = "word", "phrase", "wildcard", "near"
SHARES = {WORD: 0.5, PHRASE: 0.25, WILDCARD: 0.15, NEAR: 0.1}
MEANS = {WORD: 7.0, PHRASE: 1.8, WILDCARD: 7.5, NEAR: 3.0}
"""How often a pattern of a kind is to occur in a megabyte, on average."""

WINDOW = 5
SAMPLE = 2_000_000
"""Characters of the corpus that are looked at."""

FREQUENT = 150
"""So many of the most frequent words are in no phrase and no NEAR."""

_TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|[^\sa-z]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as `qda` writes it, its parts, and for each part the forms that it stands for."""

    code: str
    kind: str
    pattern: str
    parts: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]


def patterns_of(texts: Iterable[str], number: int, seed: int) -> list[Pattern]:
    """So many patterns, drawn from these texts."""
    words, rng = _Words(texts), random.Random(seed)
    drawn: list[Pattern] = []
    for kind, share in SHARES.items():
        counts = words.candidates(kind)
        for parts in _drawn(counts, round(number * share), MEANS[kind] * words.megabytes, rng):
            known = tuple((part,) if kind == WILDCARD else forms_of(part) for part in parts)
            drawn.append(Pattern("", kind, _written(kind, parts), parts, known))
    rng.shuffle(drawn)
    codes = min(CODES, number)
    return [Pattern(f"c{at % codes:02d}", p.kind, p.pattern, p.parts, p.forms) for at, p in enumerate(drawn)]


def sample(paths: Iterable[Path], seed: int) -> list[str]:
    """Documents of a corpus, at random, that make about the sample."""
    chosen, texts, size = sorted(paths), [], 0
    random.Random(seed).shuffle(chosen)
    for path in chosen:
        if size >= SAMPLE:
            break
        texts.append(path.read_text(encoding="utf-8"))
        size += len(texts[-1])
    return texts


def write_codebook(path: Path, patterns: Iterable[Pattern]) -> None:
    """The codebook as YAML."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for one in patterns:
        by_code[one.code].append(one.pattern)
    lines = ["title: Benchmark", "language: en", "codes:"]
    for code in sorted(by_code):
        lines += [f"  - code: {code}", "    match:", *(f'      - "{pattern}"' for pattern in by_code[code])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_patterns(path: Path, patterns: Iterable[Pattern]) -> None:
    """The patterns for the rivals."""
    path.write_text(json.dumps([asdict(one) for one in patterns]), encoding="utf-8")


def forms_of(word: str) -> tuple[str, ...]:
    """All forms of the lemma of a word, and the word."""
    lemma = lemmas().get(word, word).lower()
    return tuple(sorted({word, lemma, *forms().get(lemma, ())}))


class _Words:
    """How often words, phrases, wildcards and neighbours occur in texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.megabytes = 0.0
        self.tokens: list[str] = []
        for text in texts:
            self.megabytes += len(text.encode()) / 1e6
            self.tokens += [*_TOKEN.findall(text.lower()), "."]
        self.counts = Counter(token for token in self.tokens if token.isalpha() and len(token) > 3)
        self.frequent = {word for word, _ in Counter(self.tokens).most_common(FREQUENT)}

    def candidates(self, kind: str) -> Mapping[tuple[str, ...], int]:
        """What can be a pattern of a kind, and how often it occurs."""
        if kind == WORD:
            return self._words()
        if kind == WILDCARD:
            return self._wildcards()
        return self._phrases() if kind == PHRASE else self._neighbours()

    def _words(self) -> Counter[tuple[str, ...]]:
        found: Counter[tuple[str, ...]] = Counter()
        for form, count in self.counts.items():
            lemma = lemmas().get(form, form).lower()
            if lemma.isalpha() and lemma.isascii():
                found[(lemma,)] += count
        return found

    def _wildcards(self) -> Counter[tuple[str, ...]]:
        found: Counter[tuple[str, ...]] = Counter()
        for form, count in self.counts.items():
            for length in (5, 6, 7):
                if len(form) > length:
                    found[(f"{form[:length]}*",)] += count
            if len(form) > 8:
                found[(f"*{form[-7:]}",)] += count
                found[(f"{form[:3]}?{form[4:]}",)] += count
        return found

    def _phrases(self) -> Counter[tuple[str, ...]]:
        return Counter(pair for pair in pairwise(self.tokens) if self._rare(pair[0]) and self._rare(pair[1]))

    def _neighbours(self) -> Counter[tuple[str, ...]]:
        found: Counter[tuple[str, ...]] = Counter()
        rare = [at for at, token in enumerate(self.tokens) if self._rare(token)]
        for one, other in ((a, b) for i, a in enumerate(rare) for b in rare[i + 1 : i + 4]):
            between = self.tokens[one + 1 : other]
            if 1 < other - one <= WINDOW and not {".", "!", "?"} & set(between):
                found[(self.tokens[one], self.tokens[other])] += 1
        return Counter({pair: count for pair, count in found.items() if pair[0] != pair[1]})

    def _rare(self, token: str) -> bool:
        return token in self.counts and token not in self.frequent


def _drawn(
    counts: Mapping[tuple[str, ...], int], number: int, mean: float, rng: random.Random
) -> list[tuple[str, ...]]:
    """So many candidates at random that occur so often on average, none of them once if there are enough."""
    ranked = sorted(counts, key=lambda key: (counts[key], key))
    once = sum(counts[key] == 1 for key in ranked)
    ranked = ranked[max(0, min(once, len(ranked) - number)) :]
    total, cap = 0, number
    for at, key in enumerate(ranked, start=1):
        total += counts[key]
        if at >= number and total / at > mean:
            break
        cap = max(cap, at)
    return rng.sample(ranked[:cap], min(number, len(ranked)))


def _written(kind: str, parts: tuple[str, ...]) -> str:
    return f" NEAR/{WINDOW} ".join(parts) if kind == NEAR else " ".join(parts)
