"""A word of a pattern finds its forms in other languages than English too, by both evaluations."""

import pytest

from qda.coding.engine.postings import Postings
from qda.coding.patterns.lexeme import lexemes, positions
from qda.coding.patterns.words import words_of
from qda.language.load import load
from qda.language.words.conjugations import forms_of
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.units.gather import Incoming, gather
from qda.units.segment import segment

# A word, its forms, and words that are none of its forms. The tables call `Haus` a form of `hausen`, and give
# `trabajo`, `aide` and `lavoro`, which are nouns too, as their own lemmas, and `taxes` as a form of `taxer`.
FORMS = """
de | Haus     | Häuser Hauses           | hausieren Hausarzt
de | melden   | meldet meldete gemeldet | Melder
de | arbeiten | arbeitet gearbeitet     | Arbeiter
de | Schule   | Schulen                 | Schüler
de | zog      | ziehen gezogen zieht    | Zug
de | geben    | gibt's gab gegeben       | Gebiet
de | Vorlage  | Vorlagen                | vorliegen vorlagen
de | Haushalt | Haushalte Haushalten    | Haushälterin
de | Angst    | Ängste Ängsten          | ängstlich
de | Aufnahme | Aufnahmen               | aufnehmen aufgenommen
de | Klage    | Klagen                  | klagt geklagt
de | Abendsitzung | Abendsitzungen      | Abendsitz
de | Hausarztpraxis | Hausarztpraxen    | Hausarzt
de | Wahlkampf | Wahlkämpfe             | Wahlkabine
de | vorliegen | vorlagen vorliegt      | Vorlagen
de | klein    | Kleine Kleinen          | Kleid
de | glauben  | Glaube glaubt           | gläubig
de | gut      | Gute Guten              | Güte
es | trabajar | trabajo trabaja trabajé trabajando | trabajador
es | mandar   | mando manda mandó       | mandato
es | vender   | vendo vendí vendió      | vendedor
es | vivir    | vivo viví viven         | viva víveres
es | comer    | comió comemos           | como comercio
es | estar    | estoy estaba            | esto este
fr | aider    | aide aides aidé aidait  | aidant
fr | rester   | reste restons resté     | restaurant
fr | payer    | paie paye payé          | pays
fr | entrer   | entré entrons           | entre entreprise
fr | tempête  | tempêtes                | temple
fr | taxe     | taxes                   | taxi taxer
es | fruta    | frutas                  | fruto frutal
es | ministra | ministras               | ministerio
pt | secretaria | secretarias           | secreto
it | lavorare | lavoro lavora lavorato  | lavoratore
it | pagare   | pago paga pagato        | pagamento
it | partire  | parto parti partito     | parte
pt | trabalhar | trabalho trabalha trabalhei | trabalhador
pt | vender   | vendo vendi vendeu      | vendaval
nl | huur     | huren                   | huurder
nl | lopen    | loopt liep gelopen      | loper
"""
CASES = [[part.strip() for part in line.split("|")] for line in FORMS.strip().splitlines()]


@pytest.mark.parametrize(("code", "word", "forms", "others"), CASES)
def test_a_word_finds_its_forms_and_no_other_words(code: str, word: str, forms: str, others: str) -> None:
    language = load(code)
    text = f"{word} {forms} {others}"
    document = Document("doc", INTERVIEW, text, Span(0, len(text)), "doc.txt", "sha256:0", language=code)
    corpus = gather([Incoming("doc", document, language)], interviewers=())
    (lexeme,) = lexemes(word, language)
    expected = list(range(1 + len(forms.split())))
    assert positions(lexeme, words_of(text, segment(document, language, interviewers=()))) == expected
    postings = Postings(corpus, None)
    assert postings.words(postings.any_of((lexeme,))).tolist() == expected


def test_what_is_short_or_no_verb_has_no_forms() -> None:
    assert forms_of("dar", "es") == forms_of("casa", "es") == forms_of("border", "en") == ()
