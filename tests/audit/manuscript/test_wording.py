"""Words of a text against what Python's own pattern for words, and one cut for each, find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from qda.audit.manuscript.compared.wording import cut_out, word_places, word_starts

WRITTEN = st.text(st.sampled_from("aB éß中文あ'’-–. \n\u00a0\u2028\u0301𝒜"))


@given(WRITTEN)
def test_words_cut_out_together_are_those_cut_one_by_one(text: str) -> None:
    starts, ends = word_places(text)
    assert cut_out(text, starts, ends) == [text[a:b] for a, b in zip(starts, ends, strict=True)]


@given(st.text(st.sampled_from("aAb \n,.")))
def test_each_word_starts_where_it_is_found(text: str) -> None:
    found = {word: starts.tolist() for word, starts in word_starts(text).items() if len(starts)}
    wanted: dict[str, list[int]] = {}
    for one in re.finditer(r"\w+", text):
        wanted.setdefault(one[0].lower(), []).append(one.start())
    assert found == wanted
