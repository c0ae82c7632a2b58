"""Words looked up in the bytes that hold them, beside Python's own search in a list of them."""

from bisect import bisect_left, bisect_right

from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.sorted_lines import SortedLines
from tests.examples import examples

WORDS = st.text(alphabet="abßéĀ中🙂\U0010ffff", min_size=1, max_size=3)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(WORDS, max_size=400), st.lists(WORDS, max_size=20))
def test_a_word_and_what_begins_with_it_stand_where_a_list_has_them(words, others):
    words.sort()
    lines = SortedLines.of(words)
    assert [lines.word(place) for place in range(len(lines))] == words
    for one in (*words[::7], *others):
        assert lines.equal(one) == slice(bisect_left(words, one), bisect_right(words, one))
        assert words[lines.beginning(one)] == [word for word in words if word.startswith(one)]
        assert [words[place] for place in lines.ending(one)] == [word for word in words if word.endswith(one)]
    assert words[lines.beginning("")] == words


def test_what_no_text_can_hold_is_not_found():
    assert SortedLines.of(["a", "b"]).equal("\ud800") == slice(2, 2)
