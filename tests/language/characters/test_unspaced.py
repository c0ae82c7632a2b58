"""Where signs of scripts without blanks begin and end: by Unicode's names and categories, sign by sign."""

import unicodedata
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.characters.unspaced import sign_borders, spaced
from tests.examples import examples

NAMES = (
    "CJK ",
    "HIRAGANA",
    "KATAKANA",
    "HALFWIDTH KATAKANA",
    "BOPOMOFO",
    "THAI ",
    "LAO ",
    "KHMER ",
    "MYANMAR ",
)
OF_JAPANESE = (
    "IDEOGRAPHIC ITERATION",
    "IDEOGRAPHIC NUMBER",
    "IDEOGRAPHIC CLOSING",
    "MASU",
    "VERTICAL IDEOGRAPHIC",
    "VERTICAL KANA",
    "HANGZHOU",
)
JOINING = {"\u0e33", "\u0eb3", "\uff9e", "\uff9f", "\u200c", "\u200d"}
SIGNS = [
    *(
        "政",
        "府",
        "々",
        "〇",
        "〆",
        "か",
        "ー",
        "カ",
        "ｶ",
        "ㄅ",
        "ร",
        "เ",
        "ำ",
        "ๆ",
        "ກ",
        "ຳ",
        "ក",
        "្",
        "က",
        "္",
    ),
    *("𠀀", "𛀁", "\u0301", "\u3099", "ﾞ", "ั", "่", "ិ", "\u200d", "\ufe00", "\U000e0100"),
    *("A", "é", "5", "๕", "가", "م", "-", ".", "。", "「", " ", "\n", "😀"),
]


def is_letter(one: str) -> bool:
    name = unicodedata.name(one, "")
    if one in JOINING or unicodedata.category(one) not in ("Lo", "Lm", "Nl"):
        return False
    return name.startswith((*NAMES, *OF_JAPANESE, "KATAKANA-HIRAGANA"))


def joins(one: str) -> bool:
    return one in JOINING or unicodedata.category(one).startswith("M")


def by_hand(text: str) -> list[int]:
    """Borders of a text without marks that stand apart beside signs."""
    clusters: list[str] = []
    for one in text:
        stacked = is_letter(one) and bool(clusters) and clusters[-1][-1] in "\u17d2\u1039"
        if clusters and (joins(one) or stacked):
            clusters[-1] += one
        else:
            clusters.append(one)
    ends = np.cumsum([len(one) for one in clusters]).tolist()
    pairs = zip(ends, pairwise(clusters), strict=False)
    return [end for end, (one, other) in pairs if is_letter(one[0]) or is_letter(other[0])]


def test_the_letters_of_these_scripts_are_signs_and_nothing_else_is() -> None:
    every = [chr(one) for one in range(0x10000) if not 0xD800 <= one < 0xE000]
    mine = {one for one in every if len(sign_borders(f"x{one}x")) == 2 and unicodedata.category(one) != "Po"}
    assert [one for one in mine if one not in "-‐‑/\\@^·・･" and not is_letter(one)] == []
    assert [one for one in every if is_letter(one) and one not in mine] == []


@settings(max_examples=examples(500), deadline=None)
@given(st.lists(st.sampled_from([one for one in SIGNS if one not in "-."]), max_size=12).map("".join))
def test_borders_are_those_of_the_clusters_by_hand(text: str) -> None:
    assert sign_borders(text).tolist() == by_hand(text)


@settings(max_examples=examples(500), deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join), min_size=1, max_size=5)
)
def test_what_stands_in_another_passage_is_beside_nothing(passages: list[str]) -> None:
    """Each passage by itself has the same borders as within a text that is made of all of them."""
    edges = np.cumsum([0, *map(len, passages)])
    alone = [(sign_borders(one) + start).tolist() for one, start in zip(passages, edges[:-1], strict=True)]
    within = {*sign_borders("".join(passages), edges).tolist()} - {*edges.tolist()}
    assert sorted(within) == [border for borders in alone for border in borders]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("我们很好", "我 们 很 好"),
        ("COVID很难", "COVID 很 难"),
        ("รัฐบาลทำ", "รั ฐ บ า ล ทำ"),
        ("ខ្មែរ", "ខ្មែ រ"),
        ("မြန်မာ", "မြ န် မာ"),
        ("ລາວ", "ລ າ ວ"),
        ("ｶﾞﾗｽ", "ｶﾞ ﾗ ｽ"),
        ("한국어 hello", "한국어 hello"),
        ("", ""),
    ],
)
def test_a_text_with_blanks_between_signs(text: str, signs: str) -> None:
    assert spaced(text) == signs
