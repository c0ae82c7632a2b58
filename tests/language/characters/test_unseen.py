"""Characters that nobody sees: words and sentences are those of the text without them, at their places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qda.language.characters.controls import CONTROLS
from qda.language.characters.unseen import JOINERS, THIN, bare, may_hold
from qda.language.characters.unseen import MARKS as ALL_MARKS
from qda.language.gaps import flags_of
from qda.language.load import load
from qda.model.document import INTERVIEW
from qda.model.span import Span
from qda.units.segment import segment
from tests.documents import document

MARKS = "\u00ad\u200b\u2060\ufeff\u200e"
PIECES = st.sampled_from(["fron", "tier", "Guards", " ", " ", ". ", ", ", "n't", "'s", "\n\n", "do", *MARKS])
TEXTS = st.lists(PIECES, max_size=40).map(lambda pieces: "A " + "".join(pieces) + " b")


def without(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, MARKS)))


@given(TEXTS)
@example("A \ufeff\u200b\xad b")
@example("A\u200e\u200b\u200eb \u200e\u200b")
def test_tokens_and_sentences_are_those_of_the_text_without_them(text: str) -> None:
    language = load("en")
    known, plain = (
        segment(document(one, "D", INTERVIEW), language, interviewers=()) for one in (text, without(text))
    )
    forms = [[without(one.types[number].form) for number in one.type_ids.tolist()] for one in (known, plain)]
    assert forms[0] == forms[1]
    ends = [[(one.first_token, one.last_token) for one in index.sentences] for index in (known, plain)]
    assert ends[0] == ends[1]
    for start, end, form in zip(known.starts.tolist(), known.ends.tolist(), forms[0], strict=True):
        assert without(text[start:end]) == form
        assert text[start] not in MARKS


def test_a_word_is_found_by_its_norm_and_its_lemma() -> None:
    text = "Their fron\u00adtiers\u200b don\u2060\u2019t count."
    tokens = load("en").tokenize(text, [Span(0, len(text))])
    seen = [
        (text[start:end], tokens.types[number].lemma)
        for number, start, end in zip(
            tokens.type_ids.tolist(), tokens.starts.tolist(), tokens.ends.tolist(), strict=True
        )
    ]
    assert seen[1] == ("fron\u00adtiers", "frontier")
    assert [lemma for _, lemma in seen] == ["their", "frontier", "do", "not", "count", "."]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("کتاب\u200cها", "کتاب\u200cها"),  # Persian: books, two parts that must not be joined
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("Auf\u200clage", "Auflage"),
        ("\u200f\u0645\u0631\u062d\u0628\u0627\u200f", "\u0645\u0631\u062d\u0628\u0627"),
        ("plain", "plain"),
        ("Auf\u200e\u200c\u200elage \u200c \ufeff\u200d", "Auflage  "),
        ("می\u200c رود", "می\u200c رود"),
        ("\u0e23\u0e31\u0e01\u2060\u200b\u0e2a\u0e31", "\u0e23\u0e31\u0e01\u200b\u0e2a\u0e31"),
    ],
)
def test_joiners_stay_where_they_are_letters_business(text: str, left: str) -> None:
    assert bare(text) == left


def test_a_space_without_width_parts_words_of_thai_and_of_no_alphabet() -> None:
    """ "We love peace", as Thai is written for programs that cannot find words."""
    text = "เรา\u200bรัก\u200b\u200bสันติภาพ hos\u200bpital\u200b"
    index = segment(document(text, "D", INTERVIEW), load("xx"), interviewers=())
    forms = [index.types[number].form for number in index.type_ids.tolist()]
    words = [without(form) for form in forms if without(form)]
    assert words == ["เ", "ร", "า", "รั", "ก", "สั", "น", "ติ", "ภ", "า", "พ", "hospital"]
    assert [index.types[number].norm for number in index.type_ids.tolist()][-1] == "hospital"
    assert flags_of("\u200b") == flags_of(" ")


@pytest.mark.parametrize("sign", sorted(ALL_MARKS + JOINERS + THIN + CONTROLS), ids=ascii)
@pytest.mark.parametrize("text", ["ab", "a’b", "a\U0001f600b", "a’b " * 600, "ab " * 900])
def test_each_of_them_is_noticed_in_short_and_long_texts(sign: str, text: str) -> None:
    assert not may_hold(text)
    assert all(may_hold(one) for one in (text + sign, sign + text, text[:1] + sign + text[1:]))
