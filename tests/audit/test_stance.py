"""What claims say of the codes, as a reader judges it."""

import json

import pytest

from qda.audit.stance import stance
from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.language.load import load
from qda.model.settings import Settings
from qda.project.coding.code_texts import code_each

WORDS = {"en": ["trust", "tired"], "de": ["vertrauen", "müde"], "fr": ["confiance"], "es": ["confianza"]}


@pytest.mark.parametrize(
    ("language", "claim", "said"),
    [
        ("en", "Most participants were tired at work.", "affirms"),
        ("en", "Nurses trust their team.", "affirms"),
        ("en", "Participants were not only tired but ill.", "affirms"),
        ("en", "Night work wears people out.", "nothing"),
        ("en", "Most participants do not trust the company.", "denies"),
        ("en", "Nobody trusted the company.", "denies"),
        ("en", "Few participants trust the company.", "denies"),
        ("en", "Trust in the company is low.", "denies"),
        ("en", "Trust has been lost.", "denies"),
        ("en", "There is a lack of trust.", "denies"),
        ("en", "Most participants never believe the company.", "denies"),
        ("de", "Die meisten Befragten sind müde.", "affirms"),
        ("de", "Die Nachtarbeit zehrt an den Leuten.", "nothing"),
        ("de", "Die meisten Befragten vertrauen der Firma nicht.", "denies"),
        ("de", "Das Vertrauen ist gering.", "denies"),
        ("de", "Niemand glaubt der Firma.", "denies"),
        ("fr", "La plupart ont confiance.", "affirms"),
        ("fr", "Peu de participants ont confiance.", "denies"),
        ("es", "La mayoría no tiene confianza.", "denies"),
    ],
)
def test_a_claim_affirms_or_denies_what_the_code_stands_for(language, claim, said):
    tongue = load(language)
    book = json.dumps({"codes": [{"code": "x", "match": WORDS[language]}]})
    compiled = compile_codebook(from_text(book, "x.yaml", language), tongue)
    (codings,) = code_each([claim], compiled, Settings())
    found = stance(claim, {"x"}, codings, language)
    assert ("affirms" if found.affirms else "denies" if found.denies else "nothing") == said
