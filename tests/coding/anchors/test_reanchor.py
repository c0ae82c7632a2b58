"""A quotation after its document has changed: unchanged, moved, ambiguous or lost; never a wrong place."""

from re import _parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.coding.anchors.changes import changes
from qda.coding.anchors.reanchor import _LABEL, Fate, _labels, carry, reanchor
from qda.model.coding import RULES, Coding, anchor
from qda.model.document import INTERVIEW, Document
from qda.model.identity import coding_id, hash_text
from qda.model.span import Span
from tests.examples import examples


def anchored(quote: str, text: str, occurrence: int = 1):
    at = -1
    for _ in range(occurrence):
        at = text.index(quote, at + 1)
    return anchor("doc", hash_text(text), text, Span(at, at + len(quote)))


def outcome(quote: str, old: str, new: str, occurrence: int = 1):
    """The fate, and where the quotation now begins."""
    found = reanchor(anchored(quote, old, occurrence), old, new, hash_text(new))
    place = found.anchor
    if found.fate in {Fate.UNCHANGED, Fate.MOVED}:
        assert place == anchor("doc", hash_text(new), new, place.span)
        return found.fate, place.start
    assert place == anchored(quote, old, occurrence)
    return found.fate, None


TRANSCRIPT = """\
Where do you come from?

I come from a village near the border, as I said.

And the border today?

Yes.

The line is a wound. Nobody in my family ever accepted it.

Is there trade?

Yes.

Not much trade, as I said.
"""


@pytest.mark.parametrize(
    ("quote", "occurrence", "old", "new", "fate", "finds"),
    [
        (
            "The line is a wound",
            1,
            "Is there trade?",
            "Is there any trade?",
            Fate.UNCHANGED,
            "The line is a wound",
        ),
        ("The line is a wound", 1, "Where do you", "Where exactly do you", Fate.MOVED, "The line is a wound"),
        (
            "The line is a wound",
            1,
            "Nobody in my family",
            "None of us",
            Fate.UNCHANGED,
            "The line is a wound",
        ),
        ("The line is a wound", 1, "is a wound", "is a scar", Fate.LOST, ""),
        ("The line is a wound", 1, "a wound. ", "a wound, truly. ", Fate.UNCHANGED, "The line is a wound"),
        ("a wound", 1, "The line", "The Durand Line", Fate.MOVED, "a wound. Nobody"),
        # what stands twice in the text keeps its own place
        ("as I said", 1, "Where do you", "Where exactly do you", Fate.MOVED, "as I said.\n\nAnd"),
        ("as I said", 2, "Where do you", "Where exactly do you", Fate.MOVED, "as I said.\n"),
        ("Yes", 1, "And the border today?\n\nYes.\n\n", "", Fate.LOST, ""),
        ("Yes", 2, "Is there trade?\n\nYes.\n\n", "", Fate.LOST, ""),
        ("Yes", 2, "And the border today?\n\nYes.\n\n", "", Fate.MOVED, "Yes.\n\nNot much"),
    ],
)
def test_a_quotation_in_a_corrected_transcript(quote, occurrence, old, new, fate, finds):
    changed = TRANSCRIPT.replace(old, new, 1)
    assert changed != TRANSCRIPT
    found, place = outcome(quote, TRANSCRIPT, changed, occurrence)
    assert found is fate
    if place is not None:
        assert changed[place:].startswith(finds)


def test_a_paragraph_that_was_moved_is_found_where_it_went():
    paragraph = "The line is a wound. Nobody in my family ever accepted it.\n\n"
    changed = paragraph + TRANSCRIPT.replace(paragraph, "")
    assert outcome("Nobody in my family", TRANSCRIPT, changed) == (Fate.MOVED, paragraph.index("Nobody"))


def test_two_equal_places_are_ambiguous():
    old = "Well. The border is closed. Well."
    new = "Ha! The border is closed. Ho! The border is closed. Hm."
    assert outcome("The border is closed", old, new) == (
        Fate.AMBIGUOUS, None,
    )  # fmt: skip
    assert outcome("no", "no.", "no. no.") == (Fate.AMBIGUOUS, None)


def test_better_surroundings_decide_between_two_places():
    old = "Well, the army said the border is closed."
    new = "So the border is closed! And the army said the border is closed?"
    assert outcome("the border is closed", old, new) == (Fate.MOVED, new.rindex("the border"))


def test_a_sentence_put_before_another_with_the_same_beginning_does_not_catch_its_quotation():
    old = "The border is closed. Trade stopped."
    new = "The border is open. The border is closed. Trade has stopped."
    assert outcome("The border", old, new) == (Fate.MOVED, new.rindex("The border"))


def test_a_word_that_reappears_in_other_surroundings_is_not_taken_for_the_old_one():
    old = "First.\n\nThe border was closed by the army in spring.\n\nLast."
    new = "First.\n\nNobody told us; a border has two sides.\n\nLast."
    assert outcome("border", old, new) == (Fate.AMBIGUOUS, None)


def test_repeated_surroundings_do_not_lead_to_another_copy():
    row = "Do you agree? I agree with that. Do you know why? "
    old = "Start. " + row + "Middle part. " + row + "End."
    new = old.replace("that. Do you know why? Middle", "that. Hm? Middle", 1)
    assert outcome("I agree", old, new) == (Fate.UNCHANGED, old.index("I agree"))


def test_a_paragraph_that_still_stands_is_not_left_for_the_same_words_of_somebody_else():
    old = "P1: I come home at six.\n\nP2: I was tired by four.\n\nP3: He was angry again.\n"
    beside = "P1: I come home at six.\n\nP3: I drink water.\n\nP2: I was tired by four.\n\n"
    new = beside + "P1: I was tired by four.\n\nP3: He was angry again.\n"
    assert outcome("I was tired by four.", old, new) == (Fate.AMBIGUOUS, None)
    alone = beside + "P3: He was angry again.\n"
    assert outcome("I was tired by four.", old, alone) == (Fate.MOVED, alone.index("I was"))


def test_words_said_once_more_behind_the_old_ones_do_not_draw_their_coding_away():
    old = "J: Is it so?\n\nK: I agree.\n\nJ: Thank you for saying it.\n"
    new = old.replace("I agree.", "I agree. Yes, I agree.")
    assert outcome("I agree.", old, new) == (Fate.AMBIGUOUS, None)
    longer = old.replace("I agree.", "I agree. Yes, I do.")
    assert outcome("I agree.", old, longer) == (Fate.UNCHANGED, old.index("I agree"))


_END = "A: We had no shoes.\n\nB: And we were tired.\n\nA: It was bad for all of us, and we cried. We left."
_ECHO = "B: It was bad for all of us, and we cried. We left."


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("corrected", ["We had no shoes", "We never had any shoes"])
def test_a_coding_in_the_last_turn_stays_when_its_words_are_said_again_behind_it(end, corrected):
    old, place = _END + end, len(_END) - len("We left.") + len(corrected) - len("We had no shoes")
    new = old.replace("We had no shoes", corrected) + f"\n\n{_ECHO}{end}"
    fate = Fate.UNCHANGED if corrected in old else Fate.MOVED
    assert outcome("We left.", old, new) == (fate, place)


def test_a_coding_in_the_last_turn_is_not_given_to_who_said_the_same_before():
    old = f"{_END}\n\n{_ECHO}"
    assert outcome("We left.", old, _END, occurrence=2) == (Fate.LOST, None)
    assert outcome("We left.", old, _END) == (Fate.UNCHANGED, _END.index("We left."))


@pytest.mark.parametrize("label", ["A", "C"])
def test_a_last_turn_that_was_altered_and_is_said_again_by_another_is_ambiguous(label):
    """Its label or its words are others now, and those of before stand behind it, below B's label."""
    altered = _END.replace("It was bad for all", "It was very bad for all")
    altered = altered.replace("A: It was very", f"{label}: It was very")
    assert outcome("We left.", _END, f"{altered}\n\n{_ECHO}") == (Fate.AMBIGUOUS, None)


def test_the_whole_text_can_be_quoted_replaced_and_emptied():
    assert outcome("All of it.", "All of it.", "All of it.") == (Fate.UNCHANGED, 0)
    assert outcome("All of it.", "All of it.", "") == (Fate.LOST, None)
    assert outcome("All of it.", "All of it.", "Oh. All of it.") == (Fate.MOVED, 4)


def test_only_the_exact_quotation_counts():
    assert outcome("The Line", "Say: The Line.", "Say: the line.") == (Fate.LOST, None)


def test_a_coding_of_the_rules_takes_the_id_of_its_new_place_and_a_persons_keeps_its_own():
    old, new = "The line is old.", "Now: The line is old."
    place = anchored("line", old)
    document = Document("doc", INTERVIEW, new, Span(0, len(new)), "doc.txt", "sha256:0")
    by_rules = carry(Coding("1", place, "x", RULES), old, document)
    by_ada = carry(Coding("2", place, "x", "Ada"), old, document)
    assert (by_rules.fate, by_ada.fate) == (Fate.MOVED, Fate.MOVED)
    assert by_rules.coding.id == coding_id("doc", hash_text(new), "x", 9, 13)
    assert by_ada.coding.id == "2"
    assert by_rules.coding.anchor == by_ada.coding.anchor == anchored("line", new)


# --------------------------------------------------------------------------------------------- properties

ALPHABETS = st.sampled_from(["ab", "ab \n", "abcdefgh \n.", "a\n", "é🙂b "])
LETTERS = ALPHABETS.flatmap(lambda letters: st.text(st.sampled_from(letters), max_size=60))


@st.composite
def edits(draw, texts=LETTERS):
    """A text, a quotation in it, and the text with some stretches replaced."""
    old = draw(texts.filter(bool))
    start = draw(st.integers(0, len(old) - 1))
    end = draw(st.integers(start + 1, len(old)))
    new = old
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, len(new)))
        last = draw(st.integers(first, min(len(new), first + 20)))
        new = new[:first] + draw(texts) + new[last:]
    return old, new, Span(start, end)


@settings(max_examples=examples(500), deadline=None)
@given(edits())
def test_no_quotation_disappears_and_none_is_put_where_other_words_stand(edit):
    old, new, span = edit
    before = anchor("doc", "old", old, span)
    found = reanchor(before, old, new, "new")
    if found.fate in {Fate.AMBIGUOUS, Fate.LOST}:
        assert found.anchor == before
    else:
        assert new[found.anchor.start : found.anchor.end] == found.anchor.quote == before.quote
        assert (found.fate is Fate.UNCHANGED) == (found.anchor.start == before.start)
        assert found.anchor.text_hash == "new"
    if before.quote not in new:
        assert found.fate is Fate.LOST


@given(LETTERS.filter(bool))
def test_in_an_unchanged_text_everything_keeps_its_place(text):
    for start in range(len(text)):
        before = anchor("doc", "old", text, Span(start, start + 1))
        assert reanchor(before, text, text, "new").fate is Fate.UNCHANGED


@settings(deadline=None)
@given(st.lists(st.integers(100, 999), min_size=6, max_size=40, unique=True), st.data())
def test_what_lies_outside_one_edit_is_always_found_at_its_right_place(numbers, data):
    words = [f"w{number}{chr(10) * (number % 5 == 0)} " for number in numbers]
    first = data.draw(st.integers(0, len(words)))
    last = data.draw(st.integers(first, len(words)))
    fresh = data.draw(st.lists(st.sampled_from(["new ", "word\n", "w1 "]), max_size=5))
    old, new = "".join(words), "".join([*words[:first], *fresh, *words[last:]])
    for number, word in enumerate(words):
        before = anchored(word.strip(), old)
        found = reanchor(before, old, new, "new")
        if first <= number < last:
            assert found.fate is Fate.LOST
        else:
            assert found.anchor.start == new.index(word.strip())
            assert found.fate is (Fate.UNCHANGED if found.anchor.start == before.start else Fate.MOVED)


@settings(max_examples=examples(300), deadline=None)
@given(LETTERS, LETTERS)
def test_the_changes_turn_the_old_text_into_the_new_one(old, new):
    built, at = "", 0
    for one in changes(old, new):
        assert one.old.start >= at
        built += old[at : one.old.start] + one.new.of(new)
        assert len(built) == one.new.end
        at = one.old.end
    assert built + old[at:] == new
    assert changes(old, old) == ()


def test_words_that_another_participant_says_now_are_ambiguous() -> None:
    old = "P1: I never paid a bribe. We waited for eleven months.\n\nP2: The others paid a lot of money.\n"
    new = (
        "P1: We waited for eleven months.\n\n"
        "P2: She tells everybody: I never paid a bribe. The others paid a lot of money.\n"
    )
    assert outcome("I never paid a bribe.", old, new) == (Fate.AMBIGUOUS, None)


def test_who_got_another_name_is_not_another_participant() -> None:
    """The words have moved, below a label that the old text has not: it may be the same person's."""
    old = "P1: We waited for eleven months and then some. I never paid a bribe.\n\nP2: The others paid.\n"
    new = "Ruth: I never paid a bribe. We waited for eleven months and then some.\n\nP2: The others paid.\n"
    assert outcome("I never paid a bribe.", old, new) == (Fate.MOVED, new.index("I never"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("P1 (12:03):", "P2 (12:40):"),
        ("P1 [00:12:03.5]:", "P2 [00:12:40.0]:"),
        ("Ann Lee (12.03) :", "Bo (P2) (12.40) :"),
        ("[12:03] P1:", "[12:40] P2:"),
    ],
)
def test_a_time_behind_a_name_is_no_part_of_the_label(first: str, second: str) -> None:
    old = f"{first} I never paid a bribe. We waited for months.\n\n{second} The others paid a lot.\n"
    new = (
        f"{first} We waited for months.\n\n"
        f"{second} She tells everybody that I never paid a bribe. The others paid a lot.\n"
    )
    assert outcome("I never paid a bribe.", old, new) == (Fate.AMBIGUOUS, None)
    later = first.replace("03", "55")
    old = old.replace("The others", f"Hm.\n\n{later} And I did not. The others")
    same = (
        f"{first} We waited for months.\n\n{second} Hm.\n\n{later} I never paid a bribe. And I did not. The"
    )
    assert outcome("I never paid a bribe.", old, same)[0] is Fate.MOVED


def test_labels_are_looked_for_in_rows_of_numbers_without_reading_any_twice() -> None:
    row = "1 2.5 (12:03) 3_4 " * 20_000
    text = f"{row}\n{row}:\n{row}P1 (12:03): Yes.\n(12:03)\n12:03 P2: No.\nP3 (12:03:\n"
    starts, labels = _labels(text)
    assert labels == ["P1", "P2"]
    assert [text.count("\n", 0, start) for start in starts] == [2, 4]
    assert unbounded(_parser.parse(_LABEL.pattern)) == 0
    assert unbounded(_parser.parse(r"(?:[(]\d+[)])*+ a{1,40} (?:b*)")) == 2


def unbounded(pattern: object) -> int:
    """How many parts of a pattern are repeated without bound and may be given back, and so be read again."""
    if isinstance(pattern, _parser.SubPattern | tuple | list):
        own = isinstance(pattern, tuple) and pattern[0] in {_parser.MAX_REPEAT, _parser.MIN_REPEAT}
        return (own and pattern[1][1] == _parser.MAXREPEAT) + sum(map(unbounded, pattern))
    return 0
