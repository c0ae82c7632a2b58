"""Quoted numbers, money and percentages against what was said; what each comes to was worked out by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

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

SAID = """\
INTERVIEWER: What happened then?

P1: I worked there for 5-6 years. It was -20 in the hall. We made 1,200 loaves a day. It took 2-3 hours.
They lost 3-0 on 9/11. About 20-30% came, for $1.50 each. The town has 1.5 million people. It had COVID-19
wards. Some 5% left. In 2019-2020 it was worse.
"""

Quote = Callable[[str], Looked]


@pytest.fixture(scope="module")
def quote() -> Quote:
    said = transcripts_of([document("P1", SAID, "P1")], Settings())

    def looked(words: str) -> Looked:
        text = f"“{words}” (P1)"
        (one,) = look_up(quotations(text, Span(0, len(text)), voice_names(said)), said)
        return one

    return looked


@pytest.mark.parametrize(
    "words",
    [
        "I worked there for 56 years",
        "It was 20 in the hall",
        "It took 23 hours",
        "They lost 30",
        "They lost 3-0 on 911",
        "About 2030% came",
        "About 20-30 came",
        "About 20-30% came, for $150 each",
        "for £1.50 each",
        "for 1.50 each",
        "Some 5 left",
        "Some 50% left",
        "We made 12,00 loaves a day",
        "We made 1, 200 loaves a day",
        "We made 1 20 loaves a day",
        "We made 120 loaves a day",
        "The town has 1.5 billion people",
        "The town has 15 million people",
        "In 20192020 it was worse",
    ],
)
def test_another_number_is_another_word_and_grave(quote: Quote, words: str) -> None:
    one = quote(words)
    assert one.verdict is Verdict.ALTERED, one
    assert next(quotation_items([one])).severity is Severity.HIGH


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("I worked there for 5-6 years", Verdict.EXACT),
        ("I worked there for 5–6 years", Verdict.NORMALISED),
        ("I worked there for 5 – 6 years", Verdict.NORMALISED),
        ("It was −20 in the hall", Verdict.NORMALISED),
        ("We made 1200 loaves a day", Verdict.NORMALISED),
        ("We made 1 200 loaves a day", Verdict.NORMALISED),
        ("We made 1\u202f200 loaves a day", Verdict.NORMALISED),
        ("It had COVID19 wards", Verdict.NORMALISED),
        ("Some 5 % left", Verdict.NORMALISED),
        ("I worked there for 5 to 6 years", Verdict.ALTERED),
        ("I worked there for 5 6 years", Verdict.ALTERED),
    ],
)
def test_another_way_to_write_a_number_is_none(quote: Quote, words: str, verdict: Verdict) -> None:
    assert quote(words).verdict is verdict


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("from -20 to 5–6, or 5 - 6", ["from", "-20", "to", "5", "-", "6", "or", "5", "-", "6"]),
        ("1,200 at 10:30 on 9/11. 5 came", ["1,200", "at", "10:30", "on", "9/11", "5", "came"]),
        ("well - 20 came -slowly", ["well", "20", "came", "slowly"]),
        ("$50, 20%-30% and .5", ["$", "50", "20", "%", "30", "%", "and", "0.5"]),
        ("-5", ["-5"]),
        ("5-", ["5"]),
    ],
)
def test_a_number_is_one_word_and_a_dash_between_two_another(text: str, forms: list[str]) -> None:
    assert list(wording(text).forms) == forms


CUT = {
    "en": """\
He was fifty-two years old. They paid two hundred and fifty euros. I waited one hundred and ten
days. I have twenty one cows. It took three and a half years. I earned 2 million there. We gave 1
200 sacks. Some 20-30 people left. About 40% stayed. I took 20mg of it. He is HIV- and she is HIV+.
It grew by .5 percent, by 3 mg a week. The other one fifty metres on was shut. In 2019 300 came. I
was- tired. Nobody has five. Two goats died. It was cut by 96 a day.
""",
    "de": "Ich habe zwei hundert fünfzig Euro bezahlt. Anderthalb Millionen Leute kamen.\n",
    "fr": "Il a quatre-vingt-dix moutons. Nous étions soixante et onze au village.\n",
    "es": "Tenía treinta y cinco vacas. Gastamos medio millón de pesos.\n",
    "it": "Avevo trenta cinque anni e tre e mezzo di pausa.\n",
    "nl": "Ik had twee honderd schapen en min vijf graden buiten.\n",
    "pt": "Tinha vinte e cinco vacas e dois milhões de dívida.\n",
}

Told = Callable[[str, str], Looked]


@pytest.fixture(scope="module")
def told() -> Told:
    def looked(words: str, language: str) -> Looked:
        settings = replace(Settings(), language=language)
        said = transcripts_of(
            [replace(document("P1", f"INTERVIEWER: Well?\n\nP1: {CUT[language]}", "P1"), language=language)],
            settings,
        )
        text = f"“{words}” (P1)"
        (one,) = look_up(quotations(text, Span(0, len(text)), voice_names(said)), said)
        return one

    return looked


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("2 years old", "en"),
        ("two years old", "en"),
        ("They paid two hundred", "en"),
        ("They paid 200", "en"),
        ("They paid two hundred and", "en"),
        ("fifty euros", "en"),
        ("I waited 100", "en"),
        ("ten days", "en"),
        ("one cows", "en"),
        ("It took three", "en"),
        ("a half years", "en"),
        ("I earned 2", "en"),
        ("million there", "en"),
        ("200 sacks", "en"),
        ("30 people left", "en"),
        ("Some 20", "en"),
        ("About 40", "en"),
        ("I took 20", "en"),
        ("They paid two hundred [...] euros", "en"),
        ("I waited one hundred ... days", "en"),
        ("He is HIV+ and", "en"),
        ("He is HIV", "en"),
        ("she is HIV-", "en"),
        ("by 3 μg a week", "en"),
        ("They paid £250. I waited one hundred and ten days", "en"),
        ("They paid €350. I waited one hundred and ten days", "en"),
        ("They paid 250 euros. I waited 111 days. I have", "en"),
        ("About 40 stayed", "en"),
        ("fünfzig Euro bezahlt", "de"),
        ("Millionen Leute kamen", "de"),
        ("Il a quatre-vingt", "fr"),
        ("onze au village", "fr"),
        ("Tenía treinta", "es"),
        ("millón de pesos", "es"),
        ("cinque anni", "it"),
        ("mezzo di pausa", "it"),
        ("honderd schapen", "nl"),
        ("vijf graden", "nl"),
        ("Tinha 20", "pt"),
        ("milhões de dívida", "pt"),
    ],
)
def test_a_part_of_a_number_and_another_sign_or_unit_are_altered(
    told: Told, words: str, language: str
) -> None:
    one = told(words, language)
    assert one.verdict is Verdict.ALTERED, one
    assert next(quotation_items([one])).severity is Severity.HIGH


@pytest.mark.parametrize(
    ("words", "language", "verdict"),
    [
        ("fifty-two years old", "en", Verdict.EXACT),
        ("52 years old", "en", Verdict.NORMALISED),
        ("paid 250", "en", Verdict.NORMALISED),
        ("I took 20 mg of it", "en", Verdict.NORMALISED),
        ("by 3mg a week", "en", Verdict.NORMALISED),
        ("by 0.5 percent", "en", Verdict.NORMALISED),
        ("by 0.5% by 3 mg", "en", Verdict.NORMALISED),
        ("About 40 per cent stayed", "en", Verdict.NORMALISED),
        ("They paid 250 euros. I waited 110 days", "en", Verdict.NORMALISED),
        ("They paid €250. I waited", "en", Verdict.NORMALISED),
        ("They paid €250", "en", Verdict.NORMALISED),
        ("Some twenty to thirty people left. About forty per cent", "en", Verdict.ALTERED),
        ("About forty per cent", "en", Verdict.NORMALISED),
        ("cut by ninety-six", "en", Verdict.NORMALISED),
        ("ninety-six a day", "en", Verdict.NORMALISED),
        ("I waited 110 days", "en", Verdict.NORMALISED),
        ("110 days. I have 21 cows", "en", Verdict.NORMALISED),
        ("he is HIV- and she is HIV+", "en", Verdict.NORMALISED),
        ("fifty metres on was shut", "en", Verdict.EXACT),
        ("300 came", "en", Verdict.EXACT),
        ("I was tired", "en", Verdict.NORMALISED),
        ("Two goats died", "en", Verdict.EXACT),
        ("Nobody has five", "en", Verdict.EXACT),
        ("quatre-vingt-dix moutons", "fr", Verdict.EXACT),
        ("71 au village", "fr", Verdict.NORMALISED),
        ("35 vacas", "es", Verdict.NORMALISED),
    ],
)
def test_a_whole_number_is_none_that_is_cut(told: Told, words: str, language: str, verdict: Verdict) -> None:
    assert told(words, language).verdict is verdict
