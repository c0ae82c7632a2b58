"""Verdicts on quotations of a small study, one by one; expectations are read off the transcripts by hand."""

from dataclasses import replace

import pytest

from qda.audit.manuscript.compared.alignment import narrowed
from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.verdict import Verdict
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.conftest import Look, document

E = Verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“we could not afford the medicine, and the clinic was far away” (P1)", E.EXACT),
        ("“I never wanted to leave the village.” (P1)", E.EXACT),
        ("“My neighbour drives me to the town” (Anna)", E.EXACT),
        ("“My neighbour drives me to the town” (FG1)", E.EXACT),
        ("“We could not afford the medicine” (P1)", E.NORMALISED),
        ("“my brother helped us, and later the government” (P1)", E.NORMALISED),
        ("“the clinic was far away — really far” (P1)", E.NORMALISED),
        ("“My father didn’t like the re-opening” (P1)", E.NORMALISED),
        ("“the reopening of the road” (P1)", E.NORMALISED),
        ("“the govern-\nment gave us some money” (P1)", E.NORMALISED),
        ("“The crossborder trade was everything for us” (P2)", E.NORMALISED),
        ("“we could not afford the medicine [...] my brother helped us” (P1)", E.MARKED),
        ("“[W]e could not afford [it], and the clinic was far away” (P1)", E.MARKED),
        ("“He said it would bring [sic] strangers” (P1)", E.MARKED),
        ("“They [the doctors] are good people” (P1)", E.MARKED),
        ("“we could afford the medicine, and the clinic was far away” (P1)", E.ALTERED),
        ("“My father did not like the re-opening of the road” (P1)", E.ALTERED),
        ("“I never wanted to leave the village?” (P1)", E.ALTERED),
        ("“now here” (P1)", E.NOT_CHECKED),
        ("“It is a long way to the hospital” (P1)", E.WRONG_SPEAKER),
        ("“I never wanted to leave the village” (P9)", E.WRONG_SPEAKER),
        ("Participant 9 said: “I never wanted to leave the village”", E.WRONG_SPEAKER),
        ("“I never wanted to leave the village” (Interviewee no. 9)", E.WRONG_SPEAKER),
        ("“I never wanted to leave the village” (T9)", E.EXACT),
        ("“Nobody drives me, I take the bus” (Anna)", E.WRONG_SPEAKER),
        ("“Could you afford the medicine at all” (P1)", E.INTERVIEWER),
        ("“I never wanted to leave the village. It is a long way to the hospital.” (P1)", E.STITCHED),
        ("“we could not afford the medicine ... It is a long way to the hospital” (P1)", E.STITCHED),
        ("“we could not afford the medicine ... He said it would bring strangers” (P1)", E.STITCHED),
        ("“I never wanted to leave the village” (Participant One)", E.EXACT),
        ("“I never wanted to leave the village” (#1)", E.EXACT),
        ("“I never wanted to leave the village” (#2)", E.WRONG_SPEAKER),
        ("“I never wanted to leave the village” (Participant Two)", E.WRONG_SPEAKER),
        ("“Nothing like this was ever said by anybody in these rooms” (P1)", E.NOT_FOUND),
        ("“father did like” (P1)", E.ALTERED),
        ("“father would like” (P1)", E.NOT_FOUND),
    ],
)
def test_verdicts(look: Look, text: str, verdict: Verdict) -> None:
    (one,) = look(text)
    if verdict is Verdict.NOT_CHECKED:
        assert one.verdict in {Verdict.NOT_CHECKED, Verdict.NOT_FOUND}
    else:
        assert one.verdict is verdict, one


def test_a_word_that_is_written_in_two_is_not_the_same_word(look: Look) -> None:
    """Only a hyphen joins: "any more" is not "anymore", since "now here" is not "nowhere"."""
    (one,) = look("“I do not trust them anymore” (P1)")
    assert one.verdict is Verdict.ALTERED


def test_a_difference_is_shown_word_by_word(look: Look) -> None:
    (one,) = look("“we could afford the medicine, and the clinic was far away” (P1)")
    assert "[-not-]" in one.difference
    assert one.place == "P1, line 3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“I ... wanted to leave the village” (P1)", "negation"),
        (r"\enquote{I \textelp{} wanted to leave the village} (P1)", "negation"),
        (r"\enquote{They are \textins{not} good people, but I do not trust them} (P1)", "adds a negation"),
        ("“They are good people” (P1)", "goes on"),
        ("“the cost of the clinic matters to anybody” (P2)", "begins"),
    ],
)
def test_changes_of_meaning_are_told(look: Look, text: str, said: str) -> None:
    (one,) = look(text)
    assert any(said in warning.says for warning in one.warnings)


def test_a_quotation_that_needs_no_warning_has_none(look: Look) -> None:
    (one,) = look("“My neighbour drives me to the town whenever she has the time” (Anna)")
    assert one.warnings == ()


def test_what_is_not_found_says_where_matching_stops(look: Look) -> None:
    (one,) = look("“It is a long way to a place where nobody had ever been before him” (P2)")
    assert one.verdict is Verdict.NOT_FOUND
    assert "it is a long way to"[-12:] in one.reason


def test_a_last_word_that_stands_again_further_on_is_the_one_beside_the_others() -> None:
    """Either "the" of "day and the end of the" makes as few changes; the passage ends at the first."""
    source, quoted = ["so", "a", "day", "and", "the", "end", "of", "the"], ["a", "day", "and", "the"]
    later = [("delete", 0, 1, 0, 0), ("equal", 1, 4, 0, 3), ("delete", 4, 7, 3, 3), ("equal", 7, 8, 3, 4)]
    assert narrowed(later, 100, source, quoted, "en") == (101, 105)


def test_the_only_word_in_common_is_kept_however_far_it_stands_from_the_others() -> None:
    """ "Old" alone is equal; before it and behind it four words are only the transcript's."""
    source = ["old", "a", "b", "c", "d", "x"]
    first = [("equal", 0, 1, 0, 1), ("delete", 1, 5, 1, 1), ("replace", 5, 6, 1, 2)]
    last = [("replace", 0, 1, 0, 1), ("delete", 1, 5, 1, 1), ("equal", 5, 6, 1, 2)]
    assert narrowed(first, 100, source, ["old", "y"], "en") == (100, 102)
    assert narrowed(last, 100, source[::-1], ["y", "old"], "en") == (104, 106)


def test_terms_and_titles_are_not_called_missing(look: Look) -> None:
    one, other = look("A so-called “two-faced” policy. The book “Fighting to the Very End” tells of it.")
    assert {one.verdict, other.verdict} == {Verdict.NOT_CHECKED}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (r"\enquote{I \emph{never} wanted to leave~the village} (P1)", E.NORMALISED),
        (r"``my brother helped us\footnote{He is dead.}, and later the government'' (P1)", E.NORMALISED),
        ("``{[}my{]} brother helped us, and later the government'' (P1)", E.MARKED),
        ("``{[}M{]}y brother helped us, {[}he{]} and the government'' (P1)", E.ALTERED),
        ("“I never wanted² to leave the village” (P1)", E.NORMALISED),
        ("“I never wanted to leave the village[^12]” (P1)", E.NORMALISED),
        (r"\enquote{I never wanted \textelp{} the village} (P1)", E.MARKED),
        (r"\enquote*{I never wanted \textelp{to} the village} (P1)", E.MARKED),
        (r"\enquote{I never wanted \dotso{} the village} (P1)", E.MARKED),
        (r"\enquote{I never wanted \ldots {the village}} (P1)", E.MARKED),
        (r"\enquote{I never wanted $[\ldots]$ the village} (P1)", E.MARKED),
        (r"\enquote{I never wanted \elide{} the village} (P1)", E.MARKED),
        (r"\enquote{I never wanted \elide the village} (P1)", E.MARKED),
        (r"\enquote{I never wanted \elide{to leave} the village} (P1)", E.NORMALISED),
        (r"\enquote{I never wanted \textelp*{now} the village} (P1)", E.MARKED),
        (r"\enquote{I never wanted \textins{at \emph{all}} to leave the village} (P1)", E.MARKED),
        (r"\enquote{\textins*{i} never wanted to leave the village} (P1)", E.MARKED),
        (r"\enquote{I never wanted at all to leave the village} (P1)", E.ALTERED),
        ("“My father didn't like[d] the re-opening of the road” (P1)", E.MARKED),
        ("“I never want[s] to leave the village” (P1)", E.MARKED),
        ("“I never adore[d] to leave the village” (P1)", E.ALTERED),
        ("“whenever she has the time. Nobody drives me” (Anna)", E.WRONG_SPEAKER),
        ("“whenever she has the time. Nobody drives me” (FG1)", E.NORMALISED),
        ("“Nobody drives me, I take the bus” (FG1-Anna)", E.WRONG_SPEAKER),
        ("“Nobody drives me, I take the bus” (FG1-Bert)", E.EXACT),
        ("“They are good people. He said it would bring strangers.” (P1)", E.STITCHED),
        ("“the re-opening of the road” (P1)", E.EXACT),
    ],
)
def test_verdicts_on_what_is_easily_mistaken(look: Look, text: str, verdict: Verdict) -> None:
    (one,) = look(text)
    assert one.verdict is verdict, one


def test_what_is_never_closed_is_looked_up_as_far_as_it_goes(look: Look) -> None:
    (one,) = look("“I never wanted to leave the village, one of them told us.")
    assert (one.verdict, one.quotation.closed) == (Verdict.EXACT, False)
    assert "no mark closes it" in one.reason


def test_a_pronoun_alone_makes_nobody_a_wrong_speaker(look: Look) -> None:
    _, one = look("P1 said: “I never wanted to leave.” She added: “It is a long way to the hospital.”")
    assert (one.verdict, one.quotation.attribution) == (Verdict.EXACT, None)


MIND = """\
Interviewer: Do you trust them?

P1: I trust them to get it wrong. No, sorry, that's unfair. They don't answer the phone and
I have to call twice. Everyone had a say. Not everyone won. I have never been asked. Not once.

Interviewer: And then?

P1: We went home, all of us, as we always did in those years.
"""
GEIST = """\
I: Und die Kinder?

P1: Ich glaube nicht, dass die Kinder damit besser lernen. Die Geräte sind ein Segen. Aber sie sind teuer.
"""


@pytest.mark.parametrize(
    ("said", "language", "quoted", "told"),
    [
        (MIND, "en", "I trust them to get it wrong", "goes on"),
        (MIND, "en", "Everyone had a say", "goes on"),
        (MIND, "en", "I have never been asked", ""),
        (MIND, "en", "I have to call twice", ""),
        (GEIST, "de", "die Kinder damit besser lernen", "begins"),
        (GEIST, "de", "Die Geräte sind ein Segen", "goes on"),
        (GEIST, "de", "Ich glaube ... dass die Kinder", "negation"),
        (GEIST, "da", "Die Geräte sind ein Segen", ""),
    ],
)
def test_cues_of_a_changed_meaning(said: str, language: str, quoted: str, told: str) -> None:
    text = f"“{quoted}” (P1)"
    transcripts = transcripts_of([document("P1", said, "P1")], replace(Settings(), language=language))
    (one,) = look_up(quotations(text, Span(0, len(text))), transcripts)
    assert bool(one.warnings) == bool(told)
    assert all(told in warning.says for warning in one.warnings)


def test_a_question_between_two_answers_keeps_them_apart() -> None:
    text = "“They don't answer the phone ... We went home, all of us” (P1)"
    transcripts = transcripts_of([document("P1", MIND, "P1")], Settings())
    (one,) = look_up(quotations(text, Span(0, len(text))), transcripts)
    assert one.verdict is Verdict.STITCHED


def test_a_document_vouches_for_nobody_else_where_it_names_its_participant() -> None:
    said = "Ana: Will it help you at all?\n\nE1: It will write the text, I think.\n"
    text = "“Will it help you at all” (E1)"
    (one,) = look_up(
        quotations(text, Span(0, len(text))), transcripts_of([document("E1", said, None)], Settings())
    )
    assert one.verdict is Verdict.WRONG_SPEAKER


def test_a_short_quotation_without_the_hyphen_is_found_among_many_like_it() -> None:
    said = (
        "P1: "
        + "I've got a car. I've got a dog. I've got no time. " * 3
        + "I've got pre-diabetes, they say.\n"
    )
    text = "“I’ve got prediabetes” (P1)"
    (one,) = look_up(
        quotations(text, Span(0, len(text))), transcripts_of([document("P1", said, "P1")], Settings())
    )
    assert one.verdict is Verdict.NORMALISED


LAUGHS = """\
I: And then?

P1: Well (laughs), we went home [long pause] all of us (crying all night) and nobody (2.0) came, *sighs* not
one. Is it over? ((laughs)) We asked [inaudible] the doctor. Sie kam (lacht) nie wieder zu uns.
"""


@pytest.mark.parametrize(
    ("quoted", "verdict", "said"),
    [
        ("Well, we went home all of us", E.NORMALISED, "without the transcriber's (laughs), [long pause]"),
        ("and nobody came, not one", E.NORMALISED, "(2.0), *sighs*"),
        ("Is it over? We asked", E.NORMALISED, "((laughs))"),
        ("Sie kam nie wieder", E.NORMALISED, "(lacht)"),
        ("Well (laughs), we went home [long pause]", E.EXACT, ""),
        ("Is it over. We asked", E.ALTERED, ""),
        ("Well, he went home all of us", E.ALTERED, ""),
        ("all of us and nobody (2.0) came", E.ALTERED, ""),
        ("We asked the doctor", E.ALTERED, ""),
    ],
)
def test_what_was_remarked_is_none_of_the_speakers_words(quoted: str, verdict: Verdict, said: str) -> None:
    text = f"“{quoted}” (P1)"
    transcripts = transcripts_of([document("P1", LAUGHS, "P1")], Settings())
    (one,) = look_up(quotations(text, Span(0, len(text))), transcripts)
    assert (one.verdict, said in one.reason) == (verdict, True), one


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("Everyone had a say. Not once.", E.STITCHED),
        ("No, sorry, that's unfair. Not once.", E.STITCHED),
        ("I have never been asked. Not once.", E.EXACT),
        ("Everyone had a say. Not ever.", E.ALTERED),
    ],
)
def test_short_sentences_that_stand_apart_are_stitched(quoted: str, verdict: Verdict) -> None:
    """So short that no run of their words tells where they come from."""
    text = f"“{quoted}” (P1)"
    transcripts = transcripts_of([document("P1", MIND, "P1")], Settings())
    (one,) = look_up(quotations(text, Span(0, len(text))), transcripts)
    assert one.verdict is verdict, one


SPOKEN = """\
I: Und?

P1: Du brauchst ein dickes Fell in dem Amt. Er ist ein ehrlicher Mann. They don't listen, and they haven't
called. On n'ai pas fini. Ils me disent rien. Mein Vater war viel krank. I ever liked it. We are able to go.
I drove myself there.
"""


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("dicke[n] Fell in dem Amt", E.MARKED),
        ("Du brauchst ein dicke[n] Fell", E.MARKED),
        ("ehrliche[n] Mann", E.MARKED),
        ("ein[en] ehrliche[n] Mann", E.MARKED),
        ("Er ist ein ehrliche[n]", E.MARKED),
        ("They do[es]n't listen", E.MARKED),
        ("they ha[s]n't called", E.MARKED),
        ("On n'[a] pas fini", E.MARKED),
        ("Ils [l]e disent rien", E.MARKED),
        ("[S]ein Vater war viel krank", E.MARKED),
        ("I drove [him]self there", E.MARKED),
        ("[He] drove [her]self there", E.MARKED),
        ("I drove [him]selves there", E.ALTERED),
        ("dünne[n] Fell in dem Amt", E.ALTERED),
        ("and they wo[o]n't called", E.ALTERED),
        ("Ils [l]a disent rien", E.ALTERED),
        ("I [n]ever liked it", E.ALTERED),
        ("We are [un]able to go", E.ALTERED),
    ],
)
def test_a_changed_ending_in_brackets_is_a_marked_change_of_a_word_that_is_alike(quoted, verdict):
    (transcript,) = transcripts_of([document("P1", SPOKEN, "P1")], replace(Settings(), interviewers=("I",)))
    text = f"“{quoted}” (P1)."
    (one,) = look_up(quotations(text, Span(0, len(text)), ("P1",)), [transcript], text)
    assert one.verdict is verdict
