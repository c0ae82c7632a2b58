"""Patterns mean what their table says: held against a second, slow evaluation written from that table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.coding.explain import explain
from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import (
    Without,
    walk,
)
from qda.errors import PatternError
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from tests.examples import examples
from tests.plain_codings import code_document
from tests.properties.plain_reading import ENGLISH, TERMS, Plain

# ---------------------------------------------------------------------------------------------------- texts

SPELLINGS = """
border borders Border claim claimed claims a b c Pakistan Taliban Afghan don't won’t F-16 2014-21 21 Café CAFÉ
isi ISI 🙂 cross-border Straße 'quoted' (aside) U.S. 3.5 no. the The of طالبان 阿富汗
"""
WORDS = st.sampled_from(SPELLINGS.split())
GAPS = st.sampled_from(
    [" "] * 9 + [", ", "-", " - ", "/", " / ", "'s ", "’s ", " “", "” ", "; ", "' ", "–", " 🙂 "]
)

ENDS = st.sampled_from([". ", "! ", "? ", "... "])


@st.composite
def sentences(draw) -> str:
    words = draw(st.lists(WORDS, min_size=1, max_size=8))
    return "".join(word + draw(GAPS) for word in words[:-1]) + words[-1] + draw(ENDS)


@st.composite
def texts(draw) -> str:
    """Turns of an interviewer and two participants, with paragraphs in them."""
    turns = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["INTERVIEWER: ", "P1: ", "P2: "]),
                st.lists(st.lists(sentences(), min_size=1, max_size=3), min_size=1, max_size=2),
            ),
            min_size=1,
            max_size=3,
        )
    )
    return "\n\n".join(label + "\n\n".join("".join(lines).strip() for lines in own) for label, own in turns)


# ------------------------------------------------------------------------------------------------- patterns

LEAVES = """
border claim a b c pakistan isi =ISI =Border bord* *laim ?order c?aim* F-1* *-border cross-* don't 21 2014-21
café Pakistan's =Pakistan's "the's" $places $both "claimed" ="Taliban" “borders” #first #theme strasse طالبان
"""
ATOMS = st.one_of(st.sampled_from(LEAVES.split()), st.sampled_from(['"a border"', '="the b"', '"of c"']))


def _wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    near = st.sampled_from(["NEAR", "BEFORE", "AFTER"])
    bracketed = inner.map(lambda one: f"({one})")
    optional = inner.map(lambda one: f"[{one}]")
    part = st.one_of(ATOMS, bracketed)
    return st.one_of(
        st.lists(part, min_size=2, max_size=3).map(" ".join),
        st.tuples(part, optional).map(" ".join),
        st.tuples(optional, part).map(" ".join),
        st.tuples(part, optional, part).map(" ".join),
        st.tuples(optional, part, optional).map(" ".join),
        st.lists(part, min_size=2, max_size=3).map(" | ".join),
        st.builds("{0} {1}/{2} {3}".format, part, near, st.integers(1, 5), part),
        st.builds("{0} AND {1}".format, part, part),
        st.builds("{0} NOT {1}".format, part, part),
    )


PATTERNS = st.recursive(ATOMS, _wider, max_leaves=6)


FREE = PATTERNS.map(lambda one: one.replace("#first", "border").replace("#theme", "claim"))
SCOPES = st.sampled_from(["sentence", "paragraph", "turn"])


@st.composite
def codebooks(draw) -> dict[str, tuple[str, list[str], list[str]]]:
    """Scope, match and unless of three codes: two below a theme, and one that may speak of them."""
    free, any_pattern = st.lists(FREE, min_size=1, max_size=2), st.lists(PATTERNS, min_size=1, max_size=2)
    vetoes = st.lists(FREE, max_size=1)
    return {
        "first": (draw(SCOPES), draw(free), draw(vetoes)),
        "second": (draw(SCOPES), draw(free), draw(vetoes)),
        "third": (draw(SCOPES), draw(any_pattern), draw(st.lists(PATTERNS, max_size=1))),
    }


def as_yaml(book: dict[str, tuple[str, list[str], list[str]]]) -> str:
    def entry(name: str) -> str:
        scope, match, unless = book[name]
        lines = [f"code: {name}", f"scope: {scope}", "match:", *(f"  - {_quoted(one)}" for one in match)]
        lines += ["unless:", *(f"  - {_quoted(one)}" for one in unless)] if unless else []
        return "  - " + "\n    ".join(lines)

    inner = "\n".join("    " + line for name in ("first", "second") for line in entry(name).split("\n"))
    terms = "\n".join(f"  {name}: [{', '.join(map(_quoted, entries))}]" for name, entries in TERMS.items())
    return f"terms:\n{terms}\ncodes:\n  - code: theme\n    codes:\n{inner}\n{entry('third')}\n"


def _quoted(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"


# ------------------------------------------------------------------------------------------- the comparison


def parses(pattern: str) -> bool:
    """Not every pattern that is put together so has a meaning: `[a]` alone, or `a NOT a`."""
    try:
        parts = walk(parse(pattern))
    except PatternError:
        return False
    return not any(isinstance(part, Without) and part.left == part.right for part in parts)


def document_of(text: str) -> Document:
    return Document("doc", INTERVIEW, text, Span(0, len(text)), "doc.txt", "sha256:0", participant="P1")


def compare(text: str, book: dict[str, tuple[str, list[str], list[str]]]) -> None:
    document = document_of(text)
    plain = Plain(document)
    compiled = compile_codebook(from_text(as_yaml(book), "book.yaml"), ENGLISH)
    codings = code_document(document, plain.index, compiled)
    explained = explain(document, plain.index, compiled)
    for name in ("first", "second", "third"):
        expected, named = plain.code(name, book)
        found = {(one.anchor.start, one.anchor.end, one.rule) for one in codings if one.code == name}
        assert found == expected, name
        said = [(one.rule, tuple(one.words)) for one in explained if one.code == name]
        shown = [(rule, tuple(Span(plain.words[at].start, plain.words[at].end) for at in sorted(words)))
                 for (rule, _, _), words in named.items()]  # fmt: skip
        assert sorted(said) == sorted(shown), name


@settings(max_examples=examples(200), deadline=None)
@given(texts(), codebooks())
def test_rules_find_exactly_what_a_plain_reading_of_the_table_finds(text, book):
    usable = {
        name: (
            scope,
            [one for one in match if parses(one)] or ["border"],
            [one for one in unless if parses(one)],
        )
        for name, (scope, match, unless) in book.items()
    }
    compare(text, usable)


@pytest.mark.parametrize("scope", ["sentence", "paragraph", "turn"])
@pytest.mark.parametrize(
    "pattern",
    [
        "a NEAR/3 b",
        "a BEFORE/2 b",
        "a AFTER/3 b",
        "a AND c",
        "a NOT c",
        "a [b] c",
        "(a | b) c",
        "a NEAR/4 a",
        "(a AND b) NEAR/2 c",
        "[a] b [c]",
        "([a] [b]) c",
        "(a NEAR/3 b) c",
        "#first NOT c",
        "#theme NEAR/4 a",
        "a NEAR/4 b NEAR/2 c",
        "c NEAR/2 (a NEAR/4 b)",
        "(a NEAR/4 b) NEAR/2 (b NEAR/4 c)",
        "(a AND b) NEAR/2 (c | a c)",
    ],
)
@settings(max_examples=examples(25), deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcx"), min_size=1, max_size=7), min_size=1, max_size=4))
def test_each_operator_alone_in_every_text_of_few_letters(pattern, scope, lines):
    text = " ".join("Well " + " ".join(line) + "." for line in lines)
    book = {"first": ("paragraph", ["a AND x"], []), "second": ("sentence", ["b x"], []),
            "third": (scope, [pattern], ["x x"])}  # fmt: skip
    compare(text, book)
