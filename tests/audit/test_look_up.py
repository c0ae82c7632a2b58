"""Quotations in their documents: where they stand, and what is said of those that do not."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.audit.look_up import Match, look_up
from tests.audit.conftest import P1, SOURCES, source


@pytest.mark.parametrize(
    ("document", "quote", "match", "place", "speaker"),
    [
        ("P1", "The clinic is far.", Match.EXACT, "page 2; turn 2; line 7", "P1"),
        ("P1", "It cost too much.", Match.SPACED, "page 2; turn 2; line 6", "P1"),
        ("P1", "Was it dear?", Match.EXACT, "page 1; turn 1; line 4", "I"),
        ("group", "Money is never short.", Match.EXACT, "00:01; turn 2; line 6", "Ben"),
        ("group", "Money is short. Money is never short.", Match.OVER_TURNS, "turn 1; line 4", "Ann"),
        ("w2017", "Roads are bad", Match.EXACT, "line 4", None),
    ],
)
def test_a_quotation_stands_with_its_place(document, quote, match, place, speaker):
    found = look_up(quote, SOURCES[document])
    assert (found.match, str(found.spots[0]), found.spots[0].speaker) == (match, place, speaker)


@pytest.mark.parametrize(
    "quote",
    [
        "it cost too much", "It cost too much!", "The clinic is near.", "It cost much", "of: P1", "he clinic",
        "The clinic is fa", "P1", "far. The clinic",
    ],
)  # fmt: skip
def test_whatever_is_not_there_word_for_word_is_absent(quote):
    found = look_up(quote, SOURCES["P1"])
    assert (found.match, found.spots) == (Match.ABSENT, ())


@pytest.mark.parametrize(("text", "written"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_quotation_stands_there_however_its_accents_are_encoded(text, written):
    said = source("P1", normalize(text, "P1: Les médecins naïfs. À l’été, 의사는 비쌌다."))
    for words in ("médecins naïfs", "À l’été, 의사는 비쌌다."):
        found = look_up(normalize(written, words), said)
        assert (found.match, found.spots[0].span.of(said.text)) == (Match.EXACT, normalize(text, words))
    assert look_up(normalize(written, "naîfs"), said).match is Match.ABSENT
    assert look_up("medecin", said).match is Match.ABSENT
    assert look_up(normalize(written, "médecins"), SOURCES["P1"], [said]).elsewhere == ("P1",)


def test_the_nearest_passage_is_whole_words_with_its_place_and_likeness():
    near = look_up("The clinics are far", SOURCES["P1"]).nearest
    assert near.text == "The clinic is far."
    assert str(near.spot) == "page 2; turn 2; line 7"
    assert 70 < near.likeness < 95
    assert not near.slight


@pytest.mark.parametrize("quote", ["THE CLINIC IS FAR", "“The clinic is far”", "The clin\u00adic is far"])
def test_slight_differences_are_told_as_such_and_not_forgiven(quote):
    found = look_up(quote, SOURCES["P1"])
    assert found.match is Match.ABSENT
    assert found.nearest.slight


def test_nothing_alike_is_no_nearest_passage():
    assert look_up("Zebras graze quietly", SOURCES["P1"]).nearest is None


def test_a_quotation_from_another_document_is_told_with_its_name():
    assert look_up("Prices rose", SOURCES["P1"], SOURCES.values()).elsewhere == ("w2017",)


def test_speakers_of_a_quotation_over_turns_are_named_once():
    assert look_up("short. Money is never", SOURCES["group"]).speakers == ("Ann", "Ben")


@pytest.mark.parametrize(
    ("quote", "match", "speakers", "place"),
    [
        ("Money is short. Ben: Money is never", Match.OVER_TURNS, ("Ann", "Ben"), "turn 1; line 4"),
        ("Ann: Money is short. Ben: Money", Match.OVER_TURNS, ("Ann", "Ben"), "turn 1; line 4"),
        ("Ben: Money is never short.", Match.EXACT, ("Ben",), "00:01; turn 2; line 6"),
        ("We manage. Ann:", Match.SPACED, ("Ben",), "00:01; turn 2; line 6"),
        ("Ann: We hardly manage.", Match.EXACT, ("Ann",), "turn 3; line 8"),
    ],
)
def test_labels_within_a_quotation_tell_whose_words_follow(quote, match, speakers, place):
    found = look_up(quote, SOURCES["group"])
    assert (found.match, found.speakers, str(found.spots[0])) == (match, speakers, place)


def test_a_question_with_its_answer_is_not_the_interviewers_alone():
    found = look_up("I: Was it dear? P1: It cost too much.", SOURCES["P1"])
    assert (found.match, found.speakers, found.asked) == (Match.OVER_TURNS, ("I", "P1"), False)
    assert look_up("I: Was it dear?", SOURCES["P1"]).asked


def test_answers_come_before_the_same_words_of_the_interviewer():
    both = source("P9", "I: Too dear?\n\nP9: Too dear? Yes.")
    found = look_up("Too dear?", both)
    assert [spot.speaker for spot in found.spots] == ["P9", "I"]


@pytest.mark.parametrize(
    ("quote", "cut"),
    [
        ("two years old", "fifty-two"), ("fifty euros", "hundred and fifty"), ("200 euros", "1200"),
        ("5 per cent", "0.5"), ("20 people", "-20 people"), ("HIV", "HIV+"), ("I can", "I can't"),
        ("HIV+ and", ""), ("fifty-two years old", ""), ("1200 euros or two hundred and fifty euros", ""),
        ("two goats", ""), ("can't", ""), ("fine", ""),
    ],
)  # fmt: skip
def test_a_place_within_a_word_or_a_number_is_none(quote, cut):
    said = "She is fifty-two years old. 1200 euros or two hundred and fifty euros. I can't, 0.5 per cent. "
    long = source("P9", f"I: Since ten\n\nP9: two goats. {said}Minus (-20 people) is HIV+ and fine😀.")
    found = look_up(quote, long)
    assert bool(found.spots) != bool(cut)
    assert cut in found.cut


def test_a_number_that_is_cut_in_one_place_and_stands_in_another_is_there():
    both = source("P9", "P9: I was fifty-two years old, my son two years old.")
    assert [spot.span.start for spot in look_up("two years old", both).spots] == [both.text.rindex("two")]


def test_scripts_without_spaces_are_not_asked_for_the_ends_of_words():
    assert look_up("很贵", source("P8", "P8: 药很贵吗.")).match is Match.EXACT


@given(st.integers(0, 40), st.integers(1, 40))
def test_a_stretch_of_whole_words_is_always_found_where_it_was_taken(start, length):
    words = P1.split("P1: ")[1].split()
    taken = words[start % len(words) :][:length]
    found = look_up(" ".join(taken), SOURCES["P1"])
    assert found.spots
    assert found.spots[0].span.of(SOURCES["P1"].text).split() == taken


@given(st.sampled_from("abcdefgh"), st.integers(0, 16))
def test_a_changed_letter_is_never_found(letter, at):
    quote = "The clinic is far"
    changed = quote[:at] + letter + quote[at + 1 :]
    if changed != quote:
        assert look_up(changed, SOURCES["P1"]).match is Match.ABSENT


FOUND = "She sold the only cow for a doctor."
ASKED = FOUND.replace("cow", "goat")


@pytest.mark.parametrize("at", [0, 100, 110, 120, 125, 130, 137, 150, 299, 300, 301, 900])
@pytest.mark.parametrize("word", ["zebra ", "z"])
def test_the_nearest_passage_is_found_wherever_it_stands(word, at):
    """Stretches that are compared meet every hundred and some characters, so no passage may lie on a seam."""
    filler = (word * 900)[:at].rstrip()
    long = source("P7", f"P7: {filler} {FOUND} {'gnu ' * 300}.")
    assert look_up(ASKED, long).nearest.text == FOUND


def test_of_passages_that_are_alike_the_most_alike_is_told():
    first = "She sold the only big house for a young doctor then."
    long = source("P7", f"P7: {first} {'gnu ' * 100}. {FOUND} {'gnu ' * 300}.")
    assert look_up(ASKED, long).nearest.text == FOUND
