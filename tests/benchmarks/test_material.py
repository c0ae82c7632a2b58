"""The benchmarks' corpus and codebook: the same for the same seed, and fit for use."""

import json
from pathlib import Path

import pytest

from qda.coding.codebook.codebook_file import read
from qda.coding.compile import compile_codebook
from qda.model.settings import Settings
from qda.project.index.languages import load_language

ROOT = Path(__file__).parents[2]
SHARES = {"word": 50, "phrase": 25, "wildcard": 15, "near": 10}


@pytest.fixture(autouse=True)
def _scripts(monkeypatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")


@pytest.fixture
def written(tmp_path):
    """A small corpus of the sentences of this repository's own texts."""
    import corpus
    import source

    texts = source.sentences(ROOT / "transcripts") + source.sentences(ROOT / "docs")

    def write(name: str, seed: int = corpus.SEED, megabytes: float = 0.15) -> Path:
        corpus.write_corpus(tmp_path / name, megabytes, texts, seed)
        return tmp_path / name

    return write


def contents(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.txt")}


def test_the_corpus_is_the_same_for_the_same_seed_and_of_the_size_asked_for(written):
    one, same, other = contents(written("one")), contents(written("same")), contents(written("other", seed=1))
    assert one == same
    assert one != other
    assert sum(len(text.encode()) for text in one.values()) == pytest.approx(150_000, rel=0.02)
    assert any("\n\nINTERVIEWER: " in text for text in one.values())


def test_a_longer_corpus_keeps_bringing_new_words(written):
    sizes = [
        len({word for text in contents(written(name, megabytes=megabytes)).values() for word in text.split()})
        for name, megabytes in (("short", 0.03), ("long", 0.3))
    ]
    assert sizes[1] > 3 * sizes[0]


def test_the_codebook_has_its_shape_and_compiles(written, tmp_path):
    import codebook

    texts = list(contents(written("one")).values())
    patterns = codebook.patterns_of(texts, 100, 1)
    assert patterns == codebook.patterns_of(texts, 100, 1)
    assert {kind: sum(one.kind == kind for one in patterns) for kind in SHARES} == SHARES
    codebook.write_codebook(tmp_path / "book.yaml", patterns)
    codebook.write_patterns(tmp_path / "patterns.json", patterns)
    book = read(tmp_path / "book.yaml")
    compiled = compile_codebook(book, load_language("en", Settings()))
    assert len(compiled.codes) == codebook.CODES
    rules = [rule.pattern for code in book for rule in code.match]
    assert sorted(rules) == sorted(
        row["pattern"] for row in json.loads((tmp_path / "patterns.json").read_text())
    )
