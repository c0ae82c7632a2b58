"""Signs that people write for an apostrophe: words are those that they are with a plain one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.language.characters.apostrophes import straight
from qda.language.characters.unseen import may_hold
from qda.language.load import load
from qda.model.span import Span

SIGNS = "‘´`ʼ′＇"
WORDS = {
    "en": "I don't, can't. It's doctor's; they're o'clock I'm let's DON'T O'Brien's café's",
    "fr": "L'argent qu'il aujourd'hui d'école c'est jusqu'à",
    "it": "l'ospedale dell'arte un'amica",
    "de": "gibt's wie geht's Lars'schen",
    "nl": "foto's zo'n",
    "da": "ha'de",
    "ca": "l'home",
    "uk": "п'ять об'єкт",
    "xx": "o'zbek c'hoar",
}


def read(text: str, code: str) -> list[tuple[str, str, str]]:
    """The tokens of a text as they stand there, with norms and lemmas."""
    tokens = load(code).tokenize(text, [Span(0, len(text))])
    rows = zip(tokens.type_ids.tolist(), tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    return [(text[a:b], tokens.types[one].norm, tokens.types[one].lemma) for one, a, b in rows]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("times", [1, 200])
def test_words_are_those_with_a_plain_apostrophe(code: str, sign: str, times: int) -> None:
    plain = " ".join([WORDS[code]] * times)
    wanted = [(form.replace("'", sign), norm, lemma) for form, norm, lemma in read(plain, code)]
    assert read(plain.replace("'", sign), code) == wanted


@pytest.mark.parametrize("sign", SIGNS)
def test_the_negation_of_a_contraction_is_not(sign: str) -> None:
    assert [lemma for _, _, lemma in read(f"I don{sign}t", "en")] == ["i", "do", "not"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "He said ‘hello’ to me",
            "‘don",
            "`code`",
            "``so''",
            "5′ 10″",
            "the ´80s",
            "他说‘你好’吗",
            "ʻāina Hawaiʻi",
        ),
        *("don’t", "90´s"),
    ],
)
def test_other_marks_stay_what_they_are(text: str) -> None:
    assert straight(text) == text
    assert not may_hold(text)


def test_an_opening_quotation_mark_is_parted_from_its_word() -> None:
    forms = [form for form, _, _ in read("‘He can‘t,’ she said. ‘No.’", "en")]
    assert forms == ["‘", "He", "ca", "n‘t", ",", "’", "she", "said", ".", "‘", "No", ".", "’"]


@given(st.text(alphabet=f"aé п1 .’{SIGNS}\u0301\u00ad", max_size=20))
def test_places_stay_and_nothing_else_changes(text: str) -> None:
    found = straight(text)
    assert len(found) == len(text)
    for at, (one, other) in enumerate(zip(text, found, strict=True)):
        if one != other:
            assert one in SIGNS
            assert other == "'"
            assert 0 < at < len(text) - 1
            assert not text[at - 1].isspace()
            assert not text[at + 1].isspace()
