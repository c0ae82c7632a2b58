"""What stands between words, for all words of a text at once: as for each gap by itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.corpus.corpus import BREAK, CLAUSE_BREAK, COLON, JOINED, QUOTED, QUOTES, SEMICOLON, TAILED
from qda.language.gaps import flags_of, gap_flags
from tests.examples import examples

ENDS_ALL = BREAK | CLAUSE_BREAK
BY_HAND = {
    " ": JOINED,
    "-": JOINED,
    " “": JOINED,
    "  ": JOINED,
    ", ": CLAUSE_BREAK,
    ". ": 0,
    "; ": ENDS_ALL | SEMICOLON,
    ": ": ENDS_ALL | COLON,
    ",” ": CLAUSE_BREAK | QUOTED,
    "“, ": CLAUSE_BREAK | QUOTED,
    '!" ': QUOTED,
    " ! » ": QUOTED,
    '" ': JOINED | QUOTED,
    " » ": JOINED | QUOTED,
    "’ ": JOINED,
    ', "': CLAUSE_BREAK | QUOTES,
    ': "': ENDS_ALL | COLON | QUOTES,
    " : « ": ENDS_ALL | COLON | QUOTES,
}
BY_HAND |= {"'s ": JOINED, "'S ": JOINED, "’S ": JOINED, "'S, ": CLAUSE_BREAK}
BY_HAND |= {" - ": ENDS_ALL, "—": ENDS_ALL, "日 ": 0}
BY_HAND |= {"- ": 0, " -": 0, "\n-": 0, " / ": JOINED, "/ ": JOINED, "& ": JOINED}
BY_HAND |= {
    '" "': JOINED | QUOTED,
    "” ‘": JOINED | QUOTED,
    "’ ‘": JOINED,
    "** ": JOINED,
    " **": JOINED,
    "_ ": JOINED,
    "\n* ": 0,
}
BY_HAND |= {":": JOINED, ";": ENDS_ALL | SEMICOLON, "|": 0}
GAPS = [*BY_HAND, "--", ": ", " – ", "/", "\n", '" ', "’s ", ""]


def flags(gaps: list[str]) -> list[int]:
    """The flags of words `w` with gaps between them, the first word's left out."""
    text = "w" + "".join(f"{gap}w" for gap in gaps)
    starts = np.cumsum([0, *(len(gap) + 1 for gap in gaps)])
    return [int(flag) & ~TAILED for flag in gap_flags(text, starts, starts + 1)[1:]]


@pytest.mark.parametrize("gap", BY_HAND)
def test_a_gap_lets_a_phrase_run_on_or_ends_the_reach_of_a_cue(gap: str) -> None:
    assert flags([" ", gap, ", "])[1] == BY_HAND[gap]


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.sampled_from(GAPS) | st.text(" ,;-—\"'x日😀", max_size=5), max_size=12))
def test_many_gaps_have_the_flags_of_each(gaps: list[str]) -> None:
    assert flags(gaps) == [flags_of(gap) for gap in gaps]


def test_the_word_before_a_possessive_or_clipped_s_has_a_flag_for_it() -> None:
    text = "It's Ann’S, all us it\u200b's \u2019s Bo 's end's"
    words = ["It", "Ann", "all", "us", "it", "Bo", "end"]
    starts = np.array([text.index(word) for word in words])
    ends = starts + [len(word) for word in words]
    tailed = gap_flags(text, starts, ends) & TAILED > 0
    assert [word for word, has in zip(words, tailed, strict=True) if has] == ["It", "Ann", "it", "end"]
