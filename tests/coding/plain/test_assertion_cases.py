"""How speakers hold a phrase, sentence by sentence and in several languages, as readers judged it beforehand.

Each `assertion_<language>.tsv` has a text, the phrase in it and its assertion. A phrase with an operator is
the pattern that it is. What the cues do otherwise than the reader stands there too, behind "# not yet: ",
and is counted.
"""

import json
from pathlib import Path

import pytest

from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.coding.patterns.words import words_of
from qda.coding.plain.match import find_passages
from qda.language.load import load
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.units.segment import segment
from tests.plain_codings import decisive

NOT_YET = "# not yet: "
FILES = {path.stem.split("_")[1]: path for path in sorted(Path(__file__).parent.glob("assertion_*.tsv"))}
CASES = [
    (language, *line.split("\t"))
    for language, path in FILES.items()
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "text", "phrase", "assertion"), CASES)
def test_a_phrase_is_held_as_a_reader_says(language, text, phrase, assertion):
    tongue = load(language)
    document = Document("D", INTERVIEW, text, Span(0, len(text)), "D.txt", "sha256:0")
    pattern = phrase if "/" in phrase else f'"{phrase}"'
    book = json.dumps({"codes": [{"code": "x", "match": [pattern]}]})
    words = words_of(text, segment(document, tongue, interviewers=()))
    found = find_passages(words, compile_codebook(from_text(book, "x.yaml", language), tongue))
    assert [decisive(passage).assertion.value for passage in found] == [assertion]


@pytest.mark.parametrize("language", FILES)
def test_most_of_what_readers_judged_is_held_so(language):
    lines = FILES[language].read_text(encoding="utf-8").splitlines()
    missed = sum(line.startswith(NOT_YET) for line in lines)
    assert missed <= 0.15 * len(lines)
