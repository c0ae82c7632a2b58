"""The engine finds what the plain evaluation finds: stretches, named words, rules, assertions and cues."""

import json
import re
from contextlib import contextmanager, nullcontext
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.coding.engine import codings as coding_columns
from qda.coding.engine import cue_places, held, nested_cues, postings, reach, word_rows
from qda.coding.engine import scopes as scope_columns
from qda.coding.engine.code import code_corpus, codings_of
from qda.coding.engine.find import Finder
from qda.coding.engine.scopes import find_scopes
from qda.coding.engine.token_rules import token_matches
from qda.coding.patterns.words import words_of
from qda.coding.plain import assertion
from qda.coding.plain.match import find_passages
from qda.coding.policy import STRENGTH
from qda.errors import PatternError
from qda.files import columns
from qda.language import cues
from qda.language.corpus.columns import from_columns, to_columns
from qda.language.corpus.corpus import Corpus
from qda.language.load import load
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.units.gather import Incoming, gather
from qda.units.segment import segment
from tests.examples import THOROUGH, examples
from tests.plain_codings import decisive

ENGLISH = load("en")
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


WAYS = st.sampled_from([nullcontext, as_in_a_large_corpus, as_for_rich_patterns])


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(texts(), min_size=1, max_size=3), books(), st.booleans(), WAYS, LANGUAGES)
def test_the_engine_finds_what_the_plain_evaluation_finds(written, book, include_interviewer, way, language):
    documents, indexes, compiled = made(written, book, language)
    options = {"include_interviewer": include_interviewer}
    with way():
        found = by_engine(documents, compiled, language=language, **options)
    assert found == plainly(documents, indexes, compiled, **options)


HELD = {
    "Guards did not allow visits.": {"allow": "negated", "visits": "affirmed", "allow visits": "negated"},
    "There is no evidence of support.": {"evidence": "negated", "support": "negated"},
    "The line may explain the quarrel.": {"explain": "hedged", "line": "hedged"},
    "The map may be wrong.": {"map": "hedged", "wrong": "hedged"},
    "The line is not entirely recognised.": {"line": "affirmed", "entirely": "negated"},
    "Ideology played no role.": {"role": "negated"},
    "It is not only a threat.": {"threat": "affirmed"},
    "Don't they support them?": {"they support": "affirmed"},
    "We claim that we support them.": {"we NEAR/3 support": "affirmed"},
    "There was no help, um, support was good.": {"help": "negated", "support": "affirmed"},
    "There was no help, um, or support.": {"help": "negated", "support": "negated"},
    "They stopped using tea, coffee or. Is it so?": {"tea": "negated", "coffee": "negated"},
    "They had no tea, um. Is it so?": {"tea": "negated"},
    "They had no tea, ever": {"tea": "negated"},
    "They will help, never, ever.": {"help": "affirmed"},
}


@pytest.mark.parametrize("text", HELD)
def test_the_words_of_a_cue_are_held_as_a_shorter_cue_within_it_says(text):
    """Judged by a reader, as in the larger table for the plain evaluation."""
    patterns = list(HELD[text])
    codes = [{"code": f"c{number}", "match": [pattern]} for number, pattern in enumerate(patterns)]
    documents, indexes, compiled = made([text], json.dumps({"codes": codes}))
    found = by_engine(documents, compiled)
    assert found == plainly(documents, indexes, compiled)
    assert {
        patterns[int(code[1:])]: passage[3].value
        for (_, code), passages in found.items()
        for passage in passages
    } == HELD[text]


@pytest.mark.parametrize(
    ("text", "cue"), [("They never did not have money.", "not"), ("No one never had money.", "never")]
)
def test_of_cues_that_weigh_the_same_the_first_of_the_list_decides(text, cue):
    """Wherever they stand: in the list `not` comes before `never`, and that before `no one`."""
    book = json.dumps({"codes": [{"code": "a", "match": ["money"]}]})
    documents, indexes, compiled = made([text], book)
    found = by_engine(documents, compiled)
    assert found == plainly(documents, indexes, compiled)
    assert [passage[4] for passages in found.values() for passage in passages] == [cue]


def test_speech_without_sentence_ends_is_held_as_the_plain_evaluation_says():
    spoken = "we never had the money they said that maybe it was not there and nobody came " * 30
    book = json.dumps({"codes": [{"code": "a", "match": ["money", "not there", "came NEAR/9 money"]}]})
    documents, indexes, compiled = made([spoken], book)
    found = by_engine(documents, compiled)
    assert found == plainly(documents, indexes, compiled)
    assert {passage[3].value for passages in found.values() for passage in passages} > {"negated"}


def test_pairs_of_cues_grow_with_the_text_and_not_with_the_square_of_a_sentence(monkeypatch):
    pairs = []

    def counted(*given):
        one, other = cue_places.beside(*given)
        pairs.append(len(one))
        return one, other

    for place in (nested_cues, scope_columns):
        monkeypatch.setattr(place, "beside", counted)
    for many in (300, 600):
        find_scopes(gathered([document("D", "it was never said and not seen " * many)]), ENGLISH)
    (longer, open_), (twice_longer, twice_open) = pairs[:2], pairs[2:]
    assert 0 < twice_longer < 2.1 * longer
    assert 0 < twice_open < 2.1 * open_


def test_stretches_are_held_alike_however_few_are_compared_at_a_time(monkeypatch):
    text = "He said that no money came, and perhaps she did not ask for money. " * 4
    documents, indexes, compiled = made(
        [text], '{"codes": [{"code": "c", "match": ["money", "came", "he NEAR/9 not"]}]}'
    )
    once = by_engine(documents, compiled)
    assert once == plainly(documents, indexes, compiled)
    for few in (1, 3, 7):
        monkeypatch.setattr(held, "_AT_ONCE", few)
        assert by_engine(documents, compiled) == once


def test_cues_are_never_too_many(monkeypatch):
    monkeypatch.setattr(Finder.__init__, "__defaults__", (5,))
    documents, _indexes, compiled = made(
        ["he said that " * 9], '{"codes": [{"code": "c", "match": ["he NEAR/9 said"]}]}'
    )
    with pytest.raises(PatternError, match="Narrow it"):
        by_engine(documents, compiled)
    assert len(find_scopes(gathered(documents), ENGLISH).start) >= 9


LOOKS_AHEAD = """
[[cues]]
value = "hedged"
ahead = 1
patterns = "maybe BEFORE/5 will"
[[cues]]
value = "pseudo"
patterns = "maybe the"
"""


@pytest.fixture
def looking_ahead(tmp_path, monkeypatch):
    """A list of cues in place of the English one."""
    path = tmp_path / "cues.toml"
    path.write_text(LOOKS_AHEAD, encoding="utf-8")
    monkeypatch.setattr(cues, "_list_of", lambda _: path)
    kept = cues.load_cues, assertion.compiled_cues
    for one in kept:
        one.cache_clear()
    yield
    for one in kept:
        one.cache_clear()


@pytest.mark.usefixtures("looking_ahead")
def test_a_cue_that_looks_ahead_over_a_gap_lies_within_none_that_ends_before_it_does():
    """It asks for fewer words than the pseudo-cue has, and yet goes on behind that."""
    documents, indexes, compiled = made(
        ["Maybe the new clerk will bring money."], '{"codes": [{"code": "a", "match": ["money"]}]}'
    )
    found = by_engine(documents, compiled)
    assert [passage[3].value for passages in found.values() for passage in passages] == ["hedged"]
    assert found == plainly(documents, indexes, compiled)


JUDGED = Path(__file__).parents[1] / "coding" / "plain"


@pytest.mark.parametrize("code", [path.stem.split("_")[1] for path in sorted(JUDGED.glob("assertion_*.tsv"))])
def test_the_cues_of_every_language_reach_the_same_words(code):
    language = load(code)
    lines = (JUDGED / f"assertion_{code}.tsv").read_text(encoding="utf-8").splitlines()
    cases = [line.removeprefix("# not yet: ").split("\t") for line in lines if "\t" in line]
    cases = cases if THOROUGH else cases[:: 1 + len(cases) // 80]
    words = sorted({word.strip(',.;:?!"()«»“”') for _, phrase, _ in cases for word in phrase.split()})
    codes = [{"code": f"c{number}", "match": [f'"{word}"']} for number, word in enumerate(words) if word]
    documents, indexes, compiled = made(
        [text for text, _, _ in cases], json.dumps({"codes": codes}), language
    )
    found = by_engine(documents, compiled, language=language)
    assert len(found) > len(cases)
    assert found == plainly(documents, indexes, compiled)


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


@pytest.mark.parametrize("text", ["", "...", "INTERVIEWER: Why?", "🙂", "P1: — \n\nP2: !"])
def test_a_text_without_words_to_code_gives_nothing(text):
    documents, _indexes, compiled = made([text], "codes: [{code: x, match: [a, 'x*', 'a AND b']}]")
    assert by_engine(documents, compiled) == {}


@pytest.mark.parametrize("around", [nullcontext, as_in_a_large_corpus])
def test_a_phrase_of_frequent_words_is_found_whole_around_its_rarest(around):
    """Computed by hand: the words of each passage, counted from 0; everything else in the text is bait."""
    book = "codes:\n  - code: first\n    match: ['he [has] (never | not at all) [ever] said so']\n"
    bait = "He has. So he never did. He not so. Has he ever? " * 30
    text = f"{bait}He never said so. He has not at all ever said so. He has said so."
    documents, _indexes, compiled = made([text], book)
    first = len(re.findall(r"\w+", bait))
    with around():
        found = by_engine(documents, compiled)["D0", "first"]
    assert [(start - first, end - first) for start, end, *_ in found] == [(0, 4), (4, 12)]


def test_every_form_of_a_frequent_word_is_found_beside_a_rare_one():
    """By hand: two forms of "say" stand behind the only two "guards"."""
    documents, _indexes, compiled = made(
        ["They say. They said. They said. They say. Guards said. Guards say."],
        "codes: [{code: first, match: [guards say]}]",
    )
    with as_in_a_large_corpus():
        found = by_engine(documents, compiled)["D0", "first"]
    assert [(start, end) for start, end, *_ in found] == [(8, 10), (10, 12)]


def test_of_two_hits_in_a_passage_the_one_that_is_affirmed_decides():
    """By hand: "not" reaches the border, with which the longer hit begins, and ends at the comma."""
    book = "codes:\n  - code: first\n    match: ['border NEAR/3 claim', 'claim']\n"
    documents, indexes, compiled = made(["It is not a border, a claim stands."], book)
    found = by_engine(documents, compiled)
    assert [(start, end, held.value) for start, end, _, held, *_ in found["D0", "first"]] == [
        (4, 7, "affirmed")
    ]
    assert found == plainly(documents, indexes, compiled)


def test_a_long_way_to_say_something_is_found_whole_near_a_rare_word():
    """Computed by hand: one word stands between "border" and a phrase of four, its last word the rarest."""
    rule = "border NEAR/2 (claim | (we | they) never ever (went | did))"
    book = f"codes:\n  - code: first\n    match: ['{rule}']\n"
    documents, _indexes, compiled = made(["They never ever claim. A border which they never ever did."], book)
    with as_in_a_large_corpus():
        found = by_engine(documents, compiled)["D0", "first"]
    assert [(start, end) for start, end, *_ in found] == [(5, 11)]


@pytest.mark.parametrize("around", [nullcontext, as_in_a_large_corpus])
def test_a_phrase_of_plain_words_stands_where_nothing_parts_them(around):
    """Computed by hand: the words of each passage, counted from 0; everything else in the text is bait."""
    book = "codes: [{code: first, match: [never said so]}]"
    bait = "Never, said so. Never said; so. Never. Said so. Never said. So never so said. "
    documents, _indexes, compiled = made([f"{bait}Never said so. He never said so."], book)
    first = len(re.findall(r"\w+", bait))
    with around():
        found = by_engine(documents, compiled)["D0", "first"]
    assert [(start - first, end - first) for start, end, *_ in found] == [(0, 3), (4, 7)]


@pytest.mark.parametrize("pattern", ["'*ness'", "'q*ness'"])
def test_a_wildcard_for_very_many_words_finds_each_where_it_stands(pattern):
    """Computed by hand: 169 words, each the second of its sentence of three words, all told twice."""
    told = [f"The q{one}{other}ness here." for one in "abcdefghijklm" for other in "abcdefghijklm"] * 2
    documents, _indexes, compiled = made([" ".join(told)], f"codes: [{{code: first, match: [{pattern}]}}]")
    found = by_engine(documents, compiled)["D0", "first"]
    assert [(start, end) for start, end, *_ in found] == [(3 * n + 1, 3 * n + 2) for n in range(2 * 169)]
