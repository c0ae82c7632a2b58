"""The engine finds what the plain evaluation finds: stretches, named words, rules, assertions and cues."""

from contextlib import nullcontext
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.coding.engine import codings as coding_columns
from qda.coding.engine import scopes as scope_columns
from qda.coding.engine.code import code_corpus, codings_of
from qda.coding.engine.scopes import find_scopes
from qda.files import columns
from qda.language.corpus.columns import from_columns, to_columns
from qda.language.corpus.corpus import Corpus
from qda.language.load import load
from tests.engine_and_plain import (
    ENGLISH,
    as_for_rich_patterns,
    as_in_a_large_corpus,
    by_engine,
    gathered,
    made,
    plainly,
)
from tests.examples import examples

LANGUAGES = st.sampled_from(["en", "en", "en", "ar", "el", "tr", "xx"]).map(load)
"""English more often than others: only its cues stand in the texts."""
SPELLINGS = """
border borders Border claim claimed a b c Pakistan Taliban don't won’t F-16 2014-21 21 Café CAFÉ Straße
isi ISI 🙂 cross-border 'quoted' (aside) U.S. 3.5 no. the The of طالبان not never maybe Perhaps without only
but said officials denied think doubt whether because although nobody claims there is no according to
Dr. Dr DR. Capt. Mass. CANNOT DONT ID id. a. C. INDIA'S DON'T. Dr\u200b.
bor\u00adder b\u200b \ufeffclaim \u200b don\u2060’t
ـ ــ bـ كتـاب كِتاب كتاب ﻻ لا ﹰ ﱞ ﷺ ŉ ﬁne fine 日本 本 İd ıd ID. ǆ x² ΠΟΤΕ ποτέ
"""
WITHIN = [
    "do not allow",
    "no doubt",
    "no doubt that",
    "may explain",
    "nobody knows if",
    "not entirely sure",
    "may be wrong",
    "do not want to claim",
    "do not want to lose a",
    ", the authors argue",
    ", as the report notes",
    ", according to a",
    ", and they argue",
    "without a I",
    "stopped using",
    "she goes,",
    ", and my border is",
    "not, in a b,",
    ", um,",
    "a, b or",
    "was not given,",
    "and I was not",
    "a I never get, um,",
    "according to a b c",
    "people who a",
    "the claim which",
    "those who a,",
    "probably the only a who",
    "I don't think that's a",
    "no no we",
    "No the",
    ", maybe three",
    "said that if",
    "argues that although",
    "they said, if",
    "argues that",
    "a b, argues that",
    'she said, "a b, but',
    'he said: "a',
    'b," she said',
    'do not border!" he shouted',
    "never, ever",
]
WORDS = st.sampled_from(
    [*SPELLINGS.split(), "people say", "I do not think", "far from", "not only", "rather than", *WITHIN]
)
GAPS = st.sampled_from(
    [" "] * 9
    + [
        ", ",
        "-",
        " - ",
        "/",
        "'s ",
        "’s ",
        "'S ",
        " “",
        "” ",
        "; ",
        ": ",
        ":",
        "- ",
        " / ",
        "** ",
        '" "',
        "' ",
        "–",
        " — ",
        "--",
        " 🙂 ",
        "\u200b ",
        "\u00ad-",
        "\x07",
        " \x1b[1m",
        "\x1f",
        "\x94 ",
    ]
)
ENDS = st.sampled_from([". ", "! ", "? ", "... "])
TOKENS = st.sampled_from(
    [
        "[{LOWER: border}]",
        "[{LEMMA: claim}, {IS_PUNCT: true}]",
        "[{ORTH: 'n''t'}, {}]",
        "[{OP: '*'}, {LOWER: c}]",
    ]
)
PLAIN = """a|a b|[a] b|[c] a [b]|a NEAR/3 c|b BEFORE/2 a|c AFTER/4 a|a AND c|a NOT c|(a AND b) c|border*
*order|*laim*|?order a|c?f*|"the border"|="Border"
=ISI|never NEAR/3 b|a NEAR/2 b NEAR/2 c|a [b c]|$places|do not
a NEAR/5 b NEAR/3 c|c NEAR/3 (a NEAR/5 claim)|#first NEAR/3 (a NEAR/5 b)|"Pakistan's"|"a's" c|b "the's" [c]
F-*
(border AND claim) NOT maybe|(a NOT c) NEAR/4 b|cross-border|claim|Straße|café|#first NEAR/3 a|#first
#theme AND border|#second NOT #first
allow|allow NEAR/3 a|doubt|explain|"may"|wrong|know|only b|think|no NEAR/2 a|sure|entirely
dr|Dr. a|"capt"|=Dr.|mass|d?|id|can not|id* NEAR/3 c
كتاب|كت*|="كتاب" b|a NEAR/1 b|لا NEAR/4 كتاب|ﷺ|ŉ|f?ne|="ﬁne"|日本|*本 b|İd|?d|="ID"|ΠΟΤΕ|ποτέ NEAR/3 a|x²"""
ALTERNATIVES = [
    "(a | b) (b | c)",
    '(="a\'s" | b) NEAR/4 c',
    "(a | b c) NEAR/4 border",
    "$both NEAR/5 (a | c)",
    "(#first | c) b",
]
PATTERNS = st.sampled_from([*PLAIN.replace("\n", "|").split("|"), *ALTERNATIVES])
FREE = PATTERNS.filter(lambda one: "#" not in one)
SCOPES = st.sampled_from(["sentence", "paragraph", "turn"])
LISTS = "terms:\n  places: [Pakistan, Taliban, 'b*']\n  both: [$places, 'claim [a]', isi]\n"


@st.composite
def sentences(draw) -> str:
    words = draw(st.lists(WORDS, min_size=1, max_size=10))
    return "".join(word + draw(GAPS) for word in words[:-1]) + words[-1] + draw(ENDS)


@st.composite
def texts(draw) -> str:
    speaker = st.sampled_from(["INTERVIEWER: ", "P1: ", "P2: ", ""])
    turns = draw(
        st.lists(st.tuples(speaker, st.lists(sentences(), min_size=1, max_size=4)), min_size=1, max_size=3)
    )
    return "\n\n".join(label + "".join(said).strip() for label, said in turns)


@st.composite
def books(draw) -> str:
    free = st.one_of(FREE.map(quoted), TOKENS)
    entries = [
        ("first", free), ("second", free), ("third", st.one_of(PATTERNS.map(quoted), TOKENS)),
    ]  # fmt: skip
    codes = [
        f"code: {name}\n    scope: {draw(SCOPES)}\n"
        f"    match: [{', '.join(draw(st.lists(one, min_size=1, max_size=11)))}]\n"
        f"    unless: [{', '.join(draw(st.lists(FREE.map(quoted), max_size=1)))}]\n"
        for name, one in entries
    ]
    below = "".join("      - " + code.replace("\n    ", "\n        ") for code in codes[:2])
    return f"{LISTS}codes:\n  - code: theme\n    codes:\n{below}  - {codes[2]}"


def quoted(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"


WAYS = st.sampled_from([nullcontext, as_in_a_large_corpus, as_for_rich_patterns])


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(texts(), min_size=1, max_size=3), books(), st.booleans(), WAYS, LANGUAGES)
def test_the_engine_finds_what_the_plain_evaluation_finds(written, book, include_interviewer, way, language):
    documents, indexes, compiled = made(written, book, language)
    options = {"include_interviewer": include_interviewer}
    with way():
        found = by_engine(documents, compiled, language=language, **options)
    assert found == plainly(documents, indexes, compiled, **options)


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(texts(), min_size=1, max_size=2), books(), st.sampled_from(["first", "second", "third"]))
def test_one_code_alone_is_found_as_among_all(written, book, code):
    documents, _indexes, compiled = made(written, book)
    alone = by_engine(documents, compiled, only=frozenset({code}))
    every = by_engine(documents, compiled)
    assert alone == {key: value for key, value in every.items() if key[1] == code}


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(texts(), max_size=3), books())
def test_what_is_kept_is_what_was_found(tmp_path_factory, written, book):
    path: Path = tmp_path_factory.mktemp("kept") / "kept"
    documents, _indexes, compiled = made(written, book)
    corpus = gathered(documents)
    columns.write(path, *to_columns(corpus))
    kept = from_columns(*columns.read(path))
    assert by_engine(documents, compiled, corpus=kept) == by_engine(documents, compiled)
    for name in (one.name for one in fields(Corpus) if one.name != "vocabulary"):
        assert np.array_equal(getattr(kept, name), getattr(corpus, name)), name
    assert [np.flatnonzero(kept.word_type == kind).tolist() for kind in range(len(kept.type_first) - 1)] == [
        kept.words_by_type[first:end].tolist() for first, end in pairwise(kept.type_first)
    ]
    every = np.arange(len(corpus.word_flags))
    assert kept.run_on(every).tolist() == corpus.run_on(every).tolist()
    scopes = find_scopes(corpus, ENGLISH)
    again = scope_columns.from_columns(scope_columns.to_columns(scopes))
    assert [np.asarray(one).tolist() for one in flat(again)] == [
        np.asarray(one).tolist() for one in flat(scopes)
    ]
    for passages in code_corpus(corpus, compiled, scopes, nothing).values():
        own = codings_of(passages)
        back = coding_columns.from_columns(coding_columns.to_columns(own))
        assert [np.asarray(one).tolist() for one in flat(back)] == [
            np.asarray(one).tolist() for one in flat(own)
        ]


def nothing(_rules):
    """What token patterns find when nobody looks for them."""
    return {}


def flat(value):
    for one in value:
        yield from flat(one) if isinstance(one, tuple) else (one,)
