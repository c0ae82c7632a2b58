"""Words looked up in the bytes that hold them, beside Python's own search in a list of them."""

from bisect import bisect_left, bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.corpus.sorted_lines import SortedLines
from qda.language.corpus.word_lines import WordLines
from tests.examples import examples

WORDS = st.text(alphabet="abßéĀـﷺ中🙂\U0010ffff", min_size=1, max_size=3)


def places(found, count):
    return list(range(count))[found]


@pytest.mark.parametrize("few", [0, 10_000])
@settings(max_examples=examples(150), deadline=None)
@given(words=st.lists(WORDS, max_size=400), others=st.lists(WORDS, max_size=20))
def test_a_word_and_what_begins_with_it_stand_where_a_list_has_them(few, words, others):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qda.language.corpus.sorted_lines._FEW", few)
        stand_where_a_list_has_them(words, others)


def stand_where_a_list_has_them(words, others):
    words.sort()
    lines = SortedLines.of(words)
    assert [lines.word(place) for place in range(len(lines))] == words
    for one in (*words[::7], *others):
        there = slice(bisect_left(words, one), bisect_right(words, one))
        assert places(lines.equal(one), len(words)) == places(there, len(words))
        assert words[lines.beginning(one)] == [word for word in words if word.startswith(one)]
        assert [words[place] for place in lines.ending(one)] == [word for word in words if word.endswith(one)]
    assert words[lines.beginning("")] == words


def test_what_no_text_can_hold_is_not_found():
    assert places(SortedLines.of(["a", "b"]).equal("\ud800"), 2) == []


@given(st.lists(st.text("abß", min_size=1, max_size=5), min_size=1), st.text("abß", min_size=1, max_size=2))
def test_words_that_hold_some_letters_are_told_once_and_in_order(words: list[str], part: str) -> None:
    found = WordLines.of(words).holding(part).tolist()
    assert found == [number for number, word in enumerate(words) if part in word]


@pytest.mark.parametrize("words", [[""], ["a", ""]])
def test_no_line_is_empty(words: list[str]) -> None:
    with pytest.raises(AssertionError, match="empty word"):
        WordLines.of(words)
