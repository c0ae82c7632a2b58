"""What holds for the index of any text whatever."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.corpus.index import Index
from qda.language.load import load
from qda.model.document import INTERVIEW, LITERATURE, Document
from qda.model.settings import INTERVIEWER_LABELS
from qda.model.span import Span
from qda.units.segment import segment
from tests.examples import examples

Make = Callable[..., tuple[Document, Index]]

_LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\r\x00")
_PIECES = st.sampled_from(
    [
        "We left. ", "They stayed", "Dr. Khan", "U.S. ", "can't ", "“Why?” ", "(pause) ", "[12]. ", "... ",
        "\n", "\n\n", "P1: ", "INTERVIEWER: ", "**P2:** ", "[00:10] ", "Ahmed: ", "# Title\n", "- item\n",
        "http://a.b/c.D ", "left.He ", "trust.12 Then ", "e\u0301", "👩\u200d👧 ", "سلام؟ ", "שלום. ",
        "हम गए। ", "我们走了。", "\u00a0", "\u2028", "\u200f", "\t", "a.m.The ", "x@y.org. ", "1.5 ", "3. ",
        "’s ", "n’t ", "'", '"', "—", "--", "\x1c", "\x85", "\ufeff",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(_LETTERS, max_size=80),
    st.lists(st.one_of(_PIECES, st.text(_LETTERS, max_size=4)), max_size=25).map("".join),
)


TIME = re.compile(r"[\[{]\d\d:\d\d(:\d\d)?[\]}]")
ROW_END = re.compile(r"\|\s*$", re.MULTILINE)
NOTED = re.compile(r"^[^\S\n]*\[[^\W\d_][^\[\]\n]*\][^\S\n]*$", re.MULTILINE)


def index_of(text: str, kind: str, start: int, code: str = "en") -> tuple[Document, Index]:
    document = Document("doc", kind, text, Span(min(start, len(text)), len(text)), "doc.txt", "sha256:0")
    return document, segment(document, load(code), interviewers=INTERVIEWER_LABELS)


@given(
    _TEXTS,
    st.sampled_from([INTERVIEW, LITERATURE]),
    st.sampled_from([0, 0, 3]),
    st.sampled_from(["en", "en", "xx", "de", "ar", "zh"]),
)
@settings(max_examples=examples(400), deadline=None)
def test_units_and_tokens_of_any_text(text: str, kind: str, start: int, code: str) -> None:
    document, index = index_of(text, kind, start, code)
    tokens_are_the_text(document, index)
    sentences_partition_the_tokens(index)
    units_are_nested_and_ordered(document, index)
    only_labels_and_timestamps_are_left_out(document, index)


def tokens_are_the_text(document: Document, index: Index) -> None:
    places = list(zip(index.starts.tolist(), index.ends.tolist(), strict=True))
    forms = [index.types[number].form for number in index.type_ids]
    assert [document.text[a:b] for a, b in places] == forms
    assert all(a < b and not document.text[a:b].isspace() for a, b in places)
    assert all(b <= c for (_, b), (c, _) in pairwise(places))
    assert len({one.form for one in index.types}) == len(index.types) == len(set(index.type_ids.tolist()))


def sentences_partition_the_tokens(index: Index) -> None:
    edges = [0]
    for sentence in index.sentences:
        assert sentence.first_token == edges[-1] < sentence.last_token
        assert sentence.span.start == index.starts[sentence.first_token]
        assert sentence.span.end == index.ends[sentence.last_token - 1]
        edges.append(sentence.last_token)
    assert edges[-1] == len(index.starts)


def units_are_nested_and_ordered(document: Document, index: Index) -> None:
    assert index.turns
    assert all(document.body.holds(turn.span) for turn in index.turns)
    assert all(index.turns[one.turn].span.holds(one.span) for one in index.paragraphs)
    assert all(index.paragraphs[one.paragraph].span.holds(one.span) for one in index.sentences)
    assert all(index.paragraphs[one.paragraph].turn == one.turn for one in index.sentences)
    for units in (index.turns, index.paragraphs, index.sentences):
        spans = [unit.span for unit in units]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.of(document.text) == span.of(document.text).strip() for span in spans)


def only_labels_and_timestamps_are_left_out(document: Document, index: Index) -> None:
    """What is in no token and no white space stands at the beginning of its line, is a time in brackets,
    closes the row of a table, or is all that stands on its line, in square brackets."""
    covered = {place for a, b in zip(index.starts, index.ends, strict=True) for place in range(a, b)}
    left_out, begun = "", False
    apart = [found for shape in (TIME, NOTED, ROW_END) for found in shape.finditer(document.text)]
    ends = {place for found in apart for place in range(*found.span())}
    for place in (one for one in range(*document.body) if one in covered or one not in ends):
        character = document.text[place]
        begun = (begun or place in covered) and character != "\n"
        unseen = unicodedata.category(character) in ("Cf", "Cc")
        if place not in covered and not character.isspace() and not unseen:
            assert not begun
            left_out += character
    if not any(turn.speaker for turn in index.turns):
        assert all(character.isdigit() or character in "[](){}<>:.,-–" for character in left_out)


@pytest.mark.parametrize(
    ("text", "said"), [("|", ["|"]), ("||", ["|"]), ("| We left. |", ["| We left."]), ("a |", ["a |"])]
)
def test_a_bar_closes_a_row_that_a_bar_opens(text: str, said: list[str]) -> None:
    document, index = index_of(text, INTERVIEW, 0)
    assert [one.span.of(document.text) for one in index.paragraphs] == said


def test_a_document_is_read_the_same_way_twice(make_index: Make) -> None:
    text = "INTERVIEWER: Why?\nP1: They can't. We left."
    (_, first), (_, second) = make_index(text), make_index(text)
    assert (first.sentences, first.types, first.turns) == (second.sentences, second.types, second.turns)
    assert first.type_ids.tolist() == second.type_ids.tolist()


@pytest.mark.parametrize(
    "time",
    [
        "[00:00:35]", "[3:16]", "{12:31}", "#00:12:31-5#", "(00:12:31)", "[00:03 - 00:09]", "【00:35】",
        "\x1535000_36100\x15",
    ],
)  # fmt: skip
def test_a_time_among_the_words_of_a_transcript_is_no_word(make_index: Make, time: str) -> None:
    text = (
        f"S00 [00:00:01]: Where?\n\nS01 [00:00:05]: I went {time} to town. {time} And home.\n\nS01: {time}\n"
    )
    document, index = make_index(text)
    forms = [text[start:end] for start, end in zip(index.starts, index.ends, strict=True)]
    assert forms == ["Where", "?", "I", "went", "to", "town", ".", "And", "home", "."]
    assert [one.span.of(document.text) for one in index.sentences] == [
        "Where?",
        f"I went {time} to town.",
        "And home.",
    ]


@pytest.mark.parametrize(
    "said", ["the (10:30) train", "at 10:30", "a ratio of [3 to 1]", "[3:16", "#1 #2:30", "\x153000\x15"]
)
def test_a_time_that_is_told_is_words(make_index: Make, said: str) -> None:
    (_, work), (_, index) = (make_index(f"We took {said} home.", kind) for kind in (LITERATURE, INTERVIEW))
    assert index.starts.tolist() == work.starts.tolist()


def test_numbers_in_brackets_of_a_work_are_words(make_index: Make) -> None:
    _, index = make_index("As it is written [3:16] of old.", LITERATURE)
    assert "3:16" in {one.form for one in index.types}


def test_no_sentence_begins_within_a_token(make_index: Make) -> None:
    document, index = make_index("We read https://example.org/left.He and then left. They stayed.")
    assert [one.span.of(document.text) for one in index.sentences] == [
        "We read https://example.org/left.He and then left.",
        "They stayed.",
    ]


def test_offsets_count_code_points_of_the_whole_text(make_index: Make) -> None:
    text = "---\nname: é\n---\nP1: 👩 said no."
    document, index = make_index(text, body=text.index("P1"))
    (sentence,) = index.sentences
    assert sentence.span.of(document.text) == "👩 said no."
    assert index.text_hash == document.text_hash


@pytest.mark.parametrize(("form", "lemma"), [("They", "they"), ("ca", "can"), ("n’t", "not"), ("won", "win")])
def test_tokens_carry_their_lemmas(form: str, lemma: str, make_index: Make) -> None:
    _, index = make_index("They can’t say who won.")
    assert {one.form: one.lemma for one in index.types}[form] == lemma
