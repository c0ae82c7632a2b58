"""What holds for the codings of any text under any codebook; and looking in fewer places loses nothing."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from qda.coding.codebook.codebook_file import from_text
from qda.coding.codebook.vain import vain_rules
from qda.coding.compile import compile_codebook
from qda.coding.patterns.words import words_of
from qda.coding.plain.candidates import candidates
from qda.coding.plain.evaluate import Evaluation
from qda.coding.plain.ground import sentence_alone
from qda.coding.plain.stretch import Match, Neighbours, ordered
from qda.language.load import load
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.model.unit import Role
from qda.units.segment import segment
from tests.examples import examples
from tests.plain_codings import code_document

ENGLISH = load("en")
RULES = (
    ["a", "a b", "[a] b", "[c] a [b]",
     "a NEAR/3 c", "b BEFORE/2 a", "c AFTER/4 a", "a AND c", "a NOT c", "=B",
     "(a AND b) c", "border*", '"the border"', "(a | b) (b | c)", "not a NEAR/3 b", "a NEAR/2 b NEAR/2 c",
     "?order a", "a [b c]", "(a | b c) NEAR/4 border"]
)  # fmt: skip
RULE = st.sampled_from(RULES)
WORD = st.sampled_from(
    ["a", "b", "B", "c", "border", "borders", "the", "not", "people say", "a's", "don't", "c-b"]
)

SENTENCE = st.lists(WORD, min_size=1, max_size=7).map(lambda words: " ".join(words) + " so!")
SPEAKER = st.sampled_from(["INTERVIEWER: ", "P1: ", "🙂 "])
TEXT = st.lists(
    st.tuples(SPEAKER, st.lists(SENTENCE, min_size=1, max_size=4)), min_size=1, max_size=4
).map(lambda turns: "\n\n".join(label + " ".join(sentences) for label, sentences in turns))  # fmt: skip
SCOPE = st.sampled_from(["sentence", "paragraph", "turn"])
CODE = st.tuples(SCOPE, st.lists(RULE, min_size=1, max_size=3), st.lists(RULE, max_size=1))


def made(text, codes):
    document = Document("doc", INTERVIEW, text, Span(0, len(text)), "doc.txt", "sha256:0")
    index = segment(document, ENGLISH, interviewers=("INTERVIEWER",))
    return document, index, compile_codebook(from_text(yaml(codes), "book.yaml"), ENGLISH)


def yaml(codes) -> str:
    return "codes:\n" + "".join(
        f"  - code: {name}\n    scope: {scope}\n"
        + "".join(f"    {key}:\n" + "".join(f"      - '{one}'\n" for one in own)
                  for key, own in (("match", match), ("unless", unless)) if own)
        for name, (scope, match, unless) in codes.items()
    )  # fmt: skip


@settings(deadline=None)
@given(TEXT, CODE, CODE)
def test_codings_quote_their_text_and_those_of_a_code_never_overlap(text, one, other):
    document, index, book = made(text, {"one": one, "other": other})
    codings = code_document(document, index, book)
    for coding in codings:
        place = coding.anchor
        assert text[place.start : place.end] == place.quote
        assert place.quote.strip() == place.quote != ""
        assert text[: place.start].endswith(place.before)
        assert text[place.end :].startswith(place.after)
        assert coding.score == len(coding.rule.split("; "))
    for name in ("one", "other"):
        spans = [coding.anchor.span for coding in codings if coding.code == name]
        assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    assert len({coding.id for coding in codings}) == len(codings)
    places = [
        (coding.anchor.start, coding.anchor.end, ["one", "other"].index(coding.code)) for coding in codings
    ]
    assert places == sorted(places)


@settings(deadline=None)
@given(TEXT, CODE, CODE)
def test_a_code_finds_the_same_alone_beside_another_and_again(text, one, other):
    document, index, both = made(text, {"one": one, "other": other})
    alone = code_document(*made(text, {"one": one}))
    together = code_document(document, index, both)
    assert [coding for coding in together if coding.code == "one"] == list(alone)
    assert code_document(document, index, both) == together
    assert code_document(document, index, both, only=frozenset({"one"})) == alone


@settings(deadline=None)
@given(TEXT, CODE)
def test_an_interviewer_is_never_coded_unless_asked_and_changes_nothing_for_the_others(text, code):
    document, index, book = made(text, {"one": code})
    codings = code_document(document, index, book)
    asked = [turn.span for turn in index.turns if turn.role is Role.INTERVIEWER]
    assert not any(coding.anchor.span.overlaps(span) for coding in codings for span in asked)
    everything = code_document(document, index, book, include_interviewer=True)
    assert [one for one in everything if not any(one.anchor.span.overlaps(s) for s in asked)] == list(codings)


@settings(deadline=None)
@given(TEXT, CODE, RULE)
def test_another_document_before_it_changes_nothing_in_a_text(text, code, rule):
    """Sentences are coded by themselves: what stands in another turn never matters."""
    text = f"P7: {text}"  # without a label of its own it would belong to the turn before it
    more = f"P9: {rule.replace('*', '')} here!\n\n"
    first, second = (code_document(*made(one, {"one": code})) for one in ("P8: so!\n\n" + text, more + text))
    shift = len(more) - len("P8: so!\n\n")
    kept = [one for one in second if one.anchor.start >= len(more)]
    assert [(one.anchor.start + shift, one.rule, one.assertion) for one in first] == [
        (one.anchor.start, one.rule, one.assertion) for one in kept
    ]


def vain_codes():
    """The codes of two of the rules, one of which takes the other away, that are told never to match."""
    pairs = [pair for pair in itertools.product(RULES, RULES) if pair[0] != pair[1]]
    by_unless = [(scope, [rule], [away]) for rule, away in pairs for scope in ("sentence", "turn")]
    by_not = [("sentence", [f"({rule}) NOT ({away})"], []) for rule, away in pairs]
    return [code for code in (*by_unless, *by_not) if vain_rules(made("", {"one": code})[2])]


@settings(max_examples=examples(400), deadline=None)
@given(TEXT, st.deferred(lambda: st.sampled_from(vain_codes())))
def test_a_rule_that_is_told_never_to_match_finds_nothing(text, code):
    assert code_document(*made(text, {"one": code})) == ()


@settings(max_examples=examples(200), deadline=None)
@given(TEXT, RULE)
def test_candidates_never_lose_a_match(text, rule):
    _, index, book = made(text, {"one": ("sentence", [rule], [])})
    words = words_of(text, index)
    for compiled in book.codes[0].match:
        kept = candidates(compiled.pattern, words)
        for number in range(len(index.sentences)):
            if Evaluation(words, {}, sentence_alone(words, number)).find(compiled.pattern):
                assert number in kept


# ------------------------------------------------------------------------------------------------ stretches

STRETCH = st.tuples(st.integers(0, 25), st.integers(1, 6)).map(
    lambda pair: Match(pair[0], sum(pair), frozenset({pair[0]}))
)
ONE_SENTENCE = [0] * 32
STRETCHES = st.lists(STRETCH, max_size=12).map(lambda matches: ordered(matches, ONE_SENTENCE))


@given(STRETCHES, STRETCH, st.integers(1, 8))
def test_neighbours_are_those_that_counting_finds(matches, one, distance):
    near = Neighbours(matches)
    after = {other for other in matches if other.start >= one.end and other.start - one.end < distance}
    before = {other for other in matches if other.end <= one.start and one.start - other.end < distance}
    assert set(near.after(one, distance)) == after
    assert set(near.before(one, distance)) == before


@given(STRETCHES, STRETCH, st.integers(0, 6), st.integers(0, 6))
def test_the_nearest_around_a_stretch_is_that_which_counting_finds(matches, one, before, behind):
    def apart(other):
        return max(other.start - one.end, one.start - other.end, -1)

    start, end = one.start - before, one.end + behind
    near = [other for other in matches if set(range(*other[:2])) & set(range(start, end))]
    assert Neighbours(matches).nearest(one, start, end) == min(
        near, key=lambda other: (apart(other), other[:2]), default=None
    )


@given(st.lists(STRETCH, max_size=12))
def test_ordered_keeps_each_stretch_once_with_all_its_named_words(matches):
    found = ordered(matches, ONE_SENTENCE)
    assert [one[:2] for one in found] == sorted({one[:2] for one in matches})
    for one in found:
        assert one.named == frozenset().union(*(other.named for other in matches if other[:2] == one[:2]))
