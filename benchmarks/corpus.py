"""A corpus of English prose of any size, the same for the same seed: interviews and literature.

    python benchmarks/corpus.py FOLDER [--megabytes 1] [--text FOLDER]

Sentences of a real text (see `source`) are drawn at random. In each, the words that are rare in that text,
the numbers and rare names are replaced by others (see `fillers`): hardly two draws of a sentence are alike,
and the vocabulary keeps growing. What stays is what a coding engine meets in practice: function words,
frequent words and their neighbours, punctuation, quotations, abbreviations, apostrophes and hyphens.

Half of the text are interviews with turns (`P1:`, `INTERVIEWER:`), half is prose, in documents of 100 to
500 KB.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fillers import Fillers, ending_of, fillers
from source import sentences, text_folder

SEED = 20260101
RARE = 60
"""A word that the source has at most so often is a place to fill."""

SMALLEST, LARGEST = 100_000, 500_000
"""Bytes of a document."""

_TOKEN = re.compile(r"[A-Za-z]{3,}(?![\w'’])|(?<![\d,.])\d{2,}(?![,.]?\d)")

NUMBER, NAME = "number", "name"
Kind = tuple[str, bool]
"""`number`, `name` or the ending of a word, and whether it opens the sentence."""

Template = tuple[tuple[str, ...], tuple[Kind, ...]]
"""The fixed pieces of a sentence, and between each two of them what to fill in."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Draws sentences."""

    templates: list[Template]
    questions: list[Template]
    fillers: Fillers

    def sentence(self, rng: random.Random, *, question: bool = False) -> str:
        """A sentence of the source with its rare places filled anew."""
        pieces, kinds = rng.choice(self.questions if question else self.templates)
        parts = [pieces[0]]
        for kind, piece in zip(kinds, pieces[1:], strict=True):
            parts += [self._filled(kind, rng), piece]
        return "".join(parts)

    def sentences(self, rng: random.Random, fewest: int, most: int) -> str:
        """Several sentences."""
        return " ".join(self.sentence(rng) for _ in range(rng.randint(fewest, most)))

    def _filled(self, kind: Kind, rng: random.Random) -> str:
        what, opens = kind
        if what == NUMBER:
            return self.fillers.number(rng)
        if what == NAME:
            return self.fillers.name(rng)
        word = self.fillers.word(what, rng)
        return word.capitalize() if opens else word


def prose(texts: list[str]) -> Prose:
    """What draws sentences like these."""
    counts = Counter(token.lower() for one in texts for token in _TOKEN.findall(one))
    templates = [_template(one, counts) for one in texts]
    questions = [t for t in templates if t[0][-1].endswith("?")] or templates
    return Prose(templates, questions, fillers())


def write_corpus(folder: Path, megabytes: float, texts: list[str], seed: int = SEED) -> list[Path]:
    """Write the documents to `interviews` and `literature` in a folder; gives their paths."""
    source = prose(texts)
    left, paths = int(megabytes * 1_000_000), []
    for number in range(1, 1_000_000):
        if left <= 0:
            break
        rng = random.Random(f"{seed} {number}")
        size = min(left, rng.randint(SMALLEST, LARGEST))
        if number % 2:
            path, parts = folder / f"interviews/P{number}.txt", _interview(source, f"P{number}", rng)
        else:
            path, parts = folder / f"literature/W{number}.txt", _article(source, rng)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = _up_to(size, parts)
        path.write_text(text, encoding="utf-8")
        left -= len(text.encode())
        paths.append(path)
    return paths


def _up_to(size: int, parts: Iterator[str]) -> str:
    """Paragraphs until there are so many bytes."""
    kept: list[str] = []
    while size > 0:
        kept.append(next(parts))
        size -= len(kept[-1].encode()) + 2
    return "\n\n".join(kept) + "\n"


def _interview(source: Prose, speaker: str, rng: random.Random) -> Iterator[str]:
    """Questions and longer answers."""
    while True:
        yield f"INTERVIEWER: {source.sentence(rng, question=True)}"
        yield f"{speaker}: {source.sentences(rng, 2, 12)}"


def _article(source: Prose, rng: random.Random) -> Iterator[str]:
    """Paragraphs."""
    while True:
        yield source.sentences(rng, 3, 9)


def _template(sentence: str, counts: Counter[str]) -> Template:
    pieces, kinds, end = [], [], 0
    for found in _TOKEN.finditer(sentence):
        if found[0].isdigit() or counts[found[0].lower()] <= RARE:
            pieces.append(sentence[end : found.start()])
            kinds.append(_kind(found[0], found.start() < 2))
            end = found.end()
    return (*pieces, sentence[end:]), tuple(kinds)


def _kind(token: str, opens: bool) -> Kind:
    if token.isdigit():
        return NUMBER, opens
    return (ending_of(token), opens) if token.islower() or opens else (NAME, opens)


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--text", type=Path, help="a folder or file of English text")
    asked = parser.parse_args()
    paths = write_corpus(asked.folder, asked.megabytes, sentences(text_folder(asked.text)))
    print(f"{len(paths)} documents, {sum(path.stat().st_size for path in paths) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
