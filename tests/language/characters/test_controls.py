"""Control characters that programs leave behind part words, or stand for what the program meant by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.language.characters.controls import printed
from qda.language.characters.unseen import bare
from qda.language.gaps import flags_of
from qda.language.load import load
from qda.model.document import INTERVIEW
from qda.model.span import Span
from qda.units.segment import segment
from tests.documents import document

WHITE = [one for one in map(chr, range(1, 160)) if one.isspace()]
BLANK = [chr(one) for one in (*range(1, 32), 127, 0x81, 0x8D, 0x8F, 0x90, 0x9D) if chr(one) not in WHITE]
"""Those that stand for nothing; the five beyond ASCII are free in the code page of Windows."""
SIGNS = {
    "\x91": "‘",
    "\x92": "’",
    "\x93": "“",
    "\x94": "”",
    "\x96": "–",
    "\x97": "—",
    "\x8c": "Œ",
    "\x9c": "œ",
}
COMMANDS = ["\x1b[1m", "\x1b[0m", "\x1b[38;5;12m", "\x1b[2K", "\x1b]0;a title\x07", "\x1b(B"]


def read(text: str, code: str = "en") -> list[tuple[str, str, str]]:
    """Places, norms and lemmas of a text's tokens."""
    tokens = load(code).tokenize(text, [Span(0, len(text))])
    rows = zip(tokens.type_ids.tolist(), tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    return [(text[a:b], tokens.types[one].norm, tokens.types[one].lemma) for one, a, b in rows]


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "xx"])
@pytest.mark.parametrize("sign", [*BLANK, *COMMANDS], ids=repr)
def test_a_word_is_found_whatever_control_character_touches_it(code: str, sign: str) -> None:
    text = f"{sign}hope{sign} hope{sign}. {sign}{sign}hope a{sign}"
    assert [norm for _, norm, _ in read(text, code) if norm not in (".", "a")] == ["hope"] * 3


@pytest.mark.parametrize("sign", [*(one for one in BLANK if one != "\x02"), *COMMANDS], ids=repr)
def test_it_parts_words_as_a_blank_does(sign: str) -> None:
    assert [form for form, *_ in read(f"hope{sign}fear")] == ["hope", "fear"]
    assert printed(f"a{sign}b") == f"a{' ' * len(sign)}b"
    assert flags_of(sign) == flags_of(" ")


@pytest.mark.parametrize("sign", [*BLANK, *COMMANDS], ids=repr)
def test_places_are_those_of_the_text_as_it_is(sign: str) -> None:
    text = f"One{sign} fear. {sign}Two hopes{sign}!"
    known = segment(document(text, "D", INTERVIEW), load("en"), interviewers=())
    places = zip(known.starts.tolist(), known.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in places] == ["One", "fear", ".", "Two", "hopes", "!"]


@pytest.mark.parametrize("sign", ["\x02", "\x1f", "\ufffe"], ids=repr)
def test_hyphens_at_the_end_of_a_line_stand_within_a_word(sign: str) -> None:
    assert read(f"The fron{sign}tiers{sign} .")[1] == (f"fron{sign}tiers", "frontiers", "frontier")
    assert bare(f"fron{sign}tier and{sign} {sign}so") == "frontier and   so"


@pytest.mark.parametrize("sign", SIGNS, ids=repr)
def test_signs_of_windows_are_what_they_are_there(sign: str) -> None:
    assert printed(f"a{sign}b") == f"a{SIGNS[sign]}b" == f"a{sign.encode('latin-1').decode('cp1252')}b"


def test_a_negation_with_an_apostrophe_of_windows_is_one() -> None:
    assert [lemma for *_, lemma in read("I don\x92t \x93hope\x94")] == ["i", "do", "not", "“", "hope", "”"]


PIECES = st.sampled_from(
    ["hope", "Fear", " ", ". ", "don't", "-", "\x07", "\x1b[1m", "\x1b", "[1m", "\x7f", "\x81"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_tokens_and_sentences_are_those_of_the_text_with_blanks(text: str) -> None:
    language = load("en")
    blank = text.replace("\x1b[1m", "    ").translate(dict.fromkeys([7, 0x1B, 0x7F, 0x81], " "))
    known, plain = (
        segment(document(f"A {one} b", "D", INTERVIEW), language, interviewers=()) for one in (text, blank)
    )
    for one in ("starts", "ends", "type_ids"):
        assert getattr(known, one).tolist() == getattr(plain, one).tolist()
    assert known.sentences == plain.sentences
    assert known.types == plain.types


@given(st.text(st.characters(max_codepoint=0x2100), max_size=60))
def test_a_text_keeps_its_length_and_is_read_once(text: str) -> None:
    assert len(printed(text)) == len(text)
    assert printed(printed(text)) == printed(text)


def test_a_label_behind_a_command_or_a_mark_is_one() -> None:
    text = (
        "\x1b[1mINTERVIEWER:\x1b[0m Why?\n\x07P1: Because.\n\x1b[1mINTERVIEWER:\x1b[0m And?\n\x07P1: Fear\x07"
    )
    turns = segment(document(text, "D", INTERVIEW), load("en"), interviewers=("INTERVIEWER",)).turns
    assert [turn.speaker for turn in turns] == ["INTERVIEWER", "P1"] * 2
