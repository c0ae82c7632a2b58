"""Lemmas against a list made by hand: what a researcher means when a pattern names a word."""

import pytest

from qda.language.load import load

EXPECTED = {
    "recognise": "recognise recognises recognised recognising",
    "recognize": "recognize recognizes recognized recognizing",
    "border": "border borders Border",
    "dispute": "dispute disputes disputed disputing",
    "fight": "fight fights fought fighting",
    "attack": "attack attacks attacked attacking Attacks",
    "support": "support supports supported supporting",
    "tie": "tie ties tied",
    "think": "think thinks thought thinking",
    "play": "play plays played playing",
    "grow": "grow grows grew grown growing",
    "develop": "develop develops developed developing",
    "prefer": "prefer prefers preferred preferring",
    "trade": "trade trades traded trading",
    "cross": "cross crosses crossed crossing",
    "fence": "fence fences fenced fencing",
    "bomb": "bomb bombs bombed bombing bombings",
    "kill": "kill kills killed killing killings",
    "leave": "leave leaves left leaving",
    "win": "win wins won winning",
    "rise": "rise rises rose risen rising",
    "break": "break breaks broke broken breaking",
    "draw": "draw draws drew drawn drawing",
    "lose": "lose loses lost losing",
    "teach": "teach teaches taught teaching",
    "deny": "deny denies denied denying",
    "influence": "influence influences influenced influencing",
    "control": "control controls controlled controlling",
    "demarcate": "demarcate demarcated demarcates",
    "counterbalance": "counterbalance counterbalanced counterbalancing",
    "be": "be am is are was were been being",
    "have": "have has had having",
    "do": "do does did done",
    "go": "go goes went gone going",
    "woman": "woman women",
    "man": "man men",
    "child": "child children",
    "wife": "wife wives",
    "crisis": "crisis crises",
    "country": "country countries",
    "policy": "policy policies",
    "enemy": "enemy enemies",
    "ally": "ally allies",
    "treaty": "treaty treaties",
    "militant": "militant militants",
    "refugee": "refugee refugees",
    "leader": "leader leaders",
    "elder": "elder elders",
    "good": "good better best",
    "bad": "bad worse worst",
    # words of the field that the table does not know, or knows in the plural only
    "pakistani": "Pakistani Pakistanis pakistanis",
    "afghan": "Afghan Afghans afghans",
    "american": "American Americans americans",
    "indian": "Indian Indians indians",
    "pashtun": "Pashtun Pashtuns",
    "tajik": "Tajik Tajiks",
    "uzbek": "Uzbek Uzbeks",
    "hazara": "Hazara Hazaras",
    "deobandi": "Deobandi Deobandis",
    "talib": "Talib Talibs",
    "madrassa": "madrassa madrassas Madrassas",
    "mullah": "mullah mullahs",
    "jirga": "jirga jirgas",
    "shura": "shura shuras",
    "jihadi": "jihadi jihadis",
    "warlord": "warlord warlords",
    "islamist": "Islamist Islamists",
    "ngo": "NGO NGOs ngos",
}

THEIR_OWN = (
    "always its status news politics series perhaps across process religious previous consensus economics "
    "business thus less unless gas bus yes Abbas Hamas ISIS Texas Laos Kansas Islamabad Taliban ulama "
    "mujahideen Sharia CPEC TTP Durand Kabul Quetta 1990s P11 2014"
)


@pytest.mark.parametrize("lemma", EXPECTED)
def test_forms_of_a_word_share_its_lemma(lemma: str) -> None:
    forms = EXPECTED[lemma].split()
    assert {form: load("en").lemmatiser.lemma(form) for form in forms} == dict.fromkeys(forms, lemma)


@pytest.mark.parametrize("word", THEIR_OWN.split())
def test_a_word_that_is_no_plural_stays_as_it_is(word: str) -> None:
    assert load("en").lemmatiser.lemma(word) == word.casefold()


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("can't", ["can", "not"]),
        ("won’t", ["will", "not"]),
        ("DON'T", ["do", "not"]),
        ("cannot", ["can", "not"]),
        ("dont", ["do", "not"]),
        ("they're", ["they", "be"]),
        ("I'm", ["i", "be"]),
        ("we've", ["we", "have"]),
        ("she'll", ["she", "will"]),
        ("Pakistan's", ["pakistan", "'s"]),
        ("Pakistan’s", ["pakistan", "'s"]),
        ("cross-border", ["cross", "-", "border"]),
    ],
)
def test_contractions_are_words_of_their_own(text: str, lemmas: list[str]) -> None:
    assert [one.lemma for one in load("en").types_of(text)] == lemmas


def test_an_abbreviation_is_no_form_of_the_word_it_looks_like() -> None:
    lemmatiser = load("en").lemmatiser
    assert [lemmatiser.lemma(form) for form in ("US", "us", "AIDS", "aids")] == ["us", "we", "aids", "aid"]


def test_a_pattern_word_in_the_singular_finds_its_plural() -> None:
    """Whatever the lemma is: the singular and the plural that English makes of it must share it."""
    lemmatiser = load("en").lemmatiser
    words = (
        "meeting killing building feeling stranger elder warning bombing training leader thought shot rose"
    )
    for word in words.split():
        assert lemmatiser.lemma(f"{word}s") == lemmatiser.lemma(word)


def test_other_languages_have_their_own_tables() -> None:
    assert load("de").lemmatiser.lemma("Grenzen") == "grenze"
    assert load("da").lemmatiser.lemma("grænser") == "grænse"
    assert load("de").lemmatiser.lemma("Straßen") == "strasse"


def test_a_language_without_a_table_gives_the_norm() -> None:
    assert load("xx").lemmatiser.lemma("Borders") == "borders"
