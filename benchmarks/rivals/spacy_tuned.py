"""spaCy for all that it must do, numpy for the rest, one process for each of two cores.

A blank pipeline makes the tokens. Each type of token is looked at once: its lemma comes from simplemma's
dictionary, its wildcards from a list of prefixes and suffixes. Everything after that is a lookup in arrays of
lemma ids: words and wildcards by type, phrases by pairs of ids, NEAR by the positions of its rarer word.
Codings of one code that share a token are merged, as `qda` does. Gives spans in characters, writes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from multiprocessing import Pool
from pathlib import Path

import patterns
from patterns import WINDOW, Pattern

np = patterns.library("numpy")
spacy = patterns.library("spacy")
simplemma = patterns.library("simplemma")

PROCESSES = 2
SPACE, END = -1, -2
"""Ids of what is no word: white space and punctuation, and the end of a sentence."""


class Wildcards:
    """Looks `border*` and `*stan` up by beginning and end; the few others are regular expressions."""

    def __init__(self, wanted: Iterable[Pattern]) -> None:
        self.begin: dict[str, list[int]] = defaultdict(list)
        self.end: dict[str, list[int]] = defaultdict(list)
        self.other: list[tuple[re.Pattern[str], int]] = []
        for one in wanted:
            text = one.parts[0]
            if "?" in text:
                self.other.append((re.compile(re.escape(text).replace(r"\?", ".")), one.code))
            elif text.endswith("*"):
                self.begin[text[:-1]].append(one.code)
            else:
                self.end[text[1:]].append(one.code)

    def codes(self, form: str) -> list[int]:
        """The code of every wildcard that a form matches."""
        sizes = range(1, len(form) + 1)
        found = [code for size in sizes for code in self.begin.get(form[:size], ())]
        found += [code for size in sizes for code in self.end.get(form[-size:], ())]
        return found + [code for expression, code in self.other if expression.fullmatch(form)]


class Coder:
    """Codes texts one after the other; knows every type that it has met."""

    def __init__(self, wanted: list[Pattern]) -> None:
        self.nlp = spacy.blank("en")
        self.nlp.max_length = 10**9
        self.nlp.tokenizer.max_cache_size = 10**7
        self.seen: set[str] = set()
        self.ids: dict[str, int] = {}
        self.words: dict[int, list[int]] = defaultdict(list)
        for one in wanted:
            if one.kind == "word":
                self.words[self._id(one.parts[0])].append(one.code)
        pairs = [one for one in wanted if one.kind in ("phrase", "near")]
        self.pairs = [
            (one.kind, self._lemma(one.parts[0]), self._lemma(one.parts[1]), one.code) for one in pairs
        ]
        self.wildcards = Wildcards(one for one in wanted if one.kind == "wildcard")
        self.types: dict[int, tuple[int, list[int]]] = {}

    def code(self, path: Path) -> "np.ndarray":
        """(C, 3) code, first and last character of each coding of a text."""
        text = path.read_text(encoding="utf-8")
        self._warm(text)
        doc = self.nlp.make_doc(text)
        tokens = doc.to_array(["ORTH", "IDX", "LENGTH"])
        kinds, inverse = np.unique(tokens[:, 0], return_inverse=True)
        known = [self._type(int(kind)) for kind in kinds]
        lemma = np.array([one[0] for one in known], dtype=np.int64)[inverse]
        rows = [self._singles(known, inverse), *self._doubles(lemma)]
        merged = _merged(np.concatenate([row for row in rows if len(row)]))
        starts, ends = tokens[:, 1], tokens[:, 1] + tokens[:, 2]
        return np.stack([merged[:, 0], starts[merged[:, 1]], ends[merged[:, 2]]], axis=1)

    def _warm(self, text: str) -> None:
        """Put what stands between spaces into the tokenizer's cache.

        Left to itself it keeps nothing of a text after the first special case, such as "don't".
        """
        new = set(text.split()) - self.seen
        self.seen |= new
        for part in new:
            self.nlp.make_doc(part)

    def _singles(self, known: list[tuple[int, list[int]]], inverse: "np.ndarray") -> "np.ndarray":
        many = np.array([len(codes) for _, codes in known])
        flat = np.array([code for _, codes in known for code in codes], dtype=np.int64)
        begin = np.cumsum(many) - many
        at = np.flatnonzero(many[inverse])
        length = many[inverse[at]]
        step = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
        code = flat[np.repeat(begin[inverse[at]], length) + step]
        place = np.repeat(at, length)
        return np.stack([code, place, place], axis=1)

    def _doubles(self, lemma: "np.ndarray") -> list["np.ndarray"]:
        sentence = np.cumsum(lemma == END)
        place = np.flatnonzero(lemma >= 0)
        word, sentence = lemma[place], sentence[place]
        order = np.argsort(word, kind="stable")
        ranked = word[order]
        side_by_side = np.flatnonzero(np.diff(place) == 1)
        beside = np.zeros(len(place) + 1, dtype=bool)
        beside[side_by_side] = True

        @cache
        def where(one: int) -> "np.ndarray":
            return order[np.searchsorted(ranked, one) : np.searchsorted(ranked, one, "right")]

        found = []
        for kind, one, other, code in self.pairs:
            a, b = where(one), where(other)
            if not len(a) or not len(b):
                continue
            if kind == "phrase":
                first = a[beside[a] & np.isin(a + 1, b)]
                pairs = np.stack([first, first + 1], axis=1)
            else:
                pairs = _near(a, b, sentence)
            if len(pairs):
                found.append(np.column_stack([np.full(len(pairs), code), place[pairs]]))
        return found

    def _type(self, kind: int) -> tuple[int, list[int]]:
        known = self.types.get(kind)
        if known is None:
            form = self.nlp.vocab.strings[kind].lower()
            if not form[:1].isalnum():
                known = (END if form in (".", "!", "?") else SPACE, [])
            else:
                lemma = self._lemma(form)
                known = (lemma, [*self.words.get(lemma, ()), *self.wildcards.codes(form)])
            self.types[kind] = known
        return known

    def _lemma(self, form: str) -> int:
        return self._id(simplemma.lemmatize(form, "en").lower())

    def _id(self, lemma: str) -> int:
        return self.ids.setdefault(lemma, len(self.ids))


def _near(a: "np.ndarray", b: "np.ndarray", sentence: "np.ndarray") -> "np.ndarray":
    """Pairs of positions, in order, that are within the window and one sentence."""
    low, high = np.searchsorted(b, a - WINDOW), np.searchsorted(b, a + WINDOW, "right")
    many = high - low
    one = np.repeat(a, many)
    other = b[np.repeat(low, many) + np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)]
    same = (sentence[one] == sentence[other]) & (one != other)
    return np.sort(np.stack([one[same], other[same]], axis=1), axis=1)


def _merged(rows: "np.ndarray") -> "np.ndarray":
    """Rows of code, first, last; those of one code that share a token are one row."""
    rows = rows[np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))]
    reach = np.maximum.accumulate(rows[:, 0] * 2**40 + rows[:, 2]) - rows[:, 0] * 2**40
    new = np.ones(len(rows), dtype=bool)
    new[1:] = (rows[1:, 0] != rows[:-1, 0]) | (rows[1:, 1] > reach[:-1])
    first = np.flatnonzero(new)
    return np.column_stack([rows[first, :2], np.maximum.reduceat(rows[:, 2], first)])


_CODER: list[Coder] = []


def _start(wanted: list[Pattern]) -> None:
    _CODER.append(Coder(wanted))


def _code(path: Path) -> "np.ndarray":
    return _CODER[0].code(path)


def main() -> None:
    """Code the texts in two processes."""
    paths, wanted = patterns.arguments()
    with Pool(PROCESSES, _start, (wanted,)) as pool:
        codings = pool.map(_code, paths, chunksize=1)
    patterns.report(sum(map(len, codings)), "codings")


if __name__ == "__main__":
    main()
