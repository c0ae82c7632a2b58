"""Verdicts on quotations of a small study, one by one; expectations are read off the transcripts by hand."""

from dataclasses import replace

import pytest

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.places import _narrowed
from qda.audit.manuscript.compared.verdict import Verdict
from qda.audit.manuscript.compared.voices import voice_names
from qda.audit.manuscript.quoted.quotation import Kind
from qda.audit.manuscript.quoted.quotations import quotations
from qda.audit.manuscript.references.audit import entries_by_number
from qda.model.document import LITERATURE, Document
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
    assert _narrowed(later, 100, source, quoted) == (101, 105)


def test_terms_and_titles_are_not_called_missing(look: Look) -> None:
    one, other = look("A so-called “two-faced” policy. The book “Fighting to the Very End” tells of it.")
    assert {one.verdict, other.verdict} == {Verdict.NOT_CHECKED}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (r"\enquote{I \emph{never} wanted to leave~the village} (P1)", E.NORMALISED),
        (r"``my brother helped us\footnote{He is dead.}, and later the government'' (P1)", E.NORMALISED),
        ("“I never wanted² to leave the village” (P1)", E.NORMALISED),
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


def test_whom_a_pronoun_stands_for_is_the_one_who_is_named_before(look: Look) -> None:
    said = "“they are good people, but I do not trust them”"
    _, one = look(f"P1 said: “I never wanted to leave.” Later on she said that {said}.")
    assert one.quotation.attribution is not None
    assert (one.verdict, one.quotation.attribution.label) == (Verdict.NORMALISED, "P1")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“I never wanted to leave the village” (P1, P2)", E.WRONG_SPEAKER),
        ("“I never wanted to leave the village” (P2 and P1)", E.WRONG_SPEAKER),
        ("“to the hospital” (P1, P2)", E.WRONG_SPEAKER),
        ("“the clinic” (P1, P2)", E.EXACT),
        ("“I never wanted to leave” and “It is a long way” (P1, P2)", E.EXACT),
        ("“I never wanted to leave the village” (all participants)", E.WRONG_SPEAKER),
        ("> INTERVIEWER: Could you afford the medicine at all in those days?", E.EXACT),
        ("> INTERVIEWER: I never wanted to leave the village.", E.WRONG_SPEAKER),
        ("> P2: I never wanted to leave the village.", E.WRONG_SPEAKER),
        ("We asked P1, “Could you afford the medicine at all in those days?”", E.EXACT),
        ("To the question “Could you afford the medicine at all in those days?” P1 said no.", E.EXACT),
        ("“Could you afford the medicine at all in those days?”, the interviewer asked P1.", E.EXACT),
        ("We asked P1, “Where would you go if you could go anywhere?”", E.NOT_CHECKED),
        ("“Could you afford the medicine at all in those days?” (P1)", E.INTERVIEWER),
    ],
)
def test_several_who_are_named_and_whoever_asks(look: Look, text: str, verdict: Verdict) -> None:
    assert {one.verdict for one in look(text)} == {verdict}


_HERS, _HIS = "“never wanted to leave the village”", "“a long way to the hospital”"
"""Words of P1 and of P2."""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            f"P1 and P2 agreed that places matter: to P1 it was a home she {_HERS}; P2 saw {_HIS}.",
            ["P1", "P2"],
        ),
        (f"P1 and P2 saw this differently from P3: P1 {_HERS}, for P2 it was {_HIS}.", ["P1", "P2"]),
        (f"P1 {_HERS}, P2 says {_HIS}.", ["P1", "P2"]),
        (f"P2 spoke of P1, who had {_HERS}.", ["P1"]),
        (f"Für P1, die {_HERS} sagt, ist es das, für P2 {_HIS}.", ["P1", "P2"]),
        (f"When P2 says that it is {_HIS}, he means what P1 said.", ["P2"]),
        (f"In the words of P1 and P2 respectively: {_HERS} and {_HIS}.", ["P1", "P2"]),
        (f"She {_HERS}, said P1, and P2: {_HIS}.", ["P1", "P2"]),
        (f"The road was {_HIS} — P1, who stayed, was nearer to it than P2.", ["P2"]),
    ],
)
def test_words_of_one_who_is_named_in_the_sentence_are_read_as_hers(
    look: Look, text: str, speakers: list[str]
) -> None:
    looked = look(text)
    assert [one.verdict for one in looked] == [E.EXACT] * len(speakers), looked
    assert [one.voice for one in looked] == speakers


def test_it_is_told_how_a_quotation_was_read(look: Look) -> None:
    (one,) = look(f"P2 spoke of P1, who had {_HERS}.")
    assert one.quotation.attribution is not None
    assert one.quotation.attribution.label == "P1"
    assert one.reason == "read as the words of P1, who is named in the same sentence"
    (one,) = look(f"P1 and P2 agreed that it was {_HIS}.")
    assert one.reason == "read as the words of P2, who is named together with P1"


@pytest.mark.parametrize(
    "text",
    [
        f"P1 nodded: it was {_HIS} (P1), and P2 left.",
        f"P2 did not speak; P1: {_HIS}.",
        f"P2 was silent, whereas P1 said {_HIS}.",
        f"As P1 and P2 put it, {_HIS}.",
        f"P1 and Anna agreed that it was {_HIS}.",
        f"P2 agrees.\n\n| P1 | {_HIS} |\n|----|----|\n| P2 | yes |\n",
    ],
)
def test_what_stands_right_at_a_quotation_says_whose_it_is(look: Look, text: str) -> None:
    (one,) = look(text)
    assert one.verdict is E.WRONG_SPEAKER, one


_QUESTION = "Could you afford the medicine at all in those days?"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"We opened with “{_QUESTION}” and went on from there.", E.EXACT),
        (f"Die Leitfrage „{_QUESTION}“ verneinte P1.", E.EXACT),
        (f"Die Eingangsfrage lautete: „{_QUESTION}“", E.EXACT),
        (f"Se preguntó a P1: «{_QUESTION}»", E.EXACT),
        (f"P1 said: “{_QUESTION}”", E.INTERVIEWER),
        (f"P1: “{_QUESTION}”", E.INTERVIEWER),
        ("P1 spoke of “Tell me about the way to the hospital.”", E.INTERVIEWER),
    ],
)
def test_a_question_that_nobody_is_given_is_the_interviewers(look: Look, text: str, verdict: Verdict) -> None:
    (one,) = look(text)
    assert one.verdict is verdict, one
    assert (one.quotation.kind is Kind.INTERVIEWER) is (verdict is E.EXACT)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("P6 said “I run the code and it runs”.", E.EXACT),
        ("P1 said “I run the code and it runs”.", E.WRONG_SPEAKER),
        ("P2 said “Nothing but good work here”.", E.EXACT),
        ("P3 said “Nothing but good work here”.", E.WRONG_SPEAKER),
    ],
)
def test_a_document_of_a_round_is_the_participants_and_nobody_elses(text: str, verdict: Verdict) -> None:
    rounds = [
        document(
            "P6R1", "INT: And then?\n\nP6: I run the code and it runs.\n\nINT: Good.\n\nP6: Yes.\n", None
        ),
        document("P2R3", "Nothing but good work here.\n", None),
        document("P1R1", "INT: And then?\n\nP1: I read it.\n\nINT: Good.\n\nP1: Yes.\n", None),
        document("P3R1", "INT: And then?\n\nP3: I sleep.\n\nINT: Good.\n\nP3: Yes.\n", None),
    ]
    (one,) = look_up(quotations(text, Span(0, len(text))), transcripts_of(rounds, Settings()))
    assert one.verdict is verdict, one


@pytest.mark.parametrize("colon", [":", " :", "\u00a0:"])
def test_the_projects_own_labels_of_whoever_asks_are_read_in_dialogues(colon: str) -> None:
    settings = Settings(interviewers=("E",))
    said = "E: Comment était la nuit ?\n\nP1: Je n'ai pas dormi.\n\nE: Et l'équipe ?\n\nP1: Elle aide.\n"
    sources = transcripts_of([document("P1", said, "P1")], settings)
    text = f"> E{colon} Comment était la nuit ?\n>\n> P1{colon} Je n'ai pas dormi.\n"
    found = quotations(text, Span(0, len(text)), voice_names(sources), settings.interviewers)
    looked = look_up(found, sources)
    assert [one.quotation.kind for one in looked] == [Kind.INTERVIEWER, Kind.PARTICIPANT]
    assert {one.verdict for one in looked} == {E.EXACT}


@pytest.mark.parametrize(("label", "verdict"), [("FG1, P1", E.WRONG_SPEAKER), ("FG2, P1", E.EXACT)])
def test_one_of_a_group_is_nobody_of_another(label: str, verdict: Verdict) -> None:
    groups = [
        document("FG1", "Moderator: And you?\n\nP4: I take the bus.\n\nP5: I walk.\n", None),
        document("FG2", "Moderator: And you?\n\nP1: We left at night.\n\nP2: I stayed.\n", None),
    ]
    text = f"“We left at night” ({label})"
    (one,) = look_up(quotations(text, Span(0, len(text))), transcripts_of(groups, Settings()))
    assert one.verdict is verdict, one


def test_several_who_are_named_are_told_apart_by_who_says_it(look: Look) -> None:
    (one,) = look("“I never wanted to leave the village” (P1, P2)")
    assert one.reason == "ascribed to P1, P2, said by P1, not by P2"


SHIFTS = "Risk was found to be higher on nights.\n\nIt also increased over successive nights of work.\n"
FATIGUE = "Fatigue was seldom discussed with any of the managers.\n"


def work(key: str, text: str, author: str, year: str, *pages: str) -> Document:
    written = {"citation": key, "author": author, "year": year}
    return Document(
        key, LITERATURE, text, Span(0, len(text)), f"{key}.txt", "", key, attributes=written, locators=pages
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“It also increased over successive nights” (Folk & Tuck, 2003, p. 97)", E.EXACT),
        ("“It also increased over successive nights” (Folk & Tuck, 2003: 96–98)", E.EXACT),
        ("“It also increased over successive nights” (Folk & Tuck, 2003)", E.EXACT),
        ("“It also increased over successive nights” (Folk & Tuck, 2003, p. 95)", E.PAGE_DIFFERS),
        (r"``It also increased over successive nights'' \citep[95]{folk2003}", E.PAGE_DIFFERS),
        ("Folk and Tuck (2003) write: “It also increased over successive nights” (p. 95).", E.PAGE_DIFFERS),
        ("Folk and Tuck found: “It also increased over successive nights” (2003, p. 97).", E.EXACT),
        ("“It also increased over successive nights” (Gand, 2019, p. 12)", E.WRONG_WORK),
        (r"``It also increased over successive nights'' \citep{gand2019}", E.WRONG_WORK),
        ("“It also increased over successive nights” [@gand2019]", E.WRONG_WORK),
        ("“It also increased over successive nights” (Gand, 2019; Folk & Tuck, 2003)", E.EXACT),
        ("“It also increased over successive nights” (Other, 2010, p. 5)", E.EXACT),
        ("“successive nights” (Gand, 2019)", E.EXACT),
        ("“I have never been tired at night” (Gand, 2019)", E.WRONG_WORK),
        ("As in Gand (2019), P1 said: “I have never been tired at night”.", E.EXACT),
        ("P1 said: “I have never been tired at night” (see Gand, 2019).", E.EXACT),
        ("“It also increased over successive nights” (P1)", E.WRONG_SPEAKER),
    ],
)
def test_words_of_a_work_are_held_against_the_work_and_the_page(text: str, verdict: Verdict) -> None:
    documents = [
        work("folk2003", SHIFTS, "Folk, Simon and Tuck, Philip", "2003", "page 95", "page 97"),
        work("gand2019", FATIGUE, "Gand, P.", "2019", "page 12"),
        document("P1", "P1: I have never been tired at night.\n", "P1"),
    ]
    transcripts = transcripts_of(documents, Settings())
    (one,) = look_up(quotations(text, Span(0, len(text)), ("P1",)), transcripts)
    assert one.verdict is verdict, one


VANCOUVER = """

## References

1. Gand P. Fatigue at work. J Sleep. 2019;3(1):12-20.
2. Other B, Young A. Something else entirely. Work. 2010;7:1-9.
3. Folk S, Tuck P. Shift work and risk: a review. Lancet. 2003;4:90-9.
"""
IEEE = """

References

[1] P. Gand, "Fatigue at work," J. Sleep, vol. 3, no. 1, pp. 12-20, 2019.
[2] B. Other and A. Young, "Something else entirely," Work, vol. 7, 2010.
[3] S. Folk and P. Tuck, "Shift work and risk: A review," Lancet, 2003.
"""


@pytest.mark.parametrize("listed", [VANCOUVER, IEEE])
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“It also increased over successive nights” [3].", E.EXACT),
        ("“It also increased over successive nights” [3, p. 97].", E.EXACT),
        ("“It also increased over successive nights” [3, p. 95].", E.PAGE_DIFFERS),
        ("“It also increased over successive nights” [1].", E.WRONG_WORK),
        ("“It also increased over successive nights” [1, 3].", E.EXACT),
        ("“It also increased over successive nights” [2].", E.EXACT),
        ("“It also increased over successive nights” [1, 2].", E.EXACT),
        ("As Gand puts it [1], “it also increased over successive nights”.", E.WRONG_WORK),
        ("Folk and Tuck [3] found that “it also increased over successive nights”.", E.NORMALISED),
    ],
)
def test_a_work_is_known_by_its_number_in_the_list(text: str, verdict: Verdict, listed: str) -> None:
    documents = [
        work("folk2003", SHIFTS, "Folk, Simon and Tuck, Philip", "2003", "page 95", "page 97"),
        work("gand2019", FATIGUE, "Gand, P.", "2019", "page 12"),
    ]
    whole = f"Nights are long [1-3]. {text}{listed}"
    body = Span(0, len(whole))
    numbers = entries_by_number(whole, body)
    assert sorted(numbers) == [1, 2, 3]
    (one, *_) = look_up(quotations(whole, body), transcripts_of(documents, Settings()), whole, numbers)
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
