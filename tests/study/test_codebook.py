"""The study's codebook: its codes, its examples, and how it does on sentences labelled by hand.

The labelled sentences (labelled.yaml) are invented and were known when the rules were written. The floors
are set a little below what was measured on them; they notice when a change loses what worked.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml

from qda.coding.codebook.check import run_examples
from qda.coding.codebook.codebook_file import read
from qda.coding.compile import CompiledCodebook, compile_codebook
from qda.language.load import load
from qda.model.coding import Coding
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.coding.code_texts import code_each
from qda.units.segment import segment
from tests.plain_codings import code_document

ROOT = Path(__file__).parents[2]
CODES = (
    "durand_line",
    "india_counterbalance",
    "ttp_security",
    "ideology",
    "historical_ties",
    "strategic_influence",
    "economic_connectivity",
    "shifting_commitment",
    "governance_contrast",
    "theory",
)

PRECISION_FLOOR = 0.8
RECALL_FLOOR = dict.fromkeys(CODES, 0.8) | {
    "economic_connectivity": 0.7,
    "shifting_commitment": 0.6,
    "governance_contrast": 0.6,
}

each_code = pytest.mark.parametrize("code", CODES)


@cache
def compiled() -> CompiledCodebook:
    book = read(ROOT / "codebooks" / "pakistan-taliban.yaml")
    return compile_codebook(book, load(book.language))


def coded(texts: Sequence[str]) -> list[list[Coding]]:
    return code_each(texts, compiled(), Settings())


@cache
def labelled() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Each sentence with the codes that it should carry and the codes that the rules give it."""
    text = Path(__file__).with_name("labelled.yaml").read_text(encoding="utf-8")
    sentences = yaml.safe_load(text)["sentences"]
    found = coded([one["text"] for one in sentences])
    return tuple(
        (one["text"], frozenset(one["codes"]), frozenset(coding.code for coding in codings))
        for one, codings in zip(sentences, found, strict=True)
    )


def test_the_codebook_has_the_ten_codes_of_the_study_each_under_a_theme() -> None:
    book = compiled().codebook
    below = {code.code: code.parent for code in book if code.parent is not None}
    assert sorted(below) == sorted(CODES)
    themes = {code.code for code in book if code.parent is None}
    assert set(below.values()) == themes
    assert not any(book[theme].match for theme in themes)


def test_every_theme_and_code_says_what_it_means() -> None:
    assert all(code.definition for code in compiled().codebook)
    for code in CODES:
        one = compiled().codebook[code]
        assert one.include
        assert one.exclude
        assert one.color
        assert len(one.examples) >= 5
        assert len(one.counterexamples) >= 4


def test_every_example_is_coded_and_no_counterexample() -> None:
    run = run_examples(compiled(), coded)
    assert [remark.problem for remark in run.remarks if remark.serious] == []
    assert run.tried >= 90


def test_examples_coded_all_at_once_are_coded_as_each_is_alone() -> None:
    """All that is said of a coding, its cue among it, as the plain evaluation says it of one text."""
    texts = [
        "They say that Kabul has never recognised the Durand Line.",
        "Perhaps Pakistan wanted a friendly government in Kabul.",
        "The Taliban never promised to accept the Durand Line, and India was not given a foothold in Kabul.",
        *(code.examples[-1].text for code in compiled().codebook if code.examples),
    ]
    for number, (text, codings) in enumerate(zip(texts, coded(texts), strict=True)):
        one = Document(str(number), LITERATURE, text, Span(0, len(text)), source="", source_hash="")
        index = segment(one, compiled().language, interviewers=())
        assert tuple(codings) == code_document(one, index, compiled())
    assert {coding.cue is None for codings in coded(texts) for coding in codings} == {True, False}


def test_no_labelled_sentence_is_an_example() -> None:
    examples = {e.text for code in compiled().codebook for e in (*code.examples, *code.counterexamples)}
    assert not examples & {text for text, _, _ in labelled()}


@each_code
def test_what_the_rules_code_is_mostly_right_on_the_labelled_sentences(code: str) -> None:
    given = [code in true for _, true, found in labelled() if code in found]
    assert sum(given) / len(given) >= PRECISION_FLOOR


@each_code
def test_the_rules_find_most_of_the_labelled_sentences(code: str) -> None:
    there = [code in found for _, true, found in labelled() if code in true]
    assert len(there) >= 10
    assert sum(there) / len(there) >= RECALL_FLOOR[code]


def test_passing_talk_carries_no_code() -> None:
    assert [text for text, true, found in labelled() if not true and found] == []
