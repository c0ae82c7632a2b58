"""Words that several people say, or nearly so: whose they are read as. Decided by hand for each."""

from collections.abc import Callable

import pytest

from qda.audit.manuscript.compared import places
from qda.audit.manuscript.compared.index import build
from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.verdict import Looked, Verdict
from qda.audit.manuscript.compared.voices import voice_names
from qda.audit.manuscript.compared.wording import wording
from qda.audit.manuscript.quotation_items import quotation_items
from qda.audit.manuscript.quoted.quotations import quotations
from qda.audit.problem import Severity
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.conftest import document

E = Verdict
P1 = """\
INTERVIEWER: And the work?

P1: The bonus is small and I would recommend it. I would never go back to the night shift at the mill. It is a
hard job, a good job.
"""
P2 = """\
INTERVIEWER: would you say that it is fine?

P2: I would recommend it. My wife leaves notes on the fridge door. You are tired? Would you say that it is
fine?
"""
P3 = """\
INTERVIEWER: And you?

P3: I would never, ever go back to the night shift at the farm. It is a good job.
"""
FG1 = """\
Moderator: So is it fair?

P7: In practice the quiet ones get Christmas, it is fair on paper, I would gladly say.

P8: Exactly. The quiet ones get Christmas. It is fair, on paper, I would say.

P9: I disagree.
"""

P4 = """\
INTERVIEWER: How do you see the future of the trade?

P4: The frozen dough will kill us. My cousin warms things up.

INTERVIEWER: And the money?

P4: The money hardly lasts till then.
"""

Look = Callable[[str], Looked]


@pytest.fixture(scope="module")
def look() -> Look:
    named = {"P1": P1, "P2": P2, "P3": P3, "P4": P4}
    documents = [document(name, text, name) for name, text in named.items()]
    said = transcripts_of([*documents, document("FG1", FG1, None)], Settings())

    def looked(text: str) -> Looked:
        (one,) = look_up(quotations(text, Span(0, len(text)), voice_names(said)), said, text)
        return one

    return looked


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“the quiet ones get Christmas” (P8)", E.NORMALISED),
        ("“The quiet ones get Christmas” (P7)", E.NORMALISED),
        ("“the quiet ones get Christmas” (P7, P8)", E.EXACT),
        ("“the quiet ones get Christmas” (P9)", E.WRONG_SPEAKER),
        ("“it is fair on paper” (P8)", E.ALTERED),
        ("“It is fair [...] I would say” (P8)", E.MARKED),
        ("“it is fair [...] I would gladly say” (P8)", E.WRONG_SPEAKER),
        ("“would you say that it is fine” (P2)", E.NORMALISED),
        ("P2 said: “I would [strongly] recommend it.”", E.MARKED),
        ("“I would ... recommend it” (P2)", E.MARKED),
        ("“It is [...] a good job” (P3)", E.MARKED),
        ("“I would never [...] go back to the night shift” (P3)", E.MARKED),
        ("“I would never [...] go back to the night shift” (P1)", E.MARKED),
        ("“I would never [...] go back to the night shift” (P2)", E.WRONG_SPEAKER),
    ],
)
def test_what_several_say_is_read_as_that_of_whom_is_named(look: Look, text: str, verdict: Verdict) -> None:
    assert look(text).verdict is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“You are tired?” (P2)", E.EXACT),
        ("“You are tired” (P2)", E.EXACT),
        ("“You are tired,” said P2.", E.NORMALISED),
        ("“You are tired.” (P2)", E.ALTERED),
        ("“You are tired!” (P2)", E.ALTERED),
        ("“You are tired ...” (P2)", E.NORMALISED),
    ],
)
def test_a_full_stop_makes_no_statement_of_a_question(look: Look, text: str, verdict: Verdict) -> None:
    assert look(text).verdict is verdict


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("“My wife leaves letters on the fridge door” (P2)", Severity.MEDIUM),
        ("“My wife leaves letters on the fridge door” (P1)", Severity.HIGH),
        ("“I would never go back to the night shift at the place” (P3)", Severity.MEDIUM),
        ("“I would never go back to the night shift at the place” (P9)", Severity.HIGH),
    ],
)
def test_altered_words_of_somebody_else_are_no_milder_than_unaltered_ones(
    look: Look, text: str, severity: Severity
) -> None:
    one = look(text)
    assert one.verdict is E.ALTERED
    assert next(quotation_items([one])).severity is severity


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("“the frozen dough will help us” (P4)", "the frozen dough will [-kill-] {+help+} us"),
        ("“the frozen dough will help all” (P4)", "the frozen dough will [-kill us-] {+help all+}"),
        ("“the money lasts till May” (P4)", "the money [-hardly-] lasts till [-then-] {+may+}"),
    ],
)
def test_an_answer_that_begins_as_the_question_ends_is_compared_alone(
    look: Look, text: str, difference: str
) -> None:
    one = look(text)
    assert (one.voice, one.difference) == ("P4", difference)


def test_the_steps_to_a_quotation_are_those_of_its_passage_however_often_it_was_narrowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = (
        "Nobody in such a place knew it by 1919 or so. In this 1918, other economic reasons were as strong, "
        "and 26 of them left for the town in doing so, and there 35 or 18 to a house are in need of it, such "
        "as it was in 1920."
    )
    sources = transcripts_of([document("P1", f"INTERVIEWER: And?\n\nP1: {said}\n", "P1")], Settings())
    quoted = wording(
        "in such, 1920. 35 doing As strong to are in for 18 26 economic and other there 1919 reasons"
    )
    for times in (1, 2, 3):
        monkeypatch.setattr(places, "_NARROWINGS", times)
        searcher = places.Searcher(build(sources, [quoted.forms]))
        for low, high in ((0, 44), (3, 40), (10, 30)):
            found = searcher.aligned(quoted, low, high)
            if found is not None:
                steps = [word for step in found.steps for word in step.source]
                assert steps == searcher.forms(found.first, found.last + 1)
