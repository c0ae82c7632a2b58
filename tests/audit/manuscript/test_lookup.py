"""Verdicts on quotations of a small study, one by one; expectations are read off the transcripts by hand."""

import pytest

from qda.audit.manuscript.verdict import Verdict
from tests.audit.manuscript.conftest import Look

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
        ("“Nobody drives me, I take the bus” (Anna)", E.WRONG_SPEAKER),
        ("“Could you afford the medicine at all” (P1)", E.INTERVIEWER),
        ("“I never wanted to leave the village. It is a long way to the hospital.” (P1)", E.STITCHED),
        ("“we could not afford the medicine ... It is a long way to the hospital” (P1)", E.STITCHED),
        ("“we could not afford the medicine ... He said it would bring strangers” (P1)", E.STITCHED),
        ("“Nothing like this was ever said by anybody in these rooms” (P1)", E.NOT_FOUND),
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
        ("“They are good people” (P1)", "goes on"),
        ("“the cost of the clinic matters to anybody” (P2)", "begins"),
    ],
)
def test_changes_of_meaning_are_told(look: Look, text: str, said: str) -> None:
    (one,) = look(text)
    assert any(said in warning for warning in one.warnings)


def test_a_quotation_that_needs_no_warning_has_none(look: Look) -> None:
    (one,) = look("“My neighbour drives me to the town whenever she has the time” (Anna)")
    assert one.warnings == ()


def test_what_is_not_found_says_where_matching_stops(look: Look) -> None:
    (one,) = look("“It is a long way to a place where nobody had ever been before him” (P2)")
    assert one.verdict is Verdict.NOT_FOUND
    assert "it is a long way to"[-12:] in one.reason


def test_terms_and_titles_are_not_called_missing(look: Look) -> None:
    one, other = look("A so-called “two-faced” policy. The book “Fighting to the Very End” tells of it.")
    assert {one.verdict, other.verdict} == {Verdict.NOT_CHECKED}
