"""How a label may be written and still be the same speaker's."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model.label import key_of
from qda.model.unit import Role
from tests.units.conftest import Make

ALIKE = {
    "accents of their own": ["José", "Jose\u0301", "JOSÉ", "JOSE\u0301"],
    "Turkish capitals": ["İsmail", "İSMAİL", "ismail"],
    "Turkish capitals of a letter without its dot": ["Işık", "IŞIK"],
    "Greek capitals, which have no accents": ["Γιώργος", "ΓΙΩΡΓΟΣ", "ΓΙΏΡΓΟΣ"],
    "Greek capitals beside a diaeresis": ["Μαΐρη", "ΜΑΪΡΗ"],
    "a German letter with two capitals": ["Groß", "GROSS", "GROẞ"],
    "the nukta": ["फ\u093cातिमा", "\u095eातिमा"],
    "Vietnamese accents": ["Hòa", "Ho\u0300a"],
    "vowels of Arabic": ["أحمد", "أَحْمَد", "\u200fأحمد"],
    "a stretched word": ["أحمد", "أحـمـد"],
    "Arabic and Persian letters": ["علی", "علي", "على", "علی\u200f"],
    "Arabic and Persian kaf": ["کریم", "كريم"],
    "letters as a PDF shapes them": ["\ufecb\ufee0\ufef2", "علی"],
    "full-width letters": ["Ｐ１", "P1", "p1", "Ｐ1"],
    "digits": ["م١", "م۱", "م1"],
    "half-width Japanese": ["ﾀﾅｶ", "タナカ"],
    "Russian without dots": ["Алёна", "Алена", "АЛЁНА"],
    "apostrophes": ["O’Brien", "O'Brien", "O´Brien", "O‘Brien", "O`Brien", "O′Brien"],
    "a hyphen that breaks no line": ["Anne\u2011Marie", "Anne-Marie"],
    "white space and a full stop": ["Mrs  K.", "Mrs K", "MRS\u00a0K."],
}
APART = [
    "Hòa",
    "Hoa",
    "Hóa",
    "José",
    "Jose",
    "René",
    "Renée",
    "أحمد",
    "احمد",
    "Іжак",
    "Їжак",
    "P1",
    "P11",
    "Иосиф",
]


@pytest.mark.parametrize("spellings", ALIKE.values(), ids=ALIKE)
def test_one_name_has_one_key(spellings: list[str]) -> None:
    assert len(set(map(key_of, spellings))) == 1


def test_other_names_have_others() -> None:
    assert len(set(map(key_of, APART))) == len(APART)


@given(st.text())
def test_a_key_is_its_own_and_that_of_every_encoding(name: str) -> None:
    key = key_of(name)
    assert key_of(key) == key
    assert {key_of(normalize(form, name)) for form in ("NFC", "NFD")} == {key}


@pytest.mark.parametrize("spellings", ALIKE.values(), ids=ALIKE)
def test_a_speaker_is_one_participant_and_called_as_first_written(
    spellings: list[str], make_index: Make
) -> None:
    names = [spellings[0], *spellings, spellings[0]]
    text = "".join(f"Interviewer: Why?\n\n{name}: No.\n\nBea: Never.\n\n" for name in names)
    heard = [turn for turn in make_index(text)[1].turns if turn.role is Role.PARTICIPANT]
    first = normalize("NFC", " ".join(spellings[0].split()))
    assert [turn.participant for turn in heard] == [first, "Bea"] * len(names)
    assert {turn.speaker for turn in heard} == {first, "Bea"}


@pytest.mark.parametrize(
    ("code", "asks", "answers"),
    [
        ("tr", "GÖRÜŞMECİ", "AYŞE"),
        ("tr", "GÖRÜŞMECİ 1", "KATILIMCI"),
        ("el", "ΕΡΕΥΝΗΤΡΙΑ", "ΓΙΩΡΓΟΣ"),
        ("el", "ΣΥΝΕΝΤΕΥΚΤΗΣ", "ΣΥΜΜΕΤΕΧΟΥΣΑ"),
        ("fr", "ENQUETRICE", "PAUL"),
        ("fr", "MODERATEUR", "ENQUETE"),
        ("ar", "الباحِثة", "أحمد"),
        ("ar", "البـاحثة", "المُشارك"),
        ("fa", "مصاحبه‌كننده", "علی"),
        ("zh", "Ｑ", "Ａ"),
    ],
)
def test_a_word_for_who_asks_is_known_in_capitals_and_with_all_its_signs(
    code: str, asks: str, answers: str, make_index: Make
) -> None:
    text = f"{asks}: Peki.\n\n{answers}: Evet.\n\n" * 3
    heard = [(turn.role, turn.speaker) for turn in make_index(text, code=code)[1].turns]
    assert heard == [(Role.INTERVIEWER, asks), (Role.PARTICIPANT, answers)] * 3
    assert all(one != other for one, other in pairwise(heard))
