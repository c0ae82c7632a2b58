"""The rules' codings reach the frames as numbers of words; each must stand where its characters stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qda.analysis.frames.frames import Found, coded_of
from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.coding.engine.code import code_corpus, codings_of
from qda.coding.engine.scopes import find_scopes
from qda.coding.policy import STRENGTH
from qda.coding.rule_codings import rule_codings
from qda.language.load import load
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.units.gather import Incoming, gather
from tests.examples import examples

ENGLISH = load("en")
BOOK = from_text(
    "codes:\n  - code: t\n    codes:\n      - {code: x, scope: turn, match: [border, a AND c, not a]}\n"
    "  - {code: y, match: [claim NEAR/4 border, c]}\n",
    "book.yaml",
)
WORDS = st.sampled_from(["border", "claims", "a", "c", "not", "don't", "🙂", "Café", "cross-border", "a's"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: " ".join(words) + ". ")
TURN = st.tuples(st.sampled_from(["INTERVIEWER: ", "P1: ", "P2 [00:12]: "]), st.lists(SENTENCE, max_size=3))
TEXT = st.lists(TURN, min_size=1, max_size=4).map(
    lambda turns: "\n\n".join(label + "".join(said) for label, said in turns)
)


def document(number: int, text: str) -> Document:
    return Document(f"D{number}", INTERVIEW, text, Span(0, len(text)), f"D{number}.txt", "sha256:0")


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4), st.booleans())
def test_numbers_and_characters_put_each_coding_in_the_same_place(texts, include_interviewer):
    documents = tuple(document(number, text) for number, text in enumerate(texts))
    halves = [one for one in (documents[::2], documents[1::2]) if one]  # two corpora, in another order
    compiled, found, places = compile_codebook(BOOK, ENGLISH), [], {}
    for half in halves:
        corpus = gather([Incoming(one.name, one, ENGLISH) for one in half], interviewers=["INTERVIEWER"])
        passages = code_corpus(
            corpus, compiled, find_scopes(corpus, ENGLISH), dict, include_interviewer=include_interviewer
        )
        own = {code: codings_of(one) for code, one in passages.items()}
        found.append((corpus, dict(enumerate(half)), own))
        places |= {one.name: (corpus, number) for number, one in enumerate(half)}
    rules = rule_codings(BOOK, documents, found)
    every = rules.every()
    for coding in every:
        text = documents[int(coding.anchor.document[1:])].text
        assert text[coding.anchor.start : coding.anchor.end] == coding.anchor.quote
    own = rules.columns
    codes = tuple(code.code for code in BOOK)
    numbers = Found(
        rules.document, rules.code, own.word_start, own.word_end, own.assertion, codes, STRENGTH, rules.told
    )
    by_number = coded_of(BOOK, documents, places, [], {}, {}, numbers)
    by_place = coded_of(BOOK, documents, places, every, {}, {})
    told = by_number.told(by_number.codings)
    assert list(told.columns) == list(by_place.codings.columns)
    assert records(told) == records(by_place.codings)
    assert len(told) == len(every)


def records(frame):
    values = frame.astype(object)
    return values.where(values.notna(), None).to_dict("records")
