"""Phrases of sets of words, in numbers worked out by hand: the words of each stretch, counted from 0."""

import re

import pytest

from qda.coding.engine import phrase, postings, word_rows
from qda.coding.engine.find import Finder
from qda.coding.engine.ground import Grounds, codable
from qda.coding.patterns.lexeme import lexical
from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import rebuilt
from qda.language.load import load
from qda.model.codebook import Scope
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.units.gather import Incoming, gather

ENGLISH = load("en")
VERY = "very " * 14 + "good"


@pytest.fixture(params=[-1, 1], ids=["types known", "words searched"])
def find(request, monkeypatch):
    """The stretches of words that a pattern finds in a text."""
    monkeypatch.setattr(postings, "PATIENCE", request.param)

    def found(pattern: str, text: str) -> list[tuple[int, int]]:
        document = Document("d", INTERVIEW, text, Span(0, len(text)), "d.txt", "sha256:0", language="en")
        corpus = gather([Incoming("d", document, ENGLISH)], interviewers=())
        words = postings.Postings(corpus, None)
        finder = Finder(corpus, words, Grounds(corpus, codable(corpus, include_interviewer=True)), {})
        sought = rebuilt(parse(pattern), lambda leaf: lexical(leaf, ENGLISH))
        stretches = finder.find(sought, Scope.SENTENCE)
        named = [stretches.named.values[a:b].tolist() for a, b in pairs(stretches.named.offsets)]
        places = list(zip(stretches.start.tolist(), stretches.end.tolist(), strict=True))
        assert named == [list(range(start, end)) for start, end in places]
        return places

    return found


def pairs(offsets):
    return list(zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("(red | green) apple", "red apple, green apple green, apple", [(0, 2), (2, 4)]),
        ("(red | not so green) apple", "not so green apple; red apple so green apple", [(0, 4), (4, 6)]),
        ("red [very] (apple | ripe pear)", "red very apple red ripe pear red pear", [(0, 3), (3, 6)]),
        ("red [very] [ripe] [apple]", "red very ripe apple", [(0, 1), (0, 2), (0, 3), (0, 4)]),
        ("([red] [apple]) pear", "red apple pear", [(0, 3), (1, 3), (2, 3)]),
        ("red (apple | [pear])", "pear red apple", [(1, 2), (1, 3)]),
        ("[very] (red NEAR/2 apple)", "very red apple", [(0, 3), (1, 3)]),
        (
            "([red] apple | pear NEAR/2 very) [red | apple]",
            "red apple apple",
            [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)],
        ),
        ("red | green | green apple", "green apple red", [(0, 1), (0, 2), (2, 3)]),
        ("pear red apple", "apple pear. red apple", []),
        ("apple pear red", "red apple pear", []),
        ("apple red pear", "pear red red apple", []),
        ("green | apple red pear", "pear red red apple", []),
        ("[red] apple [pear]", "apple", [(0, 1)]),
        ("(red | unheard) [unheard of] apple", "red apple", [(0, 2)]),
        ("unheard [red] apple", "red apple", []),
    ],
)
def test_where_phrases_stand(find, pattern, text, expected) -> None:
    assert find(pattern, text) == expected


def test_words_left_out_in_many_ways_are_one_stretch(find) -> None:
    """Fourteen words of which each may be left out: each number of them in one way only, not in thousands."""
    places = find(f"{'[very] ' * 14}good", VERY)
    assert places == [(first, 15) for first in range(15)]


def test_no_part_is_begun_with_more_than_its_own_stretches(monkeypatch, find) -> None:
    sizes: list[int] = []
    together = phrase._all

    def watched(several):
        found = together(several)
        sizes.append(len(found.start))
        return found

    monkeypatch.setattr(phrase, "_all", watched)
    find(f"{'[very] ' * 14}good", VERY)
    assert max(sizes) == 15


@pytest.mark.parametrize(
    ("pattern", "rows"),
    [
        ("a", ["a"]),
        ("a [b] c", ["a c", "a b c"]),
        ("(a | b c | [d]) e", ["(a|d) e", "b c e", "e"]),
        ("(a | (b | c))", ["(a|b|c)"]),
        ("a NEAR/3 b", None),
        ("(a | b NEAR/3 c) d", None),
        (f"{'[a] ' * 6}b", None),
    ],
)
def test_the_rows_that_a_pattern_stands_for(pattern: str, rows: list[str] | None) -> None:
    found = word_rows.WordRows().of(rebuilt(parse(pattern), lambda leaf: lexical(leaf, ENGLISH)))
    told = None if found is None else sorted(" ".join(map(set_of, row)) for row in found)
    assert told == (None if rows is None else sorted(rows))


def set_of(words) -> str:
    names = "|".join(re.sub(r"\W", "", str(one)) for one in words)
    return f"({names})" if len(words) > 1 else names
