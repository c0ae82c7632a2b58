"""Texts coded by the engine and by the plain evaluation, as plain values to compare."""

from contextlib import contextmanager
from unittest.mock import patch

import numpy as np

from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.coding.engine import postings, reach, word_rows
from qda.coding.engine.code import code_corpus
from qda.coding.engine.scopes import find_scopes
from qda.coding.engine.token_rules import token_matches
from qda.coding.patterns.words import words_of
from qda.coding.plain.match import find_passages
from qda.coding.policy import STRENGTH
from qda.language.load import load
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.units.gather import Incoming, gather
from qda.units.segment import segment
from tests.plain_codings import decisive

ENGLISH = load("en")


def document(name: str, text: str) -> Document:
    return Document(name, INTERVIEW, text, Span(0, len(text)), f"{name}.txt", "sha256:0")


def gathered(documents, language=ENGLISH):
    return gather([Incoming(one.name, one, language) for one in documents], interviewers=("INTERVIEWER",))


def by_engine(documents, compiled, *, include_interviewer=False, only=None, corpus=None,
              language=ENGLISH):  # fmt: skip
    """For each document and code: stretches, named words, assertions, cues and rules, as sets and numbers."""
    if corpus is None:
        corpus = gathered(documents, language)
    passages = code_corpus(
        corpus, compiled, find_scopes(corpus, language),
        lambda rules: token_matches(
            rules, corpus, language, lambda number, spans: language.tokenize(documents[number].text, spans)
        ),
        include_interviewer=include_interviewer, only=only,
    )  # fmt: skip
    rules = {code.code: [rule.rule.name for rule in code.match] for code in compiled.codes}
    found = {}
    for code, one in passages.items():
        for row, (start, end) in enumerate(zip(one.found.start, one.found.end, strict=True)):
            number = int(corpus.document_of(np.array([start]))[0])
            first = int(corpus.document_word[number])
            cue = None
            if one.cue_start[row] >= 0:
                at = np.array([one.cue_start[row], one.cue_end[row] - 1])
                cue = documents[number].text[corpus.starts(at)[0] : corpus.ends(at)[1]]
            named = one.found.named.values[slice(*one.found.named.offsets[row : row + 2])] - first
            numbers = one.rules.values[slice(*one.rules.offsets[row : row + 2])]
            found.setdefault((documents[number].name, code), []).append(
                (int(start) - first, int(end) - first, set(named.tolist()), STRENGTH[one.assertion[row]], cue,
                 {rules[code][at] for at in numbers})
            )  # fmt: skip
    return found


def plainly(documents, indexes, compiled, *, include_interviewer=False, only=None):
    """The same as `by_engine`, by the plain evaluation."""
    found = {}
    for one, index in zip(documents, indexes, strict=True):
        words = words_of(one.text, index)
        for passage in find_passages(words, compiled, include_interviewer=include_interviewer, only=only):
            decides, rules = decisive(passage), {hit.rule for hit in passage.hits}
            named = set().union(*(hit.match.named for hit in passage.hits))
            found.setdefault((one.name, passage.code), []).append(
                (passage.start, passage.end, named, decides.assertion, decides.cue, rules)
            )
    return found


def made(written, book, language=ENGLISH):
    """Texts as documents, their indexes and the compiled codebook."""
    documents = [document(f"D{number}", text) for number, text in enumerate(written)]
    indexes = [segment(one, language, interviewers=("INTERVIEWER",)) for one in documents]
    return documents, indexes, compile_codebook(from_text(book, "book.yaml", language.code), language)


@contextmanager
def as_in_a_large_corpus():
    """Every part of a pattern is looked for around its rarest part, as where words stand by the thousand."""
    with patch.multiple(reach, FEW=0, MANY=0), patch.multiple(postings, RARE=0, PATIENCE=-1):
        yield


@contextmanager
def as_for_rich_patterns():
    """Nothing is written out into rows of words, as where there would be too many: all is joined."""
    with as_in_a_large_corpus(), patch.object(word_rows, "_MOST", 0):
        yield
