"""Quotations in languages whose writers take some letters for one. Each pair is read by eye."""

import unicodedata
from dataclasses import replace

import pytest

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.verdict import Looked, Verdict
from qda.audit.manuscript.compared.voices import voice_names
from qda.audit.manuscript.compared.wording import length
from qda.audit.manuscript.quoted.quotation import Kind
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.conftest import document

SPOKEN = {
    "tr": "Para önemli değil. IŞIK YANDI. İstanbul'dan geldik. Burada sınır vardı. Internet yok.",
    "de": "Ich war da. Meine Mutter sagte: iş yok. Sie sprach von sınır und sinir.",
    "ru": "Ещё помощь придёт. Все ждали.",
    "ky": "Ал ёлка деди.",
    "ar": "لم يكن عندنا مالٌ كافٍ. المـــال قليل. مشى على الطريق عام ٢٠٢١م.",
    "ur": "ہمارے پاس پيسے كم ہیں۔",
    "fr": "Ma sœur avait mal au cœur.",
    "ja": unicodedata.normalize("NFD", "それからスーパーで働きました。がんばった。"),
}
SAID = {
    (code, quoted): verdict
    for code, verdict, quotations_ in [
        ("tr", Verdict.NORMALISED, ["PARA ÖNEMLİ DEĞİL", "Işık yandı", "istanbul’dan geldik"]),
        ("tr", Verdict.NORMALISED, ["internet yok"]),
        ("tr", Verdict.ALTERED, ["Burada sinir vardı. Internet yok"]),
        ("de", Verdict.NORMALISED, ["ICH WAR DA", "iş yok. sie sprach von sınır"]),
        ("de", Verdict.ALTERED, ["Sie sprach von sinir und sinir"]),
        ("ru", Verdict.NORMALISED, ["Еще помощь придет", "помощь придет"]),
        ("ru", Verdict.ALTERED, ["Ещё помощь придём. Все ждали"]),
        ("ky", Verdict.NORMALISED, ["ал ёлка деди"]),
        ("ky", Verdict.NOT_FOUND, ["Ал елка деди"]),
        ("ar", Verdict.NORMALISED, ["لم يكن عندنا مال كاف", "المال قليل", "على الطريق عام 2021م"]),
        ("ar", Verdict.NOT_FOUND, ["مشى علي الطريق"]),
        ("ur", Verdict.NORMALISED, ["ہمارے پاس پیسے کم ہیں"]),
        ("fr", Verdict.NORMALISED, ["Ma soeur avait mal au coeur"]),
        ("fr", Verdict.ALTERED, ["Ma seur avait mal au cœur"]),
        ("ja", Verdict.NORMALISED, ["それからスーパーで働きました", "がんばった"]),
        ("ja", Verdict.ALTERED, ["それからスーハーで働きました"]),
    ]
    for quoted in quotations_
}


def _looked(language: str, spoken: str, text: str, label: str = "P1", name: str = "P1") -> Looked:
    settings = replace(Settings(), language=language)
    read = document(name, f"INTERVIEWER: ?\n\n{label}: {spoken}\n", name)
    transcripts = transcripts_of([read], settings)
    found = quotations(text, Span(0, len(text)), voice_names(transcripts))
    return look_up(found, transcripts, text)[0]


@pytest.mark.parametrize(("language", "quoted"), SAID)
def test_letters_that_a_language_takes_for_one_are_the_same(language: str, quoted: str) -> None:
    one = _looked(language, SPOKEN[language], f"P1: “{quoted}” (P1).")
    assert one.verdict is SAID[language, quoted], one


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("「お金は全然なかったです」（協力者A）と述べた。", "お金は全然なかったです", "協力者A"),
        ("協力者Aは「お金は『全然』なかったです」と述べた。", "お金は『全然』なかったです", "協力者A"),
        ("また、「学校は遠かったです（笑）」（協力者A）。", "学校は遠かったです（笑）", "協力者A"),
        ("張偉說：“我們真的沒有錢給他看病。”", "我們真的沒有錢給他看病。", "張偉"),
        ("احمد نے کہا: ”ہمارے پاس پیسے نہیں تھے“ (احمد)۔", "ہمارے پاس پیسے نہیں تھے", "احمد"),
        ("’ہمارے پاس پیسے نہیں تھے‘ (احمد)۔", "ہمارے پاس پیسے نہیں تھے", "احمد"),
        ("«لم يكن عندنا مال كاف» (المعلمة سلمى).", "لم يكن عندنا مال كاف", "المعلمة سلمى"),
    ],
)
def test_marks_brackets_and_names_of_scripts_without_capitals(text: str, words: str, label: str) -> None:
    found = quotations(text, Span(0, len(text)), ("協力者A", "張偉", "احمد", "المعلمة سلمى"))
    first = found[0]
    assert (first.words, first.kind, first.closed) == (words, Kind.PARTICIPANT, True)
    assert first.attribution is not None
    assert first.attribution.label == label


@pytest.mark.parametrize(
    ("words", "number"), [("we never left", 3), ("", 0), ("お金", 1), ("COVIDで大変", 3), ("我們", 1)]
)
def test_two_signs_count_as_a_word(words: str, number: int) -> None:
    assert length(words) == number
